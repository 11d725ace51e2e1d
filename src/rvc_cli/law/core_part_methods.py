"""The regional value content of core parts by s. 14(7) and (10), net cost always that of s. 7 (s. 14(4)).

Everything is for one vehicle. What a method needs and nobody has told is None: then it decides nothing.
"""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.goods import Component, Made
from rvc_cli.facts.lots import ZERO, Certification, Standing
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.rules import Listed
from rvc_cli.law.amounts import Amounts, Ends
from rvc_cli.law.core_rows import CoreRow, Piece, below, components_of
from rvc_cli.law.evidence import produced_inside, produced_outside, standing
from rvc_cli.law.maker import may_be_acquired, where_produced
from rvc_cli.law.material import counts_as_originating, lot_standing
from rvc_cli.law.roll_up import RollUp


class CoreMethod(StrEnum):
    """How the VNM of core parts is counted, at the choice of the vehicle's producer or exporter."""

    PART = "part"
    COMPONENTS = "components"
    SUPER_CORE = "super-core"
    SUPER_CORE_COMPONENTS = "super-core-components"


class Sized(Struct, frozen=True):
    """A core part with its net cost and VNM: of all materials (s. 14(7)(a)) and of its components (s. 14(7)(b)).

    ``papers`` is what its own certification or tag says; Undetermined where they say nothing. ``here``: whether it is
    produced in the territory, None where nobody says.
    """

    piece: Piece
    whole: Ends | None
    components: Ends | None
    papers: Outcome
    here: bool | None = True


def sized(piece: Piece, roll_up: RollUp) -> Sized:
    """A core part measured both ways."""
    whole = _whole(piece, roll_up)
    return Sized(piece, whole, _with_components(piece, whole, roll_up), _papers(piece, roll_up), _here(piece))


def together(parts: Iterable[Ends]) -> Ends:
    """Several parts as a single one: the super-core (s. 14(10))."""
    low = high = Amounts(given=True)
    for one in parts:
        low, high = _sum(low, one.low), _sum(high, one.high)
    return Ends(low, high)


def _sum(total: Amounts, one: Amounts) -> Amounts:
    return replace(total.plus(one), given=total.given and one.given)


def place_of(row: CoreRow) -> bool | None:
    """Whether a row is produced in the territory; None where nobody says."""
    if isinstance(row.content, Component):
        return where_produced(row.content)
    return produced_inside(row.evidence)


def _here(piece: Piece) -> bool | None:
    """The same of a part; one made of several rows is put together in the vehicle's plant."""
    return place_of(piece.one_row) if piece.one_row else True


def _papers(piece: Piece, roll_up: RollUp) -> Outcome:
    """What papers say of a part as such: a bought certified one originates.

    One made outside the territory, or said not to originate, never does (s. 3(2), 7(21), 10(2)).
    """
    row = piece.one_row
    if row is None:
        return Outcome.UNDETERMINED
    bought = not isinstance(row.content, Component) or row.content.made is Made.ACQUIRED
    if produced_outside(row.evidence) or row.evidence.certification is Certification.NO:
        return Outcome.NOT_MET
    if bought and counts_as_originating(standing(row.evidence, roll_up.mode)):
        return Outcome.MET
    return Outcome.UNDETERMINED


def _whole(piece: Piece, roll_up: RollUp) -> Ends | None:
    """Net cost of the part, and the VNM used in its production (s. 14(7)(a))."""
    row = piece.one_row
    if row is not None:
        own = _as_a_part(row, roll_up)
        return None if own is None else _times(own, row.times)
    return together(_times(_as_material(one, roll_up), one.times) for one in piece.rows)


def _as_a_part(row: CoreRow, roll_up: RollUp) -> Ends | None:
    """A row that is the part: its producer's net cost, never its price; made outside the territory all of it is VNM.

    Where nobody says where it is made that is the worst, and what is stated of it or in it the best.
    """
    here = place_of(row)
    if here:
        return _made_here(row, roll_up)
    content = row.content
    price = content.unit_value if isinstance(content, Component) else content.value
    outside = None if price is None else Amounts(price, price, given=True)
    found = _made_here(row, roll_up) if here is None else None
    if outside is None or (here is None and found is None):
        return None
    return Ends(outside, found.high if found else outside)


def _made_here(row: CoreRow, roll_up: RollUp) -> Ends | None:
    """By its producer's statement, else by its contents and costs (s. 9(2)(a), 14(4))."""
    content, said = row.content, row.statement
    if said is not None and said.net_cost is not None and said.vnm is not None:
        return _both(Amounts(said.net_cost, said.vnm, given=True))
    return roll_up.ends(content.contents, ZERO) if isinstance(content, Component) else None


