"""What an answer rests on, and what would settle it, is said where it is read."""

from calling import DAY, Called, Calls

CAR = (
    '[good]\nname = "car"\nbom = "b.csv"\nclass = "passenger-vehicle"\nhs_code = "8703.23"\n'
    'propulsion = "combustion"\nproduced_in = "MX"\n'
)
COLUMNS = "part_number,parent,kind,quantity,unit_value,hs_code,originating,made,role\n"
COSTS = "[cost]\nlabor = 100\n"


def checked(rvc: Calls, rows: str, manifest: str = COSTS) -> Called:
    rvc.write("b.csv", COLUMNS + rows)
    return rvc("check", rvc.write("car.toml", CAR + manifest), *DAY)


def axle(inside: str) -> str:
    """An axle whose materials of 1,960 are certified but for so much, with labor of 40; the car's other parts."""
    bought = 1960 - float(inside)
    return (
        f"M,,assembly,1,,8708.50,,yes,none\nM1,M,,1,{inside},7320.20,no,,none\nM2,M,,1,{bought:.2f},7320.20,yes,,none\n"
        "ML,M,labor,1,40,,,,\nX,,,1,2400,3926.30,no,,none\nA,,,1,5500,7320.20,yes,,none\n"
    )


def test_a_designation_that_fails_is_said_and_counts_for_nothing(rvc: Calls) -> None:
    chosen = COSTS + '[choices]\nintermediate = ["M"]\n'
    failed = checked(rvc, axle("500.01"), chosen)
    assert "warning ASK023: M is designated an intermediate material" in failed.words
    assert "(s. 8(10))" in failed.words
    assert failed.out.startswith("✗ NOT MET: RVC 70.99 %")
    explained = rvc("explain", "car.toml", "M", *DAY).out
    assert "so it is counted as though not designated (s. 8(10))" in " ".join(explained.split())
    stands = checked(rvc, axle("500"), chosen)
    assert (stands.err, stands.out[:20]) == ("", "✓ MET: RVC 76.00 %, ")


def test_what_originates_by_its_rule_is_asked_to_be_listed(rvc: Calls) -> None:
    said = " ".join(checked(rvc, axle("500")).out.split())
    assert "originates by its own rule: list it in [choices] intermediate to designate it (s. 8(6))" in said
    without = axle("500").replace("ML,M,labor,1,40,,,,\n", "")
    assert "self-produced: its own cost rows" in " ".join(checked(rvc, without).out.split())


def test_costs_in_one_part_only_are_warned_of_and_taken_as_complete(rvc: Calls) -> None:
    only = checked(rvc, axle("500"), "")
    assert "warning ASK024: car has no cost of its own; only M has" in only.words
    assert "Costs are taken as complete: the good has none of its own, only M" in only.out
    assert "ASK024" not in checked(rvc, axle("500"), "[cost]\nlabor = 0\n").err
    assert "ASK024" not in checked(rvc, axle("500").replace("ML,M,labor,1,40,,,,\n", ""), "").err


def test_the_first_line_says_that_it_rests_on_the_producers_own_determination(rvc: Calls) -> None:
    rows = axle("1000").replace("8708.50", "")
    found = checked(rvc, rows, COSTS + '[choices]\nintermediate = ["M"]\n')
    assert found.out.startswith("✓ MET on own determination: RVC 76.00 %")


def test_an_open_super_core_asks_for_the_figures_of_every_part(rvc: Calls) -> None:
    """The engine fails alone; with the others as one it might do, of which nobody has told net cost and VNM."""
    engine = "E,,,1,2000,8407.34,,yes,engine\nE1,E,,1,900,8409.91,no,,engine/block\nE2,E,,1,1000,8409.91,yes,,none\n"
    roles = ("transmission", "body-chassis", "axle", "suspension", "steering")
    others = "".join(f"{role},,,1,300,,yes,,{role}\n" for role in roles)
    rows = f"{engine.replace('2000', '')}EL,E,labor,1,100,,,,\n{others}D,,,1,6500,,yes,,none\n"
    found = checked(rvc, rows)
    assert found.out.startswith("? UNDETERMINED: Core parts 5 of 6")
    said = " ".join(found.out.split())
    assert "Settle first: transmission (line 6): its net cost and VNM: taken as one" in said
    assert said.count("all core parts need those of each (s. 14(10))") == 6


