"""What must hold of any purchases of steel and aluminum: the interval, the order of the rows, the unit of money."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from building import DAY
from purchased import car_of, listed, put
from rvc_cli.facts.findings import Finding, NotAssessed
from rvc_cli.facts.metals import Days, Metal, MetalPurchase, Period, PurchasedFor, PurchaseTable
from rvc_cli.facts.outcome import Outcome

YEAR = Days(date(2025, 1, 1), date(2025, 12, 31))
LATER = Days(date(2026, 1, 1), date(2026, 1, 31))
POURED = date(2027, 7, 1)
CODES = ["721049", "721061", "7210", "760612", "7606", "870829", "870899", "8708", "732020", ""]
AMOUNTS = st.integers(0, 4).map(Fraction)


@st.composite
def purchases(draw: st.DrawFn) -> MetalPurchase:
    """Any purchase, any of its facts open."""
    value = draw(AMOUNTS)
    return MetalPurchase(
        material=draw(st.sampled_from("ABC")),
        line=draw(st.integers(2, 9)),
        hs_code=draw(st.sampled_from(CODES)),
        value=value,
        metal_value=draw(st.none() | st.sampled_from([value, value / 2])),
        metal=draw(st.sampled_from([None, *Metal])),
        originating=draw(st.sampled_from([True, True, False, None])),
        melted_and_poured=draw(st.sampled_from([True, True, False, None])),
        use=draw(st.sampled_from([PurchasedFor.VEHICLES, PurchasedFor.STAMPINGS, PurchasedFor.DIES, None])),
        days=draw(st.sampled_from([YEAR, YEAR, LATER, None])),
    )


TABLES = st.lists(purchases(), min_size=1, max_size=4)
DAYS = st.tuples(st.sampled_from([DAY, POURED]), st.booleans())


def completions(one: MetalPurchase) -> Iterator[MetalPurchase]:
    """Every way the open facts of a purchase may turn out, the amount of metal at its ends and halfway."""
    value = one.value or Fraction(0)
    codes = {
        "7210": ["721049", "721061"],
        "8708": ["870829", "870830"],
        "": ["721049", "760612", "870829", "1001"],
    }
    open_facts: dict[str, Sequence[Any]] = {
        "hs_code": codes.get(one.hs_code, [one.hs_code]),
        "metal": [one.metal] if one.metal else list(Metal),
        "metal_value": [Fraction(0), value / 2, value] if one.metal_value is None else [one.metal_value],
        "originating": [True, False] if one.originating is None else [one.originating],
        "melted_and_poured": [True, False] if one.melted_and_poured is None else [one.melted_and_poured],
        "use": [PurchasedFor.VEHICLES, PurchasedFor.TOOLS] if one.use is None else [one.use],
        "days": [YEAR, LATER] if one.days is None else [one.days],
    }
    for values in product(*open_facts.values()):
        done = replace(one, **dict(zip(open_facts, values, strict=True)))
        plain = {"721049": Metal.STEEL, "760612": Metal.ALUMINUM}.get(done.hs_code)
        if one.hs_code or plain is None or done.metal is plain:
            yield done


def counted(one: MetalPurchase, metal: Metal, poured: bool, year: int | None) -> Fraction:
    """By hand: what a purchase of which all is known counts for; negative where it does not originate."""
    steel, aluminum = one.hs_code == "721049", one.hs_code.startswith("7606")
    amount = one.value if {Metal.STEEL: steel, Metal.ALUMINUM: aluminum}[metal] else Fraction(0)
    if one.hs_code in {"870829", "870899"} and one.metal is metal:
        amount = one.metal_value
    used = one.use in {PurchasedFor.VEHICLES, PurchasedFor.STAMPINGS}
    late = year is not None and one.days is not None and one.days.first.year != year
    if not used or late or amount is None:
        return Fraction(0)
    here = bool(one.originating) and (not poured or bool(one.melted_and_poured))
    return amount if here else -amount


def shares(table: list[MetalPurchase], metal: Metal, poured: bool, year: int | None) -> list[Fraction | None]:
    """The share of every completion; None where nothing counts. A row matters by what it counts for only."""
    cases = [{counted(one, metal, poured, year) for one in completions(row)} for row in table]
    found: list[Fraction | None] = []
    for amounts in product(*cases):
        total = sum(map(abs, amounts))
        found.append(sum(max(one, Fraction(0)) for one in amounts) / total if total else None)
    return found


def asked(table: list[MetalPurchase], day: date, tells_period: bool) -> dict[str, Finding | NotAssessed]:
    facts = listed(table, tells_period=tells_period, period=Period.PREVIOUS_CALENDAR_YEAR)
    return put(car_of(facts, facts), day)


def expected(found: list[Fraction | None]) -> Outcome:
    met = {one is not None and one >= Fraction(70, 100) for one in found}
    missed = {one is not None and one < Fraction(70, 100) for one in found}
    if met == {True}:
        return Outcome.MET
    return Outcome.NOT_MET if missed == {True} else Outcome.UNDETERMINED


@settings(max_examples=300)
@given(TABLES, DAYS)
def test_the_ends_are_those_of_every_completion_and_the_answer_is_what_all_of_them_agree_on(
    table: list[MetalPurchase], asked_on: tuple[date, bool]
) -> None:
    day, tells_period = asked_on
    for name, one in asked(table, day, tells_period).items():
        poured = name == "steel" and day >= POURED
        every = shares(table, Metal(name), poured, day.year - 1 if tells_period else None)
        if isinstance(one, NotAssessed):
            assert set(every) == {None}
            continue
        assert one.outcome is expected(every)
        told = [share for share in every if share is not None]
        low = Fraction(0) if one.at_low.base == 0 else min(told)
        high = Fraction(1) if one.at_high.base == 0 else max(told)
        assert (one.at_low.share, one.at_high.share) == (low, high)


@given(TABLES, DAYS, st.randoms(use_true_random=False))
def test_the_order_of_the_purchases_changes_nothing(
    table: list[MetalPurchase], asked_on: tuple[date, bool], chance: object
) -> None:
    mixed = sorted(table, key=lambda _: chance.random())  # type: ignore[attr-defined]
    assert asked(mixed, *asked_on) == asked(table, *asked_on)


@given(TABLES, DAYS, st.fractions(min_value=Fraction(1, 1000), max_value=1000))
def test_the_unit_of_money_changes_no_share_and_no_answer(
    table: list[MetalPurchase], asked_on: tuple[date, bool], factor: Fraction
) -> None:
    scaled = [
        replace(
            one,
            value=None if one.value is None else one.value * factor,
            metal_value=None if one.metal_value is None else one.metal_value * factor,
        )
        for one in table
    ]
    before, after = asked(table, *asked_on), asked(scaled, *asked_on)
    for name, one in before.items():
        other = after[name]
        if isinstance(one, NotAssessed):
            assert other == one
            continue
        assert isinstance(other, Finding)
        assert (other.outcome, other.at_low.share, other.at_high.share) == (
            one.outcome,
            one.at_low.share,
            one.at_high.share,
        )
        assert [(need.points, need.fact) for need in other.needed] == [
            (need.points, need.fact) for need in one.needed
        ]


@given(TABLES, DAYS)
def test_a_purchase_cut_in_two_counts_as_it_did(
    table: list[MetalPurchase], asked_on: tuple[date, bool]
) -> None:
    def half(one: MetalPurchase, part: Fraction) -> MetalPurchase:
        metal_value = None if one.metal_value is None else one.metal_value * part
        return replace(one, value=None if one.value is None else one.value * part, metal_value=metal_value)

    cut = [half(one, part) for one in table for part in (Fraction(1, 3), Fraction(2, 3))]
    for name, one in asked(table, *asked_on).items():
        other = asked(cut, *asked_on)[name]
        if isinstance(one, Finding):
            assert isinstance(other, Finding)
            assert (other.low, other.high, other.outcome) == (one.low, one.high, one.outcome)


def test_one_table_is_weighed_once_for_all_vehicles_of_a_producer() -> None:
    from rvc_cli.law.metal_share import of_table

    of_table.cache_clear()
    facts = listed([], tells_use=True)
    assert isinstance(facts.purchases, PurchaseTable)
    for _ in range(3):
        put(car_of(facts))
    assert (of_table.cache_info().misses, of_table.cache_info().hits) == (1, 2)
