"""Manifests: what is said of one good, or of the vehicles of a table, beside its bill of materials."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path, PurePath
from typing import Literal

from msgspec import Struct, field
from pydantic import TypeAdapter, ValidationError

from rvc_cli.diagnostics import Diagnostic, RvcError
from rvc_cli.diagnostics.manifests import BAD_KEY, CONTRADICTION
from rvc_cli.engine.scratch import Scratch
from rvc_cli.facts.cells import NumberFormat
from rvc_cli.facts.columns import Column
from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.goods import Costs, Elections, GoodFacts, NewPlant
from rvc_cli.facts.labor import Labor
from rvc_cli.facts.lots import ZERO
from rvc_cli.intake.labor_checks import labor_misfits
from rvc_cli.intake.manifest_checks import Misfit, misfits, missing_facts, own_rate
from rvc_cli.intake.manifest_models import Columns, CostKeys, FormatKeys, GoodKeys, ManifestModel
from rvc_cli.intake.manifest_schema import manifest_schema
from rvc_cli.intake.manifest_tables import TABLE_SUFFIXES, beside, missing_tables, value_at
from rvc_cli.intake.manifest_types import FileName
from rvc_cli.intake.toml_file import TomlFile, attempt, by_line, read_toml
from rvc_cli.intake.vehicles import VehicleRow, read_vehicles

__all__ = [
    "Described",
    "Manifest",
    "Rate",
    "TableBeside",
    "costs_from",
    "manifest_schema",
    "missing_facts",
    "read_manifest",
    "table_beside",
]

FILE_NAME = TypeAdapter[str](FileName)
ADDED = ("labor", "overhead", "period", "other", "currency_loss")
LOWERING = "currency_gain"
EXCLUDED = ("sales_promotion", "royalties", "shipping_packing", "non_allowable_interest")
_CLASSIFYING = (
    "off_road",
    "all_terrain",
    "diesel",
    "motorcycle",
    "motorhome",
    "special",
    "persons",
    "propulsion",
)


class Rate(Struct, frozen=True):
    """Units of the good's currency for one unit of the other, the rate's day and its source (s. 2)."""

    rate: Decimal
    on: date
    source: str


class Described(Struct, frozen=True):
    """What is said of one good, costs per unit in its currency; ``line``: its row in a table of vehicles."""

    name: str
    facts: GoodFacts
    costs: Costs
    units: int | None = None
    model_line: str = ""
    plant: str = ""
    exported: bool | None = None
    fiscal_year_starts: str = ""
    line: int | None = None
    labor: Labor | None = None


class Manifest(Struct, frozen=True):
    """A manifest, checked. ``good`` is None where ``[goods]`` names many vehicles.

    ``table`` is the bill of materials, ``sections`` all that was written, ``unassessed`` the parts of it that no
    requirement reads yet, by name.
    """

    file: TomlFile
    table: Path
    table_name: str
    good: Described | None
    vehicles: Mapping[str, Described]
    elections: Elections
    rates: Mapping[str, Rate]
    columns: Mapping[str, Column]
    ignored: tuple[str, ...]
    format: NumberFormat
    sections: ManifestModel
    assemblies: Literal["made", "bought"] | None
    unassessed: tuple[str, ...]
    notes: tuple[Diagnostic, ...] = field(default=())

    @property
    def name(self) -> str:
        """The manifest as the user named it."""
        return self.file.name


class TableBeside(Struct, frozen=True):
    """The table of a manifest that is wrong, and how it is written; nothing is known of its goods."""

    path: Path
    name: str
    columns: Mapping[str, Column]
    ignored: tuple[str, ...]
    format: NumberFormat


def read_manifest(path: Path, name: str, scratch: Scratch) -> Manifest:
    """Reads and checks a manifest, and the table of vehicles it may name.

    Raises :class:`RvcError` with every complaint: keys, their types, what contradicts, missing tables.
    """
    file = read_toml(path, name)
    model, complaints = attempt(ManifestModel, file, BAD_KEY)
    complaints += [_placed(file, one) for one in (*misfits(file.data), *labor_misfits(file.data))]
    complaints += [_placed(file, one) for one in missing_tables(file)]
    if model is None or complaints:
        raise RvcError(*by_line(complaints))
    return _manifest(file, model, scratch)


def table_beside(path: Path, name: str) -> TableBeside | None:
    """The table of a manifest with complaints; None where they may be about how the table is to be read."""
    try:
        data = read_toml(path, name).data
        written = FormatKeys.model_validate(data.get("format", {}))
        columns = Columns.model_validate(data.get("columns", {}))
        bom = FILE_NAME.validate_python(value_at(data, ("good", "bom")) or value_at(data, ("goods", "bom")))
    except (RvcError, ValidationError):
        return None
    table = beside(path.parent, bom)
    if table.suffix.lower() not in TABLE_SUFFIXES or not table.is_file() or written.currency_sign:
        return None
    listed = columns.model_extra or {}
    named = str(PurePath(name).parent / bom)
    return TableBeside(table, named, listed, tuple(columns.ignore), _number_format(written))


def costs_from(amounts: Mapping[str, Decimal | Fraction]) -> Costs:
    """Costs per unit from amounts by the keys of ``[cost]`` and ``[cost.excluded]`` (s. 1(6), 7(11), 7(13)).

    A currency gain lowers total cost, a loss raises it (s. 1(6)(d)). That somebody gave ``amounts``, even
    none or only zeros, says that these are all the costs there are. Raises KeyError on any other key.
    """
    unknown = set(amounts) - {*ADDED, LOWERING, *EXCLUDED}
    if unknown:
        raise KeyError(", ".join(sorted(unknown)))
    added = sum((Fraction(amounts[key]) for key in ADDED if key in amounts), ZERO)
    excluded = sum((Fraction(amounts[key]) for key in EXCLUDED if key in amounts), ZERO)
    return Costs(added - Fraction(amounts.get(LOWERING, 0)), excluded, given=True)


def _placed(file: TomlFile, one: Misfit) -> Diagnostic:
    return file.complaint(one.code, one.path, one.message)


def _manifest(file: TomlFile, model: ManifestModel, scratch: Scratch) -> Manifest:
    bom = model.good.bom if model.good else model.goods.bom if model.goods else ""
    vehicles, notes = _vehicles(file, model, scratch)
    return Manifest(
        file=file,
        table=beside(file.path.parent, bom),
        table_name=str(PurePath(file.name).parent / bom),
        good=_good(model, file.path.stem) if model.good else None,
        vehicles=vehicles,
        elections=_elections(model),
        rates={key: Rate(one.rate, one.on, one.source) for key, one in model.exchange_rates.items()},
        columns=model.columns.model_extra or {},
        ignored=tuple(model.columns.ignore),
        format=_number_format(model.format),
        sections=model,
        assemblies=model.choices.assemblies,
        unassessed=tuple(_unassessed(model)),
        notes=notes,
    )


def _number_format(written: FormatKeys) -> NumberFormat:
    return NumberFormat(written.decimal, written.thousands, written.currency_sign)


def _good(model: ManifestModel, stem: str) -> Described:
    if model.good is None:
        raise AssertionError("only asked where [good] is given")
    costs = costs_from(_amounts(model.cost)) if model.cost else Costs()
    return _described(model.good, model.good.name or stem, costs, model)


def _amounts(cost: CostKeys) -> dict[str, Decimal]:
    given: dict[str, Decimal] = cost.model_dump(exclude={"excluded"}, exclude_none=True)
    return given | (cost.excluded.model_dump(exclude_none=True) if cost.excluded else {})


def _described(
    keys: GoodKeys, name: str, costs: Costs, model: ManifestModel, line: int | None = None
) -> Described:
    return Described(
        name=name,
        facts=_facts(keys, model),
        costs=costs,
        units=keys.units,
        model_line=keys.model_line or "",
        plant=keys.plant or "",
        exported=keys.exported,
        fiscal_year_starts=keys.fiscal_year_starts or "",
        line=line,
    )


def _facts(keys: GoodKeys, model: ManifestModel) -> GoodFacts:
    new_plant, staging = model.new_plant, model.alternative_staging
    return GoodFacts(
        good_class=keys.class_,
        hs_code=keys.hs_code or "",
        article=keys.article or "",
        part_for=keys.part_for,
        part_for_hs=keys.part_for_hs or "",
        method=keys.method,
        transaction_value=None if keys.transaction_value is None else Fraction(keys.transaction_value),
        international_shipping=Fraction(keys.international_shipping or 0),
        inland_freight=Fraction(keys.inland_freight or 0),
        currency=keys.currency,
        produced_in=keys.produced_in or "",
        required=keys.required,
        classifying={key: said for key in _CLASSIFYING if (said := getattr(keys, key)) is not None},
        new_plant=NewPlant(**new_plant.model_dump()) if new_plant else None,
        tariff=keys.tariff or "",
        unassembled=bool(keys.unassembled),
        alternative_staging=staging.approved if staging else False,
        staging_until=staging.until if staging else None,
        steel_exempt=bool(staging and staging.steel_exempt),
    )


def _vehicles(
    file: TomlFile, model: ManifestModel, scratch: Scratch
) -> tuple[dict[str, Described], tuple[Diagnostic, ...]]:
    if model.goods is None:
        return {}, ()
    name = str(PurePath(file.name).parent / model.goods.table)
    table = beside(file.path.parent, model.goods.table)
    rows, notes = read_vehicles(table, name, _number_format(model.format), scratch)
    _one_currency(file, {row.keys.currency for row in rows})
    return {row.keys.vehicle: _vehicle(row, model) for row in rows}, tuple(notes)


def _vehicle(row: VehicleRow, model: ManifestModel) -> Described:
    given = row.keys.model_dump(include={*ADDED, LOWERING, *EXCLUDED}, exclude_none=True)
    costs = costs_from(given) if given else Costs()
    return _described(row.keys, row.keys.name or row.keys.vehicle, costs, model, row.line)


def _one_currency(file: TomlFile, currencies: set[str]) -> None:
    """Rates are in the good's currency: with goods in several currencies nobody could say in whose."""
    wrong = [_placed(file, one) for currency in sorted(currencies) for one in own_rate(currency, file.data)]
    if len(currencies) > 1 and "exchange_rates" in file.data:
        message = f"The vehicles are in {', '.join(sorted(currencies))}; rates need goods of one currency."
        wrong = [file.complaint(CONTRADICTION, ("exchange_rates",), message)]
    if wrong:
        raise RvcError(*wrong)


def _elections(model: ManifestModel) -> Elections:
    averaged = {"rvc": "rvc", "core_parts": "core-parts", "labor_value": "lvc"}
    chosen = frozenset(name for key, name in averaged.items() if getattr(model.averaging, key) is not None)
    choices = model.choices
    method = None if choices.core_parts == "best" else choices.core_parts
    us_position = choices.core_part_rollup == "us-position"
    return Elections(choices.intermediate, choices.accumulate, chosen, method, us_position)


def _unassessed(model: ManifestModel) -> Iterator[str]:
    yield from (
        f"good.{name}" for name in ("units", "exported") if getattr(model.good, name, None) is not None
    )
    for name in ("rvc", "core_parts", "labor_value"):
        if getattr(model.averaging, name) is not None:
            yield f"averaging.{name}"
