"""``rvc explain``: every row of the table, as the verdict counts it."""

import pytest

from calling import ALL_COSTS, DAY, HEADER, US_80_CN_20, Calls
from processes import SAMPLES

CAR = (*DAY, "--class", "passenger-vehicle")


def row(said: str, part_number: str) -> list[str]:
    """The cells of a row of an explanation: line, what it counts as, net cost, VNM."""
    (line,) = [one for one in said.splitlines() if one.strip().startswith(f"{part_number}  ")]
    return [cell.strip() for cell in line.strip().split("  ") if cell.strip()][1:]


def explained(rvc: Calls, table: str, *arguments: str) -> str:
    done = rvc("explain", rvc.write("bom.csv", table), *arguments, *CAR, *ALL_COSTS)
    assert (done.status, done.err) == (0, ""), done.err
    return done.out


LONG = "part_number,unit_value,origin,freight\n" + "".join(
    f"C{place},{2000 - place},CN,1\n" for place in range(1505)
)


def test_the_rest_of_a_lot_has_the_vnm_that_its_total_has(rvc: Calls) -> None:
    said = explained(rvc, LONG)
    assert row(said, "(505 more lines)") == ["—", "non-originating", "377,740.00", "377,235.00"]
    assert row(explained(rvc, LONG, "--top", "1500"), "(5 more lines)")[2:] == ["2,490.00", "2,485.00"]
    open_lines = LONG.replace(",CN,", ",,")
    assert row(explained(rvc, open_lines), "(505 more lines)")[2:] == [
        "377,740.00",
        "0.00\N{EN DASH}377,235.00",
    ]
    assert row(explained(rvc, LONG.replace(",CN,", ",US,")), "(505 more lines)")[3] == "0.00"


def test_a_row_too_light_to_be_listed_is_explained_all_the_same(rvc: Calls) -> None:
    said = explained(rvc, LONG, "C1504")
    assert said.startswith("C1504 in bom, line 1506 of bom.csv")
    assert row(said, "C1504") == ["1506", "non-originating", "496.00", "495.00"]


def test_every_row_of_a_part_number_is_explained(rvc: Calls) -> None:
    said = explained(rvc, f"{HEADER}\nSCREW,5,US\nNUT,1,US\nSCREW,7,CN\n", "SCREW")
    assert [line for line in said.splitlines() if line.startswith("SCREW")] == [
        "SCREW in bom, line 2 of bom.csv",
        "SCREW in bom, line 4 of bom.csv",
    ]
    assert "originating: tagged US, nobody certified it (s. 3)" in said
    assert "non-originating: tagged CN (s. 3)" in said


def test_of_very_many_rows_with_one_number_it_is_said_how_many_are_left(rvc: Calls) -> None:
    said = explained(rvc, f"{HEADER}\n" + "SCREW,5,US\n" * 130, "SCREW")
    assert sum("in bom, line" in line for line in said.splitlines()) == 100
    assert "30 more rows have this part number, in the lines 102, 103, 104" in said


COSTS = """level,part_number,kind,quantity,unit_value,origin
0,CAR,,1,,
1,LABOR,labor,2,50,
1,ROYALTY,royalties,1,10,
1,CRATE,packing,1,30,CN
1,OIL,indirect,1,5,CN
1,AXLE,,2,,
2,HUB,,3,10,CN
2,GLUE,overhead,1,4,
"""


@pytest.mark.parametrize(
    ("part", "standing", "amounts"),
    [
        ("LABOR", "costs: a cost other than materials: in net cost, never in VNM", ["100.00", "0.00"]),
        (
            "ROYALTY",
            "excluded: an excluded cost: subtracted from the net cost, never added",
            ["-10.00", "0.00"],
        ),
        (
            "CRATE",
            "disregarded: packing for shipment: in neither net cost nor VNM (s. 8(17))",
            ["0.00", "0.00"],
        ),
        (
            "OIL",
            "originating: an indirect material originates wherever it is made (s. 8(13))",
            ["5.00", "0.00"],
        ),
        ("GLUE", "costs: a cost other than materials: in net cost, never in VNM", ["4.00", "0.00"]),
        ("HUB", "non-originating: tagged CN (s. 3)", ["30.00", "30.00"]),
    ],
)
def test_a_row_of_any_kind_is_explained(part: str, standing: str, amounts: list[str], rvc: Calls) -> None:
    said = explained(rvc, COSTS, part)
    assert standing in said
    assert row(said, part)[2:] == amounts
    assert ("CAR has 2 of it" in said) == (part in {"HUB", "GLUE"})


