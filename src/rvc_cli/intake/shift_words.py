"""The words of a tariff shift in a rule file: a small exact grammar, everything else refused where it stops reading.

    shift   = "from " (end | sources ", whether or not also from " end | sources " or any other " scope)
    end     = open [", except from " sources]
    open    = "any other " scope [", including another of " codes] | "any subheading outside " codes
    scope   = "chapter" | "heading" | "subheading"
    sources = source {", " source} [" or " source]
    source  = codes | goods " of " codes {" and " codes}
    goods   = an article | "any other good" | "another"
    codes   = 8708.99 | 84.07 | 8482.10-8482.80 | 8482.99.aa

Lettered items stand for each country's own eight digits (s. 1(3)(e)): a code alone does not tell them, the article of
the same name does.
"""

import re

from msgspec import Struct

from rvc_cli.facts.codes import CodeRange, Scope, Shift, Source
from rvc_cli.intake.toml_words import shown

FROM = "from "
EXCEPT = ", except from "
WHETHER = ", whether or not also from "
NATIONAL = 6
_CODE = re.compile(r"[0-9]{2}\.?[0-9]{2}(\.?[0-9]{2}){0,3}")
_LETTERED = re.compile(r"([0-9]{4}\.[0-9]{2})\.[a-z]{2}")
_OPEN = re.compile(r"any other (chapter|heading|subheading)(?:, including another of (.+))?")
_OUTSIDE = re.compile(r"any subheading outside (.+)")
_OR_ANY_OTHER = re.compile(r"(.+) or (any other (?:chapter|heading|subheading))")
_GOODS = re.compile(r"(any other good|another|[a-z0-9][a-z0-9.-]*) of (.+)")


class UnreadableError(ValueError):
    """Words of a shift that the grammar does not have; the message quotes them."""


def code_range(text: str) -> CodeRange | None:
    """A code or a range of codes as the law prints it: 87.06, 8482.10-8482.80; None when it is none."""
    first, dash, last = text.partition("-")
    last = last if dash else first
    if _CODE.fullmatch(first) is None or _CODE.fullmatch(last) is None:
        return None
    low, high = first.replace(".", ""), last.replace(".", "")
    return CodeRange(low, high) if len(low) == len(high) and low <= high else None


def shift_of(words: str, tariff: str = "") -> Shift:
    """The shift that ``words`` ask for; ``tariff`` says whose codes of eight digits they are.

    Raises :class:`UnreadableError` for words that the grammar does not have.
    """
    if not words.startswith(FROM):
        raise UnreadableError(f"a shift begins with {shown(FROM.strip())}")
    body = words.removeprefix(FROM)
    if WHETHER in body:
        named, _, rest = body.partition(WHETHER)
        found = _end(words, rest, _sources(named))
    elif (joined := _OR_ANY_OTHER.fullmatch(body)) is not None:
        found = _Open.read(joined[2]).shift(words, also=_sources(joined[1]))
    else:
        found = _end(words, body)
    if not _has_national(found):
        return found
    if not tariff:
        message = (
            'codes of eight digits are one country\'s own: say whose with tariff = "US", "MX" or "CA" above'
        )
        raise UnreadableError(message)
    return Shift(words, found.scope, found.outside, found.excepted, found.also, tariff)


def _end(words: str, text: str, also: tuple[Source, ...] = ()) -> Shift:
    """The shift with its open end, of which materials may be excepted."""
    opened, _, excepted = text.partition(EXCEPT)
    return _Open.read(opened).shift(words, _sources(excepted) if EXCEPT in text else (), also)


class _Open(Struct, frozen=True):
    """The open end of a shift: any other chapter, heading or subheading, or any subheading outside a range."""

    scope: Scope
    outside: CodeRange | None = None

    @classmethod
    def read(cls, text: str) -> "_Open":
        if (outside := _OUTSIDE.fullmatch(text)) is not None:
            return cls(Scope.SUBHEADING, _codes(outside[1]))
        found = _OPEN.fullmatch(text)
        if found is None:
            raise UnreadableError(f"{shown(text)} is none of any other chapter, heading or subheading")
        if found[2] is not None:
            _codes(found[2])  # a change within the group is a change of subheading like any other
        return cls(Scope(found[1]))

    def shift(self, words: str, excepted: tuple[Source, ...] = (), also: tuple[Source, ...] = ()) -> Shift:
        return Shift(words, self.scope, self.outside, excepted, also)


def _sources(text: str) -> tuple[Source, ...]:
    return tuple(_source(one) for one in re.split(r", | or ", text))


def _source(text: str) -> Source:
    plain = code_range(text)
    if plain is not None:
        return Source((plain,))
    if (lettered := _LETTERED.fullmatch(text)) is not None:
        return Source((_codes(lettered[1]),), article=text)
    goods = _GOODS.fullmatch(text)
    if goods is None:
        raise UnreadableError(f"{shown(text)} is no code, and no article of a code")
    name, codes = goods[1], tuple(_codes(one) for one in goods[2].split(" and "))
    match name:
        case "any other good":
            return Source(codes, other_good=True)
        case "another":
            return Source(codes, another=True)
        case _:
            return Source(codes, article=name)


def _codes(text: str) -> CodeRange:
    found = code_range(text)
    if found is None:
        raise UnreadableError(f"{shown(text)} is no HS code or range of codes")
    return found


def _has_national(shift: Shift) -> bool:
    ranges = [one for source in shift.sources for one in source.codes]
    ranges += [shift.outside] if shift.outside else []
    return any(len(one.first) > NATIONAL for one in ranges)
