"""What decides about a good beside its own percentage and shift, told with the reckoning of each (s. 14, 17, 18)."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from rvc_cli.facts.explanation import Calculation, Told
from rvc_cli.facts.findings import Assessment, Finding
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.words import abroad
from rvc_cli.law.core_part_findings import findings, methods_of
from rvc_cli.law.core_part_spots import Rolled, Spot
from rvc_cli.law.core_parts import READINGS, SUPER, CoreParts, Judged
from rvc_cli.law.value_content import Reading
from rvc_cli.law.worked import Worked

TOLD_FIRST = frozenset({"rvc", "tariff-shift"})  # what an explanation of a good begins with
BY = {"panel": "the panel's reading", "us-position": "the United States' position"}


def beside(done: Worked, assessment: Assessment) -> Iterator[Told]:
    """Every other finding on the good, and each core part with the methods that measured it; no part's own rule."""
    judged = iter(done.core.judged if done.core else ())
    for one in assessment.findings:
        kind, _, named = one.requirement.partition(":")
        if kind == "part" or one.requirement in TOLD_FIRST:
            continue
        apart = kind == "core-part" and not named.startswith("super-core")
        yield Told(one, _ways(done, next(judged)) if apart else ())


def _ways(done: Worked, judged: Judged) -> tuple[Finding, ...]:
    return tuple(methods_of(judged, done.core)) if done.core else ()


def deciders(assessment: Assessment) -> tuple[str, ...]:
    """The requirements that make the outcome what it is; none of one that is met, where all of them do."""
    own = [one for one in assessment.findings if one.decides and ":" not in one.requirement]
    met = {one.alternative for one in own if one.alternative and one.outcome is Outcome.MET}
    if assessment.outcome is Outcome.MET:
        return ()
    told = [one for one in own if one.alternative not in met or one.outcome is Outcome.MET]
    return tuple(one.requirement for one in told if one.outcome is assessment.outcome)


def own_calculations(
    done: Worked, assessment: Assessment, every: tuple[Reading, ...]
) -> tuple[Calculation, ...]:
    """The good's own percentage by each method, with the outcome that it comes to in the answer."""
    found = next((one for one in assessment.findings if one.requirement == "rvc"), None)
    return tuple(_of_good(done, one, found, several=len(every) > 1) for one in every)


def _of_good(done: Worked, one: Reading, found: Finding | None, several: bool) -> Calculation:
    told = calculation(one)
    if found is None:
        return told
    if found.method is not one.method:
        outside = done.asked.legal and abroad(done.good.facts.produced_in)
        return replace(told, outcome=found.outcome) if outside else told
    notes = [f"by {_reading(done)}, which decides here"] if done.other_reading else []
    return _as_found(told, found, several, notes)


def of_component(found: Finding | None, every: tuple[Reading, ...], title: str) -> Iterator[Calculation]:
    """A component's own percentage by each method, with the outcome that it comes to beside its shift."""
    for one in every:
        told = replace(calculation(one), title=title)
        decides = found is not None and found.method is one.method
        yield _as_found(told, found, len(every) > 1) if found and decides else told


def _as_found(told: Calculation, found: Finding, several: bool, notes: Iterable[str] = ()) -> Calculation:
    why = (*notes, *(["this method decides (s. 7(1))"] if several else ()), *found.notes)
    return replace(told, outcome=found.outcome, points=found.points, notes=why)


def _reading(done: Worked) -> str:
    return BY[READINGS[done.good.elections.us_position][0]]


def of_core_part(done: Worked, spot: Spot) -> tuple[tuple[Calculation, ...], tuple[str, ...]]:
    """The methods by which the core part that a row is, or belongs to, was measured; and what came of it."""
    if done.core is None:
        return (), ()
    for judged in done.core.judged:
        if any(row.spot == spot for row in judged.piece.rows):
            alone = tuple(_of_way(one, judged) for one in methods_of(judged, done.core))
            return (*alone, *_as_one(done)), tuple(_rolls(done.core, spot))
    return (), ()


def _of_way(one: Finding, judged: Judged) -> Calculation:
    rows = len(judged.piece.rows)
    all_of_it = f" of {rows} rows" if rows > 1 else ""
    title = f"Core part {judged.piece.role}{all_of_it}: {'; '.join(one.notes)}"
    return Calculation(
        one.method, one.at_low, one.at_high, one.required, one.outcome, one.citation, title=title
    )


def _as_one(done: Worked) -> Iterator[Calculation]:
    """All core parts as one (s. 14(10)), where that is measured and no other method is elected."""
    for one in findings(done.core, done.good.name) if done.core else ():
        method = one.requirement.partition(":")[2]
        if method in SUPER and done.core and done.core.chosen in {None, method}:
            title = f"All core parts together: {'; '.join(one.notes)}"
            figures = (one.at_low, one.at_high, one.required, one.outcome)
            yield Calculation(one.method, *figures, one.citation, title=title)


def _rolls(core: CoreParts, spot: Spot) -> Iterator[str]:
    """Whether it adds to the vehicle's VNM under either reading of the roll-up (s. 14(1))."""
    panel, us_position = (_rolled(core.rolled(one), spot) for one in (True, False))
    if panel == us_position:
        yield f"By {BY['panel']} and by {BY['us-position']} alike, {panel} (s. 14(1))."
        return
    yield f"By {BY['panel']}, for which any method of s. 14 will do, {panel} (s. 14(1))."
    yield f"By {BY['us-position']}, for which only s. 14(7)(a) will, {us_position}."


def _rolled(rolled: Rolled, spot: Spot) -> str:
    if spot in rolled.low:
        return "it rolls up: nothing of it counts in the vehicle's VNM"
    return "it may roll up" if spot in rolled.high else "it does not roll up: it counts in the vehicle's VNM"


def calculation(one: Reading) -> Calculation:
    """One method put to a rule."""
    return Calculation(one.method, one.low, one.high, one.required, one.outcome, one.citation)
