"""A table that has been grouped: its goods where every cell and row is sound, else all that is wrong with it."""

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from rvc_cli.diagnostics.tables import NO_SINGLE_COUNTRY
from rvc_cli.engine import money
from rvc_cli.engine.assemble import LAST, ReadGood, Reading, grow
from rvc_cli.engine.cells import Cells
from rvc_cli.engine.complaint import Complaint
from rvc_cli.engine.connection import Connection
from rvc_cli.engine.groups import Group
from rvc_cli.engine.scan import OF_VALUE, RowRule, breaches
from rvc_cli.engine.shape import Shape
from rvc_cli.engine.tree import Branch
from rvc_cli.engine.words import Read as Words
from rvc_cli.engine.words import illegible, read_words
from rvc_cli.facts.columns import Column


class Read(Struct, frozen=True):
    """What a pass over a table gave: its goods, or what is wrong with it.

    ``bad_cells`` says that some cell is not what its column takes, ``totals`` that some row is named like a sum of
    others, ``quotes`` that some cell holds a quote: the careful reader then has a look; ``complaints`` name rows that
    are sound cell by cell. ``vehicles`` are those that rows name, in order of appearance. ``records`` counts rows,
    ``blank_rows`` those of blank cells only (they are in ``records``).
    """

    goods: tuple[ReadGood, ...]
    bad_cells: bool
    totals: bool
    quotes: bool
    complaints: tuple[Complaint, ...]
    vehicles: tuple[str, ...]
    records: int
    blank_rows: int


class Table(Struct, frozen=True):
    """A table in groups; ``relation`` has its rows with their ordinals, ``blank`` counts rows of blank cells.

    Of a tree ``branches`` are the rows that others stand in, and ``misplaced`` those whose place does not exist.
    """

    connection: Connection
    cells: Cells
    relation: str
    rules: tuple[RowRule, ...]
    groups: tuple[Group, ...]
    blank: int
    branches: tuple[Branch, ...] = ()
    misplaced: tuple[Complaint, ...] = ()


def judged(table: Table, reading: Reading) -> Read:
    """Goods where every cell and row is sound; else what is wrong, all of it."""
    groups = [group for group in table.groups if not group.blank]
    told = _told(groups)
    suspect = told.suspect
    strange = _strange(told, reading)
    bad_cells = bool(strange) or (suspect and _bad_cells(table))
    complaints = _of_rows(table) if suspect else []
    complaints += _of_the_tree(table, groups, reading) if table.cells.layout.tree else []
    complaints += _of_money(table, groups, strange, reading)
    complaints += _of_origins(groups, told)
    goods = (
        grow(groups, table.branches, reading)
        if not (bad_cells or complaints or reading.purse_of is None)
        else []
    )
    return Read(
        goods=tuple(goods),
        bad_cells=bad_cells,
        totals=told.totals,
        quotes=any(group.quotes for group in table.groups),
        complaints=tuple(complaints),
        vehicles=tuple(sorted(told.first, key=told.first.__getitem__)),
        records=told.lines + table.blank,
        blank_rows=table.blank,
    )


class _Told(Struct):
    """What all groups together say; ``first`` is the ordinal of the first line of each vehicle.

    ``words`` holds those of all groups once: groups with the same words share them.
    """

    suspect: bool = False
    totals: bool = False
    lines: int = 0
    first: dict[str, int] = field(default_factory=dict)
    words: dict[int, Mapping[Column, str]] = field(default_factory=dict)


def _told(groups: list[Group]) -> _Told:
    """In one pass: a large tree has as many groups as lines, and each is fetched from far away."""
    told = _Told()
    first, words = told.first, told.words
    for group in groups:
        if group.bad:
            told.suspect = True
        if group.totals:
            told.totals = True
        told.lines += group.lines
        words[id(group.words)] = group.words
        if first.get(group.vehicle, LAST) > group.first:
            first[group.vehicle] = group.first
    return told


def _strange(told: _Told, reading: Reading) -> set[tuple[str, ...]]:
    """The words of groups of which some are not what their column takes."""
    return {
        tuple(words.values())
        for words in told.words.values()
        if illegible(words, reading.roles, reading.articles, reading.form)
    }


def _bad_cells(table: Table) -> bool:
    """Whether any cell is bad by itself, the rules of rows left aside."""
    cells = table.cells
    query = f"SELECT coalesce(sum({cells.bad()}), 0) > 0 FROM {table.relation} WHERE NOT {cells.blank_row()}"
    found = table.connection.execute(query).fetchone()
    return bool(found and found[0])


def _of_rows(table: Table) -> list[Complaint]:
    """Rows that say things together which no row can."""
    return [
        complaint
        for rule in table.rules
        for complaint in breaches(table.connection, table.cells, table.relation, rule)
    ]


def _of_the_tree(table: Table, groups: list[Group], reading: Reading) -> Iterator[Complaint]:
    """Rows whose place does not exist, then what is wrong with the tree of each good."""
    tree = table.cells.layout.tree or Column.PARENT
    yield from table.misplaced
    shapes: dict[str, Shape] = {}
    for branch in table.branches:
        shape = shapes.setdefault(branch.vehicle, Shape(tree, reading.code_of(branch.vehicle)))
        shape.branches.append(branch)
        shape.top += not branch.up
    for group in groups:
        if group.vehicle in shapes and not (group.head or group.up):
            shapes[group.vehicle].top += group.lines
    for shape in shapes.values():
        yield from shape.complaints(reading.assemblies)


def _of_money(
    table: Table, groups: list[Group], strange: set[tuple[str, ...]], reading: Reading
) -> list[Complaint]:
    """Lines without a rate, with one they cannot have, or with a statement above their value."""
    purse_of = reading.purse_of
    if purse_of is None:
        return []
    known: dict[int, Words | None] = {}

    def words(group: Group) -> Words | None:
        """Groups with the same words share them: each is read once."""
        if id(group.words) not in known:
            sound = tuple(group.words.values()) not in strange
            known[id(group.words)] = read_words(group.words, group.expired, reading.form) if sound else None
        return known[id(group.words)]

    found = money.gathered(groups, words, purse_of)
    return money.named(table.connection, table.cells, table.relation, OF_VALUE, found)


def _of_origins(groups: list[Group], told: _Told) -> Iterator[Complaint]:
    """A column of origins that holds nothing but NO: answers, as likely as Norway."""
    if {words.get(Column.ORIGIN, "") for words in told.words.values()} - {""} == {"NO"}:
        said = [group for group in groups if group.words.get(Column.ORIGIN)]
        message = (
            "the column origin holds nothing but NO: if answers are meant, the column is originating; "
            "if it is Norway, write NOR"
        )
        yield Complaint(NO_SINGLE_COUNTRY, min(group.first for group in said), Column.ORIGIN, message, "NO")
