"""``[labor_value]`` of a manifest, and the tables it names, into facts (s. 18)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from rvc_cli.diagnostics import Code, Diagnostic
from rvc_cli.diagnostics import labor as codes
from rvc_cli.diagnostics.manifests import CONTRADICTION
from rvc_cli.engine.scratch import Scratch
from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.goods import Good
from rvc_cli.facts.labor import Formula, Labor
from rvc_cli.intake.labor_cells import Cells
from rvc_cli.intake.labor_columns import CAPACITY, PLANTS, PURCHASES, SHIPMENTS, Sheet
from rvc_cli.intake.manifest import Described, Manifest
from rvc_cli.intake.manifest_models import LaborValue
from rvc_cli.intake.side_table import SideRow, SideTable
from rvc_cli.intake.side_tables import SideTables

R = TypeVar("R")
AMOUNTS = (
    "high_wage_materials",
    "high_wage_labor",
    "transport",
    "annual_purchase_value",
    "total_annual_purchase_value",
    "annual_high_wage_labor",
    "annual_transport",
    "technology_wages",
    "production_wages",
)


def with_labor(manifest: Manifest, scratch: Scratch) -> tuple[Manifest, tuple[Diagnostic, ...]]:
    """The manifest, each of its goods with what is stated of labor value content, and every complaint; raises nothing.

    Amounts of tables are converted at the manifest's rates (s. 2); wages never are: a floor is in its country's money.
    """
    section = manifest.sections.labor_value
    if section is None:
        return manifest, ()
    reader = _Reader(SideTables(manifest, scratch))

    def stated(one: Described) -> Described:
        return replace(one, labor=replace(reader.labor(section, one.facts.currency), plant=one.plant))

    good = stated(manifest.good) if manifest.good else None
    vehicles = {name: stated(one) for name, one in manifest.vehicles.items()}
    return replace(manifest, good=good, vehicles=vehicles), tuple(dict.fromkeys(reader.files.diagnostics))


def said_twice(manifest: Manifest, goods: Iterable[Good]) -> tuple[Diagnostic, ...]:
    """A complaint where the rows of the bill of materials say what ``high_wage_materials`` says as a sum."""
    section = manifest.sections.labor_value
    if section is None or section.high_wage_materials is None or not any(_rows_say(one) for one in goods):
        return ()
    message = "The rows of the bill of materials say which are high_wage, and this is their sum; remove one."
    return (manifest.file.complaint(CONTRADICTION, ("labor_value", "high_wage_materials"), message),)


def _rows_say(good: Good) -> bool:
    every = good.contents.values()
    lots = (lot.evidence.high_wage for one in every for lot in one.lots)
    parts = (part.evidence.high_wage for one in every for part in one.components)
    return any(said is not None for said in (*lots, *parts))


class _Reader(Struct):
    """Makes facts of ``[labor_value]`` of one manifest, once for each currency of its goods."""

    files: SideTables
    found: dict[str, Labor] = field(default_factory=dict)

    def labor(self, section: LaborValue, currency: str) -> Labor:
        """What the section says; its tables' amounts in one currency."""
        if currency not in self.found:
            self.found[currency] = self._labor(section, currency)
        return self.found[currency]

    def _labor(self, section: LaborValue, currency: str) -> Labor:
        amounts = {key: getattr(section, key) for key in AMOUNTS}
        stated: dict[str, Any] = {
            key: None if amount is None else Fraction(amount) for key, amount in amounts.items()
        }
        plants = self._facts(PLANTS, section.plants, currency, Cells.plant, _plant_rows)
        named = self._listed(section.plants)
        return Labor(
            basis=None if section.basis is None else Formula(section.basis),
            **stated,
            assembly_credit=section.assembly_credit,
            plants=plants,
            purchases=self._facts(
                PURCHASES, section.purchases, currency, Cells.purchase, _purchase_rows, named
            ),
            purchases_table=self._table(PURCHASES, section.purchases).name if section.purchases else "",
            capacity=self._facts(CAPACITY, section.capacity, currency, Cells.capacity, _capacity_rows, named),
            shipments=self._facts(SHIPMENTS, section.shipments, currency, Cells.shipment, None, named),
        )

    def _facts(
        self,
        sheet: Sheet,
        file: str | None,
        currency: str,
        fact: Callable[[Cells, SideRow], R],
        between: Callable[[Cells, Sequence[SideRow]], Iterator[Diagnostic]] | None,
        plants: set[str] | None = None,
    ) -> tuple[R, ...] | None:
        """The rows of one table as facts; None where the manifest names none."""
        if file is None:
            return None
        table = self._table(sheet, file)
        cells = Cells(sheet, table, self.files.manifest.format, self.files.purse(currency))
        wrong = [one for row in table.rows for one in cells.complaints(row)]
        wrong += between(cells, table.rows) if between and not wrong else ()
        wrong += _not_listed(cells, table.rows, plants)
        self.files.diagnostics += wrong
        return () if wrong else tuple(fact(cells, row) for row in table.rows)

    def _listed(self, plants: str | None) -> set[str] | None:
        """The names in the table of wages, sound or not; None where there is none to look them up in."""
        rows = self._table(PLANTS, plants).rows if plants is not None else ()
        return {row.cells["plant"] for row in rows} or None

    def _table(self, sheet: Sheet, file: str) -> SideTable:
        return self.files.table(file, sheet.columns, sheet.name, sheet.amount)


