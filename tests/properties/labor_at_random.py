"""Goods at random for labor value content, and every way in which what is not known of them could turn out."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from goods_at_random import completed_part, goods
from hypothesis import strategies as st
from msgspec.structs import replace

from rvc_cli.facts.goods import Component, Contents, Costs, Good, GoodFacts, Made
from rvc_cli.facts.labor import AnnualPurchase, Formula, Labor
from rvc_cli.facts.lots import Certification, Evidence, Lot
from rvc_cli.facts.rules import GoodClass

Pair = tuple[Fraction, Fraction]
ZERO = Fraction(0)
SAID = st.sampled_from([True, False, None])
AMOUNTS = st.integers(0, 60).map(lambda tenths: Fraction(tenths, 10))
MAYBE = st.none() | AMOUNTS
CLASSES = [GoodClass.PASSENGER_VEHICLE, GoodClass.HEAVY_TRUCK]
PER_UNIT = ("high_wage_labor", "transport")
YEARLY = ("annual_high_wage_labor", "annual_transport", "technology_wages")


@st.composite
def purchases(draw: st.DrawFn) -> tuple[AnnualPurchase, ...]:
    """Purchases of a year: some parts, and materials that were used in them."""
    rows = []
    for line, (name, parent) in enumerate(
        draw(st.permutations([("A", ""), ("B", ""), ("C", "A"), ("D", "A"), ("E", "C")])), start=2
    ):
        made_in = draw(st.sampled_from(["", "", "US", "CN"]))
        value = draw(AMOUNTS.filter(bool))
        rows.append(AnnualPurchase(name, parent, value, "", draw(SAID), made_in, line))
    return tuple(rows)


@st.composite
def labor(draw: st.DrawFn) -> Labor:
    """Statements of a producer, some of them left out."""
    stated: dict[str, Any] = {key: draw(MAYBE) for key in (*PER_UNIT, *YEARLY)}
    stated["production_wages"] = draw(st.none() | st.just(Fraction(30)))
    stated["assembly_credit"] = draw(SAID)
    stated["basis"] = draw(st.sampled_from([None, *Formula]))
    stated["high_wage_materials"] = draw(st.sampled_from([None, None, Fraction(3)]))
    stated["purchases"] = draw(st.none() | purchases())
    return Labor(**stated)


def saying(inside: Contents, say: Callable[[Evidence], bool | None]) -> Contents:
    """Contents whose rows say whether they are high-wage."""

    def said(evidence: Evidence) -> Evidence:
        return evidence._replace(high_wage=say(evidence))

    lots = tuple(replace(one, evidence=said(one.evidence)) for one in inside.lots)
    parts = tuple(replace(one, evidence=said(one.evidence)) for one in inside.components)
    return Contents(lots, parts, inside.costs)


@st.composite
def vehicles(draw: st.DrawFn, costs: bool = True) -> Good:
    """A vehicle of any materials, with any statements; no rule of origin is asked of its parts."""
    one = draw(goods(codes=[""], costs=costs))
    contents = {key: saying(inside, lambda _: draw(SAID)) for key, inside in one.contents.items()}
    facts = GoodFacts(draw(st.sampled_from(CLASSES)))
    return replace(one, contents=contents, labor=draw(labor()), facts=facts)


@st.composite
def completed(draw: st.DrawFn, before: Good) -> Good:
    """The same vehicle, measured by the same formulas, with every unknown fact told one way or the other."""
    contents = {}
    for key, inside in before.contents.items():
        told = replace(inside, components=tuple(completed_part(draw, one) for one in inside.components))
        contents[key] = saying(
            told, lambda one: draw(st.booleans()) if one.high_wage is None else one.high_wage
        )
    if not any(one.costs.given for one in contents.values()):
        top = contents[before.root]
        contents[before.root] = replace(top, costs=Costs(draw(AMOUNTS), ZERO, given=True))
    known = before.labor or Labor()
    formulas = known.formulas(_rows_say(before))
    stated: dict[str, Any] = {"basis": formulas[0] if len(formulas) == 1 else None}
    for key in (*PER_UNIT, *YEARLY):
        yearly = key.startswith("annual_")
        taken = yearly and (len(formulas) == 1 or not known.annual)
        if getattr(known, key) is None and not taken:
            stated[key] = draw(AMOUNTS)
    if known.production_wages is None:
        stated["production_wages"] = draw(AMOUNTS)
    if known.assembly_credit is None:
        stated["assembly_credit"] = draw(st.booleans())
    if known.purchases is not None:
        stated["purchases"] = tuple(
            replace(one, high_wage=draw(st.booleans()) if one.high_wage is None else one.high_wage)
            for one in known.purchases
        )
    return replace(before, contents=contents, labor=replace(known, **stated))


def _rows_say(one: Good) -> bool:
    every = one.contents.values()
    said = [lot.evidence.high_wage for inside in every for lot in inside.lots]
    said += [part.evidence.high_wage for inside in every for part in inside.components]
    return any(answer is not None for answer in said)


def every_pair(one: Good) -> list[Pair]:
    """High-wage value and net cost in every case; excluded costs and designations are left aside."""
    cases: dict[str, list[Pair]] = {}
    for key, inside in one.contents.items():
        found = [(ZERO, inside.costs.added - inside.costs.excluded)]
        for lot in inside.lots:
            found = _with(
                found, [(high, cost) for high in _counts(lot, lot.value) for cost in _costs(lot)], 1
            )
        for part in inside.components:
            found = _with(found, _of_part(part, cases[part.contents]), part.quantity)
        cases[key] = found
    return cases[one.root]


def _with(found: list[Pair], more: list[Pair], times: Fraction | int) -> list[Pair]:
    return list({(a + times * c, b + times * d) for a, b in found for c, d in more})


def _outside(evidence: Evidence) -> bool:
    foreign = evidence.tag not in {"", "US", "MX", "CA"} and evidence.certification is not Certification.YES
    return evidence.made_in not in {"", "US", "MX", "CA"} or (not evidence.made_in and foreign)


def _counts(row: Lot | Component, whole: Fraction) -> list[Fraction]:
    if _outside(row.evidence):
        return [ZERO]
    return {True: [whole], False: [ZERO], None: [ZERO, whole]}[row.evidence.high_wage]


def _costs(lot: Lot) -> list[Fraction]:
    stated = lot.statement
    if stated is None or stated.net_cost is None or stated.vnm is None or _outside(lot.evidence):
        return [lot.value]
    return [lot.value, stated.net_cost + lot.freight_and_duties]


def _of_part(part: Component, inner: list[Pair]) -> list[Pair]:
    abroad = part.evidence.made_in not in {"", "US", "MX", "CA"}
    said, found = part.evidence.high_wage, list[Pair]()
    if part.made is not Made.SELF_PRODUCED or abroad:
        price = part.unit_value or ZERO
        if _outside(part.evidence):
            found.append((ZERO, price))
        else:
            found += [(price, price)] if said is not False else []
            found += [(high, price) for high, _ in inner] if not said else []
    if part.made is not Made.ACQUIRED and not abroad:
        found += [(cost, cost) for _, cost in inner] if said is not False else []
        found += inner if not said else []
    return found
