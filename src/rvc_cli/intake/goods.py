"""Sources in, goods out: a table with what its manifest says of it, or every complaint there is about it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from rvc_cli.diagnostics import Diagnostic, RvcError, Severity, Span, shortened
from rvc_cli.diagnostics import rows as codes
from rvc_cli.diagnostics.manifests import CONTRADICTION
from rvc_cli.diagnostics.printable import shown
from rvc_cli.diagnostics.tables import NO_SCRATCH, UNREADABLE
from rvc_cli.engine.assemble import ReadGood, Reading
from rvc_cli.engine.scratch import NoScratchError
from rvc_cli.facts.cells import NumberFormat
from rvc_cli.facts.columns import Column
from rvc_cli.facts.goods import Costs, Elections, Good, GoodFacts, Made
from rvc_cli.facts.layout import Layout
from rvc_cli.facts.metals import Metals
from rvc_cli.facts.purse import GoodCurrencies, GoodPurses
from rvc_cli.facts.words import country, in_territory
from rvc_cli.intake.bom import Asked, Bom, read_bom
from rvc_cli.intake.columns import ColumnMap
from rvc_cli.intake.dialect import open_table
from rvc_cli.intake.sources import Source

__all__ = ["Asked", "SourceGoods", "read_source", "with_costs"]

if TYPE_CHECKING:
    from rvc_cli.intake.manifest import Described, Manifest, TableBeside

MADE = {"made": Made.SELF_PRODUCED, "bought": Made.ACQUIRED, None: Made.UNKNOWN}


class SourceGoods(Struct, frozen=True):
    """The goods of one source and the complaints about it; an error leaves no goods.

    ``manifest`` is the one it came with, ``bom`` its table as it was read, for looking up lines, ``reading`` how.
    """

    name: str
    goods: tuple[Good, ...]
    diagnostics: tuple[Diagnostic, ...]
    bom: Bom | None = None
    manifest: "Manifest | None" = None
    reading: Reading | None = None

    @property
    def vehicles(self) -> tuple[str, ...]:
        """What the table calls each of the goods: "" where it has no column for that."""
        return tuple(one.name for one in self.bom.read.goods) if self.bom and self.bom.read else ()

    @property
    def layout(self) -> Layout | None:
        """How its table is written."""
        return self.bom.layout if self.bom else None

    def lines(self, rows: Iterable[int]) -> Mapping[int, int]:
        """The physical line of each row ordinal."""
        return self.bom.lines(rows) if self.bom else {}


class Said(Struct, frozen=True):
    """What is said of a table from outside it: by its manifest, or nothing; ``purses`` is None where not even that."""

    columns: ColumnMap = field(default_factory=ColumnMap)
    form: NumberFormat = field(default_factory=NumberFormat)
    assemblies: Made = Made.UNKNOWN
    elections: Elections = field(default_factory=Elections)
    purses: GoodPurses | None = field(default_factory=GoodPurses)
    good: "Described | None" = None
    vehicles: "Mapping[str, Described] | None" = None
    metals: Mapping[str, Metals] = field(default_factory=dict)

    def of(self, vehicle: str) -> "Described | None":
        """What is said of one good of the table."""
        return self.good if self.vehicles is None else self.vehicles.get(vehicle)

    def code_of(self, vehicle: str) -> str:
        """The HS code of one good as its manifest has it; "" where nothing says."""
        described = self.of(vehicle)
        return described.facts.hs_code if described else ""

    def purchased(self, vehicle: str) -> Metals | None:
        """The purchases of steel and aluminum by its producer (s. 17), in the currency of the good."""
        described = self.of(vehicle)
        found = self.metals.get(described.facts.currency) if described else None
        return (
            replace(found, fiscal_year_starts=described.fiscal_year_starts) if described and found else None
        )


def read_source(source: Source, asked: Asked) -> SourceGoods:
    """The goods of one source. Never raises for bad input: complaints are in the result."""
    try:
        if source.kind == "manifest" and source.path is not None:
            found = _with_manifest(source.path, source.name, asked)
        else:
            found = _read(source.path, source.name, Said(), asked, source.name)
    except RvcError as problem:
        found = SourceGoods(source.name, (), problem.diagnostics)
    except NoScratchError as problem:
        message = f"There is no room for temporary files: {problem}. {NO_SCRATCH.mend}"
        found = SourceGoods(source.name, (), (NO_SCRATCH.at(Span(source.name), message),))
    except OSError as problem:  # a table that was there a moment ago
        message = f"The file cannot be read: {(problem.strerror or 'it is gone').lower()}."
        found = SourceGoods(source.name, (), (UNREADABLE.at(Span(source.name), message),))
    return replace(found, diagnostics=shortened(found.diagnostics))


def _with_manifest(path: Path, name: str, asked: Asked) -> SourceGoods:
    from rvc_cli.intake.articles import misplaced_articles
    from rvc_cli.intake.labor import said_twice, with_labor
    from rvc_cli.intake.manifest import read_manifest, table_beside
    from rvc_cli.intake.metals import read_metals

    try:
        manifest = read_manifest(path, name, asked.scratch)
    except RvcError as problem:
        return SourceGoods(name, (), (*problem.diagnostics, *_of_its_table(table_beside(path, name), asked)))
    metals, wrong = read_metals(manifest, asked.scratch)
    manifest, more = with_labor(manifest, asked.scratch)
    complaints = (*wrong, *more)
    said = Said(
        columns=ColumnMap(manifest.columns, manifest.ignored),
        form=manifest.format,
        assemblies=MADE[manifest.assemblies],
        elections=manifest.elections,
        purses=GoodPurses(_currencies(manifest), {key: one.rate for key, one in manifest.rates.items()}),
        good=manifest.good,
        vehicles=None if manifest.good else manifest.vehicles,
        metals=metals,
    )
    try:
        found = _read(manifest.table, manifest.table_name, said, asked, name)
    except RvcError as problem:
        raise RvcError(*manifest.notes, *problem.diagnostics, *complaints) from problem
    several = [*_several(manifest, found), *said_twice(manifest, found.goods)]
    several += misplaced_articles(manifest, asked.listed.of_articles)
    failed = several or any(one.severity is Severity.ERROR for one in complaints)
    return replace(
        found,
        goods=() if failed else found.goods,
        diagnostics=(*manifest.notes, *several, *found.diagnostics, *complaints),
        manifest=manifest,
    )


def _of_its_table(beside: "TableBeside | None", asked: Asked) -> tuple[Diagnostic, ...]:
    """The complaints about the table of a manifest that is wrong elsewhere; rates are not judged by it."""
    if beside is None:
        return ()
    said = Said(ColumnMap(beside.columns, beside.ignored), beside.format, purses=None)
    try:
        return _read(beside.path, beside.name, said, asked, beside.name).diagnostics
    except RvcError as problem:
        return problem.diagnostics


def _several(manifest: "Manifest", found: SourceGoods) -> Iterator[Diagnostic]:
    """[good] describes one good: costs and facts must not be given to each of many vehicles."""
    vehicles = found.bom.read.vehicles if found.bom and found.bom.read else ()
    if manifest.good and len(vehicles) > 1:
        named = ", ".join(shown(vehicle) for vehicle in vehicles[:3])
        message = (
            f"The table holds {len(vehicles)} vehicles ({named}{' …' if len(vehicles) > 3 else ''}) and [good] "
            "describes one; name a table with a row for each under [goods]."
        )
        yield manifest.file.complaint(CONTRADICTION, ("good", "bom"), message)


def _currencies(manifest: "Manifest") -> GoodCurrencies:
    """The currency of each good that a manifest describes."""
    if manifest.good:
        return GoodCurrencies(manifest.good.facts.currency)
    found = {vehicle: one.facts.currency for vehicle, one in manifest.vehicles.items()}
    every = set(found.values())
    return GoodCurrencies(every.pop()) if len(every) == 1 else GoodCurrencies(of_vehicle=found)


def _read(path: Path | None, name: str, said: Said, asked: Asked, source: str) -> SourceGoods:
    layout, notes = open_table(path, name, said.columns, said.form, asked.scratch)
    if said.purses:
        layout = replace(layout, currencies=said.purses.currencies)
    purse_of = said.purses.of if said.purses else None
    asked = _watching(asked, said, layout)
    coded = asked.listed.watched is not None and Column.HS_CODE in layout.columns
    reading = Reading(
        said.form, asked.roles, asked.articles, purse_of, said.assemblies, asked.top, coded, said.code_of
    )
    bom = read_bom(layout, reading, asked)
    read = bom.read
    complaints = [*notes, *bom.complaints]
    complaints += _undescribed(read.vehicles, said, name) if read else []
    complaints += _many_of_the_good(read.goods, bom) if read else []
    failed = any(one.severity is Severity.ERROR for one in complaints)
    if read and not (failed or read.goods or purse_of is None):
        complaints.append(codes.NOTHING_LEFT.at(Span(name), codes.NOTHING_LEFT.why))
        failed = True
    goods = [_good(one, said, source, bom.blank_rows) for one in read.goods] if read and not failed else []
    return SourceGoods(source, tuple(goods), tuple(complaints), bom, reading=reading)


def _watching(asked: Asked, said: Said, layout: Layout) -> Asked:
    """Of lines that stand in nothing but vehicles no code has to be told that only a part's shift would ask for."""
    watched = asked.listed.watched
    described = [said.good] if said.vehicles is None else list(said.vehicles.values())
    parts = asked.parts or any(one and one.facts.part_for is not None for one in described)
    if watched is None or layout.tree or parts:
        return asked
    narrowed = replace(watched, heads=watched.of_vehicles)
    return replace(asked, listed=replace(asked.listed, watched=narrowed))


