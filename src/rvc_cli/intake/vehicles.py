"""The table of vehicles that ``[goods]`` names, the keys of ``[good]`` and ``[cost]`` as columns."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path

from pydantic import ValidationError

from rvc_cli.diagnostics import Code, Diagnostic, RvcError, Span
from rvc_cli.diagnostics.manifests import (
    COST_BLANK,
    VEHICLE_TWICE,
    VEHICLES_BLANK_ROWS,
    VEHICLES_CELL,
    VEHICLES_CP1252,
    VEHICLES_HEADER,
    VEHICLES_ROW,
    VEHICLES_UNREADABLE,
)
from rvc_cli.facts.cells import BLANKS, NumberFormat
from rvc_cli.facts.words import yes_no
from rvc_cli.intake.manifest_checks import objections
from rvc_cli.intake.manifest_models import CostKeys, Excluded, GoodKeys, VehicleKeys
from rvc_cli.intake.toml_words import real_path, sentence, shown

COST_COLUMNS = tuple(key for key in (*CostKeys.model_fields, *Excluded.model_fields) if key != "excluded")
COLUMNS = ("vehicle", *(one.alias or key for key, one in GoodKeys.model_fields.items()), *COST_COLUMNS)
_TRUTHS = frozenset({"off_road", "all_terrain", "diesel", "motorcycle", "motorhome", "exported"})
_COUNTS = frozenset({"persons", "units"})
_NUMBERS = frozenset(
    {"transaction_value", "international_shipping", "inland_freight", "required", *COST_COLUMNS}
)
_SEPARATORS = re.compile(r"[\s_-]+")
_QUOTED = re.compile(r'"[^"]*"')
_WHOLE = re.compile(r"[0-9]{1,10}")


@dataclass(frozen=True, slots=True)
class VehicleRow:
    """One row of the table, checked, and the physical line it begins at."""

    keys: VehicleKeys
    line: int


@dataclass(frozen=True, slots=True)
class _Row:
    """A row as it was read: cells by column, blanks around them cut."""

    line: int
    cells: dict[str, str]


def read_vehicles(
    path: Path, name: str, number_format: NumberFormat
) -> tuple[list[VehicleRow], list[Diagnostic]]:
    """Every vehicle of the table, and notes; raises :class:`RvcError` with every complaint."""
    text, notes = _text(path, name)
    rows, wrong, blank = _rows(text, name)
    if blank:
        message = f"{blank} rows of blank cells are no vehicles and were passed over."
        notes.append(VEHICLES_BLANK_ROWS.at(Span(name), message))
    if not rows and not wrong:
        raise RvcError(VEHICLES_UNREADABLE.at(Span(name), "The table has no rows; give one per vehicle."))
    read: list[VehicleRow] = []
    for row in rows:
        keys, complaints = _keys(row, name, number_format)
        wrong += complaints
        if keys is not None:
            read.append(VehicleRow(keys, row.line))
    wrong += _twice(rows, name)
    if wrong:
        raise RvcError(*sorted(wrong, key=lambda one: one.span.line or 0))
    return read, notes


def _text(path: Path, name: str) -> tuple[str, list[Diagnostic]]:
    try:
        raw = path.read_bytes()
    except OSError as failure:
        message = f"The table of vehicles cannot be opened: {failure.strerror}."
        raise RvcError(VEHICLES_UNREADABLE.at(Span(name), message)) from failure
    notes: list[Diagnostic] = []
    try:
        text = raw.decode("utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
        notes.append(VEHICLES_CP1252.at(Span(name), "The table was read as Windows-1252, not UTF-8."))
    if "\0" in text or "\ufffd" in text:
        message = "The table of vehicles is no text; export it again as CSV in UTF-8."
        raise RvcError(VEHICLES_UNREADABLE.at(Span(name), message))
    return text, notes


def _rows(text: str, name: str) -> tuple[list[_Row], list[Diagnostic], int]:
    bare = _QUOTED.sub("", text.split("\n", 1)[0])
    records = _records(text, max(",;\t", key=bare.count), name)
    _, header = next(records, (1, []))
    if not any(cell.strip() for cell in header):
        raise RvcError(VEHICLES_UNREADABLE.at(Span(name), "The table is empty; it needs a header and rows."))
    columns = _columns(header, name)
    rows: list[_Row] = []
    wrong: list[Diagnostic] = []
    blank = 0
    for line, cells in records:
        if not any(cell.strip() for cell in cells):
            blank += 1
        elif len(cells) != len(columns):
            message = f"The row has {len(cells)} cells, the header {len(columns)}; give as many."
            wrong.append(VEHICLES_ROW.at(Span(name, line), message))
        else:
            cut = (cell.strip(BLANKS) for cell in cells)
            rows.append(_Row(line, dict(zip(columns, cut, strict=True))))
    return rows, wrong, blank


def _records(text: str, delimiter: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with the physical line it begins at."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as failure:
            message = "The quotes of this row do not match, or a cell has no end; correct the quotes."
            raise RvcError(VEHICLES_UNREADABLE.at(Span(name, line), message)) from failure


def _columns(header: list[str], name: str) -> list[str]:
    """The key each column stands for; raises with everything wrong with the header."""
    known = {_folded(key): key for key in COLUMNS}
    columns: list[str] = []
    wrong: list[Diagnostic] = []

    def complain(message: str, cell: str) -> None:
        wrong.append(VEHICLES_HEADER.at(Span(name, 1), message, cell))

    for cell in header:
        key = known.get(_folded(cell), "")
        if not key:
            complain(_unknown(cell, known), cell)
        elif key in columns:
            complain(f"The column `{key}` is given twice; remove one.", cell)
        columns.append(key)
    if "vehicle" not in columns:
        message = "The column `vehicle` is missing; it names the vehicle as the bill of materials does."
        wrong.append(VEHICLES_HEADER.at(Span(name, 1), message))
    if wrong:
        raise RvcError(*wrong)
    return columns


def _unknown(cell: str, known: dict[str, str]) -> str:
    if not cell.strip():
        return "A column has no header; name it or remove it."
    if _folded(cell) == "bom":
        return "`bom` is no column of this table: [goods] names the one bill of materials."
    close = get_close_matches(_folded(cell), known, n=1)
    hint = f"did you mean `{known[close[0]]}`?" if close else "it must be a key of [good] or [cost]."
    return f"The header {shown(cell)} is not known; {hint}"


def _folded(header: str) -> str:
    return _SEPARATORS.sub("", header).casefold()


def _keys(row: _Row, name: str, number_format: NumberFormat) -> tuple[VehicleKeys | None, list[Diagnostic]]:
    wrong: list[Diagnostic] = []
    said: dict[str, object] = {}

    def complain(code: Code, key: str, message: str) -> None:
        wrong.append(code.at(Span(name, row.line, key), message, row.cells.get(key, "")))

    for key, cell in row.cells.items():
        if not cell:
            continue
        value, message = _value(key, cell, number_format)
        said[key] = value
        if message:
            complain(VEHICLES_CELL, key, message)
    given = [key for key in COST_COLUMNS if row.cells.get(key)]
    for key in COST_COLUMNS:
        if given and row.cells.get(key) == "":
            complain(
                COST_BLANK, key, f"`{key}` is blank beside costs that are given; write 0 if there are none."
            )
    for one in objections(said):
        if not one.option:
            complain(one.code, one.key, one.message)
    return _model(said, wrong, complain_at=Span(name, row.line), cells=row.cells), wrong


def _model(
    said: dict[str, object], wrong: list[Diagnostic], complain_at: Span, cells: dict[str, str]
) -> VehicleKeys | None:
    unread = {one.span.column for one in wrong if one.code == VEHICLES_CELL.id}
    try:
        return VehicleKeys.model_validate({key: value for key, value in said.items() if key not in unread})
    except ValidationError as refused:
        for one in refused.errors(include_url=False):
            path = real_path(one["loc"], said)
            key = str((*path, one["loc"][-1])[0])
            if key not in unread:
                at = Span(complain_at.file, complain_at.line, key)
                wrong.append(VEHICLES_CELL.at(at, sentence(one, path, VehicleKeys), cells.get(key)))
    return None


def _value(key: str, cell: str, number_format: NumberFormat) -> tuple[object, str | None]:
    """A cell as the type its key has, and what is wrong where it cannot be."""
    if key in _TRUTHS:
        truth = yes_no(cell)
        return truth, f"`{key}` is {shown(cell)}; it must be yes or no." if truth is None else None
    if key in _COUNTS:
        if _WHOLE.fullmatch(cell):
            return int(cell), None
        return None, f"`{key}` is {shown(cell)}; it must be a whole number."
    if key in _NUMBERS:
        if re.fullmatch(number_format.pattern, cell):
            return Decimal(number_format.plain(cell)), None
        hint = "write digits with a point, or say in [format] how the table writes its numbers"
        return None, f"`{key}` is {shown(cell)}; {hint}."
    return cell, None


def _twice(rows: list[_Row], name: str) -> Iterator[Diagnostic]:
    first: dict[str, int] = {}
    for row in rows:
        vehicle = row.cells["vehicle"]
        if vehicle and vehicle in first:
            message = f"The vehicle {shown(vehicle)} already has its row at line {first[vehicle]}; keep one."
            yield VEHICLE_TWICE.at(Span(name, row.line, "vehicle"), message, vehicle)
        first.setdefault(vehicle, row.line)
