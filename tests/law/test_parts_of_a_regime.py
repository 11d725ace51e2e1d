"""Parts of Table A.1 for vehicles of an approved alternative staging regime: their own percentages (s. 19(4)(b))."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from building import answer, row, rvc, write
from rvc_cli.facts.findings import Finding
from rvc_cli.facts.outcome import Outcome

MET, NOT_MET, OPEN = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED
DAY = date(2026, 11, 23)
WITHIN: dict[str, Any] = {"approved": True, "until": date(2027, 12, 31)}
OVER: dict[str, Any] = {"approved": True, "until": date(2026, 11, 22)}
UNTOLD: dict[str, Any] = {"approved": True}


def part(
    folder: Path, regional: int, regime: dict[str, Any] | None, code: str = "8708.40", inner: str = "8483.40"
) -> Finding:
    """A self-produced part whose contents, a thousand in all, originate to ``regional``."""
    rows = [
        row("PART", "", made="yes", hs_code=code, made_in="MX"),
        row("R", regional, parent="PART", originating="yes"),
        row("V", 1000 - regional, parent="PART", originating="no", hs_code=inner),
        row("W", 0, parent="PART", kind="labor"),
        row("REST", 9000, originating="yes", hs_code="7208.10"),
    ]
    car = {"class": "passenger-vehicle", "hs_code": "8703.80", "produced_in": "MX"}
    tables = {"alternative_staging": regime} if regime else {}
    found = answer(write(folder, rows, car, cost={"labor": 0}, **tables), DAY)
    return next(one for one in found.findings if one.requirement == "part:PART")


@pytest.mark.parametrize(
    ("regional", "regime", "outcome"),
    [
        (625, WITHIN, MET),
        (624, WITHIN, NOT_MET),
        (749, OVER, NOT_MET),
        (750, OVER, MET),
        (749, UNTOLD, OPEN),
        (624, UNTOLD, NOT_MET),
        (750, UNTOLD, MET),
        (749, None, NOT_MET),
        (750, None, MET),
    ],
)
def test_a_part_of_table_a1_is_asked_for_the_percentage_of_the_regime_while_it_runs(
    regional: int, regime: dict[str, Any] | None, outcome: Outcome, tmp_path: Path
) -> None:
    assert part(tmp_path, regional, regime).outcome is outcome


@pytest.mark.parametrize(("regime", "open_"), [(WITHIN, False), (OVER, True), (None, True), (UNTOLD, True)])
def test_a_propulsion_battery_made_of_cells_of_its_own_subheading_surely_shifts_within_a_regime_alone(
    regime: dict[str, Any] | None, open_: bool, tmp_path: Path
) -> None:
    rows = [
        row("PACK", "", made="yes", hs_code="8507.60", made_in="MX", article="propulsion-battery"),
        row("CELL", 900, parent="PACK", originating="no", hs_code="8507.60", article="other"),
        row("W", 100, parent="PACK", kind="labor"),
        row("REST", 9000, originating="yes", hs_code="7208.10", article=""),
    ]
    car = {"class": "passenger-vehicle", "hs_code": "8703.80", "produced_in": "MX"}
    tables = {"alternative_staging": regime} if regime else {}
    choices = {"intermediate": ["PACK"]}
    found = rvc(answer(write(tmp_path, rows, car, cost={"labor": 0}, choices=choices, **tables), DAY))
    assert found.at_low.vnm == Fraction(900 if open_ else 0)
    assert found.at_high.vnm == Fraction(0)
