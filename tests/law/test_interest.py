"""Schedule 9: maturities, comparable rates, and interest at the margin and a basis point on either side of it."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from building import DAY, law
from rvc_cli.diagnostics import RvcError
from rvc_cli.facts.books import InterestLaw, InterestReading, Loan, Payment, RateKind, Yield
from rvc_cli.facts.cost_sheets import Comparison, InterestFound
from rvc_cli.facts.periods import years_between
from rvc_cli.law.interest import compare, published
from rvc_cli.tasks.net_cost import MARGIN, interest_law

TEXT = Path(__file__).resolve().parents[3] / "shared" / "law" / "uniform-regulations.txt"
LAW = InterestLaw(Decimal(700), 1, Decimal(1), "s. 7(14)")
FIVE, SEVEN = Yield(Fraction(5), Fraction("4.7")), Yield(Fraction(7), Fraction(5))
SIX_YEARS = Loan(
    name="loan",
    cost="interest",
    kind=RateKind.FIXED,
    rate=Fraction(6),
    principal=Fraction(1000),
    interest=Fraction(60),
    payments=(Payment(Fraction(6), Fraction(1000)),),
    yields=(FIVE, SEVEN),
    source="by hand",
)


def found(loan: Loan, reading: InterestReading = InterestReading.EXCESS) -> InterestFound:
    return compare(loan, LAW, reading)


def due(*payments: tuple[str, int]) -> Loan:
    paid = tuple(Payment(Fraction(years), Fraction(amount)) for years, amount in payments)
    return replace(SIX_YEARS, payments=paid)


def test_the_margin_stands_in_the_rules_and_in_the_text() -> None:
    read = interest_law(law(), DAY)
    assert read.basis_points == 700
    assert read.maturity_decimals == read.short_adjustment_years == 1
    assert min(one.since for one in law().thresholds[MARGIN].versions) == date(2020, 7, 1)
    if not TEXT.is_file():
        pytest.skip("the law's text is not beside this checkout")
    said = re.search(r"more than (\d+) basis points above", TEXT.read_text("utf-8"))
    assert said is not None
    assert Decimal(said[1]) == read.basis_points


@pytest.mark.parametrize(("rate", "above"), [("11.84", False), ("11.85", False), ("11.86", True)])
def test_interest_exactly_at_the_margin_is_allowable_and_a_basis_point_above_is_not(
    rate: str, above: bool
) -> None:
    one = found(replace(SIX_YEARS, rate=Fraction(rate)))
    assert (one.limit, one.above) == (Fraction("11.85"), above)
    assert (one.amount > 0) is above
    assert (found(one.loan, InterestReading.WHOLE).amount == 60) is above


def test_the_two_readings_are_the_part_above_the_limit_and_all_of_the_interest() -> None:
    loan = replace(SIX_YEARS, rate=Fraction("23.7"), interest=Fraction(237))
    assert found(loan).amount == Fraction(237, 2)
    assert found(loan, InterestReading.WHOLE).amount == 237
    assert found(loan, InterestReading.WHOLE).excess == Fraction(237, 2)
    assert found(SIX_YEARS, InterestReading.WHOLE).amount == 0


@pytest.mark.parametrize(
    ("payments", "maturity"),
    [
        ((("5.95", 1000),), "6"),
        ((("5.9499", 1000),), "5.9"),
        ((("5", 500), ("7", 500)), "6"),
        ((("1", 250), ("2", 250), ("3", 250), ("4", 250)), "2.5"),
    ],
)
def test_the_maturity_is_the_weighted_average_to_one_decimal_the_midpoint_upward(
    payments: tuple[tuple[str, int], ...], maturity: str
) -> None:
    assert found(due(*payments)).maturity == Fraction(maturity)


@pytest.mark.parametrize(
    ("years", "comparison", "rate"),
    [
        ("5", Comparison.SAME_MATURITY, "4.7"),
        ("5.5", Comparison.INTERPOLATED, "4.775"),
        ("7", Comparison.SAME_MATURITY, "5"),
        ("7.1", Comparison.LONGEST, "5"),
        ("4.9", Comparison.SHORTEST, "4.7"),
    ],
)
def test_the_comparable_rate_is_of_the_same_maturity_or_interpolated_or_the_longest(
    years: str, comparison: Comparison, rate: str
) -> None:
    one = found(due((years, 1000)))
    assert (one.comparison, one.government) == (comparison, Fraction(rate))


@given(st.fractions(min_value=5, max_value=7, max_denominator=1000))
def test_an_interpolated_rate_lies_between_the_two(years: Fraction) -> None:
    one = found(due((str(years), 1000)))
    assert FIVE.percent <= one.government <= SEVEN.percent


@given(
    st.lists(st.tuples(st.integers(1, 40), st.integers(1, 10**6)), min_size=1, max_size=8),
    st.fractions(min_value=Fraction(1, 97), max_value=1000, max_denominator=97),
)
def test_a_maturity_lies_between_its_payments_and_does_not_depend_on_the_scale(
    payments: list[tuple[int, int]], scale: Fraction
) -> None:
    paid = tuple(Payment(Fraction(years), Fraction(amount)) for years, amount in payments)
    loan = replace(SIX_YEARS, payments=paid, principal=sum((one.principal for one in paid), Fraction(0)))
    scaled = tuple(Payment(one.years, one.principal * scale) for one in paid)
    again = replace(loan, payments=scaled, principal=loan.principal * scale)
    assert found(loan).unrounded == found(again).unrounded
    assert min(years for years, _ in payments) <= found(loan).unrounded <= max(years for years, _ in payments)


def variable(every: str, *payments: tuple[str, int]) -> Loan:
    return replace(
        due(*payments), kind=RateKind.VARIABLE, adjusted_every=Fraction(every), rate_years=Fraction(every)
    )


def test_a_rate_adjusted_within_a_year_is_compared_by_its_interval() -> None:
    quarter, year = Yield(Fraction(1, 4), Fraction(2)), Yield(Fraction(1), Fraction(3))
    loan = replace(variable("1/4"), yields=(quarter, year, SEVEN))
    assert (found(loan).comparison, found(loan).government) == (Comparison.ADJUSTMENT, Fraction(2))
    assert found(replace(loan, adjusted_every=Fraction(1))).government == 3
    equally_close = replace(loan, adjusted_every=Fraction(5, 8))
    assert found(equally_close).government == 2  # the lower of two equally close, against the producer


def test_a_rate_adjusted_more_rarely_is_compared_by_what_is_paid_and_owed_in_its_period() -> None:
    loan = variable("3", ("1", 500), ("2", 700))
    one = found(replace(loan, principal=Fraction(2500), yields=(Yield(Fraction(2), Fraction(4)), SEVEN)))
    assert (one.weighted, one.maturity) == (Fraction(5800), Fraction("2.3"))
    assert one.comparison is Comparison.INTERPOLATED


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        (date(2021, 1, 1), date(2022, 1, 1), "1"),
        (date(2021, 1, 1), date(2021, 7, 2), "182/365"),
        (date(2024, 1, 1), date(2024, 7, 2), "183/366"),
        (date(2020, 2, 29), date(2021, 3, 1), "1"),
        (date(2020, 2, 29), date(2021, 2, 28), "365/366"),
        (date(2020, 2, 29), date(2024, 2, 29), "4"),
        (date(2021, 5, 5), date(2021, 5, 5), "0"),
    ],
)
def test_portions_of_a_year_are_days_over_the_days_of_that_year(first: date, last: date, years: str) -> None:
    assert years_between(first, last) == Fraction(years)


def test_without_a_margin_in_force_nothing_is_compared() -> None:
    with pytest.raises(RvcError, match="non-allowable interest"):
        interest_law(law(), date(2020, 6, 30))
    with pytest.raises(RvcError, match="non-allowable interest"):
        interest_law(replace(law(), thresholds={}), DAY)


def test_the_law_names_where_each_governments_rate_is_published() -> None:
    often = variable("1/12")
    assert "Treasury bills" in published("US", often, LAW)
    assert "constant maturities" in published(
        "US", variable("1"), LAW
    )  # at a year it is no longer "less than"
    assert "3 Year" in published("CA", SIX_YEARS, LAW)
    assert "Certificados" in published("MX", often, LAW)
    assert published("", SIX_YEARS, LAW) == ""
