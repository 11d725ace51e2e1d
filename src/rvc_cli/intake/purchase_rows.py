"""A table beside the bill of materials as rows: its header matched, its rows told apart, no cell judged yet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from rvc_cli.diagnostics import Diagnostic, RvcError, Severity, Span
from rvc_cli.diagnostics import tables as codes
from rvc_cli.diagnostics.printable import shown
from rvc_cli.facts.cells import BLANKS, NumberFormat
from rvc_cli.facts.columns import Column
from rvc_cli.facts.layout import Layout
from rvc_cli.intake.audit import audit
from rvc_cli.intake.dialect import DELIMITERS
from rvc_cli.intake.encoding import settle
from rvc_cli.intake.header_names import folded, resembles
from rvc_cli.intake.records import Record, records
from rvc_cli.intake.totals import Totals


@dataclass(frozen=True, slots=True)
class SideColumns:
    """What a table may hold: each column with its further headers, those it must have, and the two by which a row of
    sums is known, its name and its amount."""

    aliases: Mapping[str, Sequence[str]]
    needed: tuple[str, ...]
    name: str
    amount: str


@dataclass(frozen=True, slots=True)
class SideRow:
    """A row that is not blank: the physical line it begins in, and its cells by column, blanks around them cut."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SideTable:
    """What could be read, the columns there are, how many rows were blank, and every complaint."""

    rows: tuple[SideRow, ...]
    columns: frozenset[str]
    blank_rows: int
    diagnostics: tuple[Diagnostic, ...]


def read_side_table(
    path: Path,
    name: str,
    columns: SideColumns,
    ignored: Sequence[str],
    written: NumberFormat,
    scratch: Path,
) -> SideTable:
    """The rows of a table, and every complaint about its file, its header and the shape of its rows; raises nothing."""
    try:
        text = settle(path, name, scratch)
    except RvcError as refused:
        return SideTable((), frozenset(), 0, refused.diagnostics)
    delimiter, header = _header(text.path, columns)
    places, said = _matched(header, columns, ignored, name)
    layout = Layout(
        name=name,
        path=str(text.path),
        delimiter=delimiter,
        quoted=text.scan.quoted,
        newline="\n",
        columns={
            Column.PART_NUMBER: places.get(columns.name, 0),
            Column.UNIT_VALUE: places.get(columns.amount, 0),
        },
        headers=tuple(header.cells),
        format=written,
        tree=None,
        physical_lines=text.scan.lines,
    )
    said = [*text.notes, *said]
    if _sound(said):
        said += audit(replace(layout, columns={}))
        rows, blank = _rows(layout, places, said)
        if not rows and _sound(said):
            message = "The table has a header but no rows; export it again, the export may have been cut off."
            said.append(codes.NO_ROWS.at(Span(name, 1), message))
        return SideTable(tuple(rows), frozenset(places), blank, tuple(said))
    return SideTable((), frozenset(places), 0, tuple(said))


def _sound(said: list[Diagnostic]) -> bool:
    return all(one.severity is not Severity.ERROR for one in said)


def _header(path: Path, columns: SideColumns) -> tuple[str, Record]:
    """The delimiter and the header: of the readings, the one with most known columns, then with most columns."""
    known = _known(columns)
    readings = [(one, next(records(path, one), Record(1, [""]))) for one in DELIMITERS]

    def rank(reading: tuple[str, Record]) -> tuple[int, int]:
        cells = reading[1].cells
        return len({known[folded(cell)] for cell in cells if folded(cell) in known}), len(cells)

    return max(readings, key=rank)


def _known(columns: SideColumns) -> dict[str, str]:
    """Every folded header that is known, to its column; a canonical name before an alias."""
    known = {folded(alias): column for column, listed in columns.aliases.items() for alias in listed}
    return known | {folded(column): column for column in columns.aliases}


def _matched(
    header: Record, columns: SideColumns, ignored: Sequence[str], name: str
) -> tuple[dict[str, int], list[Diagnostic]]:
    """Where each column stands, and everything there is to say of the header."""
    known, passed = _known(columns), {folded(one) for one in ignored}
    places: dict[str, int] = {}
    said = [
        codes.HEADER_QUOTES.at(
            Span(name, one.line), f'A quote stands in the wrong place in "{shown(one.cell)}".'
        )
        for one in header.faults
    ]
    for place, cell in enumerate(header.cells):
        column = known.get(folded(cell))
        if folded(cell) in passed:
            continue
        if column is None:
            said.append(_stranger(cell, place, columns, name))
        elif column in places:
            both = f'"{shown(header.cells[places[column]])}" and "{shown(cell)}"'
            message = f"The headers {both} both mean {column}; rename or remove one."
            said.append(codes.HEADER_TWICE.at(Span(name, header.line, column), message, cell))
        else:
            places[column] = place
    for column in columns.needed:
        if column not in places:
            read = ", ".join(columns.aliases)
            message = f"The table has no column {column}, which is needed; add it. Read are {read}."
            said.append(codes.NEEDED_COLUMN.at(Span(name, header.line, column), message))
    return places, said


def _stranger(cell: str, place: int, columns: SideColumns, name: str) -> Diagnostic:
    """What there is to say of a header that is not known: an error when it is nearly one that is."""
    span = Span(name, 1)
    if not cell.strip():
        return codes.UNNAMED_COLUMN.at(span, f"Column {place + 1} has no name and is not read.")
    near = sorted(one for one in _known(columns) if resembles(folded(cell), one))
    if not near:
        return codes.UNKNOWN_HEADER.at(
            span, f'The column "{shown(cell)}" is not known; it is not read.', cell
        )
    meant = _known(columns)[near[0]]
    message = f'The header "{shown(cell)}" is not known, but looks like {meant}; correct it, or list it under ignore.'
    return codes.MISSPELT_HEADER.at(Span(name, 1, meant), message, cell)


def _rows(layout: Layout, places: Mapping[str, int], said: list[Diagnostic]) -> tuple[list[SideRow], int]:
    """The rows that are sound in shape, and how many are blank; a row that sums up others is complained about."""
    totals, rows, blank = Totals(layout), [], 0
    for record in _whole(layout):
        if not any(cell.strip(BLANKS) for cell in record.cells):
            blank += 1
            continue
        rows.append(SideRow(record.line, {one: record.cells[at].strip(BLANKS) for one, at in places.items()}))
        if summed := totals.complaint(record.cells):
            code, message, cell = summed
            said.append(code.at(Span(layout.name, record.line), message, cell))
    return rows, blank


def _whole(layout: Layout) -> Iterator[Record]:
    """Records after the header with as many cells as it has, and every quote in its place."""
    for record in islice(records(Path(layout.path), layout.delimiter), 1, None):
        if not record.faults and len(record.cells) == len(layout.headers):
            yield record
