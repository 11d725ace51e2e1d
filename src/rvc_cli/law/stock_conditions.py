"""What must hold before a method can be applied to an inventory (Schedules 7 and 8)."""

from collections.abc import Iterator, Sequence
from enum import Enum, auto

from msgspec import Struct, field

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.ledger import WITHDRAWALS, AverageOver, Entry, Flow, Inventory, Movement, Subject
from rvc_cli.facts.periods import Period
from rvc_cli.facts.stocks import ZERO
from rvc_cli.law.stock_movements import written

_BY_MONTHS = (Period.THREE_MONTHS, Period.SIX_MONTHS)
INCOMING = frozenset({Movement.OPENING, Movement.RECEIPT})


class Fault(Enum):
    """What kind of thing stands against a row."""

    ORIGIN = auto()
    VALUE = auto()
    LOT = auto()
    OPENING = auto()
    TOO_MUCH = auto()
    REFERENCE = auto()
    COUNT = auto()
    TWICE = auto()


class RowObjection(Struct, frozen=True):
    """What stands against a row of a ledger: at which column, and why."""

    fault: Fault
    line: int
    column: str
    words: str


def choice_objections(chosen: Inventory, given: bool) -> Iterator[str]:
    """What stands against the method itself; ``given`` says that an average was asked for by its own word."""
    over, subject = chosen.over, chosen.subject
    if given and chosen.flow is not Flow.AVERAGE:
        yield "what is averaged over belongs to the average method alone"
        return
    if subject is Subject.IDENTICAL_MATERIALS and chosen.flow is Flow.SPECIFIC:
        yield "Schedule 7 s. 2 knows FIFO, LIFO and the rolling average, not specific identification"
    if chosen.flow is not Flow.AVERAGE:
        return
    if subject is Subject.IDENTICAL_MATERIALS and over is not AverageOver.SHIPMENT:
        yield "Schedule 7 s. 4 averages what is in inventory prior to each shipment, and nothing else"
    if subject is Subject.FUNGIBLE_GOODS and not over.preceding:
        yield "Schedule 8 s. 14 averages goods over the preceding month or three months: say which with --average"
    if over.period not in (None, Period.MONTH) and chosen.fiscal_year is None:
        yield "periods longer than a month follow the fiscal year: give --fiscal-year-starts"
    elif over.period in _BY_MONTHS and chosen.fiscal_year is not None and chosen.fiscal_year.day != 1:
        yield "a fiscal year that does not start on the first of a month has no such periods"


def row_objections(entries: Sequence[Entry], chosen: Inventory) -> Iterator[RowObjection]:
    """Everything that stands against the rows of one inventory, in their order."""
    tally = _Tally(chosen)
    for place, entry in enumerate(entries):
        if entry.movement in INCOMING:
            yield from _incoming(entry, chosen)
        if entry.movement is Movement.OPENING:
            yield from _opening(entries[:place], entry, chosen)
        yield from tally.follow(entry, entries[:place] if entry.movement is Movement.OPENING else ())
    yield from _twice_counted(entries)


def by_latest_receipts(entry: Entry, chosen: Inventory) -> bool:
    """Whether an opening row says only how much there was: what it was, the latest receipts say (Schedule 8 s. 9)."""
    valued = entry.unit_value is not None or chosen.subject is Subject.FUNGIBLE_GOODS
    return entry.originating is None or not valued


def latest_receipts(before: Sequence[Entry], quantity: Fraction) -> list[tuple[Entry, Fraction]]:
    """ "The latest receipts … that add up to the amount … in opening inventory" (Schedule 8 s. 9(1)(a)), the oldest of
    them first; less than the amount where there are not enough."""
    found: list[tuple[Entry, Fraction]] = []
    for entry in reversed(before):
        if not quantity:
            break
        if entry.movement is Movement.RECEIPT:
            used = min(quantity, entry.quantity)
            found.append((entry, used))
            quantity -= used
    return found[::-1]


