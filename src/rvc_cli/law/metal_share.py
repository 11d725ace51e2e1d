"""The share of originating purchases of one metal, at both ends of what is known (s. 17(1))."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.findings import Figure, Need
from rvc_cli.facts.lots import ZERO
from rvc_cli.facts.metals import MetalPurchase, PurchaseTable, PurchaseTotals
from rvc_cli.law.amounts import HUNDRED, ONE
from rvc_cli.law.metal_purchases import Left, MetalTest, Weighed, weigh


class Sums(Struct, frozen=True):
    """Purchases of originating goods, and all others that count."""

    originating: Fraction = ZERO
    other: Fraction = ZERO

    @property
    def total(self) -> Fraction:
        """All purchases that count."""
        return self.originating + self.other

    def moved(self, before: Fraction, after: Fraction) -> "Sums":
        """With one purchase counted otherwise; amounts are negative where they do not originate."""
        return Sums(
            self.originating - max(before, ZERO) + max(after, ZERO),
            self.other - max(-before, ZERO) + max(-after, ZERO),
        )


class Share(Struct, frozen=True):
    """Both ends of a share, the facts that keep them apart, most points first, and what does not count and why.

    ``by_metal_value``: parts that count with the value of their metal; ``taken_for_vehicles``: whether every purchase
    was taken to be for vehicles because the table does not tell.
    """

    low: Sums
    high: Sums
    needed: tuple[Need, ...] = ()
    left: tuple[tuple[Left, int], ...] = ()
    by_metal_value: int = 0
    taken_for_vehicles: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing counts, whatever the open facts are."""
        return not self.low.total and not self.high.total


def of_totals(totals: PurchaseTotals, test: MetalTest) -> Share:
    """The share of sums. Where steel must have been melted and poured here, sums that do not say that all of what
    originates was leave open how much (s. 17(5)(b))."""
    high = Sums(totals.originating, totals.total - totals.originating)
    if not test.melted_and_poured or totals.melted_and_poured or not totals.originating:
        return Share(high, high)
    low = Sums(ZERO, totals.total)
    need = Need(f"[{test.metal}] originating", None, _points(low, high), "melted_and_poured")
    return Share(low, high, (need,))


@lru_cache(maxsize=64)
def of_table(table: PurchaseTable, test: MetalTest) -> Share:
    """The share of the purchases of a table. One table serves all vehicles of a producer, and is weighed once."""
    weighed = [(one, weigh(one, table, test)) for one in table.purchases]
    low, high = _sum(one.low for _, one in weighed), _sum(one.high for _, one in weighed)
    needed = [_need(one, found, table, low) for one, found in weighed if found.low != found.high]
    needed.sort(key=lambda one: (-one.points, one.part_number, one.line or 0))
    left = Counter(found.left for _, found in weighed if found.left)
    return Share(
        low=low,
        high=high,
        needed=tuple(needed),
        left=tuple((why, left[why]) for why in Left if left[why]),
        by_metal_value=sum(found.by_metal_value for _, found in weighed),
        taken_for_vehicles=not table.tells_use,
    )


def figure(sums: Sums, empty: Fraction) -> Figure:
    """One end as base, what does not originate, and share; ``empty`` where nothing counts at this end."""
    return Figure(sums.total, sums.other, sums.originating / sums.total if sums.total else empty)


def _sum(amounts: Iterable[Fraction]) -> Sums:
    listed = list(amounts)
    return Sums(
        sum((one for one in listed if one > 0), ZERO),
        sum((-one for one in listed if one < 0), ZERO),
    )


def _need(one: MetalPurchase, found: Weighed, table: PurchaseTable, low: Sums) -> Need:
    """What a purchase lacks, and the points that hang on it with all others at their worst."""
    points = _points(low, low.moved(found.low, found.high))
    return Need(one.material, None, points, f"{', '.join(found.open)} ({table.name})", one.line)


def _points(low: Sums, high: Sums) -> Fraction:
    return (figure(high, ZERO).share - figure(low, ZERO).share) * HUNDRED


def ends(share: Share) -> tuple[Figure, Figure]:
    """Both ends as figures: with nothing to count the worst is none of it, the best all."""
    return figure(share.low, ZERO), figure(share.high, ONE)
