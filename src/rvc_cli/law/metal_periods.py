"""The days of a period of s. 17(7), and whether a purchase was made in it."""

from calendar import monthrange
from datetime import MAXYEAR, date, timedelta
from typing import NamedTuple

from rvc_cli.facts.metals import Days, Period

PARAGRAPHS = {
    Period.PREVIOUS_FISCAL_YEAR: "s. 17(7)(a)",
    Period.PREVIOUS_CALENDAR_YEAR: "s. 17(7)(b)",
    Period.QUARTER_TO_DATE: "s. 17(7)(c)",
    Period.MONTH_TO_DATE: "s. 17(7)(c)",
    Period.FISCAL_YEAR_TO_DATE: "s. 17(7)(d)",
    Period.CALENDAR_YEAR_TO_DATE: "s. 17(7)(e)",
}
TO_DATE = frozenset(PARAGRAPHS) - {Period.PREVIOUS_FISCAL_YEAR, Period.PREVIOUS_CALENDAR_YEAR}
FISCAL = frozenset({Period.PREVIOUS_FISCAL_YEAR, Period.FISCAL_YEAR_TO_DATE})


class Window(NamedTuple):
    """The days purchases are taken from: ``last`` is the day asked in a period to date, and ``ends`` the last day
    of the month, quarter or year that is then running."""

    first: date
    last: date
    ends: date


def window(period: Period, day: date, fiscal_year_starts: str) -> Window | None:
    """The days of a period on the day the vehicle is exported (s. 17(7)); None where its year is not known.

    A quarter is one of the calendar year: the text does not say of which.
    """
    match period:
        case Period.PREVIOUS_CALENDAR_YEAR:
            first, last = date(day.year - 1, 1, 1), date(day.year - 1, 12, 31)
            return Window(first, last, last)
        case Period.CALENDAR_YEAR_TO_DATE:
            return Window(date(day.year, 1, 1), day, date(day.year, 12, 31))
        case Period.MONTH_TO_DATE:
            return Window(day.replace(day=1), day, _last_of_month(day))
        case Period.QUARTER_TO_DATE:
            month = day.month - (day.month - 1) % 3
            return Window(date(day.year, month, 1), day, _last_of_month(date(day.year, month + 2, 1)))
        case Period.PREVIOUS_FISCAL_YEAR | Period.FISCAL_YEAR_TO_DATE:
            return _fiscal(period, day, fiscal_year_starts) if fiscal_year_starts else None


def _last_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _fiscal(period: Period, day: date, starts: str) -> Window:
    """A fiscal year is told by its first day, MM-DD; the running one began on that day last before ``day``."""
    month, first = int(starts[:2]), int(starts[3:])
    begun = date(day.year, month, first)
    if begun > day:
        begun = begun.replace(year=day.year - 1)
    if period is Period.PREVIOUS_FISCAL_YEAR:
        last = begun - timedelta(days=1)
        return Window(begun.replace(year=begun.year - 1), last, last)
    ends = begun.replace(year=begun.year + 1) - timedelta(days=1) if begun.year < MAXYEAR else date.max
    return Window(begun, day, ends)


def made_within(made: Days | None, asked: Window | None) -> bool | None:
    """Whether a purchase falls in a period: None where it may; without a period every purchase does."""
    if asked is None:
        return True
    if made is None:
        return None
    if made.last < asked.first or made.first > asked.last:
        return False
    return True if made.first >= asked.first and made.last <= asked.ends else None
