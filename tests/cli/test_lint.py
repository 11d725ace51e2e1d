"""``rvc lint`` says what ``rvc check`` would: status 2 where that could not be asked, 0 where it could."""

import pytest

from calling import DAY, US_80_CN_20, Calls
from processes import SAMPLES

GOOD = '[good]\nbom = "bom.csv"\n{said}\n'
QUESTIONS = {
    "sound": ('hs_code = "8703.23"', ()),
    "class against code": ('hs_code = "8704.21"\nclass = "passenger-vehicle"', ()),
    "class against code in the call": ('hs_code = "8704.21"', ("--class", "passenger-vehicle")),
    "class settled by the call": ('hs_code = "8702.10"\npersons = 20', ("--class", "other-vehicle")),
    "class left open": ('hs_code = "8702.10"', ()),
    "a part without a code": ("", ("--class", "part", "--part-for", "light-truck")),
    "a part with one": ('hs_code = "8708.30"', ("--class", "part", "--part-for", "light-truck")),
    "contradicting facts": ('hs_code = "8703.23"\nmotorcycle = true\nclass = "passenger-vehicle"', ()),
    "a fact missing": ('hs_code = "8703.23"\nclass = "other-vehicle"', ()),
    "excluded above costs": ('hs_code = "8703.23"\n[cost]\nlabor = 1\n[cost.excluded]\nroyalties = 2', ()),
    "excluded above costs in the call": ('hs_code = "8703.23"', ("--cost", "royalties=2")),
    "a method the rule does not have": ('hs_code = "8703.23"', ("--method", "transaction-value")),
    "a percentage beside the law": ('hs_code = "8703.23"\nclass = "light-truck"', ("--required", "60")),
    "a percentage of one's own": ("", ("--required", "60")),
    "a day before the law": ('hs_code = "8703.23"', ("--on", "2019-01-01")),
    "a designation of what is bought": ('hs_code = "8703.23"\n[choices]\nintermediate = ["CHIP"]', ()),
    "rules that are none": ('hs_code = "8703.23"', ("--rules", "nowhere")),
    "a proposal": ('hs_code = "8703.23"', ("--rules", "us_proposal_82_50_value")),
}
NOT_ASKED = {
    "class against code",
    "class against code in the call",
    "class left open",
    "a part without a code",
    "contradicting facts",
    "a fact missing",
    "excluded above costs",
    "excluded above costs in the call",
    "a method the rule does not have",
    "a percentage beside the law",
    "a day before the law",
    "a designation of what is bought",
    "rules that are none",
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_lint_refuses_what_check_refuses_and_says_the_same(name: str, rvc: Calls) -> None:
    said, options = QUESTIONS[name]
    rvc.write("bom.csv", US_80_CN_20)
    call = (rvc.write("good.toml", GOOD.format(said=said)), *DAY, *options)
    checked, linted = rvc("check", *call), rvc("lint", *call)
    assert (linted.status, linted.status == 2) == (2 if checked.status == 2 else 0, name in NOT_ASKED)
    assert (linted.err, linted.out) == (checked.err, "")


def test_lint_of_bad_cells_names_them_all(rvc: Calls) -> None:
    rvc.write("bad.csv", "part_number,unit_value,origin\nA,1.2.3,US\nB,1,Atlantis\n")
    done = rvc("lint", "bad.csv", *DAY)
    assert (done.status, [line.split(":")[1] for line in done.err.splitlines()]) == (2, ["2", "3"])


def test_the_samples_are_sound(rvc: Calls) -> None:
    assert rvc("lint", str(SAMPLES), *DAY).status == 0
