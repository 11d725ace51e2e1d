"""Where an easy reading goes wrong: kinds of rows, currencies, suppliers' statements."""

from fractions import Fraction
from pathlib import Path

import pytest

from building import DAY, answer, ask, ends, errors, row, rvc, write
from rvc_cli.facts.outcome import Outcome

MET, OPEN = Outcome.MET, Outcome.UNDETERMINED
CAR = {"class": "passenger-vehicle"}
NO_COSTS = {"labor": 0}


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
    # said of a material of 100 with freight 5 and waste 10 -> net cost and VNM
    ({"supplier_net_cost": 60, "supplier_vnm": 20}, (65, 20)),
    ({"supplier_regional_value": 90}, (100, 10)),
    ({"supplier_regional_value": 10}, (100, 85)),
]


@pytest.mark.parametrize(("said", "best"), STATED)
def test_a_statement_is_used_where_it_serves_the_producer(
    tmp_path: Path, said: dict[str, int], best: tuple[int, int]
) -> None:
    rows = [
        row("S", 400, originating="yes"),
        row("M", 100, originating="no", made_in="MX", freight=5, waste=10, **said),
    ]
    rows[1]["quantity"] = rows[0]["quantity"] = "2"
    found = ends(answer(write(tmp_path, rows, CAR, cost=NO_COSTS)))
    assert found == (800 + 2 * best[0], 2 * best[1]) * 2


@pytest.mark.parametrize("said", ["", "yes", "no"])
def test_a_statement_above_the_price_may_serve_even_an_originating_material(
    tmp_path: Path, said: str
) -> None:
    rows = [
        row("R", 7395, originating="yes"),
        row("V", 2505, originating="no"),
        row("M", 100, originating=said, made_in="MX", supplier_net_cost=150, supplier_vnm=0),
    ]
    found = answer(write(tmp_path, rows, CAR, cost=NO_COSTS))
    assert rvc(found).at_low.share == rvc(found).at_high.share == Fraction(7545, 10050)
    assert found.outcome is MET


def test_whether_a_statement_is_used_is_chosen_material_by_material(tmp_path: Path) -> None:
    good_one = row("A", 100, originating="no", made_in="MX", supplier_net_cost=100, supplier_vnm=10)
    bad_one = row("B", 10, originating="no", made_in="MX", supplier_net_cost=100, supplier_vnm=100)
    rows = [row("R", 100, originating="yes"), good_one, bad_one]
    assert ends(answer(write(tmp_path, rows, CAR, cost=NO_COSTS)))[2:] == (210, 20)


def test_a_statement_is_in_its_own_currency(tmp_path: Path) -> None:
    said = {"supplier_net_cost": 1000, "supplier_vnm": 200, "supplier_currency": "MXN"}
    rows = [row("R", 100, originating="yes"), row("M", 100, originating="no", made_in="MX", **said)]
    rates = {"MXN": {"rate": 0.05, "on": DAY, "source": "FIX"}}
    found = answer(write(tmp_path, rows, CAR, cost=NO_COSTS, exchange_rates=rates))
    assert ends(found) == (150, 10, 150, 10)


def test_a_statement_serves_one_method_and_no_other(tmp_path: Path) -> None:
    rows = [row("R", 200, originating="yes"), row("M", 100, originating="no", made_in="MX", supplier_vnm=10)]
    assert ends(answer(write(tmp_path, rows, CAR, cost=NO_COSTS))) == (300, 100, 300, 100)
    engine = {"class": "part", "hs_code": "8408.20", "part_for": "light-truck", "transaction_value": 400}
    said = {**engine, "method": "transaction-value"}
    assert ends(answer(write(tmp_path, rows, said, cost=NO_COSTS))) == (400, 10, 400, 10)
    rows[1] = row("M", 100, originating="no", made_in="MX", supplier_regional_value=90)
    assert ends(answer(write(tmp_path, rows, said, cost=NO_COSTS))) == (400, 100, 400, 100)


@pytest.mark.parametrize(("chosen", "vnm"), [(["M"], 80), (["other"], 100), ([], 100), ("best", 80)])
def test_the_producer_may_name_the_statements_that_are_used(tmp_path: Path, chosen: object, vnm: int) -> None:
    rows = [
        row("R", 200, originating="yes"),
        row("M", 100, originating="no", made_in="MX", supplier_regional_value=20),
    ]
    found = answer(write(tmp_path, rows, CAR, cost=NO_COSTS, choices={"accumulate": chosen}))
    assert ends(found) == (300, vnm, 300, vnm)
