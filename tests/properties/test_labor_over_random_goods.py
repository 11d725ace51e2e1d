"""What must hold of labor value content whatever a vehicle is made of and whatever its producer states."""

from fractions import Fraction
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from labor_at_random import PER_UNIT, YEARLY, completed, every_pair, vehicles
from msgspec.structs import replace

from building import judged, rvc
from rvc_cli.facts.findings import Assessment, Finding
from rvc_cli.facts.goods import Component, Contents, Good
from rvc_cli.facts.labor import Formula, Labor
from rvc_cli.facts.lots import Lot
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.rules import GoodClass

NONE = Labor(
    basis=Formula.NET_COST,
    high_wage_labor=Fraction(0),
    transport=Fraction(0),
    technology_wages=Fraction(0),
    assembly_credit=False,
)


def put(one: Good) -> Assessment:
    """The vehicle put to the law as the class it says it is."""
    return judged(one, one.facts.good_class or GoodClass.PASSENGER_VEHICLE)


def lvc(one: Good) -> Finding:
    """Its finding on labor value content."""
    return next(found for found in put(one).findings if found.requirement == "lvc")


@settings(max_examples=200)
@given(st.data())
def test_no_completion_leaves_the_interval_or_turns_an_answer(data: st.DataObject) -> None:
    before = data.draw(vehicles())
    after = data.draw(completed(before))
    outer, inner = lvc(before), lvc(after)
    assume(inner.points[0].high <= 100)  # high-wage amounts are parts of their base
    assert outer.at_low.share <= inner.at_low.share <= inner.at_high.share
    if outer.outcome is not Outcome.MET:  # once one formula is met, the other is of no concern
        assert inner.at_high.share <= outer.at_high.share
    if outer.outcome is not Outcome.UNDETERMINED:
        assert inner.outcome is outer.outcome


@settings(max_examples=150)
@given(st.data())
def test_no_completion_turns_a_truck_that_is_met_or_missed_with_its_credit(data: st.DataObject) -> None:
    before = data.draw(vehicles(costs=False))
    before = replace(before, facts=replace(before.facts, good_class=GoodClass.HEAVY_TRUCK))
    after = data.draw(completed(before))
    outer, inner = rvc(put(before)), rvc(put(after))
    if outer.outcome is not Outcome.UNDETERMINED:
        assert inner.outcome is outer.outcome


@settings(max_examples=150)
@given(vehicles(costs=False), st.integers(0, 30))
def test_both_ends_are_the_least_and_the_most_over_every_case(one: Good, spent: int) -> None:
    more = Fraction(spent, 10)
    one = replace(one, labor=replace(NONE, high_wage_labor=more))
    shares = [(high + more) / cost for high, cost in every_pair(one)]
    found = lvc(one)
    assert found.at_low.share <= min(shares)
    assert max(shares) <= found.at_high.share
    if _each_contents_stands_once(one):
        assert (found.at_low.share, found.at_high.share) == (min(shares), max(shares))


def _each_contents_stands_once(one: Good) -> bool:
    used = [part.contents for inside in one.contents.values() for part in inside.components]
    return len(used) == len(set(used))


@given(vehicles(), st.permutations(range(4)))
def test_the_order_of_rows_changes_nothing(one: Good, order: list[int]) -> None:
    turned = {
        key: Contents(
            tuple(reversed(inside.lots)),
            tuple(inside.components[at] for at in order if at < len(inside.components)),
            inside.costs,
        )
        for key, inside in one.contents.items()
    }
    bought = one.labor.purchases if one.labor else None
    labor = replace(one.labor or NONE, purchases=bought and tuple(reversed(bought)))
    assert _shown(lvc(replace(one, contents=turned, labor=labor))) == _shown(lvc(one))


def _shown(found: Finding) -> object:
    """Everything measured; the order of what is open may follow that of the rows."""
    return (found.outcome, found.low, found.high, found.points, found.slack, found.notes, len(found.needed))


@given(vehicles(), st.sampled_from(["0.01", "3", "137.25"]))
def test_scaling_all_money_changes_no_share_and_no_answer(one: Good, factor: str) -> None:
    times = Fraction(factor)
    scaled, found = lvc(_scaled(one, times)), lvc(one)
    assert (scaled.outcome, scaled.points) == (found.outcome, found.points)
    assert (scaled.at_low.share, scaled.at_high.share) == (found.at_low.share, found.at_high.share)
    for end in ("at_low", "at_high"):
        base = getattr(found, end).base
        assert getattr(scaled, end).base == (None if base is None else base * times)


def _scaled(one: Good, times: Fraction) -> Good:
    contents = {
        key: Contents(
            tuple(_scaled_lot(lot, times) for lot in inside.lots),
            tuple(_scaled_part(part, times) for part in inside.components),
            replace(inside.costs, added=inside.costs.added * times, excluded=inside.costs.excluded * times),
        )
        for key, inside in one.contents.items()
    }
    labor = one.labor or NONE
    amounts = (*PER_UNIT, *YEARLY, "production_wages", "high_wage_materials")
    stated: dict[str, Any] = {key: getattr(labor, key) for key in amounts}
    more: dict[str, Any] = {key: None if value is None else value * times for key, value in stated.items()}
    bought = labor.purchases
    if bought is not None:
        more["purchases"] = tuple(replace(row, value=row.value * times) for row in bought)
    return replace(one, contents=contents, labor=replace(labor, **more))


def _scaled_lot(lot: Lot, times: Fraction) -> Lot:
    return replace(
        lot,
        value=lot.value * times,
        deductions=lot.deductions * times,
        freight_and_duties=lot.freight_and_duties * times,
        statement=lot.statement.times(times) if lot.statement else None,
    )


def _scaled_part(part: Component, times: Fraction) -> Component:
    value = None if part.unit_value is None else part.unit_value * times
    return replace(
        part,
        unit_value=value,
        deductions=part.deductions * times,
        freight_and_duties=part.freight_and_duties * times,
    )


@given(vehicles())
def test_more_that_is_high_wage_never_lowers_either_end(one: Good) -> None:
    """A row that turns out high-wage counts at least what stood below it; where children outweigh it, it is left."""
    told = {
        key: Contents(tuple(_high(lot) for lot in inside.lots), inside.components, inside.costs)
        for key, inside in one.contents.items()
    }
    before, after = lvc(one), lvc(replace(one, contents=told))
    assert before.at_low.share <= after.at_low.share
    assert before.at_high.share <= after.at_high.share


def _high(lot: Lot) -> Lot:
    said = lot.evidence.high_wage
    return replace(lot, evidence=lot.evidence._replace(high_wage=True if said is None else said))


@given(vehicles())
def test_the_outcome_agrees_with_the_figures_shown(one: Good) -> None:
    found = lvc(one)
    required = Fraction(found.asked.value) / 100
    if found.outcome is Outcome.MET:
        assert found.at_low.share >= required
        assert found.at_low.base is not None
    if found.outcome is Outcome.NOT_MET:
        assert found.at_high.share < required
    assert bool(found.needed) is (found.outcome is Outcome.UNDETERMINED)
