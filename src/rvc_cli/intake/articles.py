"""The article of a good against its HS code, as its manifest or the table of vehicles has both."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

from rvc_cli.diagnostics import Diagnostic, Span
from rvc_cli.diagnostics.printable import shown
from rvc_cli.diagnostics.verdicts import ARTICLE_MISPLACED
from rvc_cli.facts.articles import Places, articles_of, is_misplaced
from rvc_cli.facts.codes import dotted

if TYPE_CHECKING:  # most calls have no manifest
    from rvc_cli.intake.manifest import Described, Manifest


def misplaced_articles(manifest: "Manifest", where: Places) -> Iterator[Diagnostic]:
    """Goods of a manifest that cannot be the article they are said to be."""
    described = [manifest.good] if manifest.good else list(manifest.vehicles.values())
    for one in described:
        if is_misplaced(where, one.facts.article, one.facts.hs_code):
            words = misplaced_words(where, one.facts.article, one.facts.hs_code)
            yield _at(manifest, one, words)


def misplaced_words(where: Places, article: str, code: str) -> str:
    """What is wrong with an article beside a code, and which articles the code has."""
    there = articles_of(where, code)
    known = f"there the rules name {', '.join(there)}, else other" if there else "the rules name none there"
    return f"{shown(article)} is no article of HS code {dotted(code)}; {known}."


def _at(manifest: "Manifest", one: "Described", words: str) -> Diagnostic:
    """The complaint at the key of [good], or at the cell of the table of vehicles."""
    goods = manifest.sections.goods
    if one.line is None or goods is None:
        place = ("good", "article")
        words = f"{words} (column {manifest.file.position(place)[1]})"
        return ARTICLE_MISPLACED.at(manifest.file.span(place), words, one.facts.article)
    table = str(PurePath(manifest.file.name).parent / goods.table)
    return ARTICLE_MISPLACED.at(Span(table, one.line, "article"), words, one.facts.article)
