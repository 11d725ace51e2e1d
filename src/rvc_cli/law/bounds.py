"""An amount of which only the ends may be known."""

from collections.abc import Iterable
from typing import NamedTuple

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.lots import ZERO


class Bounds(NamedTuple):
    """The least and the most an amount can be; ``high`` None: nothing bounds it from above."""

    low: Fraction
    high: Fraction | None

    def plus(self, other: "Bounds") -> "Bounds":
        """Both together."""
        high = None if self.high is None or other.high is None else self.high + other.high
        return Bounds(self.low + other.low, high)

    def if_so(self, so: bool | None) -> "Bounds":
        """This where something is so, nothing where it is not, either where it is not known."""
        if so:
            return self
        return Bounds(ZERO, self.high if so is None else ZERO)


NOTHING = Bounds(ZERO, ZERO)
UNKNOWN = Bounds(ZERO, None)


def known(amount: Fraction | None) -> Bounds:
    """An amount that is stated; None is unknown, never 0."""
    return UNKNOWN if amount is None else Bounds(amount, amount)


def total(several: Iterable[Bounds]) -> Bounds:
    """All of them together."""
    found = NOTHING
    for one in several:
        found = found.plus(one)
    return found
