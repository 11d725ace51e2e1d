"""Other vehicles from a new plant, or after a refit: on which days, and when, they are asked for less (s. 20(8))."""

from collections.abc import Iterator
from datetime import date

from rvc_cli.facts.goods import GoodFacts, NewPlant
from rvc_cli.facts.rules import GoodClass, Rulebook

VEHICLE_UNTOLD = (
    "is it of a class or marque, or of a size category and underbody, new to the assembler? "
    "new_to_assembler in [new_plant] (s. 20(8))"
)
MACHINERY_UNTOLD = "is the machinery substantially all new? new_machinery in [new_plant] (s. 20(8)(a)(iii))"


def from_new_plant(book: Rulebook, facts: GoodFacts, good_class: GoodClass, day: date) -> bool | None:
    """Whether the percentage of s. 20(8) is the vehicle's on ``day``; None where its conditions are not all told."""
    plant = facts.new_plant
    if plant is None or good_class is not GoodClass.OTHER_VEHICLE or not _is_young(book, plant, day):
        return False
    told = set(_conditions(plant).values())
    if False in told:
        return False
    return None if None in told else True


def untold(facts: GoodFacts) -> Iterator[str]:
    """What nobody has told of a new plant, of all that s. 20(8) asks of it."""
    if facts.new_plant is not None:
        yield from (fact for fact, told in _conditions(facts.new_plant).items() if told is None)


def _conditions(plant: NewPlant) -> dict[str, bool | None]:
    """What s. 20(8) asks beside its days: of a plant after a refit, nothing of its machinery."""
    found = {VEHICLE_UNTOLD: plant.new_to_assembler}
    return found if plant.kind == "refit" else {**found, MACHINERY_UNTOLD: plant.new_machinery}


def _is_young(book: Rulebook, plant: NewPlant, day: date) -> bool:
    """Whether the years after the first prototype, in a new building or after a refit, have not run out."""
    years = book.bound(f"new-plant.years-{plant.kind}", day)
    return years is not None and plant.first_prototype <= day <= _years_after(
        plant.first_prototype, int(years.value)
    )


def _years_after(day: date, years: int) -> date:
    """The same day of the year, ``years`` later; 1 March for 29 February in a year that has none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