def test_the_row_of_the_good_itself_is_the_good(rvc: Calls) -> None:
    assert explained(rvc, COSTS, "CAR") == explained(rvc, COSTS)
    by_parent = "parent,part_number,unit_value,origin\n,CAR,,\nCAR,A,5,US\n"
    assert explained(rvc, by_parent, "CAR") == explained(rvc, by_parent)
    by_item = "item,part_number,unit_value,origin\n1,CAR,,\n1.1,A,5,US\n"
    assert explained(rvc, by_item, "CAR") == explained(rvc, by_item)


TAGGED = """level,part_number,made,unit_value,origin,hs_code
0,CAR,,,,8703.23
1,BODY,yes,{value},CN,
2,SHEET,,100,US,
2,BOLT,,40,CN,
1,REST,,260,US,
"""


def test_a_self_produced_row_is_looked_through_whatever_its_tag(rvc: Calls) -> None:
    said = explained(rvc, TAGGED.format(value=""), "BODY")
    assert "looked through: self-produced: its own non-originating materials count" in said
    assert "tagged CN, it is not taken to originate itself" in said
    assert row(explained(rvc, TAGGED.format(value="")), "BODY") == ["3", "looked through", "140.00", "40.00"]
    done = rvc.check(TAGGED.format(value=""), *ALL_COSTS, "--format", "json")
    assert done.json["goods"][0]["findings"][0]["low"]["vnm"] == "40"


def test_its_value_is_compared_whatever_its_tag(rvc: Calls) -> None:
    done = rvc.check(TAGGED.format(value="150"), *ALL_COSTS)
    assert "warning BOM331 [unit_value]: BODY: unit_value 150, its contents come to 140" in done.err
    assert rvc.check(TAGGED.format(value="140"), *ALL_COSTS).err == ""


def test_a_row_made_elsewhere_is_told_by_where_it_is_made(rvc: Calls) -> None:
    table = "level,part_number,made,made_in,unit_value,origin\n0,BODY,yes,CN,150,US\n1,SHEET,,,100,US\n0,A,,,9,US\n"
    said = explained(rvc, table, "BODY")
    assert "non-originating: made in CN, outside the territory, whoever made it (s. 3(2), 10(2))" in said
    said = explained(rvc, table, "SHEET")
    assert "It stands in what is bought or made elsewhere" in said


def test_all_levels_are_shown(rvc: Calls) -> None:
    rows = "".join(f"{level},P{level},yes,,\n" for level in range(40)) + "40,LEAF,,7,CN\n0,REST,,93,US\n"
    said = explained(rvc, "level,part_number,made,unit_value,origin\n" + rows)
    assert row(said, "(40) LEAF") == ["42", "non-originating", "7.00", "7.00"]


def test_what_stands_in_several_places_is_listed_once(rvc: Calls) -> None:
    """Thirty levels each standing twice in the one above would be a thousand million rows."""
    rows = (
        ",P0,yes,,\n"
        + "".join(f"P{n},P{n + 1},yes,,\nP{n},P{n + 1},yes,,\n" for n in range(30))
        + "P30,LEAF,,7,CN\n"
    )
    said = explained(rvc, "parent,part_number,made,unit_value,origin\n" + rows + ",REST,,1,US\n")
    assert sum("LEAF" in line for line in said.splitlines()) == 1
    assert said.count("its contents stand above") == 30


FLEET = str(SAMPLES / "fleet_of_five.csv")


def test_of_several_goods_one_must_be_named(rvc: Calls) -> None:
    done = rvc("explain", FLEET, *DAY)
    assert (done.status, done.out) == (2, "")
    assert done.err.strip().endswith(
        "error ASK014: 5 goods are here, say --vehicle; explain one of Hatchback 1.2, Sedan 1.8 hybrid, "
        "Crossover 2.0, Wagon 2.0, Pickup 2.5"
    )
    assert rvc("explain", FLEET, *DAY, "--vehicle", "Wagon 2.0").out.startswith("Wagon 2.0, ")
    done = rvc("explain", FLEET, *DAY, "--vehicle", "Cabriolet")
    assert (done.status, "no good is called 'Cabriolet'; there are Hatchback 1.2, Sedan" in done.words) == (
        2,
        True,
    )


def test_a_part_that_only_one_good_has_needs_no_name(rvc: Calls) -> None:
    table = "vehicle,part_number,unit_value,origin\nV1,A,10,US\nV2,A,20,CN\nV2,B,30,CN\n"
    rvc.write("bom.csv", table)
    assert rvc("explain", "bom.csv", "B", *CAR).out.startswith("B in V2, line 4 of bom.csv")
    done = rvc("explain", "bom.csv", "A", *CAR)
    assert (done.status, "2 goods are here, say --vehicle; 'A' is in several: V1, V2" in done.words) == (
        2,
        True,
    )
    assert row(rvc("explain", "bom.csv", "A", *CAR, "--vehicle", "V2").out, "A")[2:] == ["20.00", "20.00"]
    assert rvc("explain", "bom.csv", "V1", *CAR).out.startswith("V1, bom.csv")


