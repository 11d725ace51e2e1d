"""Where an easy reading goes wrong: alternatives, costs, roles, designations."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from building import (
    NO,
    YES,
    answer,
    ask,
    contents,
    ends,
    errors,
    good,
    judged,
    lot,
    paper,
    part,
    row,
    rvc,
    write,
)
from rvc_cli.facts.goods import Costs, Made
from rvc_cli.facts.outcome import Outcome

MET, NOT_MET, OPEN = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED
SEDAN = {"class": "passenger-vehicle"}
NO_COSTS = {"labor": 0}


def _bought(folder: Path, code: str, share: int, **cells: object) -> tuple[object, ...]:
    """VNM at both ends of a car whose bought component, worth 100, has this regional content by its own costs."""
    rows = [
        row("REST", 300, parent="", originating="yes"),
        row("PART", 100, parent="", hs_code=code, origin="US", made="no", **{"role": "none", **cells}),
        row("A", share, parent="PART", originating="yes"),
        row("B", 100 - share, parent="PART", originating="no"),
        row("L", 0, parent="PART", kind="labor"),
    ]
    _, low, _, high = ends(answer(write(folder, rows, SEDAN, cost=NO_COSTS)))
    return low, high


def test_a_brake_short_of_its_percentage_may_still_originate_by_its_shift(tmp_path: Path) -> None:
    rows = [row("A", 60, originating="yes"), row("B", 40, originating="no")]
    said = {"class": "part", "hs_code": "8708.30", "part_for": "passenger-vehicle"}
    report = ask(write(tmp_path, rows, said, cost=NO_COSTS))
    (found,) = report.assessments
    assert (rvc(found).outcome, found.outcome, report.exit_status) == (NOT_MET, OPEN, 3)
    assert rvc(found).alternative == "s. 3(6)"


@pytest.mark.parametrize("share", [60, 100])
def test_a_bought_brake_is_open_whatever_its_content_as_long_as_its_shift_is(
    tmp_path: Path, share: int
) -> None:
    assert _bought(tmp_path, "8708.30", share)[1] == 0
    assert _bought(tmp_path, "8708.30", 60)[0] == 100


def test_a_bought_component_whose_rule_is_not_on_file_is_never_refused(tmp_path: Path) -> None:
    assert _bought(tmp_path, "0101.21", 10) == (100, 0)
    assert _bought(tmp_path, "", 100) == (100, 0)


def test_a_bought_component_is_decided_by_content_only_where_nothing_else_is_asked(tmp_path: Path) -> None:
    assert _bought(tmp_path, "8708.50", 75) == (0, 0)
    assert _bought(tmp_path, "8708.50", 74) == (100, 100)
    assert _bought(tmp_path, "8708.50", 74, role="axle") == (100, 0)


def test_without_costs_a_miss_is_open_and_a_pass_is_met(tmp_path: Path) -> None:
    materials = [row("A", 17900, originating="yes"), row("B", 6100, originating="no")]
    assert answer(write(tmp_path, materials, SEDAN)).outcome is OPEN
    found = answer(write(tmp_path, materials, SEDAN, cost={"labor": 4000}))
    assert (found.outcome, rvc(found).at_low.share) == (MET, Fraction(219, 280))
    assert answer(write(tmp_path, materials, SEDAN, cost=NO_COSTS)).outcome is NOT_MET


def test_without_costs_the_report_says_at_what_net_cost_it_would_be_met(tmp_path: Path) -> None:
    found = answer(
        write(tmp_path, [row("A", 17900, originating="yes"), row("B", 6100, originating="no")], SEDAN)
    )
    slack = rvc(found).slack
    assert slack is not None
    assert [slack.net_cost_to_meet, found.net_cost_high, rvc(found).at_high.base] == [24400, None, None]


def test_a_percentage_of_ones_own_measures_what_is_given(tmp_path: Path) -> None:
    materials = [row("A", 17900, originating="yes"), row("B", 6100, originating="no")]
    good_ = {"class": "custom", "required": 75}
    assert answer(write(tmp_path, materials, good_)).outcome is NOT_MET


def test_excluded_costs_above_the_costs_that_hold_them_are_an_error(tmp_path: Path) -> None:
    rows = [row("A", 100, originating="yes"), row("L", 10, kind="labor")]
    for amount, found in ((10, []), ("10.00000001", ["ASK008"])):
        excluded = row("X", amount, kind="royalties")
        assert errors(ask(write(tmp_path, [*rows, excluded], SEDAN))) == found


def test_currency_gains_lower_and_losses_raise_the_net_cost(tmp_path: Path) -> None:
    rows = [row("A", 100, originating="yes")]
    cost = {"labor": 10, "currency_gain": 4, "currency_loss": 1}
    assert answer(write(tmp_path, rows, SEDAN, cost=cost)).net_cost_low == 107


def test_a_net_cost_of_nothing_is_an_error(tmp_path: Path) -> None:
    rows = [row("A", 0, originating="yes")]
    assert errors(ask(write(tmp_path, rows, SEDAN, cost=NO_COSTS))) == ["ASK007"]
    cost = {"labor": 0, "currency_gain": 4}
    assert errors(ask(write(tmp_path, [row("A", 4, originating="yes")], SEDAN, cost=cost))) == ["ASK007"]


def test_a_cost_row_below_a_component_that_may_be_bought_does_not_state_the_goods_costs() -> None:
    module = contents([lot(95), lot(5, NO)], costs=Costs(Fraction(1), given=True))
    cells: dict[str, Any] = {"unit_value": Fraction(1000), "deductions": Fraction(990), "evidence": NO}
    one = good(
        contents([lot(10), lot(400, NO)], [part("m", made=Made.UNKNOWN, **cells)], costs=Costs()),
        {"m": module},
    )
    assert judged(one).outcome is OPEN
    told = good(
        contents([lot(10), lot(400, NO)], [part("m", made=Made.SELF_PRODUCED, **cells)], costs=Costs()),
        {"m": module},
    )
    assert judged(told).outcome is NOT_MET


@pytest.mark.parametrize(
    "code", ["8482.10", "8483.10", "7320.20", "8708.10", "8481.90", "8537.10", "8507.60"]
)
def test_a_code_of_the_table_of_core_parts_without_a_role_is_a_question(tmp_path: Path, code: str) -> None:
    rows = [row("A", 70, originating="yes"), row("B", 30, originating="no", hs_code=code)]
    assert answer(write(tmp_path, rows, SEDAN, cost=NO_COSTS)).outcome is OPEN
    told = [rows[0], {**rows[1], "role": "none"}]
    assert answer(write(tmp_path, told, SEDAN, cost=NO_COSTS)).outcome is NOT_MET
    truck = {"class": "heavy-truck", "hs_code": "8704.23"}
    heavy = [row("A", 59, originating="yes"), row("B", 41, originating="no", hs_code=code)]
    assert answer(write(tmp_path, heavy, truck, cost=NO_COSTS)).outcome is NOT_MET


@pytest.mark.parametrize(
    ("role", "said", "chosen", "outcome"),
    [
        ("engine/block", "no", "best", OPEN),
        ("engine", "", "best", OPEN),  # all core parts together might yet reach the percentage (s. 14(10))
        ("engine", "", "part", OPEN),  # its own net cost and VNM are not known
        ("engine", "no", "best", NOT_MET),  # a certified no stands (s. 7(21))
        ("none", "no", "best", NOT_MET),
    ],
)
def test_a_row_of_a_core_part_may_roll_up_as_long_as_the_part_is_open(
    tmp_path: Path, role: str, said: str, chosen: str, outcome: Outcome
) -> None:
    rows = [row("A", 70, originating="yes"), row("B", 30, originating=said, role=role)]
    found = answer(write(tmp_path, rows, SEDAN, cost=NO_COSTS, choices={"core_parts": chosen}))
    assert found.outcome is outcome


def test_an_engine_made_abroad_rolls_up_by_no_method_of_its_own(tmp_path: Path) -> None:
    rows = [row("A", 70, originating="yes"), row("B", 30, originating="no", made_in="JP", role="engine")]
    found = answer(write(tmp_path, rows, SEDAN, cost=NO_COSTS, choices={"core_parts": "part"}))
    assert (found.outcome, ends(found)) == (NOT_MET, (100, 30, 100, 30))


@pytest.mark.parametrize("code", ["8482", "84821", "8482.10.10"])
def test_a_code_short_of_or_beyond_a_core_part_leaves_the_question_open(tmp_path: Path, code: str) -> None:
    rows = [row("A", 70, originating="yes"), row("B", 30, originating="no", hs_code=code)]
    assert answer(write(tmp_path, rows, SEDAN, cost=NO_COSTS)).outcome is OPEN


AXLE: dict[str, Any] = {"hs_code": "870850", "role": "none"}


def test_an_originating_axle_of_ones_own_rolls_up_at_its_total_cost_only_when_designated() -> None:
    axle = contents([lot(80), lot(20, NO)], costs=Costs(Fraction(20), Fraction(20), given=True))
    root = contents([lot(300)], [part("axle", **AXLE)])
    undesignated = judged(good(root, {"axle": axle}))
    assert ends(undesignated) == (400, 20, 420, 0)
    designated = judged(good(root, {"axle": axle}, intermediate=("AXLE",)))
    assert ends(designated) == (420, 0, 420, 0)
    left_out = judged(good(root, {"axle": axle}, intermediate=()))
    assert ends(left_out) == (400, 20, 400, 20)


def test_a_designated_axle_that_misses_its_own_percentage_is_looked_through() -> None:
    axle = contents([lot(74), lot(26, NO)])
    found = judged(good(contents([lot(300)], [part("axle", **AXLE)]), {"axle": axle}, intermediate=("AXLE",)))
    assert ends(found) == (400, 26, 400, 26)
    assert found.own_determination == ()


def test_a_designated_axle_that_may_miss_counts_at_low_and_rolls_up_at_high() -> None:
    axle = contents([lot(74), lot(26, paper("blank", "US"))])
    found = judged(good(contents([lot(300)], [part("axle", **AXLE)]), {"axle": axle}, intermediate=("AXLE",)))
    assert ends(found) == (400, 26, 400, 0)


@pytest.mark.parametrize(("inner", "outer"), [("870850", "870850"), ("", "870850"), ("870850", "")])
def test_of_two_designated_materials_one_within_the_other_one_is_refused(
    tmp_path: Path, inner: str, outer: str
) -> None:
    rows = [
        row("R", 9, parent="", originating="yes"),
        row("Y", parent="", hs_code=outer),
        row("X", parent="Y", hs_code=inner),
        row("A", 9, parent="X", originating="yes"),
    ]
    for chosen, found in ((["X", "Y"], ["ASK009"]), (["X"], []), (["Y"], [])):
        path = write(tmp_path, rows, SEDAN, choices={"intermediate": chosen})
        assert errors(ask(path)) == found


@pytest.mark.parametrize("name", ["A", "BOUGHT", "NOBODY"])
def test_only_a_self_produced_row_with_contents_can_be_designated(tmp_path: Path, name: str) -> None:
    rows = [
        row("A", 9, parent="", originating="yes"),
        row("BOUGHT", 9, parent="", made="no"),
        row("B", 1, parent="BOUGHT"),
    ]
    assert errors(ask(write(tmp_path, rows, SEDAN, choices={"intermediate": [name]}))) == ["ASK009"]


def test_a_self_produced_row_without_a_rule_rolls_up_on_its_producers_own_word_only(tmp_path: Path) -> None:
    def rows(said: str) -> list[dict[str, str]]:
        return [
            row("R", 100, parent="", originating="yes"),
            row("SUB", parent="", originating=said),
            row("B", 20, parent="SUB", originating="no"),
        ]

    looked = answer(write(tmp_path, rows(""), SEDAN, cost=NO_COSTS))
    assert (ends(looked), looked.own_determination) == ((120, 20, 120, 20), ())
    said = answer(write(tmp_path, rows("yes"), SEDAN, cost=NO_COSTS))
    assert (ends(said), said.own_determination) == ((120, 0, 120, 0), ("SUB",))
    listed = answer(write(tmp_path, rows(""), SEDAN, cost=NO_COSTS, choices={"intermediate": ["SUB"]}))
    assert (ends(listed), listed.own_determination) == ((120, 0, 120, 0), ("SUB",))
    refused = answer(write(tmp_path, rows("no"), SEDAN, cost=NO_COSTS, choices={"intermediate": ["SUB"]}))
    assert (ends(refused), refused.own_determination) == ((120, 20, 120, 20), ())


def test_what_is_open_inside_a_material_that_rolls_up_is_weighed_by_cost_alone() -> None:
    inner = contents([lot(1, NO), lot(1)])
    middle = contents([lot(1)], [part("inner", 2, made=Made.UNKNOWN, unit_value=Fraction(1), evidence=NO)])
    root = contents([lot(11)], [part("middle", 1, evidence=YES), part("inner", 3)])
    found = judged(good(root, {"inner": inner, "middle": middle}))
    assert ends(found) == (15, 1, 16, 1)
    assert rvc(found).at_low.share < rvc(found).at_high.share
