"""One pass over the lines of a table: bad cells counted, values summed exactly, grouped by what the law reads."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from rvc_cli.diagnostics import Code
from rvc_cli.diagnostics import rows as codes
from rvc_cli.engine.articles import misplaced
from rvc_cli.engine.cells import ASKED, DEDUCTIONS, FREIGHT_AND_DUTIES, UNCODED, WHOLE, Cells
from rvc_cli.engine.complaint import Complaint, first_of, listed
from rvc_cli.engine.connection import Connection, Row
from rvc_cli.engine.groups import Group, Saying, Top
from rvc_cli.engine.shifting import article_key, code_key
from rvc_cli.facts.columns import Column
from rvc_cli.facts.rules import Listed
from rvc_cli.facts.words import YES

ZERO = Decimal(0)
NONE: Mapping[Column, Decimal] = MappingProxyType({})
AT_ONCE = 10_000
LISTED = {int(ASKED): Listed.ASKED, int(WHOLE): Listed.WHOLE, int(UNCODED): Listed.UNCODED}
OF_VALUE = (
    Column.KIND,
    Column.ORIGIN,
    Column.ORIGINATING,
    Column.MADE_IN,
    Column.HIGH_WAGE,
    Column.ROLE,
    Column.CURRENCY,
    Column.PRICE_UNIT,
    Column.EXCHANGE_RATE,
    Column.SUPPLIER_CURRENCY,
)  # every word that a question of value reads of a line without contents
STATEMENTS = (Column.SUPPLIER_NET_COST, Column.SUPPLIER_VNM, Column.SUPPLIER_REGIONAL_VALUE)


class RowRule(Struct, frozen=True):
    """What cells of one row must not say together; ``broken`` is the SQL of the breach, over a relation's cells."""

    code: Code
    column: Column
    broken: str


class Stands(Struct, frozen=True):
    """SQL of where a row stands: the key of what it stands in, and whether other rows stand in it."""

    up: str = "''"
    head: str = "false"


def flat_rules(cells: Cells) -> tuple[RowRule, ...]:
    """The rules every row of a flat table keeps: each is a bought material or a cost, at a value."""
    made = f"{cells.says(Column.MADE, YES)} AND {cells.text(Column.MADE_IN)} = ''"
    return (
        RowRule(codes.NEEDS_VALUE, Column.UNIT_VALUE, cells.is_blank(Column.UNIT_VALUE)),
        *((RowRule(codes.MADE_WITHOUT_CONTENTS, Column.MADE, made),) if cells.has(Column.MADE) else ()),
        *common_rules(cells),
    )


def common_rules(cells: Cells) -> tuple[RowRule, ...]:
    """The rules every row of any table keeps."""
    value = cells.number(Column.UNIT_VALUE)
    found = []
    if wrong := misplaced(cells):
        found.append(RowRule(codes.ARTICLE_MISPLACED, Column.ARTICLE, wrong))
    if any(cells.has(one) for one in DEDUCTIONS):
        column = next(one for one in DEDUCTIONS if cells.has(one))
        found.append(
            RowRule(
                codes.DEDUCTIONS_ABOVE_VALUE, column, f"{cells.deductions()} * {cells.price_unit()} > {value}"
            )
        )
    if cells.has(Column.SUPPLIER_NET_COST):
        cost, vnm = cells.number(Column.SUPPLIER_NET_COST), cells.number(Column.SUPPLIER_VNM)
        half = f"{cost} IS NOT NULL AND {vnm} IS NULL"
        found.append(RowRule(codes.STATEMENT_INCOMPLETE, Column.SUPPLIER_VNM, half))
        found.append(RowRule(codes.STATEMENT_VNM_ABOVE_COST, Column.SUPPLIER_VNM, f"{vnm} > {cost}"))
    return tuple(found)


