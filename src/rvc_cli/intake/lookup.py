"""Single rows of a table that was read: found by what a cell says, and read once more, each by itself."""

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from rvc_cli.engine.assemble import Reading
from rvc_cli.engine.reader import read
from rvc_cli.facts.cells import BLANKS
from rvc_cli.facts.columns import TREE, Column
from rvc_cli.facts.goods import Contents
from rvc_cli.facts.layout import Layout
from rvc_cli.intake.bom import Asked
from rvc_cli.intake.records import Record, records


class Found(NamedTuple):
    """A row: its ordinal, its physical line, its cells, and the key of the contents it stands in ("": at the top)."""

    row: int
    line: int
    cells: tuple[str, ...]
    up: str


def rows_with(layout: Layout, column: Column, word: str) -> Iterator[Found]:
    """The rows of a sound table whose cell of ``column`` says ``word``, in the order of the file."""
    last: dict[tuple[str, int], int] = {}
    for row, record in enumerate(_rows(layout)):
        up = _stands_in(layout, record, row, last)
        if cell(layout, record.cells, column) == word:
            yield Found(row, record.line, tuple(record.cells), up)


def rows_of(layout: Layout, rows: Collection[int]) -> Mapping[int, tuple[str, ...]]:
    """The cells of some rows of a sound table, by their ordinals."""
    return {row: tuple(one.cells) for row, one in enumerate(_rows(layout)) if row in rows}


def first_lines(layout: Layout, column: Column) -> Mapping[str, int]:
    """The physical line in which each word of a column stands first."""
    found: dict[str, int] = {}
    for record in _rows(layout):
        if any(one.strip(BLANKS) for one in record.cells):
            found.setdefault(cell(layout, record.cells, column), record.line)
    return found


def each_alone(
    layout: Layout, found: Iterable[Found], reading: Reading, asked: Asked
) -> Mapping[int, Contents]:
    """What each row without contents brings by itself, by its ordinal: one lot, or costs, or (packing) nothing.

    The rows are read as they were with their table, as so many goods of one row each.
    """
    rows = list(found)
    vehicles = {str(one.row): cell(layout, one.cells, Column.VEHICLE) for one in rows}
    alone = replace(
        layout,
        path=str(asked.scratch.keep(_written(rows, len(layout.headers)))),
        columns=_flat(layout, len(layout.headers)),
        headers=(*layout.headers, "vehicle"),
        delimiter=",",
        quoted=True,
        tree=None,
        physical_lines=len(rows),
        header_lines=0,
        mixed_newlines=False,
        multiline=False,
        sound_quotes=True,
    )
    purse_of = reading.purse_of
    by_row = replace(reading, purse_of=purse_of and (lambda name: purse_of(vehicles[name])))
    goods = read(alone, by_row, asked.day, asked.listed, asked.scratch).goods
    return {int(one.name): one.contents[one.root] for one in goods}


def cell(layout: Layout, cells: Collection[str], column: Column) -> str:
    """The cell of a column without the blanks around it; empty where the table has no such column."""
    place = layout.columns.get(column)
    return "" if place is None else tuple(cells)[place].strip(BLANKS)


def _flat(layout: Layout, place: int) -> Mapping[Column, int]:
    """The columns without those of the tree; the vehicle stands at ``place``."""
    kept = {column: where for column, where in layout.columns.items() if column not in TREE}
    return {**kept, Column.VEHICLE: place}


def _written(rows: Iterable[Found], width: int) -> Iterator[bytes]:
    for one in rows:
        line = io.StringIO()
        csv.writer(line, quoting=csv.QUOTE_ALL, lineterminator="\n").writerow(
            [*one.cells[:width], str(one.row)]
        )
        yield line.getvalue().encode("utf-8")


def _rows(layout: Layout) -> Iterator[Record]:
    return islice(records(Path(layout.path), layout.delimiter), 1, None)


def _stands_in(layout: Layout, record: Record, row: int, last: dict[tuple[str, int], int]) -> str:
    """The key of the contents a row stands in; ``last`` holds the latest row of each level so far."""
    match layout.tree:
        case Column.PARENT:
            return cell(layout, record.cells, Column.PARENT)
        case Column.ITEM:
            head, dot, _ = cell(layout, record.cells, Column.ITEM).rpartition(".")
            return head if dot else ""
        case Column.LEVEL:
            written = cell(layout, record.cells, Column.LEVEL)
            if not written:
                return ""
            level, vehicle = int(written), cell(layout, record.cells, Column.VEHICLE)
            last[vehicle, level] = row
            above = last.get((vehicle, level - 1))
            return "" if above is None else str(above)
        case _:
            return ""
