"""What a method makes of a ledger: of what origin and value the units withdrawn are, and what is left."""

from msgspec import Struct
from msgspec.structs import replace

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.ledger import Entry, Inventory, Movement
from rvc_cli.facts.periods import Span

ZERO = Fraction(0)


class Part(Struct, frozen=True):
    """Units of one origin; ``line`` is that of their receipt, 0 for an average. ``value`` None: not stated."""

    originating: bool
    quantity: Fraction
    value: Fraction | None
    lot: str = ""
    origin: str = ""
    line: int = 0

    @property
    def unit_value(self) -> Fraction | None:
        """The value of one unit; None where it is not stated, or there are no units."""
        return None if self.value is None or not self.quantity else self.value / self.quantity

    def share(self, quantity: Fraction) -> "Part":
        """So many units of it, at its unit value."""
        return self.times(quantity / self.quantity) if self.quantity else self

    def times(self, share: Fraction) -> "Part":
        """That share of it, of its units and of its value."""
        value = None if self.value is None else self.value * share
        return replace(self, quantity=self.quantity * share, value=value)


class Taken(Struct, frozen=True):
    """A row that withdraws, or brings back what was withdrawn; ``ratio`` and ``average`` where one was applied.

    ``returned_to`` is the row whose units came back.
    """

    entry: Entry
    parts: tuple[Part, ...]
    ratio: Fraction | None = None
    average: Fraction | None = None
    returned_to: Entry | None = None

    def units(self, originating: bool) -> Fraction:
        """The units of one origin."""
        return sum((part.quantity for part in self.parts if part.originating is originating), ZERO)

    @property
    def vnm(self) -> Fraction:
        """The value of the non-originating units; nothing where values are not stated."""
        return sum((part.value or ZERO for part in self.parts if not part.originating), ZERO)

    @property
    def value(self) -> Fraction:
        """The value of all its units; nothing where values are not stated."""
        return sum((part.value or ZERO for part in self.parts), ZERO)


class Averaged(Struct, frozen=True):
    """A period averaged over: what was in it, the ratio of originating units, what of the units withdrawn and left.

    ``value`` and ``average`` are None where values are not stated.
    """

    span: Span
    units: Fraction
    originating: Fraction
    value: Fraction | None
    ratio: Fraction
    average: Fraction | None
    withdrawn: Fraction
    withdrawn_originating: Fraction
    vnm: Fraction | None
    left: Fraction
    left_originating: Fraction


class Stock(Struct, frozen=True):
    """One item in one plant: what it opened with, every withdrawal in its order, what is left."""

    item: str
    plant: str
    opening: tuple[Part, ...]
    taken: tuple[Taken, ...]
    closing: tuple[Part, ...]
    averaged: tuple[Averaged, ...] = ()

    def into_goods(self) -> tuple[Taken, ...]:
        """What went into goods, and what of it came back; losses and sales of the item itself did not."""
        movements = {Movement.USE, Movement.SHIPMENT}
        return tuple(one for one in self.taken if (one.returned_to or one.entry).movement in movements)


class Stocks(Struct, frozen=True):
    """Everything that comes of a ledger by the method chosen."""

    ledger: str
    currency: str
    chosen: Inventory
    stocks: tuple[Stock, ...]


class BomRow(Struct, frozen=True):
    """A material of one unit of a good, in numbers that a bill of materials holds."""

    vehicle: str
    part_number: str
    quantity: Fraction
    unit_value: Fraction
    origin: str
    originating: bool
