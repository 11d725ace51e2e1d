"""Words of the law that offer two readings: what only one of them lets originate is open."""

from typing import Any

import pytest

from building import NO, lot
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.rules import Method, Use
from shifted import MET, NOT_MET, UNKNOWN, a_part


@pytest.mark.parametrize(
    ("percent", "material", "outcome"),
    [
        (50, "870899 suspension-part", UNKNOWN),
        (49, "870899 suspension-part", NOT_MET),
        (50, "870899 brake-part", MET),
        (50, "840999", MET),
    ],
)
def test_a_brake_of_materials_of_8708_99_that_are_no_parts_of_brakes_is_open(
    percent: int, material: str, outcome: Outcome
) -> None:
    lots = [lot(percent), lot(100 - percent, NO)]
    facts: dict[str, Any] = {"article": "other", "method": Method.NET_COST}
    found = a_part("870830", Use.AFTERMARKET, lots, ["", material], **facts)
    assert found.outcome is outcome


@pytest.mark.parametrize(("percent", "outcome"), [(65, UNKNOWN), (49, NOT_MET)])
def test_whether_wiring_sets_share_their_subheading_with_their_parts_is_open(
    percent: int, outcome: Outcome
) -> None:
    lots = [lot(percent), lot(100 - percent, NO)]
    found = a_part("854430", Use.PASSENGER_VEHICLE, lots, ["", "854430"], method=Method.NET_COST)
    assert found.outcome is outcome
