"""Exact rational numbers: money and shares alike, never rounded.

A price unit of 3 has no finite decimal, so money is rational too wherever it is added up. A compiled ``Fraction`` would
be faster; the one there is (quicktions 1.24) overwrites the string that Python shares for NUL when it reads one digit.
"""

from decimal import Decimal
from fractions import Fraction

__all__ = ["Fraction", "of_text"]


def of_text(text: str) -> Fraction:
    """The number that a plain decimal in ASCII digits names."""
    return Fraction(Decimal(text))
