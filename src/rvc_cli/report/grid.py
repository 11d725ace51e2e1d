"""Tables of text: what gives way when there is no room is said for each column."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace
from rich.cells import cell_len
from rich.text import Text

from rvc_cli.report.numbers import point_under_point
from rvc_cli.report.paper import Paper

GAP = 2
INDENT = 2
HEADER = "bold"


class Column(Struct, frozen=True):
    """``least`` is the width a column may be narrowed to; None: it is never narrowed. ``right``: flush right.

    ``point``: decimal points stand under each other. ``fold``: what a narrowed cell cannot hold goes on in the line
    below instead of being left out.
    """

    title: str
    right: bool = False
    least: int | None = None
    point: bool = False
    fold: bool = False


Cell = str | Text


def grid(paper: Paper, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> list[Text]:
    """A header and the rows, no line wider than the paper; a row takes one line unless a cell of it is folded."""
    cells = [[_printable(paper, cell) for cell in row] for row in rows]
    _set_points(columns, cells)
    titles = [Text(paper.words(column.title), style=HEADER) for column in columns]
    widths = _widths(paper, columns, [titles, *cells])
    return [
        _line(paper, columns, widths, part)
        for row in [titles, *cells]
        for part in _folded(paper, columns, widths, row)
    ]


def _set_points(columns: Sequence[Column], cells: list[list[Text]]) -> None:
    """Pad the cells of the columns that are read by their decimal point."""
    for place, column in enumerate(columns):
        if column.point:
            padded = point_under_point([row[place].plain for row in cells])
            for row, text in zip(cells, padded, strict=True):
                row[place] = Text(text, style=row[place].style)


def _folded(
    paper: Paper, columns: Sequence[Column], widths: list[int], row: list[Text]
) -> Iterator[list[Text]]:
    """A row as the lines that it takes: one, or as many as its longest folded cell."""
    parts = [
        [Text(line, style=cell.style) for line in replace(paper, width=width).folded(cell.plain, 0, 0)]
        if column.fold and cell_len(cell.plain) > width
        else [cell]
        for column, width, cell in zip(columns, widths, row, strict=True)
    ]
    for line in zip_longest(*parts, fillvalue=Text()):
        yield list(line)


def _printable(paper: Paper, cell: Cell) -> Text:
    """A cell fit to print; a cell that comes as Text keeps its style."""
    if isinstance(cell, Text):
        return Text(paper.words(cell.plain), style=cell.style)
    return Text(paper.words(cell))


def _widths(paper: Paper, columns: Sequence[Column], rows: list[list[Text]]) -> list[int]:
    """As wide as the widest cell; where that is too wide, the widest that may give way gives way first."""
    widths = [max(cell_len(row[place].plain) for row in rows) for place in range(len(columns))]
    over = sum(widths) + GAP * (len(columns) - 1) + INDENT - paper.width
    giving = [place for place, column in enumerate(columns) if column.least is not None]
    while over > 0 and giving:
        widest = max(giving, key=lambda place: widths[place])
        if widths[widest] <= (columns[widest].least or 0):
            giving.remove(widest)
            continue
        widths[widest] -= 1
        over -= 1
    return widths


def _line(paper: Paper, columns: Sequence[Column], widths: list[int], row: list[Text]) -> Text:
    """One row set in its columns; nothing blank at its end."""
    line = Text(" " * INDENT)
    for place, (column, width, cell) in enumerate(zip(columns, widths, row, strict=True)):
        text = paper.shortened(cell.plain, width)
        room = " " * (width - cell_len(text))
        line.append(" " * GAP if place else "")
        line.append(room if column.right else "")
        line.append(text, style=cell.style)
        line.append("" if column.right else room)
    line.rstrip()
    return line if cell_len(line.plain) <= paper.width else Text(paper.shortened(line.plain, paper.width))
