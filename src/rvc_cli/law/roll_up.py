"""How contents add up to a good: what each material brings to net cost and to VNM (s. 7(3)-(5), 8, 9(2), 14(1)).

Amounts are for one unit of the contents they stand in. Every sum has two ends: at *low* each unknown fact is at its
worst, at *high* at its best. An open choice is weighed at a slope (see ``amounts``), so a sum depends on the slope
only where a good has such choices.
"""

from functools import partial

from msgspec.structs import replace

from rvc_cli.facts.exact import Fraction, total
from rvc_cli.facts.goods import Component, Good
from rvc_cli.facts.lots import ZERO, Lot
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.rules import Listed, Method
from rvc_cli.law.amounts import Amounts, Ends, Slope, best, worst
from rvc_cli.law.choices import has_choices, has_statements
from rvc_cli.law.core_part_spots import NOTHING_ROLLED, Rolled, Spot, spot_of_lot, spot_of_part
from rvc_cli.law.decided import Decided, decide
from rvc_cli.law.evidence import EvidenceMode, produced_outside
from rvc_cli.law.maker import may_be_acquired, may_be_self_produced, price_if_bought, where_produced
from rvc_cli.law.material import (
    Place,
    Weighing,
    at_value,
    by_statement,
    chosen_ends,
    in_a_core_part,
    lot_ends,
    lot_vnm,
)
from rvc_cli.law.measured import Measured
from rvc_cli.law.own_rule import OwnRules
from rvc_cli.law.shifting import Shifting, origin_of
from rvc_cli.law.sums import Sums


