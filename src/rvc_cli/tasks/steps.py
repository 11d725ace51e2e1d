"""What stands in a good or a part of it, level by level, and what each row brings to net cost and to VNM.

Every amount is worked by the functions that work the verdict, with open choices weighed as they are there: the steps of
the first level add up to the figure they explain.
"""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.explanation import Step
from rvc_cli.facts.goods import Component, Contents, Costs
from rvc_cli.facts.lots import ZERO, LineRef, Lot, Standing
from rvc_cli.facts.rules import Method
from rvc_cli.law.amounts import ONE, Amounts, Ends
from rvc_cli.law.core_part_spots import Spot, spot_of_lot, spot_of_part
from rvc_cli.law.maker import looked_through
from rvc_cli.law.material import Place, counts_as_originating, in_a_core_part, lot_standing
from rvc_cli.law.value_content import Reading, Subject
from rvc_cli.law.worked import Worked
from rvc_cli.tasks.reasons import Reason, in_core_part, of_component, of_lot

COSTS = "costs other than materials, less excluded costs"
BY_STATEMENT = "by its supplier's statement (s. 9)"
ROLE_OPEN = "at best in a core part that originates (s. 14(4)-(12)), if its role says so"
ABOVE = "its contents stand above"


class Weighed(Struct, frozen=True):
    """How the choices of a subject are weighed: by a method, at the ratio of its own ends (see ``law.amounts``)."""

    method: Method = Method.NET_COST
    low: Fraction = ZERO
    high: Fraction = ZERO


def weighed(subject: Subject, found: tuple[Reading, ...]) -> Weighed:
    """As the first method shown weighs them."""
    if found and found[0].method is Method.TRANSACTION_VALUE:
        return Weighed(Method.TRANSACTION_VALUE)
    return Weighed(Method.NET_COST, _ratio(subject.low), _ratio(subject.high))


def _ratio(amounts: Amounts) -> Fraction:
    return amounts.vnm / amounts.net_cost if amounts.net_cost > 0 else ZERO