def group_lines(
    connection: Connection,
    cells: Cells,
    relation: str,
    keys: Sequence[Column],
    stands: Stands,
    rules: Sequence[RowRule],
    top: int,
) -> list[Group]:
    """Every line of ``relation`` (which has its ordinal as ``n``) in groups, with the sums of each.

    ``keys`` are the words, of those the table has, that the question reads of a line; ``stands`` is the SQL of what a
    line stands in, and of whether others stand in it. Raises DuckDB's own errors for a file it cannot read.
    """
    keys = [one for one in keys if cells.has(one)]
    stated = [one for one in STATEMENTS if cells.has(one)]
    lines = f"SELECT {', '.join(_of_a_line(cells, stands, rules, keys, stated))} FROM {relation}"
    query = f"SELECT {', '.join(_of_a_group(cells, top, keys, stated))} FROM ({lines}) GROUP BY ALL"
    answer = connection.execute(query)
    known: dict[Row, Mapping[Column, str]] = {}
    found: list[Group] = []
    while rows := answer.fetchmany(AT_ONCE):
        found += [_group(row, keys, stated, known) for row in rows]
    return found


def _of_a_line(
    cells: Cells, stands: Stands, rules: Sequence[RowRule], keys: Sequence[Column], stated: Sequence[Column]
) -> Iterator[str]:
    """SQL of what is read of one line: where it stands, what it says, its amounts, whether something is bad."""
    yield "n"
    yield f"{cells.raw(Column.PART_NUMBER)} AS part"
    yield f"{cells.text(Column.VEHICLE)} AS vehicle"
    yield f"{stands.up} AS up"
    yield f"{stands.head} AS head"
    yield f"{cells.expired()} AS expired"
    yield f"{cells.code_kind()} AS code"
    yield f"{code_key(cells)} AS shift"
    yield f"{article_key(cells, 'shift')} AS article"
    yield f"{cells.blank_row()} AS blank"
    yield f"{cells.quantity()} AS q"
    yield f"q * {cells.number(Column.UNIT_VALUE)} AS value"
    yield f"q * {cells.deductions()} AS deductions"
    yield f"q * {cells.deductions(FREIGHT_AND_DUTIES)} AS freight"
    yield f"{cells.bad()} OR {_broken(rules)} AS bad"
    yield f"{cells.called_a_total()} AS total"
    yield f"{cells.quote_within()} AS quotes"
    for place, one in enumerate(keys):
        yield f"{cells.raw(one)} AS k{place}"
    for place, one in enumerate(stated):
        yield f"q * {cells.number(one)} AS s{place}"
        yield f"s{place} IS NOT NULL AS h{place}"
    yield f"{_alike(cells, stated)} AS alike"


def _of_a_group(cells: Cells, top: int, keys: Sequence[Column], stated: Sequence[Column]) -> Iterator[str]:
    """SQL of a group: what its lines share, then its sums, in the order :func:`_group` takes them."""
    yield from ("vehicle", "up", "head", "expired", "code", "shift", "article", "blank", "alike")
    deducted = any(cells.has(one) for one in DEDUCTIONS)
    less = "deductions" if deducted else "NULL"
    yield from (
        "count(*)",
        short("sum(value)"),
        f"sum({less})",
        f"sum({'freight' if deducted else 'NULL'})",
    )
    yield from ("bool_or(bad)", "bool_or(total)", "bool_or(quotes)", "min(n)", "any_value(part)")
    heaviest = f"max_by(row(n, part, value, {less}), {_HEAVIEST_FIRST}, {max(top, 1)})"
    yield f"CASE WHEN count(*) > 1 THEN {heaviest} END"
    yield from (f"k{place}" for place in range(len(keys)))
    yield from (f"h{place}" for place in range(len(stated)))
    yield from (f"sum(s{place})" for place in range(len(stated)))


_HEAVIEST_FIRST = "CASE WHEN value IS NOT NULL THEN {'value': value, 'earlier': -n} END"


def _alike(cells: Cells, stated: Sequence[Column]) -> str:
    """The amounts of a line with a statement: only lines of one part with the same are one choice (s. 9(7)(b))."""
    if not stated:
        return "''"
    deductions = [one for one in DEDUCTIONS if cells.has(one)]
    amounts = [
        f"coalesce({cells.number(one)}::VARCHAR, '')" for one in (Column.UNIT_VALUE, *deductions, *stated)
    ]
    amounts.append(cells.text(Column.PART_NUMBER))
    some = " OR ".join(f"{cells.number(one)} IS NOT NULL" for one in stated)
    return f"CASE WHEN {some} THEN concat_ws('|', {', '.join(amounts)}) ELSE '' END"


