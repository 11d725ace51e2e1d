"""An inventory ledger: what came in, what went out, in the order in which it did (Schedules 7, 8)."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.periods import FiscalYear, Period


class Movement(StrEnum):
    """What a row of a ledger records."""

    OPENING = "opening"  # the inventory at the time the method is chosen (Schedule 8 s. 1, 10)
    RECEIPT = "receipt"
    USE = "use"  # withdrawn and used in the production of a good
    SHIPMENT = "shipment"  # a good shipped, counted in the units of the material used in it
    SALE = "sale"  # the item itself leaves: a fungible good sold or otherwise transferred
    LOSS = "loss"
    RETURN = "return"  # withdrawn units come back
    SENT_BACK = "sent-back"  # received units go back to whom they came from
    CLOSING = "closing"  # a count


WITHDRAWALS = frozenset({Movement.USE, Movement.SHIPMENT, Movement.SALE, Movement.LOSS})


class Flow(StrEnum):
    """The methods of Schedule 7 s. 2 and of Schedule 8 s. 2, 11."""

    FIFO = "fifo"
    LIFO = "lifo"
    AVERAGE = "average"
    SPECIFIC = "specific"


class Subject(StrEnum):
    """What the inventory holds, and so which Schedule binds it."""

    FUNGIBLE_MATERIALS = "fungible-materials"  # Schedule 8 Part 1
    FUNGIBLE_GOODS = "fungible-goods"  # Schedule 8 Part 2
    IDENTICAL_MATERIALS = "identical-materials"  # Schedule 7


class AverageOver(StrEnum):
    """What an average is taken over."""

    SHIPMENT = "shipment"  # Schedule 8 s. 8, Schedule 7 s. 4
    PRECEDING_MONTH = "preceding-month"  # Schedule 8 s. 6, 14
    PRECEDING_THREE_MONTHS = "preceding-three-months"
    MONTH = "month"  # Schedule 8 s. 7: the period of s. 7(15), 16(1) or 16(10)
    THREE_MONTHS = "three-months"
    SIX_MONTHS = "six-months"
    FISCAL_YEAR = "fiscal-year"

    @property
    def preceding(self) -> bool:
        """Whether the period before the one of the withdrawal is averaged."""
        return self.value.startswith("preceding-")

    @property
    def period(self) -> Period | None:
        """The period averaged over; None for each shipment by itself."""
        if self is AverageOver.SHIPMENT:
            return None
        return Period(self.value.removeprefix("preceding-"))


class Rounding(Struct, frozen=True):
    """How many decimals a producer rounds to on the way, the midpoint upward; None: not at all, as in the law."""

    ratio: int | None = None
    units: int | None = None
    value: int | None = None


class Inventory(Struct, frozen=True):
    """The method chosen for an inventory, once for a fiscal year (s. 8(19), Schedule 7 s. 3, Schedule 8 s. 3, 12)."""

    subject: Subject
    flow: Flow
    over: AverageOver = AverageOver.SHIPMENT
    fiscal_year: FiscalYear | None = None
    rounding: Rounding = Rounding()


class Entry(Struct, frozen=True):
    """One row: units and the value of one unit under s. 8, in the ledger's currency; "" and None are not stated.

    ``good_units`` is how many units of ``good`` the quantity went into; ``reference`` names a withdrawal, so that a
    return can say what comes back.
    """

    line: int
    day: date
    movement: Movement
    item: str
    quantity: Fraction
    plant: str = ""
    lot: str = ""
    supplier: str = ""
    unit_value: Fraction | None = None
    originating: bool | None = None
    origin: str = ""
    good: str = ""
    good_units: Fraction | None = None
    reference: str = ""


class Ledger(Struct, frozen=True):
    """The rows of a ledger in their order; ``currency`` "" is not stated."""

    name: str
    entries: tuple[Entry, ...]
    currency: str = ""
    blank_rows: int = 0
