"""What an acquired material brings to net cost and VNM (s. 7(4), 8(1), 8(2), 8(13), 9(2))."""

from enum import StrEnum

from msgspec import Struct

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.lots import ZERO, Lot, Standing, Statement
from rvc_cli.facts.rules import Listed, Method
from rvc_cli.facts.words import Kind
from rvc_cli.law.amounts import Amounts, Ends, Slope, best, worst
from rvc_cli.law.evidence import EvidenceMode, produced_inside, standing

ORIGINATING = (Standing.CERTIFIED, Standing.TAGGED, Standing.BY_RULE)


class Place(StrEnum):
    """Where a row stands as far as core parts go: in a good that has none, directly in a vehicle, or below."""

    NO_CORE_PARTS = "no-core-parts"
    DIRECTLY = "directly"
    BELOW = "below"


class Weighing(Struct, frozen=True):
    """How materials are weighed: by which method of s. 7, at which slope, on which evidence.

    ``accumulated`` are the part numbers whose statements the producer uses; None leaves the choice open.
    ``booked``: by s. 8(1) to (6) alone, as s. 5(5) asks: no statement of s. 9, and no material traced (s. 20(4)).
    """

    method: Method
    slope: Slope
    mode: EvidenceMode
    accumulated: frozenset[str] | None = None
    booked: bool = False

    def uses(self, part_number: str) -> bool | None:
        """Whether the producer has chosen to use the statement of a part; None: whatever serves him best."""
        if self.booked:
            return False
        return None if self.accumulated is None else part_number in self.accumulated


def counts_as_originating(found: Standing) -> bool:
    """Whether a material originates, on whichever ground."""
    return found in ORIGINATING


def at_value(value: Fraction, deductions: Fraction, originating: bool) -> Amounts:
    """A material at its value: nothing in VNM when it originates, else its value less s. 8(2).

    Net cost keeps what s. 8(2) deducts (s. 1(6)(b)(iv)).
    """
    return Amounts(value, ZERO if originating else value - deductions)


def by_statement(
    value: Fraction, freight_and_duties: Fraction, statement: Statement | None, method: Method
) -> tuple[Amounts, ...]:
    """What a supplier's signed statement makes of a material by one method of s. 7; empty where it serves the other.

    Net cost: the supplier's own net cost and VNM (s. 9(2)(a)), or the value less the regional amount (s. 9(2)(b)).
    Transaction value: the supplier's VNM (s. 9(3)).
    """
    if statement is None:
        return ()
    if method is Method.TRANSACTION_VALUE:
        return () if statement.vnm is None else (Amounts(value, statement.vnm),)
    cases = []
    if statement.net_cost is not None and statement.vnm is not None:
        cases.append(Amounts(statement.net_cost + freight_and_duties, statement.vnm))
    if statement.regional_value is not None:
        cases.append(Amounts(value, value - statement.regional_value))
    return tuple(cases)


def lot_standing(lot: Lot, mode: EvidenceMode) -> Standing:
    """The standing of a lot; an indirect material originates wherever it is made (s. 8(13)(a))."""
    return Standing.BY_RULE if lot.kind is Kind.INDIRECT else standing(lot.evidence, mode)


def in_a_core_part(role: str, listed: Listed, directly: bool) -> bool:
    """Whether a row without a role may belong to a core part that rolls up: its code leaves it open.

    A complete engine directly in the vehicle is told by its code: it stands or falls by itself.
    """
    return not role and (listed is Listed.ASKED or (listed is Listed.WHOLE and not directly))


def lot_vnm(lot: Lot, mode: EvidenceMode, place: Place) -> tuple[Fraction, Fraction]:
    """What a lot at its value brings to VNM, at the worst (what is not known originates not) and at the best."""
    found = lot_standing(lot, mode)
    if found in ORIGINATING:
        return ZERO, ZERO
    counted = lot.value - lot.deductions if lot.deductions else lot.value
    core = place is not Place.NO_CORE_PARTS and in_a_core_part(lot.role, lot.listed, place is Place.DIRECTLY)
    return counted, ZERO if found is Standing.UNDETERMINED or core else counted


def lot_ends(lot: Lot, asked: Weighing, place: Place) -> Ends:
    """Both ends of one lot, each with the most favourable lawful choice."""
    at_low, at_high = lot_vnm(lot, asked.mode, place)
    low, high = Amounts(lot.value, at_low), Amounts(lot.value, at_high)
    if lot.statement is None:
        return Ends(low, high)
    stated = by_statement(lot.value, lot.freight_and_duties, lot.statement, asked.method)
    named = lot.heaviest[0].part_number if lot.heaviest else ""
    return chosen_ends(Ends(low, high), stated, asked, named, produced_inside(lot.evidence))


def chosen_ends(
    plain: Ends, stated: tuple[Amounts, ...], asked: Weighing, part_number: str, inside: bool | None
) -> Ends:
    """Both ends once the producer has chosen whether to use a supplier's statement (s. 9(7)(b)).

    An originating material too may be treated as non-originating (s. 7(21)), and so enter by its statement. Only what
    is produced in the territory has one (s. 9(1)(c)); ``inside`` None, where nobody says, it serves at the best alone.
    """
    uses = asked.uses(part_number)
    if not stated or inside is False or uses is False:
        return plain
    if uses:
        used = best(stated, asked.slope)
        return Ends(used if inside else worst((plain.low, used), asked.slope), used)
    low = best((plain.low, *stated), asked.slope) if inside else plain.low
    return Ends(low, best((plain.low, plain.high, *stated), asked.slope))
