"""What a call complains of: told once, at its place, as gravely as it was asked for, and never in a flood."""

import pytest

from calling import ALL_COSTS, DAY, US_80_CN_20, Calls

STRANGER = "part_number,unit_value,origin,colour\nA,100,US,red\n"
TWICE = "part_number,unit_value,origin,originating\nA,100,CN,yes\n"  # certified, yet tagged CN: a warning
OPEN_CODE = (
    "vehicle,level,part_number,hs_code,unit_value,origin\n{name},0,{name},{code},,\n{name},1,A,,10,US\n"
)


def codes(done: object) -> list[tuple[str, str]]:
    return [(one["code"], one["severity"]) for one in done.json["diagnostics"]]  # type: ignore[attr-defined]


def test_a_warning_changes_nothing_and_is_told_once(rvc: Calls) -> None:
    done = rvc.check(TWICE, *ALL_COSTS, "--format", "json")
    assert (done.status, codes(done), done.json["diagnostics_total"]) == (0, [("BOM330", "warning")], 1)
    assert len(done.json["goods"]) == 1


@pytest.mark.parametrize(("table", "code"), [(TWICE, "BOM330"), (STRANGER, "BOM053")])
def test_where_the_call_is_strict_a_warning_is_an_error_and_leaves_no_goods(
    table: str, code: str, rvc: Calls
) -> None:
    done = rvc.check(table, *ALL_COSTS, "--strict", "--format", "json")
    assert (done.status, done.json["goods"], done.json["diagnostics_total"]) == (2, [], 1)
    assert codes(done) == [(code, "error")]
    assert rvc("lint", "bom.csv", *DAY, "--strict").status == 2
    assert rvc("lint", "bom.csv", *DAY).status == 0


def test_strictness_about_one_source_leaves_the_others(rvc: Calls) -> None:
    rvc.write("met.csv", US_80_CN_20)
    rvc.write("twice.csv", TWICE)
    done = rvc("check", "twice.csv", "met.csv", *DAY, *ALL_COSTS, "--strict", "--format", "json")
    assert (done.status, [one["name"] for one in done.json["goods"]]) == (2, ["met"])


def test_rules_last_checked_long_ago_are_an_error_where_the_call_is_strict(rvc: Calls) -> None:
    rvc.write("bom.csv", US_80_CN_20)
    done = rvc("check", "bom.csv", "--on", "2030-01-01", *ALL_COSTS, "--strict", "--format", "json")
    assert (done.status, done.json["goods"]) == (2, [])
    assert {severity for _, severity in codes(done)} == {"error"}
    assert rvc("check", "bom.csv", "--on", "2030-01-01", *ALL_COSTS).status == 0


def test_notes_of_one_kind_are_one_note(rvc: Calls) -> None:
    rows = "".join(f"0,S{place},yes,yes,\n1,M{place},,,5\n" for place in range(193))
    done = rvc.check("level,part_number,made,originating,unit_value\n" + rows, *ALL_COSTS)
    (said,) = [line for line in done.err.splitlines() if "ASK021" in line]
    assert said.endswith(
        "193 rows roll up on the producer's own determination (s. 8(7)(a)): S0, S1, S2, S3, S4 and 188 more"
    )


def test_a_bought_row_rests_on_its_certificate_and_not_on_the_producers_word(rvc: Calls) -> None:
    table = "level,part_number,made,originating,unit_value\n0,BOUGHT,no,yes,100\n1,M,,,5\n0,MADE,yes,yes,\n1,N,,,5\n"
    done = rvc.check(table, *ALL_COSTS, "--format", "json")
    assert done.json["goods"][0]["own_determination"] == ["MADE"]
    assert [one["message"][:13] for one in done.json["diagnostics"] if one["code"] == "ASK021"] == [
        "1 row rolls u"
    ]


def test_bad_cells_without_end_are_twenty_and_a_count(rvc: Calls) -> None:
    done = rvc.check("part_number,unit_value\n" + "A,x\n" * 120)
    assert len(done.err.splitlines()) == 21
    assert done.err.splitlines()[-1] == "bom.csv: error BOM104: and 100 more of this kind"
    whole = rvc.check("part_number,unit_value\n" + "A,x\n" * 120, "--format", "json").json
    assert (len(whole["diagnostics"]), whole["diagnostics_total"]) == (50, 120)


