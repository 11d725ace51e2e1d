"""Numbers in words: exact where exactness is promised, and never better than they are."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rvc_cli.report.numbers import (
    aligned,
    at_least,
    at_most,
    cut,
    digits,
    grouped,
    percent,
    plain,
    ratio,
    shown_percent,
)

SHARES = st.fractions(min_value=-3, max_value=1)
AMOUNTS = st.fractions(min_value=-(10**14), max_value=10**14)


@given(SHARES)
def test_a_shown_percentage_is_never_above_the_exact_one_and_less_than_a_hundredth_below(
    share: Fraction,
) -> None:
    assert 0 <= share * 100 - Fraction(shown_percent(share)) < Fraction(1, 100)


@given(SHARES)
def test_a_percentage_in_json_is_never_above_the_exact_one_and_less_than_a_ten_thousandth_below(
    share: Fraction,
) -> None:
    assert 0 <= share * 100 - Fraction(percent(share)) < Fraction(1, 10000)


@given(AMOUNTS)
def test_money_in_json_reads_back_as_exactly_the_same_amount(amount: Fraction) -> None:
    assert Fraction(plain(amount)) == amount
    assert re.fullmatch(r"-?\d+(\.\d*[1-9]|/\d+)?", plain(amount))


@given(st.decimals(min_value=0, max_value=10**10, places=8))
def test_a_finite_decimal_is_written_as_one(amount: Decimal) -> None:
    assert "/" not in plain(amount)


@given(AMOUNTS)
def test_what_may_come_is_cut_down_and_what_must_go_is_rounded_up(amount: Fraction) -> None:
    below, above = Fraction(at_most(amount).replace(",", "")), Fraction(at_least(amount).replace(",", ""))
    assert 0 <= amount - below < Fraction(1, 100)
    assert 0 <= above - amount < Fraction(1, 100)


@given(st.integers(min_value=0, max_value=10**40))
def test_thousands_are_grouped_as_python_groups_them(whole: int) -> None:
    assert grouped(str(whole)) == f"{whole:,}"


@pytest.mark.parametrize(
    ("share", "shown", "exact"),
    [
        (Fraction(23, 30), "76.66", "76.6666"),
        (Fraction(19, 24), "79.16", "79.1666"),
        (Fraction(749996, 10**6), "74.99", "74.9996"),
        (Fraction(3, 4), "75.00", "75"),
        (Fraction(1), "100.00", "100"),
        (Fraction(0), "0.00", "0"),
        (Fraction(-1, 3), "-33.34", "-33.3334"),
        (Fraction(-1, 10**9), "-0.01", "-0.0001"),
    ],
)
def test_shares_are_cut_toward_the_worse(share: Fraction, shown: str, exact: str) -> None:
    assert (shown_percent(share), percent(share)) == (shown, exact)


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (Fraction(24000), "24000"),
        (Fraction("5061.760"), "5061.76"),
        (Fraction(10, 3), "10/3"),
        (Fraction(-10, 3), "-10/3"),
        (Fraction(1, 2**8), "0.00390625"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(10**30), "1" + "0" * 30),
    ],
)
def test_money_in_json_has_no_exponent_and_no_trailing_zeros(amount: Fraction, said: str) -> None:
    assert plain(amount) == said


def test_small_room_is_shown_with_as_many_decimals_as_show_it() -> None:
    assert [at_most(Fraction(one)) for one in ("0.0004", "0.009", "0.01", "1234.5678", "0")] == [
        "0.0004",
        "0.009",
        "0.01",
        "1,234.56",
        "0.00",
    ]


def test_a_fraction_of_a_cent_too_much_must_go_as_a_whole_cent() -> None:
    assert at_least(Fraction(1, 10**8)) == "0.01"


def test_numbers_of_ten_thousand_digits_are_written_like_any_other() -> None:
    huge = 7 * 10**10000 + 3
    assert digits(huge) == "7" + "0" * 9999 + "3"
    share = Fraction(huge, huge + 2)
    assert ratio(share).count("/") == 1
    assert (percent(share), cut(Fraction(huge))[:3]) == ("99.9999", "700")
    assert plain(Fraction(huge, 10**8)).endswith(".00000003")


def test_points_stand_under_each_other_when_set_flush_right() -> None:
    assert aligned(["75", "62.5", "41.25"]) == ["75   ", "62.5 ", "41.25"]
