"""Where an easy reading goes wrong: assemblies, places of production, evidence, kinds, statements."""

from fractions import Fraction
from pathlib import Path

import pytest

from building import DAY, answer, ask, ends, errors, row, rvc, write
from rvc_cli.facts.findings import Assessment
from rvc_cli.facts.outcome import Outcome
from rvc_cli.law.evidence import EvidenceMode

MET, NOT_MET, OPEN = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED
CAR = {"class": "passenger-vehicle"}
NO_COSTS = {"labor": 0}
MODULE = [
    row("US-PART", 400, parent="MODULE", originating="yes"),
    row("CN-PART", 200, parent="MODULE", originating="no"),
]


def _with_module(folder: Path, **cells: object) -> Assessment:
    """A car of 3,000 of certified material and one module that lists a part of 400 and one of 200."""
    rows = [row("REST", 3000, originating="yes"), row("MODULE", parent="", **cells), *MODULE]
    return answer(write(folder, rows, CAR, cost=NO_COSTS))


def test_a_bought_module_enters_at_its_price_whatever_it_lists(tmp_path: Path) -> None:
    assert ends(_with_module(tmp_path, unit_value=1000, made="no", originating="no")) == (
        4000,
        1000,
        4000,
        1000,
    )


def test_a_module_made_by_the_producer_is_looked_through(tmp_path: Path) -> None:
    assert ends(_with_module(tmp_path)) == (3600, 200, 3600, 200)


def test_of_a_valued_module_that_nobody_says_who_made_the_worse_is_low_and_the_better_high(
    tmp_path: Path,
) -> None:
    found = _with_module(tmp_path, unit_value=1000, originating="no")
    assert ends(found) == (4000, 1000, 3600, 200)
    assert [need.part_number for need in rvc(found).needed] in ([], ["MODULE"])


def test_a_bought_module_without_a_price_is_an_error(tmp_path: Path) -> None:
    rows = [row("REST", 3000, originating="yes"), row("MODULE", parent="", made="no"), *MODULE]
    assert errors(ask(write(tmp_path, rows, CAR))) == ["BOM301"]


def test_a_bought_axle_is_measured_by_its_makers_costs_and_never_by_its_price(tmp_path: Path) -> None:
    rows = [
        row("REST", 300, originating="yes"),
        row("AXLE", 500, parent="", hs_code="8708.50", origin="US", made="no", role="none"),
        row("A", 76, parent="AXLE", originating="yes"),
        row("B", 24, parent="AXLE", originating="no"),
        row("L", 0, parent="AXLE", kind="labor"),
    ]
    found = answer(write(tmp_path, rows, CAR, cost=NO_COSTS))
    axle = next(one for one in found.findings if one.requirement == "part:AXLE")
    assert (axle.low.base, axle.low.vnm, axle.outcome) == (100, 24, MET)
    assert ends(found) == (800, 0, 800, 0)


def test_a_bought_axle_that_misses_by_its_makers_costs_is_not_saved_by_its_price(tmp_path: Path) -> None:
    rows = [
        row("REST", 300, originating="yes"),
        row("AXLE", 200, parent="", hs_code="8708.50", origin="US", made="no", role="none"),
        row("A", 74, parent="AXLE", originating="yes"),
        row("B", 26, parent="AXLE", originating="no"),
        row("L", 0, parent="AXLE", kind="labor"),
    ]
    assert ends(answer(write(tmp_path, rows, CAR, cost=NO_COSTS))) == (500, 200, 500, 200)


def test_a_bought_axle_whose_vnm_is_a_tenth_of_its_price_might_be_waived_its_percentage(
    tmp_path: Path,
) -> None:
    rows = [
        row("REST", 300, originating="yes"),
        row("AXLE", 260, parent="", hs_code="8708.50", origin="US", made="no", role="none"),
        row("A", 74, parent="AXLE", originating="yes"),
        row("B", 26, parent="AXLE", originating="no"),
        row("L", 0, parent="AXLE", kind="labor"),
    ]
    assert ends(answer(write(tmp_path, rows, CAR, cost=NO_COSTS))) == (560, 260, 560, 0)


def test_a_bought_module_of_nobody_knows_where_is_not_made_originating_by_its_own_rule(
    tmp_path: Path,
) -> None:
    rows = [
        row("REST", 300, originating="yes"),
        row("AXLE", 500, parent="", hs_code="8708.50", made="no", role="none"),
        row("A", 100, parent="AXLE", originating="yes"),
        row("L", 0, parent="AXLE", kind="labor"),
    ]
    assert ends(answer(write(tmp_path, rows, CAR, cost=NO_COSTS))) == (800, 500, 800, 0)


