"""Regional value content as arithmetic: exact sums, shares, and the ends of what is not known.

A share is compared by cross-multiplication: (base - vnm) / base >= p exactly when (1 - p) * base - vnm >= 0.
The left side is a sum over materials, so every choice about one material can be weighed alone at ``1 - p``,
called ``slope`` here; that is what makes each end of an interval exact. Within a material that enters with no VNM
only cost counts: there the slope is None.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.findings import Figure
from rvc_cli.facts.lots import ZERO

ONE = Fraction(1)
HUNDRED = Fraction(100)
Slope = Fraction | None


class Amounts(Struct, frozen=True, gc=False):
    """Net cost and VNM of something, per unit; ``excluded`` is what was subtracted inside the net cost,
    ``added`` the costs other than materials inside it, ``given`` whether any were stated."""

    net_cost: Fraction = ZERO
    vnm: Fraction = ZERO
    excluded: Fraction = ZERO
    added: Fraction = ZERO
    given: bool = False

    def plus(self, other: "Amounts", times: Fraction = ONE) -> "Amounts":
        """This and ``times`` the other."""
        once = times == 1
        return Amounts(
            self.net_cost + (other.net_cost if once else other.net_cost * times),
            self.vnm + (other.vnm if once else other.vnm * times) if other.vnm else self.vnm,
            self.excluded + other.excluded * times if other.excluded else self.excluded,
            self.added + other.added * times if other.added else self.added,
            self.given or other.given,
        )

    @property
    def total_cost(self) -> Fraction:
        """Total cost: net cost with the excluded costs put back (s. 1(1), 8(8))."""
        return self.net_cost + self.excluded if self.excluded else self.net_cost

    @property
    def rolled(self) -> "Amounts":
        """A designated material: its total cost, excluded costs within it no longer subtracted (s. 8(8), 7(13)(b))."""
        return Amounts(net_cost=self.total_cost, added=self.added, given=self.given)

    def weight(self, slope: Slope) -> Fraction:
        """(1 - p) * net cost - VNM: not below zero exactly when the share reaches p. Total cost without a slope."""
        return self.total_cost if slope is None else slope * self.net_cost - self.vnm

    def reaches(self, slope: Fraction) -> bool:
        """Whether the weight at a slope is not below zero."""
        return self.vnm <= slope * self.net_cost


class Ends(Struct, frozen=True, gc=False):
    """The worst and the best that the unknown facts allow."""

    low: Amounts
    high: Amounts

    def plus(self, other: "Ends", times: Fraction = ONE) -> "Ends":
        """This and ``times`` the other, end by end.

        Most rows differ in nothing but VNM, if at all: costs that are one object at both ends are added once, and
        their sum is one object again.
        """
        low = self.low.plus(other.low, times)
        if not (_cost_alike(self) and _cost_alike(other)):
            return Ends(low, self.high.plus(other.high, times))
        if self.low.vnm is self.high.vnm and other.low.vnm is other.high.vnm:
            return Ends(low, low)
        vnm = self.high.vnm
        if other.high.vnm:
            vnm += other.high.vnm if times == 1 else other.high.vnm * times
        return Ends(low, replace(low, vnm=vnm))


def _cost_alike(ends: Ends) -> bool:
    """Whether all but VNM is known to be the same at both ends."""
    low, high = ends.low, ends.high
    return (
        low.net_cost is high.net_cost
        and low.excluded is high.excluded
        and low.added is high.added
        and low.given == high.given
    )


def worst(cases: Iterable[Amounts], slope: Slope) -> Amounts:
    """The case that counts least towards the requirement."""
    return min(cases, key=lambda case: case.weight(slope))


def best(cases: Iterable[Amounts], slope: Slope) -> Amounts:
    """The case that counts most towards the requirement."""
    return max(cases, key=lambda case: case.weight(slope))


def share(base: Fraction, vnm: Fraction) -> Fraction:
    """Regional value content as a share of one: (base - VNM) / base (s. 7(2), 7(3)). ``base`` must not be zero."""
    return (base - vnm) / base


def figure(base: Fraction, vnm: Fraction) -> Figure:
    """One end of a share of ``base``; none of it where there is nothing to share."""
    return Figure(base, vnm, share(base, vnm) if base > 0 else ZERO)


@lru_cache(maxsize=256)
def slope_for(percent: Decimal) -> Fraction:
    """1 - p for a percentage p."""
    return ONE - Fraction(percent) / HUNDRED


def settle(at: Callable[[Fraction], Amounts]) -> Amounts:
    """The amounts whose own ratio VNM / net cost is the slope at which they were weighed.

    ``at`` gives the weighed-out amounts for a slope; their weight rises with it, so there is one such slope.
    Newton's steps on a piecewise linear function end after as many steps as it has pieces.
    """
    found = at(ZERO)
    seen: set[Fraction] = set()
    while found.net_cost > 0:
        slope = found.vnm / found.net_cost
        if slope in seen:
            break
        seen.add(slope)
        found = at(slope)
    return found
