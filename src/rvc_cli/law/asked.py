"""What is asked of a good: the rules that could bind it, the methods they open, and what else the law requires."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct

from rvc_cli.facts.findings import Finding, NotAssessed
from rvc_cli.facts.goods import GoodFacts
from rvc_cli.facts.provision import Citation, NothingInForceError, Provision
from rvc_cli.facts.rules import GoodClass, Method, Rulebook, Use, VehicleRow
from rvc_cli.law.classes import LIGHT_VEHICLES
from rvc_cli.law.classes import candidates as vehicle_rows
from rvc_cli.law.new_plant import from_new_plant
from rvc_cli.law.product_rule import (
    Alternative,
    Candidate,
    Named,
    candidates,
    changes_of,
    distinct,
    required_by,
    with_parts,
    would_tell,
)
from rvc_cli.law.staging import staged

COVERED = LIGHT_VEHICLES | {GoodClass.HEAVY_TRUCK}
BOTH = (Method.NET_COST, Method.TRANSACTION_VALUE)


class Asked(Struct, frozen=True):
    """The rules that could bind a good, strictest reading to mildest, and how they are put.

    ``candidates`` are the readings that the facts leave open. ``legal`` False: the user's own percentage. ``shifts``: a
    change in tariff classification may be asked. ``assumed``: the class is, so milder classes are readings too.
    ``traced``: for a material listed in Table F or G its own VNM may count instead of its value (s. 20(4)).
    ``vehicle_shifts``: the readings of a vehicle's own tariff shift, a requirement beside its percentage.
    ``would_tell``: what would, where the code of a part leaves open which rule binds it.
    """

    good_class: GoodClass
    candidates: tuple[Candidate, ...]
    legal: bool
    use: Use | None
    vehicle_subjects: tuple[str, ...]
    shifts: bool
    assumed: bool = False
    traced: bool = False
    vehicle_shifts: tuple[Candidate, ...] = ()
    would_tell: str = ""


def asked_of(book: Rulebook, facts: GoodFacts, good_class: GoodClass, assumed: bool, day: date) -> Asked:
    """What the law asks of this good on ``day``; raises NothingInForceError before or after the rule's days."""
    match good_class:
        case GoodClass.CUSTOM:
            return Asked(good_class, (_custom(facts),), False, use=None, vehicle_subjects=(), shifts=False)
        case GoodClass.PART:
            use = facts.part_for or Use.AFTERMARKET
            subjects = _vehicle_subjects(book, facts)
            named = Named(facts.hs_code, facts.article, facts.tariff)
            rules = candidates(book, named, use, day, subjects)
            shifts = not rules or any(one.change for rule in rules for one in rule.alternatives)
            traced = use is Use.OTHER_VEHICLE and _traced(book, facts.hs_code, subjects)
            told = "" if rules else would_tell(book, named, use)
            return Asked(good_class, rules, True, use, subjects, shifts, traced=traced, would_tell=told)
        case _:
            rows = vehicle_rows(book, facts, good_class)
            if assumed:
                rows = (*rows, *(row for row in book.vehicles if row.good_class is not good_class))
            rules = distinct(_of_row(book, row, day) for row in rows) or _by_name(book, good_class, day)
            regimes = _milder(book, facts, good_class, day)
            milder = tuple(one for one in regimes if any(_asks_more(rule, one) for rule in rules))
            if milder and staged(facts, good_class, day):
                rules = ()  # s. 19(4) stands in for s. 13 (s. 19(2))
            elif milder and from_new_plant(book, facts, good_class, day):
                rules = tuple(rule for rule in rules if not any(_asks_more(rule, one) for one in milder))
            subjects = tuple(dict.fromkeys(row.threshold for row in rows))
            shifts = any(row.shift for row in rows) or not rows
            own = distinct(_shift_of_row(book, row, facts) for row in rows)
            use = Use(good_class.value)
            return Asked(
                good_class, (*rules, *milder), True, use, subjects, shifts, assumed, vehicle_shifts=own
            )


def _asks_more(rule: Candidate, other: Candidate) -> bool:
    """Whether a rule asks for more by net cost than another, so that the other may stand in for it."""
    return _by_net_cost(rule) > _by_net_cost(other)


def _by_net_cost(rule: Candidate) -> Decimal:
    return min(
        (one.required[Method.NET_COST].value for one in rule.alternatives if Method.NET_COST in one.required),
        default=Decimal(0),
    )


