"""High-wage materials of a bill of materials, and the net cost they are a share of (s. 18(4), 18(7), 18(21)).

A high-wage row counts once, at the highest level, at its full value, originating or not; a self-produced one at its
net cost. What stands below a row that is not high-wage counts by itself (s. 18(7)(c), (d)). A row that says nothing
is either. What counts and net cost hang together (a row that its producer made instead of bought changes both), so an
end is weighed at a share p: ``counted - p * cost`` is a sum over rows, and its least and most are found row by row.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.goods import Component, Contents, Made
from rvc_cli.facts.lots import ZERO, Lot
from rvc_cli.facts.words import abroad
from rvc_cli.law.amounts import ONE
from rvc_cli.law.evidence import produced_outside
from rvc_cli.law.roll_up import RollUp


class Scale(NamedTuple):
    """What a unit of high-wage value weighs for, and a unit of net cost against."""

    counted: Fraction
    cost: Fraction


COUNTED = Scale(ONE, ZERO)
COST = Scale(ZERO, ONE)


class Pair(NamedTuple):
    """High-wage value and net cost of something, per unit."""

    counted: Fraction
    cost: Fraction

    def plus(self, other: "Pair", times: Fraction = ONE) -> "Pair":
        """This and ``times`` the other."""
        return Pair(self.counted + other.counted * times, self.cost + other.cost * times)

    def weight(self, scale: Scale) -> Fraction:
        """What it weighs on a scale."""
        return scale.counted * self.counted - scale.cost * self.cost


class PairEnds(NamedTuple):
    """What weighs least and what weighs most of all that is not known."""

    low: Pair
    high: Pair


class OpenRow(NamedTuple):
    """A row that does not say whether it is high-wage, and what hangs on it for one unit of the good."""

    part_number: str
    row: int | None
    value: Fraction


class HighWage:
    """The high-wage materials of one good; ``produced_inside`` False: it is made where none count (s. 18(4))."""

    def __init__(self, roll_up: RollUp, produced_inside: bool = True) -> None:
        """Nothing is worked out before it is asked for."""
        self.roll_up = roll_up
        self.produced_inside = produced_inside
        self._excluding = any(one.costs.excluded for one in roll_up.good.contents.values())
        self._worked: dict[tuple[Scale, bool], dict[str, PairEnds]] = {}

    @property
    def said(self) -> bool:
        """Whether any row says of itself that it is high-wage or not."""
        every = self.roll_up.good.contents.values()
        return any(lot.evidence.high_wage is not None for one in every for lot in one.lots) or any(
            part.evidence.high_wage is not None for one in every for part in one.components
        )

    @property
    def marked_outside(self) -> int:
        """How many lines say that they are high-wage and are produced where no plant qualifies."""
        every = self.roll_up.good.contents.values()
        lots = (lot.lines for one in every for lot in one.lots if _claims_outside(lot))
        return sum(lots) + sum(_claims_outside(part) for one in every for part in one.components)

    @property
    def cost(self) -> tuple[Fraction, Fraction]:
        """Net cost at its least and at its most, whichever way the unknown facts and elections turn out."""
        ends = self.ends(COST)
        return ends.high.cost, ends.low.cost

    def least(self, more: Fraction) -> Pair:
        """High-wage value and net cost where the share of the first and ``more`` in the second is least."""
        return self._settled(lambda ends: ends.low, more, ZERO)

    def most(self, more: Fraction, beneath: Fraction) -> Pair:
        """The same where it is most; ``beneath`` is known to be in net cost beside what is stated."""
        return self._settled(lambda ends: ends.high, more, beneath)

    def _settled(self, end: Callable[[PairEnds], Pair], more: Fraction, beneath: Fraction) -> Pair:
        """The pair whose own share is the one it was weighed at: steps of Newton on a piecewise linear function.

        Where net cost is the same whatever happens, what counts alone decides.
        """
        found, seen = end(self.ends(COUNTED)), set[Fraction]()
        if self.cost[0] == self.cost[1]:
            return found
        while found.cost + beneath > 0:
            share = (found.counted + more) / (found.cost + beneath)
            if share in seen:
                break
            seen.add(share)
            found = end(self.ends(Scale(ONE, share)))
        return found

    def ends(self, scale: Scale) -> PairEnds:
        """Both ends of one unit of the good."""
        return self._every(scale, whole=False)[self.roll_up.good.root]

    def open_rows(self) -> Iterator[OpenRow]:
        """The rows that say nothing, each at the highest level, with what hangs on it."""
        contents = self.roll_up.good.contents
        times = dict.fromkeys(contents, ZERO)
        times[self.roll_up.good.root] = ONE
        more, rest = 0, ZERO
        for key in reversed(tuple(contents)):
            often = times[key]
            for lot in contents[key].lots if often else ():
                if _may_count(lot) is None:
                    yield from (OpenRow(one.part_number, one.row, one.value * often) for one in lot.heaviest)
                    more += lot.lines - len(lot.heaviest)
                    rest += (lot.value - sum((one.value for one in lot.heaviest), ZERO)) * often
            for part in contents[key].components if often else ():
                said = part.evidence.high_wage
                if said is False and not _wholly_outside(part):
                    times[part.contents] += often * part.quantity
                elif said is None and (swing := self._swing(part)):
                    yield OpenRow(part.part_number, part.row, swing * part.quantity * often)
        if more:
            yield OpenRow(f"({more} more lines)", None, rest)

    def _swing(self, part: Component) -> Fraction:
        ends = self._component(part, COUNTED, whole=False, found=self._every(COUNTED, whole=False))
        return ends.high.counted - ends.low.counted

    def _every(self, scale: Scale, whole: bool) -> Mapping[str, PairEnds]:
        """Both ends of every contents, leaves first; ``whole``: excluded costs stay in, as in a designated material."""
        if (scale, whole) not in self._worked:
            found: dict[str, PairEnds] = {}
            for key, contents in self.roll_up.good.contents.items():
                found[key] = self._add_up(contents, scale, whole, found)
            self._worked[scale, whole] = found
        return self._worked[scale, whole]

    def _add_up(
        self, contents: Contents, scale: Scale, whole: bool, found: Mapping[str, PairEnds]
    ) -> PairEnds:
        costs = contents.costs
        low = high = Pair(ZERO, costs.added if whole else costs.added - costs.excluded)
        for lot in contents.lots:
            name = lot.heaviest[0].part_number if lot.heaviest else ""
            ends = _acquired(_lot_counts(lot), _costs_of(lot.value, lot, self._uses(name)))
            low, high = low.plus(ends.low), high.plus(ends.high)
        for part in contents.components:
            ends = self._component(part, scale, whole, found)
            low, high = low.plus(ends.low, part.quantity), high.plus(ends.high, part.quantity)
        return (
            PairEnds(low, high)
            if self.produced_inside
            else PairEnds(Pair(ZERO, low.cost), Pair(ZERO, high.cost))
        )

    def _component(
        self, part: Component, scale: Scale, whole: bool, found: Mapping[str, PairEnds]
    ) -> PairEnds:
        """Both ends of one unit of a component, whoever made it."""
        inside = not abroad(part.evidence.made_in)
        cases: list[PairEnds] = []
        if part.made is not Made.SELF_PRODUCED or not inside:
            cases.append(self._bought(part, scale, found))
        if part.made is not Made.ACQUIRED and inside:
            cases += self._made(part, scale, whole, found)
        return PairEnds(
            min((one.low for one in cases), key=lambda pair: pair.weight(scale)),
            max((one.high for one in cases), key=lambda pair: pair.weight(scale)),
        )

    def _bought(self, part: Component, scale: Scale, found: Mapping[str, PairEnds]) -> PairEnds:
        """An acquired assembly: its price, or what stands below it, never both (s. 18(7)(b), (d))."""
        price = part.unit_value if part.unit_value is not None else ZERO
        costs = _costs_of(price, part, self._uses(part.part_number))
        if scale == COST:
            return _acquired((ZERO, ZERO), costs)
        below = found if scale == COUNTED else self._every(COUNTED, whole=False)
        inner = below[part.contents]
        counts = _either(part, (price, price), (inner.low.counted, inner.high.counted))
        return _acquired(counts, costs)

    def _uses(self, part_number: str) -> bool | None:
        """Whether the producer has chosen to use the statement of a part; None: that is not said."""
        chosen = self.roll_up.good.elections.accumulate
        return None if chosen is None else part_number in chosen

    def _made(
        self, part: Component, scale: Scale, whole: bool, found: Mapping[str, PairEnds]
    ) -> Iterator[PairEnds]:
        """A self-produced row: its own net cost if it is high-wage, else what stands in it (s. 18(7)(a), (c)).

        Designated it enters the good's net cost at its total cost (s. 8(8)), and counts with its net cost all the same.
        """
        decided = self.roll_up.decided(part)
        ways = {True} if whole or decided.rolls_low else {False, True} if decided.rolls_high else {False}
        ways = ways if self._excluding else {whole}  # without excluded costs total cost is net cost
        said = part.evidence.high_wage
        for way in ways:
            if not said or scale == COST:
                yield (found if way is whole else self._every(scale, way))[part.contents]
            if said is not False and scale != COST:
                yield from self._at_net_cost(part, way)

    def _at_net_cost(self, part: Component, whole: bool) -> Iterator[PairEnds]:
        """A high-wage self-produced row at each end of what it costs."""
        net, entering = self._every(COST, whole=False)[part.contents], self._every(COST, whole)[part.contents]
        for counted, cost in ((net.high.cost, entering.low.cost), (net.low.cost, entering.high.cost)):
            pair = Pair(counted, cost) if whole else Pair(counted, counted)
            yield PairEnds(pair, pair)


def _acquired(counts: tuple[Fraction, Fraction], costs: tuple[Fraction, Fraction]) -> PairEnds:
    """What counts and what it costs, neither hanging on the other: the least weighs least at the highest cost."""
    return PairEnds(Pair(counts[0], costs[1]), Pair(counts[1], costs[0]))


def _wholly_outside(part: Component) -> bool:
    """Whether a component, whoever made it, is produced outside the territory: nothing in it counts either."""
    return abroad(part.evidence.made_in) or (part.made is Made.ACQUIRED and produced_outside(part.evidence))


def _claims_outside(row: Lot | Component) -> bool:
    outside = _wholly_outside(row) if isinstance(row, Component) else produced_outside(row.evidence)
    return outside and row.evidence.high_wage is True


def _may_count(row: Lot | Component) -> bool | None:
    """Whether an acquired row is a high-wage material; produced outside the territory it never is (s. 12, 18(4))."""
    return False if produced_outside(row.evidence) else row.evidence.high_wage


def _lot_counts(lot: Lot) -> tuple[Fraction, Fraction]:
    return _either(lot, (lot.value, lot.value), (ZERO, ZERO))


def _either(
    row: Lot | Component, as_one: tuple[Fraction, Fraction], below: tuple[Fraction, Fraction]
) -> tuple[Fraction, Fraction]:
    """What counts of an acquired row: all of it, or what stands below it, or either; nothing from outside."""
    if produced_outside(row.evidence):
        return ZERO, ZERO
    counts = _may_count(row)
    if counts is None:
        return min(as_one[0], below[0]), max(as_one[1], below[1])
    return as_one if counts else below


def _costs_of(value: Fraction, row: Lot | Component, uses: bool | None) -> tuple[Fraction, Fraction]:
    """What an acquired row may cost: its value, or by its supplier's statement where the producer uses that, which he
    need not; ``uses`` None: it is not said whether he does (s. 9(2)(a), 9(7)(b))."""
    statement = None if produced_outside(row.evidence) else row.statement
    if uses is False or statement is None or statement.net_cost is None or statement.vnm is None:
        return value, value
    stated = statement.net_cost + row.freight_and_duties
    return (stated, stated) if uses else (min(value, stated), max(value, stated))
