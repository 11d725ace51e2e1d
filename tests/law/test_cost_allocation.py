"""Schedule 5: allocations are whole, the three routes agree, and what is not reasonable is refused."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rvc_cli.facts.books import (
    UNITS,
    Allocation,
    AnotherGood,
    Books,
    Cost,
    CostKind,
    Criterion,
    ExcludedKind,
    Internal,
    LeftOut,
    Method,
    Route,
)
from rvc_cli.law.allocation_conditions import changed, objections, shortfalls
from rvc_cli.law.cost_allocation import cost_sheets
from rvc_cli.law.rounding import rounded
from rvc_cli.tasks.unit_costs import unit_costs

A, B, C = "A", "B", "C"
HOURS = Method(Allocation.COST_RATIO, "direct-labor-hours")
BY_LABOR = Method(Allocation.LABOR_AND_MATERIAL)
BY_DIRECT_COST = Method(Allocation.DIRECT_COST)
STATED = Method(Allocation.STATED)
amounts = st.fractions(min_value=0, max_value=10**10, max_denominator=100)
positive = st.fractions(min_value=Fraction(1, 100), max_value=10**6, max_denominator=100)


def stated(name: str, kind: CostKind, by_good: Mapping[str, Fraction | int]) -> Cost:
    shares = {good: Fraction(amount) for good, amount in by_good.items()}
    return Cost(name, kind, sum(shares.values(), Fraction(0)), STATED, shares, criterion=Criterion.CAUSE)


def books(*costs: Cost, route: Route = Route.A, hours: Mapping[str, Fraction | int] | None = None) -> Books:
    base = {good: Fraction(amount) for good, amount in (hours or {A: 5, B: 3}).items()}
    return Books("books.toml", tuple(base), route, costs, {"direct-labor-hours": base})


def shares(found: Books, name: str) -> dict[str, Fraction]:
    sheets = cost_sheets(found, ())
    allocated = next(one for one in sheets.allocations if one.cost.name == name)
    return {portion.good: portion.amount for portion in allocated.portions}


def overhead(
    amount: Fraction | int, method: Method = HOURS, kind: CostKind = CostKind.DIRECT_OVERHEAD
) -> Cost:
    return Cost("overhead", kind, Fraction(amount), method)


def excluding(cost: Cost, **excluded: Fraction | int) -> Cost:
    return replace(cost, excluded={ExcludedKind(key): Fraction(amount) for key, amount in excluded.items()})


def against(found: Books) -> list[tuple[str, str]]:
    return [(one.key, one.paragraph) for one in objections(found)]


@given(amounts, st.lists(positive, min_size=1, max_size=5))
def test_what_is_allocated_is_the_whole_cost(amount: Fraction, hours: list[Fraction]) -> None:
    base = {f"g{place}": one for place, one in enumerate(hours)}
    found = shares(books(overhead(amount), hours=base), "overhead")
    assert sum(found.values()) == amount
    assert all(found[good] * sum(hours) == amount * base[good] for good in base)


@given(amounts, positive, st.fractions(min_value=1, max_value=1000, max_denominator=7))
def test_the_scale_of_a_base_does_not_matter(amount: Fraction, hours: Fraction, scale: Fraction) -> None:
    once = shares(books(overhead(amount), hours={A: hours, B: 7}), "overhead")
    assert shares(books(overhead(amount), hours={A: hours * scale, B: 7 * scale}), "overhead") == once


@given(
    st.sampled_from([HOURS, BY_LABOR, BY_DIRECT_COST]),
    amounts,
    st.fractions(min_value=0, max_value=1, max_denominator=97),
    positive,
    positive,
)
def test_the_three_routes_come_to_the_same_net_cost(
    method: Method, amount: Fraction, part: Fraction, labor: Fraction, material: Fraction
) -> None:
    costs = (
        stated("labor", CostKind.DIRECT_LABOR, {A: labor, B: 1}),
        stated("material", CostKind.DIRECT_MATERIAL, {A: 2, B: material}),
        excluding(overhead(amount, method, CostKind.PERIOD), royalties=amount * part),
    )
    found = [cost_sheets(books(*costs, route=route), ()) for route in Route]
    assert len({tuple(sheet.net_cost for sheet in one.sheets) for one in found}) == 1
    assert found[0].net_cost == labor + 1 + 2 + material + amount * (1 - part)
    assert sum(sheet.net_cost for sheet in found[0].sheets) == found[0].net_cost


def test_excluded_costs_fall_to_a_good_by_the_ratio_that_allocates_their_cost() -> None:
    (a, b) = cost_sheets(books(excluding(overhead(800), sales_promotion=80)), ()).sheets
    assert [one.excluded_total for one in (a, b)] == [50, 30]
    assert [one.net_cost for one in (a, b)] == [450, 270]


def test_the_direct_cost_ratio_takes_in_direct_overhead_and_the_other_does_not() -> None:
    direct = (
        stated("labor", CostKind.DIRECT_LABOR, {A: 5, B: 5}),
        stated("material", CostKind.DIRECT_MATERIAL, {A: 10, B: 5}),
        stated("direct", CostKind.DIRECT_OVERHEAD, {A: 8, B: 2}),
    )
    by_c = shares(books(*direct, overhead(30, BY_DIRECT_COST, CostKind.OTHER)), "overhead")
    by_b = shares(books(*direct, overhead(30, BY_LABOR, CostKind.OTHER)), "overhead")
    assert by_c == {A: Fraction(30 * 23, 35), B: Fraction(30 * 12, 35)}
    assert by_b == {A: 18, B: 12}


def test_the_order_of_the_costs_on_the_books_does_not_matter() -> None:
    costs = [
        overhead(30, BY_DIRECT_COST, CostKind.OTHER),
        Cost(
            "power",
            CostKind.DIRECT_OVERHEAD,
            Fraction(10),
            Method(Allocation.COST_RATIO, "direct-labor-costs"),
        ),
        stated("material", CostKind.DIRECT_MATERIAL, {A: 10, B: 5}),
        stated("labor", CostKind.DIRECT_LABOR, {A: 4, B: 1}),
    ]
    assert shares(books(*costs), "overhead") == shares(books(*reversed(costs)), "overhead")
    assert shares(books(*costs), "power") == {A: 8, B: 2}


def test_a_gain_lowers_total_cost_and_a_loss_raises_it() -> None:
    found = cost_sheets(
        books(
            stated("all", CostKind.OTHER, {A: 100, B: 0}),
            stated("gain", CostKind.CURRENCY_GAIN, {A: 7, B: 0}),
            stated("loss", CostKind.CURRENCY_LOSS, {A: 6, B: 0}),
        ),
        (),
    )
    assert found.sheets[0].total_cost == found.total_cost == 99


def test_what_is_left_out_is_in_no_good() -> None:
    sold = replace(overhead(5), name="press", left_out=LeftOut.CAPITAL_ASSET_SALE)
    found = cost_sheets(books(overhead(80), sold), ())
    assert found.net_cost == 80
    assert found.left_out == (sold,)


@pytest.mark.parametrize("kind", [CostKind.DIRECT_LABOR, CostKind.DIRECT_MATERIAL])
def test_appendix_b_does_not_allocate_what_its_ratio_is_made_of(kind: CostKind) -> None:
    assert against(books(overhead(1, BY_LABOR, kind))) == [("method", "Schedule 5, Appendix B")]


@pytest.mark.parametrize("kind", [CostKind.DIRECT_OVERHEAD, CostKind.DIRECT_LABOR, CostKind.DIRECT_MATERIAL])
def test_appendix_c_allocates_indirect_overhead_only(kind: CostKind) -> None:
    assert against(books(overhead(1, BY_DIRECT_COST, kind))) == [("method", "Schedule 5, Appendix C")]
    for indirect in (CostKind.PERIOD, CostKind.OTHER):
        assert against(books(overhead(1, BY_DIRECT_COST, indirect))) == []


def test_direct_labor_is_not_allocated_by_itself() -> None:
    itself = Method(Allocation.COST_RATIO, "direct-labor-costs")
    assert against(books(overhead(1, itself, CostKind.DIRECT_LABOR))) == [("base", "Schedule 5 s. 4(b)")]


def test_b_and_c_are_combined_only_as_a_method_of_ones_own() -> None:
    by_b, by_c = overhead(1, BY_LABOR), replace(overhead(1, BY_DIRECT_COST, CostKind.OTHER), name="other")
    assert against(books(by_b, by_c)) == [("method", "Schedule 5 s. 4(c)(ii)")]
    assert against(books(by_b, replace(by_c, criterion=Criterion.BENEFIT))) == []
    assert against(books(replace(by_b, method=HOURS), by_c)) == []


def test_the_method_used_internally_must_be_used_unless_it_is_there_solely_to_qualify() -> None:
    other = Method(Allocation.COST_RATIO, "machine-hours")
    assert against(books(replace(overhead(1), internal=Internal(HOURS)))) == []
    assert against(books(replace(overhead(1), internal=Internal(other)))) == [("method", "Schedule 5 s. 3")]
    solely = replace(overhead(1), internal=Internal(HOURS, solely_to_qualify=True))
    assert against(books(solely)) == [("method", "Schedule 5 s. 8")]
    assert against(books(replace(solely, internal=Internal(other, solely_to_qualify=True)))) == []


def test_amounts_of_ones_own_for_overhead_name_their_criterion() -> None:
    bare = replace(stated("own", CostKind.PERIOD, {A: 1, B: 1}), criterion=None)
    assert against(books(bare)) == [("criterion", "Schedule 5 s. 4(c)(iii)")]
    assert against(books(replace(bare, kind=CostKind.DIRECT_LABOR))) == []


def test_excluded_costs_in_the_value_of_a_material_are_not_subtracted() -> None:
    material = stated("steel", CostKind.DIRECT_MATERIAL, {A: 10, B: 5})
    assert against(books(excluding(material, royalties=1))) == [("excluded", "s. 7(13)(b)")]


def test_costs_of_a_good_of_another_period_are_allocated_within_its_range() -> None:
    research = replace(overhead(9), expensed_for=AnotherGood("last year's", same_range=True))
    assert against(books(research)) == []
    assert cost_sheets(books(research), ()).allocations[0].citation == "Schedule 5 s. 5"
    other = replace(research, expensed_for=AnotherGood("boats", same_range=False))
    assert against(books(other)) == [("expensed_for", "Schedule 5 s. 5(b)")]
    assert against(books(replace(research, expensed_for=AnotherGood(A, same_range=True)))) == [
        ("expensed_for", "Schedule 5 s. 5")
    ]


def test_a_ratio_of_nothing_is_no_ratio() -> None:
    found = list(shortfalls(cost_sheets(books(overhead(1, BY_LABOR)), ())))
    assert [(one.key, one.paragraph) for one in found] == [("method", "Schedule 5")]
    assert list(shortfalls(cost_sheets(books(overhead(0, BY_LABOR)), ()))) == []


def test_rounded_ratios_that_do_not_add_up_to_one_are_refused() -> None:
    thirds = books(overhead(100), hours={A: 1, B: 1, C: 1})
    assert list(shortfalls(cost_sheets(thirds, ()))) == []
    assert [one.key for one in shortfalls(cost_sheets(thirds, (), 3))] == ["method"]
    assert list(shortfalls(cost_sheets(books(overhead(100), hours={A: 1, B: 2}), (), 3))) == []


def test_no_more_can_be_excluded_of_a_good_than_was_allocated_to_it() -> None:
    own = stated("own", CostKind.PERIOD, {A: 10, B: 10})
    unlike = replace(own, stated_excluded={ExcludedKind.ROYALTIES: {A: Fraction(11), B: Fraction(0)}})
    assert [one.paragraph for one in shortfalls(cost_sheets(books(unlike), ()))] == ["s. 7(11)(b)"]
    exactly = replace(own, stated_excluded={ExcludedKind.ROYALTIES: {A: Fraction(10), B: Fraction(0)}})
    assert list(shortfalls(cost_sheets(books(exactly), ()))) == []


def test_a_method_holds_for_the_fiscal_year() -> None:
    now, before = books(overhead(1)), books(overhead(1, BY_LABOR))
    assert [one.paragraph for one in changed(now, before)] == ["Schedule 5 s. 6"]
    assert list(changed(now, books(overhead(7)))) == []


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [("1.05", 1, "1.1"), ("1.0499", 1, "1"), ("1.95", 1, "2"), ("2.5", 0, "3"), ("1/3", None, "1/3")],
)
def test_a_midpoint_is_rounded_to_the_greater_number(value: str, decimals: int | None, expected: str) -> None:
    assert rounded(Fraction(value), decimals) == Fraction(expected)


@given(st.fractions(min_value=Fraction(1, 97), max_value=10**6, max_denominator=97))
def test_the_costs_of_a_unit_are_never_cut_in_favour_of_the_good(units: Fraction) -> None:
    costs = (
        stated("labor", CostKind.DIRECT_LABOR, {A: 10, B: 5}),
        stated("gain", CostKind.CURRENCY_GAIN, {A: 1, B: 1}),
        excluding(stated("office", CostKind.PERIOD, {A: 7, B: 1}), royalties=3),
    )
    found = cost_sheets(replace(books(*costs), bases={UNITS: {A: units, B: Fraction(1)}}), ())
    (one, _), _ = unit_costs(found)
    step = Fraction(1, 10**8)
    assert 0 <= Fraction(10) / units - one.added["labor"] < step
    assert 0 <= Fraction(7) / units - one.added["period"] < step
    assert 0 <= one.added["currency_gain"] - 1 / units < step
    assert 0 <= one.excluded["royalties"] - Fraction(3 * 7, 8) / units < step