@pytest.mark.parametrize("made", ["yes", "no", ""])
def test_what_is_made_abroad_from_regional_parts_is_wholly_non_originating(tmp_path: Path, made: str) -> None:
    rows = [
        row("REST", 300, originating="yes"),
        row("HARNESS", 100, parent="", made=made, made_in="CN", originating="yes", hs_code="8544.30"),
        row("WIRE", 90, parent="HARNESS", originating="yes", origin="US"),
        row("L", 9, parent="HARNESS", kind="labor"),
    ]
    assert ends(answer(write(tmp_path, rows, CAR, cost=NO_COSTS))) == (400, 100, 400, 100)


def test_what_is_made_abroad_needs_a_value_of_its_own(tmp_path: Path) -> None:
    rows = [
        row("REST", 300, originating="yes"),
        row("HARNESS", parent="", made="yes", made_in="CN"),
        row("WIRE", 90, parent="HARNESS", originating="yes"),
    ]
    assert errors(ask(write(tmp_path, rows, CAR))) == ["BOM301"]


def test_a_statement_from_a_supplier_abroad_counts_for_nothing(tmp_path: Path) -> None:
    rows = [
        row("REST", 300, originating="yes"),
        row("M", 100, originating="no", made_in="CN", supplier_net_cost=100, supplier_vnm=0),
        row("N", 100, originating="", origin="CN", supplier_regional_value=100),
    ]
    assert ends(answer(write(tmp_path, rows, CAR, cost=NO_COSTS))) == (500, 200, 500, 200)


@pytest.mark.parametrize(
    "tag", ["PR", "Puerto Rico", "us", "USA", "United States", "MEX", "méxico", "Canadá", "Estados Unidos"]
)
def test_puerto_rico_and_every_name_of_the_three_countries_are_in_the_territory(
    tmp_path: Path, tag: str
) -> None:
    assert ends(answer(write(tmp_path, [row("A", 10, origin=tag)], CAR, cost=NO_COSTS))) == (10, 0, 10, 0)


@pytest.mark.parametrize("tag", ["VI", "GU", "AS", "MP", "CN", "GL", "CU"])
def test_islands_that_are_no_customs_territory_are_outside(tmp_path: Path, tag: str) -> None:
    assert ends(answer(write(tmp_path, [row("A", 10, origin=tag)], CAR, cost=NO_COSTS))) == (10, 10, 10, 10)


@pytest.mark.parametrize("produced_in", ["CN", "VI"])
def test_a_good_produced_abroad_is_not_met_whatever_its_content(tmp_path: Path, produced_in: str) -> None:
    good = {**CAR, "produced_in": produced_in}
    found = answer(write(tmp_path, [row("A", 10, originating="yes")], good, cost=NO_COSTS))
    assert (found.outcome, rvc(found).outcome, rvc(found).low.share) == (NOT_MET, NOT_MET, 1)


@pytest.mark.parametrize("value", ["", "12"])
@pytest.mark.parametrize("said", [{}, {"produced_in": "MX"}])
def test_a_good_whose_own_row_says_it_is_made_abroad_is_not_met(
    tmp_path: Path, value: str, said: dict[str, str]
) -> None:
    rows = [
        row("CAR", value, parent="", made_in="CN"),
        row("A", 10, parent="CAR", originating="yes"),
        row("L", 1, parent="CAR", kind="labor"),
    ]
    assert answer(write(tmp_path, rows, {**CAR, **said})).outcome is NOT_MET


def _evidence(folder: Path, mode: str = "as-written", **cells: object) -> tuple[object, ...]:
    """VNM at both ends of a car of 100 certified and 10 under the evidence in question."""
    rows = [
        row(
            "SURE", 100, origin="US", made_in="", **({"originating": "yes"} if "originating" in cells else {})
        )
    ]
    path = write(folder, [*rows, row("M", 10, **cells)], CAR, cost=NO_COSTS)
    _, low, _, high = ends(answer(path, evidence=EvidenceMode(mode)))
    return low, high


@pytest.mark.parametrize("mode", ["as-written", "tagged", "certified"])
def test_a_foreign_tag_is_non_originating_under_every_evidence(tmp_path: Path, mode: str) -> None:
    known = (0, 100) if mode == "certified" else (0, 0)
    low, high = _evidence(tmp_path, mode, origin="CN")
    assert (low, high) == (10 + known[1], 10)
    assert _evidence(tmp_path, mode, origin="CN", originating="") == (10, 10)
    assert _evidence(tmp_path, mode, origin="CN", originating="yes", certified_until="2026-11-22") == (10, 10)