def _incoming(entry: Entry, chosen: Inventory) -> Iterator[RowObjection]:
    """A receipt says whether it originates, and what it is worth; of identical materials none originates."""
    counted = entry.movement is Movement.OPENING and by_latest_receipts(entry, chosen)
    if entry.originating is None and not counted:
        words = "says not whether it originates; without a certification write no (s. 7(21))"
        yield RowObjection(Fault.ORIGIN, entry.line, "originating", words)
    if entry.originating and chosen.subject is Subject.IDENTICAL_MATERIALS:
        words = "originates, and Schedule 7 values non-originating materials; an originating one has no place in it"
        yield RowObjection(Fault.ORIGIN, entry.line, "originating", words)
    if entry.unit_value is None and not counted and chosen.subject is not Subject.FUNGIBLE_GOODS:
        yield RowObjection(Fault.VALUE, entry.line, "unit_value", "has no value of one unit (s. 8)")
    if not entry.lot and not counted and chosen.flow is Flow.SPECIFIC:
        words = "names no lot, and specific identification tells units apart by it (Schedule 8 s. 4, 13)"
        yield RowObjection(Fault.LOT, entry.line, "lot", words)


def _opening(before: Sequence[Entry], entry: Entry, chosen: Inventory) -> Iterator[RowObjection]:
    """Opening inventory is what there was when the method was chosen (Schedule 8 s. 9, 15)."""
    if entry.originating and chosen.flow is not Flow.SPECIFIC:
        words = (
            "is opening inventory said to originate: its origin is that of the latest receipts (leave the cell blank), "
            "or none (no); only with specific identification a mark on the units says it (Schedule 8 s. 9, 15)"
        )
        yield RowObjection(Fault.OPENING, entry.line, "originating", words)
    counted = by_latest_receipts(entry, chosen)
    if not counted and any(one.movement is not Movement.OPENING for one in before):
        words = "states what the opening inventory is, so nothing can stand before it"
        yield RowObjection(Fault.OPENING, entry.line, "kind", words)
    elif counted and any(one.movement is not Movement.RECEIPT for one in before):
        words = "is counted out of the latest receipts, so nothing but receipts can stand before it"
        yield RowObjection(Fault.OPENING, entry.line, "kind", words)
    elif counted:
        found = sum((quantity for _, quantity in latest_receipts(before, entry.quantity)), ZERO)
        if found < entry.quantity:
            words = f"needs receipts before it that add up to {written(entry.quantity)}; they come to {written(found)}"
            yield RowObjection(Fault.OPENING, entry.line, "quantity", words)


def _twice_counted(entries: Sequence[Entry]) -> Iterator[RowObjection]:
    """Material is counted as used when it is withdrawn, or when the good is shipped, never at both."""
    used = next((one for one in entries if one.movement is Movement.USE), None)
    shipped = next((one for one in entries if one.movement is Movement.SHIPMENT), None)
    if used and shipped:
        words = f"counts the material when the good is shipped, line {used.line} when it is used; keep one of the two"
        yield RowObjection(Fault.TWICE, shipped.line, "kind", words)


