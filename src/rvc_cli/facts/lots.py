"""Lots: the lines of one producer's purchases that no question about value can tell apart."""

from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.rules import Listed
from rvc_cli.facts.words import Kind

ZERO = Fraction(0)


class Certification(StrEnum):
    """What the supplier's certification says on the day asked."""

    YES = "yes"
    NO = "no"
    BLANK = "blank"
    EXPIRED = "expired"
    ABSENT = "absent"  # the table has no such column


class Standing(StrEnum):
    """What the evidence makes of a material, before any rule of its own is asked."""

    CERTIFIED = "certified"
    TAGGED = "tagged"
    BY_RULE = "by-rule"  # the law itself says so: s. 8(13) of indirect materials, or the material's own rule
    NON_ORIGINATING = "non-originating"
    UNDETERMINED = "undetermined"


class Evidence(NamedTuple):
    """What a row says of its origin: certification, tag and place of production (alpha-2; "" is unknown).

    ``high_wage`` says whether that place is a qualifying wage-rate plant (s. 12); None is not said.
    """

    certification: Certification
    tag: str
    made_in: str
    high_wage: bool | None = None


class Statement(Struct, frozen=True):
    """A supplier's signed statement under s. 9(2)-(5), in the good's currency; None is not stated."""

    net_cost: Fraction | None
    vnm: Fraction | None
    regional_value: Fraction | None

    def times(self, quantity: Fraction) -> "Statement":
        """The statement for ``quantity`` units."""

        def scaled(amount: Fraction | None) -> Fraction | None:
            return None if amount is None else amount * quantity

        return Statement(scaled(self.net_cost), scaled(self.vnm), scaled(self.regional_value))


class LineRef(Struct, frozen=True, gc=False):
    """A line that a reader may want to see: its part number, its ordinal among the table's rows, its value.

    ``value`` is for one unit of the contents the line stands in.
    """

    part_number: str
    row: int | None
    value: Fraction
    deductions: Fraction = ZERO


class Lot(Struct, frozen=True, gc=False):
    """Lines without contents that one question of value cannot tell apart; amounts for one unit of the contents.

    ``value`` is in the good's currency, ``listed`` says what Table A.2 makes of their
    codes, ``deductions`` are those of s. 8(2), ``freight_and_duties`` those of them that
    s. 9(2)(a)(i) adds to a statement (waste is not), ``heaviest`` the lines of most value.
    """

    kind: Kind
    evidence: Evidence
    role: str
    listed: Listed
    statement: Statement | None
    value: Fraction
    deductions: Fraction
    lines: int
    heaviest: tuple[LineRef, ...]
    freight_and_duties: Fraction = ZERO


class CodeLot(Struct, frozen=True, gc=False):
    """Lines of one HS code and article that may have to undergo a tariff shift, as a lot; "" is not known.

    Lines that surely originate, and those whose code no shift can refuse, are in none.
    """

    code: str
    article: str
    lot: Lot
