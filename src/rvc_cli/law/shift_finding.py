"""What is found of a tariff shift: whether it is met, which codes break it, which lines leave it open (s. 3(2))."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from rvc_cli.facts.codes import dotted
from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.findings import Finding, Need, Points
from rvc_cli.facts.lots import ZERO
from rvc_cli.facts.outcome import Outcome, any_of
from rvc_cli.law.amounts import HUNDRED
from rvc_cli.law.de_minimis import change_outcome, least_base, within_the_limit
from rvc_cli.law.measured import Measured, Unshifted
from rvc_cli.law.needs import PRICE_UNKNOWN, heaviest_first
from rvc_cli.law.own_rule import OwnRules
from rvc_cli.law.product_rule import Alternative, Candidate
from rvc_cli.law.requirement import asks_both, by_shift_alone, same_for_all, shared_outcome
from rvc_cli.law.shifting import Left, Shifting
from rvc_cli.law.tariff_shift import Change
from rvc_cli.law.value_content import Subject

REQUIREMENT = "tariff-shift"
NO_CODES = "no HS codes of the materials are given"
NAMED = 2
CITATION = "s. 3(2), 13, Schedule 1"


class Put(Struct, frozen=True):
    """Shifts put to one subject, whose materials are the contents ``root``; ``detailed``: with lines and notes."""

    subject: Subject
    rules: OwnRules
    shifting: Shifting
    root: str
    detailed: bool = True

    @property
    def measured(self) -> Measured:
        """What the subject comes to."""
        return self.subject.put


def of_vehicle(put: Put, readings: tuple[Candidate, ...]) -> Finding | None:
    """A vehicle's own shift, a requirement beside its percentage; None where it is not assessed."""
    outcomes = tuple(_reading(put, one) for one in readings)
    outcome = same_for_all(outcomes)
    ways = [way for one in readings for way in one.alternatives]
    if not ways or (outcome is not Outcome.MET and not put.measured.coded):
        return None
    return _finding(put, ways, outcome, readings)


def _reading(put: Put, one: Candidate) -> Outcome:
    """One reading of which vehicle it is; a kind of vehicle of which no shift is asked meets it."""
    found = [change_outcome(put.measured, way.change) for way in one.alternatives if way.change]
    return any_of((*found, shared_outcome(put.measured, one, put.rules.fallback))) if found else Outcome.MET


def of_part(put: Put, candidates: tuple[Candidate, ...]) -> Finding | None:
    """A part's shift: a way of its own to originate (s. 3(6), 14(14), 14(16)), or a requirement beside its percentage.

    None where its rule has none, or where it is not assessed. Where it only belongs to one of several ways the finding
    explains and does not decide.
    """
    outcome = by_shift_alone(put.measured, candidates, put.rules.fallback)
    ways = [way for one in candidates for way in one.alternatives if way.change is not None]
    bare = [way for way in ways if not way.required]
    if outcome is not None:
        return _finding(put, bare or ways, outcome, candidates, "s. 3(6)")
    if not ways or not put.measured.coded:
        return None
    found = same_for_all(change_outcome(put.measured, way.change) for way in ways if way.change)
    both = asks_both(put.measured, candidates, put.rules.fallback)
    return _finding(put, ways, found, candidates if both else (), decides=both)


def of_open_code(put: Put, code: str, would_tell: str) -> Finding:
    """Of a part whose code leaves open which rule binds it: what would tell is the fact that is needed."""
    own = put.subject.requirement == "rvc"
    return Finding(
        requirement=REQUIREMENT if own else put.subject.requirement,
        subject=put.subject.name,
        decides=own,
        outcome=Outcome.UNDETERMINED,
        citation=CITATION,
        needed=(Need("", None, ZERO, f"HS code {dotted(code)}: {would_tell}"),),
        row=put.subject.row,
        said="rule open",
    )


def is_joined(shift: Finding) -> bool:
    """Whether a shift and a percentage are one question of the rule: alternatives, of which one suffices."""
    return shift.alternative is not None or not shift.decides


def _finding(
    put: Put,
    ways: list[Alternative],
    outcome: Outcome,
    readings: tuple[Candidate, ...],
    group: str | None = None,
    decides: bool = True,
) -> Finding:
    way = _shown(put.measured, ways, outcome)
    found = put.measured.unshifted(way)
    left = sorted(put.shifting.left(put.root, way), key=lambda one: -one.value)
    base = least_base(put.measured)
    own = put.subject.requirement == "rvc"
    return Finding(
        requirement=REQUIREMENT if own else put.subject.requirement,
        subject=put.subject.name,
        decides=own and decides,
        outcome=outcome,
        citation="; ".join(dict.fromkeys(one.citation for one in ways if one.change == way)) or CITATION,
        needed=(
            (*_price(put, outcome, readings), *heaviest_first(_needs(left, base)))
            if put.detailed and outcome is not Outcome.MET
            else ()
        ),
        alternative=group,
        notes=tuple(_notes(put, way, outcome, readings, left)) if put.detailed else (),
        row=put.subject.row,
        said=_said(put.measured, found, left, outcome),
        points=_points(put, found, base),
    )