def _custom(facts: GoodFacts) -> Candidate:
    """The user's own percentage: no legal rule, both methods."""
    if facts.required is None:
        raise AssertionError("a percentage of one's own that nobody gave cannot be asked for")
    cite = Citation("a percentage of your own, not law", "", "", "required")
    provision = Provision(facts.required, date.min, None, cite)
    return Candidate(None, (Alternative(None, dict.fromkeys(BOTH, provision), cite.paragraph),))


def _of_row(book: Rulebook, row: VehicleRow, day: date) -> Candidate:
    """A vehicle's percentage; its tariff shift is a requirement of its own, asked beside it."""
    required = required_by(book, row.threshold, row.methods, day)
    return Candidate(None, (Alternative(None, required, ""),))


def _shift_of_row(book: Rulebook, row: VehicleRow, facts: GoodFacts) -> Candidate:
    """A vehicle's tariff shift: from its own code, else from the heading that all codes of its kind share."""
    if row.shift is None:
        return Candidate(None, ())
    headings = {one.first[:4] for one in row.codes} | {one.last[:4] for one in row.codes}
    code = facts.hs_code or (headings.pop() if len(headings) == 1 else "")
    change, shared = changes_of(row.shift, Named(code, tariff=facts.tariff), bool(row.methods))
    return Candidate(None, (Alternative(change, {}, row.cite, shared),), with_parts=with_parts(book, code))


def _by_name(book: Rulebook, good_class: GoodClass, day: date) -> tuple[Candidate, ...]:
    """A pack that stands alone may have a class's percentage and no rows of codes: then the class alone decides."""
    if book.vehicles:
        return ()
    required = required_by(book, good_class.value, BOTH, day)
    if not required:
        raise NothingInForceError(f"{good_class.value}.rvc", day, None)
    return (Candidate(None, (Alternative(None, required, ""),)),)


def _vehicle_subjects(book: Rulebook, facts: GoodFacts) -> tuple[str, ...]:
    """The requirement of the other vehicle that a part is for (s. 20(2)(h), 20(3)(b)); several where it is open."""
    if facts.part_for is not Use.OTHER_VEHICLE or not facts.part_for_hs:
        return ()
    vehicle = GoodFacts(hs_code=facts.part_for_hs, classifying=facts.classifying)
    rows = vehicle_rows(book, vehicle, GoodClass.OTHER_VEHICLE)
    return tuple(dict.fromkeys(row.threshold for row in rows))


def _traced(book: Rulebook, code: str, subjects: tuple[str, ...]) -> bool:
    """Whether s. 20(4) may govern a part: one that Table F may list, for a vehicle whose parts that table governs."""
    rows = [row for row in book.tables if row.vehicles and any(one.may_hold(code) for one in row.codes)]
    return any(not subjects or row.vehicles & set(subjects) for row in rows)


def _milder(book: Rulebook, facts: GoodFacts, good_class: GoodClass, day: date) -> tuple[Candidate, ...]:
    """Regimes that ask less, or might: s. 19 and s. 20(8).

    Each must be claimed by a fact of the manifest. Where it is not told whether its conditions are met it is a further
    reading: a good that meets the usual percentage is met, one that misses only that is open.
    """
    subjects = {
        "alternative-staging": staged(facts, good_class, day) is not False,
        "new-plant": from_new_plant(book, facts, good_class, day) is not False,
    }
    found = (book.bound(f"{name}.rvc", day) for name, applies in subjects.items() if applies)
    return tuple(
        Candidate(None, (Alternative(None, {Method.NET_COST: one}, one.citation.paragraph),))
        for one in found
        if one
    )


REASONS: Mapping[str, tuple[str, str]] = {
    "averaging": ("this version measures each vehicle alone", "s. 16, 18(15)"),
    "tariff-shift": ("no rule for this good is on file", "s. 3(2), 13, Schedule 1"),
    "core-parts": ("no row names the core part it is: see the column role", "s. 14(4)-(13), Table A.2"),
    "lvc": ("neither [labor_value] nor a column high_wage says anything of it", "s. 18"),
}


def not_assessed(asked: Asked, tested: Mapping[str, Finding | NotAssessed]) -> tuple[NotAssessed, ...]:
    """What else the law asks of the class and no finding answers, in the order of the regulation.

    ``tested`` are the requirements that were put to the good, by name; purchases of metal always are (s. 17).
    """
    names: list[str] = []
    if asked.shifts:
        names.append("tariff-shift")
    if asked.good_class in LIGHT_VEHICLES:
        names.append("core-parts")
    if asked.good_class in COVERED:
        names += ["steel", "aluminum", "lvc"]
    left = (tested[name] if name in tested else NotAssessed(name, *REASONS[name]) for name in names)
    return tuple(one for one in left if isinstance(one, NotAssessed))
