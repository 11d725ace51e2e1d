"""Lines of a table in groups: what no question tells apart, with its exact sums and its heaviest lines."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from rvc_cli.facts.columns import Column
from rvc_cli.facts.rules import Listed


class Top(Struct, frozen=True, gc=False):
    """A line of most value within its group: ordinal, part number, value and deductions as read."""

    row: int
    part_number: str
    value: Decimal
    deductions: Decimal


class Saying(NamedTuple):
    """What the lines of a group say alike, by which they are found again: the words in the order of the keys."""

    vehicle: str
    words: tuple[str, ...]
    alike: str


class Group(Struct, frozen=True, gc=False):
    """Lines that one question does not tell apart, with their exact sums, in the table's own words.

    ``words`` holds the cells of the key columns the table has; ``statements`` the sums of s. 9 that every line has,
    and ``alike`` the amounts of a line that has one. ``code`` is the HS code where a tariff shift may turn on it, ''
    where that is not given, None elsewhere; ``article`` stands beside it. ``value`` is None where no line has a value.
    ``bad`` says that a cell is not what its column takes, ``totals`` says that a line is named like a sum,
    ``quotes`` that a cell holds a quote, ``first`` is the ordinal of the first line.
    """

    vehicle: str
    up: str
    head: bool
    words: Mapping[Column, str]
    expired: bool
    listed: Listed
    code: str | None
    article: str
    blank: bool
    alike: str
    lines: int
    value: Decimal | None
    deductions: Decimal
    freight: Decimal
    statements: Mapping[Column, Decimal]
    bad: bool
    totals: bool
    quotes: bool
    first: int
    top: tuple[Top, ...]

    @property
    def saying(self) -> Saying:
        """What all its lines say."""
        return Saying(self.vehicle, tuple(self.words.values()), self.alike)

    def later(self, lines: int) -> "Group":
        """The same with that many lines before its first."""
        top = tuple(replace(one, row=one.row + lines) for one in self.top)
        return replace(self, first=self.first + lines, top=top)
