"""Net cost of each good from the books of its producer (s. 7(11), Schedule 5)."""

from collections.abc import Iterable, Mapping

from rvc_cli.facts.books import (
    DIRECT,
    LABOR_COSTS,
    Allocation,
    Books,
    Cost,
    CostKind,
    ExcludedKind,
    LeftOut,
)
from rvc_cli.facts.cost_sheets import ZERO, Allocated, CostSheets, InterestFound, Portion, Sheet
from rvc_cli.facts.exact import Fraction
from rvc_cli.law.rounding import rounded

ByGood = Mapping[str, Fraction]
APPENDIX = {
    Allocation.COST_RATIO: "Appendix A",
    Allocation.LABOR_AND_MATERIAL: "Appendix B",
    Allocation.DIRECT_COST: "Appendix C",
}
FORMULA = {
    Allocation.STATED: "as stated by good",
    Allocation.COST_RATIO: "CAG = CA \N{MULTIPLICATION SIGN} CR, CR = AB ÷ TAB",
    Allocation.LABOR_AND_MATERIAL: "OAG = O \N{MULTIPLICATION SIGN} DLDMR, DLDMR = (DLC + DMC) ÷ (TDLC + TDMC)",
    Allocation.DIRECT_COST: "IOAG = IO \N{MULTIPLICATION SIGN} DCR, DCR = (DLC + DMC + DO) ÷ (TDLC + TDMC + TDO)",
}
LEFT_OUT_BY = {
    LeftOut.SERVICE_TO_OTHERS: "Schedule 5 s. 7(a)",
    LeftOut.DISCONTINUED_OPERATION: "Schedule 5 s. 7(b)",
    LeftOut.ACCOUNTING_CHANGE: "Schedule 5 s. 7(c)",
    LeftOut.CAPITAL_ASSET_SALE: "Schedule 5 s. 7(d)",
    LeftOut.PROFIT: "s. 1(6)(c)",
    LeftOut.TAX_ON_PROFIT: "s. 1(6)(c)",
    LeftOut.CURRENCY_UNRELATED: "s. 1(6)(d)",
    LeftOut.VALUE_OF_MATERIAL: "s. 7(12), Schedule 6 s. 4(1)(b)",
}
_SUBSECTION = {CostKind.DIRECT_MATERIAL: 1, CostKind.DIRECT_LABOR: 2}


def cost_sheets(books: Books, interest: Iterable[InterestFound], decimals: int | None = None) -> CostSheets:
    """The books allocated: direct material and labor first, then direct overhead, then indirect overhead.

    The three routes of s. 7(11) take the excluded costs out at different points; each appendix says that the ratio
    which allocates a cost also says how much of the excluded costs in it falls to the good, so every route comes to
    the same net cost. ``decimals``: the producer's system rounds its ratios to so many. The books must be sound.
    """
    found = tuple(interest)
    kept = [one for one in books.costs if one.left_out is None]
    done: dict[str, Allocated] = {}
    for cost in sorted(kept, key=_turn):
        done[cost.name] = allocate(cost, books, done.values(), found, decimals)
    allocations = tuple(done[cost.name] for cost in kept)
    return CostSheets(
        books=books,
        allocations=allocations,
        left_out=tuple(one for one in books.costs if one.left_out is not None),
        interest=found,
        sheets=tuple(_sheet(good, books, allocations) for good in books.goods),
        ratio_decimals=decimals,
    )


def _turn(cost: Cost) -> int:
    """When a cost is allocated: a ratio is known only once the costs it is made of are."""
    if cost.kind in DIRECT:
        return 1 if cost.method.base == LABOR_COSTS else 0
    return 2 if cost.kind is CostKind.DIRECT_OVERHEAD else 3


