"""``rvc columns``: the columns that are read, their meaning and their aliases."""

from rvc_cli.facts.catalogue import ColumnRow
from rvc_cli.facts.columns import Column
from rvc_cli.intake.column_aliases import MEANINGS, aliases


def columns() -> tuple[ColumnRow, ...]:
    """Every column, in the order the catalogue lists them."""
    known = aliases()
    return tuple(ColumnRow(one.value, MEANINGS[one], tuple(known.get(one, ()))) for one in Column)
