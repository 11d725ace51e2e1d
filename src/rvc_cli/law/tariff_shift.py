"""Tariff shift, code by code: does a material undergo the change that a rule asks of a good (s. 1(1), 1(3), 3(2), 13)?

Three answers: True, False, and None where the codes or articles given do not tell: a code shorter than the rule needs,
an article that nobody said, digits of one country's tariff where it is not said whose the codes are.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from rvc_cli.facts.codes import CodeRange, Scope, Shift, Source, Watched
from rvc_cli.facts.rules import Rulebook

Answer = bool | None
SHARED = Scope.SUBHEADING.digits


class Change(Struct, frozen=True, eq=False):
    """A change in tariff classification as it is asked of one good: of as much of its code and article as tells.

    ``tariff``: whose tariff the digits after the sixth of a code are from, "" where nobody says. ``but_shared``:
    materials of the good's own subheading are let pass (s. 3(4)(a)). ``valued``: the good is asked for a percentage
    beside it, so that a supplier's statement of codes serves only with one of values (s. 9(7)(a)(i)). Made by
    :func:`change_of` alone, which gives goods that are asked the same one and the same object.
    """

    shift: Shift
    code: str
    article: str
    tariff: str
    but_shared: bool
    valued: bool


def change_of(
    shift: Shift, code: str, article: str, tariff: str, but_shared: bool = False, valued: bool = False
) -> Change:
    """The change asked of a good."""
    named = any(one.other_good or one.another for one in shift.sources)
    digits = SHARED if named or but_shared else shift.scope.digits
    told = article if any(one.other_good for one in shift.sources) else ""
    return _change(shift, code[:digits], told, tariff if shift.tariff else "", but_shared, valued)


@cache
def _change(shift: Shift, code: str, article: str, tariff: str, but_shared: bool, valued: bool) -> Change:
    return Change(shift, code, article, tariff, but_shared, valued)


def undergoes(change: Change, code: str, article: str) -> Answer:
    """Does a material of this code (digits only, "" is unknown) and article undergo the change?"""
    shift = change.shift
    named = _any(_among(one, change, code, article) for one in shift.also)
    moved = _all(
        (_moved(change, code), _not(_any(_among(one, change, code, article) for one in shift.excepted)))
    )
    shared = _same(change.code, code, SHARED) if change.but_shared else False
    return _any((named, moved, shared))


def _moved(change: Change, code: str) -> Answer:
    """Whether the code is another chapter, heading or subheading than the good's, or outside the range named."""
    shift = change.shift
    if shift.outside is not None:
        return _not(_in_codes((shift.outside,), _read(change, code)))
    return _not(_same(change.code, code, shift.scope.digits))


def _among(source: Source, change: Change, code: str, article: str) -> Answer:
    """Whether a material is among those that the rule names; `other` is none of the goods that any rule names."""
    found = _in_codes(source.codes, _read(change, code))
    if source.another:
        return _all((found, _not(_same(change.code, code, SHARED))))
    if source.other_good:
        own = _all((_same(change.code, code, SHARED), change.article == article if article else None))
        return _all((found, _not(own)))
    if source.article is None:
        return found
    return _all((found, article == source.article if article else None))


def _read(change: Change, code: str) -> str:
    """As many digits as can be compared: beyond six only those of the tariff that the rule is printed in."""
    return code if change.tariff and change.tariff == change.shift.tariff else code[:SHARED]


def _in_codes(codes: Iterable[CodeRange], code: str) -> Answer:
    return _any(True if one.holds(code) else None if one.may_hold(code) else False for one in codes)


def _same(one: str, other: str, digits: int) -> Answer:
    """Whether two codes are the same as far as ``digits``; None where one is too short to tell."""
    one, other = one[:digits], other[:digits]
    known = min(len(one), len(other))
    if one[:known] != other[:known]:
        return False
    return True if known == digits else None


def _not(answer: Answer) -> Answer:
    return None if answer is None else not answer


def _all(answers: Iterable[Answer]) -> Answer:
    found = set(answers)
    return False if False in found else None if None in found else True


def _any(answers: Iterable[Answer]) -> Answer:
    found = set(answers)
    return True if True in found else None if None in found else False


def watched(book: Rulebook, tags_count: bool) -> Watched:
    """Every heading and chapter of which a material can fail a shift of the rulebook: no other code has to be told."""
    vehicles = [(row.codes, row.shift) for row in book.vehicles if row.shift]
    parts = [(rule.codes, path.shift) for rule in book.products for path in rule.paths if path.shift]
    return Watched(_watched([*parts, *vehicles]), _watched(vehicles), tags_count)


def _watched(asked: Iterable[tuple[tuple[CodeRange, ...], Shift]]) -> frozenset[str]:
    heads: set[str] = set()
    for codes, shift in asked:
        width = min(shift.scope.digits, Scope.HEADING.digits)
        own = codes if shift.outside is None else (shift.outside,)
        heads |= {head for one in own for head in _heads(one, width)}
        named = (one for source in shift.excepted for one in source.codes)
        heads |= {head for one in named for head in _heads(one, Scope.HEADING.digits)}
    return frozenset(heads)


def _heads(codes: CodeRange, width: int) -> Iterator[str]:
    """The headings, or the chapters, that a range of codes lies in."""
    for number in range(int(codes.first[:width]), int(codes.last[:width]) + 1):
        yield str(number).zfill(width)