def _as_material(row: CoreRow, roll_up: RollUp) -> Ends:
    """A row among several that make up a part, as a material; what it costs to join them is not known."""
    if isinstance(row.content, Component):
        return roll_up.component_ends(row.content, ZERO, roll_up.place(row.key))
    return roll_up.lot_ends(row.content, row.key)


def _with_components(piece: Piece, whole: Ends | None, roll_up: RollUp) -> Ends | None:
    """The same net cost, and the value of the non-originating components of column 2 alone (s. 14(7)(b), 14(8))."""
    if whole is None:
        return None
    low = high = ZERO
    for row in piece.rows:
        found = _components_of(row, roll_up)
        if found is None:
            return None
        low, high = low + found[0], high + found[1]
    return Ends(replace(whole.low, vnm=low), replace(whole.high, vnm=high))


Values = tuple[Fraction, Fraction]  # at the low end and at the high end


def _components_of(row: CoreRow, roll_up: RollUp) -> Values | None:
    """What column-2 components a row brings: itself, or those within it; None where nobody says.

    A row of which nobody says where it is made may be all non-originating.
    """
    here = place_of(row)
    if row.component or here is False:
        return _value(row, roll_up)
    if here is None:
        whole, inside = _value(row, roll_up), _within(row, roll_up)
        return (max(whole[0], inside[0]), inside[1]) if whole and inside else None
    return _within(row, roll_up)


def _within(row: CoreRow, roll_up: RollUp) -> Values | None:
    """The column-2 components in a row made in the territory."""
    if not isinstance(row.content, Component):
        return (ZERO, ZERO) if counts_as_originating(lot_standing(row.content, roll_up.mode)) else None
    low = high = ZERO
    for one in components_of(row, roll_up.good, roll_up.rules.book):
        found = _value(one, roll_up)
        if found is None:
            return None
        low, high = low + found[0], high + found[1]
    return low + _asked_within(row, roll_up), high


def _value(row: CoreRow, roll_up: RollUp) -> Values | None:
    """The value under s. 8(1) of a component that does not originate, once, at the highest level; else nothing.

    A self-produced one needs its unit_value, its cost with a normal profit (s. 8(1)(c)).
    """
    content = row.content
    if not isinstance(content, Component):
        found = lot_standing(content, roll_up.mode)
        value = (content.value - content.deductions) * row.times
        low = ZERO if counts_as_originating(found) else value
        return low, (ZERO if found is Standing.UNDETERMINED else low)
    low_originates, high_originates = _originates(content, roll_up)
    if low_originates:
        return ZERO, ZERO
    if content.unit_value is None:
        return None
    value = (content.unit_value - content.deductions) * row.times
    return value, (ZERO if high_originates else value)


def _originates(part: Component, roll_up: RollUp) -> tuple[bool, bool]:
    """Whether a component originates, at the worst and at the best, whoever produced it (s. 14(11))."""
    if part.evidence.certification is Certification.NO:
        return False, False
    decided = roll_up.decided(part)
    if may_be_acquired(part):
        return decided.originates_low, decided.originates_high
    return decided.by_rule is Outcome.MET, decided.by_rule is not Outcome.NOT_MET


def _asked_within(row: CoreRow, roll_up: RollUp) -> Fraction:
    """What rows without a role within a part could add if they were components of column 2: no code rules that out."""
    if not isinstance(row.content, Component):
        return ZERO
    inside = below(roll_up.good, row.content.contents)
    return sum((_asked_in(key, roll_up) * times for key, times in inside.items()), ZERO) * row.times


def _asked_in(key: str, roll_up: RollUp) -> Fraction:
    contents, total = roll_up.good.contents[key], ZERO
    for lot in contents.lots:
        open_ = not lot.role and lot.listed is not Listed.NO
        if open_ and not counts_as_originating(lot_standing(lot, roll_up.mode)):
            total += lot.value - lot.deductions
    for part in contents.components:
        open_ = not part.role and roll_up.rules.listed(part.hs_code) is not Listed.NO
        if open_ and may_be_acquired(part) and not _originates(part, roll_up)[0]:
            total += ((part.unit_value or ZERO) - part.deductions) * part.quantity
    return total


def _both(amounts: Amounts) -> Ends:
    return Ends(amounts, amounts)


def _times(ends: Ends, times: Fraction) -> Ends:
    low, high = Amounts(given=ends.low.given), Amounts(given=ends.high.given)
    return Ends(low.plus(ends.low, times), high.plus(ends.high, times))
