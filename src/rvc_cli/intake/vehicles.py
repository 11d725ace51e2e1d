"""The table of vehicles that ``[goods]`` names, the keys of ``[good]`` and ``[cost]`` as columns."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from msgspec import Struct
from pydantic import ValidationError

from rvc_cli.diagnostics import Diagnostic
from rvc_cli.diagnostics.manifests import COST_BLANK, SIDE_CELL, VEHICLE_TWICE
from rvc_cli.engine.scratch import Scratch
from rvc_cli.facts.cells import NumberFormat, foreign_mark
from rvc_cli.facts.currencies import currency_code
from rvc_cli.facts.words import yes_no
from rvc_cli.intake.manifest_checks import objections
from rvc_cli.intake.manifest_models import CostKeys, Excluded, GoodKeys, VehicleKeys
from rvc_cli.intake.money_marks import wrong_mark
from rvc_cli.intake.side_table import Columns, SideRow, SideTable, read_side_table
from rvc_cli.intake.toml_words import real_path, sentence, shown

COST_COLUMNS = tuple(key for key in (*CostKeys.model_fields, *Excluded.model_fields) if key != "excluded")
COLUMNS = Columns(
    known=("vehicle", *(one.alias or key for key, one in GoodKeys.model_fields.items()), *COST_COLUMNS),
    needed=("vehicle",),
    home="a key of [good] or [cost]",
    hints={"bom": "`bom` is no column of this table: [goods] names the one bill of materials."},
)
_TRUTHS = frozenset({"off_road", "all_terrain", "diesel", "motorcycle", "motorhome", "exported"})
_COUNTS = frozenset({"persons", "units"})
_MONEY = frozenset({"transaction_value", "international_shipping", "inland_freight", *COST_COLUMNS})
_WHOLE = re.compile(r"[0-9]{1,10}")


class VehicleRow(Struct, frozen=True):
    """One row of the table, checked, and the physical line it begins at."""

    keys: VehicleKeys
    line: int


def read_vehicles(
    path: Path, name: str, number_format: NumberFormat, scratch: Scratch
) -> tuple[list[VehicleRow], list[Diagnostic]]:
    """Every vehicle of the table, and notes; raises :class:`RvcError` with every complaint."""
    table = read_side_table(path, name, COLUMNS, scratch)
    read: list[VehicleRow] = []
    wrong: list[Diagnostic] = []
    for row in table.rows:
        keys, complaints = _keys(table, row, number_format)
        wrong += complaints
        if keys is not None:
            read.append(VehicleRow(keys, row.line))
    table.refuse([*wrong, *_twice(table)])
    return read, list(table.notes)


def _keys(
    table: SideTable, row: SideRow, written: NumberFormat
) -> tuple[VehicleKeys | None, list[Diagnostic]]:
    wrong: list[Diagnostic] = []
    said: dict[str, object] = {}
    for key, cell in row.cells.items():
        if cell:
            said[key], message = _value(key, cell, written, row.cells.get("currency", ""))
            if message:
                wrong.append(table.at(row, SIDE_CELL, key, message))
    wrong += [table.at(row, COST_BLANK, key, _cost_blank(key)) for key in _blank_costs(row.cells)]
    wrong += [table.at(row, one.code, one.key, one.message) for one in objections(said) if not one.option]
    return _model(table, row, said, wrong), wrong


def _blank_costs(cells: Mapping[str, str]) -> Sequence[str]:
    """The costs that are blank beside others that are given."""
    given = any(cells.get(key) for key in COST_COLUMNS)
    return [key for key in COST_COLUMNS if given and cells.get(key) == ""]


def _cost_blank(key: str) -> str:
    return f"`{key}` is blank beside costs that are given; write 0 if there are none."


def _model(
    table: SideTable, row: SideRow, said: dict[str, object], wrong: list[Diagnostic]
) -> VehicleKeys | None:
    unread = {one.span.column for one in wrong if one.code == SIDE_CELL.id}
    try:
        return VehicleKeys.model_validate({key: value for key, value in said.items() if key not in unread})
    except ValidationError as refused:
        for one in refused.errors(include_url=False):
            path = real_path(one["loc"], said)
            key = str((*path, one["loc"][-1])[0])
            if key not in unread:
                wrong.append(table.at(row, SIDE_CELL, key, sentence(one, path, VehicleKeys)))
    return None


def _value(key: str, cell: str, written: NumberFormat, currency: str) -> tuple[object, str | None]:
    """A cell as the type its key has, and what is wrong where it cannot be; money may be marked as ``currency``."""
    if key in _TRUTHS:
        truth = yes_no(cell)
        return truth, f"`{key}` is {shown(cell)}; it must be yes or no." if truth is None else None
    if key in _COUNTS:
        if _WHOLE.fullmatch(cell):
            return int(cell), None
        return None, f"`{key}` is {shown(cell)}; it must be a whole number."
    if key in _MONEY or key == "required":
        return _number(key, cell, written, currency_code(currency or "USD") or currency)
    return cell, None


def _number(key: str, cell: str, written: NumberFormat, currency: str) -> tuple[object, str | None]:
    shape = written.pattern if key in _MONEY else written.number
    if not re.fullmatch(shape, cell):
        hint = "write digits with a point, or say in [format] how the table writes its numbers"
        return None, f"`{key}` is {shown(cell)}; {hint}."
    mark = foreign_mark(cell, currency) if written.currency_sign else ""
    return Decimal(written.plain(cell)), wrong_mark(cell, mark, currency) if mark else None


def _twice(table: SideTable) -> Iterator[Diagnostic]:
    first: dict[str, int] = {}
    for row in table.rows:
        vehicle = row.cells["vehicle"]
        if vehicle and vehicle in first:
            message = f"The vehicle {shown(vehicle)} already has its row at line {first[vehicle]}; keep one."
            yield table.at(row, VEHICLE_TWICE, "vehicle", message)
        first.setdefault(vehicle, row.line)
