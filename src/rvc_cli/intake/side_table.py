"""One reader of the small tables that a manifest names beside its bill of materials: vehicles, purchases, plants.

How a new one is read: list its columns, all of them closed, and the ones that must be there; ask
:func:`read_side_table`; turn each :class:`SideRow` into a value of your own, its cells by your types, and complain
about a cell with :meth:`SideTable.at`. Then call :meth:`SideTable.refuse` with your complaints: it raises them together
with those about the rows themselves, in the order of the lines. Encoding, delimiter, quotes and physical lines are
those of a bill of materials (``dialect``, ``records``); unlike there, an unknown header is an error, since every column
is a fact, unless the columns say which headers may be passed over. The table is held in memory.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import islice
from pathlib import Path

from msgspec import Struct, field

from rvc_cli.diagnostics import Code, Diagnostic, RvcError, Severity, Span
from rvc_cli.diagnostics.manifests import SIDE_BLANK_ROWS, SIDE_HEADER
from rvc_cli.diagnostics.printable import shown
from rvc_cli.diagnostics.tables import NO_ROWS, RAGGED, UNKNOWN_HEADER
from rvc_cli.engine.scratch import Scratch
from rvc_cli.facts.cells import BLANKS
from rvc_cli.intake.audit import about_quote
from rvc_cli.intake.dialect import find_header, header_complaint
from rvc_cli.intake.encoding import settle
from rvc_cli.intake.header_names import folded, resembles
from rvc_cli.intake.records import Record, records


class Columns(Struct, frozen=True):
    """The columns of a side table: all that it may have, and those it must.

    ``hints`` say of a header that is none of them why it is not, ``home`` where its columns are keys. ``aliases`` are
    further headers of a column. With ``passed`` a header that is not known is passed over: silently where it is listed,
    else with a note, and only if it is not nearly one that is known.
    """

    known: Sequence[str]
    needed: Sequence[str]
    home: str
    hints: Mapping[str, str] = field(default_factory=dict)
    aliases: Mapping[str, Sequence[str]] = field(default_factory=dict)
    passed: Sequence[str] | None = None

    @property
    def headers(self) -> dict[str, str]:
        """Every header that is known, folded, to its column."""
        found = {folded(alias): column for column, listed in self.aliases.items() for alias in listed}
        return found | {folded(column): column for column in self.known}


class SideRow(Struct, frozen=True):
    """A row: the physical line it begins in, and its cells by column, blanks around them cut."""

    line: int
    cells: Mapping[str, str]


class SideTable(Struct, frozen=True):
    """A side table read: its rows, what is wrong with others, notes. ``name`` is the file as the user knows it."""

    name: str
    rows: tuple[SideRow, ...]
    complaints: tuple[Diagnostic, ...]
    notes: tuple[Diagnostic, ...]

    def at(self, row: SideRow, code: Code, column: str, message: str) -> Diagnostic:
        """A complaint about one cell of a row."""
        return code.at(Span(self.name, row.line, column), message, row.cells.get(column, ""))

    def refuse(self, complaints: Iterable[Diagnostic]) -> None:
        """Raises :class:`RvcError` where there is anything to complain of, in the order of the lines."""
        every = [*self.complaints, *complaints]
        if every:
            raise RvcError(*sorted(every, key=lambda one: one.span.line or 0))


def read_side_table(path: Path, name: str, columns: Columns, scratch: Scratch) -> SideTable:
    """The rows of a side table; raises :class:`RvcError` where the file or its header cannot be used."""
    text = settle(path, name, scratch)
    known = columns.headers
    delimiter, header, _ = find_header(
        text, name, lambda cells: len({known[key] for cell in cells if (key := folded(cell)) in known})
    )
    said = [*header_complaint(header, name)] or [*_about_headers(header, known, columns, name)]
    if any(one.severity is Severity.ERROR for one in said):
        raise RvcError(*said, *text.notes)
    order = [known.get(folded(cell), "") for cell in header.cells]
    rows: list[SideRow] = []
    complaints: list[Diagnostic] = []
    blank = 0
    for record in islice(records(text.path, delimiter), 1, None):
        if found := list(_faults(record, order, name)):
            complaints += found
        elif any(cell.strip(BLANKS) for cell in record.cells):
            cut = (cell.strip(BLANKS) for cell in record.cells)
            rows.append(
                SideRow(record.line, {one: cell for one, cell in zip(order, cut, strict=True) if one})
            )
        else:
            blank += 1
    if not rows and not complaints:
        raise RvcError(NO_ROWS.at(Span(name), "The table has a header but no rows; give it some."))
    notes = [*text.notes, *said, *([SIDE_BLANK_ROWS.at(Span(name), _passed_over(blank))] if blank else [])]
    return SideTable(name, tuple(rows), tuple(complaints), tuple(notes))


def _passed_over(blank: int) -> str:
    return f"{blank} {'rows' if blank > 1 else 'row'} of blank cells passed over."


def _faults(record: Record, order: Sequence[str], name: str) -> Iterator[Diagnostic]:
    """What keeps a record from being a row: quotes out of place, cells too many or too few."""
    for fault in record.faults:
        column = (order[fault.place] or None) if fault.place < len(order) else None
        yield fault.code.at(Span(name, fault.line, column), about_quote(fault.code, fault.cell), fault.cell)
    if not record.faults and len(record.cells) != len(order) and any(record.cells):
        message = f"The row has {len(record.cells)} cells, the header {len(order)}; give as many."
        yield RAGGED.at(Span(name, record.line), message)


def _about_headers(
    header: Record, known: Mapping[str, str], columns: Columns, name: str
) -> Iterator[Diagnostic]:
    """Headers that are not known, given twice, or missing."""
    span, found = Span(name, header.line), set[str]()
    for cell in header.cells:
        key = known.get(folded(cell), "")
        if not key:
            yield from _stranger(cell, known, columns, span)
        elif key in found:
            yield SIDE_HEADER.at(span, f"The column `{key}` is given twice; remove one.", cell)
        found.add(key)
    for key in columns.needed:
        if key not in found:
            yield SIDE_HEADER.at(span, f"The column `{key}` is missing; every row needs it.")


def _stranger(cell: str, known: Mapping[str, str], columns: Columns, span: Span) -> Iterator[Diagnostic]:
    """What there is to say of a header that is not known."""
    key = folded(cell)
    if columns.passed is None:
        yield SIDE_HEADER.at(span, _unknown(cell, known, columns), cell)
    elif near := sorted(one for one in known if key not in _folded(columns.passed) and resembles(key, one)):
        message = f'The header "{shown(cell)}" is not known; did you mean `{known[near[0]]}`?'
        yield SIDE_HEADER.at(span, message, cell)
    elif key not in _folded(columns.passed):
        message = f'The column "{shown(cell)}" is not known; it is not read.'
        yield UNKNOWN_HEADER.at(span, message, cell)


def _folded(headers: Iterable[str]) -> frozenset[str]:
    return frozenset(map(folded, headers))


def _unknown(cell: str, known: Mapping[str, str], columns: Columns) -> str:
    key = folded(cell)
    if not cell.strip():
        return "A column has no header; name it or remove it."
    if key in columns.hints:
        return columns.hints[key]
    close = get_close_matches(key, known, n=1)
    hint = f"did you mean `{known[close[0]]}`?" if close else f"it must be {columns.home}."
    return f'The header "{shown(cell)}" is not known; {hint}'