def _broken(rules: Sequence[RowRule]) -> str:
    return " OR ".join(f"coalesce({rule.broken}, false)" for rule in rules) or "false"


def _group(
    row: tuple[Any, ...],
    keys: Sequence[Column],
    stated: Sequence[Column],
    known: dict[Row, Mapping[Column, str]],
) -> Group:
    """A row of the answer as a group; groups with the same words share them through ``known``."""
    vehicle, up, head, expired, code, shift, article, blank, alike = row[:9]
    lines, value, less, freight, bad, totals, quotes, first, part, top = row[9:19]
    said = row[19 : 19 + len(keys)]
    words = known.get(said)
    if words is None:
        words = {column: _text(cell) for column, cell in zip(keys, said, strict=True)}
        known[said] = words
    value = None if value is None else Decimal(value)
    less = less or ZERO
    if lines == 1:
        heaviest: tuple[Top, ...] = () if value is None else (Top(first, _text(part), value, less),)
    else:
        heaviest = tuple([Top(n, _text(cell), amount, minus or ZERO) for n, cell, amount, minus in top or ()])
    return Group(  # in the order of its fields: there are as many groups as rows in most trees
        vehicle,
        up,
        head,
        words,
        expired,
        LISTED.get(code, Listed.NO),
        shift,
        article,
        blank,
        alike,
        lines,
        value,
        less,
        freight or ZERO,
        _statements(stated, row) if stated else NONE,
        bad and not blank,
        totals,
        quotes,
        first,
        heaviest,
    )


def _statements(stated: Sequence[Column], row: Row) -> Mapping[Column, Decimal]:
    """The sums at the end of a row of the answer, of the statements that every line of its group has."""
    return {one: sum_ for one, sum_ in zip(stated, row[-len(stated) :], strict=True) if sum_ is not None}


def _text(cell: object) -> str:
    return "" if cell is None else str(cell).strip(" \t")


def breaches(connection: Connection, cells: Cells, relation: str, rule: RowRule) -> list[Complaint]:
    """The rows that break a rule. Asked only once something is known bad."""
    query = (
        f"SELECT n, {cells.text(rule.column)} FROM {relation} WHERE NOT {cells.blank_row()} AND {rule.broken}"
    )
    rows, total = listed(connection, query)
    message = f"{rule.code.why} {rule.code.mend}"
    return first_of((Complaint(rule.code, row, rule.column, message, cell) for row, cell in rows), total)


def lines_saying(
    connection: Connection, cells: Cells, relation: str, keys: Sequence[Column], wanted: Collection[Saying]
) -> Iterator[tuple[int, Saying, Mapping[Column, str]]]:
    """The lines that say one of what is wanted, in the order of the file: ordinal, what it says, the cells it is in."""
    keys = [one for one in keys if cells.has(one)]
    stated = [one for one in STATEMENTS if cells.has(one)]
    shown = [cells.text(one) for one in (*keys, *stated)]
    columns = ", ".join(["n", cells.text(Column.VEHICLE), _alike(cells, stated), *shown])
    query = f"SELECT {columns} FROM {relation} WHERE NOT {cells.blank_row()} ORDER BY n"
    answer = connection.execute(query)
    while rows := answer.fetchmany(AT_ONCE):
        for n, vehicle, alike, *said in rows:
            saying = Saying(vehicle, tuple(said[: len(keys)]), alike)
            if saying in wanted:
                yield n, saying, dict(zip((*keys, *stated), said, strict=True))


def numbered(source: str) -> str:
    """A relation with the ordinal of each of its rows, from 0 on, in the order of the file."""
    return f"(SELECT row_number() OVER () - 1 AS n, * FROM {source})"


def short(number: str) -> str:
    """SQL of a number with decimals as text without the zeros it ends in: it is fetched and read in half the time."""
    return f"rtrim(({number})::VARCHAR, '0')"
