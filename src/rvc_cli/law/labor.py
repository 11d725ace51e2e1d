"""Labor value content (s. 18): is enough of a vehicle made where wages are high?

The section paragraph by paragraph: which plants pay (12, 18(5): ``labor_wages``), high-wage materials and transport
(18(4), (7), (20), (21): ``labor_materials``, ``labor_purchases``), the formulas (18(6): ``labor_formulas``), the
credits (18(9)-(14): ``labor_credits``), and here what is required (18(1), 18(2), 19(4)(d)).
"""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.findings import Finding, Slack
from rvc_cli.facts.labor import AnnualPurchase, Formula, Labor
from rvc_cli.facts.lots import ZERO
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.rules import GoodClass, Method, Rulebook
from rvc_cli.facts.words import in_territory
from rvc_cli.law.amounts import HUNDRED, ONE
from rvc_cli.law.labor_materials import HighWage
from rvc_cli.law.labor_needs import needs
from rvc_cli.law.labor_notes import notes
from rvc_cli.law.labor_provisions import LaborLaw, Required, labor_law
from rvc_cli.law.labor_reading import PARAGRAPHS, Reading
from rvc_cli.law.labor_stated import Stated, reading
from rvc_cli.law.roll_up import RollUp
from rvc_cli.law.staging import staged

REQUIREMENT = "lvc"
RANK = {Outcome.MET: 2, Outcome.UNDETERMINED: 1, Outcome.NOT_MET: 0}


class LaborValue(Struct, frozen=True):
    """The finding on labor value content, and every formula by which it was measured."""

    finding: Finding
    readings: tuple[Reading, ...]
    required: Required
    contradicted: tuple[AnnualPurchase, ...] = ()

    @property
    def above_net_cost(self) -> bool:
        """Whether high-wage material, labor and transport come to more than the net cost they are part of."""
        by_cost = (one for one in self.readings if one.basis is Formula.NET_COST)
        return any(one.low.share > ONE for one in by_cost)

    def labor_above(self, costs: Fraction) -> bool:
        """Whether high-wage labor in the assembly of one vehicle is more than all ``costs`` beside its materials."""
        by_cost = (one for one in self.readings if one.basis is Formula.NET_COST)
        return any(one.spent.labor.low > costs for one in by_cost)


def labor_value(
    roll_up: RollUp, costs_given: bool, good_class: GoodClass, book: Rulebook, day: date
) -> LaborValue | None:
    """Labor value content of a vehicle; None where nothing is said of it, or no rule on file asks for it.

    Raises NothingInForceError.
    """
    facts, labor = roll_up.good.facts, roll_up.good.labor
    materials = HighWage(roll_up, not facts.produced_in or in_territory(facts.produced_in))
    if labor is None and not materials.said:
        return None
    law = labor_law(book, good_class, day, staged(facts, good_class, day))
    if law is None:
        return None
    stated = Stated(labor or Labor(), materials, law, day, costs_given)
    readings = tuple(reading(stated, one) for one in stated.formulas)
    bought = stated.purchases
    return LaborValue(
        _finding(stated, readings), readings, law.required, bought.contradicted if bought else ()
    )


def _finding(stated: Stated, readings: tuple[Reading, ...]) -> Finding:
    """The formula that gives most decides, and is named: the producer chooses (s. 18(6)).

    While none is met, each end is that of the formula that gives most there.
    """
    law = stated.law
    best = _best(readings, law.required)
    at_worst = max(readings, key=lambda one: one.totals(law.required)[0])
    outcome, (shown, *others) = _with_staging(best.outcome(law.required), readings, law)
    merged = replace(best, low=at_worst.low)
    low, high = merged.figures(shown)
    credit = law.assembly.credit
    formulas = dict.fromkeys(PARAGRAPHS[one.basis] for one in (best, at_worst))
    return Finding(
        requirement=REQUIREMENT,
        subject=stated.materials.roll_up.good.name,
        decides=True,
        outcome=outcome,
        method=Method.NET_COST if best.basis is Formula.NET_COST else None,
        low=low,
        high=high,
        required=shown.total,
        also_required=tuple(one.total for one in others),
        citation=", ".join((shown.total.citation.paragraph, *formulas)),
        needed=needs(stated, readings) if outcome is Outcome.UNDETERMINED else (),
        slack=_slack(merged, shown, outcome),
        notes=tuple(notes(stated, best, readings, shown)),
        points=tuple(merged.sums(shown, credit.citation.paragraph if credit else "s. 18(12), 18(13)")),
    )


def _best(readings: tuple[Reading, ...], required: Required) -> Reading:
    """The formula that is met, by the most at its worst; while none is, the one that could give most at its best."""

    def merit(one: Reading) -> tuple[int, Fraction, Fraction]:
        outcome, (low, high) = one.outcome(required), one.totals(required)
        return (RANK[outcome], low, high) if outcome is Outcome.MET else (RANK[outcome], high, low)

    return max(readings, key=merit)


def _with_staging(
    usual: Outcome, readings: tuple[Reading, ...], law: LaborLaw
) -> tuple[Outcome, tuple[Required, ...]]:
    """The outcome where nobody says until when a regime of s. 19 runs: what meets the usual values is met, what misses
    those of s. 19(4)(d) too is not, anything else is open. The values shown come first."""
    if law.staging is None:
        return usual, (law.required,)
    if usual is Outcome.MET:
        return usual, (law.required, law.staging)
    missed = all(one.outcome(law.staging) is Outcome.NOT_MET for one in readings)
    if missed and usual is Outcome.NOT_MET:
        return usual, (law.staging, law.required)
    return Outcome.UNDETERMINED, (law.required, law.staging)


def _slack(best: Reading, required: Required, outcome: Outcome) -> Slack:
    """The distance of the total from what is required, in points and in high-wage spending at the same base."""
    low, high = best.totals(required)
    total, base = (high, best.high.base) if outcome is Outcome.NOT_MET else (low, best.low.base)
    points = total - Fraction(required.total.value)
    return Slack(points, points / HUNDRED * (base or ZERO), None)
