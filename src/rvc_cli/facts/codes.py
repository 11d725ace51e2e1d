"""HS codes, ranges of them, and the changes between them that rules of origin ask for (s. 1(3), 3(2))."""

from enum import StrEnum

from msgspec import Struct


class CodeRange(Struct, frozen=True):
    """HS codes from ``first`` to ``last`` by their leading digits, both included: 8703.21-8703.90, 84.07."""

    first: str
    last: str

    def holds(self, code: str) -> bool:
        """Whether ``code`` (digits only) falls in the range; a code shorter than the range never does."""
        head = code[: len(self.first)]
        return len(head) == len(self.first) and self.first <= head <= self.last

    def may_hold(self, code: str) -> bool:
        """Whether a code too short to tell could still fall in the range."""
        short = len(code) < len(self.first)
        return self.holds(code) or (short and self.first[: len(code)] <= code <= self.last[: len(code)])

    def __str__(self) -> str:
        first, last = dotted(self.first), dotted(self.last)
        return first if first == last else f"{first}-{last}"


def dotted(digits: str) -> str:
    """An HS code the way the tariff prints it: 870829 becomes 8708.29, 8407 becomes 84.07."""
    if len(digits) <= 4:
        return f"{digits[:2]}.{digits[2:]}" if len(digits) > 2 else digits
    tail = digits[6:]
    return f"{digits[:4]}.{digits[4:6]}" + (f".{tail}" if tail else "")


class Scope(StrEnum):
    """How far a code must move from another to be any other (s. 1(3)): out of its chapter, heading or subheading."""

    CHAPTER = "chapter"
    HEADING = "heading"
    SUBHEADING = "subheading"

    @property
    def digits(self) -> int:
        """How many leading digits tell."""
        return {"chapter": 2, "heading": 4, "subheading": 6}[self.value]


class Source(Struct, frozen=True):
    """Materials that a tariff shift names, by their codes.

    ``article``: only those of them that are this article. ``other_good``: "any other good of" the codes than the good
    itself is. ``another``: "another of" the codes, in a subheading that is not the good's own.
    """

    codes: tuple[CodeRange, ...]
    article: str | None = None
    other_good: bool = False
    another: bool = False


class Shift(Struct, frozen=True):
    """A change in tariff classification, as its rule words it in ``words``.

    A material undergoes it that is among ``also``, or whose code is another than the good's as far as ``scope`` says
    (where there is ``outside``, any code outside that range) and not among ``excepted``. ``tariff`` says whose tariff
    the digits after the sixth are from; "" where no code has any.
    """

    words: str
    scope: Scope
    outside: CodeRange | None = None
    excepted: tuple[Source, ...] = ()
    also: tuple[Source, ...] = ()
    tariff: str = ""

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every group of materials it names."""
        return (*self.excepted, *self.also)


class Watched(Struct, frozen=True):
    """The first four digits, or two for a whole chapter, of every code with which a material can fail some shift.

    ``of_vehicles`` are those for which only vehicles' own shifts are asked. ``tags_count``: an origin tag alone makes a
    material originate where the table has no certifications.
    """

    heads: frozenset[str]
    of_vehicles: frozenset[str]
    tags_count: bool