def test_a_part_that_is_nowhere_is_status_two(rvc: Calls) -> None:
    rvc.write("bom.csv", US_80_CN_20)
    done = rvc("explain", "bom.csv", "chip", *CAR)
    assert (done.status, "error ASK013: no row of bom.csv has the part number 'chip'" in done.words) == (
        2,
        True,
    )


def test_it_takes_the_options_that_change_an_answer_and_says_what_check_says(rvc: Calls) -> None:
    rvc.write("bom.csv", US_80_CN_20)
    for options, measured in (
        (("--required", "85", *ALL_COSTS), "80.00 %"),
        (("--required", "79", *ALL_COSTS), "80.00 %"),
        (("--cost", "labor=100"), "90.00 %"),
    ):
        checked = (
            rvc("check", "bom.csv", *DAY, *options, "--format", "json").json["outcome"].replace("-", " ")
        )
        said = rvc("explain", "bom.csv", *DAY, *options).out
        assert (f"`rvc check` answers: {checked}" in said, measured in said) == (True, True)
    done = rvc("explain", "bom.csv", *CAR, "--method", "transaction-value")
    assert (done.status, "error MAN005" in done.words) == (2, True)


def test_a_good_made_elsewhere_is_not_said_to_be_met(rvc: Calls) -> None:
    rvc.write("bom.csv", US_80_CN_20)
    rvc.write(
        "car.toml", '[good]\nbom = "bom.csv"\nhs_code = "8703.23"\nproduced_in = "CN"\n[cost]\nlabor = 0\n'
    )
    said = rvc("explain", "car.toml", *DAY).out
    assert "`rvc check` answers: not met" in said
    assert "Produced in CN, outside the territory: entirely non-originating (s. 3(2), 10(2))" in said


def test_a_statement_is_told_where_it_serves(rvc: Calls) -> None:
    table = "part_number,quantity,unit_value,originating,made_in,supplier_net_cost,supplier_vnm\n"
    table += "A,2,50,{said},MX,40,10\nB,1,100,yes,,,\n"
    said = explained(rvc, table.format(said="no"), "A")
    assert "said not to originate; by its supplier's statement (s. 9)" in said
    assert row(said, "A")[2:] == ["80.00", "20.00"]
    said = explained(rvc, table.format(said="yes"), "A")
    assert "statement" not in said
    assert row(said, "A")[2:] == ["100.00", "0.00"]


ROLES = """level,part_number,made,unit_value,originating,role
0,CAR,,,,
1,SPRINGS,yes,,,suspension
2,COIL,,80,yes,
2,CLIP,,{clip},no,
1,DAMPER,no,20,{damper},suspension
1,REST,,400,yes,none
"""


def test_a_row_of_a_core_part_that_originates_adds_nothing_and_is_told_so(rvc: Calls) -> None:
    table = ROLES.format(clip=5, damper="yes")
    assert row(explained(rvc, table), "SPRINGS") == ["3", "in a core part", "85.00", "0.00"]
    said = " ".join(explained(rvc, table, "SPRINGS").split())
    assert "in a core part: a core part that originates has no VNM, whatever is in it" in said
    open_ = explained(rvc, ROLES.format(clip=75, damper="yes"))
    assert row(open_, "SPRINGS")[3] == "0.00\N{EN DASH}75.00"
    assert "at best in a core part that originates (s. 14(1))" in " ".join(open_.split())


@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_rows_are_found_in_any_encoding_and_behind_blank_and_folded_lines(mark: str, rvc: Calls) -> None:
    table = (
        f'{mark}part_number;unit_value;origin;description\n;;;\n\nA;5;US;"two\nlines"\n\n Ñ ;7;CN;"a ""b"""\n'
    )
    rvc.folder.joinpath("bom.csv").write_bytes(table.encode("utf-8" if mark else "cp1252"))
    done = rvc("explain", "bom.csv", "Ñ", *CAR)
    assert done.out.startswith("Ñ in bom, line 7 of bom.csv")
    assert row(done.out, "Ñ")[2:] == ["7.00", "7.00"]


def test_a_heavy_truck_that_its_labor_lifts_is_told_with_the_credit(rvc: Calls) -> None:
    done = rvc("explain", str(SAMPLES / "dump_truck_62_lifted_past_64_by_labor.toml"), *DAY)
    said = " ".join(done.out.split())
    assert "`rvc check` answers: met" in said
    assert "= 62.25 % + labor credit" in said
    assert "with it: 66.06\N{EN DASH}66.80 % 64 % required since 2024-07-01: ✓ MET" in said
    assert "with them it is 66.06\N{EN DASH}66.80 %" in said
