"""What must hold before costs are reasonably allocated (s. 7(13), Schedule 5 s. 3 to 8, Appendices A to C)."""

from collections.abc import Iterator

from msgspec import Struct

from rvc_cli.facts.books import (
    DIRECT,
    INDIRECT_OVERHEAD,
    LABOR_COSTS,
    Allocation,
    Books,
    Cost,
    CostKind,
)
from rvc_cli.facts.cost_sheets import ZERO, CostSheets
from rvc_cli.facts.exact import Fraction

ONE = Fraction(1)
_CURRENCY = frozenset({CostKind.CURRENCY_GAIN, CostKind.CURRENCY_LOSS})


class Objection(Struct, frozen=True):
    """What stands against the allocation of a cost: at which of its keys, by which paragraph, in words."""

    cost: str
    key: str
    paragraph: str
    words: str


def objections(books: Books) -> Iterator[Objection]:
    """Everything in the books that the law does not allow, before anything is reckoned."""
    kept = [one for one in books.costs if one.left_out is None]
    for cost in kept:
        yield from _kind_against_method(cost, books)
        yield from _excluded(cost)
        if cost.expensed_for is not None:
            yield from _another_good(cost, books)
        else:
            yield from _internal(cost)
            yield from _criterion(cost, books)
    yield from _combination(kept)


def _kind_against_method(cost: Cost, books: Books) -> Iterator[Objection]:
    """Appendix B allocates overhead, Appendix C indirect overhead alone, and no cost is measured by itself."""
    method = cost.method.allocation
    if method is Allocation.LABOR_AND_MATERIAL and cost.kind in DIRECT:
        words = f"allocates overhead, and {cost.kind} is what its ratio is made of"
        yield Objection(cost.name, "method", "Schedule 5, Appendix B", words)
    if method is Allocation.DIRECT_COST and cost.kind not in INDIRECT_OVERHEAD:
        words = f"allocates indirect overhead, that is period costs and other costs; {cost.kind} is neither"
        yield Objection(cost.name, "method", "Schedule 5, Appendix C", words)
    derived = cost.method.base == LABOR_COSTS and LABOR_COSTS not in books.bases
    if derived and cost.kind is CostKind.DIRECT_LABOR:
        words = (
            "takes a base that reflects the labor used in each good; direct labor costs cannot be their own"
        )
        yield Objection(cost.name, "base", "Schedule 5 s. 4(b)", words)


def _excluded(cost: Cost) -> Iterator[Objection]:
    """Excluded costs in the value of a material stay there (s. 7(13)(b)); a gain or loss of currency holds none."""
    if not (cost.excluded or cost.stated_excluded):
        return
    if cost.kind is CostKind.DIRECT_MATERIAL:
        words = "leaves excluded costs that are included in the value of a material where they are"
        yield Objection(cost.name, "excluded", "s. 7(13)(b)", words)
    elif cost.kind in _CURRENCY:
        words = "counts gains and losses of currency by themselves; they hold no excluded costs"
        yield Objection(cost.name, "excluded", "s. 1(6)(d)", words)


def _internal(cost: Cost) -> Iterator[Objection]:
    """The method used for internal management must be used (s. 3), unless solely to qualify a good (s. 8)."""
    internal = cost.internal
    if internal is None:
        return
    if internal.solely_to_qualify and internal.method == cost.method:
        words = "does not take a method used internally solely to qualify a good for a reasonable one"
        yield Objection(cost.name, "method", "Schedule 5 s. 8", words)
    elif not internal.solely_to_qualify and internal.method != cost.method:
        words = f"asks for the method used for internal management: {internal.method}, not {cost.method}"
        yield Objection(cost.name, "method", "Schedule 5 s. 3", words)


def _criterion(cost: Cost, books: Books) -> Iterator[Objection]:
    """A method of one's own for overhead is based on "the criterion of benefit, cause or ability to bear"."""
    own = cost.method.allocation is Allocation.STATED and cost.kind not in DIRECT
    if own and cost.criterion is None and len(books.goods) > 1:
        words = "asks on what criterion amounts of one's own rest: benefit, cause or ability-to-bear"
        yield Objection(cost.name, "criterion", "Schedule 5 s. 4(c)(iii)", words)


def _another_good(cost: Cost, books: Books) -> Iterator[Objection]:
    """Costs expensed for a good that is not produced in the period (Schedule 5 s. 5)."""
    other = cost.expensed_for
    if other is None:
        return
    if other.good in books.goods:
        words = f"speaks of goods not produced in the period, and {other.good} is"
        yield Objection(cost.name, "expensed_for", "Schedule 5 s. 5", words)
    if not other.same_range:
        words = "asks that the goods be of one group or range, of the same industry or industry sector"
        yield Objection(cost.name, "expensed_for", "Schedule 5 s. 5(b)", words)


def _combination(costs: list[Cost]) -> Iterator[Objection]:
    """Appendices A and B, or A and C, may be combined; B with C only as a method of one's own."""
    unsupported = [one for one in costs if one.internal is None and one.criterion is None]
    by_labor = [one for one in unsupported if one.method.allocation is Allocation.LABOR_AND_MATERIAL]
    by_direct_cost = [one for one in unsupported if one.method.allocation is Allocation.DIRECT_COST]
    if by_labor and by_direct_cost:
        words = (
            f"combines Appendix A with B, or A with C, not B ({by_labor[0].name}) with C; "
            "a combination of one's own names its criterion"
        )
        yield Objection(by_direct_cost[0].name, "method", "Schedule 5 s. 4(c)(ii)", words)


def shortfalls(sheets: CostSheets) -> Iterator[Objection]:
    """What shows only once ratios are reckoned: nothing to measure by, costs left over, too much excluded."""
    for one in sheets.allocations:
        whole = one.portions[0].whole
        divided = sum((portion.ratio for portion in one.portions), ZERO)
        if not whole and one.cost.amount:
            words = "divides by a total of 0: no good has anything to measure by"
            yield Objection(one.cost.name, "method", "Schedule 5", words)
        elif whole and divided != ONE:
            words = f"allocates whole costs, and the rounded ratios add up to {divided}, not 1; give more decimals"
            yield Objection(one.cost.name, "method", "Schedule 5", words)
        if one.remainder < 0:
            words = (
                "subtracts excluded costs that are included in a cost; there is more of them than of the cost"
            )
            yield Objection(one.cost.name, "excluded", "s. 1(1) net cost", words)
        elif over := next((portion.good for portion in one.portions if portion.remainder < 0), None):
            words = f"subtracts what is included in the amount allocated to {over}, and that is less"
            yield Objection(one.cost.name, "excluded", "s. 7(11)(b)", words)


def changed(now: Books, earlier: Books) -> Iterator[Objection]:
    """A method used for a cost "must be used throughout the producer's fiscal year" (Schedule 5 s. 6)."""
    before = {one.name: one for one in earlier.costs if one.left_out is None}
    for cost in now.costs:
        other = before.get(cost.name)
        if cost.left_out is None and other is not None and other.method != cost.method:
            words = f"asks for one method throughout the fiscal year; {earlier.source} has {other.method}"
            yield Objection(cost.name, "method", "Schedule 5 s. 6", words)
