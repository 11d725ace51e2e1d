"""What an acquired material brings to net cost and VNM (s. 7(4), 8(1), 8(2), 8(13), 9(2))."""

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.lots import ZERO, Lot, Standing, Statement
from rvc_cli.facts.words import Kind
from rvc_cli.law.amounts import Amounts, Ends, Slope, best
from rvc_cli.law.evidence import EvidenceMode, produced_outside, standing


def counts_as_originating(found: Standing) -> bool:
    """Whether a material originates, on whichever ground."""
    return found in {Standing.CERTIFIED, Standing.TAGGED, Standing.BY_RULE}


def at_value(value: Fraction, deductions: Fraction, originating: bool) -> Amounts:
    """A material at its value: nothing in VNM when it originates, else its value less s. 8(2).

    Net cost keeps what s. 8(2) deducts (s. 1(6)(b)(iv)).
    """
    return Amounts(value, ZERO if originating else value - deductions)


def by_statement(
    value: Fraction, freight_and_duties: Fraction, statement: Statement | None
) -> tuple[Amounts, ...]:
    """What a supplier's signed statement would make of a material under s. 9(2)(a) and (b).

    Using it is the producer's choice (s. 9(7)(b)) and is not assessed here; it bounds the best case, of an originating
    material too, which may be treated as non-originating (s. 7(21)).
    """
    if statement is None:
        return ()
    cases = []
    if statement.net_cost is not None and statement.vnm is not None:
        cases.append(Amounts(statement.net_cost + freight_and_duties, statement.vnm))
    elif statement.vnm is not None:
        cases.append(Amounts(value, statement.vnm))
    if statement.regional_value is not None:
        cases.append(Amounts(value, value - statement.regional_value))
    return tuple(cases)


def lot_standing(lot: Lot, mode: EvidenceMode) -> Standing:
    """The standing of a lot; an indirect material originates wherever it is made (s. 8(13)(a))."""
    return Standing.BY_RULE if lot.kind is Kind.INDIRECT else standing(lot.evidence, mode)


def in_a_core_part(role: str, core_code: bool) -> bool:
    """Whether a row may belong to a core part that rolls up: its role says so, or its code leaves it open.

    An engine, transmission, axle or battery bought whole is a part by itself, and stands or falls by itself.
    """
    if role in {"engine", "transmission", "axle", "battery"}:
        return False
    return role not in {"", "none"} or (not role and core_code)


def lot_ends(lot: Lot, mode: EvidenceMode, core_parts: bool, slope: Slope) -> Ends:
    """Both ends of one lot. ``core_parts``: the good is one whose core parts may roll up (s. 14(1), 14(4))."""
    found = lot_standing(lot, mode)
    low = at_value(lot.value, lot.deductions, counts_as_originating(found))
    cases = [low]
    if found is Standing.UNDETERMINED or (core_parts and in_a_core_part(lot.role, lot.core_code)):
        cases.append(at_value(lot.value, lot.deductions, originating=True))
    if not produced_outside(lot.evidence):
        cases += by_statement(lot.value, lot.freight_and_duties, lot.statement)
    return Ends(low, best(cases, slope) if len(cases) > 1 else low)
