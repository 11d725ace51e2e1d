"""The cells of a purchase, judged and turned into facts; every complaint names its cell."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from rvc_cli.diagnostics import Code, Diagnostic
from rvc_cli.diagnostics import purchases as codes
from rvc_cli.diagnostics.printable import shown
from rvc_cli.facts.cells import DATE, NumberFormat
from rvc_cli.facts.metals import Days, MetalPurchase
from rvc_cli.facts.purse import Purse
from rvc_cli.facts.words import yes_no
from rvc_cli.intake.purchase_columns import JUDGED_AS, PurchaseColumn, metal_named, use_named
from rvc_cli.intake.side_cells import SideCells, blank
from rvc_cli.intake.side_table import SideRow, SideTable

_MONTHS = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])|-?[Qq]([1-4]))?")
_DATE = re.compile(DATE)
_BETWEEN = re.compile(r"[. ]")
_NO_METAL = (
    "is neither steel nor aluminum; write one of them, or none for a part that Table S does not describe"
)
_NO_USE = (
    "is no use that is known; write vehicles, stampings, directed-buy, other-vehicles, other-parts, tools, dies, "
    "moulds or other"
)
_NO_PERIOD = (
    "is no period; write a day, a month, a quarter or a year, such as 2026-03-15, 2026-03, 2026-Q1 or 2026"
)


class PurchaseCells:
    """Judges the rows of one table; amounts come out in the currency of ``purse``."""

    def __init__(self, table: SideTable, written: NumberFormat, purse: Purse) -> None:
        self._table = table
        self._cells = SideCells(JUDGED_AS, written, purse)

    def purchase(self, row: SideRow) -> tuple[MetalPurchase | None, list[Diagnostic]]:
        """The purchase a row tells of, or every complaint about its cells."""
        wrong = [
            self._table.at(row, code, column, message)
            for column in row.cells
            for code, message in self._bad(row, PurchaseColumn(column))
        ]
        wrong += self._amounts(row) if not wrong else ()
        return (None, wrong) if wrong else (self._made(row), [])

    def _bad(self, row: SideRow, column: PurchaseColumn) -> Iterator[tuple[Code, str]]:
        """The code and the sentence for a bad cell; nothing for a sound one, or for one that may be blank and is."""
        cell = row.cells[column]
        match column:
            case PurchaseColumn.MATERIAL if not cell:
                yield blank(column, "purchase")
            case PurchaseColumn.METAL if cell and metal_named(cell) is None:
                yield codes.NO_METAL, f'"{shown(cell)}" {_NO_METAL}.'
            case PurchaseColumn.USE if cell and use_named(cell) is None:
                yield codes.NO_USE, f'"{shown(cell)}" {_NO_USE}.'
            case PurchaseColumn.PERIOD if cell and days_named(cell) is None:
                yield codes.NO_PERIOD, f'"{shown(cell)}" {_NO_PERIOD}.'
            case _:
                wrong = self._cells.bad(row, column)
                yield from [wrong] if wrong else ()

    def _amounts(self, row: SideRow) -> Iterator[Diagnostic]:
        """What the two amounts of a sound row say together."""
        value, metal = (
            self._cells.money(row, PurchaseColumn.VALUE),
            self._cells.money(row, PurchaseColumn.METAL_VALUE),
        )
        if value is None and metal is None:
            message = (
                "The purchase has no value, and a blank is never 0; give it, or delete the row if it is none."
            )
            yield self._table.at(row, codes.VALUE_NEEDED, PurchaseColumn.VALUE, message)
        if value is not None and metal is not None and metal > value:
            message = f"The metal is worth more than the part, {row.cells[PurchaseColumn.VALUE]}; correct one of them."
            yield self._table.at(row, codes.METAL_ABOVE_VALUE, PurchaseColumn.METAL_VALUE, message)

    def _made(self, row: SideRow) -> MetalPurchase:
        cells = row.cells
        return MetalPurchase(
            material=cells[PurchaseColumn.MATERIAL],
            line=row.line,
            hs_code=_BETWEEN.sub("", cells.get(PurchaseColumn.HS_CODE, "")),
            value=self._cells.money(row, PurchaseColumn.VALUE),
            metal_value=self._cells.money(row, PurchaseColumn.METAL_VALUE),
            metal=metal_named(cells.get(PurchaseColumn.METAL, "")),
            originating=yes_no(cells.get(PurchaseColumn.ORIGINATING, "")),
            melted_and_poured=yes_no(cells.get(PurchaseColumn.MELTED_AND_POURED, "")),
            use=use_named(cells.get(PurchaseColumn.USE, "")),
            days=days_named(cells.get(PurchaseColumn.PERIOD, "")),
        )


def days_named(text: str) -> Days | None:
    """The days a period names: a day, a month, a quarter, a year, or the first and the last with ``/`` between."""
    first, slash, last = (one.strip() for one in text.partition("/"))
    begins, ends = _days(first), _days(last if slash else first)
    if begins is None or ends is None or begins.first > ends.last:
        return None
    return Days(begins.first, ends.last)


def _days(text: str) -> Days | None:
    try:
        if _DATE.fullmatch(text):
            return Days(date.fromisoformat(text), date.fromisoformat(text))
        found = _MONTHS.fullmatch(text)
        if found is None:
            return None
        year, month, quarter = int(found[1]), found[2], found[3]
        first = int(month) if month else int(quarter) * 3 - 2 if quarter else 1
        last = first if month else first + 2 if quarter else 12
        return Days(date(year, first, 1), date(year, last, monthrange(year, last)[1]))
    except ValueError:
        return None
