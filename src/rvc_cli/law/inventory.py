"""Origin and value of what is withdrawn from an inventory, by the method chosen (s. 7(10), 8(18), Schedules 7, 8)."""

from collections.abc import Iterable, Iterator, Sequence

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.ledger import AverageOver, Entry, Flow, Inventory, Ledger, Movement, Subject
from rvc_cli.facts.stocks import Part, Stock, Stocks
from rvc_cli.law.averages import Averages, ByShipment
from rvc_cli.law.layers import Layers
from rvc_cli.law.period_averages import ByPreceding, OverPeriods
from rvc_cli.law.stock_conditions import (
    INCOMING,
    RowObjection,
    by_latest_receipts,
    latest_receipts,
    row_objections,
)
from rvc_cli.law.stock_movements import Holding, Row

Key = tuple[str, str]


def stocks(ledger: Ledger, chosen: Inventory) -> Stocks:
    """Every inventory of the ledger, each item in each plant by itself; nothing may stand against its rows.

    Raises :class:`NotInStockError` where units that are there are not there by the method chosen.
    """
    found = tuple(_stock(key, entries, chosen) for key, entries in by_inventory(ledger).items())
    return Stocks(ledger.name, ledger.currency, chosen, found)


def by_inventory(ledger: Ledger) -> dict[Key, list[Entry]]:
    """The rows of each item in each plant, in their order; Schedule 7 s. 1 speaks of a single plant."""
    found: dict[Key, list[Entry]] = {}
    for entry in ledger.entries:
        found.setdefault((entry.plant, entry.item), []).append(entry)
    return found


def objections(ledger: Ledger, chosen: Inventory) -> Iterator[RowObjection]:
    """Everything that stands against the rows of a ledger."""
    for entries in by_inventory(ledger).values():
        yield from row_objections(entries, chosen)


def _stock(key: Key, entries: Sequence[Entry], chosen: Inventory) -> Stock:
    plant, item = key
    rows = list(_rows(entries, chosen))
    holding = _holding(chosen)
    taken = tuple(holding.run(rows))
    opening = tuple(part for row in rows if row.entry.movement is Movement.OPENING for part in row.parts)
    return Stock(item, plant, opening, taken, holding.closing(), holding.averaged())


def _holding(chosen: Inventory) -> Holding:
    """The method of an inventory: one only (Schedule 7 s. 3, Schedule 8 s. 3, 12)."""
    if chosen.flow is not Flow.AVERAGE:
        return Layers(chosen.flow)
    if chosen.over is AverageOver.SHIPMENT:
        return ByShipment(chosen)
    average: type[Averages] = ByPreceding if chosen.over.preceding else OverPeriods
    return average(chosen)


def _rows(entries: Sequence[Entry], chosen: Inventory) -> Iterator[Row]:
    """The rows with what they need to know; receipts before an opening row that counts are in it, or are gone."""
    counts = [
        place
        for place, one in enumerate(entries)
        if one.movement is Movement.OPENING and by_latest_receipts(one, chosen)
    ]
    start = counts[-1] if counts else 0
    withdrawals: dict[str, Entry] = {}
    lots: dict[str, Entry] = {}
    for place, entry in enumerate(entries[start:], start):
        if place in counts:
            receipts = latest_receipts(entries[:place], entry.quantity)
            lots |= {one.lot: one for one, _ in receipts}
            yield Row(entry, tuple(_parts(receipts, entry)))
        elif entry.movement in INCOMING:
            lots.setdefault(entry.lot, entry)
            yield Row(entry, (_part(entry, entry.quantity),))
        elif entry.movement is Movement.RETURN:
            yield Row(entry, other=withdrawals[entry.reference])
        elif entry.movement is Movement.SENT_BACK:
            yield Row(entry, other=lots[entry.lot])
        elif entry.movement is not Movement.CLOSING:
            withdrawals[entry.reference] = entry
            yield Row(entry)


def _parts(receipts: Iterable[tuple[Entry, Fraction]], opening: Entry) -> Iterator[Part]:
    """The opening inventory: of the origin of its receipts (Schedule 8 s. 9(1)), or non-originating (s. 9(3)), or as
    a mark on its units says (s. 9(2))."""
    for receipt, quantity in receipts:
        part = _part(receipt, quantity)
        yield part if opening.originating is None else _of_origin(part, opening.originating)


def _of_origin(part: Part, originating: bool) -> Part:
    return Part(originating, part.quantity, part.value, part.lot, part.origin, part.line)


def _part(entry: Entry, quantity: Fraction) -> Part:
    value = None if entry.unit_value is None else entry.unit_value * quantity
    return Part(bool(entry.originating), quantity, value, entry.lot, entry.origin, entry.line)


def schedule(chosen: Inventory) -> str:
    """The paragraph by which the method is applied."""
    if chosen.subject is Subject.IDENTICAL_MATERIALS:
        names = {Flow.FIFO: "s. 2(a)", Flow.LIFO: "s. 2(b)", Flow.AVERAGE: "s. 2(c), 4"}
        return f"s. 7(10), Schedule 7 {names[chosen.flow]}"
    goods = chosen.subject is Subject.FUNGIBLE_GOODS
    first = "s. 8(18)(b), Schedule 8" if goods else "s. 8(18)(a), Schedule 8"
    if chosen.flow is Flow.AVERAGE:
        section = "14" if goods else "6" if chosen.over.preceding else "7"
        return f"{first} s. {'8' if chosen.over is AverageOver.SHIPMENT else section}"
    letter = {Flow.SPECIFIC: "a", Flow.FIFO: "b", Flow.LIFO: "c"}[chosen.flow]
    return f"{first} s. {11 if goods else 2}({letter})"