def _price(put: Put, outcome: Outcome, readings: tuple[Candidate, ...]) -> Iterator[Need]:
    """The price, where nobody tells it and the way of s. 3(4) by transaction value hangs on it."""
    if outcome is not Outcome.UNDETERMINED or not put.measured.price_unknown:
        return
    ways = (shared_outcome(put.measured, one, put.rules.fallback) for one in readings)
    if Outcome.UNDETERMINED in ways:
        yield Need("", None, ZERO, PRICE_UNKNOWN)


def _shown(measured: Measured, ways: Iterable[Alternative], outcome: Outcome) -> Change:
    """The change that explains the outcome: the first that says the same, else the first there is."""
    changes = [one.change for one in ways if one.change is not None]
    return next((one for one in changes if change_outcome(measured, one) is outcome), changes[0])


def _said(measured: Measured, found: Unshifted, left: list[Left], outcome: Outcome) -> str:
    """What was found, in a few words."""
    if outcome is Outcome.MET:
        if not found.may:
            return "no code fails"
        return "within s. 5(1)" if within_the_limit(measured, found) else "by s. 3(4)"
    codes = broken_codes(left)
    broken = f"{len(codes)} {'code fails' if len(codes) == 1 else 'codes fail'}"
    if outcome is Outcome.NOT_MET:
        return f"{broken}: {', '.join(codes)}" if len(codes) <= NAMED else broken
    if not left:
        return "readings differ"
    lines = sum(one.count for one in left if one.opened or one.shifts is None or one.originates is None)
    opened = [f"{lines} open {'line' if lines == 1 else 'lines'}"] if lines else []
    return ", ".join([*opened, *([broken] if codes else [])])


def broken_codes(left: Iterable[Left]) -> tuple[str, ...]:
    """The codes of what surely neither originates nor shifts, those of most value first."""
    surely = (one for one in left if one.shifts is False and one.originates is False and not one.opened)
    return tuple(dict.fromkeys(dotted(one.code) for one in surely))


def _points(put: Put, found: Unshifted, base: Fraction) -> tuple[Points, ...]:
    """How much of the greater of cost and price does not shift, and how much s. 5(1) lets pass."""
    limit = put.rules.de_minimis_limit
    if not found.may or limit is None or base <= 0:
        return ()
    low, high = found.low / base * HUNDRED, found.high / base * HUNDRED
    cite = limit.citation.paragraph
    return (Points("what does not shift, of total cost or price", low, high, limit.value, None, cite),)


def _notes(
    put: Put, change: Change, outcome: Outcome, readings: tuple[Candidate, ...], left: list[Left]
) -> Iterator[str]:
    """What the change is, and what else the law would look at."""
    yield f"asks for a change {change.shift.words}"
    if stated := put.shifting.stated(put.root, change):
        left_over = f" and {len(stated) - NAMED} more" if len(stated) > NAMED else ""
        yield (
            f"counts {', '.join(stated[:NAMED])}{left_over} by the codes that the supplier states of what is in it "
            "(s. 9(7)(a)(ii))"
        )
    measured, found = put.measured, put.measured.unshifted(change)
    if outcome is not Outcome.MET and (codes := broken_codes(left)):
        yield f"codes that break it: {', '.join(codes)}"
    instead = in_its_place(put.rules)
    if outcome is Outcome.MET and found.may and not within_the_limit(measured, found):
        why = "the good came unassembled" if measured.unassembled else "good and material share a subheading"
        cite = "s. 3(4)(b)" if measured.unassembled else "s. 3(4)(a)"
        yield f"{why}: {instead} does in its place ({cite})"
    if outcome is Outcome.UNDETERMINED and found.must and not measured.costs_given:
        yield "costs are not stated: of a greater total cost what does not shift may be little enough (s. 5(1))"
    shares = any(
        shared_outcome(measured, one, put.rules.fallback) is Outcome.UNDETERMINED for one in readings
    )
    if outcome is Outcome.UNDETERMINED and shares:
        yield f"with materials of the good's own subheading {instead} may do in its place (s. 3(4)(a), 3(5))"
    if outcome is not Outcome.MET and len(readings) > 1:
        yield "which rule binds is open; every reading of it was asked"


def in_its_place(rules: OwnRules) -> str:
    """The percentages of s. 3(4), as a reader says them."""
    found = [
        f"{one.value} % by {method.replace('-', ' ')}" for method, one in rules.fallback.required.items()
    ]
    return "a regional value of " + " or ".join(found)


def _needs(left: Iterable[Left], base: Fraction) -> Iterator[Need]:
    """The lines that break the shift or leave it open, each with its share of cost or price."""
    for one in left:
        for line in one.lines:
            value = (line.value - line.deductions) * one.times
            points = value / base * HUNDRED if base > 0 else ZERO
            yield Need(line.part_number, line.row, points, _fact(one))


def _fact(one: Left) -> str:
    code = dotted(one.code)
    if not code:
        return "HS code: none is given"
    if one.opened:
        return f"HS code {code} does not shift; {one.opened}"
    if one.shifts is None:
        return f"HS code {code}: does it shift? more digits, or the article, would tell"
    return f"HS code {code} does not shift" + ("; certified or not?" if one.originates is None else "")
