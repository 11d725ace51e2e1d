"""What must hold of every tariff shift: originating materials never matter, no completion turns an answer."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from building import NO, YES, good, judged, lot, paper, part
from rvc_cli.facts.findings import Assessment, Finding
from rvc_cli.facts.goods import Component, Contents, Costs, Good, GoodFacts, Made
from rvc_cli.facts.lots import Certification, CodeLot, Evidence
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.rules import GoodClass, Use

KNOWN = [YES, NO, NO, paper("absent", "JP"), paper("yes", "US", "CN")]
UNKNOWN = [paper("blank", "US"), paper("blank"), paper("expired", "MX")]
CODES = ["870829", "870830", "870899", "870323", "848210", "732690", "870850 drive-axle-part"]
SHORT = ["", "8708", "8703", "87", "848299"]
GOODS = [
    GoodFacts(GoodClass.PASSENGER_VEHICLE, "870323"),
    GoodFacts(GoodClass.HEAVY_TRUCK, "870423"),
    GoodFacts(GoodClass.PART, "870830", part_for=Use.PASSENGER_VEHICLE),
    GoodFacts(GoodClass.PART, "870810", part_for=Use.HEAVY_TRUCK),
    GoodFacts(GoodClass.PART, "870850", article="drive-axle-87.03", part_for=Use.AFTERMARKET),
    GoodFacts(GoodClass.PART, "870899", article="8708.99.aa", part_for=Use.PASSENGER_VEHICLE),
    GoodFacts(GoodClass.PART, "848340", part_for=Use.PASSENGER_VEHICLE),
]
AMOUNTS = st.integers(0, 30).map(Fraction)
COSTS = st.sampled_from([Costs(given=True), Costs(Fraction(8), Fraction(3), given=True), Costs()])


@st.composite
def lots(draw: st.DrawFn, evidence: list[Evidence], codes: list[str]) -> CodeLot:
    value = draw(AMOUNTS)
    less = draw(st.sampled_from([Fraction(0), value / 2]))
    code, _, article = draw(st.sampled_from(codes)).partition(" ")
    return CodeLot(code, article, lot(value, draw(st.sampled_from(evidence)), less))


@st.composite
def coded(draw: st.DrawFn, facts: GoodFacts | None = None) -> Good:
    """A good of two levels of components, its lines with codes, any of them unknown in part."""
    some = st.lists(lots([*KNOWN, *UNKNOWN], [*CODES, *SHORT]), min_size=1, max_size=3)

    def inside(parts: list[Component]) -> Contents:
        found = draw(some)
        return Contents(tuple(one.lot for one in found), tuple(parts), draw(COSTS), tuple(found))

    def row(key: str, number: int) -> Component:
        code, _, article = draw(st.sampled_from([*CODES, *SHORT])).partition(" ")
        return part(
            key,
            number,
            quantity=Fraction(draw(st.integers(1, 2))),
            made=draw(st.sampled_from(list(Made))),
            evidence=draw(st.sampled_from([*KNOWN, *UNKNOWN])),
            unit_value=draw(AMOUNTS),
            hs_code=code,
            article=article,
            hs_statement=draw(st.booleans()),
        )

    inner = inside([])
    middle = inside([row("inner", 1)] if draw(st.booleans()) else [])
    top = inside(
        [
            row(key, 2 + place)
            for place, key in enumerate(draw(st.lists(st.sampled_from(["inner", "middle"]), max_size=2)))
        ]
    )
    filled = replace(
        top, lots=(lot(20), *top.lots), classified=(CodeLot("", "", lot(20)), *(top.classified or ()))
    )
    return good(filled, {"inner": inner, "middle": middle}, facts or draw(st.sampled_from(GOODS)))


def _judged(one: Good) -> Assessment:
    return judged(one, one.facts.good_class or GoodClass.PASSENGER_VEHICLE)


def _shift(found: Assessment) -> Finding | None:
    return next((one for one in found.findings if one.requirement == "tariff-shift"), None)


def _with(one: Good, key: str, changed: Contents) -> Good:
    return replace(one, contents={**one.contents, key: changed})


@given(coded(), st.text("ABC", min_size=1, max_size=3))
def test_the_names_of_parts_never_change_a_shift(one: Good, name: str) -> None:
    renamed = {
        key: Contents(
            inside.lots,
            tuple(replace(each, part_number=name) for each in inside.components),
            inside.costs,
            tuple(
                replace(
                    each,
                    lot=replace(each.lot, heaviest=(replace(each.lot.heaviest[0], part_number=name, row=7),)),
                )
                for each in inside.classified or ()
            ),
        )
        for key, inside in one.contents.items()
    }
    before, after = _shift(_judged(one)), _shift(_judged(replace(one, contents=renamed)))
    assert (before is None) == (after is None)
    if before and after:
        assert (before.outcome, before.said, before.points) == (after.outcome, after.said, after.points)


@given(coded(), st.sampled_from(CODES + SHORT), st.sampled_from(["", "inner", "middle"]))
def test_an_originating_material_that_costs_nothing_never_changes_a_shift(
    one: Good, code: str, key: str
) -> None:
    inside = one.contents[key]
    more = CodeLot(code.partition(" ")[0], "", lot(0, YES))
    changed = replace(inside, lots=(*inside.lots, more.lot), classified=(*(inside.classified or ()), more))
    before, after = _judged(one), _judged(_with(one, key, changed))
    assert before.outcome is after.outcome
    assert [one.outcome for one in before.findings] == [one.outcome for one in after.findings]


@given(coded(), st.sampled_from(CODES + SHORT), AMOUNTS)
def test_an_originating_material_of_value_never_makes_a_shift_worse(
    one: Good, code: str, value: Fraction
) -> None:
    inside = one.contents[""]
    more = CodeLot(code.partition(" ")[0], "", lot(value, YES))
    changed = replace(inside, lots=(*inside.lots, more.lot), classified=(*(inside.classified or ()), more))
    before, after = _shift(_judged(one)), _shift(_judged(_with(one, "", changed)))
    if before is not None and before.outcome is Outcome.MET:
        assert after is not None
        assert after.outcome is Outcome.MET


@given(st.lists(lots([YES], [*CODES, *SHORT]), min_size=1, max_size=4), st.sampled_from(GOODS))
def test_a_good_of_originating_materials_alone_passes_every_shift(
    some: list[CodeLot], facts: GoodFacts
) -> None:
    filled = (*some, CodeLot("", "", lot(1)))
    one = good(Contents(tuple(each.lot for each in filled), (), Costs(given=True), filled), facts=facts)
    found = _judged(one)
    assert found.outcome is Outcome.MET
    assert all(each.outcome is Outcome.MET for each in found.findings)


@given(coded(), st.fractions(Fraction(1, 10), Fraction(9, 10)))
def test_splitting_a_line_of_a_code_into_two_changes_nothing(one: Good, cut: Fraction) -> None:
    top = one.contents[""]
    first, *rest = top.classified or ()
    halves = tuple(
        replace(
            first,
            lot=replace(first.lot, value=first.lot.value * share, deductions=first.lot.deductions * share),
        )
        for share in (cut, 1 - cut)
    )
    split = _with(one, "", replace(top, classified=(*halves, *rest)))
    before, after = _judged(one), _judged(split)
    assert before.outcome is after.outcome
    assert [one.outcome for one in before.findings] == [one.outcome for one in after.findings]


def _told(draw: st.DrawFn, evidence: Evidence) -> Evidence:
    """Evidence once somebody asks."""
    match evidence.certification:
        case Certification.BLANK | Certification.EXPIRED:
            said = draw(st.sampled_from([Certification.YES, Certification.NO]))
            return evidence._replace(certification=said)
        case _:
            return evidence


LONGER = {
    "": ["870829", "870323", "732690", "848210"],
    "8708": ["870829", "870830", "870899"],
    "8703": ["870323", "870324"],
    "87": ["870323", "870829", "870421"],
    "848299": ["848299"],
}


@st.composite
def with_completion(draw: st.DrawFn, components: bool) -> tuple[Good, Good]:
    """A good, and the same good with its origins, codes and makers told one way or the other.

    ``components``: the codes of rows with contents too; what has none is looked through by value (s. 7(5)(a)).
    """
    before = draw(coded())
    told: dict[str, Contents] = {}
    for key, inside in before.contents.items():
        classified = tuple(
            replace(
                each,
                code=draw(st.sampled_from(LONGER.get(each.code, [each.code]))),
                lot=replace(each.lot, evidence=_told(draw, each.lot.evidence)),
            )
            for each in inside.classified or ()
        )
        parts = tuple(_told_part(draw, each, components) for each in inside.components)
        told[key] = Contents(tuple(each.lot for each in classified), parts, inside.costs, classified)
    return before, replace(before, contents=told)


def _told_part(draw: st.DrawFn, one: Component, coded: bool) -> Component:
    made = one.made
    if made is Made.UNKNOWN:
        made = draw(st.sampled_from([Made.SELF_PRODUCED, Made.ACQUIRED]))
    worded = (
        one.evidence.certification is Certification.YES and not one.hs_code
    )  # no rule: the producer's word stands
    codes = LONGER.get(one.hs_code, [one.hs_code]) if coded and not worded else [one.hs_code]
    return replace(one, made=made, hs_code=draw(st.sampled_from(codes)))


@settings(max_examples=250)
@given(with_completion(components=False))
def test_no_completion_of_the_facts_turns_an_answer(pair: tuple[Good, Good]) -> None:
    before, after = (_judged(one) for one in pair)
    if before.outcome is not Outcome.UNDETERMINED:
        assert after.outcome is before.outcome


@settings(max_examples=250)
@given(with_completion(components=True))
def test_no_completion_of_the_facts_turns_an_answer_about_a_shift(pair: tuple[Good, Good]) -> None:
    before, after = (_judged(one) for one in pair)
    outer, inner = _shift(before), _shift(after)
    if outer is not None and outer.decides and outer.outcome is not Outcome.UNDETERMINED:
        assert inner is not None
        assert inner.outcome is outer.outcome
