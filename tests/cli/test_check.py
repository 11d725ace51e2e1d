"""``rvc check`` as it is called: what each option does, and which status the call comes to."""

from datetime import date

import pytest

from building import good, judged
from calling import ALL_COSTS, US_80_CN_20, Calls
from rvc_cli.facts.outcome import Outcome
from rvc_cli.tasks.check import exit_status
from rvc_cli.tasks.question import Options

MET = "part_number,unit_value,origin\nA,100,US\n"
NOT_MET = "part_number,unit_value,origin\nA,100,CN\n"
OPEN = "part_number,unit_value,origin\nA,100,\n"
LATE_PACK = """
id = "late"
extends = "usmca"
status = "proposal"
source = "a test"
read_on = 2026-11-01
verified_through = 2026-11-01
"""


def options(**said: object) -> Options:
    return Options(paths=("a.csv",), on=date(2026, 11, 23), **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("outcomes", "broken", "status"),
    [
        ("", True, 2),
        ("", False, 2),
        ("M", False, 0),
        ("MU", False, 3),
        ("MUN", False, 1),
        ("NU", False, 1),
        ("MUN", True, 2),
        ("M", True, 2),
    ],
)
def test_the_worst_of_two_one_three_and_nought_is_the_status(
    outcomes: str, broken: bool, status: int
) -> None:
    from msgspec.structs import replace

    from building import contents

    plain = judged(good(contents()))
    named = {"M": Outcome.MET, "N": Outcome.NOT_MET, "U": Outcome.UNDETERMINED}
    goods = [replace(plain, outcome=named[one]) for one in outcomes]
    assert exit_status(goods, broken, options()) == status
    forgiven = 0 if status in {1, 3} else status
    assert exit_status(goods, broken, options(exit_zero=True)) == forgiven


@pytest.mark.parametrize(("table", "status"), [(MET, 0), (NOT_MET, 1), (OPEN, 3), ("part_number\nA\n", 2)])
def test_each_outcome_has_its_status(table: str, status: int, rvc: Calls) -> None:
    assert rvc.check(table, *ALL_COSTS, "--class", "passenger-vehicle").status == status


def test_a_bad_source_beside_good_ones_is_status_two_and_they_are_answered(rvc: Calls) -> None:
    rvc.write("bad.csv", "part_number,unit_value\nA,1.2.3\n")
    rvc.write("met.csv", MET)
    done = rvc("check", "bad.csv", "met.csv", "--on", "2026-11-23", "--format", "json")
    assert (done.status, [one["name"] for one in done.json["goods"]]) == (2, ["met"])
    assert rvc("check", "bad.csv", "met.csv", "--on", "2026-11-23", "--exit-zero").status == 2


# RVC 80 % where 75 are required: five points to spare.
@pytest.mark.parametrize(
    ("margin", "status"),
    [("5", 0), ("5.00000000", 0), ("4.99999999", 0), ("5.00000001", 1), ("0", 0), ("25", 1)],
)
def test_a_margin_is_missed_by_less_than_it_and_kept_exactly_at_it(
    margin: str, status: int, rvc: Calls
) -> None:
    done = rvc.check(US_80_CN_20, *ALL_COSTS, "--margin", margin)
    assert (done.status, "Within the margin" in done.out) == (status, status == 1)
    assert rvc.check(US_80_CN_20, *ALL_COSTS, "--margin", margin, "--exit-zero").status == 0


def test_a_margin_asks_nothing_of_a_figure_that_does_not_decide(rvc: Calls) -> None:
    done = rvc.check(US_80_CN_20, *ALL_COSTS, "--margin", "10", "--require", "steel")
    assert (done.status, done.out.startswith("? UNDETERMINED")) == (3, True)


@pytest.mark.parametrize(
    ("kinds", "net_cost"),
    [
        (["labor=10"], "110"),
        (["labor=10", "labor=5.5"], "115.5"),
        (["labor=30", "royalties=5"], "125"),
        (["currency-gain=1", "currency_loss=3"], "102"),
        (["Non-Allowable-Interest=2", "other=2"], "100"),
        ([" overhead = 7 "], "107"),
    ],
)
def test_costs_of_the_call_are_costs_of_the_good(kinds: list[str], net_cost: str, rvc: Calls) -> None:
    words = [word for one in kinds for word in ("--cost", one)]
    found = rvc.check(US_80_CN_20, *words, "--format", "json").json["goods"][0]
    assert found["net_cost"] == {"low": net_cost, "high": net_cost}


@pytest.mark.parametrize(
    "cost", ["labour=1", "labor", "labor=", "labor=-1", "labor=1e3", "labor=1,000", "=1"]
)
def test_a_cost_that_is_none_is_a_usage_error(cost: str, rvc: Calls) -> None:
    done = rvc.check(US_80_CN_20, "--cost", cost)
    assert (done.status, done.out) == (2, "")
    assert "--cost" in done.words


@pytest.mark.parametrize(
    ("required", "status"),
    [("rvc", 0), ("rvc,steel", 3), (" rvc , lvc ", 3), ("all", 3), ("tariff-shift", 3), ("us-content", 3)],
)
def test_only_what_is_required_decides(required: str, status: int, rvc: Calls) -> None:
    assert rvc.check(US_80_CN_20, *ALL_COSTS, "--require", required).status == status


