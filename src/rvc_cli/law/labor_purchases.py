"""What a producer buys and moves in a year: annual purchase values (s. 12 *APV*, 18(7)) and transport (s. 18(20))."""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.labor import AnnualPurchase, Shipment
from rvc_cli.facts.lots import ZERO
from rvc_cli.facts.words import abroad, in_territory
from rvc_cli.law.bounds import Bounds, known, total

Qualifies = Callable[[str], bool | None]


class Purchases(Struct, frozen=True):
    """The value of high-wage materials bought in a year, and of everything bought; the rows that are open, and those
    that call high-wage what comes from a plant whose wages are below the floor."""

    high_wage: Bounds
    everything: Fraction
    open_rows: tuple[AnnualPurchase, ...]
    contradicted: tuple[AnnualPurchase, ...]


def annual_purchases(rows: Iterable[AnnualPurchase], qualifies: Qualifies) -> Purchases:
    """Both annual sums (s. 18(6)(b)): of a part and what stands in it, the part counts if it is high-wage, else the
    high-wage materials used in it (s. 18(7)(c), (d)); everything is what the vehicle producer bought itself."""
    listed = tuple(rows)
    within: dict[str, Bounds] = {}
    for parent in _innermost_first(listed):
        within[parent] = total(_of_groups(listed, parent, within, qualifies))
    everything = sum((one.value for one in listed if not one.parent), ZERO)
    unsaid = (one for one in listed if counts(one, qualifies) is None)
    against = (one for one in listed if one.high_wage and one.plant and qualifies(one.plant) is False)
    return Purchases(within.get("", known(ZERO)), everything, tuple(unsaid), tuple(against))


def counts(one: AnnualPurchase, qualifies: Qualifies) -> bool | None:
    """Is a purchase a high-wage material: by its own word, else by the wages of its plant; never from outside."""
    if abroad(one.made_in):
        return False
    if one.high_wage is not None:
        return one.high_wage
    return qualifies(one.plant) if one.plant else None


def _innermost_first(rows: tuple[AnnualPurchase, ...]) -> list[str]:
    """Every part number that others stand in, and "" for the vehicle, each after those that stand in it."""
    above = {one.part_number: one.parent for one in rows}
    depths: dict[str, int] = {}
    for parent in {one.parent for one in rows}:
        chain = [parent]
        while chain[-1]:
            chain.append(above[chain[-1]])
        depths[parent] = len(chain)
    return sorted(depths, key=lambda parent: (-depths[parent], parent))


def _of_groups(
    rows: tuple[AnnualPurchase, ...], parent: str, within: dict[str, Bounds], qualifies: Qualifies
) -> Iterator[Bounds]:
    """What the purchases of each part number that stands in ``parent`` bring."""
    groups: dict[str, dict[bool | None, Fraction]] = {}
    for one in rows:
        if one.parent == parent:
            values = groups.setdefault(one.part_number, {})
            answer = counts(one, qualifies)
            values[answer] = values.get(answer, ZERO) + one.value
    for part_number, values in groups.items():
        yield _of_group(values, within.get(part_number, known(ZERO)))


def _of_group(values: dict[bool | None, Fraction], inner: Bounds) -> Bounds:
    """A part number's value by whether it counts, and what stands in it where it does not.

    Bought from several plants, which of them used what stands in it is not known: at worst the high-wage ones.
    """
    high_wage, unsaid = values.get(True, ZERO), values.get(None, ZERO)
    inside = inner.high or ZERO
    if set(values) == {False}:
        return inner
    if set(values) == {None}:
        return Bounds(min(unsaid, inner.low), max(unsaid, inside))
    return Bounds(high_wage, high_wage + unsaid + (ZERO if set(values) == {True} else inside))


def shipped(rows: Iterable[Shipment], qualifies: Qualifies) -> Bounds:
    """What high-wage carriers were paid within the territory, if not in the value of the materials (s. 18(20))."""
    return total(known(one.amount).if_so(_counts(one, qualifies)) for one in rows)


def _counts(one: Shipment, qualifies: Qualifies) -> bool | None:
    """All that must be so: it starts in the territory, is in no material's value, and its carrier pays the floor."""
    answers = {
        in_territory(one.start) if one.start else None,
        None if one.in_materials is None else not one.in_materials,
        qualifies(one.carrier),
    }
    return False if False in answers else None if None in answers else True
