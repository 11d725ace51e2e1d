"""Ledgers by hand for tests of Schedules 7 and 8: rows by the day of the year, worked through by a method."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from msgspec.structs import replace

from rvc_cli.facts.ledger import AverageOver, Entry, Flow, Inventory, Ledger, Movement, Subject
from rvc_cli.facts.periods import FiscalYear
from rvc_cli.facts.stocks import Part, Stock, Taken
from rvc_cli.law.inventory import objections, stocks
from rvc_cli.law.stock_conditions import Fault

FIRST = date(2026, 1, 1)
CALENDAR = FiscalYear(1, 1)
FIFO = Inventory(Subject.FUNGIBLE_MATERIALS, Flow.FIFO)
LIFO = replace(FIFO, flow=Flow.LIFO)
SPECIFIC = replace(FIFO, flow=Flow.SPECIFIC)
AVERAGE = replace(FIFO, flow=Flow.AVERAGE, fiscal_year=CALENDAR)
OVER = [replace(AVERAGE, over=over) for over in AverageOver if not over.preceding]
PRECEDING = replace(AVERAGE, over=AverageOver.PRECEDING_MONTH)


def receipt(
    day: int, units: object, value: object = 1, originating: bool | None = True, lot: str = ""
) -> Entry:
    return entry_of(
        day, Movement.RECEIPT, units, unit_value=Fraction(str(value)), originating=originating, lot=lot
    )


def use(day: int, units: object, lot: str = "", reference: str = "") -> Entry:
    return entry_of(
        day, Movement.USE, units, lot=lot, reference=reference, good="good", good_units=Fraction(1)
    )


def back(day: int, units: object, reference: str) -> Entry:
    return entry_of(day, Movement.RETURN, units, reference=reference)


def entry_of(day: int, movement: Movement, units: object, **said: object) -> Entry:
    entry = Entry(0, FIRST + timedelta(days=day), movement, "M", Fraction(str(units)))
    return replace(entry, **said)


def ledger(entries: Sequence[Entry]) -> Ledger:
    return Ledger("ledger.csv", tuple(replace(one, line=place) for place, one in enumerate(entries, 2)))


def worked(chosen: Inventory, *entries: Entry) -> Stock:
    found = ledger(entries)
    assert list(objections(found, chosen)) == []
    (stock,) = stocks(found, chosen).stocks
    return stock


def faults(chosen: Inventory, *entries: Entry) -> list[tuple[Fault, int]]:
    return [(one.fault, one.line) for one in objections(ledger(entries), chosen)]


def units(parts: Sequence[Part]) -> Fraction:
    return sum((part.quantity for part in parts), Fraction(0))


def worth(parts: Sequence[Part]) -> Fraction:
    return sum((part.value or Fraction(0) for part in parts), Fraction(0))


def net(taken: Sequence[Taken]) -> list[Part]:
    return [
        part if one.returned_to is None else part.times(Fraction(-1)) for one in taken for part in one.parts
    ]


def opening(day: int, units_: object, originating: bool | None = None, value: object = None) -> Entry:
    price = None if value is None else Fraction(str(value))
    return entry_of(day, Movement.OPENING, units_, originating=originating, unit_value=price)


def sent_back(day: int, units_: object, lot: str) -> Entry:
    return entry_of(day, Movement.SENT_BACK, units_, lot=lot)
