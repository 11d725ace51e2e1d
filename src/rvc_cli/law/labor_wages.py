"""Which plants are qualifying wage-rate plants on a day (s. 12 *average base hourly wage rate*, 18(5))."""

from collections.abc import Iterable
from datetime import date, timedelta

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.labor import Plant
from rvc_cli.facts.words import abroad
from rvc_cli.law.labor_provisions import WageLaw

MONTHS = 12


def qualifies(name: str, plants: Iterable[Plant], law: WageLaw, day: date) -> bool | None:
    """Is a plant a qualifying wage-rate plant on ``day``? None where nothing known tells.

    A plant may have wages of several periods; one that certifies it is enough (s. 18(5)).
    """
    rows = [one for one in plants if one.name == name]
    if any(abroad(one.country) for one in rows):
        return False
    answers = {pays(one, law) for one in rows if certifies(one.period, law, day)}
    if True in answers:
        return True
    return False if answers == {False} else None


def pays(plant: Plant, law: WageLaw) -> bool | None:
    """Are base wages by hours of direct production work at least the floor of the country? (s. 12)

    Wages against hours times floor, so that nothing is divided. Of a plant in the territory; None where country,
    hours or wages are not known.
    """
    floor = law.floors.get(plant.country)
    if floor is None or plant.hours is None or plant.base_wages is None:
        return None
    return plant.base_wages >= plant.hours * Fraction(floor.value)


def certifies(period: tuple[date, date] | None, law: WageLaw, day: date) -> bool:
    """Do the wages of a period certify a plant on ``day``: in the following period of the same length? (s. 18(5))

    A period that begins on the day the floors first bind covers itself too. Wages without a period hold for any day;
    those of more than the longest period certify nothing.
    """
    if period is None:
        return True
    first, last = period
    begins = _next(last)
    if law.longest is not None and begins > months_on(first, MONTHS * int(law.longest.value)):
        return False
    since = first if first == law.opens else begins
    return since <= day < _end_of_following(first, begins)


def _end_of_following(first: date, begins: date) -> date:
    """The first day after the period that follows: as many months as the one before where it is whole months, else
    as many days."""
    months = (begins.year - first.year) * MONTHS + begins.month - first.month
    if begins.day == first.day:
        return months_on(begins, months)
    left = date.max - begins
    return begins + min(begins - first, left)


def months_on(day: date, months: int) -> date:
    """The same day so many months later; the first of the month after where that month is too short."""
    month = day.month - 1 + months
    year = day.year + month // MONTHS
    if year > date.max.year:
        return date.max
    try:
        return date(year, month % MONTHS + 1, day.day)
    except ValueError:
        return months_on(day.replace(day=1), months + 1)


def _next(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)
