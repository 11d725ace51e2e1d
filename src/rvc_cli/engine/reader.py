"""The fast reader: a table in, its goods out, or how much of it is bad. Naming what is bad is the careful reader's."""

from datetime import date

from msgspec.structs import replace

from rvc_cli.diagnostics import rows as codes
from rvc_cli.engine.assemble import Reading
from rvc_cli.engine.cells import Cells, read_csv
from rvc_cli.engine.complaint import Complaint
from rvc_cli.engine.connection import Connection, ReaderError, beside, connect, has_no_room, heed
from rvc_cli.engine.groups import Group
from rvc_cli.engine.judgement import Read, Table, judged
from rvc_cli.engine.pieces import in_pieces, is_long
from rvc_cli.engine.scan import OF_VALUE, Stands, flat_rules, group_lines, numbered
from rvc_cli.engine.scratch import NoScratchError, Scratch
from rvc_cli.engine.tree import STANDS, blank_rows, branches, misplaced, plant, tree_rules
from rvc_cli.engine.words import words_apart
from rvc_cli.facts.columns import Column
from rvc_cli.facts.layout import Layout
from rvc_cli.facts.rules import ListedCodes

OVERFLOW = "Overflow"


class RefusedError(Exception):
    """DuckDB would not read the file as it was described; the careful reader says why, or writes it anew."""


def read(layout: Layout, reading: Reading, day: date, listed: ListedCodes, scratch: Scratch) -> Read:
    """Read a table once. Raises :class:`RefusedError` when DuckDB does not take the file as described.

    Raises :class:`NoScratchError` where what does not fit into memory, or a link to the file, has nowhere to go.
    """
    layout = replace(layout, path=scratch.plain(layout.path))
    cells = Cells(layout, day.isoformat(), listed, words_apart(reading.articles))
    with connect(_spill(layout, scratch)) as connection:
        try:
            return (
                _tree(connection, cells, reading)
                if layout.tree
                else _flat(connection, cells, reading, scratch)
            )
        except ReaderError as problem:
            heed(problem)
            if has_no_room(problem):
                raise NoScratchError(str(problem).partition("\n")[0]) from problem
            if OVERFLOW in str(problem):
                return _too_large()
            raise RefusedError(str(problem)) from problem


def _spill(layout: Layout, scratch: Scratch) -> str:
    """Where to spill: what is short fits into memory, and needs no folder."""
    if not is_long(layout):
        return ""
    try:
        return str(scratch.folder)
    except NoScratchError:
        return ""


def _too_large() -> Read:
    message = "the values of this table add up to more than can be summed exactly"
    complaint = Complaint(codes.TOO_LARGE, None, Column.UNIT_VALUE, message)
    return Read((), False, False, False, (complaint,), (), 0, 0)


def _flat(connection: Connection, cells: Cells, reading: Reading, scratch: Scratch) -> Read:
    relation = numbered(read_csv(cells.layout))
    rules = flat_rules(cells)
    groups = _by_pieces(connection, cells, reading, scratch) if is_long(cells.layout) else None
    if groups is None:
        groups = group_lines(connection, cells, relation, OF_VALUE, Stands(), rules, reading.top)
    blank = sum(group.lines for group in groups if group.blank)
    return judged(Table(connection, cells, relation, rules, tuple(groups), blank), reading)


def _by_pieces(
    connection: Connection, cells: Cells, reading: Reading, scratch: Scratch
) -> list[Group] | None:
    """The groups of a long table piece by piece; None where a record is not a line, or a piece is not read."""

    def read_piece(layout: Layout) -> list[Group]:
        part = replace(cells, layout=layout)
        relation = numbered(read_csv(layout))
        with beside(connection) as cursor:
            return group_lines(cursor, part, relation, OF_VALUE, Stands(), flat_rules(part), reading.top)

    try:
        pieces = in_pieces(cells.layout, scratch, read_piece)
    except (ReaderError, NoScratchError) as problem:
        heed(problem)
        return None
    groups: list[Group] = []
    before = 0
    for piece in pieces:
        groups += [group.later(before) for group in piece]
        before += sum(group.lines for group in piece)
    return groups if before == cells.layout.physical_lines - cells.layout.header_lines else None


def _tree(connection: Connection, cells: Cells, reading: Reading) -> Read:
    """The lines are grouped by another thread while this one asks how rows stand in each other."""
    from concurrent.futures import ThreadPoolExecutor

    relation = plant(connection, cells)
    rules = tree_rules(cells)
    with beside(connection) as cursor, ThreadPoolExecutor(1) as other:
        grouped = other.submit(group_lines, cursor, cells, relation, OF_VALUE, STANDS, rules, reading.top)
        rows, displaced = tuple(branches(connection, cells)), tuple(misplaced(connection, cells))
        blank = blank_rows(connection)
        groups = tuple(grouped.result())
    return judged(Table(connection, cells, relation, rules, groups, blank, rows, displaced), reading)