class Steps(Struct, frozen=True):
    """The rows of one good; contents that stand in several places are listed once."""

    done: Worked
    how: Weighed

    def within(self, key: str) -> Iterator[Step]:
        """What stands in a contents, level by level; amounts for one unit of it."""
        return self._within(key, 0, ONE, {key})

    def _within(self, key: str, depth: int, times: Fraction, listed: set[str]) -> Iterator[Step]:
        contents = self.done.good.contents[key]
        if contents.costs.given:
            yield costs_step(contents.costs, depth, times)
        for part in contents.components:
            step = self.component(key, part, depth, times * part.quantity)
            if not looked_through(part):
                yield step
            elif part.contents in listed:
                yield replace(step, words=f"{step.words}; {ABOVE}")
            else:
                listed.add(part.contents)
                yield step
                yield from self._within(part.contents, depth + 1, times * part.quantity, listed)
        for place, lot in enumerate(contents.lots):
            for line in lot.heaviest:
                yield self.line(key, place, lot, line, depth, times)
            if len(lot.heaviest) < lot.lines:
                yield self._rest(key, place, lot, depth, times)

    def component(self, key: str, part: Component, depth: int, times: Fraction) -> Step:
        """A row with contents of its own, in the contents ``key``."""
        roll_up, how = self.done.roll_up, self.how
        reason = of_component(part, roll_up.decided(part), roll_up.good.elections.intermediate)
        low = roll_up.part_in(key, part, how.low, how.method).low
        high = roll_up.part_in(key, part, how.high, how.method).high
        reason = in_core_part(reason, roll_up.rolled, spot_of_part(part))
        return _step(depth, part.part_number, part.row, reason, Ends(low, high), times)

    def line(
        self, key: str, place: int, lot: Lot, line: LineRef, depth: int = 0, times: Fraction = ONE
    ) -> Step:
        """A row without contents: its part of the lot that is the ``place``-th of the contents ``key``."""
        share = share_of(lot, (line,), line.value, line.deductions, 1)
        return self._of(key, place, share, line.part_number, line.row, depth, times)

    def _rest(self, key: str, place: int, lot: Lot, depth: int, times: Fraction) -> Step:
        """The lines of a lot that are too light to be named one by one."""
        value = lot.value - sum((one.value for one in lot.heaviest), ZERO)
        deductions = lot.deductions - sum((one.deductions for one in lot.heaviest), ZERO)
        count = lot.lines - len(lot.heaviest)
        share = share_of(lot, lot.heaviest[:1], value, deductions, count)
        return self._of(key, place, share, f"({count} more lines)", None, depth, times)

    def _of(
        self, key: str, place: int, lot: Lot, name: str, row: int | None, depth: int, times: Fraction
    ) -> Step:
        spot = spot_of_lot(key, place)
        ends = self._ends(key, spot, lot)
        what, why, cite = of_lot(lot, self.done.roll_up.mode)
        why += "".join(f"; {one}" for one in self._besides(key, spot, lot, ends))
        reason = in_core_part((what, why, cite), self.done.roll_up.rolled, spot)
        return _step(depth, name, row, reason, ends, times)

    def _ends(self, key: str, spot: Spot, lot: Lot) -> Ends:
        roll_up, how = self.done.roll_up, self.how
        low = roll_up.lot_in(key, spot, lot, how.low, how.method).low
        return Ends(low, roll_up.lot_in(key, spot, lot, how.high, how.method).high)

    def _besides(self, key: str, spot: Spot, lot: Lot, ends: Ends) -> Iterator[str]:
        """Why the ends are others than its papers alone would make them."""
        if lot.statement:
            without = self._ends(key, spot, replace(lot, statement=None))
            if without != ends:
                yield BY_STATEMENT if without.low != ends.low else f"at best {BY_STATEMENT}"
        found = lot_standing(lot, self.done.roll_up.mode)
        where = self.done.roll_up.place(key)
        if found is Standing.UNDETERMINED or counts_as_originating(found) or where is Place.NO_CORE_PARTS:
            return
        if in_a_core_part(lot.role, lot.listed, where is Place.DIRECTLY):
            yield ROLE_OPEN


def place_among(contents: Contents, alone: Lot) -> int:
    """Which lot of a contents a row read by itself belongs to: the one of which nothing tells it apart."""
    said = _said(alone)
    return next((place for place, lot in enumerate(contents.lots) if _said(lot) == said), 0)


def _said(lot: Lot) -> tuple[object, ...]:
    return lot.kind, lot.evidence, lot.role, lot.listed, lot.statement is None


def share_of(lot: Lot, named: tuple[LineRef, ...], value: Fraction, deductions: Fraction, lines: int) -> Lot:
    """Some lines of a lot as a lot of their own: all of them say the same, and of a statement each has its share."""
    share = value / lot.value if lot.value else Fraction(lines, lot.lines)
    return replace(
        lot,
        value=value,
        deductions=deductions,
        freight_and_duties=lot.freight_and_duties * share,
        statement=lot.statement.times(share) if lot.statement else None,
        heaviest=named,
        lines=lines,
    )


def costs_step(costs: Costs, depth: int = 0, times: Fraction = ONE) -> Step:
    """The costs stated in a contents."""
    net = Amounts(costs.added - costs.excluded)
    return _step(depth, "(costs)", None, ("costs", COSTS, "s. 7(11), 7(13)"), Ends(net, net), times)


def _step(depth: int, name: str, row: int | None, reason: Reason, ends: Ends, times: Fraction) -> Step:
    low, high = ends.low, ends.high
    what, why, cite = reason
    return Step(
        depth,
        name,
        row,
        what,
        low.net_cost * times,
        high.net_cost * times,
        low.vnm * times,
        high.vnm * times,
        why,
        cite,
    )
