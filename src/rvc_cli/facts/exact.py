"""Exact rational numbers: money and shares alike, never rounded.

``quicktions`` is the standard library's ``Fraction`` compiled: the same values, the same hashes, several times as fast.
A price unit of 3 has no finite decimal, so money is rational too wherever it is added up.
"""

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction
else:
    from quicktions import Fraction

__all__ = ["Fraction", "of_text"]


def of_text(text: str) -> Fraction:
    """The number that a plain decimal in ASCII digits names.

    Never ``Fraction(text)``: of a text of one digit quicktions 1.24 overwrites the string that Python shares for NUL.
    """
    return Fraction(Decimal(text))
