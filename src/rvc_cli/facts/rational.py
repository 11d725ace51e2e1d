"""The standard library's ``Fraction`` with its commonest operations worked on two integers directly.

A tree of 100,000 lines adds, multiplies and compares a million times; what the standard library spends on asking of
which kind both sides are is most of that. Values, hashes and all that is not written here are the standard library's.
Every instance is in lowest terms with a denominator above zero, as there.
"""

from decimal import Decimal
from fractions import Fraction as Rational
from math import gcd
from typing import Any, final

_blank = object.__new__


@final
class Fraction(Rational):
    """An exact rational number."""

    __slots__ = ()
    _numerator: int
    _denominator: int
    numerator = Rational._numerator  # type: ignore[attr-defined]  # read where they are kept, by no function
    denominator = Rational._denominator  # type: ignore[attr-defined]

    def __new__(cls, numerator: object = 0, denominator: object = None) -> "Fraction":
        """From what the standard library makes one of; a decimal and an integer are in lowest terms already."""
        if denominator is None:
            if type(numerator) is Decimal:
                return of_lowest(*numerator.as_integer_ratio())
            if type(numerator) is int:
                return of_lowest(numerator, 1)
        elif type(numerator) is int and type(denominator) is int and denominator > 0:
            return _lowest(numerator, denominator)
        return super().__new__(cls, numerator, denominator)  # type: ignore[call-overload, no-any-return]

    def __add__(self, other: Any) -> Any:
        if type(other) is Fraction:
            above, below, its = self._numerator, self._denominator, other._denominator
            if not above:
                return other
            if below == its:
                above += other._numerator
            else:
                above, below = above * its + other._numerator * below, below * its
            return _lowest(above, below)
        return Rational.__add__(self, other)

    def __sub__(self, other: Any) -> Any:
        if type(other) is Fraction:
            above, below, its = other._numerator, self._denominator, other._denominator
            if not above:
                return self
            if below == its:
                return _lowest(self._numerator - above, below)
            return _lowest(self._numerator * its - above * below, below * its)
        return Rational.__sub__(self, other)

    def __mul__(self, other: Any) -> Any:
        if type(other) is Fraction:
            above, below = other._numerator, other._denominator
            if above == below:  # most assemblies stand once in what they stand in
                return self
            return _lowest(self._numerator * above, self._denominator * below)
        return Rational.__mul__(self, other)

    def __truediv__(self, other: Any) -> Any:
        if type(other) is Fraction and other._numerator > 0:
            return _lowest(self._numerator * other._denominator, self._denominator * other._numerator)
        return Rational.__truediv__(self, other)

    def __neg__(self) -> "Fraction":
        return of_lowest(-self._numerator, self._denominator)

    def __bool__(self) -> bool:
        return self._numerator != 0

    def __eq__(self, other: object) -> bool:
        if type(other) is Fraction:
            return self._numerator == other._numerator and self._denominator == other._denominator
        if type(other) is int:
            return self._numerator == other and self._denominator == 1
        return Rational.__eq__(self, other)

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(self._numerator) if self._denominator == 1 else Rational.__hash__(self)

    def __lt__(self, other: Any) -> bool:
        if type(other) is Fraction:
            return self._numerator * other._denominator < other._numerator * self._denominator
        if type(other) is int:
            return self._numerator < other * self._denominator
        return Rational.__lt__(self, other)

    def __le__(self, other: Any) -> bool:
        if type(other) is Fraction:
            return self._numerator * other._denominator <= other._numerator * self._denominator
        if type(other) is int:
            return self._numerator <= other * self._denominator
        return Rational.__le__(self, other)

    def __gt__(self, other: Any) -> bool:
        if type(other) is Fraction:
            return self._numerator * other._denominator > other._numerator * self._denominator
        if type(other) is int:
            return self._numerator > other * self._denominator
        return Rational.__gt__(self, other)

    def __ge__(self, other: Any) -> bool:
        if type(other) is Fraction:
            return self._numerator * other._denominator >= other._numerator * self._denominator
        if type(other) is int:
            return self._numerator >= other * self._denominator
        return Rational.__ge__(self, other)


def of_lowest(numerator: int, denominator: int) -> Fraction:
    """Two integers without a common divisor, the denominator above zero."""
    made = _blank(Fraction)
    made._numerator = numerator
    made._denominator = denominator
    return made


def _lowest(numerator: int, denominator: int) -> Fraction:
    """Any two integers, the denominator above zero."""
    common = gcd(numerator, denominator)
    if common != 1:
        numerator, denominator = numerator // common, denominator // common
    made = _blank(Fraction)
    made._numerator = numerator
    made._denominator = denominator
    return made
