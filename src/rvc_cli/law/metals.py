"""The purchases of steel and of aluminum by a vehicle's producer (s. 17): two tests, one for each metal."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from rvc_cli.facts.findings import Finding, Later, NotAssessed
from rvc_cli.facts.goods import Good
from rvc_cli.facts.metals import Metal, MetalFacts, MetalPurchase, PurchaseTable, PurchaseTotals
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.provision import Provision, next_change
from rvc_cli.facts.rules import GoodClass, MetalRow, Rulebook
from rvc_cli.law.amounts import slope_for
from rvc_cli.law.asked import COVERED
from rvc_cli.law.metal_notes import counted_notes, elected_notes, left_out
from rvc_cli.law.metal_periods import FISCAL, Window, window
from rvc_cli.law.metal_purchases import MetalTest, contradictions_in
from rvc_cli.law.metal_share import Share, ends, of_table, of_totals
from rvc_cli.law.requirement import same_for_all
from rvc_cli.law.staging import exempt, staged
from rvc_cli.law.value_content import slack_at

TESTED = (Metal.STEEL, Metal.ALUMINUM)
EXEMPT = "exempted under the producer's approved regime, as the manifest says"
POURED = "all of it must also be melted and poured in the territory (s. 17(5)(b))"


class _Put(Struct, frozen=True):
    """One metal of one good, put to the law of a day."""

    good: Good
    metal: Metal
    book: Rulebook
    day: date

    def bound(self, subject: str, measure: str, day: date | None = None) -> Provision[Decimal] | None:
        """The version of a provision that binds ``day``, else the day asked; None where the rules have none."""
        return self.book.bound(f"{subject}.{measure}", day or self.day)

    def poured(self, day: date | None = None) -> Provision[Decimal] | None:
        """The provision by which all of it must have been melted and poured here, where it binds (s. 17(5)(b))."""
        found = self.bound(self.metal.value, "melted-and-poured", day)
        return found if found is not None and found.value > 0 else None

    def left(self, reason: str, citation: str) -> NotAssessed:
        """The metal, not assessed for a reason."""
        return NotAssessed(self.metal.value, reason, citation)


def metals(good: Good, good_class: GoodClass, book: Rulebook, day: date) -> Iterator[Finding | NotAssessed]:
    """Are at least so many percent of the producer's purchases, by value, of originating goods (s. 17(1))?

    Asked of passenger vehicles, light trucks and heavy trucks. Under a regime of s. 19 that covers the day s. 19(4)(c)
    stands in for s. 17; where nobody said until when the regime runs, both are asked.
    """
    for metal in TESTED if good_class in COVERED else ():
        put = _Put(good, metal, book, day)
        match staged(good.facts, good_class, day):
            case True:
                yield _under_the_regime(put)
            case False:
                yield _by_section_17(put)
            case None:
                yield _by_either(_by_section_17(put), _under_the_regime(put))


def _by_section_17(put: _Put) -> Finding | NotAssessed:
    """Purchases of originating goods; of steel, once it is asked, melted and poured here as well (s. 17(1), 17(5))."""
    required, poured = put.bound(put.metal.value, "purchases"), put.poured()
    if required is None:
        return put.left(f"the rules applied ask nothing of purchases of {put.metal} on {put.day}", "s. 17(1)")
    found = _shared(put, poured=poured is not None)
    if isinstance(found, NotAssessed):
        return found
    finding = _finding(put, found, required)
    if poured is not None:
        cited = f"{required.citation.paragraph}; {poured.citation.paragraph}"
        asked = "every purchase is asked whether it was melted and poured here, whenever it was made"
        finding = replace(finding, citation=cited, notes=(*finding.notes, asked))
    return replace(finding, later=_later(put))


def _under_the_regime(put: _Put) -> Finding | NotAssessed:
    """What qualifies under Schedule 1 originates, unless the producer has been exempted from the test (s. 19(4)(c))."""
    required = put.bound("alternative-staging", "purchases")
    if required is None:
        return put.left(f"the rules applied have no alternative staging regime on {put.day}", "s. 19(4)(c)")
    if put.good.facts.steel_exempt:
        return exempt(put.metal.value, put.good.name, required.citation.paragraph, EXEMPT)
    found = _shared(put, poured=False)
    return found if isinstance(found, NotAssessed) else _finding(put, found, required)


def _by_either(own: Finding | NotAssessed, staged: Finding | NotAssessed) -> Finding | NotAssessed:
    """Both tests, of which it is open which one binds: met when both are, not met when neither is (s. 19(2))."""
    if isinstance(staged, NotAssessed):
        return own
    words = (
        f"under the regime of s. 19 it would be {staged.outcome.value} ({staged.citation}): "
        "say in [alternative_staging] until when the regime runs"
    )
    if isinstance(own, NotAssessed):
        return replace(own, reason=f"{own.reason}; {words}")
    if staged.outcome is own.outcome:
        return own
    return replace(own, outcome=same_for_all((own.outcome, staged.outcome)), notes=(*own.notes, words))


def _shared(put: _Put, poured: bool) -> Share | NotAssessed:
    """The share of originating purchases, from a table or from totals; or what is missing for it."""
    facts = _facts(put)
    if facts is None or facts.purchases is None:
        return put.left(f"no purchases of {put.metal} are given: [{put.metal}] in a manifest", "s. 17")
    over = _window(put, facts)
    test = MetalTest(put.metal, _listed(put.book, put.metal), over, poured)
    if isinstance(facts.purchases, PurchaseTotals):
        share = of_totals(facts.purchases, test)
    elif facts.purchases.tells_period and over is None:
        return put.left(_no_period(put.metal, facts), "s. 17(7)")
    else:
        share = of_table(facts.purchases, test)
    if share.empty:
        why = f" ({left_out(share)})" if share.left else ""
        return put.left(
            f"no purchase of {put.metal} counts{why}, and of nothing there is no share", "s. 17(1)"
        )
    return share


def _facts(put: _Put) -> MetalFacts | None:
    return put.good.metals.of(put.metal) if put.good.metals else None


def _window(put: _Put, facts: MetalFacts) -> Window | None:
    """The days of the period the producer chose for this metal (s. 17(7), 17(10)); None where they are not known."""
    if facts.period is None or put.good.metals is None:
        return None
    return window(facts.period, put.day, put.good.metals.fiscal_year_starts)


def _no_period(metal: Metal, facts: MetalFacts) -> str:
    """Why a table that tells the period of each purchase cannot be read for one of s. 17(7)."""
    if facts.period in FISCAL:
        return "the fiscal year is chosen as the period, and `fiscal_year_starts` in [good] does not say when it begins"
    return f"the table tells the period of each purchase, and `period` in [{metal}] does not choose one of s. 17(7)"


def _listed(book: Rulebook, metal: Metal) -> tuple[MetalRow, ...]:
    return tuple(row for row in book.metals if row.metal is metal)


def _finding(put: _Put, share: Share, required: Provision[Decimal]) -> Finding:
    """A share put to its percentage at both ends; equal to it is enough."""
    low, high = ends(share)
    outcome = _outcome(share, required)
    facts = _facts(put)
    elected = tuple(elected_notes(facts, _window(put, facts))) if facts else ()
    return Finding(
        requirement=put.metal.value,
        subject=put.good.name,
        decides=True,
        outcome=outcome,
        low=low,
        high=high,
        required=required,
        citation=required.citation.paragraph,
        needed=share.needed if outcome is Outcome.UNDETERMINED else (),
        slack=slack_at(high if outcome is Outcome.NOT_MET else low, required),
        notes=(*elected, *counted_notes(share)),
    )


def _outcome(share: Share, required: Provision[Decimal]) -> Outcome:
    """Met where the worst end meets the percentage, not met where the best end misses it; an end at which nothing
    counts does neither."""
    rest = slope_for(required.value)
    if share.low.total > 0 and share.low.other <= rest * share.low.total:
        return Outcome.MET
    if share.high.total > 0 and share.high.other > rest * share.high.total:
        return Outcome.NOT_MET
    return Outcome.UNDETERMINED


def _later(put: _Put) -> Later | None:
    """What the same purchases come to when the next change binds: another percentage, or melted and poured here."""
    names = (f"{put.metal}.{measure}" for measure in ("purchases", "melted-and-poured"))
    known = (put.book.thresholds[name].versions for name in names if name in put.book.thresholds)
    day = min((one for versions in known if (one := next_change(versions, put.day))), default=None)
    then = put.bound(put.metal.value, "purchases", day)
    if day is None or then is None:
        return None
    poured = put.poured(day)
    share = _shared(put, poured=poured is not None)
    if isinstance(share, NotAssessed):
        return None
    outcome = _outcome(share, then)
    points = slack_at(ends(share)[outcome is Outcome.NOT_MET], then).points
    return Later(day, outcome, then, points, POURED if poured and not put.poured() else "")


def contradictions(good: Good, book: Rulebook) -> Iterator[tuple[PurchaseTable, MetalPurchase, MetalRow]]:
    """Purchases whose stated metal is another than that of their code in Table S, each once."""
    facts = (good.metals.of(metal) for metal in TESTED) if good.metals else ()
    tables = dict.fromkeys(one.purchases for one in facts if one and isinstance(one.purchases, PurchaseTable))
    for table in tables:
        yield from ((table, *found) for found in contradictions_in(table, book.metals))
