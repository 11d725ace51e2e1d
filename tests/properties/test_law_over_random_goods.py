"""What must hold of every good, whatever it is made of: intervals, choices, lots."""

from decimal import Decimal
from fractions import Fraction

from goods_at_random import CODES, every_case, goods, with_completion
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from building import CAR, judged, rvc
from rvc_cli.facts.findings import Assessment, Figure
from rvc_cli.facts.goods import Good
from rvc_cli.facts.lots import Lot, Statement
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.rules import GoodClass

PERCENT = Fraction(75, 100)
CLASSES = [CAR, GoodClass.HEAVY_TRUCK]


def _share(nc: Fraction, vnm: Fraction) -> Fraction:
    return (nc - vnm) / nc


@given(goods(codes=[""], statements=False, costs=False))
def test_the_low_figure_is_the_least_and_the_high_the_most_over_all_that_is_not_known(one: Good) -> None:
    shares = [_share(nc, vnm) for choices in every_case(one) for nc, vnm in choices]
    found = rvc(judged(one))
    assert (found.at_low.share, found.at_high.share) == (min(shares), max(shares))
    assert found.outcome is _expected(min(shares), max(shares))


@given(goods(codes=[""], costs=False))
def test_statements_are_used_where_they_serve_whatever_the_facts(one: Good) -> None:
    cases = [max(_share(nc, vnm) for nc, vnm in choices) for choices in every_case(one)]
    found = rvc(judged(one))
    assert (found.at_low.share, found.at_high.share) == (min(cases), max(cases))
    assert found.outcome is _expected(min(cases), max(cases))


def _expected(low: Fraction, high: Fraction) -> Outcome:
    if low >= PERCENT:
        return Outcome.MET
    return Outcome.NOT_MET if high < PERCENT else Outcome.UNDETERMINED


@settings(max_examples=250)
@given(with_completion(costs=True), st.sampled_from(CLASSES))
def test_no_completion_of_the_facts_leaves_the_interval_or_turns_an_answer(
    pair: tuple[Good, Good], good_class: GoodClass
) -> None:
    _holds(pair, good_class)


@given(with_completion(costs=False))
def test_no_completion_leaves_the_interval_of_a_percentage_of_ones_own(pair: tuple[Good, Good]) -> None:
    _holds(pair, GoodClass.CUSTOM)


def _holds(pair: tuple[Good, Good], good_class: GoodClass) -> None:
    before, after = (_judged(one, good_class) for one in pair)
    outer, inner = rvc(before), rvc(after)
    assert outer.at_low.share <= inner.at_low.share
    assert inner.at_high.share <= outer.at_high.share
    assert inner.at_low.share <= inner.at_high.share
    if before.outcome is not Outcome.UNDETERMINED:
        assert after.outcome is before.outcome
    _components_keep_their_answers(before, after)


def _judged(one: Good, good_class: GoodClass) -> Assessment:
    facts = replace(one.facts, good_class=good_class, required=Decimal(60))
    return judged(replace(one, facts=facts), good_class)


def _components_keep_their_answers(before: Assessment, after: Assessment) -> None:
    told = {(one.requirement, one.row): one.outcome for one in after.findings}
    for one in before.findings:
        later = told.get((one.requirement, one.row))
        if one.outcome is not Outcome.UNDETERMINED and later is not None:
            assert later is one.outcome


@given(goods(CODES))
def test_the_outcome_agrees_with_the_figures_shown(one: Good) -> None:
    found = rvc(judged(one))
    if found.outcome is Outcome.MET:
        assert found.at_low.share >= PERCENT
    elif found.outcome is Outcome.NOT_MET:
        assert found.at_high.share < PERCENT
    else:
        assert found.at_low.share < PERCENT


@given(goods(CODES), st.fractions(Fraction(1, 10), Fraction(9, 10)), st.integers(0, 5))
def test_splitting_a_lot_into_two_changes_nothing(one: Good, cut: Fraction, place: int) -> None:
    split = {
        key: replace(inside, lots=_split(inside.lots, place, cut)) for key, inside in one.contents.items()
    }
    whole, halves = judged(one), judged(replace(one, contents=split))
    assert _figures(halves) == _figures(whole)


def _split(lots: tuple[Lot, ...], place: int, cut: Fraction) -> tuple[Lot, ...]:
    at = place % len(lots)
    return (*lots[:at], _part_of(lots[at], cut), _part_of(lots[at], 1 - cut), *lots[at + 1 :])


def _part_of(one: Lot, cut: Fraction) -> Lot:
    statement: Statement | None = one.statement.times(cut) if one.statement else None
    return replace(
        one,
        value=one.value * cut,
        deductions=one.deductions * cut,
        freight_and_duties=one.freight_and_duties * cut,
        statement=statement,
    )


@given(goods(CODES), st.permutations(range(4)))
def test_the_order_of_lots_and_components_changes_nothing(one: Good, order: list[int]) -> None:
    turned = {
        key: replace(
            inside,
            lots=tuple(reversed(inside.lots)),
            components=tuple(inside.components[at] for at in order if at < len(inside.components)),
        )
        for key, inside in one.contents.items()
    }
    assert _figures(judged(replace(one, contents=turned))) == _figures(judged(one))


def _figures(found: Assessment) -> object:
    """Everything that is decided and measured; the heaviest lines are no part of it."""
    return (
        found.outcome,
        found.net_cost_low,
        found.net_cost_high,
        found.certified,
        found.tagged,
        found.content_by_country,
        sorted(
            (one.requirement, one.row or 0, str(one.outcome), one.said, _ends(one.low), _ends(one.high))
            for one in found.findings
        ),
    )


def _ends(figure: Figure | None) -> str:
    return f"{figure.base} {figure.vnm} {figure.share}" if figure else ""


@given(goods(CODES, statements=False), st.sampled_from(["1.0", "0.01", "137.25"]))
def test_scaling_all_money_scales_the_amounts_and_leaves_the_shares(one: Good, factor: str) -> None:
    times = Fraction(factor)
    scaled = {
        key: replace(
            inside,
            lots=tuple(_part_of(each, times) for each in inside.lots),
            components=tuple(
                replace(
                    each,
                    unit_value=None if each.unit_value is None else each.unit_value * times,
                    deductions=each.deductions * times,
                    freight_and_duties=each.freight_and_duties * times,
                )
                for each in inside.components
            ),
            costs=replace(
                inside.costs, added=inside.costs.added * times, excluded=inside.costs.excluded * times
            ),
        )
        for key, inside in one.contents.items()
    }
    plain, big = judged(one), judged(replace(one, contents=scaled))
    assert (rvc(big).at_low.share, rvc(big).at_high.share) == (
        rvc(plain).at_low.share,
        rvc(plain).at_high.share,
    )
    assert (big.outcome, big.net_cost_low) == (plain.outcome, plain.net_cost_low * times)


@given(goods(CODES))
def test_no_amount_of_an_assessment_is_a_float(one: Good) -> None:
    assert not _floats(judged(one), set())


def _floats(value: object, seen: set[int]) -> bool:
    if isinstance(value, float):
        return True
    if id(value) in seen:
        return False
    seen.add(id(value))
    if isinstance(value, tuple | list):
        return any(_floats(one, seen) for one in value)
    slots = getattr(type(value), "__slots__", ()) if type(value).__module__.startswith("rvc_cli") else ()
    return any(_floats(getattr(value, one), seen) for one in slots if hasattr(value, one))
