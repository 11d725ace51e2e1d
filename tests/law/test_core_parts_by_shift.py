"""No shift alone makes a core part originate but a battery (s. 14(5), (6)); its components it does (s. 14(11))."""

from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace

from building import NO, OPEN, contents, good, judged, lot, part, rvc
from rvc_cli.facts.goods import Made
from shifted import CAR_FACTS, MET, NOT_MET, told


def _vnm(role: str, code: str, article: str, percent: int) -> tuple[Any, ...]:
    """VNM at both ends of a car with a bought part worth 100, and the core part by the method elected.

    All materials of the part shift, and none of them is in column 2.
    """
    inner = {"one": contents([lot(percent), lot(100 - percent, NO)], codes=["", "732690"])}
    row = part(
        "one", made=Made.ACQUIRED, unit_value=Fraction(100), hs_code=code, article=article, role=role,
        evidence=OPEN._replace(made_in="MX"),
    )  # fmt: skip
    car = good(contents([lot(400)], [row], codes=[""]), inner, CAR_FACTS)
    found = judged(replace(car, elections=replace(car.elections, core_parts="part")))
    core = [one.outcome for one in found.findings if one.requirement == f"core-part:{role}"]
    return told(rvc(found).at_low.vnm, rvc(found).at_high.vnm, core)


@pytest.mark.parametrize(
    ("role", "percent", "expected"),
    [
        ("none", 40, (0, 0, [])),
        ("body-chassis/hood", 40, (0, 0, [])),
        ("body-chassis", 80, (0, 0, [MET])),
        ("body-chassis", 40, (100, 0, [NOT_MET])),
    ],
)
def test_a_panel_that_shifts_originates_unless_it_is_the_core_part_itself(
    role: str, percent: int, expected: tuple[Any, ...]
) -> None:
    assert _vnm(role, "870829", "other", percent) == expected


def test_a_battery_originates_by_its_shift_as_a_core_part_too() -> None:
    assert _vnm("battery", "850760", "propulsion-battery", 10) == (0, 0, [MET])
