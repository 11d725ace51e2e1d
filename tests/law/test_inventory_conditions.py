"""Schedules 7 and 8: what stands in the way of a method, and the periods it may average over."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledgers import (
    AVERAGE,
    FIFO,
    LIFO,
    OVER,
    PRECEDING,
    SPECIFIC,
    back,
    entry_of,
    faults,
    opening,
    receipt,
    sent_back,
    use,
    worked,
)
from msgspec.structs import replace

from rvc_cli.facts.ledger import AverageOver, Entry, Inventory, Movement, Rounding, Subject
from rvc_cli.facts.periods import FiscalYear, Period, Span, period_of, span_of
from rvc_cli.law.inventory import schedule
from rvc_cli.law.stock_conditions import Fault, choice_objections
from rvc_cli.law.stock_movements import NotInStockError


def test_without_a_month_before_there_is_no_ratio() -> None:
    with pytest.raises(NotInStockError, match="period before"):
        worked(PRECEDING, receipt(0, 30), use(1, 10))
    with pytest.raises(NotInStockError, match="period before"):
        worked(PRECEDING, receipt(0, 30), use(32, 30), receipt(100, 5), use(100, 5))


def test_opening_inventory_originates_by_a_mark_only_under_specific_identification() -> None:
    marked = replace(opening(0, 5, originating=True, value=1), lot="A")
    assert faults(FIFO, marked) == [(Fault.OPENING, 2)]
    assert faults(SPECIFIC, marked, use(1, 5, "A")) == []


def test_opening_inventory_needs_receipts_and_nothing_else_before_it() -> None:
    assert faults(FIFO, receipt(0, 5), opening(1, 6)) == [(Fault.OPENING, 3)]
    assert faults(FIFO, receipt(0, 9), use(1, 3), opening(2, 6)) == [(Fault.OPENING, 4)]
    assert faults(FIFO, receipt(0, 9), opening(2, 6, originating=False, value=1)) == [(Fault.OPENING, 3)]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ((use(0, 1), receipt(0, 1)), [(Fault.TOO_MUCH, 2)]),
        ((receipt(0, 1), use(0, 1), use(0, "0.00000001")), [(Fault.TOO_MUCH, 4)]),
        ((receipt(0, 1, originating=None),), [(Fault.ORIGIN, 2)]),
        ((replace(receipt(0, 1), unit_value=None),), [(Fault.VALUE, 2)]),
        ((receipt(0, 1), use(0, 1, reference="W"), back(0, 2, "W")), [(Fault.TOO_MUCH, 4)]),
        ((receipt(0, 1), back(0, 1, "W")), [(Fault.REFERENCE, 3)]),
        ((receipt(0, 2), use(0, 1, reference="W"), use(0, 1, reference="W")), [(Fault.REFERENCE, 4)]),
        ((receipt(0, 2), entry_of(0, Movement.CLOSING, 1)), [(Fault.COUNT, 3)]),
        ((receipt(0, 2), entry_of(0, Movement.CLOSING, 2)), []),
        ((receipt(0, 2), use(0, 1), entry_of(0, Movement.SHIPMENT, 1)), [(Fault.TWICE, 4)]),
        ((receipt(0, 2), sent_back(0, 1, "A")), [(Fault.LOT, 3)]),
        ((receipt(0, 2, lot="A"), sent_back(0, 3, "A")), [(Fault.TOO_MUCH, 3)]),
        ((receipt(0, 2, lot="A"), receipt(0, 2, 1, False, "A")), [(Fault.LOT, 3)]),
    ],
)
def test_rows_that_cannot_be_are_refused(
    entries: tuple[Entry, ...], expected: list[tuple[Fault, int]]
) -> None:
    assert faults(FIFO, *entries) == expected


def test_schedule_7_holds_no_originating_material() -> None:
    chosen = replace(FIFO, subject=Subject.IDENTICAL_MATERIALS)
    assert faults(chosen, receipt(0, 1)) == [(Fault.ORIGIN, 2)]
    assert faults(chosen, receipt(0, 1, originating=False)) == []


@pytest.mark.parametrize(
    ("chosen", "given", "refused"),
    [
        (FIFO, False, False),
        (FIFO, True, True),
        (AVERAGE, False, False),
        (replace(SPECIFIC, subject=Subject.IDENTICAL_MATERIALS), False, True),
        (replace(AVERAGE, subject=Subject.IDENTICAL_MATERIALS), False, False),
        (replace(OVER[1], subject=Subject.IDENTICAL_MATERIALS), True, True),
        (replace(AVERAGE, subject=Subject.FUNGIBLE_GOODS), False, True),
        (replace(PRECEDING, subject=Subject.FUNGIBLE_GOODS), True, False),
        (replace(AVERAGE, over=AverageOver.THREE_MONTHS, fiscal_year=None), True, True),
        (replace(AVERAGE, over=AverageOver.THREE_MONTHS, fiscal_year=FiscalYear(4, 6)), True, True),
        (replace(AVERAGE, over=AverageOver.FISCAL_YEAR, fiscal_year=FiscalYear(4, 6)), True, False),
    ],
)
def test_each_schedule_has_its_methods_and_averages(chosen: Inventory, given: bool, refused: bool) -> None:
    assert bool(list(choice_objections(chosen, given))) is refused


def test_each_method_names_its_paragraph() -> None:
    assert [schedule(one)[-4:] for one in (SPECIFIC, FIFO, LIFO)] == ["2(a)", "2(b)", "2(c)"]
    assert schedule(AVERAGE).endswith("Schedule 8 s. 8")
    assert schedule(OVER[1]).endswith("Schedule 8 s. 7")
    assert schedule(PRECEDING).endswith("Schedule 8 s. 6")


def test_an_average_carried_on_for_ever_asks_to_be_rounded() -> None:
    entries = [
        receipt(0, 9999.5, 7),
        *(one for n in range(1, 2500) for one in (use(n, 1), receipt(n, 1, n % 7 + 1))),
    ]
    with pytest.raises(NotInStockError, match="--round"):
        worked(AVERAGE, *entries)
    rounding = Rounding(ratio=8, value=8)
    assert len(worked(replace(AVERAGE, rounding=rounding), *entries).taken) == 2499


@given(st.dates(date(2019, 1, 1), date(2030, 12, 31)), st.sampled_from(Period), st.integers(1, 12))
def test_every_day_lies_in_one_period_and_periods_divide_the_year(
    day: date, period: Period, month: int
) -> None:
    year = FiscalYear(month, 1)
    span = span_of(day, period, year)
    assert span is not None
    assert span.first <= day <= span.last
    assert period_of(span.first, span.last, year) is period
    assert span_of(span.last, period, year) == span
    following = span_of(span.last + timedelta(days=1), period, year)
    assert following is not None
    assert following.first == span.last + timedelta(days=1)
    assert year.start(span.first) == year.start(span.last)


def test_a_fiscal_year_may_start_on_any_day() -> None:
    assert span_of(date(2026, 2, 1), Period.FISCAL_YEAR, FiscalYear(4, 6)) == Span(
        date(2025, 4, 6), date(2026, 4, 5)
    )
    assert span_of(date(2026, 2, 1), Period.SIX_MONTHS, FiscalYear(4, 6)) is None
    leap = FiscalYear(2, 29)
    assert span_of(date(2025, 6, 1), Period.FISCAL_YEAR, leap) == Span(date(2025, 3, 1), date(2026, 2, 28))