def test_a_complaint_about_one_of_many_goods_names_it_and_its_first_line(rvc: Calls) -> None:
    table = "vehicle,level,part_number,hs_code,unit_value,origin\n"
    table += "SEDAN,0,S,8703.23,,\nSEDAN,1,A,,10,US\n\n BUS ,0,B,8702.10,,\nBUS,1,A,,10,US\n"
    done = rvc.check(table, "--format", "json")
    (one,) = done.json["diagnostics"]
    assert (one["code"], one["file"], one["line"], one["column"]) == ("ASK001", "bom.csv", 5, "vehicle")
    assert one["message"].startswith("BUS: HS code 870210 leaves the class open")
    assert rvc("lint", "bom.csv", *DAY).err.startswith("bom.csv:5: error ASK001 [vehicle]: BUS: ")


def test_a_complaint_about_a_good_of_a_table_of_vehicles_points_there(rvc: Calls) -> None:
    rvc.write("bom.csv", "vehicle,part_number,unit_value,origin\nV1,A,10,US\nV2,A,10,US\n")
    rvc.write("vehicles.csv", "vehicle,name,hs_code\nV1,Sedan,8703.23\nV2,Bus,8702.10\n")
    rvc.write("many.toml", '[goods]\ntable = "vehicles.csv"\nbom = "bom.csv"\n')
    (one,) = rvc("check", "many.toml", *DAY, "--format", "json").json["diagnostics"]
    assert (one["code"], one["file"], one["line"]) == ("ASK001", "vehicles.csv", 3)
    assert one["message"].startswith("Bus: ")


def chassis(rvc: Calls, good_class: str, part_for: str = "") -> str:
    rvc.write("bom.csv", US_80_CN_20)
    use = f'part_for = "{part_for}"\n' if part_for else ""
    said = f'[good]\nbom = "bom.csv"\nclass = "{good_class}"\nhs_code = "8706.00"\n{use}[cost]\nlabor = 0\n'
    return rvc.write("chassis.toml", said)


def test_a_fact_that_is_asked_for_is_asked_for_by_its_own_name_and_can_be_given(rvc: Calls) -> None:
    done = rvc("check", chassis(rvc, "other-vehicle"), *DAY)
    assert (done.status, "needs one of: part_for" in done.words) == (2, True)
    done = rvc("check", chassis(rvc, "other-vehicle", "other-vehicle"), *DAY)
    assert (done.status, done.out[:5], "60 % required" in done.out) == (0, "✓ MET", True)
    done = rvc(
        "check", chassis(rvc, "heavy-truck"), *DAY, "--class", "other-vehicle", "--part-for", "heavy-truck"
    )
    assert (done.status, "part_for = heavy-truck" in done.words) == (2, True)


MANIFEST = """
[good]
bom = "bom.csv"
hs_code = "8703.23"
[cost]
labor = 0
[steel]
originating = 1
total = 2
[aluminum]
originating = 1
total = 2
[labor_value]
transport = 3
[averaging.rvc]
category = "class"
from = 2026-01-01
until = 2026-12-31
"""


def test_what_is_read_and_not_assessed_is_named_in_one_note_for_each_source(rvc: Calls) -> None:
    rvc.write(
        "bom.csv",
        "part_number,unit_value,origin,high_wage,us_value,role\nCHIP,80,US,yes,3,none\nB,20,CN,,,none\n",
    )
    rvc.write("car.toml", MANIFEST)
    done = rvc("check", "car.toml", *DAY, "--format", "json")
    (one,) = [one for one in done.json["diagnostics"] if one["code"] == "ASK022"]
    assert (one["severity"], one["file"]) == ("note", "car.toml")
    assert one["message"] == ("read and checked, not assessed yet: column us_value, [averaging.rvc]")
    assert (
        "note ASK022: read and checked, not assessed yet: column us_value"
        in rvc("check", "car.toml", *DAY).err
    )


def test_such_a_note_is_no_error_even_where_the_call_is_strict(rvc: Calls) -> None:
    table = "part_number,unit_value,origin,us_value\nA,80,US,3\n"
    assert rvc.check(table, *ALL_COSTS, "--strict").status == 0
    assert "ASK022: read and checked, not assessed yet: column us_value" in rvc.check(table, *ALL_COSTS).words


def test_a_source_of_which_everything_is_assessed_has_no_such_note(rvc: Calls) -> None:
    assert rvc.check(US_80_CN_20, *ALL_COSTS).err == ""