def _undescribed(vehicles: Sequence[str], said: Said, name: str) -> list[Diagnostic]:
    """Vehicles of the table that [goods] does not describe, and the reverse."""
    if said.vehicles is None:
        return []
    span, in_table = Span(name, column="vehicle"), set(vehicles)
    here = "vehicle {!r} is in the bill of materials and not in the table of vehicles"
    there = "vehicle {!r} is in the table of vehicles and has no rows in the bill of materials"
    wrong = [(one, here) for one in vehicles if one and one not in said.vehicles]
    wrong += [(one, there) for one in said.vehicles if one not in in_table]
    return [codes.NOT_DESCRIBED.at(span, message.format(one), one) for one, message in wrong]


def _many_of_the_good(goods: Iterable[ReadGood], bom: Bom) -> Iterator[Diagnostic]:
    """Top rows that are the good itself and give another quantity than one, which nothing reads."""
    for own in (one.own for one in goods if one.own):
        if own.quantity is not None and own.quantity != 1:
            line = bom.lines([own.row]).get(own.row)
            said = f"{own.part_number} is the good itself, and all amounts are for one unit of it"
            message = f"{said}: its quantity counts for nothing"
            yield codes.TOP_QUANTITY.at(Span(bom.layout.name, line, "quantity"), message, f"{own.quantity:f}")


