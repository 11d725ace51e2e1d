"""Schedules 7 and 8: what each method conserves, and of what origin and value it takes units to be."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from ledgers import (
    AVERAGE,
    FIFO,
    FIRST,
    LIFO,
    OVER,
    PRECEDING,
    SPECIFIC,
    back,
    entry_of,
    faults,
    net,
    opening,
    receipt,
    sent_back,
    units,
    use,
    worked,
    worth,
)
from msgspec.structs import replace

from rvc_cli.facts.ledger import AverageOver, Entry, Inventory, Movement, Rounding, Subject
from rvc_cli.law.stock_movements import NotInStockError


@st.composite
def histories(draw: st.DrawFn) -> list[Entry]:
    """Receipts, uses and returns in the order of their days, never more taken than there is."""
    entries: list[Entry] = [
        receipt(0, draw(st.integers(1, 50)), draw(st.integers(1, 9)), draw(st.booleans()), "L0")
    ]
    there, day = entries[0].quantity, 0
    for place in range(draw(st.integers(1, 12))):
        day += draw(st.integers(0, 20))
        if there and draw(st.booleans()):
            taken = Fraction(draw(st.integers(1, int(there))))
            entries.append(use(day, taken, reference=f"W{place}"))
            there -= taken
            if draw(st.booleans()):
                returned = Fraction(draw(st.integers(1, int(taken))))
                entries.append(back(day, returned, f"W{place}"))
                there += returned
        else:
            many = draw(st.integers(1, 50))
            entries.append(receipt(day, many, draw(st.integers(1, 9)), draw(st.booleans()), f"L{place + 1}"))
            there += many
    return entries


@pytest.mark.parametrize("chosen", [FIFO, LIFO, *OVER], ids=lambda one: f"{one.flow}-{one.over}")
@given(entries=histories())
def test_units_of_each_origin_and_value_are_conserved(chosen: Inventory, entries: list[Entry]) -> None:
    stock = worked(chosen, *entries)
    received = [one for one in entries if one.movement is Movement.RECEIPT]
    after = [*net(stock.taken), *stock.closing]
    for origin in (True, False):
        came = sum(one.quantity for one in received if one.originating is origin)
        assert units([part for part in after if part.originating is origin]) == came
    assert worth(after) == sum(one.quantity * (one.unit_value or 0) for one in received)
    assert all(part.quantity >= 0 and (part.value or 0) >= 0 for part in stock.closing)


@given(entries=histories())
def test_the_average_of_the_period_before_conserves_units_and_value(entries: list[Entry]) -> None:
    later = [replace(one, day=one.day + timedelta(days=40)) for one in entries[1:]]
    stock = worked(PRECEDING, entries[0], *later)
    received = [one for one in entries if one.movement is Movement.RECEIPT]
    after = [*net(stock.taken), *stock.closing]
    assert units(after) == sum(one.quantity for one in received)
    assert worth(after) == sum(one.quantity * (one.unit_value or 0) for one in received)


@given(histories(), st.sampled_from([FIFO, LIFO, *OVER]), st.fractions(1, 100, max_denominator=9))
def test_the_unit_of_quantity_does_not_matter(
    entries: list[Entry], chosen: Inventory, scale: Fraction
) -> None:
    scaled = [
        replace(one, quantity=one.quantity * scale, unit_value=one.unit_value and one.unit_value / scale)
        for one in entries
    ]
    once, again = worked(chosen, *entries), worked(chosen, *scaled)
    assert [one.vnm for one in once.taken] == [one.vnm for one in again.taken]


@given(histories(), st.sampled_from(OVER))
def test_an_average_lies_between_the_least_and_the_most_that_was_received(
    entries: list[Entry], chosen: Inventory
) -> None:
    values = [one.unit_value for one in entries if one.unit_value is not None]
    averages = [one.average for one in worked(chosen, *entries).taken]
    assume(averages)
    assert all(one is not None and min(values) <= one <= max(values) for one in averages)


@given(histories())
def test_each_method_takes_what_its_name_says(entries: list[Entry]) -> None:
    without = [one for one in entries if one.movement is not Movement.RETURN]
    assume(faults(FIFO, *without) == [])
    for chosen, pick in ((FIFO, min), (LIFO, max)):
        left: dict[int, Fraction] = {}
        taken = iter(worked(chosen, *without).taken)
        for line, one in enumerate(without, 2):
            if one.movement is Movement.RECEIPT:
                left[line] = one.quantity
                continue
            for part in next(taken).parts:
                assert part.line == pick(place for place, many in left.items() if many)
                left[part.line] -= part.quantity


def test_rows_of_one_day_count_in_their_order() -> None:
    before = worked(LIFO, receipt(0, 5, 1), use(1, 5), receipt(1, 5, 2, originating=False))
    after = worked(LIFO, receipt(0, 5, 1), receipt(1, 5, 2, originating=False), use(1, 5))
    assert (before.taken[0].vnm, after.taken[0].vnm) == (Fraction(0), Fraction(10))


def test_the_lot_named_is_the_lot_taken() -> None:
    stock = worked(
        SPECIFIC, receipt(0, 5, 1, lot="A"), receipt(1, 5, 3, False, "B"), use(2, 2, "B"), use(3, 4, "A")
    )
    assert [one.vnm for one in stock.taken] == [6, 0]
    assert [f"{part.quantity} of {part.lot}" for part in stock.closing] == ["1 of A", "3 of B"]


def test_the_rolling_average_goes_on_with_what_is_left() -> None:
    chosen = replace(AVERAGE, subject=Subject.IDENTICAL_MATERIALS)
    stock = worked(
        chosen,
        receipt(0, 10, 1, originating=False),
        receipt(1, 10, 2, originating=False),
        use(2, 10),
        receipt(3, 10, 3, originating=False),
        use(4, 20),
    )
    assert [one.average for one in stock.taken] == [Fraction(3, 2), Fraction(9, 4)]
    assert [one.vnm for one in stock.taken] == [15, 45]
    assert stock.closing == ()


def test_the_ratio_before_a_shipment_is_applied_to_what_remains() -> None:
    stock = worked(
        AVERAGE, receipt(0, 30), receipt(0, 10, 1, originating=False), use(1, 20), receipt(2, 20), use(3, 8)
    )
    assert [one.units(originating=True) for one in stock.taken] == [15, 7]
    assert [part.quantity for part in stock.closing] == [28, 4]


def test_a_period_is_averaged_with_what_came_in_after_the_withdrawal() -> None:
    chosen = replace(AVERAGE, over=AverageOver.MONTH)
    stock = worked(
        chosen, receipt(0, 10), use(1, 10), receipt(2, 30, 1, originating=False), receipt(40, 10), use(41, 40)
    )
    assert [one.ratio for one in stock.taken] == [Fraction(1, 4), Fraction(7, 16)]
    assert [one.span.first for one in stock.averaged] == [FIRST, date(2026, 2, 1)]


def test_goods_go_by_the_ratio_of_the_month_before_whatever_came_in_since() -> None:
    chosen = replace(PRECEDING, subject=Subject.FUNGIBLE_GOODS)
    stock = worked(
        chosen, receipt(0, 30), receipt(1, 10, 1, originating=False), receipt(31, 60), use(32, 20), use(60, 8)
    )
    assert [one.ratio for one in stock.taken] == [Fraction(3, 4), Fraction(9, 10)]


def test_opening_inventory_bears_the_ratio_of_the_month_before() -> None:
    opening = entry_of(31, Movement.OPENING, 20)
    stock = worked(
        PRECEDING, receipt(0, 30), receipt(1, 5, 1, originating=False), opening, receipt(32, 60), use(33, 4)
    )
    assert stock.taken[0].ratio == Fraction(3, 4)


def test_opening_inventory_is_the_latest_receipts_that_add_up_to_it() -> None:
    stock = worked(
        FIFO, receipt(0, 50), receipt(1, 30, 2, originating=False), opening(2, 40), use(3, 10), use(3, 30)
    )
    assert [part.originating for part in stock.opening] == [True, False]
    assert [part.quantity for part in stock.opening] == [10, 30]
    assert [one.vnm for one in stock.taken] == [0, 60]


def test_opening_inventory_may_be_taken_as_non_originating() -> None:
    counted = worked(FIFO, receipt(0, 50, 3), opening(2, 40, originating=False), use(3, 10))
    stated = worked(FIFO, opening(2, 40, originating=False, value=2), use(3, 10))
    assert [one.taken[0].vnm for one in (counted, stated)] == [30, 20]


@pytest.mark.parametrize("chosen", [FIFO, LIFO, *OVER], ids=lambda one: f"{one.flow}-{one.over}")
def test_what_comes_back_comes_back_as_it_left(chosen: Inventory) -> None:
    entries = (receipt(0, 5, 1), receipt(0, 5, 2, originating=False), use(1, 8, reference="W"))
    undone = worked(chosen, *entries, back(2, 8, "W"))
    assert units(net(undone.taken)) == worth(net(undone.taken)) == 0
    assert units(undone.closing) == 10
    assert worth(undone.closing) == 15


def test_of_what_comes_back_in_part_the_last_taken_comes_first() -> None:
    entries = (receipt(0, 5, 1), receipt(0, 5, 2, originating=False), use(1, 8, reference="W"))
    assert worked(FIFO, *entries, back(2, 3, "W")).taken[1].units(originating=False) == 3
    assert worked(LIFO, *entries, back(2, 3, "W")).taken[1].units(originating=True) == 3


def test_a_ratio_that_is_rounded_is_applied_as_such_to_what_remains() -> None:
    chosen = replace(AVERAGE, rounding=Rounding(ratio=1, units=0))
    stock = worked(chosen, receipt(0, 2), receipt(0, 1, 1, originating=False), use(1, 1))
    assert stock.taken[0].ratio == Fraction(7, 10)
    assert [part.quantity for part in stock.closing] == [1, 1]
    longer = worked(chosen, receipt(0, 200), receipt(0, 100, 1, originating=False), use(1, 100))
    assert [part.quantity for part in longer.closing] == [140, 60]


def test_what_is_lost_goes_into_no_good() -> None:
    stock = worked(FIFO, receipt(0, 5, 1, originating=False), entry_of(1, Movement.LOSS, 2), use(2, 3))
    assert units([part for one in stock.into_goods() for part in one.parts]) == 3
    assert units([part for one in stock.taken for part in one.parts]) == 5


def test_what_is_sent_back_is_as_if_it_had_not_come() -> None:
    entries = (receipt(0, 5, 1, lot="A"), receipt(1, 5, 2, False, "B"), sent_back(2, 5, "B"), use(3, 5))
    for chosen in (FIFO, LIFO, *OVER):
        assert worked(chosen, *entries).taken[0].vnm == 0
    gone = (receipt(0, 5, 1, lot="A"), receipt(1, 5, 2, False, "B"), use(2, 5), sent_back(3, 1, "B"))
    with pytest.raises(NotInStockError):
        worked(LIFO, *gone)
