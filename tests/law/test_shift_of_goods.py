"""The tariff shift of whole vehicles: what counts, what is left out, how little may fail, what may be chosen."""

from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace

from building import NO, OPEN, YES, contents, good, judged, lot, part, rvc, shift
from rvc_cli.facts.goods import Costs, GoodFacts, Made
from rvc_cli.facts.lots import Statement
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.rules import GoodClass, Method, Use
from rvc_cli.facts.words import Kind
from shifted import CENT, MET, NOT_MET, UNKNOWN, car, told


def test_a_vehicle_of_originating_materials_alone_shifts_whatever_their_codes() -> None:
    found = car([lot(100)], ["870323"])
    assert (shift(found).outcome, shift(found).said, found.outcome) == (MET, "no code fails", MET)
    assert [one.requirement for one in found.not_assessed] == ["core-parts", "steel", "aluminum", "lvc"]


def test_materials_of_other_headings_shift_and_those_of_its_own_do_not() -> None:
    assert shift(car([lot(80), lot(20, NO)], ["870829", "870829"])).outcome is MET
    found = car([lot(80), lot(12, NO), lot(8, NO)], ["", "870323", "8703"])
    assert (rvc(found).outcome, shift(found).outcome, found.outcome) == (MET, NOT_MET, NOT_MET)
    assert shift(found).said == "2 codes fail: 8703.23, 87.03"
    assert [told(one.part_number, one.points, one.fact) for one in shift(found).needed] == [
        ("L", 12, "HS code 8703.23 does not shift"),
        ("L", 8, "HS code 87.03 does not shift"),
    ]
    assert shift(found).alternative is None
    assert shift(found).decides


@pytest.mark.parametrize(
    ("value", "outcome", "said"),
    [("10", MET, "within s. 5(1)"), ("10.01", NOT_MET, "1 code fails: 8703.24")],
)
def test_up_to_a_tenth_of_total_cost_may_fail_the_shift(value: str, outcome: Outcome, said: str) -> None:
    found = shift(car([lot(90 - (Fraction(value) - 10)), lot(value, NO)], ["", "870324"]))
    assert (found.outcome, found.said) == (outcome, said)
    (points,) = found.points
    assert told(points.low, points.high, points.most) == (Fraction(value), Fraction(value), 10)


def test_the_base_is_total_cost_with_the_excluded_costs_in_it_and_never_net_cost() -> None:
    costs = Costs(Fraction(20), Fraction(10), given=True)
    assert shift(car([lot(70), lot(10, NO)], ["", "870323"], costs=costs)).outcome is MET
    assert shift(car([lot(70), lot("10.01", NO)], ["", "870323"], costs=costs)).outcome is NOT_MET


def test_the_transaction_value_is_the_base_where_it_serves_better() -> None:
    lots, codes = [lot(80), lot(20, NO)], ["", "870323"]
    assert shift(car(lots, codes)).outcome is NOT_MET
    assert shift(car(lots, codes, transaction_value=Fraction(200))).outcome is MET
    shipped: dict[str, Any] = {"transaction_value": Fraction(200), "international_shipping": CENT}
    assert shift(car(lots, codes, **shipped)).outcome is NOT_MET


def test_what_fails_the_shift_counts_at_its_value_less_what_section_8_2_deducts() -> None:
    assert shift(car([lot(88), lot(12, NO, 2)], ["", "870323"])).outcome is MET
    assert shift(car([lot(88), lot(12, NO, "1.99")], ["", "870323"])).outcome is NOT_MET


def test_without_stated_costs_what_is_within_the_limit_stays_so_and_nothing_is_surely_above_it() -> None:
    bare = Costs()
    assert shift(car([lot(90), lot(10, NO)], ["", "870323"], costs=bare)).outcome is MET
    found = shift(car([lot(50), lot(50, NO)], ["", "870323"], costs=bare))
    assert found.outcome is UNKNOWN
    assert any("costs are not stated" in note for note in found.notes)
    assert shift(car([lot(50), lot(50, NO)], ["", "870829"], costs=bare)).outcome is MET


def test_a_material_that_costs_nothing_is_waived_with_the_rest() -> None:
    assert shift(car([lot(100), lot(0, NO)], ["", "870323"])).outcome is MET


