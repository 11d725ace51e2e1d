"""Rounding, where the law or a producer's own system rounds: to the nearest, the midpoint upward."""

from rvc_cli.facts.exact import Fraction


def rounded(value: Fraction, decimals: int | None) -> Fraction:
    """``value`` to so many decimals, a midpoint to the greater number; None leaves it as it is."""
    if decimals is None:
        return value
    scale = 10**decimals
    return Fraction((2 * value.numerator * scale + value.denominator) // (2 * value.denominator), scale)
