"""What the fast and the careful reader judge alike beyond the patterns of :mod:`rvc_cli.facts.cells`."""

import re
from collections.abc import Callable

from rvc_cli.facts import cells
from rvc_cli.facts.cells import NumberFormat
from rvc_cli.facts.columns import AMOUNTS, COUNTRIES, CURRENCIES, DATES, MONEY, YES_NO, Column
from rvc_cli.facts.currencies import is_currency
from rvc_cli.facts.words import country, folded, hyphened, kind, yes_no

NEEDED = frozenset({Column.VEHICLE, Column.PART_NUMBER, Column.LEVEL, Column.ITEM, Column.QUANTITY})
PERIODS = (
    (Column.CERTIFIED_FROM, Column.CERTIFIED_UNTIL),
    (Column.SUPPLIER_PERIOD_FROM, Column.SUPPLIER_PERIOD_UNTIL),
)
ERROR_VALUE = r"#(?:N/A|N/D|REF!|¡REF!|VALUE!|¡VALOR!|DIV/0!|¡DIV/0!|NAME\?|¿NOMBRE\?|NUM!|¡NUM!|NULL!|#+)"
IDENTITIES = frozenset({Column.PART_NUMBER, Column.PARENT})
TOTAL_STARTS = (
    r"^[ \t]*(?i:(?:sub|grand|gran|overall|gesamt)?[ _-]*(?:sum|ges|net|cos|imp))"  # TOTAL without "total"
)
TOTAL = (
    r"(?i:[ \t]*(?:(?:sub|grand|gran|overall)[ _-]*)?"
    r"(?:total(?:es|s)?|suma|summe|sum|gesamt(?:summe|betrag|kosten|preis|wert)?|net[ _-]*costs?|cost[oe][ _-]*netos?|"
    r"importes?)(?:[^a-z0-9].*)?|.*[^a-z](?:sub)?total(?:es|s)?[ \t]*:?[ \t]*)"
)
_AROUND_SLASH = re.compile(r"-?/-?")
_SHAPES = {
    Column.HS_CODE: cells.HS_CODE,
    Column.PRICE_UNIT: cells.PRICE_UNIT,
    Column.LEVEL: cells.LEVEL,
    Column.ITEM: cells.ITEM,
}


def pattern(column: Column, written: NumberFormat) -> str | None:
    """The pattern a cell of ``column`` that is not blank must match as a whole; None where there is none."""
    if column in AMOUNTS:
        return written.pattern if column in MONEY else written.number
    return cells.DATE if column in DATES else _SHAPES.get(column)


def role_name(text: str) -> str:
    """A role without regard to case, with hyphens for blanks and underscores: ``Engine / Valve_Body``."""
    return _AROUND_SLASH.sub("/", hyphened(text))


def word_test(
    column: Column, roles: frozenset[str], articles: frozenset[str]
) -> Callable[[str], bool] | None:
    """The test a cell of ``column`` that is not blank must pass as a word; None where there is none."""
    if column is Column.KIND:
        return lambda text: kind(text) is not None
    if column is Column.ROLE:
        return lambda text: role_name(text) in roles
    if column is Column.ARTICLE:
        return lambda text: folded(text) in articles
    if column in YES_NO:
        return lambda text: yes_no(text) is not None
    if column in COUNTRIES:
        return lambda text: country(text) is not None
    return is_currency if column in CURRENCIES else None
