"""The columns of a ledger, by their canonical names."""

from enum import StrEnum


class LedgerColumn(StrEnum):
    """A column that is read; the value is the canonical header."""

    DATE = "date"
    KIND = "kind"
    ITEM = "item"
    PLANT = "plant"
    LOT = "lot"
    SUPPLIER = "supplier"
    QUANTITY = "quantity"
    UNIT_VALUE = "unit_value"
    CURRENCY = "currency"
    ORIGINATING = "originating"
    ORIGIN = "origin"
    GOOD = "good"
    GOOD_UNITS = "good_units"
    REFERENCE = "reference"


NEEDED = (LedgerColumn.DATE, LedgerColumn.KIND, LedgerColumn.ITEM, LedgerColumn.QUANTITY)