def test_a_material_without_a_code_is_open_unless_de_minimis_settles_it_either_way() -> None:
    found = shift(car([lot(80), lot(20, NO)], ["", ""]))
    assert (found.outcome, found.said) == (UNKNOWN, "1 open line")
    assert [one.fact for one in found.needed] == ["HS code: none is given"]
    assert shift(car([lot(90), lot(10, NO)], ["", ""])).outcome is MET
    assert shift(car([lot(60), lot(20, NO), lot(20, NO)], ["", "", "870323"])).outcome is NOT_MET
    assert shift(car([lot(75), lot(20, NO), lot(5, NO)], ["", "", "870323"])).outcome is UNKNOWN


def test_a_material_of_unknown_origin_counts_against_the_shift_at_the_worst_only() -> None:
    found = shift(car([lot(80), lot(20, OPEN)], ["", "870323"]))
    assert found.outcome is UNKNOWN
    assert [one.fact for one in found.needed] == ["HS code 8703.23 does not shift; certified or not?"]
    assert shift(car([lot(80), lot(20, OPEN)], ["", "870829"])).outcome is MET


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        (Kind.MATERIAL, NOT_MET),
        (Kind.PACKAGING, MET),
        (Kind.ACCESSORY, MET),
        (Kind.INDIRECT, MET),
    ],
)
def test_packaging_accessories_and_indirect_materials_are_left_out(kind: Kind, outcome: Outcome) -> None:
    found = car([lot(80), lot(20, NO, kind=kind)], ["", "870323"])
    assert shift(found).outcome is outcome
    assert rvc(found).at_low.vnm == (0 if kind is Kind.INDIRECT else 20)


def test_a_component_that_is_packaging_is_left_out_with_all_that_is_in_it() -> None:
    inner = {"box": contents([lot(30, NO)], codes=["870323"])}
    assert shift(car([lot(70)], [""], [part("box", kind=Kind.PACKAGING)], inner)).outcome is MET
    assert shift(car([lot(70)], [""], [part("box", hs_code="870323")], inner)).outcome is NOT_MET


@pytest.mark.parametrize(
    ("own", "inside", "outcome"),
    [
        ("870829", "870323", MET),
        ("870323", "870829", MET),
        ("870323", "870324", NOT_MET),
        ("", "870829", MET),
        ("", "870323", UNKNOWN),
        ("8703", "", UNKNOWN),
    ],
)
def test_of_a_self_produced_row_and_what_is_in_it_the_better_counts(
    own: str, inside: str, outcome: Outcome
) -> None:
    inner = {"sub": contents([lot(40, NO)], codes=[inside])}
    found = shift(car([lot(60)], [""], [part("sub", hs_code=own)], inner))
    assert found.outcome is outcome


def test_only_what_fails_in_a_self_produced_row_counts_towards_the_limit() -> None:
    sub = contents([lot(10, NO), lot(30, NO)], codes=["870324", "870829"])
    found = shift(car([lot(60)], [""], [part("sub", hs_code="870323")], {"sub": sub}))
    assert told(found.outcome, found.points[0].low) == (MET, 10)


def test_the_better_is_taken_at_every_level_of_the_tree() -> None:
    deep = contents([lot(20, NO)], codes=["870323"])
    middle = contents([lot(20, NO)], [part("deep", 2, hs_code="870829")], codes=["870829"])
    found = shift(car([lot(60)], [""], [part("middle", hs_code="870390")], {"deep": deep, "middle": middle}))
    assert found.outcome is MET
    whole = replace(middle, components=(part("deep", 2, hs_code="870333"),))
    found = shift(car([lot(60)], [""], [part("middle", hs_code="870390")], {"deep": deep, "middle": whole}))
    assert (found.outcome, found.said) == (NOT_MET, "1 code fails: 8703.23")


def test_a_row_used_several_times_counts_as_often() -> None:
    sub = contents([lot(5, NO)], codes=["870323"])
    thrice = [part("sub", row, hs_code="870390", quantity=Fraction(row)) for row in (1, 2)]
    found = shift(car([lot(85)], [""], thrice, {"sub": sub}))
    assert told(found.outcome, [one.points for one in found.needed]) == (NOT_MET, [15])


VALUES = Statement(Fraction(40), Fraction(30), None)
BOUGHT: dict[str, Any] = {"made": Made.ACQUIRED, "unit_value": Fraction(40), "evidence": NO}


