"""What one purchase counts for in the test of one metal: at its value, at that of its metal, or not at all.

An amount that originates is positive, one that does not negative, a purchase that does not count is 0. More of the
former and less of the latter never lower a share, so that the worst and the best of a purchase are its least and its
most, whatever the others are.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.lots import ZERO
from rvc_cli.facts.metals import Metal, MetalPurchase, PurchasedFor, PurchaseTable
from rvc_cli.facts.rules import MetalRow, dotted
from rvc_cli.law.metal_periods import Window, made_within

FOR_VEHICLES = frozenset({PurchasedFor.VEHICLES, PurchasedFor.STAMPINGS, PurchasedFor.DIRECTED_BUY})


class Left(StrEnum):
    """Why a purchase does not count."""

    PERIOD = "outside the period"
    USE = "for other uses (s. 17(4), Table S)"
    NOT_LISTED = "not in Table S for this metal"


class MetalTest(Struct, frozen=True):
    """What the purchases of one metal are put to: the goods of Table S, the period, and whether steel must have been
    melted and poured in the territory."""

    metal: Metal
    listed: tuple[MetalRow, ...]
    window: Window | None
    melted_and_poured: bool


class Weighed(Struct, frozen=True):
    """A purchase at its worst and at its best; ``open``: the facts that keep the two apart; ``left``: why it is out."""

    low: Fraction
    high: Fraction
    by_metal_value: bool
    open: tuple[str, ...]
    left: Left | None


def weigh(one: MetalPurchase, table: PurchaseTable, test: MetalTest) -> Weighed:
    """What a purchase counts for, over all that is not known of it (s. 17(1) to (5))."""
    goods, parts = _as_goods(one, test), _as_parts(one, test)
    tests = {
        Left.PERIOD: _made(one, table, test),
        Left.USE: _used(one, table),
        Left.NOT_LISTED: _or(goods, parts),
    }
    left = next((why for why, holds in tests.items() if holds is False), None)
    if left is not None:
        return Weighed(ZERO, ZERO, False, (), left)
    cases = _cases(one, goods, parts, _originates(one, test), counts=_and(tests.values()) is True)
    low, high = min(cases), max(cases)
    known = () if low == high else tuple(_open(one, tests, goods is False, test))
    return Weighed(low, high, parts is True, known, None)


def _cases(
    one: MetalPurchase, goods: bool | None, parts: bool | None, originates: bool | None, counts: bool
) -> list[Fraction]:
    """Everything a purchase may count for: as a good or by its metal, originating or not, or not at all."""
    amounts = (_values(one) if goods is not False else ()) + (
        _metal_values(one) if parts is not False else ()
    )
    cases = [amount for amount in amounts if originates is not False]
    cases += [-amount for amount in amounts if originates is not True]
    return cases if counts else [*cases, ZERO]


def _as_goods(one: MetalPurchase, test: MetalTest) -> bool | None:
    """Whether Table S lists it as a good of this metal, by its code; one that is too short leaves it open, and so
    does none, unless another metal is stated."""
    found = _listed(one.hs_code, (row for row in test.listed if not row.by_metal_value))
    return False if not one.hs_code and one.metal not in {None, test.metal} else found


def _as_parts(one: MetalPurchase, test: MetalTest) -> bool | None:
    """Whether Table S lists it as a stamping of this metal (s. 17(2)): only ``metal`` tells a stamping it describes."""
    found = _listed(one.hs_code, (row for row in test.listed if row.by_metal_value))
    stated = None if one.metal is None else one.metal is test.metal
    return _and((found, stated))


def _listed(code: str, rows: Iterable[MetalRow]) -> bool | None:
    codes = [one for row in rows for one in row.codes]
    if any(one.holds(code) for one in codes):
        return True
    return None if any(one.may_hold(code) for one in codes) else False


def _used(one: MetalPurchase, table: PurchaseTable) -> bool | None:
    """Whether it is for passenger vehicles, light trucks or heavy trucks, or for their major stampings, whoever buys
    it (s. 17(3)); not for other vehicles, tools, dies, moulds (s. 17(4)), or other parts (Table S, note)."""
    if not table.tells_use:
        return True
    return None if one.use is None else one.use in FOR_VEHICLES


def _made(one: MetalPurchase, table: PurchaseTable, test: MetalTest) -> bool | None:
    """Whether it was made in the period (s. 17(7))."""
    return made_within(one.days, test.window) if table.tells_period else True


def _originates(one: MetalPurchase, test: MetalTest) -> bool | None:
    """Whether it is of an originating good (s. 17(5)): steel, where that is asked, melted and poured here as well."""
    return _and((one.originating, one.melted_and_poured)) if test.melted_and_poured else one.originating


def _values(one: MetalPurchase) -> tuple[Fraction, ...]:
    """The value of the good (s. 17(6))."""
    known = one.value if one.value is not None else one.metal_value
    return () if known is None else (known,)


def _metal_values(one: MetalPurchase) -> tuple[Fraction, ...]:
    """The value of the metal in a part only (s. 17(2)); where it is not known, from nothing to that of the part."""
    if one.metal_value is not None:
        return (one.metal_value,)
    return () if one.value is None else (ZERO, one.value)


def _open(
    one: MetalPurchase, tests: Mapping[Left, bool | None], stamping: bool, test: MetalTest
) -> Iterator[str]:
    """The facts that would settle what a purchase counts for; ``stamping``: it is one, if it counts at all."""
    if tests[Left.NOT_LISTED] is None:
        yield _unlisted(one, test)
    if stamping and one.metal_value is None:
        yield "metal_value"
    if tests[Left.USE] is None:
        yield "use"
    if tests[Left.PERIOD] is None:
        yield "period"
    if _originates(one, test) is None:
        if one.originating is None:
            yield "originating"
        if test.melted_and_poured and one.melted_and_poured is None:
            yield "melted_and_poured"


def _unlisted(one: MetalPurchase, test: MetalTest) -> str:
    """What keeps open whether Table S lists it: its code, or the metal of what may be a stamping."""
    if not one.hs_code:
        return "hs_code"
    return "metal" if _listed(one.hs_code, test.listed) else f"hs_code {dotted(one.hs_code)} is short"


@lru_cache(maxsize=16)
def contradictions_in(
    table: PurchaseTable, rows: tuple[MetalRow, ...]
) -> tuple[tuple[MetalPurchase, MetalRow], ...]:
    """Purchases with the row of Table S that lists their code for another metal than the one stated of them."""
    goods = [row for row in rows if not row.by_metal_value]
    return tuple(
        (one, row)
        for one in table.purchases
        for row in (goods if one.metal is not None else ())
        if one.metal is not row.metal and any(code.holds(one.hs_code) for code in row.codes)
    )


def _and(known: Iterable[bool | None]) -> bool | None:
    """False when one is, True when all are, else not known."""
    found = set(known)
    if False in found:
        return False
    return None if None in found else True


def _or(one: bool | None, other: bool | None) -> bool | None:
    if one or other:
        return True
    return None if None in {one, other} else False
