"""Exact rational numbers: money and shares alike, never rounded.

A price unit of 3 has no finite decimal, so money is rational too wherever it is added up.
"""

from collections.abc import Iterable
from decimal import Decimal
from math import lcm
from typing import TYPE_CHECKING

from rvc_cli.facts.rational import of_lowest

if TYPE_CHECKING:
    from fractions import Fraction
else:
    from rvc_cli.facts.rational import Fraction  # the same to a type checker, and faster

__all__ = ["Fraction", "in_order", "of_decimal", "of_text", "total"]


def of_decimal(amount: Decimal) -> Fraction:
    """The number that a decimal is."""
    return of_lowest(*amount.as_integer_ratio())


def of_text(text: str) -> Fraction:
    """The number that a plain decimal in ASCII digits names."""
    return Fraction(Decimal(text))


def in_order(amount: Fraction) -> tuple[int, Fraction]:
    """A key that sorts as ``amount`` does, most often by comparing two integers.

    Rounding down to whole 2**-64ths keeps the order of what it tells apart; where it does not, ``amount`` itself does.
    """
    return (amount.numerator << 64) // amount.denominator, amount


def total(amounts: Iterable[Fraction]) -> Fraction:
    """Their sum, brought to lowest terms once; ``above / below`` is the sum of those that have been added."""
    above, below = 0, 1
    for one in amounts:
        its = one.denominator
        if below % its:
            common = lcm(below, its)
            above, below = above * (common // below), common
        above += one.numerator * (below // its)
    return Fraction(above, below)
