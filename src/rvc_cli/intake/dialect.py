"""How a table is written: encoding, delimiter, line ends, header, settled before a row is read; quotes on demand."""

import re
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from msgspec.structs import replace

from rvc_cli.diagnostics import Diagnostic, RvcError, Span
from rvc_cli.diagnostics import tables as codes
from rvc_cli.diagnostics.printable import shown
from rvc_cli.engine.scratch import Scratch
from rvc_cli.facts.cells import BLANKS, NumberFormat
from rvc_cli.facts.layout import Layout
from rvc_cli.intake.bytes_scan import first_match, whole_match
from rvc_cli.intake.columns import NEEDED_COLUMNS, ColumnMap, Header, match, recognised
from rvc_cli.intake.encoding import Text, settle
from rvc_cli.intake.records import Record, records, sound_quotes

DELIMITERS = (",", ";", "\t")
MOST_COLUMNS = 500
LONGEST_HEADER = 1024 * 1024
_LOOKED_AT = 60
_SEP_LINE = re.compile(r"\s*sep=.?\s*$", re.IGNORECASE)


def open_table(
    path: Path | None, name: str, mapping: ColumnMap, number_format: NumberFormat, scratch: Scratch
) -> tuple[Layout, list[Diagnostic]]:
    """The layout of the table at ``path`` (None: standard input), called ``name``, and notes about it.

    A file that is not plain UTF-8 is copied as such into ``scratch``. Raises :class:`RvcError`
    with every complaint about the file and its header; cells are not looked at.
    """
    text = settle(path, name, scratch)
    delimiter, record, lines = find_header(text, name, lambda cells: recognised(cells, mapping))
    header = match(record.cells, mapping, name)
    complaints = _about_header(record, header, text, mapping, name)
    if not complaints and not _has_rows(text, delimiter, lines):
        message = "The table has a header but no rows; export it again, the export may have been cut off."
        complaints = [codes.NO_ROWS.at(Span(name, lines), message)]
    notes = [*text.notes, *header.diagnostics]
    if complaints:
        raise RvcError(*complaints, *text.notes)
    if not header.sound:
        raise RvcError(*notes)
    mixed = 0 < text.scan.pairs < text.scan.line_feeds
    layout = Layout(
        name=name,
        path=str(text.path),
        delimiter=delimiter,
        quoted=text.scan.quoted,
        columns=header.columns,
        headers=tuple(record.cells),
        format=number_format,
        tree=header.tree,
        physical_lines=text.scan.lines,
        header_lines=lines,
        mixed_newlines=mixed,
    )
    return layout, notes


def find_header(text: Text, name: str, recognised: Callable[[Sequence[str]], int]) -> tuple[str, Record, int]:
    """The delimiter, the header, and the physical lines it takes.

    The delimiter is the one that makes most columns ``recognised``, and among those the one that makes most columns.
    """
    with text.path.open("rb") as file:
        start = file.read(LONGEST_HEADER)
    if b"\n" not in start and len(start) == LONGEST_HEADER:
        message = "The first line is over a megabyte long; this is no table with a header."
        raise RvcError(codes.NO_HEADER.at(Span(name, 1), message))
    readings = [(delimiter, *_first(text.path, delimiter)) for delimiter in DELIMITERS]
    return max(readings, key=lambda one: (recognised(one[1].cells), len(one[1].cells)))


def _first(path: Path, delimiter: str) -> tuple[Record, int]:
    """The first record, in line 1 unless lines above it are blank, and the lines up to its end."""
    record = next(records(path, delimiter), Record(1, [""]))
    return record, record.line + sum(cell.count("\n") for cell in record.cells)


def _about_header(
    record: Record, header: Header, text: Text, mapping: ColumnMap, name: str
) -> list[Diagnostic]:
    """What keeps the first line from being a header at all; then nothing else about it is worth saying."""
    if wrong := header_complaint(record, name):
        return wrong
    if all(column in header.columns for column in NEEDED_COLUMNS):
        return []
    better = _header_below(text.path, mapping, recognised(record.cells, mapping))
    if better is not None:
        message = (
            f"The header seems to stand in line {better}, not in the first line; delete the lines above it."
        )
    elif recognised("|".join(record.cells).split("|"), mapping) > 1 and not header.columns:
        message = "The columns are parted by |; save the file with comma, semicolon or tab between them."
    elif not header.columns:
        first = ", ".join(f'"{shown(cell)}"' for cell in record.cells[:5])
        message = (
            f"The first line names no column that is known ({first}); "
            "the header must be the first line. `rvc columns` lists the names."
        )
    else:
        return []
    return [codes.NO_HEADER.at(Span(name, 1), message)]


def header_complaint(record: Record, name: str) -> list[Diagnostic]:
    """What keeps a record from being the header of any table: its width, its quotes, what it says, where it stands."""
    if len(record.cells) > MOST_COLUMNS:
        message = f"The header has {len(record.cells)} columns; delete those that are not needed."
        return [codes.TOO_MANY_COLUMNS.at(Span(name, record.line), message)]
    if record.faults:
        said = 'A quote in the header is never closed or stands within a name: "{}". Quote whole names only.'
        return [
            codes.HEADER_QUOTES.at(Span(name, one.line), said.format(shown(one.cell)))
            for one in record.faults
        ]
    if _SEP_LINE.match("".join(record.cells)):
        message = (
            "The first line (sep=) speaks to the spreadsheet program; delete it, so that the header is first."
        )
        return [codes.NO_HEADER.at(Span(name, record.line), message)]
    if record.line > 1:
        message = (
            "The first line is blank; the header must be the first line. Delete the blank lines above it."
        )
        return [codes.NO_HEADER.at(Span(name, 1), message)]
    return []


def _header_below(path: Path, mapping: ColumnMap, known: int) -> int | None:
    """The line among the first ones that names clearly more columns than the first does."""
    read = (
        (recognised(one.cells, mapping), -one.line)
        for delimiter in DELIMITERS
        for one in islice(records(path, delimiter), 1, _LOOKED_AT)
    )
    most, line = max(read, default=(0, 0))
    return -line if most >= max(2, known + 1) else None


def _has_rows(text: Text, delimiter: str, lines: int) -> bool:
    """Whether anything but blank cells follows the header."""
    start = 0
    with text.path.open("rb") as file:
        for _ in range(lines):
            start += len(file.readline())
    blank = re.escape((BLANKS + '\r\n"' + delimiter).encode())
    return first_match(text.path, re.compile(b"[^" + blank + b"]"), start) >= 0


def with_quotes(layout: Layout) -> Layout:
    """The layout with every quote looked at: whether each stands where it may, and whether a cell holds a line break.

    What the patterns do not settle, blanks beside a quote, the records themselves do.
    """
    path = Path(layout.path)
    if not layout.quoted or whole_match(path, _bytes(layout.delimiter, '[^"\\n]')):
        return replace(layout, sound_quotes=True, multiline=False)
    if whole_match(path, _bytes(layout.delimiter, '[^"]')):
        return replace(layout, sound_quotes=True, multiline=True)
    sound, multiline = True, False
    for record in records(path, layout.delimiter):
        sound = sound and not record.faults
        multiline = multiline or any("\n" in cell for cell in record.cells)
    return replace(layout, sound_quotes=sound, multiline=multiline)


def _bytes(delimiter: str, inside: str) -> "re.Pattern[bytes]":
    return re.compile(sound_quotes(delimiter, inside).encode())
