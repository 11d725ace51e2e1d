"""How often each row of a table counts in one unit of its good: the quantities of all that it stands in, multiplied."""

from collections.abc import Iterator
from decimal import Context, Decimal
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, field

from rvc_cli.facts.cells import BLANKS
from rvc_cli.facts.columns import Column
from rvc_cli.facts.layout import Layout
from rvc_cli.intake.amounts import Amounts
from rvc_cli.intake.records import records

ONE = Decimal(1)
EXACT = Context(prec=100)
Key = tuple[str, str]  # vehicle and node


class Weight(NamedTuple):
    """``times`` units stand in the good for one of the row's own quantity; ``up`` is what the row stands in.

    ``head``: others stand in the row; ``covered``: it stands in a row that has a value of its own.
    """

    times: Decimal
    up: Key
    head: bool
    covered: bool


class _Row(Struct):
    node: Key
    up: Key
    quantity: Decimal
    valued: bool


class TreeWeights(Struct):
    """The weights of a table with a tree; what is none, a ring or a missing parent, counts as if it were at the top."""

    layout: Layout
    rows: list[_Row] = field(default_factory=list)

    def each(self) -> Iterator[Weight]:
        """The weight of each row that has cells, in the order of the file."""
        self.rows = list(self._read())
        by_node: dict[Key, list[_Row]] = {}
        for row in self.rows:
            by_node.setdefault(row.node, []).append(row)
        heads = {row.up for row in self.rows if row.up[1]}
        known: dict[Key, tuple[Decimal, bool]] = {}
        for row in self.rows:
            times, covered = self._inside(row.up, by_node, known)
            yield Weight(times, row.up, row.node in heads, covered)

    def _inside(
        self, key: Key, by_node: dict[Key, list[_Row]], known: dict[Key, tuple[Decimal, bool]]
    ) -> tuple[Decimal, bool]:
        """How many units of a node stand in the good, and whether one of those around it has a value of its own."""
        waiting, on_the_way = [key], {key}
        while waiting:
            node = waiting[-1]
            rows = by_node.get(node, []) if node[1] else []
            above = [row.up for row in rows if row.up not in known and row.up not in on_the_way]
            if above and node not in known:
                waiting.append(above[0])
                on_the_way.add(above[0])
                continue
            around = [(known.get(row.up, (ONE, False)), row) for row in rows]
            times = sum((EXACT.multiply(times, row.quantity) for (times, _), row in around), Decimal(0))
            known.setdefault(
                node, (times if rows else ONE, any(inside or row.valued for (_, inside), row in around))
            )
            on_the_way.discard(waiting.pop())
        return known[key]

    def _read(self) -> Iterator[_Row]:
        amounts = Amounts(self.layout)
        stack: dict[str, list[tuple[int, str]]] = {}
        width = len(self.layout.headers)
        for number, record in enumerate(
            islice(records(Path(self.layout.path), self.layout.delimiter), 1, None)
        ):
            cells = record.cells
            if record.faults or len(cells) != width or not any(cell.strip(BLANKS) for cell in cells):
                continue
            vehicle = self._text(cells, Column.VEHICLE)
            node, up = self._place(cells, str(number), stack.setdefault(vehicle, []))
            quantity = amounts.of(cells, Column.QUANTITY)
            valued = amounts.of(cells, Column.UNIT_VALUE) is not None
            yield _Row((vehicle, node), (vehicle, up), ONE if quantity is None else quantity, valued)

    def _place(self, cells: list[str], number: str, stack: list[tuple[int, str]]) -> tuple[str, str]:
        """What a row is called in the tree, and what it stands in."""
        if self.layout.tree is Column.PARENT:
            return self._text(cells, Column.PART_NUMBER), self._text(cells, Column.PARENT)
        if self.layout.tree is Column.ITEM:
            item = self._text(cells, Column.ITEM)
            return item, item.rpartition(".")[0]
        written = self._text(cells, Column.LEVEL)
        level = int(written) if written.isascii() and written.isdigit() else 0
        while stack and stack[-1][0] >= level:
            stack.pop()
        up = stack[-1][1] if stack else ""
        stack.append((level, number))
        return number, up

    def _text(self, cells: list[str], column: Column) -> str:
        place = self.layout.columns.get(column)
        return "" if place is None else cells[place].strip(BLANKS)
