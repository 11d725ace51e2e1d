"""The amounts of a row as the careful reader reads them."""

import re
from decimal import Decimal

from rvc_cli.facts.cells import BLANKS
from rvc_cli.facts.columns import Column
from rvc_cli.facts.layout import Layout


class Amounts:
    """Reads the amounts of one row after another, as its table writes numbers."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._matches = re.compile(layout.format.pattern).fullmatch

    def text(self, cells: list[str], column: Column) -> str:
        """A sound amount in plain digits; empty where the cell is blank, bad or not there."""
        place = self._layout.columns.get(column)
        text = "" if place is None else cells[place].strip(BLANKS)
        return self._layout.format.plain(text) if text and self._matches(text) else ""

    def of(self, cells: list[str], column: Column) -> Decimal | None:
        """A sound amount; None where the cell is blank, bad or not there."""
        text = self.text(cells, column)
        return Decimal(text) if text else None
