"""Small goods at random, and every way in which what is not known of them could turn out."""

from collections.abc import Iterator
from fractions import Fraction

from hypothesis import strategies as st
from msgspec.structs import replace

from building import contents, good, lot, paper, part, stated
from rvc_cli.facts.goods import Component, Contents, Costs, Good, Made
from rvc_cli.facts.lots import Certification, Evidence, Lot

AMOUNTS = st.integers(1, 40).map(lambda tenths: Fraction(tenths, 10))
KNOWN = [
    paper("yes", "US"),
    paper("no", "MX"),
    paper("yes", "CN"),
    paper("absent", "JP"),
    paper("absent", "CA"),
]
UNKNOWN = [paper("blank", "US"), paper("blank"), paper("absent"), paper("expired", "MX")]
EVIDENCE = st.sampled_from([*KNOWN, *UNKNOWN, paper("blank", "DE"), paper("yes", "US", "CN")])
FEW = [Fraction(0), Fraction(0), Fraction(1, 4), Fraction(1)]
HALVES = [Fraction(0), Fraction(1, 2), Fraction(1)]
Choices = frozenset[tuple[Fraction, Fraction]]
CODES = ["", "840734", "870850", "870829", "870840", "850760", "847170"]


@st.composite
def lots(draw: st.DrawFn, statements: bool = True) -> Lot:
    """A lot: any evidence, sometimes with deductions, sometimes with a supplier's statement."""
    value = draw(AMOUNTS)
    less = draw(st.sampled_from(FEW)) * value
    freight = draw(st.sampled_from([Fraction(0), Fraction(1)])) * less
    found = lot(value, draw(EVIDENCE), less, freight_and_duties=freight)
    kind = draw(st.sampled_from(["", "", "", "a", "b"])) if statements else ""
    if kind == "a":
        cost = draw(AMOUNTS)
        return replace(found, statement=stated(cost, cost * draw(st.sampled_from(HALVES))))
    if kind == "b":
        return replace(found, statement=stated(regional=value * draw(st.sampled_from(HALVES))))
    return found


@st.composite
def components(draw: st.DrawFn, key: str, row: int, codes: list[str]) -> Component:
    """A component with these contents; acquired, self-produced, or nobody says."""
    made = draw(st.sampled_from(list(Made)))
    found = part(key, row, quantity=Fraction(draw(st.integers(1, 3))), made=made, evidence=draw(EVIDENCE))
    value = draw(AMOUNTS)
    less = draw(st.sampled_from(HALVES)) * value
    code = draw(st.sampled_from(codes))
    role = draw(st.sampled_from(["none", "none", ""]))
    return replace(found, unit_value=value, deductions=less, freight_and_duties=less, hs_code=code, role=role)


COSTS = st.sampled_from(
    [
        Costs(given=True),
        Costs(),
        Costs(Fraction(3, 2), Fraction(0), given=True),
        Costs(Fraction(2), Fraction(1), given=True),
    ]
)


@st.composite
def goods(draw: st.DrawFn, codes: list[str] = CODES, statements: bool = True, costs: bool = True) -> Good:
    """A good of at most two levels of components; the inner one may stand in several places."""
    some = st.lists(lots(statements), min_size=1, max_size=2)
    given = COSTS if costs else st.just(Costs())
    inner = contents(draw(some), costs=draw(given))
    row = iter(range(1, 9))

    def within(keys: list[str], most: int) -> list[Component]:
        chosen = draw(st.lists(st.sampled_from(keys), max_size=most))
        return [draw(components(key, next(row), codes)) for key in chosen]

    middle = contents(draw(some), within(["inner"], 1), draw(given))
    root_costs = draw(COSTS) if costs else Costs(given=True)
    top = contents([lot(1), *draw(some)], within(["inner", "middle"], 2), root_costs)
    chosen = draw(st.sampled_from([None, None, ("INNER",), ("MIDDLE",)])) if codes != [""] else None
    return good(top, {"inner": inner, "middle": middle}, intermediate=chosen)


def _papers(evidence: Evidence) -> list[Evidence]:
    """What the evidence of an acquired material could be once somebody asks."""
    if evidence.made_in or evidence.tag not in {"", "US", "MX", "CA"}:
        return [evidence]
    match evidence.certification:
        case Certification.BLANK | Certification.EXPIRED:
            return [evidence._replace(certification=one) for one in (Certification.YES, Certification.NO)]
        case Certification.ABSENT if not evidence.tag:
            return [evidence._replace(tag=one) for one in ("US", "CN")]
        case _:
            return [evidence]


