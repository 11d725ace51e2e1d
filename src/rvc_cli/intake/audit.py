"""The careful reader: every bad cell and every ragged row of a table, with its physical line."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from msgspec.structs import replace

from rvc_cli.diagnostics import LISTED, Code, Diagnostic, Severity, Span
from rvc_cli.diagnostics import tables as codes
from rvc_cli.diagnostics.printable import shown
from rvc_cli.facts.cells import BLANKS, DATE
from rvc_cli.facts.columns import FREE_TEXT, Column
from rvc_cli.facts.layout import Layout
from rvc_cli.facts.sound import PERIODS
from rvc_cli.intake.cell_checks import ColumnCheck
from rvc_cli.intake.money_marks import MoneyMarks
from rvc_cli.intake.records import LONGEST, Fault, Record, records
from rvc_cli.intake.totals import Totals

MOST_BYTES = 1_000_000
_TOO_LONG = "The row is over a megabyte long; check its quotes, and shorten its text."
_IS_DATE = re.compile(DATE).fullmatch


Finding = tuple[Severity, Callable[[], Diagnostic]]  # the sentence is made only where it is told


def audit(layout: Layout, known_roles: frozenset[str], known_articles: frozenset[str]) -> list[Diagnostic]:
    """The complaints about the rows of a table, in the order of its lines; so many of them are named, all counted.

    ``known_roles`` are all the names the column ``role`` takes, in the form of ``facts.sound.role_name``.
    Cells and rows are judged alone: what needs other rows, a currency's rate or the tree is not.
    """
    named: list[Diagnostic] = []
    counted: Counter[Severity] = Counter()
    last: dict[Severity, int] = {}
    for severity, tell in _Auditor(layout, known_roles, known_articles).findings():
        counted[severity] += 1
        if counted[severity] <= LISTED:
            last[severity] = len(named)
            named.append(tell())
    for severity, place in last.items():
        named[place] = replace(named[place], stands_for=1 + max(0, counted[severity] - LISTED))
    return named


class _Auditor:
    def __init__(self, layout: Layout, known_roles: frozenset[str], known_articles: frozenset[str]) -> None:
        self._layout = layout
        self._totals = Totals(layout)
        self._marks = MoneyMarks(layout)
        self._checks = [
            (place, ColumnCheck(column, layout.format, known_roles, known_articles))
            for column, place in sorted(layout.columns.items(), key=lambda one: one[1])
            if column not in FREE_TEXT
        ]

    def findings(self) -> Iterator[Finding]:
        width = len(self._layout.headers)
        for record in islice(records(Path(self._layout.path), self._layout.delimiter), 1, None):
            if record.faults:
                yield from ((Severity.ERROR, partial(self._fault, fault)) for fault in record.faults)
            elif len(record.cells) != width:
                yield Severity.ERROR, partial(self._ragged, record, width)
            elif _far_too_long(record.cells):
                yield Severity.ERROR, partial(self._at, (codes.TOO_LONG, _TOO_LONG), record.line, None, None)
            elif any(cell.strip(BLANKS) for cell in record.cells):
                yield from self._row(record)

    def _row(self, record: Record) -> Iterator[Finding]:
        line, cells = record.line, record.cells
        for place, check in self._checks:
            if check.is_bad(cells[place]):
                yield Severity.ERROR, partial(self._cell, line, check, cells[place])
        for column, code, says in self._marks.complaints(cells):
            cell = cells[self._layout.columns[column]]
            yield Severity.ERROR, partial(self._at, (code, says), line, column, cell)
        yield from self._backwards(line, cells)
        total = self._totals.complaint(cells)
        if total is not None:
            code, says, name = total
            yield code.severity, partial(self._at, (code, says), line, None, name)

    def _cell(self, line: int, check: ColumnCheck, cell: str) -> Diagnostic:
        return self._at(check.complaint(cell), line, check.column, cell)

    def _at(self, found: tuple[Code, str], line: int, column: Column | None, cell: str | None) -> Diagnostic:
        code, says = found
        return code.at(Span(self._layout.name, line, None if column is None else column.value), says, cell)

    def _backwards(self, line: int, cells: list[str]) -> Iterator[Finding]:
        """Periods whose last day is before their first; ISO dates compare as text."""
        places = self._layout.columns
        for first, last in PERIODS:
            if first in places and last in places:
                since, until = cells[places[first]].strip(BLANKS), cells[places[last]].strip(BLANKS)
                if since > until and _IS_DATE(since) and _IS_DATE(until):
                    says = f"The period ends on {shown(until)}, before it begins, on {shown(since)}."
                    found = (codes.BACKWARDS, says)
                    yield Severity.ERROR, partial(self._at, found, line, last, cells[places[last]])

    def _fault(self, fault: Fault) -> Diagnostic:
        column = next((one for one, place in self._layout.columns.items() if place == fault.place), None)
        return self._at((fault.code, about_quote(fault.code, fault.cell)), fault.line, column, fault.cell)

    def _ragged(self, record: Record, width: int) -> Diagnostic:
        count = len(record.cells)
        says = f"The row has {count} {'cell' if count == 1 else 'cells'}, the header has {width}; "
        if count > width:
            says += "put quotes around a cell that holds the delimiter, or delete what is too much."
        elif record.line == self._layout.physical_lines:
            says += "it is the last line, so the file may have been cut off. Export it again."
        else:
            says += "give the row all its cells; a line break within a cell needs quotes around the cell."
        return codes.RAGGED.at(
            Span(self._layout.name, record.line), says, self._layout.delimiter.join(record.cells)
        )


def _far_too_long(cells: list[str]) -> bool:
    """Whether a row holds more than the fast reader takes, even when every quote in it is doubled."""
    letters = sum(map(len, cells))
    return letters > MOST_BYTES // 4 and sum(len(cell.encode()) for cell in cells) > MOST_BYTES


def about_quote(code: Code, cell: str) -> str:
    """The sentence about a quote in the wrong place."""
    if code is codes.OPEN_QUOTE:
        ever = "not closed within a megabyte" if len(cell) > LONGEST else "never closed"
        return f'The quote before "{shown(cell)}" is {ever}, so nothing after it can be read; close it.'
    if cell.startswith('="'):
        return f"The cell {shown(cell)} is a formula around a text; export the values, not the formulas."
    return f'A quote stands in the wrong place in "{shown(cell)}"; quote the whole cell, double those in it.'
