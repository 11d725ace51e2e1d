"""The fast reader: a table in, its goods out, or how much of it is bad. Naming what is bad is the careful reader's."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from rvc_cli.diagnostics import rows as codes
from rvc_cli.engine.assemble import ReadGood, Reading, grow
from rvc_cli.engine.cells import Cells, read_csv
from rvc_cli.engine.connection import Connection, ReaderError, beside, connect, heed
from rvc_cli.engine.pieces import Piece, in_pieces, is_long
from rvc_cli.engine.scan import (
    Group,
    RowRule,
    Stands,
    breaches,
    flat_rules,
    group_lines,
    numbered,
)
from rvc_cli.engine.tree import STANDS, Complaint, blank_rows, branches, misplaced, plant, tree_rules
from rvc_cli.engine.words import unknown_words
from rvc_cli.facts.columns import Column
from rvc_cli.facts.layout import Layout

OVERFLOW = "Overflow"


class RefusedError(Exception):
    """DuckDB would not read the file as it was described; the careful reader says why, or writes it anew."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a pass over a table gave: its goods, or what is wrong with it.

    ``bad_cells`` says that some cell is not what its column takes, ``totals`` that some row is named like a sum of
    others, ``quotes`` that some cell holds a quote: the careful reader then has a look; ``complaints`` name rows that
    are sound cell by cell. ``records`` counts rows, ``blank_rows`` those of blank cells only (they are in ``records``).
    """

    goods: tuple[ReadGood, ...]
    bad_cells: bool
    totals: bool
    quotes: bool
    complaints: tuple[Complaint, ...]
    records: int
    blank_rows: int


def read(layout: Layout, reading: Reading, day: date, core_codes: Collection[str], scratch: str) -> Read:
    """Read a table once. Raises :class:`RefusedError` when DuckDB does not take the file as described."""
    cells = Cells(layout, day.isoformat(), core_codes)
    with connect(scratch) as connection:
        try:
            return (
                _tree(connection, cells, reading)
                if layout.tree
                else _flat(connection, cells, reading, scratch)
            )
        except ReaderError as problem:
            heed(problem)
            if OVERFLOW in str(problem):
                return _too_large()
            raise RefusedError(str(problem)) from problem


def _too_large() -> Read:
    message = "the values of this table add up to more than can be summed exactly"
    complaint = Complaint(codes.TOO_LARGE, 0, Column.UNIT_VALUE, message)
    return Read((), False, False, False, (complaint,), 0, 0)


def _flat(connection: Connection, cells: Cells, reading: Reading, scratch: str) -> Read:
    relation = numbered(read_csv(cells.layout))
    rules = flat_rules(cells)
    groups = _by_pieces(connection, cells, reading, scratch) if is_long(cells.layout) else None
    if groups is None:
        groups = group_lines(connection, cells, relation, Stands(), rules, reading.top)
    blank = sum(group.lines for group in groups if group.blank)
    return _judged(connection, cells, reading, relation, rules, groups, blank)


def _by_pieces(connection: Connection, cells: Cells, reading: Reading, scratch: str) -> list[Group] | None:
    """The groups of a long table piece by piece; None where a record is not a line, or a piece is not read."""

    def read_piece(piece: Piece) -> list[Group]:
        part = replace(cells, layout=piece.layout)
        relation = numbered(read_csv(part.layout), piece.first)
        with beside(connection) as cursor:
            groups = group_lines(cursor, part, relation, Stands(), flat_rules(part), reading.top)
        if sum(group.lines for group in groups) != piece.lines:
            raise UnevenError
        return groups

    try:
        return [group for groups in in_pieces(cells.layout, scratch, read_piece) for group in groups]
    except (ReaderError, UnevenError) as problem:
        heed(problem)
        return None


class UnevenError(Exception):
    """A piece of a table has not as many records as lines: a line is empty, or a record takes several."""


def _tree(connection: Connection, cells: Cells, reading: Reading) -> Read:
    relation = plant(connection, cells)
    rules = tree_rules(cells)
    groups = group_lines(connection, cells, relation, STANDS, rules, reading.top)
    return _judged(connection, cells, reading, relation, rules, groups, blank_rows(connection, cells))


def _judged(
    connection: Connection,
    cells: Cells,
    reading: Reading,
    relation: str,
    rules: tuple[RowRule, ...],
    groups: list[Group],
    blank: int,
) -> Read:
    """Goods where every cell and row is sound; else what is wrong, all of it."""
    records = sum(group.lines for group in groups if not group.blank) + blank
    suspect = any(group.bad for group in groups)
    complaints: list[Complaint] = []
    if suspect:
        complaints += [
            _breach(rule, row, cell) for rule, row, cell in breaches(connection, cells, relation, rules)
        ]
    said = {tuple(group.words.values()): group.words for group in groups if not group.blank}
    unknown = any(unknown_words(words, reading.roles, reading.articles) for words in said.values())
    bad_cells = unknown or (suspect and _bad_cells(connection, cells, relation))
    goods: list[ReadGood] = []
    if not bad_cells:
        if cells.layout.tree:
            complaints += misplaced(connection, cells)
        if not complaints:
            rows = branches(connection, cells) if cells.layout.tree else []
            goods, complaints = grow(groups, rows, reading)
    totals = any(group.totals for group in groups)
    quotes = any(group.quotes for group in groups)
    found = () if complaints else tuple(goods)
    return Read(found, bad_cells, totals, quotes, tuple(complaints), records, blank)


def _bad_cells(connection: Connection, cells: Cells, relation: str) -> bool:
    """Whether any cell is bad by itself, the rules of rows left aside."""
    query = f"SELECT coalesce(sum({cells.bad()}), 0) > 0 FROM {relation} WHERE NOT {cells.blank_row()}"
    found = connection.execute(query).fetchone()
    return bool(found and found[0])


def _breach(rule: RowRule, row: int, cell: str) -> Complaint:
    return Complaint(rule.code, row, rule.column, f"{rule.code.why} {rule.code.mend}", cell)
