"""Amounts in an answer: what is printed adds up to the verdict beside it."""

import re
from fractions import Fraction
from pathlib import Path

import pytest
import report_goods as goods
from hypothesis import given
from hypothesis import strategies as st

from building import ask, row, write
from rvc_cli.facts.findings import Report, Weight
from rvc_cli.facts.outcome import Outcome
from rvc_cli.report.numbers import ELLIPSIS, money, point_under_point
from rvc_cli.report.paper import Paper
from rvc_cli.report.table import answer

AMOUNTS = st.fractions(min_value=0, max_value=10**12, max_denominator=10**8)


def lines(report: Report, width: int = 80, encoding: str = "utf-8") -> list[str]:
    """The whole answer."""
    return [line.plain for line in answer(report, Paper(width, encoding))]


@given(AMOUNTS)
def test_an_amount_is_exact_or_ends_in_the_sign_that_more_follows(amount: Fraction) -> None:
    said = money(amount)
    shown = Fraction(said.removesuffix(ELLIPSIS).replace(",", ""))
    if said.endswith(ELLIPSIS):
        assert 0 < amount - shown < Fraction(1, 100)
        assert (amount * 10**4).denominator > 1
    else:
        assert shown == amount


@given(AMOUNTS)
def test_an_amount_never_has_three_decimals_which_a_point_between_thousands_would_make_whole(
    amount: Fraction,
) -> None:
    assert re.fullmatch(r"\d{1,3}(,\d{3})*\.(\d\d…?|\d{4})", money(amount))


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (Fraction("25.001"), "25.0010"),
        (Fraction("1234.5"), "1,234.50"),
        (Fraction("0.0001"), "0.0001"),
        (Fraction("0.00001"), "0.00…"),
        (Fraction(100, 9), "11.11…"),
        (Fraction(-100, 9), "-11.11…"),
        (Fraction("-25.001"), "-25.0010"),
        (Fraction(0), "0.00"),
    ],
)
def test_amounts_are_shown_as_they_are(amount: Fraction, said: str) -> None:
    assert money(amount) == said


def test_points_stand_under_each_other_whatever_follows_the_number() -> None:
    cells = point_under_point(["11.11…", "3,333.00", "25.0010", "80.22 % or more", "—"])
    width = max(map(len, cells))
    assert len({cell.rjust(width).index(".") for cell in cells[:-1]}) == 1
    assert cells[-1] == "—"


def test_a_third_of_a_price_adds_up_to_the_percentage_beside_it(tmp_path: Path) -> None:
    rows = [
        row("A", 100, price_unit=3, origin="US", originating="yes"),
        row("B", 100, price_unit=9, origin="CN", originating="no"),
    ]
    said = lines(ask(write(tmp_path, rows, {"class": "passenger-vehicle"}, cost={"labor": 0})))
    assert said[0] == "✓ MET: RVC 75.00 %, 75 % required, 0.00 points and USD 0.00 to spare"
    assert " ".join(line.strip() for line in said[1:3]) == (
        "Non-originating value is USD 11.11… in a net cost of USD 44.44… (…: cut after two decimals)"
    )
    assert "Exactly at the limit" in said[3]
    heaviest = said.index("Heaviest non-originating lines")
    assert said[heaviest + 2].split() == ["B", "3", "CN", "11.11…", "25.00"]
    assert said[heaviest + 3] == "  …: cut after two decimals"


def test_a_tenth_of_a_cent_is_shown_and_not_made_a_cent(tmp_path: Path) -> None:
    rows = [
        row("A", "74.999", origin="US", originating="yes"),
        row("B", "25.001", origin="CN", originating="no"),
    ]
    said = lines(ask(write(tmp_path, rows, {"class": "passenger-vehicle"}, cost={"labor": 0})))
    assert said[0] == "✗ NOT MET: RVC 74.99 %, 75 % required, 0.01 points and USD 0.01 short"
    assert said[1] == "  Non-originating value is USD 25.0010 in a net cost of USD 100.00"
    assert said[2] == "  USD 0.01 of non-originating value must go at the same net cost"
    assert not any("cut after" in line for line in said)


def test_the_points_of_a_line_are_cut_like_all_others() -> None:
    weights = (Weight("A", 4, "CN", Fraction(40, 3), Fraction(40, 3)),)
    said = lines(goods.report(goods.met(heaviest=weights)))
    assert any(line.split()[-2:] == ["13.33…", "13.33"] for line in said)


def test_an_output_that_is_not_utf_8_gets_the_same_words_and_its_points_in_one_column() -> None:
    weights = (
        Weight("A", 4, "CN", Fraction(40, 3), Fraction(1)),
        Weight("B", 5, "CN", Fraction(4), Fraction(1)),
    )
    said = lines(goods.report(goods.met(heaviest=weights)), encoding="ascii")
    third, four = (next(line for line in said if amount in line) for amount in ("13.33...", " 4.00 "))
    assert third.index("13.33") + 2 == four.index("4.00") + 1
    assert "  ...: cut after two decimals" in said


def test_what_must_go_is_rounded_up_and_what_may_come_is_cut() -> None:
    over = goods.assessment(goods.finding(goods.figure(100, Fraction("25.001")), outcome=Outcome.NOT_MET))
    assert lines(goods.report(over))[2] == (
        "  USD 0.01 of non-originating value must go at the same net cost"
    )
    under = goods.assessment(goods.finding(goods.figure(100, Fraction("24.9901"))))
    assert lines(goods.report(under))[2] == (
        "  USD 0.009 more of non-originating value may still come at the same net cost"
    )
