"""Rows that sum up others: counted as materials they would double the net cost."""

import re
from decimal import Context, Decimal
from pathlib import Path

from rvc_cli.diagnostics import Code
from rvc_cli.diagnostics import tables as codes
from rvc_cli.diagnostics.printable import shown
from rvc_cli.facts.cells import BLANKS
from rvc_cli.facts.columns import Column
from rvc_cli.facts.layout import Layout
from rvc_cli.facts.sound import TOTAL
from rvc_cli.intake.bytes_scan import first_match

_MAY_BE = re.compile(TOTAL, re.DOTALL)
_SURELY = re.compile(
    r"(?:sub|grand|gran|overall)?[ -]?total(?:es|s)?|"
    r"(?:sub|grand|gran|overall)?[ -]?total(?:es|s)?[ :]+(?:costs?|value|amount|price|general|bom|materials?|"
    r"costo|valor|importe|precio|materiales|de materiales|usd|mxn|cad)|"
    r"(?:sub[ -]?total|grand total|gran total)\b.*|"
    r"(?:suma|importe|costo|valor|total|bom|cost|value) total|suma|sum",
    re.IGNORECASE | re.DOTALL,
)
_ANYWHERE = re.compile(rb"(?i:total|sum)")
_NOTHING = Decimal(0)
_HALF = Decimal("0.5")
_EXACT = Context(prec=100)


class Totals:
    """Watches the rows of a table go by, and knows a sum of them when it sees one."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._number = re.compile(layout.format.pattern).fullmatch
        self._sums = [[_NOTHING, _NOTHING], [_NOTHING, _NOTHING]]
        self._idle = first_match(Path(layout.path), _ANYWHERE) < 0

    def complaint(self, cells: list[str]) -> tuple[Code, str, str] | None:
        """Code, sentence and name of a row that is a total or is called one; None for any other."""
        if self._idle:
            return None
        value, price, step = self._value(cells)
        name = next((text for text in self._names(cells) if _MAY_BE.fullmatch(text)), None)
        if name is not None and self._is_sum(value, price, step):
            self._sums[1] = [_NOTHING, _NOTHING]
            says = (
                f'"{shown(name)}" looks like a total row: its value is the sum of rows above; delete the row.'
            )
            return codes.TOTAL_ROW, says, name
        if name is not None and _SURELY.fullmatch(name.rstrip(":. ")):
            self._sums[1] = [_NOTHING, _NOTHING]
            says = f'"{shown(name)}" is named like a total but counted as a material; delete it if it is one.'
            return codes.TOTAL_NAME, says, name
        for pair in self._sums:
            pair[0] = _EXACT.add(pair[0], value)
            pair[1] = _EXACT.add(pair[1], price)
        return None

    def _names(self, cells: list[str]) -> list[str]:
        places = (self._layout.columns.get(one) for one in (Column.PART_NUMBER, Column.DESCRIPTION))
        return [cells[place].strip(BLANKS) for place in places if place is not None]

    def _is_sum(self, value: Decimal, price: Decimal, step: Decimal) -> bool:
        """Whether the row is worth, to its last decimal, all rows above or those since the last total."""
        pairs = ((mine, theirs) for sums in self._sums for theirs in sums for mine in (value, price))
        return any(mine > 0 and abs(_EXACT.subtract(mine, theirs)) <= step for mine, theirs in pairs)

    def _value(self, cells: list[str]) -> tuple[Decimal, Decimal, Decimal]:
        """What the row is worth, its unit value, half a step of its last decimal; a bad cell is worth 0."""
        written = self._layout.format
        price = self._amount(cells, Column.UNIT_VALUE)
        quantity, per = self._amount(cells, Column.QUANTITY), self._amount(cells, Column.PRICE_UNIT)
        if price is None:
            return _NOTHING, _NOTHING, _NOTHING
        text = written.plain(cells[self._layout.columns[Column.UNIT_VALUE]].strip(BLANKS))
        step = _HALF.scaleb(-len(text.partition(".")[2]))
        value = _EXACT.multiply(price, quantity) if quantity else price
        return (_EXACT.divide(value, per) if per else value), price, step

    def _amount(self, cells: list[str], column: Column) -> Decimal | None:
        place = self._layout.columns.get(column)
        text = "" if place is None else cells[place].strip(BLANKS)
        written = self._layout.format
        return Decimal(written.plain(text)) if text and self._number(text) else None
