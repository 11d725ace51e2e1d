"""One bill of materials read: by the fast reader where it can, by the careful one where something must be named."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from rvc_cli.diagnostics import Diagnostic, Severity, Span
from rvc_cli.diagnostics.tables import OPEN_QUOTE, RAGGED, STRAY_QUOTE, TOO_LONG
from rvc_cli.engine.assemble import Reading
from rvc_cli.engine.complaint import Complaint
from rvc_cli.engine.judgement import Read
from rvc_cli.engine.reader import RefusedError, read
from rvc_cli.engine.scratch import Scratch
from rvc_cli.facts.layout import Layout
from rvc_cli.facts.rules import ListedCodes
from rvc_cli.intake.dialect import with_quotes
from rvc_cli.intake.rows import count_empty, line_numbers, rewrite

_NO_RECORD = frozenset({one.id for one in (RAGGED, STRAY_QUOTE, OPEN_QUOTE, TOO_LONG)})


class Asked(Struct, frozen=True):
    """What every source is read for: the day, the roles and codes of Table A.2, how many heavy lines to keep.

    ``parts``: the call itself says that the goods are parts.
    """

    day: date
    roles: frozenset[str]
    articles: frozenset[str]
    listed: ListedCodes
    top: int
    scratch: Scratch
    parts: bool = False


class Bom(Struct, frozen=True):
    """A table read. ``read`` is None where its rows cannot be told apart; ``layout`` knows about its quotes."""

    layout: Layout
    read: Read | None
    complaints: tuple[Diagnostic, ...]

    @property
    def unbroken(self) -> bool:
        """Whether there are as many records as lines after the header: each line is one."""
        return self.read is not None and _unbroken(self.layout, self.read)

    @property
    def blank_rows(self) -> int:
        """Rows of blank cells, and entirely empty lines, which no reader of CSV returns."""
        found = self.read
        if found is None or found.bad_cells or found.complaints:
            return 0
        if self.layout.plain and _unbroken(self.layout, found):
            return found.blank_rows
        empty = count_empty(self.layout)
        lines = self.layout.header_lines + found.records + empty
        if self.layout.plain and self.layout.physical_lines != lines:
            raise AssertionError("lines were lost in reading " + self.layout.name)
        return found.blank_rows + empty

    def lines(self, rows: Iterable[int]) -> Mapping[int, int]:
        """The physical line of each row ordinal."""
        if self.unbroken:
            return {row: self.layout.header_lines + 1 + row for row in rows}
        return line_numbers(self.layout, set(rows))


def read_bom(layout: Layout, reading: Reading, asked: Asked) -> Bom:
    """The table that ``layout`` describes, with every complaint about its cells, its rows and its tree."""
    layout, found = _as_it_is(layout, reading, asked)
    audited = None
    if found is None:
        audited = _audit(layout, asked)
        if any(one.code in _NO_RECORD for one in audited):
            return Bom(layout, None, tuple(audited))
        found = read(rewrite(layout, asked.scratch), reading, asked.day, asked.listed, asked.scratch)
    elif found.bad_cells or found.totals:
        audited = _audit(layout, asked)
    if found.bad_cells and not any(one.severity is Severity.ERROR for one in audited or ()):
        raise AssertionError("the two readers disagree about the cells of " + layout.name)
    bom = Bom(layout, found, ())
    rows = [one.row for one in found.complaints if one.row is not None]
    lines = bom.lines(rows) if rows else {}
    named = [_placed(one, layout.name, lines) for one in found.complaints]
    return replace(bom, complaints=(*(audited or ()), *named))


def _as_it_is(layout: Layout, reading: Reading, asked: Asked) -> tuple[Layout, Read | None]:
    """What the fast reader makes of the file itself; None where it would not take it."""
    if not layout.plain:
        return with_quotes(layout), None
    try:
        found = read(layout, reading, asked.day, asked.listed, asked.scratch)
    except RefusedError:
        return with_quotes(layout), None
    if found.quotes or not _unbroken(layout, found):
        layout = with_quotes(layout)
    return layout, found if layout.plain else None


def _audit(layout: Layout, asked: Asked) -> list[Diagnostic]:
    """Every bad cell of a table, by the careful reader, which most calls never need."""
    from rvc_cli.intake.audit import audit

    return audit(layout, asked.roles, asked.articles)


def _unbroken(layout: Layout, found: Read) -> bool:
    return layout.physical_lines == layout.header_lines + found.records


def _placed(one: Complaint, name: str, lines: Mapping[int, int]) -> Diagnostic:
    line = None if one.row is None else lines[one.row]
    found = one.code.at(Span(name, line, one.column.value), one.message, one.cell)
    return replace(found, stands_for=one.stands_for)