def _good(found: ReadGood, said: Said, source: str, blank_rows: int) -> Good:
    """A good of the table with what is said of it; its own top row gives what nothing else says."""
    described = said.of(found.name)
    facts = described.facts if described else GoodFacts()
    own = found.own
    if own and not facts.hs_code:
        facts = replace(facts, hs_code=own.hs_code)
    place = country(own.words.get(Column.MADE_IN, "")) if own else None
    if place and (not facts.produced_in or not in_territory(place)):
        facts = replace(facts, produced_in=place)
    top = found.contents[found.root]
    costs = top.costs.plus(described.costs) if described else top.costs
    return Good(
        name=_name(found, described, source),
        source=source,
        facts=facts,
        elections=said.elections,
        contents={**found.contents, found.root: replace(top, costs=costs)},
        root=found.root,
        lines=found.lines,
        blank_rows=blank_rows,
        metals=said.purchased(found.name),
        labor=described.labor if described else None,
    )


def _name(found: ReadGood, described: "Described | None", source: str) -> str:
    """By its manifest, else its vehicle, else its own row, else its file."""
    if described and described.name:
        return described.name
    if found.name:
        return found.name
    if found.own:
        return found.own.part_number
    return "standard input" if source == "-" else Path(source).stem


def with_costs(good: Good, costs: Costs) -> Good:
    """The good with costs that the call itself states (``--cost``)."""
    if not costs.given:
        return good
    top = good.contents[good.root]
    whole = replace(top, costs=top.costs.plus(costs))
    return replace(good, contents={**good.contents, good.root: whole})
