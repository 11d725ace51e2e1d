"""The shape of a rule file. What the keys mean together is checked where the rules are built."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, ConfigDict, Field

from rvc_cli.intake.toml_file import Number, Table
from rvc_cli.intake.toml_words import refuse

UseName = Literal["passenger-vehicle", "light-truck", "heavy-truck", "other-vehicle", "aftermarket"]
ClassName = Literal["passenger-vehicle", "light-truck", "heavy-truck", "other-vehicle"]
MethodName = Literal["net-cost", "transaction-value"]
TableName = Literal["A.1", "B", "C", "D", "E", "F", "15(4)", "20(2)(h)", "20(3)(b)"]
SourceName = Literal["section-13", "schedule-1"]
MetalName = Literal["steel", "aluminum"]
Nomenclature = Literal["HS 2012", "HS 2022"]
TariffName = Literal["US", "MX", "CA"]
Status = Literal["law", "announced", "proposal", "threat", "target"]


def _said(value: str) -> str:
    if not value.strip():
        raise refuse("the text is blank; write something or leave the key out")
    return value.strip()


Text = Annotated[str, AfterValidator(_said)]


_VALUES = ("percent", "years", "units", "amount", "basis_points", "decimals")


class VersionRow(Table):
    """One value and its days: ``since <= day < until``."""

    since: date
    until: date | None = None
    percent: Number | None = None
    years: int | None = None
    units: int | None = None
    amount: Number | None = None
    basis_points: int | None = None
    decimals: int | None = None
    cite: str = ""

    @property
    def given(self) -> dict[str, Decimal]:
        """The value by the key it was given under: one, in a sound version."""
        units = {key: getattr(self, key) for key in _VALUES}
        return {key: Decimal(value) for key, value in units.items() if value is not None}


class ProvisionTable(Table):
    """The versions of one measure of one subject; ``measure`` and ``note`` are for readers."""

    measure: Text | None = None
    note: Text | None = None
    in_force: list[VersionRow]


class PathRow(Table):
    """One alternative of a rule; ``staged``: for the parts of vehicles in an approved regime of s. 19 alone."""

    shift: Text | None = None
    rvc: Text | None = None
    methods: list[MethodName] = Field(default_factory=list)
    cite: str = ""
    staged: bool = False


class RuleTable(Table):
    """A product rule of s. 13 or Schedule 1; without ``use`` it holds for every use."""

    codes: list[str]
    nomenclature: Nomenclature = "HS 2012"
    hs_2022: list[str] = Field(default_factory=list)
    article: Text | None = None
    use: list[UseName] | None = None
    source: SourceName
    cite: str = ""
    note: Text | None = None
    value_only: bool = False
    paths: list[PathRow]


class ListedRow(Table):
    """A row of a table of goods; what it leaves out is said by the table."""

    codes: list[str]
    hs_2022: list[str] = Field(default_factory=list)
    article: Text | None = None
    use: list[UseName] | None = None
    description: Text
    replaces: list[SourceName] | None = None
    value_only: bool | None = None


class ListTable(Table):
    """Goods that a table, or a paragraph, gives a percentage of its own."""

    table: TableName
    subject: Text
    replaces: list[SourceName]
    value_only: bool = False
    by_vehicle: bool = False
    vehicles: list[Text] = Field(default_factory=list)
    nomenclature: Nomenclature = "HS 2012"
    use: list[UseName]
    cite: str = ""
    note: Text | None = None
    rows: list[ListedRow]


class FactsTable(Table):
    """The facts that make a vehicle of its kind (s. 12, 20(2), 20(3))."""

    off_road: bool | None = None
    all_terrain: bool | None = None
    diesel: bool | None = None
    motorcycle: bool | None = None
    motorhome: bool | None = None
    special: Literal["ambulance", "hearse", "prison-van"] | None = None
    persons_at_most: int | None = None
    persons_at_least: int | None = None
    made_for: UseName | None = Field(default=None, alias="for")


class VehicleTable(Table):
    """A kind of vehicle."""

    class_name: ClassName = Field(alias="class")
    threshold: Text
    methods: list[MethodName]
    shift: Text | None = None
    codes: list[str]
    nomenclature: Nomenclature = "HS 2012"
    hs_2022: list[str] = Field(default_factory=list)
    facts: FactsTable = Field(default_factory=FactsTable)
    certain: bool
    description: Text
    cite: str = ""
    note: Text | None = None


class CorePartTable(Table):
    """A part of column 1 of Table A.2 with its components and their further names."""

    role: Text
    whole: Text | None = None
    each_row: bool = False
    told_by_code: list[str] = Field(default_factory=list)
    components: dict[str, list[str]]
    names: dict[str, list[str]] = Field(default_factory=dict)
    cite: str = ""


class PartsOfGoodsTable(Table):
    """Codes that provide for goods and their parts together, or for the goods only (s. 3(5))."""

    codes: list[str]
    together: bool
    cite: str = ""


class MetalListRow(Table):
    """Goods of Table S that one description covers."""

    codes: list[str]
    hs_2022: list[str] = Field(default_factory=list)
    by_metal_value: bool = False
    description: Text


class MetalTable(Table):
    """The part of Table S that lists the goods of one metal."""

    metal: MetalName
    nomenclature: Nomenclature = "HS 2012"
    cite: str = ""
    note: Text | None = None
    rows: list[MetalListRow]


class RuleFile(Table):
    """A whole rule file: its provenance, its sections, and a table for each subject.

    ``tariff``: whose eight-digit codes its tariff shifts name.
    """

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, dict[str, ProvisionTable]] = Field(init=False)

    id: Text
    title: Text | None = None
    extends: Text | None = None
    status: Status
    source: Text
    url: Text | None = None
    cited_as: Text | None = None
    tariff: TariffName | None = None
    read_on: date
    verified_through: date
    articles: dict[str, Text] = Field(default_factory=dict)
    complete: list[str] = Field(default_factory=list)
    rule: list[RuleTable] = Field(default_factory=list)
    table: list[ListTable] = Field(default_factory=list)
    vehicle: list[VehicleTable] = Field(default_factory=list)
    core_part: list[CorePartTable] = Field(default_factory=list, alias="core-part")
    parts_of_goods: list[PartsOfGoodsTable] = Field(default_factory=list, alias="parts-of-goods")
    metal: list[MetalTable] = Field(default_factory=list)

    @property
    def subjects(self) -> dict[str, dict[str, ProvisionTable]]:
        """The provisions, by subject and measure."""
        return self.__pydantic_extra__


def rules_schema() -> dict[str, Any]:
    """The JSON Schema of a rule file."""
    return RuleFile.model_json_schema(by_alias=True)
