"""Periods a producer may choose: a month, three or six consecutive months, a fiscal year (s. 1(7), 7(15))."""

from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from rvc_cli.facts.exact import Fraction

EARLIEST, LATEST = 1900, 2100
MONTHS_OF_A_YEAR = 12


class Period(StrEnum):
    """How long a period is, in calendar months; ``fiscal-year`` is the producer's."""

    MONTH = "month"
    THREE_MONTHS = "three-months"
    SIX_MONTHS = "six-months"
    FISCAL_YEAR = "fiscal-year"

    @property
    def months(self) -> int:
        """How many months the word stands for."""
        return {"month": 1, "three-months": 3, "six-months": 6, "fiscal-year": MONTHS_OF_A_YEAR}[self.value]


class FiscalYear(Struct, frozen=True):
    """The day of the year on which a producer's fiscal year starts."""

    month: int
    day: int

    def start(self, day: date) -> date:
        """The first day of the fiscal year in which ``day`` lies."""
        begins = _day(day.year, self.month, self.day)
        return begins if begins <= day else _day(day.year - 1, self.month, self.day)


class Span(Struct, frozen=True):
    """Days from ``first`` to ``last``, both included."""

    first: date
    last: date


def span_of(day: date, period: Period, year: FiscalYear) -> Span | None:
    """The period in which ``day`` lies.

    Periods of three and six months follow one another from the first day of the fiscal year: only so each falls
    within it and divides evenly the months that remain of it (s. 1(7)(b)(ii)). None where the fiscal year does not
    start on the first of a month, so that it has no such periods.
    """
    if period is Period.MONTH:
        first = day.replace(day=1)
        return Span(first, _day_before(_months_on(first, 1)))
    begins = year.start(day)
    if period is Period.FISCAL_YEAR:
        return Span(begins, _day_before(_day(begins.year + 1, year.month, year.day)))
    if year.day != 1:
        return None
    gone = (day.year - begins.year) * MONTHS_OF_A_YEAR + day.month - begins.month
    first = _months_on(begins, gone - gone % period.months)
    return Span(first, _day_before(_months_on(first, period.months)))


def period_of(first: date, last: date, year: FiscalYear) -> Period | None:
    """Which of the periods of s. 1(7) runs from ``first`` to ``last``; None where none does."""
    return next((one for one in Period if span_of(first, one, year) == Span(first, last)), None)


def _months_on(first: date, months: int) -> date:
    """The first of the month that many months after the first of a month."""
    month = first.month - 1 + months
    return date(first.year + month // MONTHS_OF_A_YEAR, month % MONTHS_OF_A_YEAR + 1, 1)


def _day_before(day: date) -> date:
    return day - timedelta(days=1)


def _day(year: int, month: int, day: int) -> date:
    """A day of the year; 29 February falls on 1 March in a year that has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month + 1, 1)


def within_reason(day: date) -> bool:
    """Whether a day lies in the years that books and ledgers speak of, so that the year after it has a date too."""
    return EARLIEST <= day.year <= LATEST


def years_between(first: date, last: date) -> Fraction:
    """Years from one day to a later one: whole years, and of the next one the days gone over the days it has."""
    years = last.year - first.year - ((last.month, last.day) < (first.month, first.day))
    begins = _day(first.year + years, first.month, first.day)
    ends = _day(first.year + years + 1, first.month, first.day)
    return years + Fraction((last - begins).days, (ends - begins).days)
