"""The article of a line as SQL: whether the rules name it for another code than the line's."""

from rvc_cli.engine.cells import Cells
from rvc_cli.engine.connection import literal
from rvc_cli.facts.cells import HS_CODE
from rvc_cli.facts.codes import CodeRange
from rvc_cli.facts.columns import Column
from rvc_cli.facts.words import LOWER, UPPER


def misplaced(cells: Cells) -> str:
    """Whether the article is none of the goods that the code may be; '' where the table cannot say so.

    A blank or bad cell of either is judged elsewhere; a word that no rule knows is none of these.
    """
    places = cells.listed.of_articles
    if not (places and cells.has(Column.ARTICLE) and cells.has(Column.HS_CODE)):
        return ""
    code = cells.text(Column.HS_CODE)
    digits = f"replace(replace({code}, '.', ''), ' ', '')"
    word = f"translate({cells.text(Column.ARTICLE)}, {literal(UPPER)}, {literal(LOWER)})"
    cases = " ".join(
        f"WHEN {literal(article)} THEN NOT {_may_be(codes, digits)}" for article, codes in places.items()
    )
    told = f"{code} <> '' AND regexp_full_match({code}, {literal(HS_CODE)})"
    blank = f"{cells.raw(Column.ARTICLE)} = ''"  # most cells are: nothing is worked out for them
    return f"CASE WHEN {blank} THEN false WHEN {told} THEN CASE {word} {cases} ELSE false END ELSE false END"


def _may_be(codes: tuple[CodeRange, ...], digits: str) -> str:
    """Whether digits, as many as a range compares, fall in one of the ranges."""
    tests = (
        f"left({digits}, {len(one.first)}) BETWEEN left({literal(one.first)}, length({digits})) "
        f"AND left({literal(one.last)}, length({digits}))"
        for one in codes
    )
    return f"({' OR '.join(tests) or 'false'})"