def _not_listed(cells: Cells, rows: Iterable[SideRow], plants: set[str] | None) -> Iterator[Diagnostic]:
    """Plants and carriers that the table of wages does not list, where there is one."""
    for row in rows if plants is not None else ():
        for column in ("plant", "carrier"):
            name = row.cells.get(column, "")
            if name and plants is not None and name not in plants:
                says = f'"{name}" is not in the table of plants; spell it as there, or add its wages.'
                yield cells.at(row, column, codes.NO_SUCH_PLANT, says)


def _plant_rows(cells: Cells, rows: Sequence[SideRow]) -> Iterator[Diagnostic]:
    """A plant has one row for a period, and one country."""
    yield from _twice(cells, rows, ("plant", "from", "until"), "plant", codes.GIVEN_TWICE)
    countries: dict[str, str] = {}
    for row in rows:
        name, place = row.cells["plant"], row.cells.get("country", "")
        if countries.setdefault(name, place) != place:
            says = f'The plant "{name}" is in {countries[name] or "no country"} on another row; correct one.'
            yield cells.at(row, "country", codes.GIVEN_TWICE, says)


def _capacity_rows(cells: Cells, rows: Sequence[SideRow]) -> Iterator[Diagnostic]:
    yield from _twice(cells, rows, ("plant", "product"), "product", codes.GIVEN_TWICE)


def _purchase_rows(cells: Cells, rows: Sequence[SideRow]) -> Iterator[Diagnostic]:
    """What a material was used in is purchased too, and nothing stands in itself."""
    above = {row.cells["part_number"]: row.cells.get("parent", "") for row in rows}
    for row in rows:
        part, parent = row.cells["part_number"], row.cells.get("parent", "")
        if parent and parent not in above:
            says = f'No purchase of "{parent}" is listed; add it, or leave parent blank.'
            yield cells.at(row, "parent", codes.NO_SUCH_PARENT, says)
        elif above[part] != parent:
            says = f'"{part}" was bought for another part on another row; give each its own part number.'
            yield cells.at(row, "parent", codes.GIVEN_TWICE, says)
        elif _stands_in_itself(part, above):
            says = f'"{part}" stands in itself; correct the parent.'
            yield cells.at(row, "parent", codes.NO_SUCH_PARENT, says)


def _stands_in_itself(part: str, above: Mapping[str, str]) -> bool:
    seen: set[str] = set()
    while part and part not in seen:
        seen.add(part)
        part = above.get(part, "")
    return bool(part)


def _twice(
    cells: Cells, rows: Sequence[SideRow], columns: tuple[str, ...], at: str, code: Code
) -> Iterator[Diagnostic]:
    first: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = tuple(row.cells.get(column, "") for column in columns)
        if key in first:
            says = f"Line {first[key]} says this already; keep one of the two rows."
            yield cells.at(row, at, code, says)
        first.setdefault(key, row.line)
