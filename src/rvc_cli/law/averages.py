"""The average methods: origin by the ratio of originating units, value by the average of all units.

Schedule 7 s. 4 (rolling average), Schedule 8 s. 5 to 8 and 14. The ratio of originating to all units also divides the
average value: a unit withdrawn holds non-originating value of the average times what the ratio leaves of one.
"""

from msgspec import Struct

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.ledger import Entry, Inventory
from rvc_cli.facts.stocks import ZERO, Part, Taken
from rvc_cli.law.rounding import rounded
from rvc_cli.law.stock_movements import Holding, written

ONE = Fraction(1)
FINEST = 10**6000


class Pool(Struct):
    """Units of both origins mixed: how many, how many of them originating, their value (None: not stated)."""

    units: Fraction = ZERO
    originating: Fraction = ZERO
    value: Fraction | None = ZERO

    def add(self, units: Fraction, originating: Fraction, value: Fraction | None) -> None:
        """Units come in, or with negative amounts go out."""
        self.units += units
        self.originating += originating
        self.value = None if self.value is None or value is None else self.value + value

    def put(self, part: Part) -> None:
        """A part comes in."""
        self.add(part.quantity, part.quantity if part.originating else ZERO, part.value)

    def bring(self, back: Taken) -> None:
        """What was withdrawn comes back as it left."""
        value = None if self.value is None else back.value
        self.add(back.entry.quantity, back.units(originating=True), value)

    def take(self, entry: Entry, received: Entry) -> None:
        """So many of the units that a row received go out as they came in."""
        units = entry.quantity
        value = None if received.unit_value is None else -received.unit_value * units
        self.add(-units, -units if received.originating else ZERO, value)

    @property
    def sound(self) -> bool:
        """Whether no amount is below zero and no more originates than is there."""
        return ZERO <= self.originating <= self.units and (self.value or ZERO) >= 0

    @property
    def ratio(self) -> Fraction:
        """Originating units over all units; there must be some."""
        return self.originating / self.units

    @property
    def average(self) -> Fraction | None:
        """The value of one unit; there must be some."""
        return None if self.value is None else self.value / self.units


class Averages(Holding):
    """What the average methods share; ``pool`` is what is there now."""

    def __init__(self, chosen: Inventory) -> None:
        self.rounding = chosen.rounding
        self.pool = Pool()
        self.origins: dict[bool, set[str]] = {True: set(), False: set()}
        self._taken: dict[int, Taken] = {}

    def receive(self, part: Part, entry: Entry) -> None:
        """Units come in."""
        del entry
        self.origins[part.originating].add(part.origin)
        self.pool.put(part)

    def part(self, originating: bool, quantity: Fraction, value: Fraction | None) -> Part:
        """Units out of the mixture; their country where all of that origin came from one."""
        named = self.origins[originating]
        return Part(originating, quantity, value, origin=next(iter(named)) if len(named) == 1 else "")

    def divided(self, entry: Entry, ratio: Fraction, average: Fraction | None) -> Taken:
        """So many units by a ratio and an average, each rounded first where the producer's system does."""
        units, rounding = entry.quantity, self.rounding
        ratio, exact = rounded(ratio, rounding.ratio), average
        originating = min(units, rounded(units * ratio, rounding.units))
        other = units - originating
        if exact is None:
            parts = (self.part(True, originating, None), self.part(False, other, None))
            return self._kept(entry, parts, ratio, None)
        average = rounded(exact, rounding.value)
        vnm = rounded(average * (ONE - ratio), rounding.value) * units
        total = average * units
        parts = (self.part(True, originating, total - vnm), self.part(False, other, vnm))
        return self._kept(entry, parts, ratio, average)

    def _kept(
        self, entry: Entry, parts: tuple[Part, ...], ratio: Fraction, average: Fraction | None
    ) -> Taken:
        kept = tuple(part for part in parts if part.quantity or part.value)
        found = Taken(entry, kept, ratio, average)
        self._taken[entry.line] = found
        return found

    def give_back(self, entry: Entry, to: Entry) -> Taken:
        """Units come back, and are part of what is there."""
        back = self.returned(entry, to)
        self.take_in(back)
        return back

    def returned(self, entry: Entry, to: Entry) -> Taken:
        """Units at the ratio and the average with which they left."""
        before = self._taken[to.line]
        share = entry.quantity / to.quantity
        parts = tuple(part.times(share) for part in before.parts)
        return Taken(entry, parts, before.ratio, before.average, to)

    def take_in(self, back: Taken) -> None:
        """What came back is part of what is there."""
        self.pool.bring(back)

    def send_back(self, entry: Entry, received: Entry) -> None:
        """Received units leave at the value and of the origin with which they came."""
        self.pool.take(entry, received)
        if not self.pool.sound:
            self.refuse(entry, f"by the average fewer than {written(entry.quantity)} such units are left")

    def closing(self) -> tuple[Part, ...]:
        """What is left, by origin."""
        pool = self.pool
        if not pool.units:
            return ()
        value = pool.value
        shares = ((True, pool.originating), (False, pool.units - pool.originating))
        return tuple(
            self.part(origin, units, None if value is None else value * units / pool.units)
            for origin, units in shares
            if units
        )

    def leave(self, taken: Taken, ratio: Fraction) -> None:
        """Units are gone; the ratio is applied to those that remain (Schedule 8 s. 7(2), 8(2))."""
        pool = self.pool
        pool.units -= taken.entry.quantity
        pool.originating = min(pool.units, rounded(pool.units * ratio, self.rounding.units))
        if pool.value is not None:
            pool.value = max(ZERO, pool.value - taken.value) if pool.units else ZERO
        if max(pool.originating.denominator, (pool.value or ZERO).denominator) > FINEST:
            words = (
                "the exact average has thousands of digits by now; give --round value=8 and --round ratio=8"
            )
            self.refuse(taken.entry, words)


class ByShipment(Averages):
    """Each withdrawal by what is there before it (Schedule 7 s. 4, Schedule 8 s. 8)."""

    def withdraw(self, entry: Entry) -> Taken:
        """The ratio and the average of what is in inventory prior to the shipment."""
        found = self.divided(entry, self.pool.ratio, self.pool.average)
        self.leave(found, found.ratio or ZERO)
        return found
