"""The manifest as the validator sees it: every key, its type and its enumeration."""

from datetime import date
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from rvc_cli.facts.labor import Formula
from rvc_cli.facts.metals import Basis, Period
from rvc_cli.facts.rules import GoodClass, Method, Use
from rvc_cli.intake.manifest_types import (
    Amount,
    Article,
    ColumnName,
    Count,
    Country,
    Currency,
    CurrencyKey,
    DayOfYear,
    FileName,
    HsCode,
    PartNumbers,
    Percent,
    Positive,
    Text,
)
from rvc_cli.intake.toml_file import Table


class GoodKeys(Table):
    """What is said of a good, in ``[good]`` or in a row of the table that ``[goods]`` names."""

    name: Text | None = None
    class_: Annotated[GoodClass, Field(strict=False)] | None = Field(None, alias="class")
    hs_code: HsCode | None = None
    part_for: Annotated[Use, Field(strict=False)] | None = None
    part_for_hs: HsCode | None = None
    article: Article | None = None
    tariff: Literal["US", "MX", "CA"] | None = None
    unassembled: bool | None = None
    off_road: bool | None = None
    all_terrain: bool | None = None
    diesel: bool | None = None
    motorcycle: bool | None = None
    motorhome: bool | None = None
    special: Literal["ambulance", "hearse", "prison-van"] | None = None
    persons: Annotated[int, Field(ge=1, le=1000)] | None = None
    propulsion: Literal["combustion", "hybrid", "plug-in-hybrid", "battery"] | None = None
    method: Annotated[Method, Field(strict=False)] | None = None
    transaction_value: Positive | None = None
    international_shipping: Amount | None = None
    inland_freight: Amount | None = None
    currency: Currency = "USD"
    produced_in: Country | None = None
    fiscal_year_starts: DayOfYear | None = None
    model_line: Text | None = None
    plant: Text | None = None
    exported: bool | None = None
    units: Count | None = None
    required: Percent | None = None


class GoodTable(GoodKeys):
    """``[good]``: one good and the table of its materials."""

    bom: FileName


class GoodsTable(Table):
    """``[goods]``: a table with a row per vehicle, and the table of all their materials."""

    table: FileName
    bom: FileName


class Excluded(Table):
    """``[cost.excluded]``: how much of all costs is excluded, per unit (s. 1 *net cost*, 7(11), 7(13))."""

    sales_promotion: Amount | None = None
    royalties: Amount | None = None
    shipping_packing: Amount | None = None
    non_allowable_interest: Amount | None = None


class Added(Table):
    """Costs other than materials, per unit of the good (s. 1(6))."""

    labor: Amount | None = None
    overhead: Amount | None = None
    period: Amount | None = None
    other: Amount | None = None
    currency_gain: Amount | None = None
    currency_loss: Amount | None = None


class CostKeys(Added):
    """``[cost]``: costs other than materials, and how much of all costs is excluded."""

    excluded: Excluded | None = None


class VehicleKeys(GoodKeys, Added, Excluded):
    """A row of the table that ``[goods]`` names: a good, and its costs side by side."""

    vehicle: Text


class RateKeys(Table):
    """One exchange rate: units of the good's currency for one unit of the other (s. 2)."""

    rate: Positive
    on: date
    source: Text


class LaborValue(Table):
    """``[labor_value]`` (s. 18); what is absent is unknown, never 0.

    With the annual basis every amount is for the year; ``annual_high_wage_labor`` and ``annual_transport`` are that
    beside amounts per unit. ``plants`` are wages, of carriers too; ``purchases`` and ``shipments`` are those of a year.
    """

    basis: Annotated[Formula, Field(strict=False)] | None = None
    high_wage_materials: Amount | None = None
    high_wage_labor: Amount | None = None
    transport: Amount | None = None
    annual_purchase_value: Amount | None = None
    total_annual_purchase_value: Amount | None = None
    technology_wages: Amount | None = None
    production_wages: Amount | None = None
    assembly_credit: bool | None = None
    annual_high_wage_labor: Amount | None = None
    annual_transport: Amount | None = None
    plants: FileName | None = None
    purchases: FileName | None = None
    capacity: FileName | None = None
    shipments: FileName | None = None


class Aluminum(Table):
    """``[aluminum]``: the vehicle producer's purchases (s. 17), as totals in the good's currency or as a table.

    ``period`` and ``basis`` are the producer's choices under s. 17(7) and 17(9), each metal's its own (s. 17(10)).
    """

    originating: Amount | None = None
    total: Amount | None = None
    purchases: FileName | None = None
    period: Annotated[Period, Field(strict=False)] | None = None
    basis: Annotated[Basis, Field(strict=False)] | None = None


class Steel(Aluminum):
    """``[steel]``: as aluminum, and whether what originates was melted and poured here (s. 17(5))."""

    melted_and_poured: bool | None = None


class Choices(Table):
    """``[choices]``: elections the law gives the producer; ``best`` leaves them to the tool."""

    core_parts: Literal["best", "part", "components", "super-core", "super-core-components"] | None = None
    intermediate: PartNumbers = None
    core_part_rollup: Literal["panel", "us-position"] | None = None
    accumulate: PartNumbers = None
    assemblies: Literal["made", "bought"] | None = None


class Average(Table):
    """One election to average (s. 16(1), 16(10), 18(15)); both days belong to the period."""

    category: Literal["model-line-plant", "class-plant", "model-line", "class"]
    basis: Literal["all", "exported"] | None = None
    from_: date = Field(alias="from")
    until: date


class Averaging(Table):
    """``[averaging]``: separate elections for separate requirements."""

    rvc: Average | None = None
    core_parts: Average | None = None
    labor_value: Average | None = None


class NewPlant(Table):
    """``[new_plant]``: a plant in a new building, or after a refit; whether the vehicle is of a class or marque, or of
    a size category and underbody, new to the assembler; whether the machinery is substantially all new (s. 20(8))."""

    first_prototype: date
    kind: Literal["new-building", "refit"]
    new_to_assembler: bool | None = None
    new_machinery: bool | None = None


class AlternativeStaging(Table):
    """``[alternative_staging]``: whether the producer's regime was approved (s. 19), its last day, and whether it
    exempts the producer from the tests of steel and aluminum (s. 19(4)(c))."""

    approved: bool
    until: date | None = None
    steel_exempt: bool | None = None


class FormatKeys(Table):
    """``[format]``: how the tables write their numbers."""

    decimal: Literal[".", ","] = "."
    thousands: Literal["", ".", ",", " ", "'", "\u2019", "\u00a0", "\u202f"] = ""
    currency_sign: bool = False


class Columns(Table):
    """``[columns]``: a header of the table = the column it is; ``ignore`` lists headers to pass over."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, ColumnName]

    ignore: list[Text] = Field(default_factory=list)


class ManifestModel(Table):
    """A manifest: ``[good]`` or ``[goods]``, and what else is known of them."""

    good: GoodTable | None = None
    goods: GoodsTable | None = None
    cost: CostKeys | None = None
    exchange_rates: dict[CurrencyKey, RateKeys] = Field(default_factory=dict)
    labor_value: LaborValue | None = None
    steel: Steel | None = None
    aluminum: Aluminum | None = None
    choices: Choices = Choices()
    averaging: Averaging = Averaging()
    new_plant: NewPlant | None = None
    alternative_staging: AlternativeStaging | None = None
    columns: Columns = Field(default_factory=lambda: Columns.model_validate({}))
    format: FormatKeys = FormatKeys()
