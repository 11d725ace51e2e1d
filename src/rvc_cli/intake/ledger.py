"""An inventory ledger read and checked: CSV in, frozen rows out."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct, field

from rvc_cli.diagnostics import Diagnostic, RvcError, Severity, Span
from rvc_cli.diagnostics import tables as table_codes
from rvc_cli.diagnostics.ledgers import (
    BLANK_ROWS,
    NEEDED_CELL,
    NO_DAY,
    NO_KIND,
    NO_ROWS,
    OUT_OF_ORDER,
    TWO_CURRENCIES,
)
from rvc_cli.diagnostics.printable import shown
from rvc_cli.engine.scratch import Scratch
from rvc_cli.facts.cells import BLANKS, NumberFormat
from rvc_cli.facts.columns import Column
from rvc_cli.facts.currencies import currency_code
from rvc_cli.facts.exact import Fraction, of_text
from rvc_cli.facts.ledger import Entry, Ledger, Movement
from rvc_cli.facts.ledger_columns import LedgerColumn
from rvc_cli.facts.periods import within_reason
from rvc_cli.facts.words import country, yes_no
from rvc_cli.intake.cell_checks import ColumnCheck
from rvc_cli.intake.dialect import DELIMITERS
from rvc_cli.intake.encoding import settle
from rvc_cli.intake.ledger_header import columns_of, header_complaints, movement
from rvc_cli.intake.records import Record, records

PLAIN = NumberFormat()
_CHECKED_AS = {
    LedgerColumn.DATE: Column.CERTIFIED_FROM,
    LedgerColumn.QUANTITY: Column.QUANTITY,
    LedgerColumn.UNIT_VALUE: Column.UNIT_VALUE,
    LedgerColumn.GOOD_UNITS: Column.EXCHANGE_RATE,  # the other amount that may be blank and never 0
    LedgerColumn.CURRENCY: Column.CURRENCY,
    LedgerColumn.ORIGINATING: Column.ORIGINATING,
    LedgerColumn.ORIGIN: Column.ORIGIN,
}
_NOTHING = re.compile(r"0+(?:\.0+)?")


def read_ledger(path: Path | None, name: str) -> tuple[Ledger, tuple[Diagnostic, ...]]:
    """The ledger at ``path`` (None: standard input), called ``name``, and notes about it.

    Raises :class:`RvcError` with every complaint about the file, its header and its cells.
    """
    with Scratch() as scratch:
        text = settle(path, name, scratch)
        delimiter = max(DELIMITERS, key=lambda one: len(columns_of(_first(text.path, one).cells)))
        reader = _Reader(name, _first(text.path, delimiter), list(text.notes))
        if reader.sound:
            reader.read(records(text.path, delimiter))
    return reader.ledger(), tuple(reader.said)


def _first(path: Path, delimiter: str) -> Record:
    return next(records(path, delimiter), Record(1, [""]))


class _Reader(Struct):
    """A ledger on its way in: its rows so far, and everything there is to say."""

    name: str
    header: Record
    said: list[Diagnostic]
    entries: list[Entry] = field(default_factory=list)
    currencies: dict[str, int] = field(default_factory=dict)
    last: dict[tuple[str, str], date] = field(default_factory=dict)
    blank: int = 0

    def __post_init__(self) -> None:
        for fault in self.header.faults:
            message = f'A quote in the header is never closed or stands within a name: "{shown(fault.cell)}".'
            self.said.append(table_codes.HEADER_QUOTES.at(Span(self.name, fault.line), message))
        self.said += header_complaints(self.header.cells, self.name, self.header.line)

    @property
    def sound(self) -> bool:
        """Whether no complaint is an error."""
        return all(one.severity is not Severity.ERROR for one in self.said)

    def read(self, every: Iterator[Record]) -> None:
        """Every row after the header."""
        columns = columns_of(self.header.cells)
        checks = {
            column: ColumnCheck(same, PLAIN, frozenset(), frozenset())
            for column, same in _CHECKED_AS.items()
            if column in columns
        }
        next(every, None)
        for record in every:
            if record.faults or len(record.cells) != len(self.header.cells):
                self.said += self._broken(record)
            elif not any(cell.strip(BLANKS) for cell in record.cells):
                self.blank += 1
            else:
                cells = {column: record.cells[place].strip(BLANKS) for column, place in columns.items()}
                self._row(record.line, cells, checks)

    def ledger(self) -> Ledger:
        """The ledger; raises :class:`RvcError` where anything about it is wrong."""
        if not self.entries and self.sound:
            self.said.append(NO_ROWS.at(Span(self.name), "The ledger has no rows; export it again."))
        if len(self.currencies) > 1:
            where = ", ".join(f"{code} (line {line})" for code, line in self.currencies.items())
            message = f"The values are in {where}; give them in one currency."
            self.said.append(TWO_CURRENCIES.at(Span(self.name, None, "currency"), message))
        if self.blank:
            message = f"{self.blank} rows of blank cells move nothing and were passed over."
            self.said.append(BLANK_ROWS.at(Span(self.name), message))
        if not self.sound:
            raise RvcError(*sorted(self.said, key=lambda one: one.span.line or 0))
        return Ledger(self.name, tuple(self.entries), next(iter(self.currencies), ""), self.blank)

    def _broken(self, record: Record) -> Iterator[Diagnostic]:
        """A row whose cells cannot be told apart."""
        for fault in record.faults:
            message = (
                f'A quote is never closed or stands in the wrong place: "{shown(fault.cell)}"; correct it.'
            )
            yield fault.code.at(Span(self.name, fault.line), message, fault.cell)
        if not record.faults:
            message = f"The row has {len(record.cells)} cells, the header has {len(self.header.cells)}; give as many."
            yield table_codes.RAGGED.at(Span(self.name, record.line), message)

    def _row(
        self, line: int, cells: Mapping[LedgerColumn, str], checks: Mapping[LedgerColumn, ColumnCheck]
    ) -> None:
        wrong = list(self._wrong(line, cells, checks))
        self.said += wrong
        kind = movement(cells[LedgerColumn.KIND])
        if wrong or kind is None:
            return
        entry = _entry(line, kind, cells)
        self.said += self._place(entry)
        if code := currency_code(cells.get(LedgerColumn.CURRENCY, "")):
            self.currencies.setdefault(code, line)
        self.entries.append(entry)

    def _wrong(
        self, line: int, cells: Mapping[LedgerColumn, str], checks: Mapping[LedgerColumn, ColumnCheck]
    ) -> Iterator[Diagnostic]:
        """Every bad cell of a row."""
        for column in (LedgerColumn.DATE, LedgerColumn.ITEM):
            if not cells[column]:
                message = f"The cell in {column} is blank; fill it in, or delete the row."
                yield NEEDED_CELL.at(Span(self.name, line, column.value), message)
        kind = cells[LedgerColumn.KIND]
        if movement(kind) is None:
            message = f'"{shown(kind)}" is no kind of row; write one of {", ".join(Movement)}.'
            yield NO_KIND.at(Span(self.name, line, "kind"), message, kind)
        if (day := cells[LedgerColumn.DATE]).startswith("0000"):
            yield NO_DAY.at(Span(self.name, line, "date"), "There is no year 0; correct it.", day)
        counts_nothing = movement(kind) is Movement.CLOSING and _NOTHING.fullmatch(
            cells[LedgerColumn.QUANTITY]
        )
        for column, check in checks.items():
            if column is LedgerColumn.QUANTITY and counts_nothing:
                continue
            if check.is_bad(cells[column]):
                code, says = check.complaint(cells[column])
                yield code.at(Span(self.name, line, column.value), _without_format(says), cells[column])

    def _place(self, entry: Entry) -> Iterator[Diagnostic]:
        """A row on a day that cannot be, or before the row above it of the same inventory."""
        at, cell = Span(self.name, entry.line, "date"), entry.day.isoformat()
        if not within_reason(entry.day):
            yield NO_DAY.at(at, f"{cell} is no day of a ledger; correct the year.", cell)
            return
        before = self.last.get((entry.plant, entry.item))
        if before is not None and entry.day < before:
            message = f"{cell} lies before {before}, the day of a row above it; sort the ledger by date."
            yield OUT_OF_ORDER.at(at, message, cell)
        self.last[entry.plant, entry.item] = max(entry.day, before or entry.day)


def _without_format(says: str) -> str:
    """A complaint about a number; a ledger has no ``[format]`` that could say otherwise."""
    if "[format]" not in says:
        return says
    return f"{says.partition(';')[0]}; write it plainly, as in 1234.56."


def _entry(line: int, kind: Movement, cells: Mapping[LedgerColumn, str]) -> Entry:
    def text(column: LedgerColumn) -> str:
        return cells.get(column, "")

    def amount(column: LedgerColumn) -> Fraction | None:
        return of_text(text(column)) if text(column) else None

    return Entry(
        line=line,
        day=date.fromisoformat(text(LedgerColumn.DATE)),
        movement=kind,
        item=text(LedgerColumn.ITEM),
        quantity=of_text(text(LedgerColumn.QUANTITY)),
        plant=text(LedgerColumn.PLANT),
        lot=text(LedgerColumn.LOT),
        supplier=text(LedgerColumn.SUPPLIER),
        unit_value=amount(LedgerColumn.UNIT_VALUE),
        originating=yes_no(text(LedgerColumn.ORIGINATING)) if text(LedgerColumn.ORIGINATING) else None,
        origin=country(text(LedgerColumn.ORIGIN)) or "" if text(LedgerColumn.ORIGIN) else "",
        good=text(LedgerColumn.GOOD),
        good_units=amount(LedgerColumn.GOOD_UNITS),
        reference=text(LedgerColumn.REFERENCE),
    )
