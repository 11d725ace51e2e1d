"""What s. 5(4) waives is weighed by s. 8(1) to (6), whatever a supplier states under s. 9 (s. 5(5))."""

from pathlib import Path

import pytest

from building import answer, row, rvc, write
from rvc_cli.facts.outcome import Outcome

RADIATOR = {"class": "part", "part_for": "passenger-vehicle", "hs_code": "8708.91", "article": "other"}
STATED = (
    {"supplier_net_cost": "90", "supplier_vnm": "60"},
    {"supplier_regional_value": "30"},
    {"supplier_vnm": "60"},
)


def _outcome(folder: Path, price: str, stated: dict[str, str], **said: str) -> Outcome:
    rows = [row("A", price, hs_code="7608.10", originating="no", made_in="MX", **stated, **said)]
    good = {**RADIATOR, "transaction_value": 1000, "method": "net-cost"}
    return rvc(answer(write(folder, rows, good, cost={"labor": 10}))).outcome


@pytest.mark.parametrize("stated", STATED)
def test_a_material_of_a_tenth_of_the_price_is_waived_and_one_a_cent_dearer_is_not(
    tmp_path: Path, stated: dict[str, str]
) -> None:
    assert _outcome(tmp_path, "100.00", stated) is Outcome.MET
    assert _outcome(tmp_path, "100.01", stated) is Outcome.NOT_MET


def test_what_section_8_2_deducts_is_not_weighed(tmp_path: Path) -> None:
    assert _outcome(tmp_path, "100.01", STATED[0], freight="0.01") is Outcome.MET
    assert _outcome(tmp_path, "100.02", STATED[0], freight="0.01") is Outcome.NOT_MET


def test_a_small_statement_waives_nothing(tmp_path: Path) -> None:
    assert _outcome(tmp_path, "290", {"supplier_net_cost": "290", "supplier_vnm": "95"}) is Outcome.NOT_MET


def test_a_statement_still_serves_the_percentage_itself(tmp_path: Path) -> None:
    assert _outcome(tmp_path, "290", {"supplier_net_cost": "290", "supplier_vnm": "90"}) is Outcome.MET


def test_a_part_below_is_weighed_by_its_price_too(tmp_path: Path) -> None:
    rows = [
        row("M", "", parent="", hs_code="", originating="", made="yes"),
        row("Z", 290, parent="M", hs_code="7608.10", originating="no", made="no", made_in="MX"),
        row("B", 290, parent="Z", hs_code="7606.10", originating="no", made="no", made_in=""),
    ]
    for one in rows:
        one.update(supplier_net_cost="", supplier_vnm="")
    rows[1].update(supplier_net_cost="290", supplier_vnm="95")
    rows.append(row("N", 1, parent="", originating="yes", hs_code="7318.15", made="no", made_in="MX"))
    found = answer(write(tmp_path, rows, {**RADIATOR, "transaction_value": 1000}, cost={"labor": 10}))
    assert rvc(found).outcome is Outcome.NOT_MET