def test_a_bought_assembly_counts_by_its_own_code_at_its_price() -> None:
    inner = {"sub": contents([lot(10, NO)], codes=["870323"])}
    assert shift(car([lot(60)], [""], [part("sub", hs_code="870829", **BOUGHT)], inner)).outcome is MET
    found = shift(car([lot(60)], [""], [part("sub", hs_code="870323", **BOUGHT)], inner))
    assert told(found.outcome, found.points[0].low) == (NOT_MET, 40)
    sound = part("sub", hs_code="870323", **{**BOUGHT, "evidence": YES})
    assert shift(car([lot(60)], [""], [sound], inner)).outcome is MET


def test_its_suppliers_statement_of_codes_lets_its_contents_count_if_that_serves() -> None:
    stated = part("sub", hs_code="870323", hs_statement=True, statement=VALUES, **BOUGHT)
    clean = {"sub": contents([lot(30, NO)], codes=["870829"])}
    assert shift(car([lot(60)], [""], [stated], clean)).outcome is MET
    half = {"sub": contents([lot(10, NO), lot(20, NO)], codes=["870323", "870829"])}
    found = shift(car([lot(60)], [""], [stated], half))
    assert told(found.outcome, found.points[0].low) == (MET, 10)
    assert shift(car([lot(60)], [""], [replace(stated, statement=None)], clean)).outcome is UNKNOWN
    unstated = replace(stated, hs_statement=False)
    assert shift(car([lot(60)], [""], [unstated], clean)).outcome is NOT_MET
    other = replace(stated, hs_code="870829")
    assert shift(car([lot(60)], [""], [other], half)).outcome is MET


@pytest.mark.parametrize("made", Made)
def test_what_is_made_outside_the_territory_counts_by_its_own_code_whatever_is_stated(made: Made) -> None:
    abroad = NO._replace(made_in="CN")
    fields = {**BOUGHT, "made": made, "evidence": abroad}
    clean = {"sub": contents([lot(30, NO)], codes=["870829"])}
    stated = part("sub", hs_code="870323", hs_statement=True, **fields)
    assert shift(car([lot(60)], [""], [stated], clean)).outcome is NOT_MET


def test_an_assembly_of_which_nobody_says_who_made_it_is_the_worse_and_the_better() -> None:
    fields = {**BOUGHT, "made": Made.UNKNOWN}
    clean = {"sub": contents([lot(30, NO)], codes=["870829"])}
    broken = {"sub": contents([lot(30, NO)], codes=["870324"])}
    sub = part("sub", hs_code="870323", **fields)
    assert shift(car([lot(60)], [""], [sub], clean)).outcome is UNKNOWN
    assert shift(car([lot(60)], [""], [sub], broken)).outcome is NOT_MET


def test_a_self_produced_row_that_originates_by_its_own_rule_never_matters_designated_or_not() -> None:
    axle = contents([lot(60), lot(20, NO)], codes=["", "870870"])
    truck = GoodFacts(GoodClass.PART, "870870", part_for=Use.AFTERMARKET, method=Method.NET_COST)
    one = good(
        contents([], [part("axle", hs_code="870850", article="other")], codes=[]), {"axle": axle}, truck
    )
    assert shift(judged(one, GoodClass.PART)).outcome is MET
    poor = replace(axle, lots=(lot(20), lot(60, NO)), classified=axle.classified and (
        replace(axle.classified[0], lot=lot(20)), replace(axle.classified[1], lot=lot(60, NO)),
    ))  # fmt: skip
    one = replace(one, contents={**one.contents, "axle": poor})
    assert shift(judged(one, GoodClass.PART)).outcome is NOT_MET


def test_a_good_produced_outside_the_territory_does_not_originate_by_any_shift() -> None:
    found = car([lot(100)], [""], produced_in="CN")
    assert (shift(found).outcome, found.outcome) == (NOT_MET, NOT_MET)


def test_a_vehicle_without_a_code_shifts_from_the_heading_of_its_class() -> None:
    assert shift(car([lot(80), lot(20, NO)], ["", "870323"], hs_code="")).outcome is NOT_MET
    assert shift(car([lot(80), lot(20, NO)], ["", "870421"], hs_code="")).outcome is MET


def test_a_class_that_is_only_assumed_leaves_open_what_only_its_heading_refuses() -> None:
    one = good(contents([lot(80), lot(20, NO)], codes=["", "870323"]), facts=GoodFacts())
    found = judged(one, assumed=True)
    assert shift(found).outcome is UNKNOWN
