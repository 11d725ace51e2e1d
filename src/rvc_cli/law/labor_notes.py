"""What a reader of labor value content should know beside its figure."""

from collections.abc import Iterable, Iterator, Sequence

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.labor import MATERIAL_AND_LABOR, Formula
from rvc_cli.facts.outcome import Outcome
from rvc_cli.law.amounts import HUNDRED
from rvc_cli.law.labor_provisions import Required
from rvc_cli.law.labor_reading import PARAGRAPHS, Reading
from rvc_cli.law.labor_stated import Stated

NAMES = {Formula.NET_COST: "net cost", Formula.ANNUAL_PURCHASE_VALUE: "annual purchase value"}
MOST_NAMES = 10


def notes(stated: Stated, best: Reading, readings: Iterable[Reading], required: Required) -> Iterator[str]:
    """Which formula was used and what the other gives, then what stands behind the amounts."""
    yield f"measured by {NAMES[best.basis]} (s. {PARAGRAPHS[best.basis]}){_with_labor(best)}"
    for other in readings:
        if other is not best:
            figure = percents(*other.totals(required))
            yield f"by {NAMES[other.basis]} (s. {PARAGRAPHS[other.basis]}) it is {figure}"
    if stated.labor.basis is None and best.outcome(required) is not Outcome.MET:
        for basis in set(Formula) - set(stated.formulas):
            yield f"by {NAMES[basis]} (s. {PARAGRAPHS[basis]}) it is not measured: nothing is given for that"
    if required.least is not None and best.points[1] < Fraction(required.least.value):
        least = f"{required.least.value} points of it are required"
        yield f"{percents(*best.points)} of high-wage {MATERIAL_AND_LABOR}: at least {least}"
    if not stated.inside:
        yield "produced outside the territory: nothing counts (s. 12, 18(4))"
    if stated.materials.marked_outside:
        count = stated.materials.marked_outside
        lines, count_for = (
            ("1 line that says", "counts") if count == 1 else (f"{count} lines that say", "count")
        )
        yield f"{lines} high_wage, made outside the territory, {count_for} for nothing (s. 12, 18(4))"
    yield from _of_wages(stated)
    if best.spent.transport.low > 0:
        yield "transport counts only as far as it is not in the value of the materials (s. 18(20))"
    if best.assembly.low > 0:
        made = "the engines, transmissions or battery packs behind the assembly credit"
        yield f"{made} need not originate (s. 12, 18(14)); 29 CFR 810.300(a) speaks of originating ones"


def _with_labor(reading: Reading) -> str:
    """How the annual formula took high-wage labor: the producer's choice."""
    if reading.basis is Formula.NET_COST:
        return ""
    counted = reading.low.labor > 0
    return ", high-wage labor above and below the line" if counted else ", without high-wage labor"


def _of_wages(stated: Stated) -> Iterator[str]:
    """What the wage table makes of its plants on the day (s. 12, 18(5))."""
    names = list(dict.fromkeys(one.name for one in stated.labor.plants or ()))
    if not names:
        return
    answers = {name: stated.qualifies(name) for name in names}
    for answer, said in (
        (True, "pay the qualifying wage rate on the day"),
        (False, "do not pay it"),
        (None, "may pay it: country, hours, wages or a period that certifies the day are missing (s. 18(5))"),
    ):
        listed = [name for name in names if answers[name] is answer]
        if listed:
            yield f"plants that {said}: {_some(listed)}"
    if stated.assembled is False:
        yield f"{stated.labor.plant} is no qualifying assembly plant: its wages are no high-wage labor (s. 12)"


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
    return ", ".join(names[:MOST_NAMES]) + more


def percents(low: Fraction, high: Fraction) -> str:
    """Two ends in percentage points, cut downward to two decimals."""
    shown = [f"{one * HUNDRED // 1 // 100}.{one * HUNDRED // 1 % 100:02d}" for one in (low, high)]
    return f"{shown[0]} %" if low == high else f"{shown[0]}\N{EN DASH}{shown[1]} %"
