"""Tables of text that never wrap: what gives way when there is no room is said for each column."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from rvc_cli.report.paper import Paper

GAP = 2
INDENT = 2
HEADER = "bold"


@dataclass(frozen=True, slots=True)
class Column:
    """``least`` is the width a column may be shortened to; None: it is never shortened. ``right``: flush right."""

    title: str
    right: bool = False
    least: int | None = None


Cell = str | Text


def grid(paper: Paper, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> list[Text]:
    """A header and the rows, each in one line of at most the paper's width."""
    cells = [[_printable(paper, cell) for cell in row] for row in rows]
    titles = [Text(paper.words(column.title), style=HEADER) for column in columns]
    widths = _widths(paper, columns, [titles, *cells])
    return [_line(paper, columns, widths, row) for row in [titles, *cells]]


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