def test_several_units_of_the_good_itself_are_warned_of(rvc: Calls) -> None:
    rows = "part_number,level,quantity,unit_value,originating\nCAR,0,{},,\nA,1,1,7400,yes\nB,1,1,2500,no\n"
    rvc.write("b.csv", rows.format(2))
    done = rvc("check", rvc.write("car.toml", CAR + COSTS), *DAY)
    assert "b.csv:2: warning BOM339" in done.words
    assert "its quantity counts for nothing" in done.words
    assert done.out.startswith("✓ MET: RVC 75.00 %")
    rvc.write("b.csv", rows.format(1))
    assert "BOM339" not in rvc("check", "car.toml", *DAY).err


def test_a_core_part_that_originates_by_a_bare_tag_is_not_said_to_have_papers(rvc: Calls) -> None:
    rvc.write("b.csv", "part_number,unit_value,origin,role\nE,7400,US,engine\nB,2500,US,none\n")
    said = " ".join(rvc("check", rvc.write("car.toml", CAR + COSTS), *DAY).out.split())
    assert "Core part engine: E by its tag ✓ MET" in said


def test_points_of_labor_below_sixty_percent_are_not_added_and_the_floor_is_told(rvc: Calls) -> None:
    truck = CAR.replace("passenger-vehicle", "heavy-truck").replace("8703.23", "8704.23")
    truck = truck.replace('propulsion = "combustion"\n', "") + "[cost]\nlabor = 1000\n"
    truck += (
        "[labor_value]\nhigh_wage_labor = 0\ntransport = 0\ntechnology_wages = 100\nproduction_wages = 1000\n"
    )
    rows = "part_number,unit_value,originating,high_wage\nA,4400,yes,yes\nD,{:.2f},yes,no\nE,{:.2f},no,no\n"
    rvc.write("b.csv", rows.format(599, 4001))
    short = rvc("check", rvc.write("car.toml", f"{truck}assembly_credit = true\n"), *DAY).out
    assert short.startswith(
        "✗ NOT MET: RVC 59.99 %, 64 % required, or 60 % with its points of labor, 0.01 points"
    )
    assert "14.00 points of labor would count only from 60 % on, which is missed by 0.01 (s. 18(22))" in short
    rvc.write("b.csv", rows.format(600, 4000))
    assert rvc("check", "car.toml", *DAY).out.startswith("✓ MET: RVC 60.00 % + 14.00, 64 % required")


def test_what_a_new_plant_must_be_besides_is_named_where_its_percentage_is_open(rvc: Calls) -> None:
    bus = (
        '[good]\nname = "bus"\nbom = "b.csv"\nclass = "other-vehicle"\nhs_code = "8702.10"\npersons = 15\n'
        'produced_in = "US"\n[cost]\nlabor = 0\n[new_plant]\nfirst_prototype = 2022-11-23\nkind = "new-building"\n'
    )
    rvc.write("b.csv", "part_number,unit_value,originating\nA,50,yes\nB,50,no\n")
    said = " ".join(rvc("check", rvc.write("car.toml", bus), *DAY).out.split())
    assert "Which rule binds is open: other readings of it ask for 50 %" in said
    assert "is it of a class or marque, or of a size category and underbody, new to the assembler?" in said
    assert "is the machinery substantially all new? new_machinery in [new_plant] (s. 20(8)(a)(iii))" in said
    told = bus + "new_to_assembler = true\nnew_machinery = true\n"
    said = rvc("check", rvc.write("car.toml", told), *DAY).out
    assert said.startswith("✓ MET: RVC 50.00 %, 50 % required, 0.00 points")
