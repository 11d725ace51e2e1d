"""What would decide an open answer: the facts not known, and how many points of regional content hang on each."""

from collections.abc import Iterable

from rvc_cli.facts.exact import Fraction, in_order
from rvc_cli.facts.findings import Need
from rvc_cli.facts.goods import Component, Made
from rvc_cli.facts.lots import ZERO, Standing
from rvc_cli.facts.outcome import Outcome
from rvc_cli.law.amounts import HUNDRED
from rvc_cli.law.core_rows import below
from rvc_cli.law.evidence import produced_inside
from rvc_cli.law.maker import looked_through, where_produced
from rvc_cli.law.material import Place, in_a_core_part, lot_standing
from rvc_cli.law.purchases import Purchase, multiplicities
from rvc_cli.law.roll_up import RollUp

ORIGIN_UNKNOWN = "origin: certified or not?"
MADE_UNKNOWN = "made: self-produced or acquired?"
OWN_RULE_OPEN = "originates by its own rule? its codes, costs or contents leave that open"
ROLL_UP_OPEN = "self-produced: would it originate and be designated an intermediate material (s. 8(6))?"
DESIGNATE = (
    "self-produced, originates by its own rule: list it in [choices] intermediate to designate it (s. 8(6))"
)
COSTS_OPEN = "self-produced: its own cost rows, 0 where it has none; by them it might originate (s. 8(6))"
TRACING_OPEN = "listed in Table F or G? then its own VNM may count instead of its value (s. 20(4))"
PLACE_UNKNOWN = "made_in: in the United States, Mexico or Canada? (s. 3(2), 9(1)(c), 10(2))"
PRICE_UNKNOWN = "transaction value: for how much is it sold? or method = net-cost (s. 7(1), 7(2))"
CORE_PART_OPEN = "role: is it in a core part that originates (s. 14(4)-(12))?"


def undetermined_lines(bought: Iterable[Purchase], base: Fraction) -> list[Need]:
    """Lines whose evidence leaves their origin open."""
    each = _points_of_one(base)
    return [
        Need(line.part_number, line.row, (line.value - line.deductions) * each, ORIGIN_UNKNOWN)
        for one in bought
        if one.standing is Standing.UNDETERMINED and one.undetermined
        for line in one.lines
    ]


def open_components(roll_up: RollUp, base: Fraction) -> list[Need]:
    """Assemblies of which it is open who made them, or whether they roll up."""
    found: list[Need] = []
    each = _points_of_one(base)
    for key, (_, counting) in multiplicities(roll_up).items():
        for part in roll_up.good.contents[key].components if counting else ():
            ends = roll_up.component_ends(part, ZERO, roll_up.place(key))
            swing = ends.low.vnm - ends.high.vnm
            if not swing:
                continue
            points = swing * counting * part.quantity * each
            decided = roll_up.decided(part)
            if part.made is Made.UNKNOWN:
                fact = MADE_UNKNOWN
            elif looked_through(part):
                fact = _roll_up_open(roll_up, part)
            elif where_produced(part) is None and (decided.by_rule is Outcome.MET or part.statement):
                fact = PLACE_UNKNOWN
            elif decided.standing is Standing.UNDETERMINED and not decided.by_rule:
                continue
            else:
                fact = OWN_RULE_OPEN
            if points:
                found.append(Need(part.part_number, part.row, points, fact))
    return found


def placeless_lines(roll_up: RollUp, base: Fraction) -> list[Need]:
    """Lines that do not originate, with a statement that counts if they are produced in the territory (s. 9(1)(c))."""
    found: list[Need] = []
    each = _points_of_one(base)
    for key, (_, counting) in multiplicities(roll_up).items():
        for lot in roll_up.good.contents[key].lots if counting else ():
            known = produced_inside(lot.evidence) is not None or lot.statement is None
            if known or lot_standing(lot, roll_up.mode) is not Standing.NON_ORIGINATING:
                continue
            ends = roll_up.lot_ends(lot, key)
            points = (ends.low.vnm - ends.high.vnm) * counting * each
            if points:
                line = lot.heaviest[0]
                found.append(Need(line.part_number, line.row, points, PLACE_UNKNOWN))
    return found


def _roll_up_open(roll_up: RollUp, part: Component) -> str:
    """What is asked of a self-produced row that may roll up: only the producer's choice where its own rule is met."""
    if roll_up.decided(part).by_rule is Outcome.MET:
        return DESIGNATE
    if part.hs_code and not roll_up.ends(part.contents, ZERO).high.given:
        return COSTS_OPEN
    return ROLL_UP_OPEN


def core_part_lines(roll_up: RollUp, base: Fraction) -> list[Need]:
    """Non-originating rows outside every core part that could be in one: their ``role`` would say."""
    if not roll_up.core_parts:
        return []
    found: list[Need] = []
    each = _points_of_one(base)
    for key, counting in below(roll_up.good, roll_up.good.root).items():
        directly, times = roll_up.place(key) is Place.DIRECTLY, counting * each
        for lot in roll_up.good.contents[key].lots:
            if not in_a_core_part(lot.role, lot.listed, directly):
                continue
            if lot_standing(lot, roll_up.mode) is Standing.NON_ORIGINATING:
                found += [
                    Need(line.part_number, line.row, (line.value - line.deductions) * times, CORE_PART_OPEN)
                    for line in lot.heaviest
                ]
    return found


def traced_lines(roll_up: RollUp, base: Fraction) -> list[Need]:
    """Non-originating materials of a part for an other vehicle, of which Table F or G may let only the VNM count."""
    contents = roll_up.good.contents[roll_up.good.root]
    if not roll_up.traced_at(roll_up.good.root):
        return []
    each = _points_of_one(base)
    return [
        Need(line.part_number, line.row, (line.value - line.deductions) * each, TRACING_OPEN)
        for lot in contents.lots
        if lot_standing(lot, roll_up.mode) is Standing.NON_ORIGINATING and lot.statement
        for line in lot.heaviest
    ]


def heaviest_first(needs: Iterable[Need]) -> tuple[Need, ...]:
    """Most points first, then by part number and row, so that the order never depends on the reader."""
    return tuple(sorted(needs, key=lambda one: (*in_order(-one.points), one.part_number, one.row or 0)))


def _points_of_one(base: Fraction) -> Fraction:
    """The points of ``base`` that an amount of one is worth."""
    return HUNDRED / base if base > 0 else ZERO
