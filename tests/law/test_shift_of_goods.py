"""The tariff shift of whole goods: what counts, what is left out, how little may fail, what its producer may choose."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from building import GIVEN, NO, OPEN, YES, contents, good, judged, lot, part, rvc, shift
from rvc_cli.facts.findings import Assessment
from rvc_cli.facts.goods import Component, Contents, Costs, Good, GoodFacts, Made
from rvc_cli.facts.lots import Lot
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.rules import GoodClass, Use
from rvc_cli.facts.words import Kind

MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED
CAR_FACTS = GoodFacts(GoodClass.PASSENGER_VEHICLE, "870323")
CENT = Fraction(1, 100)


def car(
    lots: Sequence[Lot],
    codes: Sequence[str],
    parts: Sequence[Component] = (),
    inner: dict[str, Contents] | None = None,
    costs: Costs = GIVEN,
    **facts: Any,
) -> Assessment:
    """A passenger vehicle of these materials."""
    one = good(contents(lots, parts, costs, codes), inner, replace(CAR_FACTS, **facts))
    return judged(one)


def a_part(code: str, use: Use, lots: Sequence[Lot], codes: Sequence[str], **facts: Any) -> Assessment:
    """A part for this use, of these materials."""
    told = GoodFacts(GoodClass.PART, code, part_for=use, **facts)
    return judged(good(contents(lots, costs=GIVEN, codes=codes), facts=told), GoodClass.PART)


def test_a_vehicle_of_originating_materials_alone_shifts_whatever_their_codes() -> None:
    found = car([lot(100)], ["870323"])
    assert (shift(found).outcome, shift(found).said, found.outcome) == (MET, "no code fails", MET)
    assert [one.requirement for one in found.not_assessed] == ["core-parts", "steel", "aluminum", "lvc"]


def test_materials_of_other_headings_shift_and_those_of_its_own_do_not() -> None:
    assert shift(car([lot(80), lot(20, NO)], ["870829", "870829"])).outcome is MET
    found = car([lot(80), lot(12, NO), lot(8, NO)], ["", "870323", "8703"])
    assert (rvc(found).outcome, shift(found).outcome, found.outcome) == (MET, NOT_MET, NOT_MET)
    assert shift(found).said == "2 codes fail: 8703.23, 87.03"
    assert [(one.part_number, one.points, one.fact) for one in shift(found).needed] == [
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
    assert (points.low, points.high, points.most) == (Fraction(value), Fraction(value), 10)


def test_the_base_is_total_cost_with_the_excluded_costs_in_it_and_never_net_cost() -> None:
    costs = Costs(Fraction(20), Fraction(10), given=True)
    assert shift(car([lot(70), lot(10, NO)], ["", "870323"], costs=costs)).outcome is MET
    assert shift(car([lot(70), lot("10.01", NO)], ["", "870323"], costs=costs)).outcome is NOT_MET


def test_the_transaction_value_is_the_base_where_it_serves_better() -> None:
    lots, codes = [lot(80), lot(20, NO)], ["", "870323"]
    assert shift(car(lots, codes)).outcome is NOT_MET
    assert shift(car(lots, codes, transaction_value=Fraction(200))).outcome is MET
    shipped = {"transaction_value": Fraction(200), "international_shipping": CENT}
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
    assert (found.outcome, found.points[0].low) == (MET, 10)


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
    assert (found.outcome, [one.points for one in found.needed]) == (NOT_MET, [15])


BOUGHT: dict[str, Any] = {"made": Made.ACQUIRED, "unit_value": Fraction(40), "evidence": NO}


def test_a_bought_assembly_counts_by_its_own_code_at_its_price() -> None:
    inner = {"sub": contents([lot(10, NO)], codes=["870323"])}
    assert shift(car([lot(60)], [""], [part("sub", hs_code="870829", **BOUGHT)], inner)).outcome is MET
    found = shift(car([lot(60)], [""], [part("sub", hs_code="870323", **BOUGHT)], inner))
    assert (found.outcome, found.points[0].low) == (NOT_MET, 40)
    sound = part("sub", hs_code="870323", **{**BOUGHT, "evidence": YES})
    assert shift(car([lot(60)], [""], [sound], inner)).outcome is MET


def test_its_suppliers_statement_of_codes_lets_its_contents_count_if_that_serves() -> None:
    stated = part("sub", hs_code="870323", hs_statement=True, **BOUGHT)
    clean = {"sub": contents([lot(30, NO)], codes=["870829"])}
    assert shift(car([lot(60)], [""], [stated], clean)).outcome is MET
    half = {"sub": contents([lot(10, NO), lot(20, NO)], codes=["870323", "870829"])}
    found = shift(car([lot(60)], [""], [stated], half))
    assert (found.outcome, found.points[0].low) == (MET, 10)
    unstated = replace(stated, hs_statement=False)
    assert shift(car([lot(60)], [""], [unstated], clean)).outcome is NOT_MET
    other = replace(stated, hs_code="870829")
    assert shift(car([lot(60)], [""], [other], half)).outcome is MET


@pytest.mark.parametrize("made", Made)
def test_what_is_made_outside_the_territory_counts_by_its_own_code_whatever_is_stated(made: Made) -> None:
    abroad = replace(NO, made_in="CN")
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
    truck = GoodFacts(GoodClass.PART, "870870", part_for=Use.AFTERMARKET)
    one = good(
        contents([], [part("axle", hs_code="870850", article="other")], codes=[]), {"axle": axle}, truck
    )
    assert shift(judged(one, GoodClass.PART)).outcome is MET
    poor = replace(axle, lots=(lot(20), lot(60, NO)), classified=axle.classified and (
        axle.classified[0]._replace(lot=lot(20)), axle.classified[1]._replace(lot=lot(60, NO)),
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


def test_a_brake_short_of_its_percentage_originates_by_a_change_of_heading() -> None:
    brake = a_part("870830", Use.PASSENGER_VEHICLE, [lot(60), lot(40, NO)], ["", "732690"])
    assert (rvc(brake).outcome, shift(brake).outcome, brake.outcome) == (NOT_MET, MET, MET)
    assert rvc(brake).alternative == shift(brake).alternative == "s. 3(6)"
    other = a_part("870830", Use.PASSENGER_VEHICLE, [lot(60), lot(40, NO)], ["", "870899"])
    assert (rvc(other).outcome, shift(other).outcome, other.outcome) == (NOT_MET, NOT_MET, NOT_MET)
    valued = a_part("870830", Use.PASSENGER_VEHICLE, [lot(70), lot(30, NO)], ["", "870899"])
    assert (rvc(valued).outcome, shift(valued).outcome, valued.outcome) == (MET, NOT_MET, MET)


def test_an_alternative_whose_percentage_is_met_and_whose_own_shift_is_not_fails() -> None:
    bumper = a_part("870810", Use.PASSENGER_VEHICLE, [lot(70), lot(30, NO)], ["", "870829"])
    assert (rvc(bumper).outcome, shift(bumper).outcome, bumper.outcome) == (NOT_MET, NOT_MET, NOT_MET)
    assert any("beside the percentage" in note and "not met" in note for note in rvc(bumper).notes)
    sound = a_part("870810", Use.PASSENGER_VEHICLE, [lot(70), lot(30, NO)], ["", "870899"])
    assert (rvc(sound).outcome, shift(sound).outcome, sound.outcome) == (MET, NOT_MET, MET)
    short = a_part("870810", Use.PASSENGER_VEHICLE, [lot("69.99"), lot("30.01", NO)], ["", "870899"])
    assert short.outcome is NOT_MET


def test_de_minimis_serves_an_alternative_and_never_waives_its_percentage() -> None:
    lots, codes = [lot(60), lot(10, NO), lot(30, NO)], ["", "870829", "870899"]
    bumper = a_part("870810", Use.PASSENGER_VEHICLE, lots, codes)
    assert (rvc(bumper).outcome, bumper.outcome) == (NOT_MET, NOT_MET)
    richer = a_part("870810", Use.PASSENGER_VEHICLE, [lot(70), *lots[1:2], lot(20, NO)], codes)
    assert (rvc(richer).outcome, richer.outcome) == (MET, MET)


def test_a_vibration_control_good_needs_the_change_and_the_percentage() -> None:
    aa = {"article": "8708.99.aa"}
    both = a_part("870899", Use.PASSENGER_VEHICLE, [lot(70), lot(30, NO)], ["", "400510"], **aa)
    assert (rvc(both).outcome, shift(both).outcome, both.outcome) == (MET, MET, MET)
    assert (shift(both).alternative, rvc(both).alternative) == (None, None)
    short = a_part("870899", Use.PASSENGER_VEHICLE, [lot("69.99"), lot("30.01", NO)], ["", "400510"], **aa)
    assert (rvc(short).outcome, shift(short).outcome, short.outcome) == (NOT_MET, MET, NOT_MET)


@pytest.mark.parametrize(("percent", "outcome"), [(70, MET), (69, UNKNOWN), (50, UNKNOWN), (49, NOT_MET)])
def test_materials_of_its_own_subheading_leave_half_or_the_tables_percentage_to_do(
    percent: int, outcome: Outcome
) -> None:
    lots, codes = [lot(percent), lot(100 - percent, NO)], ["", "870899"]
    found = a_part("870899", Use.PASSENGER_VEHICLE, lots, codes, article="8708.99.aa")
    assert found.outcome is outcome


@pytest.mark.parametrize(
    ("code", "material", "percent", "outcome"),
    [
        ("850590", "850590", 50, MET),
        ("850590", "850590", 49, NOT_MET),
        ("848390", "848390", 50, MET),
        ("848390", "848390", 49, NOT_MET),
        ("848340", "848340", 60, NOT_MET),
        ("847989", "847989", 60, NOT_MET),
        ("851140", "851140", 60, NOT_MET),
    ],
)
def test_half_does_only_where_a_subheading_provides_for_goods_and_their_parts(
    code: str, material: str, percent: int, outcome: Outcome
) -> None:
    lots = [lot(percent), lot(100 - percent, NO)]
    assert a_part(code, Use.AFTERMARKET, lots, ["", material]).outcome is outcome


def test_a_code_of_which_no_list_says_so_leaves_half_open() -> None:
    belt = a_part("870821", Use.PASSENGER_VEHICLE, [lot(60), lot(40, NO)], ["", "870821"])
    assert (shift(belt).outcome, belt.outcome) == (UNKNOWN, UNKNOWN)
    assert any("50 % by net cost" in note for note in shift(belt).notes)


def test_a_vehicle_that_came_unassembled_has_the_way_of_half_if_that_is_claimed() -> None:
    kit, codes = [lot(50), lot(50, NO)], ["", "870323"]
    assert shift(car(kit, codes)).outcome is NOT_MET
    claimed = car(kit, codes, unassembled=True)
    assert (shift(claimed).outcome, rvc(claimed).outcome, claimed.outcome) == (MET, NOT_MET, NOT_MET)
    assert shift(car([lot(49), lot(51, NO)], codes, unassembled=True)).outcome is NOT_MET


def test_a_good_that_shifts_or_does_not_is_asked_for_no_percentage_its_rule_lacks() -> None:
    system = a_part("847989", Use.HEAVY_TRUCK, [lot(20), lot(80, NO)], ["", "847990"])
    assert [one.requirement for one in system.findings] == ["tariff-shift"]
    assert (system.outcome, system.not_assessed) == (MET, ())
    same = a_part("847989", Use.HEAVY_TRUCK, [lot(20), lot(80, NO)], ["", "847989"])
    assert (same.outcome, same.not_assessed) == (NOT_MET, ())


@pytest.mark.parametrize(
    ("code", "use", "article"),
    [
        ("870850", Use.PASSENGER_VEHICLE, ""),
        ("840734", Use.LIGHT_TRUCK, ""),
        ("840991", Use.PASSENGER_VEHICLE, ""),
        ("870829", Use.PASSENGER_VEHICLE, "body-stamping"),
        ("870840", Use.HEAVY_TRUCK, "gear-box"),
        ("870899", Use.HEAVY_TRUCK, "chassis"),
        ("870891", Use.PASSENGER_VEHICLE, "other"),
    ],
)
def test_parts_that_originate_by_value_content_only_are_asked_for_no_shift(
    code: str, use: Use, article: str
) -> None:
    found = a_part(code, use, [lot(40), lot(60, NO)], ["", "732690"], article=article)
    assert [one.requirement for one in found.findings] == ["rvc"]
    assert (found.outcome, found.not_assessed) == (NOT_MET, ())


def test_a_propulsion_battery_originates_by_its_shift_as_well() -> None:
    fields = {"article": "propulsion-battery"}
    cells = a_part(
        "850760", Use.PASSENGER_VEHICLE, [lot(20), lot(80, NO)], ["", "850790 battery-cell"], **fields
    )
    assert cells.outcome is NOT_MET
    other = a_part("850760", Use.PASSENGER_VEHICLE, [lot(20), lot(80, NO)], ["", "850790 other"], **fields)
    assert other.outcome is UNKNOWN
    bolts = a_part("850760", Use.PASSENGER_VEHICLE, [lot(20), lot(80, NO)], ["", "731815"], **fields)
    assert bolts.outcome is MET


def test_a_body_that_meets_one_of_two_readings_of_and_is_open() -> None:
    shifts = a_part("870790", Use.HEAVY_TRUCK, [lot(40), lot(60, NO)], ["", "732690"])
    assert shifts.outcome is UNKNOWN
    both = a_part("870790", Use.HEAVY_TRUCK, [lot(64), lot(36, NO)], ["", "732690"])
    assert both.outcome is MET
    neither = a_part("870790", Use.HEAVY_TRUCK, [lot(40), lot(60, NO)], ["", "870829"])
    assert neither.outcome is NOT_MET


def test_an_article_that_nobody_names_is_met_by_all_readings_or_by_none() -> None:
    lots = [lot(60), lot(40, NO)]
    stamping_or_other = a_part("870829", Use.PASSENGER_VEHICLE, lots, ["", "720990"])
    assert stamping_or_other.outcome is UNKNOWN
    assert a_part("870829", Use.PASSENGER_VEHICLE, lots, ["", "720990"], article="other").outcome is MET
    assert a_part("870829", Use.PASSENGER_VEHICLE, lots, ["", "870829"]).outcome is UNKNOWN
    assert a_part("870829", Use.PASSENGER_VEHICLE, lots, ["", "870899"]).outcome is NOT_MET


def test_where_no_rule_is_on_file_the_shift_is_not_assessed_and_the_reason_says_so() -> None:
    seat = a_part("940120", Use.PASSENGER_VEHICLE, [lot(60), lot(40, NO)], ["", "940190"])
    assert seat.outcome is UNKNOWN
    reasons = {one.requirement: one.reason for one in seat.not_assessed}
    assert reasons["tariff-shift"] == "no rule for this good is on file"


def test_a_table_without_codes_is_not_assessed_unless_no_code_could_matter() -> None:
    found = judged(good(contents([lot(80), lot(20, NO)]), facts=CAR_FACTS))
    reasons = {one.requirement: one.reason for one in found.not_assessed}
    assert reasons["tariff-shift"] == "no HS codes of the materials are given"
    assert found.outcome is MET
    sound = judged(good(contents([lot(90), lot(10, NO)]), facts=CAR_FACTS))
    assert shift(sound).outcome is MET


def _bought_brake(codes: Sequence[str], percent: int) -> Good:
    brake = contents([lot(percent), lot(100 - percent, NO)], codes=codes)
    cells = {"hs_code": "870830", "made": Made.ACQUIRED, "unit_value": Fraction(120)}
    row = part("brake", evidence=replace(OPEN, made_in="MX"), **cells)
    return good(contents([lot(380)], [row], codes=[""]), {"brake": brake}, CAR_FACTS)


def test_a_bought_component_is_decided_by_its_own_shift_in_either_direction() -> None:
    by_shift = judged(_bought_brake(["", "732690"], 40))
    assert (rvc(by_shift).at_low.vnm, rvc(by_shift).at_high.vnm) == (0, 0)
    by_value = judged(_bought_brake(["", "870899"], 70))
    assert (rvc(by_value).at_low.vnm, rvc(by_value).at_high.vnm) == (0, 0)
    neither = judged(_bought_brake(["", "870899"], 40))
    assert (rvc(neither).at_low.vnm, rvc(neither).at_high.vnm) == (120, 120)
    unsaid = judged(_bought_brake(["", ""], 40))
    assert (rvc(unsaid).at_low.vnm, rvc(unsaid).at_high.vnm) == (120, 0)
    said = {one.outcome for one in by_shift.findings if one.requirement == "part:BRAKE"}
    assert said == {MET, NOT_MET}


def test_de_minimis_of_section_5_4_waives_the_percentage_and_says_so() -> None:
    costs = Costs(Fraction(82), Fraction(81), given=True)
    found = car([lot(1), lot(9, NO)], ["", "870829"], costs=costs)
    assert (rvc(found).outcome, rvc(found).at_low.share, found.outcome) == (MET, Fraction(2, 11), MET)
    assert any("s. 5(4)" in note for note in rvc(found).notes)
    above = car([lot(1), lot("9.3", NO)], ["", "870829"], costs=costs)
    assert rvc(above).outcome is NOT_MET
    sold = {"transaction_value": Fraction(93)}
    assert rvc(car([lot(1), lot("9.3", NO)], ["", "870829"], costs=costs, **sold)).outcome is MET
    open_ = car([lot(1), lot(9, OPEN), lot("0.3", NO)], ["", "", "870829"], costs=costs)
    assert rvc(open_).outcome is UNKNOWN