@pytest.mark.parametrize("mode", ["as-written", "tagged", "certified"])
def test_no_stands_under_every_evidence_and_outside_its_validity(tmp_path: Path, mode: str) -> None:
    assert _evidence(tmp_path, mode, origin="US", originating="no") == (10, 10)
    assert _evidence(tmp_path, mode, origin="US", originating="no", certified_until="2020-01-01") == (10, 10)


def test_a_blank_beside_a_regional_tag_is_open_and_tagged_counts_it(tmp_path: Path) -> None:
    assert _evidence(tmp_path, origin="US", originating="") == (10, 0)
    assert _evidence(tmp_path, "certified", origin="US", originating="") == (10, 0)
    assert _evidence(tmp_path, "tagged", origin="US", originating="") == (0, 0)
    assert _evidence(tmp_path, "tagged", origin="", originating="") == (10, 0)


def test_a_certificate_that_ran_out_is_open_even_where_tags_count(tmp_path: Path) -> None:
    out = {"origin": "US", "originating": "yes", "certified_until": "2026-11-22"}
    assert _evidence(tmp_path, "tagged", **out) == (10, 0)
    assert _evidence(tmp_path, **{**out, "certified_until": "2026-11-23"}) == (0, 0)
    early = {"origin": "US", "originating": "yes", "certified_from": "2026-11-24"}
    assert _evidence(tmp_path, **early) == (10, 0)
    assert _evidence(tmp_path, **{**early, "certified_from": "2026-11-23"}) == (0, 0)


def test_yes_against_a_foreign_tag_originates_and_against_a_foreign_plant_does_not(tmp_path: Path) -> None:
    assert _evidence(tmp_path, origin="CN", originating="yes") == (0, 0)
    assert _evidence(tmp_path, origin="US", originating="yes", made_in="CN") == (10, 10)


def test_what_rests_on_a_tag_is_counted_as_such_and_never_called_originating(tmp_path: Path) -> None:
    found = answer(write(tmp_path, [row("A", 10, origin="US")], CAR, cost=NO_COSTS))
    assert (found.outcome, found.tagged, found.certified, found.originating) == (MET, 10, 0, None)


def test_a_no_on_a_bought_axle_is_not_overridden_by_its_own_rule(tmp_path: Path) -> None:
    rows = [
        row("REST", 300, originating="yes"),
        row("AXLE", 500, parent="", hs_code="8708.50", origin="US", made="no", originating="no", role="none"),
        row("A", 100, parent="AXLE", originating="yes"),
        row("L", 0, parent="AXLE", kind="labor"),
    ]
    assert ends(answer(write(tmp_path, rows, CAR, cost=NO_COSTS))) == (800, 500, 800, 500)


def test_a_yes_on_a_self_produced_axle_does_not_cut_its_rule_short(tmp_path: Path) -> None:
    rows = [
        row("REST", 300, parent="", originating="yes"),
        row("AXLE", parent="", hs_code="8708.50", made="yes", originating="yes", role="none"),
        row("A", 50, parent="AXLE", originating="yes"),
        row("B", 50, parent="AXLE", originating="no"),
        row("L", 0, parent="AXLE", kind="labor"),
    ]
    path = write(tmp_path, rows, CAR, cost=NO_COSTS, choices={"intermediate": ["AXLE"]})
    found = answer(path)
    assert ends(found) == (400, 50, 400, 50)
    assert found.own_determination == ()


def test_freight_lowers_vnm_and_never_net_cost(tmp_path: Path) -> None:
    cells = {"freight": 1, "duties": 2, "brokerage": 3, "waste": 4}
    for said, low_high in (("no", (90, 90)), ("", (90, 0)), ("yes", (0, 0))):
        rows = [row("SURE", 100, originating="yes"), row("M", 100, quantity=1, originating=said, **cells)]
        rows[0]["quantity"] = "1"
        path = write(tmp_path, rows, CAR, cost=NO_COSTS)
        assert ends(answer(path)) == (200, low_high[0], 200, low_high[1])


