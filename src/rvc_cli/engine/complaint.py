"""What is wrong with rows that are sound cell by cell, by ordinal; only so many are named, all are counted."""

from collections.abc import Iterable
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from rvc_cli.diagnostics import LISTED, Code
from rvc_cli.engine.connection import Connection, Row
from rvc_cli.facts.columns import Column


class Complaint(Struct, frozen=True):
    """Something wrong with a row, by its ordinal, or with the table where that is None.

    ``stands_for`` counts the complaints that are not named one by one, this one among them.
    """

    code: Code
    row: int | None
    column: Column
    message: str
    cell: str | None = None
    stands_for: int = 1


def first_of(complaints: Iterable[Complaint], total: int) -> list[Complaint]:
    """The first of ``total`` complaints; the last of them stands for all that are left out."""
    named = list(islice(complaints, min(LISTED, total)))
    if named and total > len(named):
        named[-1] = replace(named[-1], stands_for=1 + total - len(named))
    return named


def listed(connection: Connection, query: str) -> tuple[list[Row], int]:
    """The first rows of a query whose first column is the ordinal ``n``, and how many there are."""
    counted = f"SELECT count(*) OVER (), * FROM ({query}) ORDER BY n LIMIT {LISTED}"
    found = connection.execute(counted).fetchall()
    return [row[1:] for row in found], int(found[0][0]) if found else 0
