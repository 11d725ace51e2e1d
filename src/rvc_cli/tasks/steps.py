"""What stands in a good or a part of it, level by level, and what each row brings to net cost and to VNM.

Every amount is worked by the functions that work the verdict, with open choices weighed as they are there: the steps of
the first level add up to the figure they explain.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.explanation import Step
from rvc_cli.facts.goods import Component, Costs
from rvc_cli.facts.lots import ZERO, LineRef, Lot, Standing
from rvc_cli.facts.rules import Method
from rvc_cli.law.amounts import ONE, Amounts, Ends
from rvc_cli.law.material import counts_as_originating, in_a_core_part, lot_ends, lot_standing
from rvc_cli.law.purchases import looked_through
from rvc_cli.law.value_content import Reading, Subject
from rvc_cli.law.vehicle import Worked
from rvc_cli.tasks.reasons import of_component, of_lot

COSTS = "costs other than materials, less excluded costs"
BY_STATEMENT = "at best by its supplier's statement (s. 9(2))"
IN_A_CORE_PART = "at best in a core part that originates (s. 14(4)-(12))"
ABOVE = "its contents stand above"


@dataclass(frozen=True, slots=True)
class Slopes:
    """Where the open choices of a subject are weighed: at the ratio of its own ends (see ``law.amounts``)."""

    low: Fraction = ZERO
    high: Fraction = ZERO


def slopes_of(subject: Subject, found: tuple[Reading, ...]) -> Slopes:
    """As the first method shown weighs them."""
    if found and found[0].method is Method.TRANSACTION_VALUE:
        return Slopes()
    return Slopes(_ratio(subject.low), _ratio(subject.high))


def _ratio(amounts: Amounts) -> Fraction:
    return amounts.vnm / amounts.net_cost if amounts.net_cost > 0 else ZERO


@dataclass(slots=True)
class Steps:
    """The rows of one good; contents that stand in several places are listed once."""

    done: Worked
    slopes: Slopes

    def within(self, key: str) -> Iterator[Step]:
        """What stands in a contents, level by level; amounts for one unit of it."""
        return self._within(key, 0, ONE, {key})

    def _within(self, key: str, depth: int, times: Fraction, listed: set[str]) -> Iterator[Step]:
        contents = self.done.good.contents[key]
        if contents.costs.given:
            yield costs_step(contents.costs, depth, times)
        for part in contents.components:
            step = self.component(part, depth, times * part.quantity)
            if not looked_through(part):
                yield step
            elif part.contents in listed:
                yield replace(step, words=f"{step.words}; {ABOVE}")
            else:
                listed.add(part.contents)
                yield step
                yield from self._within(part.contents, depth + 1, times * part.quantity, listed)
        for lot in contents.lots:
            for line in lot.heaviest:
                yield self.line(lot, line, depth, times)
            if len(lot.heaviest) < lot.lines:
                yield self._rest(lot, depth, times)

    def component(self, part: Component, depth: int, times: Fraction) -> Step:
        """A row with contents of its own."""
        what, why, cite = of_component(part, self.done.roll_up.decided(part))
        low = self.done.roll_up.component_ends(part, self.slopes.low).low
        high = self.done.roll_up.component_ends(part, self.slopes.high).high
        return _step(depth, part.part_number, part.row, what, Ends(low, high), times, why, cite)

    def line(self, lot: Lot, line: LineRef, depth: int = 0, times: Fraction = ONE) -> Step:
        """A row without contents: its part of its lot."""
        return self._of(
            share_of(lot, line.value, line.deductions, 1), line.part_number, line.row, depth, times
        )

    def _rest(self, lot: Lot, depth: int, times: Fraction) -> Step:
        """The lines of a lot that are too light to be named one by one."""
        value = lot.value - sum((one.value for one in lot.heaviest), ZERO)
        deductions = lot.deductions - sum((one.deductions for one in lot.heaviest), ZERO)
        count = lot.lines - len(lot.heaviest)
        return self._of(share_of(lot, value, deductions, count), f"({count} more lines)", None, depth, times)

    def _of(self, lot: Lot, name: str, row: int | None, depth: int, times: Fraction) -> Step:
        what, why, cite = of_lot(lot, self.done.roll_up.mode)
        ends = Ends(self._ends(lot, self.slopes.low).low, self._ends(lot, self.slopes.high).high)
        open_ways = "".join(f"; {one}" for one in self._at_best(lot, ends))
        return _step(depth, name, row, what, ends, times, why + open_ways, cite)

    def _ends(self, lot: Lot, slope: Fraction) -> Ends:
        return lot_ends(lot, self.done.roll_up.mode, self.done.roll_up.core_parts, slope)

    def _at_best(self, lot: Lot, ends: Ends) -> Iterator[str]:
        """Why the high end is another than its papers alone would make it."""
        found = lot_standing(lot, self.done.roll_up.mode)
        if lot.statement and self._ends(lot._replace(statement=None), self.slopes.high).high != ends.high:
            yield BY_STATEMENT
        elif found is Standing.UNDETERMINED or counts_as_originating(found):
            return
        elif self.done.roll_up.core_parts and in_a_core_part(lot.role, lot.core_code):
            yield IN_A_CORE_PART


def share_of(lot: Lot, value: Fraction, deductions: Fraction, lines: int) -> Lot:
    """Some lines of a lot as a lot of their own: all of them say the same, and of a statement each has its share."""
    share = value / lot.value if lot.value else Fraction(lines, lot.lines)
    return lot._replace(
        value=value,
        deductions=deductions,
        freight_and_duties=lot.freight_and_duties * share,
        statement=lot.statement.times(share) if lot.statement else None,
    )


def costs_step(costs: Costs, depth: int = 0, times: Fraction = ONE) -> Step:
    """The costs stated in a contents."""
    net = Amounts(costs.added - costs.excluded)
    return _step(depth, "(costs)", None, "costs", Ends(net, net), times, COSTS, "s. 7(11), 7(13)")


def _step(
    depth: int, name: str, row: int | None, what: str, ends: Ends, times: Fraction, why: str, cite: str
) -> Step:
    low, high = ends.low, ends.high
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
