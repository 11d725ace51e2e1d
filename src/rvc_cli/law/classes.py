"""Classes of vehicle: what a code and the facts of s. 12 make of a good, and which rows of the law fit it."""

from collections.abc import Mapping

from msgspec import Struct

from rvc_cli.facts.goods import GoodFacts
from rvc_cli.facts.rules import GoodClass, Rulebook, Use, VehicleRow

Facts = Mapping[str, bool | int | str]
LIGHT_VEHICLES = frozenset({GoodClass.PASSENGER_VEHICLE, GoodClass.LIGHT_TRUCK})
MADE_FOR = "for"  # as the rules call what a part is made for


def _fits(wanted: str, value: bool | int | str, facts: Facts) -> bool | None:
    """Whether one fact of a row holds of the good; None where the good does not say."""
    match wanted:
        case "persons_at_most" | "persons_at_least":
            persons = facts.get("persons")
            if not isinstance(persons, int) or not isinstance(value, int):
                return None
            return persons <= value if wanted == "persons_at_most" else persons >= value
        case "special":
            said = facts.get("special")
            return None if said is None else bool(said)
        case _:
            said = facts.get(wanted)
            return None if said is None else said == value


def row_fits(row: VehicleRow, facts: Facts) -> bool | None:
    """Whether every fact a row asks for holds: False when one does not, None when one is not said."""
    answers = [_fits(name, value, facts) for name, value in row.facts.items()]
    if False in answers:
        return False
    return None if None in answers else True


def rows_for_code(book: Rulebook, code: str) -> tuple[VehicleRow, ...]:
    """The rows whose codes hold ``code``, or could if it were longer."""
    return tuple(row for row in book.vehicles if any(one.may_hold(code) for one in row.codes))


def candidates(book: Rulebook, facts: GoodFacts, good_class: GoodClass) -> tuple[VehicleRow, ...]:
    """The rows of one class that the good's code and facts leave open; without a code every row of the class."""
    rows = rows_for_code(book, facts.hs_code) if facts.hs_code else book.vehicles
    return tuple(
        row for row in rows if row.good_class is good_class and row_fits(row, facts.classifying) is not False
    )


class Inferred(Struct, frozen=True):
    """A class, why it was taken, and whether the good itself says so or it was only assumed."""

    good_class: GoodClass
    reason: str
    assumed: bool


def infer(book: Rulebook, facts: GoodFacts) -> Inferred | None:
    """The class the good's own code and facts give where they leave no doubt; None where they leave it open.

    Without a code the good is taken for a passenger vehicle, and that is said.
    """
    if not facts.hs_code:
        reason = "taken for a passenger vehicle: neither a class nor an HS code of the good is given"
        return Inferred(GoodClass.PASSENGER_VEHICLE, reason, assumed=True)
    rows = rows_for_code(book, facts.hs_code)
    proved = {row.good_class for row in rows if row.facts and row_fits(row, facts.classifying)}
    plain = {row.good_class for row in rows if row.certain and row_fits(row, facts.classifying)}
    classes = proved or plain
    if len(classes) != 1:
        return None
    return Inferred(classes.pop(), f"by its HS code {facts.hs_code} (s. 12)", assumed=False)


def contradiction(book: Rulebook, facts: GoodFacts, good_class: GoodClass) -> str | None:
    """Words for a class that the good's code or facts rule out; None where they agree (s. 12)."""
    if good_class in {GoodClass.CUSTOM, GoodClass.PART}:
        return None
    if facts.alternative_staging and good_class not in LIGHT_VEHICLES:
        return f"[alternative_staging] is for passenger vehicles and light trucks, not {good_class.value} (s. 19(1))"
    if not facts.hs_code:
        return _class_against_facts(book, facts, good_class)
    rows = rows_for_code(book, facts.hs_code)
    mine = [row for row in rows if row.good_class is good_class]
    if not mine:
        others = sorted({row.good_class.value for row in rows}) or ["no class of vehicle"]
        return f"HS code {facts.hs_code} is {' or '.join(others)}, not {good_class.value}"
    if not any(row_fits(row, facts.classifying) is not False for row in mine):
        return f"the facts {_said(facts.classifying)} take HS code {facts.hs_code} out of {good_class.value}"
    for row in rows:
        if row.good_class is not good_class and row.facts and row_fits(row, facts.classifying):
            return f"{_said(facts.classifying)} makes it {row.good_class.value}: {row.description}"
    return None


def vehicle_contradiction(book: Rulebook, facts: GoodFacts) -> str | None:
    """Words for a vehicle, named by ``part_for_hs``, that is not what the part is said to be for (s. 12)."""
    if not facts.part_for_hs or facts.part_for is None or facts.part_for is Use.AFTERMARKET:
        return None
    vehicle = GoodFacts(hs_code=facts.part_for_hs, classifying=facts.classifying)
    wanted = GoodClass(facts.part_for.value)
    words = contradiction(book, vehicle, wanted)
    if words:
        return f"part_for_hs: {words}"
    needed = undescribed(book, vehicle, wanted)
    return f"part_for_hs: {needed}" if needed else None


def undescribed(book: Rulebook, facts: GoodFacts, good_class: GoodClass) -> str | None:
    """Words for an other vehicle of which no fact is given that chooses its rule (s. 12, 20)."""
    names = open_facts(book, facts) if good_class is GoodClass.OTHER_VEHICLE and facts.hs_code else ()
    return f"HS code {facts.hs_code} as an other vehicle needs one of: {', '.join(names)}" if names else None


def is_heavy_truck(book: Rulebook, facts: GoodFacts) -> bool:
    """Whether a good called a part for heavy trucks is a heavy truck itself: a chassis of 87.06 (s. 12)."""
    return facts.part_for is Use.HEAVY_TRUCK and any(
        row.good_class is GoodClass.HEAVY_TRUCK
        and row.facts.get(MADE_FOR) == facts.part_for.value
        and any(one.holds(facts.hs_code) for one in row.codes)
        for row in book.vehicles
    )


def _class_against_facts(book: Rulebook, facts: GoodFacts, good_class: GoodClass) -> str | None:
    """A fact of s. 12 that moves a good out of its class speaks even where no code is given."""
    if good_class is GoodClass.OTHER_VEHICLE:
        return None
    for row in book.vehicles:
        moved = row.good_class is GoodClass.OTHER_VEHICLE and row.facts and not row.certain
        bools = [name for name, value in row.facts.items() if isinstance(value, bool | str)]
        if moved and bools and row_fits(row, facts.classifying):
            return f"{_said(facts.classifying)} makes it {row.good_class.value}: {row.description}"
    return None


def open_facts(book: Rulebook, facts: GoodFacts) -> tuple[str, ...]:
    """The facts of s. 12 that an other vehicle of this code must name before its rule can be chosen."""
    rows = [row for row in rows_for_code(book, facts.hs_code) if row.good_class is GoodClass.OTHER_VEHICLE]
    if not rows or any(row_fits(row, facts.classifying) for row in rows):
        return ()
    names = {name for row in rows for name in row.facts}
    if names & {"persons_at_most", "persons_at_least"}:
        return ("persons",)
    return tuple(sorted(_key(name) for name in names))


def _said(facts: Facts) -> str:
    return ", ".join(f"{_key(name)} = {str(value).lower()}" for name, value in sorted(facts.items()))


def _key(fact: str) -> str:
    """A fact of the rules by the key that a manifest gives it under."""
    return "part_for" if fact == MADE_FOR else fact
