"""What a good is made of, as a reader wants to see it: what weighs most, what is open, what rests on what."""

from collections import defaultdict
from collections.abc import Iterable
from heapq import nsmallest
from operator import itemgetter

from rvc_cli.facts.exact import Fraction, in_order, total
from rvc_cli.facts.findings import Figure, Need, Weight
from rvc_cli.facts.goods import Made
from rvc_cli.facts.lots import ZERO, Standing
from rvc_cli.law.amounts import HUNDRED
from rvc_cli.law.maker import looked_through
from rvc_cli.law.needs import (
    core_part_lines,
    heaviest_first,
    open_components,
    placeless_lines,
    traced_lines,
    undetermined_lines,
)
from rvc_cli.law.purchases import Purchase, multiplicities
from rvc_cli.law.roll_up import RollUp

Bought = Iterable[Purchase]


def needs(roll_up: RollUp, bought: Bought, base: Fraction) -> tuple[Need, ...]:
    """The facts that would decide an open answer, most points of ``base`` first."""
    found = undetermined_lines(bought, base)
    found += open_components(roll_up, base)
    found += placeless_lines(roll_up, base)
    found += core_part_lines(roll_up, base)
    found += traced_lines(roll_up, base)
    return heaviest_first(found)


def open_points(low: Figure, high: Figure) -> Fraction:
    """What all open facts together are worth, at the base of the low end where the high end has none."""
    if not low.base or low.base <= 0:
        return ZERO
    if high.base is None:
        return (low.counted - high.counted) / low.base * HUNDRED
    return (high.share - low.share) * HUNDRED


def unlisted(bought: Bought) -> int:
    """How many open lines are too light to be listed one by one."""
    return sum(
        one.line_count - len(one.lines)
        for one in bought
        if one.standing is Standing.UNDETERMINED and one.undetermined
    )


def value_of(bought: Bought, standing: Standing) -> Fraction:
    """The value of the materials of one standing, where they were bought."""
    return total(one.value for one in bought if one.standing is standing)


def absorbed(bought: Bought) -> Fraction:
    """The value of the materials that do not originate, within what rolls up as a whole."""
    return total(one.absorbed for one in bought if one.absorbed)


def by_country(bought: Bought) -> tuple[tuple[str, Fraction], ...]:
    """Value of the materials where they were bought, by origin tag, largest first; costs are not in it."""
    found: dict[str, list[Fraction]] = defaultdict(list)
    for one in bought:
        found[one.evidence.tag].append(one.value)
    sums = [(tag, total(values)) for tag, values in found.items()]
    return tuple(sorted(sums, key=lambda item: (-item[1], item[0])))


def costs_only_below(roll_up: RollUp) -> tuple[str, ...]:
    """The self-produced rows whose costs alone state the costs of the good, which has none of its own."""
    good = roll_up.good
    if good.contents[good.root].costs.given:
        return ()
    rows = (
        part
        for key, (every, _) in multiplicities(roll_up).items()
        for part in (good.contents[key].components if every else ())
        if looked_through(part) and good.contents[part.contents].costs.given
    )
    return tuple(dict.fromkeys(one.part_number for one in sorted(rows, key=lambda one: one.row)))


def own_words(roll_up: RollUp) -> tuple[str, ...]:
    """Self-produced rows that stand on the producer's own determination (s. 8(7)(a))."""
    rows = (
        part
        for contents in roll_up.good.contents.values()
        for part in contents.components
        if part.made is Made.SELF_PRODUCED
    )
    return tuple(dict.fromkeys(part.part_number for part in rows if roll_up.decided(part).own_word))


def heaviest(bought: Bought, base: Fraction, top: int) -> tuple[Weight, ...]:
    """The non-originating lines of most value, with what each costs in points of ``base``."""
    lines = [
        (in_order(line.deductions - line.value), line.part_number, line.row or 0, one.evidence.tag, line)
        for one in bought
        if one.standing is Standing.NON_ORIGINATING
        for line in one.lines
    ]
    each = HUNDRED / base if base > 0 else ZERO
    return tuple(
        Weight(
            part_number, line.row, tag, line.value - line.deductions, (line.value - line.deductions) * each
        )
        for _, part_number, _, tag, line in nsmallest(top, lines, key=itemgetter(0, 1, 2))
    )
