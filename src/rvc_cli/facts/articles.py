"""Which articles belong to which codes, as the rules name them: a good cannot be an article of another code."""

from collections.abc import Iterator, Mapping

from rvc_cli.facts.codes import CodeRange
from rvc_cli.facts.rules import Rulebook

OTHER = "other"
Places = Mapping[str, tuple[CodeRange, ...]]


def places(book: Rulebook) -> Places:
    """The codes at which the rules, the tables and the shifts of a rulebook name each article.

    An article of the vocabulary that none of them names has no codes; ``other`` is left out, for it goes with any.
    """
    found: dict[str, dict[CodeRange, None]] = {name: {} for name in book.articles if name != OTHER}
    for article, codes in _named(book):
        if article in found:
            found[article] |= dict.fromkeys(codes)
    return {article: tuple(codes) for article, codes in found.items()}


def _named(book: Rulebook) -> Iterator[tuple[str | None, tuple[CodeRange, ...]]]:
    yield from ((rule.article, rule.codes) for rule in book.products)
    yield from ((row.article, row.codes) for row in book.tables)
    shifts = (path.shift for rule in book.products for path in rule.paths if path.shift)
    yield from ((source.article, source.codes) for shift in shifts for source in shift.sources)


def is_misplaced(where: Places, article: str, code: str) -> bool:
    """Whether an article that the rules know is none of the goods that a code, however short, may be."""
    codes = where.get(article)
    return bool(code) and codes is not None and not any(one.may_hold(code) for one in codes)


def articles_of(where: Places, code: str) -> tuple[str, ...]:
    """The articles that a code may be."""
    return tuple(sorted(name for name, codes in where.items() if any(one.may_hold(code) for one in codes)))
