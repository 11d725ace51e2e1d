"""Signs and codes of money beside amounts: each must be that of the amount's own currency."""

import re
from collections.abc import Iterator

from rvc_cli.diagnostics import Code
from rvc_cli.diagnostics.printable import shown
from rvc_cli.diagnostics.tables import NOT_A_NUMBER
from rvc_cli.facts.cells import BLANKS, foreign_mark
from rvc_cli.facts.columns import MONEY, STATED, Column
from rvc_cli.facts.layout import Layout


class MoneyMarks:
    """Looks at the amounts of one row after another."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._columns = [one for one in layout.columns if one in MONEY] if layout.format.currency_sign else []
        self._matches = re.compile(layout.format.pattern).fullmatch

    def complaints(self, cells: list[str]) -> Iterator[tuple[Column, Code, str]]:
        """Column, code and sentence for each amount of a row that is marked as being in other money."""
        for column in self._columns:
            text = self._text(cells, column)
            currency = self._currency(cells, column)
            if self._matches(text) and (mark := foreign_mark(text, currency)):
                yield column, NOT_A_NUMBER, wrong_mark(text, mark, currency)

    def _currency(self, cells: list[str], column: Column) -> str:
        """The currency an amount is in: its statement's, its row's, else that of its good."""
        stated = self._text(cells, Column.SUPPLIER_CURRENCY) if column in STATED else ""
        said = stated or self._text(cells, Column.CURRENCY)
        return said.upper() or self._layout.currencies.of(self._text(cells, Column.VEHICLE))

    def _text(self, cells: list[str], column: Column) -> str:
        place = self._layout.columns.get(column)
        return "" if place is None else cells[place].strip(BLANKS)


def wrong_mark(text: str, mark: str, currency: str) -> str:
    """The sentence about an amount whose mark is not one of its currency."""
    said = f'"{shown(text)}" is marked {shown(mark)}, but the amount is in {shown(currency)}'
    return f"{said}; correct the mark, or give the currency of the row in the column currency."
