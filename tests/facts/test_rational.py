"""The rationals that everything is counted with are the standard library's, value by value."""

import copy
import operator
import pickle
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction as Rational
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rvc_cli.facts import exact

integers = st.integers(-(10**30), 10**30) | st.integers(-20, 20)
rationals = st.builds(Rational, integers, integers.filter(bool))
numbers = rationals | integers
OPERATIONS: tuple[Callable[..., Any], ...] = (
    operator.add,
    operator.sub,
    operator.mul,
    operator.truediv,
    operator.floordiv,
    operator.mod,
    operator.eq,
    operator.ne,
    operator.lt,
    operator.le,
    operator.gt,
    operator.ge,
)


def held(number: Rational | int) -> object:
    """The same number as this program holds it; an integer stays one."""
    return number if isinstance(number, int) else exact.Fraction(number.numerator, number.denominator)


def worked(operation: Callable[..., Any], one: object, other: object) -> object:
    """What comes out, or that nothing is divided by zero."""
    try:
        return operation(one, other)
    except ZeroDivisionError:
        return "divided by zero"


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: str(one.__name__))
@given(one=numbers, other=numbers)
@example(one=Rational(1, 3), other=Rational(-1, 3))
@example(one=Rational(0), other=Rational(0))
@example(one=Rational(1, 6), other=Rational(-5, 6))
def test_every_operation_gives_what_the_standard_library_gives(
    operation: Callable[..., Any], one: Rational | int, other: Rational | int
) -> None:
    expected = worked(operation, one, other)
    for mine, its in (
        (held(one), held(other)),
        (held(one), other),
        (one, held(other)),
    ):
        found = worked(operation, mine, its)
        assert found == expected
        assert hash(found) == hash(expected)
        assert str(found) == str(expected)


@given(rationals)
def test_a_rational_is_in_lowest_terms_and_keeps_its_value(number: Rational) -> None:
    mine = exact.Fraction(number.numerator * 6, number.denominator * 6)
    assert (mine.numerator, mine.denominator) == (number.numerator, number.denominator)
    assert mine == number
    assert hash(mine) == hash(number)
    assert repr(mine) == repr(number)
    assert (str(-mine), str(abs(mine)), bool(mine)) == (str(-number), str(abs(number)), bool(number))
    assert pickle.loads(pickle.dumps(mine)) == copy.deepcopy(mine) == number


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_decimal_keeps_its_value(number: Decimal) -> None:
    mine = exact.Fraction(number)
    assert (mine.numerator, mine.denominator) == number.as_integer_ratio()
    assert mine.denominator > 0


@given(integers)
def test_an_integer_keeps_its_value(number: int) -> None:
    mine = exact.Fraction(number)
    assert (mine.numerator, mine.denominator) == (number, 1)
    assert hash(mine) == hash(number)


@pytest.mark.parametrize("word", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused(word: str) -> None:
    with pytest.raises((ValueError, OverflowError)):
        exact.Fraction(Decimal(word))


@pytest.mark.parametrize("number", range(10))
def test_a_text_of_one_digit_is_read_and_no_shared_text_is_touched(number: int) -> None:
    assert exact.of_text(str(number)) == exact.Fraction(str(number)) == number
    assert b"\0".decode() == chr(0)
    assert ord(chr(0)) == 0


@given(st.lists(rationals, max_size=20))
@example([Rational(1, 100), Rational(1, 50), Rational(97, 100)])
def test_a_total_is_the_sum_one_by_one(numbers: list[Rational]) -> None:
    mine = exact.total(exact.Fraction(one.numerator, one.denominator) for one in numbers)
    assert (mine, mine.numerator, mine.denominator) == (
        sum(numbers),
        sum(numbers, Rational(0)).numerator,
        sum(numbers, Rational(0)).denominator,
    )


@given(st.lists(rationals, max_size=20))
@example([Rational(1, 2**70), Rational(1, 2**71), Rational(0)])
@example([Rational(-1, 2**70), Rational(-1, 2**71), Rational(0)])
def test_amounts_sort_by_their_key_as_by_themselves(numbers: list[Rational]) -> None:
    mine = [exact.Fraction(one.numerator, one.denominator) for one in numbers]
    assert sorted(mine, key=exact.in_order) == sorted(numbers)