class RollUp:
    """The sums of one good, worked from the leaves up."""

    def __init__(
        self,
        good: Good,
        rules: OwnRules,
        mode: EvidenceMode,
        core_parts: bool,
        traced: bool = False,
        rolled: Rolled = NOTHING_ROLLED,
    ) -> None:
        """Work every contents once, in their order, so that no later question has to walk down."""
        self.good = good
        self.rules = rules
        self.mode = mode
        self.core_parts = core_parts
        self.traced = traced
        self.rolled = rolled
        self._stated = has_statements(good)
        self.plain = not has_choices(good, self._stated)
        self._sums: dict[tuple[Slope, Method], Sums] = {}
        self._booked: dict[Slope, Sums] = {}
        self._only = None if self._stated or not self.plain else self._new_sums(ZERO, Method.NET_COST)
        self._decided: dict[int, Decided] = {}
        self.coded = any(contents.classified is not None for contents in good.contents.values())
        self.shifting = Shifting(good, mode, lambda part: origin_of(part, self.decided(part)))
        slopes: set[Slope] = {ZERO} if self.plain else {None, ZERO, *rules.slopes}
        for key in good.contents:
            for slope in slopes:
                self.ends(key, slope)

    def with_rolled(self, rolled: Rolled) -> "RollUp":
        """The same good with the rows of ``rolled`` entering without VNM."""
        return RollUp(self.good, self.rules, self.mode, self.core_parts, self.traced, rolled)

    def ends(self, key: str, slope: Slope, method: Method = Method.NET_COST) -> Ends:
        """Net cost and VNM of one unit of the contents ``key``, at both ends; worked from the leaves up.

        By the transaction value method only VNM says something; it differs where a supplier's statement is used.
        """
        sums = self._sums_at(slope, method)
        found = sums.contents.get(key)
        return self._worked(key, sums) if found is None else found

    def booked(self, key: str, slope: Slope) -> Ends:
        """The same by s. 8(1) to (6) alone, without statements and tracing, as s. 5(5) weighs it."""
        if not (self._stated or self.traced):
            return self.ends(key, slope)
        slope = ZERO if self.plain else slope
        found = self._booked.get(slope)
        if found is None:
            self._booked[slope] = found = Sums(Weighing(Method.NET_COST, slope, self.mode, booked=True))
        return self._worked(key, found)

    def _sums_at(self, slope: Slope, method: Method) -> Sums:
        """The sums at one weighing: a good without choices has the same at every slope, by one method if none states.

        What has a single weighing is not looked up: that is asked several times of every row.
        """
        if self._only is not None:
            return self._only
        slope = ZERO if self.plain else slope
        method = method if self._stated else Method.NET_COST
        found = self._sums.get((slope, method))
        if found is None:
            self._sums[slope, method] = found = self._new_sums(slope, method)
        return found

    def _new_sums(self, slope: Slope, method: Method) -> Sums:
        chosen = self.good.elections.accumulate
        return Sums(Weighing(method, slope, self.mode, None if chosen is None else frozenset(chosen)))

    def _worked(self, key: str, sums: Sums) -> Ends:
        """Work out contents, and before them all below them that has not been."""
        todo = [key]
        while key not in sums.contents:
            contents = self.good.contents[todo[-1]]
            below = [one.contents for one in contents.components if one.contents not in sums.contents]
            if below:
                todo += below
            else:
                here = todo.pop()
                sums.contents[here] = self._add_up(here, sums)
        return sums.contents[key]

    def _add_up(self, key: str, sums: Sums) -> Ends:
        found, place = self._costs_and_lots(key, sums.asked), self.place(key)
        for part in self.good.contents[key].components:
            found = found.plus(self._part_in(part, sums, place), part.quantity)
        return found

    def _costs_and_lots(self, key: str, asked: Weighing) -> Ends:
        """What stands in contents without contents of its own; lots about which nothing is chosen are only added."""
        contents, place = self.good.contents[key], self.place(key)
        costs, rolls = contents.costs, bool(self.rolled.high)
        values, at_low, at_high, chosen = [costs.added - costs.excluded], [], [], []
        for spot, lot in enumerate(contents.lots):
            if lot.statement or rolls:
                chosen.append(self._lot_in(key, spot_of_lot(key, spot), lot, asked))
                continue
            worst_vnm, best_vnm = lot_vnm(lot, self.mode, place)
            values.append(lot.value)
            if worst_vnm:
                at_low.append(worst_vnm)
            if best_vnm:  # then as much as at the worst: where as many lots count, both ends are the same
                at_high.append(best_vnm)
        low = Amounts(total(values), total(at_low), costs.excluded, costs.added, costs.given)
        found = Ends(low, low if len(at_high) == len(at_low) else replace(low, vnm=total(at_high)))
        for one in chosen:
            found = found.plus(one)
        return found

    def _lot_in(self, key: str, spot: Spot, lot: Lot, asked: Weighing) -> Ends:
        """A lot that rolls up with its core part, or enters as the producer chooses among statements and tracing."""
        ends = self._rolled_up(lot_ends(lot, asked, self.place(key)), spot)
        stated = lot.statement is not None and not (asked.booked or produced_outside(lot.evidence))
        if stated and self.traced_at(key) and lot.statement and lot.statement.vnm is not None:
            return Ends(ends.low, best((ends.high, Amounts(lot.value, lot.statement.vnm)), asked.slope))
        return ends

    def _part_in(self, part: Component, sums: Sums, place: Place) -> Ends:
        ends = self._component_ends(part, sums, place)
        return self._rolled_up(ends, spot_of_part(part)) if self.rolled.high else ends

    def lot_in(self, key: str, spot: Spot, lot: Lot, slope: Slope, method: Method) -> Ends:
        """Both ends of a lot, or of some of its lines, as they are added up in the contents ``key``."""
        return self._lot_in(key, spot, lot, self._sums_at(slope, method).asked)

    def part_in(self, key: str, part: Component, slope: Slope, method: Method) -> Ends:
        """Both ends of one unit of a component as it is added up in the contents ``key``."""
        return self._part_in(part, self._sums_at(slope, method), self.place(key))

    def _rolled_up(self, ends: Ends, spot: Spot) -> Ends:
        """A row of a core part that originates adds nothing to VNM (s. 14(1)); no designation is asked of it."""
        if not self.rolled.high:
            return ends
        low = replace(ends.low, vnm=ZERO) if spot in self.rolled.low else ends.low
        return Ends(low, replace(ends.high, vnm=ZERO) if spot in self.rolled.high else ends.high)

    def traced_at(self, key: str) -> bool:
        """Whether the VNM of a material may count instead of its value (s. 20(4)): what the good itself is made of."""
        return self.traced and key == self.good.root

    def place(self, key: str) -> Place:
        """Where the rows of the contents ``key`` stand as far as core parts go."""
        if not self.core_parts:
            return Place.NO_CORE_PARTS
        return Place.DIRECTLY if key == self.good.root else Place.BELOW

    def lot_ends(self, lot: Lot, key: str) -> Ends:
        """Both ends of a lot of the contents ``key`` by net cost."""
        return lot_ends(lot, self._sums_at(ZERO, Method.NET_COST).asked, self.place(key))

    def component_ends(self, part: Component, slope: Slope, place: Place) -> Ends:
        """Both ends of one unit of a component by net cost."""
        return self._component_ends(part, self._sums_at(slope, Method.NET_COST), place)

    def _component_ends(self, part: Component, sums: Sums, place: Place) -> Ends:
        """The same at any weighing; a row stands in one contents, so its place is always the same."""
        found = sums.parts.get(part.row)
        if found is None:
            sums.parts[part.row] = found = self._bought_or_made(part, sums.asked, place)
        return found

    def _bought_or_made(self, part: Component, asked: Weighing, place: Place) -> Ends:
        """Where it is not said who made it, the worse and the better.

        Costs below it are stated for the good only if they are whoever made it.
        """
        if not may_be_self_produced(part):
            return self._acquired(part, asked, place)
        if not may_be_acquired(part):
            return self._self_produced(part, asked)
        bought, made = self._acquired(part, asked, place), self._self_produced(part, asked)
        low, high = worst((bought.low, made.low), asked.slope), best((bought.high, made.high), asked.slope)
        return Ends(low, replace(high, given=bought.high.given and made.high.given))

    def _acquired(self, part: Component, asked: Weighing, place: Place) -> Ends:
        """Its price in net cost; in VNM nothing if it originates, else its price less s. 8(2), or by statement."""
        decided = self.decided(part)
        price = part.unit_value if part.unit_value is not None else ZERO
        core = place is not Place.NO_CORE_PARTS and in_a_core_part(
            part.role, self.rules.listed(part.hs_code), place is Place.DIRECTLY
        )
        plain = Ends(
            at_value(price, part.deductions, decided.originates_low),
            at_value(price, part.deductions, decided.originates_high or core),
        )
        stated = by_statement(price, part.freight_and_duties, part.statement, asked.method)
        found = chosen_ends(plain, stated, asked, part.part_number, where_produced(part))
        return self._traced(part, price, found, asked) if self.traced and not asked.booked else found

    def _traced(self, part: Component, price: Fraction, found: Ends, asked: Weighing) -> Ends:
        """A material that Table F lists at its value, or with the VNM used to produce it, as the producer chooses.

        One made outside the territory is non-originating as a whole, whatever is in it (s. 10(2)).
        """
        listed, here = self.rules.traceable(part.hs_code), where_produced(part)
        if listed is False or here is False:
            return found
        inside = self.ends(part.contents, asked.slope, asked.method)
        sure = listed and here
        low = best((found.low, Amounts(price, inside.low.vnm)), asked.slope) if sure else found.low
        return Ends(low, best((found.high, Amounts(price, inside.high.vnm)), asked.slope))

    def _self_produced(self, part: Component, asked: Weighing) -> Ends:
        """Looked through, its own VNM counting (s. 7(5)(a)), or at its total cost with none (s. 7(4)(b), 8(8))."""
        inside = self._inside(part, asked.slope, asked)
        decided = self.decided(part)
        if not (decided.rolls_low or decided.rolls_high):
            return inside
        at_cost = self._inside(part, None, asked)
        return Ends(
            at_cost.low.rolled if decided.rolls_low else inside.low,
            at_cost.high.rolled if decided.rolls_high else inside.high,
        )

    def _inside(self, part: Component, slope: Slope, asked: Weighing) -> Ends:
        """What is in a component, weighed as what it stands in is."""
        if asked.booked:
            return self.booked(part.contents, slope)
        return self.ends(part.contents, slope, asked.method)

    def measured(self, part: Component) -> Measured:
        """A component as its own rule measures it: net cost from its contents, never from its price (s. 7(11))."""
        return Measured(
            ends_at=partial(self.ends, part.contents),
            by_price=partial(self.ends, part.contents, ZERO, Method.TRANSACTION_VALUE),
            booked_at=partial(self.booked, part.contents),
            price=price_if_bought(part),
            costs_given=self.ends(part.contents, ZERO).high.given,
            may_waive=self.rules.de_minimis,
            unshifted=partial(self.shifting.of, part.contents),
            coded=self.coded,
            excluded=self.good.contents[part.contents].costs.excluded,
        )

    def decided(self, part: Component) -> Decided:
        """Decide a component once for this use, class, producer and day."""
        found = self._decided.get(part.row)
        if found is None:
            self._decided[part.row] = found = self._decide(part)
        return found

    def _by_rule(self, part: Component) -> Outcome | None:
        """What a component's own rule comes to; a shift alone leaves a core part open (s. 14(5))."""
        if not self.rules.candidates(part.hs_code, part.article):
            return None
        asked = (part.hs_code, part.article, self.measured(part))
        found = self.rules.outcome(*asked)
        if found is Outcome.MET and self.rules.by_value(part.role):
            value = self.rules.outcome_by_value(*asked)
            return found if value is Outcome.MET else Outcome.UNDETERMINED
        return found

    def _decide(self, part: Component) -> Decided:
        by_rule = self._by_rule(part)
        listed = self.rules.listed(part.hs_code)
        asked = self.core_parts and not part.role and listed in {Listed.ASKED, Listed.WHOLE}
        return decide(part, by_rule, self.mode, self.good.elections.intermediate, asked)
