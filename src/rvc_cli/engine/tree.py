"""The tree of a table: who stands in whom, by parent, level or item; what cannot be a tree is named row by row."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import cast

from msgspec import Struct

from rvc_cli.diagnostics import Code
from rvc_cli.diagnostics import rows as codes
from rvc_cli.engine.cells import DEDUCTIONS, FREIGHT_AND_DUTIES, Cells, read_csv
from rvc_cli.engine.complaint import Complaint, first_of, listed
from rvc_cli.engine.connection import Connection, Row
from rvc_cli.engine.scan import OF_VALUE, STATEMENTS, ZERO, RowRule, Stands, common_rules, numbered, short
from rvc_cli.facts.columns import Column
from rvc_cli.facts.words import BARE, NO, YES

OF_A_BRANCH = (*OF_VALUE, Column.MADE, Column.ARTICLE, Column.SUPPLIER_HS_STATEMENT)
STANDS = Stands(
    up="CASE WHEN head_ THEN '' ELSE up_ END", head="head_"
)  # what heads others is read as a branch


def plant(connection: Connection, cells: Cells) -> str:
    """Read the table once into a relation that knows, of each row, its node, what it stands in, and what it heads.

    Every connection to the database has it. A row whose place is a bad cell stands at the top; ``placed_`` says that it
    is none. Blank rows have no level, node or parent, and are left out of what is returned.
    """
    read = (
        f"SELECT *, {cells.blank_row()} AS blank_, {cells.text(Column.VEHICLE)} AS vehicle_, "
        f"{cells.sound(cells.layout.tree or Column.PARENT)} AS placed_ FROM {numbered(read_csv(cells.layout))}"
    )
    if cells.layout.tree is Column.LEVEL:
        level = f"CASE WHEN placed_ AND NOT blank_ THEN {cells.text(Column.LEVEL)}::INTEGER END AS level_"
        connection.execute(f"CREATE TABLE levels AS SELECT *, {level} FROM ({read})")
        planted = (
            "SELECT a.*, a.n::VARCHAR AS node_, coalesce(p.n::VARCHAR, '') AS up_ FROM levels a "
            "ASOF LEFT JOIN levels p ON p.vehicle_ = a.vehicle_ AND p.level_ = a.level_ - 1 AND p.n < a.n"
        )
    else:
        planted = f"SELECT *, {_node(cells)} AS node_, {_up(cells)} AS up_ FROM ({read})"
    connection.execute(
        f"CREATE TABLE every_row AS WITH planted AS MATERIALIZED ({planted}) SELECT *, (vehicle_, node_) IN "
        "(SELECT (vehicle_, up_) FROM planted WHERE up_ <> '') AS head_ FROM planted"
    )
    connection.execute("CREATE VIEW tree AS SELECT * FROM every_row WHERE NOT blank_")
    return "tree"


def _node(cells: Cells) -> str:
    return cells.text(Column.ITEM if cells.layout.tree is Column.ITEM else Column.PART_NUMBER)


def _up(cells: Cells) -> str:
    if cells.layout.tree is Column.PARENT:
        return cells.text(Column.PARENT)
    item = cells.text(Column.ITEM)
    return f"CASE WHEN contains({item}, '.') THEN regexp_replace({item}, '\\.[^.]*$', '') ELSE '' END"


def blank_rows(connection: Connection) -> int:
    """How many rows of a planted table are blank."""
    found = connection.execute("SELECT count(*) FROM every_row WHERE blank_").fetchone()
    return cast("int", found[0]) if found else 0


def tree_rules(cells: Cells) -> tuple[RowRule, ...]:
    """The rules every row of a tree keeps."""
    value = f"{cells.text(Column.UNIT_VALUE)} = ''"
    bought, made = cells.says(Column.MADE, NO), cells.says(Column.MADE, YES)
    hollow = f"{made} AND NOT head_ AND {cells.text(Column.MADE_IN)} = ''"
    return (
        RowRule(codes.NEEDS_VALUE, Column.UNIT_VALUE, f"{value} AND (NOT head_ OR {bought})"),
        RowRule(codes.MADE_WITHOUT_CONTENTS, Column.MADE, hollow),
        RowRule(codes.COST_WITH_CONTENTS, Column.KIND, f"head_ AND {cells.says(Column.KIND, BARE)}"),
        *common_rules(cells),
    )


def misplaced(connection: Connection, cells: Cells) -> list[Complaint]:
    """Rows whose place in the tree does not exist: orphans, level jumps, items without prefix or given twice."""
    match cells.layout.tree:
        case Column.LEVEL:
            return _level_jumps(connection)
        case Column.ITEM:
            return _item_twice(connection) + _orphans(connection, codes.NO_PREFIX, Column.ITEM)
        case _:
            return _orphans(connection, codes.NO_PARENT, Column.PARENT)


def _orphans(connection: Connection, code: Code, column: Column) -> list[Complaint]:
    rows, total = listed(
        connection,
        "SELECT n, node_, up_ FROM tree t WHERE placed_ AND up_ <> '' AND NOT EXISTS "
        "(SELECT 1 FROM tree p WHERE p.vehicle_ = t.vehicle_ AND p.node_ = t.up_)",
    )
    if column is Column.ITEM:
        says = "item {} stands below item {}, which is missing"
        return first_of(
            (Complaint(code, n, column, says.format(node, up), node) for n, node, up in rows), total
        )
    says = "no row has the part number {!r} that this row stands below"
    return first_of((Complaint(code, n, column, says.format(up), up) for n, _, up in rows), total)


def _item_twice(connection: Connection) -> list[Complaint]:
    rows, total = listed(
        connection,
        "SELECT n, node_ FROM tree WHERE placed_ "
        "QUALIFY row_number() OVER (PARTITION BY vehicle_, node_ ORDER BY n) > 1",
    )
    message = "this item number was given to an earlier row of the same good"
    return first_of((Complaint(codes.ITEM_TWICE, n, Column.ITEM, message, node) for n, node in rows), total)


def _level_jumps(connection: Connection) -> list[Complaint]:
    """Rows more than one level below the row above; what comes after a row without a level is not judged."""
    rows, total = listed(
        connection,
        "SELECT n, level_, above FROM (SELECT n, level_, CASE WHEN lag(n) OVER w IS NULL "
        "THEN min(level_) OVER (PARTITION BY vehicle_) - 1 ELSE lag(level_) OVER w END AS above "
        "FROM tree WINDOW w AS (PARTITION BY vehicle_ ORDER BY n)) WHERE level_ > above + 1",
    )
    return first_of((_jump(n, level, above) for n, level, above in rows), total)


def _jump(row: int, level: int, above: int) -> Complaint:
    message = f"level {level} stands where at most level {above + 1} can"
    return Complaint(codes.LEVEL_JUMP, row, Column.LEVEL, message, str(level))


class Branch(Struct, frozen=True, gc=False):
    """A row that other rows stand in, in the table's own words; amounts per one unit of it.

    Rows that say the same share their ``words``. ``quantity`` is None where its cell is bad, ``unit_value`` also where
    it is blank.
    """

    row: int
    vehicle: str
    node: str
    up: str
    part_number: str
    quantity: Decimal | None
    unit_value: Decimal | None
    deductions: Decimal
    freight: Decimal
    hs_code: str
    expired: bool
    words: Mapping[Column, str]
    statements: Mapping[Column, Decimal]


def branches(connection: Connection, cells: Cells) -> list[Branch]:
    """Every row that heads others, in the order of the table."""
    keys: Sequence[Column] = [one for one in OF_A_BRANCH if cells.has(one)]
    stated: Sequence[Column] = [one for one in STATEMENTS if cells.has(one)]
    deducted = any(cells.has(one) for one in DEDUCTIONS)
    columns = [
        "n, vehicle_, node_, up_",
        cells.text(Column.PART_NUMBER),
        short(cells.quantity()),
        short(cells.number(Column.UNIT_VALUE)),
        cells.deductions() if deducted else "NULL",
        cells.deductions(FREIGHT_AND_DUTIES) if deducted else "NULL",
        cells.text(Column.HS_CODE),
        cells.expired(),
        *(cells.text(one) for one in keys),
        *(cells.number(one) for one in stated),
    ]
    query = f"SELECT {', '.join(columns)} FROM tree WHERE head_ ORDER BY n"
    found = []
    known: dict[Row, Mapping[Column, str]] = {}
    for row in connection.execute(query).fetchall():
        n, vehicle, node, up, part, quantity, value, deductions, freight, code, expired, *rest = row
        amounts = zip(stated, rest[len(keys) :], strict=True) if stated else ()
        said = tuple(rest[: len(keys)])
        words = known.get(said)
        if words is None:
            known[said] = words = dict(zip(keys, said, strict=True))
        found.append(
            Branch(
                row=n,
                vehicle=vehicle,
                node=node,
                up=up,
                part_number=part,
                quantity=None if quantity is None else Decimal(quantity),
                unit_value=None if value is None else Decimal(value),
                deductions=deductions or ZERO,
                freight=freight or ZERO,
                hs_code=code.replace(".", "").replace(" ", ""),
                expired=expired,
                words=words,
                statements={column: cast("Decimal", one) for column, one in amounts if one is not None},
            )
        )
    return found