def completed_part(draw: st.DrawFn, one: Component) -> Component:
    """A component with who made it said and, if acquired without a rule to decide it, its papers."""
    made = one.made
    if made is Made.UNKNOWN:
        made = draw(st.sampled_from([Made.SELF_PRODUCED, Made.ACQUIRED]))
    evidence = one.evidence
    if made is Made.ACQUIRED and not one.hs_code:
        evidence = draw(st.sampled_from(_papers(evidence)))
    return replace(one, made=made, evidence=evidence)


@st.composite
def with_completion(draw: st.DrawFn, costs: bool, codes: list[str] = CODES) -> tuple[Good, Good]:
    """A good, and the same good with every unknown fact told one way or the other, its ``costs`` among them."""
    before = draw(goods(codes))
    told: dict[str, Contents] = {}
    for key, one in before.contents.items():
        known = tuple(
            replace(each, evidence=draw(st.sampled_from(_papers(each.evidence)))) for each in one.lots
        )
        parts = tuple(completed_part(draw, each) for each in one.components)
        told[key] = Contents(known, parts, one.costs)
    top = told[""]
    added = Fraction(draw(st.integers(0, 60)), 10)
    if costs and not any(one.costs.given for one in before.contents.values()):
        told[""] = replace(top, costs=Costs(added, Fraction(0), given=True))
    return before, replace(before, contents=told)


def every_case(one: Good) -> Iterator[Choices]:
    """Every way the unknown facts could be, and for each net cost and VNM by every lawful use of statements.

    No rules of origin. Amounts of contents are worked case by case, each choice about one row the same wherever its
    contents stand.
    """
    cases: dict[str, list[Choices]] = {}
    for key, inside in one.contents.items():
        found = [frozenset({(inside.costs.added - inside.costs.excluded, Fraction(0))})]
        for each in inside.lots:
            found = _with(found, _of_lot(each), Fraction(1))
        for each_part in inside.components:
            found = _with(found, _of_part(each_part, cases), each_part.quantity)
        cases[key] = found
    yield from cases[one.root]


def _with(found: list[Choices], more: list[Choices], times: Fraction) -> list[Choices]:
    together = {
        frozenset((nc + times * n, vnm + times * v) for nc, vnm in some for n, v in others)
        for some in found
        for others in more
    }
    return list(together)


def _may_originate(evidence: Evidence) -> list[bool]:
    told = _papers(evidence)
    inside = [not one.made_in or one.made_in in {"US", "MX", "CA"} for one in told]
    return [
        in_territory
        and (
            one.certification is Certification.YES
            or (one.certification is Certification.ABSENT and one.tag in {"US", "MX", "CA"})
        )
        for one, in_territory in zip(told, inside, strict=True)
    ]


def _outside(evidence: Evidence) -> bool:
    foreign = evidence.tag not in {"", "US", "MX", "CA"} and evidence.certification is not Certification.YES
    return bool(evidence.made_in) or foreign


def _of_lot(each: Lot) -> list[Choices]:
    said, stated = each.statement, set()
    if said and not _outside(each.evidence):
        if said.net_cost is not None and said.vnm is not None:
            stated.add((said.net_cost + each.freight_and_duties, said.vnm))
        if said.regional_value is not None:
            stated.add((each.value, each.value - said.regional_value))
    return [
        frozenset({(each.value, Fraction(0) if yes else each.value - each.deductions), *stated})
        for yes in _may_originate(each.evidence)
    ]


def _of_part(one: Component, cases: dict[str, list[Choices]]) -> list[Choices]:
    price = one.unit_value or Fraction(0)
    found: list[Choices] = []
    outside = bool(one.evidence.made_in)
    if one.made is not Made.SELF_PRODUCED or outside:
        found += [
            frozenset({(price, Fraction(0) if yes else price - one.deductions)})
            for yes in _may_originate(one.evidence)
        ]
    if one.made is not Made.ACQUIRED and not outside:
        said_yes = one.evidence.certification is Certification.YES
        found += [
            frozenset((nc, Fraction(0) if said_yes else vnm) for nc, vnm in choices)
            for choices in cases[one.contents]
        ]
    return found