def test_us_content_can_be_required_where_a_pack_has_it(rvc: Calls) -> None:
    pack = ("--rules", "us_proposal_82_50_regional", *ALL_COSTS, "--class", "passenger-vehicle")
    assert rvc.check(US_80_CN_20, *pack).status == 1
    assert rvc.check(US_80_CN_20, *pack, "--require", "us-content").status == 0
    assert "us-content" in " ".join(rvc("check", "--help").out.split()).replace("- ", "-")


@pytest.mark.parametrize("required", ["", "rvc,", "RVC", "rvc;lvc", "core"])
def test_what_nobody_can_require_is_a_usage_error(required: str, rvc: Calls) -> None:
    done = rvc.check(US_80_CN_20, "--require", required)
    assert (done.status, "known are rvc, core-parts" in done.words) == (2, True)


@pytest.mark.parametrize(
    "options",
    [
        ("--margin", "-1"),
        ("--margin", "five"),
        ("--required", "101"),
        ("--required", "70", "--class", "light-truck"),
        ("--class", "car"),
        ("--part-for", "boat"),
        ("--method", "build-up"),
        ("--evidence", "guessed"),
        ("--engine", "abacus"),
        ("--format", "xml"),
        ("--top", "-1"),
        ("--top", "1001"),
        ("--nonsense",),
    ],
)
def test_what_cannot_be_understood_is_status_two_and_nothing_is_printed(
    options: tuple[str, ...], rvc: Calls
) -> None:
    done = rvc.check(US_80_CN_20, *options)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("Usage: rvc check")


@pytest.mark.parametrize(
    "arguments", [("bogus",), ("check",), ("explain",), ("rules", "bogus"), ("schema", "x")]
)
def test_a_call_without_its_words_is_status_two(arguments: tuple[str, ...], rvc: Calls) -> None:
    assert rvc(*arguments).status == 2


@pytest.mark.parametrize(
    "said", ["2026-W48-1", "2026-1-001", "20261123", "2026-11-31", "\u0662026-11-23", "today", ""]
)
def test_a_day_is_written_as_year_month_day(said: str, rvc: Calls) -> None:
    rvc.write("bom.csv", US_80_CN_20)
    done = rvc("check", "bom.csv", "--on", said)
    assert (done.status, "is no date: write YYYY-MM-DD" in done.words) == (2, True)


def test_without_a_list_the_answer_still_knows_what_is_open(rvc: Calls) -> None:
    """``--top 0`` lists nothing and loses nothing: the same figures, the same count, the heaviest open line named."""
    rows = "".join(f"P{place},{place},,{'USD' if place % 2 else ''}\n" for place in range(1, 8))
    table = f"part_number,unit_value,origin,currency\n{rows}A,30,US,\n"
    none, some = (rvc.check(table, *ALL_COSTS, "--top", top, "--format", "json").json for top in ("0", "3"))
    for one in (none, some):
        assert one["goods"][0]["open_facts"] == 7
        assert one["goods"][0]["undetermined_points"] == some["goods"][0]["undetermined_points"]
    assert len(some["goods"][0]["findings"][0]["needed"]) == 3
    assert [one["part_number"] for one in none["goods"][0]["findings"][0]["needed"]] == ["P7"]


def test_what_is_left_out_of_a_list_is_said_with_what_shows_it(rvc: Calls) -> None:
    table = (
        "part_number,unit_value,origin\n" + "".join(f"P{place},9,\n" for place in range(1, 8)) + "A,30,US\n"
    )
    said = rvc.check(table, *ALL_COSTS, "--top", "2").out
    assert "and 5 more; --top N shows more" in said
    assert "json all" not in said


def test_a_rule_that_begins_later_is_no_rule_today(rvc: Calls) -> None:
    us_content = (
        '[passenger-vehicle.us-content]\nin_force = [{ since = 2027-01-01, percent = 50, cite = "x" }]\n'
    )
    pack = rvc.write("late.toml", LATE_PACK + us_content)
    done = rvc.check(US_80_CN_20, *ALL_COSTS, "--rules", pack)
    assert done.status == 2
    assert "error ASK006: no rule for passenger-vehicle.us-content is in force on 2026-11-23" in done.words


def test_a_later_day_of_which_not_everything_is_fixed_has_no_figure(rvc: Calls) -> None:
    later = (
        '[passenger-vehicle.rvc]\nin_force = [{ since = 2020-07-01, until = 2028-01-01, percent = 70, cite = "x" },'
        ' { since = 2028-01-01, percent = 80, cite = "x" }]\n'
    )
    ends = '[{name}]\nin_force = [{{ since = 2020-07-01, until = 2027-01-01, percent = 10, cite = "x" }}]\n'
    car = (*ALL_COSTS, "--class", "passenger-vehicle", "--rules")
    whole = rvc.check(US_80_CN_20, *car, rvc.write("whole.toml", LATE_PACK + later))
    assert "From 2028-01-01 on 80 % (proposal late, not law) will be required" in whole.out
    for name in ("fallback-3-4.rvc", "de-minimis.value"):
        pack = rvc.write("ends.toml", LATE_PACK + later + ends.format(name=name))
        done = rvc.check(US_80_CN_20, *car, pack)
        assert (done.status, "will be required" in done.out) == (0, False), done.err