def allocate(
    cost: Cost,
    books: Books,
    before: Iterable[Allocated],
    interest: tuple[InterestFound, ...],
    decimals: int | None,
) -> Allocated:
    """Each good's part of a cost by the formula of its appendix (:data:`FORMULA`), and of the excluded costs in it."""
    parts = bases_of(cost, books, tuple(before))
    whole = sum(parts.values(), ZERO)
    keep = None if cost.method.allocation is Allocation.STATED else decimals
    excluded = excluded_in(cost, interest)
    portions = []
    for good in books.goods:
        ratio = rounded(parts[good] / whole, keep) if whole else ZERO
        inside = {kind: _excluded(cost, kind, amount, good, ratio) for kind, amount in excluded.items()}
        portions.append(Portion(good, parts[good], whole, ratio, cost.amount * ratio, inside))
    return Allocated(cost, citation(cost, books), excluded, tuple(portions))


def excluded_in(cost: Cost, interest: tuple[InterestFound, ...]) -> dict[ExcludedKind, Fraction]:
    """The excluded costs in a cost; non-allowable interest of the loans whose interest stands in it among them."""
    found = dict(cost.excluded)
    for kind, by_good in cost.stated_excluded.items():
        found[kind] = sum(by_good.values(), ZERO)
    kind = ExcludedKind.NON_ALLOWABLE_INTEREST
    loans = [one for one in interest if one.loan.cost == cost.name]
    if loans:
        found[kind] = found.get(kind, ZERO) + sum((one.amount for one in loans), ZERO)
    return {kind: found[kind] for kind in ExcludedKind if kind in found}


def _excluded(cost: Cost, kind: ExcludedKind, amount: Fraction, good: str, ratio: Fraction) -> Fraction:
    """The excluded cost in a good's portion: as stated, else by the ratio that allocates the cost (Appendices A-C)."""
    stated = cost.stated_excluded.get(kind)
    return amount * ratio if stated is None else stated[good]


def bases_of(cost: Cost, books: Books, before: tuple[Allocated, ...]) -> ByGood:
    """The numerators of the ratio of each good: allocation base, direct costs, or the amount stated for it."""
    method = cost.method
    match method.allocation:
        case Allocation.STATED:
            return cost.stated or {books.goods[0]: cost.amount}
        case Allocation.COST_RATIO:
            stated = books.bases.get(method.base)
            return _of_kinds(books, before, CostKind.DIRECT_LABOR) if stated is None else stated
        case Allocation.LABOR_AND_MATERIAL:
            return _of_kinds(books, before, *DIRECT)
        case Allocation.DIRECT_COST:
            return _of_kinds(books, before, *DIRECT, CostKind.DIRECT_OVERHEAD)


def _of_kinds(books: Books, allocations: tuple[Allocated, ...], *kinds: CostKind) -> dict[str, Fraction]:
    """What of the costs of some kinds has been allocated to each good, excluded costs within included."""
    found = dict.fromkeys(books.goods, ZERO)
    for one in allocations:
        if one.cost.kind in kinds:
            for portion in one.portions:
                found[portion.good] += portion.amount
    return found


def _sheet(good: str, books: Books, allocations: tuple[Allocated, ...]) -> Sheet:
    by_kind = dict.fromkeys(CostKind, ZERO)
    excluded = dict.fromkeys(ExcludedKind, ZERO)
    for one in allocations:
        portion = next(part for part in one.portions if part.good == good)
        by_kind[one.cost.kind] += portion.amount
        for kind, amount in portion.excluded.items():
            excluded[kind] += amount
    return Sheet(good, by_kind, excluded, books.units(good))


def citation(cost: Cost, books: Books) -> str:
    """The paragraph by which a cost is reasonably allocated."""
    if cost.expensed_for is not None:
        return "Schedule 5 s. 5"
    if len(books.goods) == 1 and not cost.stated and cost.method.allocation is Allocation.STATED:
        return "s. 7(11), the only good produced"
    appendix = APPENDIX.get(cost.method.allocation, "")
    if cost.internal is not None and not cost.internal.solely_to_qualify:
        return f"Schedule 5 s. 3({_SUBSECTION.get(cost.kind, 3)})"
    if cost.kind in DIRECT:
        return f"Schedule 5 s. 4({'a' if cost.kind is CostKind.DIRECT_MATERIAL else 'b'})"
    return f"Schedule 5 s. 4(c)(i), {appendix}" if appendix else "Schedule 5 s. 4(c)(iii)"
