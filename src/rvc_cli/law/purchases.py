"""The materials of a good as they were bought: each with how often it stands in one unit of the good."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.goods import Component, Made
from rvc_cli.facts.lots import ZERO, Evidence, LineRef, Lot, Standing
from rvc_cli.law.amounts import ONE
from rvc_cli.law.core_part_spots import spot_of_lot, spot_of_part
from rvc_cli.law.evidence import EvidenceMode
from rvc_cli.law.maker import looked_through
from rvc_cli.law.material import counts_as_originating, lot_standing
from rvc_cli.law.roll_up import RollUp


class Purchase(Struct, frozen=True, gc=False):
    """A lot, or a bought assembly, with its amounts for one unit of the good.

    ``counting`` is how often its VNM reaches the good: never within a material that rolls up, or a core part that
    originates (s. 14(1)). ``listed`` are its heaviest lines, once; ``line_count`` all of them. ``absorbed``
    is the value that does not originate itself and does not reach the good either.
    """

    evidence: Evidence
    standing: Standing
    value: Fraction
    counting: Fraction
    listed: tuple[LineRef, ...]
    line_count: int
    undetermined: bool
    absorbed: Fraction = ZERO

    @property
    def lines(self) -> tuple[LineRef, ...]:
        """Its heaviest lines with their amounts for one unit of the good, as far as their VNM reaches it."""
        if not self.counting:
            return ()
        if self.counting == 1:
            return self.listed
        return tuple(_line(one, self.counting) for one in self.listed)


@lru_cache(maxsize=1)  # two questions in a row are asked of one good
def multiplicities(roll_up: RollUp) -> Mapping[str, tuple[Fraction, Fraction]]:
    """How often each contents stands in one unit of the good, and how often it does so with its VNM counting.

    Where nothing on the way to contents rolls up, both are one object.
    """
    good, rolled = roll_up.good, roll_up.rolled.low
    found = dict.fromkeys(good.contents, (ZERO, ZERO))
    found[good.root] = (ONE, ONE)
    for key in reversed(tuple(good.contents)):
        every, counting = found[key]
        if not every:
            continue
        for part in good.contents[key].components:
            if looked_through(part):
                inside, inner = found[part.contents]
                rolls = roll_up.decided(part).rolls_low or (rolled and spot_of_part(part) in rolled)
                kept = ZERO if rolls else counting
                times = inside + every * part.quantity
                alike = kept is every and inner is inside
                found[part.contents] = (times, times if alike else inner + kept * part.quantity)
    return found


def purchases(roll_up: RollUp, mode: EvidenceMode) -> Iterator[Purchase]:
    """Every material of the good where it was bought; a bought assembly is one material."""
    rolled = roll_up.rolled.low
    for key, (every, counting) in multiplicities(roll_up).items():
        if not every:
            continue
        contents = roll_up.good.contents[key]
        for place, lot in enumerate(contents.lots):
            rolls = rolled and spot_of_lot(key, place) in rolled
            yield _of_lot(lot, every, ZERO if rolls else counting, mode)
        for part in contents.components:
            if not looked_through(part):
                rolls = rolled and spot_of_part(part) in rolled
                yield _of_component(part, every, ZERO if rolls else counting, roll_up)


def _of_lot(lot: Lot, times: Fraction, counting: Fraction, mode: EvidenceMode) -> Purchase:
    standing = lot_standing(lot, mode)
    return Purchase(
        evidence=lot.evidence,
        standing=standing,
        value=lot.value if times == 1 else lot.value * times,
        counting=counting,
        listed=lot.heaviest,
        line_count=lot.lines if counting else 0,
        undetermined=standing is Standing.UNDETERMINED,
        absorbed=_absorbed(standing, lot.value, times, counting),
    )


def _absorbed(standing: Standing, value: Fraction, times: Fraction, counting: Fraction) -> Fraction:
    if times is counting or counts_as_originating(standing):
        return ZERO
    return value * (times - counting)


def _of_component(part: Component, times: Fraction, counting: Fraction, roll_up: RollUp) -> Purchase:
    decided = roll_up.decided(part)
    value = part.unit_value or ZERO
    standing = decided.standing
    if standing is Standing.UNDETERMINED and decided.originates_low == decided.originates_high:
        standing = Standing.BY_RULE if decided.originates_low else Standing.NON_ORIGINATING
    line = LineRef(part.part_number, part.row, value, part.deductions)
    return Purchase(
        evidence=part.evidence,
        standing=standing,
        value=value * times * part.quantity,
        counting=counting * part.quantity,
        listed=(line,),
        line_count=1 if counting else 0,
        undetermined=part.made is Made.UNKNOWN or decided.originates_low != decided.originates_high,
        absorbed=_absorbed(standing, value * part.quantity, times, counting),
    )


def _line(line: LineRef, times: Fraction) -> LineRef:
    return LineRef(line.part_number, line.row, line.value * times, line.deductions * times)
