"""One formula of s. 18(6) with its credits, put to what s. 18(1), 18(2) or 19(4)(d) requires."""

from collections.abc import Iterator

from msgspec import Struct

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.findings import Figure, Points
from rvc_cli.facts.labor import MATERIAL_AND_LABOR, OF_WHICH, TOTAL, Formula
from rvc_cli.facts.lots import ZERO
from rvc_cli.facts.outcome import Outcome
from rvc_cli.law.amounts import HUNDRED
from rvc_cli.law.bounds import Bounds
from rvc_cli.law.labor_formulas import Parts, Spent
from rvc_cli.law.labor_provisions import Percent, Required

PARAGRAPHS = {Formula.NET_COST: "18(6)(a)", Formula.ANNUAL_PURCHASE_VALUE: "18(6)(b)"}


class Reading(Struct, frozen=True):
    """Both ends of one formula, and both credits in points before they are capped; ``spent`` are the amounts behind."""

    basis: Formula
    low: Parts
    high: Parts
    technology: Bounds
    assembly: Bounds
    spent: Spent

    @property
    def points(self) -> tuple[Fraction, Fraction]:
        """Percentage points of high-wage material and labor at both ends."""
        return self.low.share * HUNDRED, self.high.share * HUNDRED

    def totals(self, required: Required) -> tuple[Fraction, Fraction]:
        """Labor value content in points at both ends, no credit above its most (s. 18(1), 18(2))."""
        low, high = self.points
        return (
            low
            + _capped(self.technology.low, required.technology)
            + _capped(self.assembly.low, required.assembly),
            high
            + _capped(self.technology.high, required.technology)
            + _capped(self.assembly.high, required.assembly),
        )

    def outcome(self, required: Required) -> Outcome:
        """Is the total reached, and of it the least that must be material and labor? (s. 18(1), 18(2))

        Never met where the base is known from below only.
        """
        total, least = Fraction(required.total.value), ZERO
        if required.least is not None:
            least = Fraction(required.least.value)
        (low, high), (total_low, total_high) = self.points, self.totals(required)
        if total_high < total or high < least:
            return Outcome.NOT_MET
        met = self.low.base is not None and total_low >= total and low >= least
        return Outcome.MET if met else Outcome.UNDETERMINED

    def figures(self, required: Required) -> tuple[Figure, Figure]:
        """Both ends as figures: the total as a share of one."""
        low, high = self.totals(required)
        return Figure(self.low.base, None, low / HUNDRED), Figure(self.high.base, None, high / HUNDRED)

    def sums(self, required: Required, credit: str) -> Iterator[Points]:
        """What the total is made of, and the total; ``credit`` is the paragraph of the assembly credit."""
        asked = required.total.citation.paragraph
        low, high = self.points
        least = None if required.least is None else required.least.value
        yield Points(MATERIAL_AND_LABOR, low, high, None, least, asked)
        for name, least_share, most_share, cite in (
            ("material", self.low.material, self.high.material, "s. 18(7), 18(21)"),
            ("labor", self.low.labor, self.high.labor, "s. 18(3)(b)"),
            ("transport", self.low.transport, self.high.transport, "s. 18(20)"),
        ):
            yield Points(OF_WHICH + name, least_share * HUNDRED, most_share * HUNDRED, None, None, cite)
        yield _credit("technology", self.technology, required.technology, "s. 18(9)-(11)")
        yield _credit("assembly", self.assembly, required.assembly, credit)
        yield Points(TOTAL, *self.totals(required), None, required.total.value, asked)


def _credit(name: str, points: Bounds, most: Percent | None, cite: str) -> Points:
    cap = None if most is None else most.value
    high = points.high if points.high is not None else HUNDRED if cap is None else Fraction(cap)
    return Points(name, points.low, high, cap, None, cite)


def _capped(points: Fraction | None, most: Percent | None) -> Fraction:
    """A credit as far as the law lets it count; one that nothing bounds may be the whole."""
    if most is None:
        return HUNDRED if points is None else points
    cap = Fraction(most.value)
    return cap if points is None else min(points, cap)
