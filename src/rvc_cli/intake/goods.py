"""Sources in, goods out: a table with what its manifest says of it, or every complaint there is about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from rvc_cli.diagnostics import Diagnostic, RvcError, Severity, Span
from rvc_cli.diagnostics import rows as codes
from rvc_cli.engine.assemble import ReadGood, Reading
from rvc_cli.engine.reader import Read, RefusedError, read
from rvc_cli.engine.tree import Complaint
from rvc_cli.facts.cells import NumberFormat
from rvc_cli.facts.columns import Column
from rvc_cli.facts.goods import Costs, Elections, Good, GoodFacts, Made
from rvc_cli.facts.layout import Layout
from rvc_cli.facts.purse import Purse
from rvc_cli.facts.rules import ListedCodes
from rvc_cli.facts.words import country, in_territory
from rvc_cli.intake.columns import ColumnMap
from rvc_cli.intake.dialect import open_table, with_quotes
from rvc_cli.intake.rows import count_empty, line_numbers, rewrite
from rvc_cli.intake.sources import Source

if TYPE_CHECKING:
    from rvc_cli.intake.manifest import Described, Manifest

MADE = {"made": Made.SELF_PRODUCED, "bought": Made.ACQUIRED, None: Made.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Asked:
    """What every source is read for: the day, the roles and codes of Table A.2, how many heavy lines to keep.

    ``parts``: the call itself says that the goods are parts.
    """

    day: date
    roles: frozenset[str]
    articles: frozenset[str]
    listed: ListedCodes
    top: int
    scratch: Path
    parts: bool = False


@dataclass(frozen=True, slots=True)
class SourceGoods:
    """The goods of one source and the complaints about it; an error leaves no goods.

    ``manifest`` is the one it came with, ``layout`` how its table is written, for looking up lines; ``unbroken`` says
    that every line after the header is a record.
    """

    name: str
    goods: tuple[Good, ...]
    diagnostics: tuple[Diagnostic, ...]
    layout: Layout | None = None
    manifest: "Manifest | None" = None
    unbroken: bool = False

    def lines(self, rows: Iterable[int]) -> Mapping[int, int]:
        """The physical line of each row ordinal."""
        if self.layout and self.unbroken:
            return {row: self.layout.header_lines + 1 + row for row in rows}
        return line_numbers(self.layout, set(rows)) if self.layout else {}


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a table from outside it: by its manifest, or nothing."""

    columns: ColumnMap = field(default_factory=ColumnMap)
    form: NumberFormat = field(default_factory=NumberFormat)
    assemblies: Made = Made.UNKNOWN
    elections: Elections = field(default_factory=Elections)
    rates: Mapping[str, Decimal] = field(default_factory=dict)
    good: "Described | None" = None
    vehicles: "Mapping[str, Described] | None" = None

    def of(self, vehicle: str) -> "Described | None":
        """What is said of one good of the table."""
        return self.good if self.vehicles is None else self.vehicles.get(vehicle)

    def purse(self, vehicle: str) -> Purse:
        """The currency of one good and its rates."""
        described = self.of(vehicle)
        return Purse(described.facts.currency if described else "USD", self.rates)


def read_source(source: Source, asked: Asked) -> SourceGoods:
    """The goods of one source. Never raises for bad input: complaints are in the result."""
    try:
        if source.kind == "manifest" and source.path is not None:
            return _with_manifest(source.path, source.name, asked)
        return _read(source.path, source.name, Said(), asked, source.name)
    except RvcError as problem:
        return SourceGoods(source.name, (), problem.diagnostics)


def _with_manifest(path: Path, name: str, asked: Asked) -> SourceGoods:
    from rvc_cli.intake.manifest import read_manifest

    manifest = read_manifest(path, name)
    said = Said(
        columns=ColumnMap(manifest.columns, manifest.ignored),
        form=replace(manifest.format, currency=_currency(manifest)),
        assemblies=MADE[manifest.assemblies],
        elections=manifest.elections,
        rates={currency: one.rate for currency, one in manifest.rates.items()},
        good=manifest.good,
        vehicles=None if manifest.good else manifest.vehicles,
    )
    found = _read(manifest.table, manifest.table_name, said, asked, name)
    return replace(found, diagnostics=(*manifest.notes, *found.diagnostics), manifest=manifest)


def _currency(manifest: "Manifest") -> str:
    """The currency of a manifest's goods; where they differ none, so that no sign beside a number is taken for it."""
    described = [manifest.good] if manifest.good else list(manifest.vehicles.values())
    found = {one.facts.currency for one in described}
    return found.pop() if len(found) == 1 else "XXX"


