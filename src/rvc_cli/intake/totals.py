"""Rows that sum up others: counted as materials they would double the net cost."""

import re
from collections.abc import Iterator
from decimal import Context, Decimal
from pathlib import Path

from msgspec import Struct, field

from rvc_cli.diagnostics import Code
from rvc_cli.diagnostics import tables as codes
from rvc_cli.diagnostics.printable import shown
from rvc_cli.facts.cells import BLANKS
from rvc_cli.facts.columns import Column
from rvc_cli.facts.layout import Layout
from rvc_cli.facts.sound import TOTAL
from rvc_cli.intake.amounts import Amounts
from rvc_cli.intake.bytes_scan import first_match
from rvc_cli.intake.tree_weights import ONE, Key, TreeWeights, Weight

_MAY_BE = re.compile(TOTAL, re.DOTALL)
_SURELY = re.compile(
    r"(?:sub|grand|gran|overall)?[ _-]?total(?:es|s)?|"
    r"(?:sub|grand|gran|overall)?[ _-]?total(?:es|s)?(?:[ :_]+(?:costs?|value|amount|price|general|bom|"
    r"materials?|net|of|costo|valor|importe|precio|neto|materiales|de|usd|mxn|cad))+|"
    r"(?:sub[ _-]?total|grand total|gran total)\b.*|"
    r"(?:suma|importe|costo|valor|total|bom|cost|value) total|suma|sum|summe|gesamt(?:summe)?",
    re.IGNORECASE | re.DOTALL,
)
_ANYWHERE = re.compile(rb"(?i:total|sum|gesamt|net|importe)")
_NOTHING = Decimal(0)
_HALF = Decimal("0.5")
_HALF_A_CENT = Decimal("0.005")
_EXACT = Context(prec=100)


class _Sums(Struct):
    """What the rows of a stretch of the table come to, in every way in which a total may be meant."""

    rows: int = 0
    ways: dict[str, Decimal] = field(default_factory=dict)

    def add(self, value: Decimal, price: Decimal, weight: Weight) -> None:
        """One more row: its value, its unit value, how often it counts."""
        self.rows += 1
        often = _EXACT.multiply(value, weight.times)
        self._more("as they stand", value)
        self._more("unit values", price)
        if not weight.head:
            self._more("leaves", value)
            self._more("leaves, as often as they count", often)
        if not weight.covered:
            self._more("what is bought, as often as it counts", often)

    def _more(self, way: str, amount: Decimal) -> None:
        self.ways[way] = _EXACT.add(self.ways.get(way, _NOTHING), amount)


class Totals:
    """Watches the rows of a table go by, and knows a sum of them when it sees one.

    A total may be meant of all rows above, of those since the last total, or of those that stand in the same row.
    """

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._amounts = Amounts(layout)
        self._idle = first_match(Path(layout.path), _ANYWHERE) < 0
        self._weights = _flat() if layout.tree is None else TreeWeights(layout).each()
        self._all, self._since = _Sums(), _Sums()
        self._beside: dict[Key, _Sums] = {}

    def complaint(self, cells: list[str]) -> tuple[Code, str, str] | None:
        """Code, sentence and name of a row that is a total or is called one; None for any other."""
        if self._idle:
            return None
        weight = next(self._weights)
        value, price, step = self._value(cells)
        name = next((text for text in self._names(cells) if _MAY_BE.fullmatch(text)), None)
        beside = self._beside.setdefault(weight.up, _Sums()) if weight.up[1] else self._all
        if name is not None and any(
            _is_sum(mine, step, sums) for sums in (self._all, self._since, beside) for mine in (value, price)
        ):
            self._since = _Sums()
            says = (
                f'"{shown(name)}" looks like a total row: its value is the sum of rows above; delete the row.'
            )
            return codes.TOTAL_ROW, says, name
        if name is not None and _SURELY.fullmatch(name.rstrip(":. ")):
            self._since = _Sums()
            says = f'"{shown(name)}" is named like a total but counted as a material; delete it if it is one.'
            return codes.TOTAL_NAME, says, name
        self._all.add(value, price, weight)
        self._since.add(value, price, weight)
        if weight.up[1]:
            beside.add(value, price, weight)
        return None

    def _names(self, cells: list[str]) -> list[str]:
        places = (self._layout.columns.get(one) for one in (Column.PART_NUMBER, Column.DESCRIPTION))
        return [cells[place].strip(BLANKS) for place in places if place is not None]

    def _value(self, cells: list[str]) -> tuple[Decimal, Decimal, Decimal]:
        """What the row is worth, its unit value, half a step of its last decimal; a bad cell is worth 0."""
        written = self._amounts.text(cells, Column.UNIT_VALUE)
        if not written:
            return _NOTHING, _NOTHING, _NOTHING
        price, quantity = Decimal(written), self._amounts.of(cells, Column.QUANTITY)
        per = self._amounts.of(cells, Column.PRICE_UNIT)
        step = _HALF.scaleb(-len(written.partition(".")[2]))
        value = _EXACT.multiply(price, quantity) if quantity else price
        return (_EXACT.divide(value, per) if per else value), price, step


def _is_sum(mine: Decimal, step: Decimal, sums: _Sums) -> bool:
    """Whether an amount is a sum to its last decimal, or to half a cent for each of the rows, which may be rounded."""
    most = max(step, _HALF_A_CENT * sums.rows)
    return mine > 0 and any(abs(_EXACT.subtract(mine, theirs)) <= most for theirs in sums.ways.values())


def _flat() -> Iterator[Weight]:
    """The weight of every row of a table without a tree."""
    while True:
        yield Weight(ONE, ("", ""), head=False, covered=False)