KINDS = {
    "material": (100, 100),
    "packaging": (100, 100),
    "accessory": (100, 100),
    "indirect": (100, 0),
    "packing": (0, 0),
    "labor": (100, 0),
    "period": (100, 0),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_enters_as_the_law_has_it(tmp_path: Path, kind: str) -> None:
    net_cost, vnm = KINDS[kind]
    rows = [row("SURE", 1000, originating="yes"), row("K", 100, kind=kind, originating="no", origin="CN")]
    found = ends(answer(write(tmp_path, rows, CAR, cost=NO_COSTS)))
    assert found == (1000 + net_cost, vnm, 1000 + net_cost, vnm)


@pytest.mark.parametrize(
    "kind", ["sales-promotion", "royalties", "shipping packing", "Non_Allowable_Interest"]
)
def test_an_excluded_cost_is_subtracted_and_never_added(tmp_path: Path, kind: str) -> None:
    rows = [
        row("A", 50, originating="yes"),
        row("L", 30, kind="labor"),
        row("O", 30, kind="overhead"),
        row("X", 10, kind=kind),
    ]
    assert answer(write(tmp_path, rows, CAR)).net_cost_low == 100


def test_two_suppliers_of_one_part_number_count_each_with_its_own_papers(tmp_path: Path) -> None:
    rows = [
        row("P", 10, supplier="one", originating="yes"),
        row("P", 10, supplier="two", originating="no"),
        row("P", 10, supplier="three", originating=""),
    ]
    assert ends(answer(write(tmp_path, rows, CAR, cost=NO_COSTS))) == (30, 20, 30, 10)


def test_a_shared_assembly_counts_once_for_each_of_its_uses_and_its_children_are_not_doubled(
    tmp_path: Path,
) -> None:
    rows = [
        row("REST", 100, parent="", quantity=1, originating="yes"),
        row("BOX", parent="", quantity=2),
        row("BOX", parent="", quantity=3),
        row("BOLT", 4, parent="BOX", quantity=2, originating="no"),
    ]
    assert ends(answer(write(tmp_path, rows, CAR, cost=NO_COSTS))) == (140, 40, 140, 40)


def test_a_purchase_is_converted_at_the_rate_it_was_recorded_at(tmp_path: Path) -> None:
    rows = [
        row("A", 100, originating="yes", currency="MXN"),
        row("B", 100, originating="no", currency="MXN", exchange_rate="0.06"),
    ]
    rates = {"MXN": {"rate": 0.05, "on": DAY, "source": "FIX"}}
    found = answer(write(tmp_path, rows, CAR, cost=NO_COSTS, exchange_rates=rates))
    assert ends(found)[:2] == (11, 6)


def test_without_a_rate_a_foreign_amount_is_an_error_on_every_row_of_it(tmp_path: Path) -> None:
    rows = [
        row("A", 1, originating="yes"),
        row("B", 1, currency="EUR"),
        row("C", 1, currency="EUR", origin="US"),
    ]
    assert set(errors(ask(write(tmp_path, rows, CAR)))) == {"BOM320"}


STATED = [
    # said of a material of 100 with freight 5 and waste 10 -> net cost and VNM at the best
    ({"supplier_net_cost": 60, "supplier_vnm": 20}, (65, 20)),
    ({"supplier_regional_value": 90}, (100, 10)),
    ({"supplier_regional_value": 10}, (100, 85)),
]


@pytest.mark.parametrize(("said", "best"), STATED)
def test_a_statement_bounds_the_best_case_and_never_helps_the_worst(
    tmp_path: Path, said: dict[str, int], best: tuple[int, int]
) -> None:
    rows = [row("S", 400, originating="yes"), row("M", 100, originating="no", freight=5, waste=10, **said)]
    rows[1]["quantity"] = rows[0]["quantity"] = "2"
    found = ends(answer(write(tmp_path, rows, CAR, cost=NO_COSTS)))
    assert found == (1000, 170, 800 + 2 * best[0], 2 * best[1])


@pytest.mark.parametrize("said", ["", "yes", "no"])
def test_a_statement_above_the_price_may_serve_even_an_originating_material(
    tmp_path: Path, said: str
) -> None:
    rows = [
        row("R", 7395, originating="yes"),
        row("V", 2505, originating="no"),
        row("M", 100, originating=said, supplier_net_cost=150, supplier_vnm=0),
    ]
    found = answer(write(tmp_path, rows, CAR, cost=NO_COSTS))
    assert rvc(found).high.share == Fraction(7545, 10050)
    assert found.outcome is OPEN


def test_whether_a_statement_is_used_is_chosen_material_by_material(tmp_path: Path) -> None:
    good_one = row("A", 100, originating="no", supplier_net_cost=100, supplier_vnm=10)
    bad_one = row("B", 10, originating="no", supplier_net_cost=100, supplier_vnm=100)
    rows = [row("R", 100, originating="yes"), good_one, bad_one]
    assert ends(answer(write(tmp_path, rows, CAR, cost=NO_COSTS)))[2:] == (210, 20)


def test_a_statement_is_in_its_own_currency(tmp_path: Path) -> None:
    said = {"supplier_net_cost": 1000, "supplier_vnm": 200, "supplier_currency": "MXN"}
    rows = [row("R", 100, originating="yes"), row("M", 100, originating="no", **said)]
    rates = {"MXN": {"rate": 0.05, "on": DAY, "source": "FIX"}}
    found = answer(write(tmp_path, rows, CAR, cost=NO_COSTS, exchange_rates=rates))
    assert ends(found) == (200, 100, 150, 10)
