"""A vehicle of many components is answered on a few screens: components are told of as far as asked, and counted."""

import re

import pytest

from calling import DAY, Calls

PARTS = 7
ROWS = "".join(f"BOX-{n},1,yes,,,8708.29\nPIN-{n},2,,5,US,7318.15\n" for n in range(PARTS))


@pytest.mark.parametrize("top", [0, 1, 3, PARTS, 20])
def test_components_are_told_of_as_far_as_asked_and_counted(top: int, rvc: Calls) -> None:
    rvc.write("car.csv", "part_number,level,made,unit_value,origin,hs_code\n" + ROWS)
    done = rvc("check", "car.csv", *DAY, "--class", "passenger-vehicle", "--top", str(top))
    table = done.out.partition("By their own rules")[2].partition("\n\n")[0]
    assert len(set(re.findall(r"BOX-\d", table))) == min(top, PARTS)
    assert (f"and {PARTS - top} more; --top N shows more" in table) == (top < PARTS)
