"""The question of tariff shift to a line: its HS code, so that lines are told apart by it where it matters only."""

from rvc_cli.engine.cells import Cells
from rvc_cli.engine.connection import literal
from rvc_cli.facts.codes import Watched
from rvc_cli.facts.columns import Column
from rvc_cli.facts.words import YES

TERRITORY = "('US', 'MX', 'CA')"


def code_key(cells: Cells) -> str:
    """The digits of a line's code as SQL, '' where it has none; NULL for a line that no shift turns on.

    Such a line surely originates, or has a code that no rule refuses.
    """
    watched = cells.listed.watched
    if watched is None or not cells.has(Column.HS_CODE):
        return "NULL::VARCHAR"
    cell, sure = cells.raw(Column.HS_CODE), _surely_originates(cells, watched)
    printed = f"regexp_full_match({cell}, '[0-9]{{4}}\\.[0-9]{{2}}')"
    digits = f"replace(replace(trim({cell}, ' \t'), '.', ''), ' ', '')"
    return (
        f"CASE WHEN {_far(cell, watched)} THEN NULL "
        f"WHEN {printed} THEN CASE WHEN {_told(cell, watched)} AND NOT {sure} THEN replace({cell}, '.', '') END "
        f"WHEN {cell} IS NULL OR {digits} = '' THEN CASE WHEN {sure} THEN NULL ELSE '' END "
        f"WHEN {_told(digits, watched)} AND NOT {sure} THEN {digits} END"
    )


def article_key(cells: Cells, code: str) -> str:
    """The article of a line as SQL where the code that a shift may turn on, ``code``, is told; '' elsewhere."""
    if not cells.has(Column.ARTICLE):
        return "''"
    return f"CASE WHEN {code} IS NULL THEN '' ELSE {cells.text(Column.ARTICLE)} END"


def _far(cell: str, watched: Watched) -> str:
    """Whether a cell, however it writes a code, is none of those watched: told by its order among texts.

    A blank or a dot comes before every digit, so "87.03" and "8 703" stand before "8700", and " 8703" before "0".
    """
    if not watched.heads:
        return "false"
    first, beyond = min(watched.heads), max(head[:-1] + chr(ord(head[-1]) + 1) for head in watched.heads)
    tests = [f"{cell} < {literal(first[0])}", f"{cell} >= {literal(beyond)}"]
    if len({head[:2] for head in watched.heads}) == 1:
        tests.append(f"({cell} >= {literal(first[0] + '0')} AND {cell} < {literal(first[:2])})")
    return f"{cell} >= '0' AND ({' OR '.join(tests)})"


def _told(digits: str, watched: Watched) -> str:
    """Whether a code begins like one with which a material can fail a shift."""
    tests = []
    for width in sorted({len(one) for one in watched.heads}):
        heads = sorted(one for one in watched.heads if len(one) == width)
        tests.append(f"left({digits}, {width}) IN ({', '.join(literal(one) for one in heads)})")
    return f"({' OR '.join(tests)})" if tests else "false"


def _surely_originates(cells: Cells, watched: Watched) -> str:
    """Whether a line originates whatever its code: certified, or by its tag where tags count; never made elsewhere."""
    if cells.has(Column.ORIGINATING):
        found = f"{cells.says(Column.ORIGINATING, YES)} AND NOT {cells.expired()}"
    elif cells.has(Column.ORIGIN) and watched.tags_count:
        found = f"{cells.text(Column.ORIGIN)} IN {TERRITORY}"
    else:
        return "false"
    made = f" AND {cells.text(Column.MADE_IN)} = ''" if cells.has(Column.MADE_IN) else ""
    return f"({found}{made})"
