"""The two formulas of s. 18(6) without their credits: high-wage material, labor and transport as shares of a base."""

from typing import NamedTuple

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.lots import ZERO
from rvc_cli.law.amounts import ONE
from rvc_cli.law.bounds import Bounds
from rvc_cli.law.labor_materials import HighWage, Pair


class Parts(NamedTuple):
    """One end of a formula: its base (None: no upper bound of it is known) and shares of one of it.

    ``share`` is that of material, labor and transport together; where one of them is not known it is not their sum.
    """

    base: Fraction | None
    material: Fraction = ZERO
    labor: Fraction = ZERO
    transport: Fraction = ZERO
    share: Fraction = ZERO


class Spent(NamedTuple):
    """High-wage labor in the assembly of the vehicle, and high-wage transport (s. 18(3)(b), (c))."""

    labor: Bounds
    transport: Bounds

    @property
    def known(self) -> bool:
        """Whether neither is open upward."""
        return self.labor.high is not None and self.transport.high is not None

    @property
    def most(self) -> tuple[Fraction, Fraction]:
        """Both at their most, as far as they are known."""
        return self.labor.high or ZERO, self.transport.high or ZERO


def by_net_cost(
    materials: HighWage, stated: Fraction | None, spent: Spent, costs_given: bool
) -> tuple[Parts, Parts]:
    """(HWLC + HWM) / NC at its worst and at its best (s. 18(6)(a)); ``stated``: HWM where it is given as a sum.

    Net cost stands below the line: the worst takes it at its most, and without stated costs nothing is known of that.
    Then what is spent on labor and transport is part of the costs that were not stated.
    """
    least, most = materials.cost
    low = Parts(None)
    if costs_given:
        worst = materials.least(sum(_least(spent), ZERO)) if stated is None else Pair(stated, most)
        low = _of(worst.counted, *_least(spent), base=worst.cost)
    more = sum(spent.most, ZERO)
    unstated = ZERO if costs_given else more
    best = materials.most(more, unstated) if stated is None else Pair(stated, least)
    return low, _opened(_of(best.counted, *spent.most, base=best.cost + unstated), spent)


def by_annual_purchases(bought: Bounds, everything: Fraction | None, spent: Spent) -> tuple[Parts, Parts]:
    """(APV + HWLC) / (TAPV + HWLC), labor in both or in neither as the producer chooses (s. 18(6)(b)).

    Transport stands above the line only: the total is of parts and materials (s. 12).
    """
    if everything is None:
        return Parts(None), Parts(bought.low, material=ONE, share=ONE)
    low = _better(bought.low, *_least(spent), everything)
    if bought.high is None:
        return low, Parts(everything, material=ONE, share=ONE)
    return low, _opened(_better(bought.high, *spent.most, everything), spent)


def _better(bought: Fraction, labor: Fraction, transport: Fraction, everything: Fraction) -> Parts:
    """With labor above and below the line, or without it: the greater share; of no purchases there is none."""
    if everything <= 0:
        return Parts(everything)
    without = _of(bought, ZERO, transport, base=everything)
    return max(without, _of(bought, labor, transport, base=everything + labor), key=lambda one: one.share)


def _of(material: Fraction, labor: Fraction, transport: Fraction, base: Fraction) -> Parts:
    """Amounts as shares of a base; of a base of nothing there are none."""
    if base <= 0:
        return Parts(base)
    together = (material + labor + transport) / base
    return Parts(base, material / base, labor / base, transport / base, together)


def _least(spent: Spent) -> tuple[Fraction, Fraction]:
    return spent.labor.low, spent.transport.low


def _opened(parts: Parts, spent: Spent) -> Parts:
    """The best end where labor or transport is not known: up to the whole of the base."""
    if spent.known:
        return parts
    left = max(ONE - parts.material, ZERO)
    return parts._replace(
        labor=left if spent.labor.high is None else parts.labor,
        transport=left if spent.transport.high is None else parts.transport,
        share=max(ONE, parts.share),
    )
