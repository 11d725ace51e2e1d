"""What a later day will ask is asked of the good as it is measured on that day: with its core parts rolled up."""

from datetime import date
from pathlib import Path

import pytest

from building import answer, row, rvc, write
from rvc_cli.facts.outcome import Outcome

CAR = {"class": "passenger-vehicle", "hs_code": "8703.23", "propulsion": "combustion", "produced_in": "MX"}
STATED = {"supplier_net_cost": "100", "supplier_vnm": "20", "made_in": "US"}


def car(folder: Path, foreign: int) -> Path:
    """An engine at 80 %, priced 120, and 880 of which ``foreign`` does not originate."""
    rows = [
        row("ENGINE", 120, role="engine", originating="", **STATED),
        row("FOREIGN", foreign, originating="no", role="none"),
        row("REST", 880 - foreign, originating="yes", role="none"),
    ]
    return write(folder, rows, CAR, cost={"labor": 0})


@pytest.mark.parametrize("foreign", [200, 311, 330])
def test_the_figure_of_a_later_day_is_the_figure_asked_for_on_that_day(foreign: int, tmp_path: Path) -> None:
    path = car(tmp_path, foreign)
    before, then = answer(path, date(2021, 6, 1)), answer(path, date(2021, 7, 1))
    assert before.later is not None
    assert before.later.day == date(2021, 7, 1)
    slack = rvc(then).slack
    assert slack is not None
    assert (before.later.outcome, before.later.points) == (rvc(then).outcome, slack.points)


def test_an_originating_core_part_adds_nothing_on_a_later_day_either(tmp_path: Path) -> None:
    """By the statement net cost is 980: 69.38 % without the 20 of the engine, 67.34 % with them, 69 % are asked."""
    later = answer(car(tmp_path, 300), date(2021, 6, 1)).later
    assert later is not None
    assert later.outcome is Outcome.MET


@pytest.mark.parametrize("day", [date(2021, 6, 1), date(2026, 11, 23)])
def test_a_good_made_outside_the_territory_is_not_met_by_any_reading_on_any_day(
    day: date, tmp_path: Path
) -> None:
    abroad = {**CAR, "produced_in": "CN"}
    rows = [
        row("ENGINE", 120, role="engine", originating="", **STATED),
        row("REST", 880, originating="yes", role="none"),
    ]
    found = answer(write(tmp_path, rows, abroad, cost={"labor": 0}), day)
    readings = [one for one in found.findings if one.requirement.partition(":")[0] == "rvc"]
    assert len(readings) == 2
    assert {one.outcome for one in readings} == {Outcome.NOT_MET}
    assert found.later is None or found.later.outcome is Outcome.NOT_MET