class _Tally(Struct):
    """How many units there are, by lot, and how many of each withdrawal may still come back."""

    chosen: Inventory
    units: Fraction = ZERO
    lots: dict[str, Fraction] = field(default_factory=dict)
    origins: dict[str, bool | None] = field(default_factory=dict)
    received: dict[str, Fraction] = field(default_factory=dict)
    withdrawn: dict[str, Fraction] = field(default_factory=dict)
    lot_of: dict[str, str] = field(default_factory=dict)

    def follow(self, entry: Entry, before: Sequence[Entry]) -> Iterator[RowObjection]:
        """One row more; what it lacks is said, and the tally goes on as if it had been there."""
        movement = entry.movement
        if movement is Movement.OPENING and by_latest_receipts(entry, self.chosen):
            self._start(entry, before)
        elif movement in INCOMING:
            yield from self._come(entry)
        elif movement in WITHDRAWALS:
            yield from self._go(entry)
        elif movement is Movement.RETURN:
            yield from self._return(entry)
        elif movement is Movement.SENT_BACK:
            yield from self._send_back(entry)
        elif entry.quantity != self.units:
            there = written(self.units)
            words = f"counts {written(entry.quantity)}, and by the rows above {there} are there; add what is missing"
            yield RowObjection(Fault.COUNT, entry.line, "quantity", words)

    def _start(self, entry: Entry, before: Sequence[Entry]) -> None:
        """Nothing is there but what the latest receipts before the opening row make up."""
        self.units = entry.quantity
        self.lots.clear()
        self.received.clear()
        for receipt, quantity in latest_receipts(before, entry.quantity):
            self._add(receipt.lot, quantity)

    def _add(self, lot: str, quantity: Fraction) -> None:
        self.lots[lot] = self.lots.get(lot, ZERO) + quantity
        self.received[lot] = self.received.get(lot, ZERO) + quantity

    def _come(self, entry: Entry) -> Iterator[RowObjection]:
        known = self.origins.setdefault(entry.lot, entry.originating)
        if entry.lot and known is not entry.originating:
            words = f"is of lot {entry.lot}, whose other units are said to be of the other origin"
            yield RowObjection(Fault.LOT, entry.line, "originating", words)
        self.units += entry.quantity
        self._add(entry.lot, entry.quantity)

    def _go(self, entry: Entry) -> Iterator[RowObjection]:
        specific = self.chosen.flow is Flow.SPECIFIC
        unknown = specific and (not entry.lot or entry.lot not in self.lots)
        if unknown:
            words = f"names no lot that was received before it{f': {entry.lot}' if entry.lot else ''}"
            yield RowObjection(Fault.LOT, entry.line, "lot", words)
        there = self.lots.get(entry.lot, ZERO) if specific else self.units
        if entry.quantity > there and not unknown:
            which = f" of lot {entry.lot}" if specific else ""
            words = f"takes {written(entry.quantity)}{which}, and {written(there)} are there; rows count in their order"
            yield RowObjection(Fault.TOO_MUCH, entry.line, "quantity", words)
        self.units -= min(entry.quantity, self.units)
        if specific and not unknown:
            self.lots[entry.lot] = max(ZERO, there - entry.quantity)
        if entry.reference in self.withdrawn:
            words = f"has the reference {entry.reference} of an earlier withdrawal; give each its own"
            yield RowObjection(Fault.REFERENCE, entry.line, "reference", words)
        if entry.reference:
            self.withdrawn[entry.reference] = entry.quantity
            self.lot_of[entry.reference] = entry.lot

    def _return(self, entry: Entry) -> Iterator[RowObjection]:
        left = self.withdrawn.get(entry.reference)
        if left is None:
            words = "names no withdrawal before it by its reference; units come back as they left"
            yield RowObjection(Fault.REFERENCE, entry.line, "reference", words)
            return
        if entry.quantity > left:
            words = f"brings back {written(entry.quantity)}, and {written(left)} of {entry.reference} are out"
            yield RowObjection(Fault.TOO_MUCH, entry.line, "quantity", words)
        self.withdrawn[entry.reference] = max(ZERO, left - entry.quantity)
        self.units += entry.quantity
        lot = self.lot_of[entry.reference]
        if self.chosen.flow is Flow.SPECIFIC:
            self.lots[lot] = self.lots.get(lot, ZERO) + entry.quantity

    def _send_back(self, entry: Entry) -> Iterator[RowObjection]:
        received = self.received.get(entry.lot, ZERO) if entry.lot else ZERO
        if not entry.lot or entry.lot not in self.received:
            words = "names no lot that was received before it; what is sent back is what came"
            yield RowObjection(Fault.LOT, entry.line, "lot", words)
        elif entry.quantity > min(received, self.units):
            most = written(min(received, self.units))
            words = f"sends back {written(entry.quantity)} of lot {entry.lot}; {most} can be"
            yield RowObjection(Fault.TOO_MUCH, entry.line, "quantity", words)
        self.received[entry.lot] = max(ZERO, received - entry.quantity)
        self.units -= min(entry.quantity, self.units)
        if entry.lot in self.lots:
            self.lots[entry.lot] = max(ZERO, self.lots[entry.lot] - entry.quantity)