def _read(path: Path | None, name: str, said: Said, asked: Asked, source: str) -> SourceGoods:
    layout, complaints = open_table(path, name, said.columns, said.form, asked.scratch)
    asked = _watching(asked, said, layout)
    coded = asked.listed.watched is not None and Column.HS_CODE in layout.columns
    reading = Reading(said.form, asked.roles, asked.articles, said.purse, said.assemblies, asked.top, coded)
    result, layout = _read_table(layout, reading, asked)
    complaints += _named(layout, result, asked)
    empty = _empty_lines(layout, result)
    goods = [_good(one, said, source, result.blank_rows + empty) for one in result.goods]
    complaints += _undescribed(result.goods, said, name)
    failed = any(one.severity is Severity.ERROR for one in complaints)
    if not failed and not goods:
        complaints.append(codes.NOTHING_LEFT.at(Span(name), codes.NOTHING_LEFT.why))
        failed = True
    return SourceGoods(
        source, () if failed else tuple(goods), tuple(complaints), layout, unbroken=_unbroken(layout, result)
    )


def _watching(asked: Asked, said: Said, layout: Layout) -> Asked:
    """Of lines that stand in nothing but vehicles no code has to be told that only a part's shift would ask for."""
    watched = asked.listed.watched
    described = [said.good] if said.vehicles is None else list(said.vehicles.values())
    parts = asked.parts or any(one and one.facts.part_for is not None for one in described)
    if watched is None or layout.tree or parts:
        return asked
    narrowed = replace(watched, heads=watched.of_vehicles)
    return replace(asked, listed=replace(asked.listed, watched=narrowed))


def _read_table(layout: Layout, reading: Reading, asked: Asked) -> tuple[Read, Layout]:
    """The fast reader, on the file itself or, where it would not take that, on a clean copy of a sound file."""
    scratch = str(asked.scratch)
    if layout.plain:
        try:
            found = read(layout, reading, asked.day, asked.listed, scratch)
        except RefusedError:
            layout = with_quotes(layout)
        else:
            if found.quotes or not _unbroken(layout, found):
                layout = with_quotes(layout)
            if layout.plain:
                return found, layout
    else:
        layout = with_quotes(layout)
    problems = _audit(layout, asked)
    if any(one.severity is Severity.ERROR for one in problems):
        raise RvcError(*problems)
    copy = rewrite(layout, asked.scratch)
    return read(copy, reading, asked.day, asked.listed, scratch), layout


def _audit(layout: Layout, asked: Asked) -> list[Diagnostic]:
    """Every bad cell of a table, by the careful reader, which most calls never need."""
    from rvc_cli.intake.audit import audit

    return audit(layout, asked.roles, asked.articles)


def _unbroken(layout: Layout, result: Read) -> bool:
    """Whether there are as many records as lines after the header: each line is one."""
    return layout.physical_lines == layout.header_lines + result.records


def _named(layout: Layout, result: Read, asked: Asked) -> list[Diagnostic]:
    """Every bad cell by the careful reader, every bad row with its line."""
    found: list[Diagnostic] = []
    if result.bad_cells or result.totals:
        found += _audit(layout, asked)
        if result.bad_cells and not any(one.severity is Severity.ERROR for one in found):
            raise AssertionError("the two readers disagree about the cells of " + layout.name)
    lines = line_numbers(layout, {one.row for one in result.complaints}) if result.complaints else {}
    found += [_placed(one, layout.name, lines) for one in result.complaints]
    return found


def _placed(one: Complaint, name: str, lines: Mapping[int, int]) -> Diagnostic:
    return one.code.at(Span(name, lines.get(one.row), one.column.value), one.message, one.cell)


def _empty_lines(layout: Layout, result: Read) -> int:
    """Entirely empty lines, which no reader of CSV returns; every other line must have come back as a record."""
    if result.bad_cells or result.complaints:
        return 0
    if layout.plain and _unbroken(layout, result):
        return 0
    empty = count_empty(layout)
    if layout.plain and layout.physical_lines != layout.header_lines + result.records + empty:
        raise AssertionError("lines were lost in reading " + layout.name)
    return empty


def _undescribed(goods: tuple[ReadGood, ...], said: Said, name: str) -> list[Diagnostic]:
    """Vehicles of the table that [goods] does not describe, and the reverse."""
    if said.vehicles is None:
        return []
    in_table = {one.name for one in goods}
    message = "vehicle {!r} is in the bill of materials and not in the table of vehicles"
    return [
        codes.NOT_DESCRIBED.at(Span(name, column="vehicle"), message.format(one.name), one.name)
        for one in goods
        if one.name not in said.vehicles
    ] + [
        codes.NOT_DESCRIBED.at(
            Span(name, column="vehicle"),
            f"vehicle {vehicle!r} is in the table of vehicles and has no rows in the bill of materials",
            vehicle,
        )
        for vehicle in said.vehicles
        if goods and vehicle not in in_table
    ]


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
