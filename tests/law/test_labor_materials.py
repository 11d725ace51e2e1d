"""High-wage materials (s. 18(4), 18(7), 18(21)) of trees worked by hand: each once, at the highest level, in full.

On paper: a module bought for 1,000 with a high-wage part of 400 disclosed in it. The module high-wage: 1,000, no more.
Not high-wage: 400. It says nothing: 400 to 1,000. Made in China: nothing, the part in it neither.
A module the producer makes itself from 300 of high-wage and 100 of other parts at costs of 200: high-wage 600, its net
cost; not high-wage 300; silent 300 to 600.
"""

from fractions import Fraction

import pytest
from labor_goods import NET_COST, credits_full, measured, paid, pays, percents, seen, stated, vehicle
from msgspec.structs import replace

from building import contents, lot, paper, part
from building import stated as statement
from rvc_cli.facts.findings import Finding
from rvc_cli.facts.goods import Component, Contents, Costs, Made
from rvc_cli.facts.labor import AnnualPurchase, Formula, Labor, Shipment
from rvc_cli.facts.lots import Evidence
from rvc_cli.facts.outcome import Outcome
from rvc_cli.law.labor_purchases import annual_purchases, shipped

NOTHING = stated(high_wage_labor=0, transport=0, technology_wages=0, assembly_credit=False)
OUTSIDE = paper("yes", "CN", "CN")


def counted(found: Finding) -> tuple[object, ...]:
    """High-wage value at both ends, of a finding without labor and transport."""
    points = next(one for one in found.points if one.name == "of which material")
    bases = found.at_low.base or 0, found.at_high.base or 0
    return points.low * bases[0] / 100, points.high * bases[1] / 100


def bought(said: bool | None, evidence: Evidence | None = None, **fields: object) -> Component:
    """The module of the docstring, bought for 1,000."""
    found = paper("yes", "US") if evidence is None else evidence
    module = part("module", made=Made.ACQUIRED, unit_value=Fraction(1000), evidence=pays(said, found))
    return replace(module, **fields)


def made(said: bool | None, **fields: object) -> Component:
    """The module of the docstring, self-produced."""
    return replace(part("module", evidence=pays(said, paper("blank"))), **fields)


INSIDE_BOUGHT = contents([paid(400, True), paid(100, False)])
INSIDE_MADE = contents([paid(300, True), paid(100, False)], costs=Costs(Fraction(200), given=True))


def of(module: Component, inside: Contents, labor: Labor = NOTHING) -> Finding:
    """A vehicle of that module and 9,000 of material that is not high-wage."""
    return measured(vehicle(labor, [paid(9000, False)], [module], {"module": inside}))


@pytest.mark.parametrize(("said", "low", "high"), [(True, 1000, 1000), (False, 400, 400), (None, 400, 1000)])
def test_a_bought_module_counts_once_at_the_highest_level(said: bool | None, low: int, high: int) -> None:
    found = of(bought(said), INSIDE_BOUGHT)
    assert seen(counted(found), found.at_low.base) == ((low, high), 10_000)


def test_what_stands_in_a_module_made_outside_the_territory_counts_for_nothing() -> None:
    for said in (True, False, None):
        found = of(bought(said, OUTSIDE), INSIDE_BOUGHT)
        assert seen(counted(found)) == ((0, 0),)
    found = of(bought(True, OUTSIDE), INSIDE_BOUGHT)
    assert any(note.startswith("1 line that says high_wage, made outside") for note in found.notes)


@pytest.mark.parametrize(("said", "low", "high"), [(True, 600, 600), (False, 300, 300), (None, 300, 600)])
def test_a_self_produced_module_counts_at_its_net_cost(said: bool | None, low: int, high: int) -> None:
    found = of(made(said), INSIDE_MADE)
    assert seen(counted(found), found.at_low.base) == ((low, high), 9600)


def test_a_self_produced_module_of_a_plant_outside_the_territory_counts_for_nothing() -> None:
    module = made(True, unit_value=Fraction(700), evidence=pays(True, paper("blank", "", "CN")))
    found = of(module, INSIDE_MADE)
    assert seen(counted(found), found.at_low.base) == ((0, 0), 9700)


def test_a_tag_abroad_says_nothing_of_where_a_self_produced_module_is_made() -> None:
    found = of(made(True, evidence=pays(True, paper("blank", "CN"))), INSIDE_MADE)
    assert seen(counted(found)) == ((600, 600),)


def test_of_a_module_that_nobody_says_who_made_each_end_takes_the_worse_and_the_better() -> None:
    """High-wage: bought 1,000 of 10,000 or made 600 of 9,600; not: the 300 in it, of 10,000 or of 9,600."""
    for said, expected in (
        (True, (Fraction(600, 96), Fraction(10))),
        (False, (Fraction(3), Fraction(300, 96))),
        (None, (Fraction(3), Fraction(10))),
    ):
        module = replace(bought(said), made=Made.UNKNOWN)
        assert percents(of(module, INSIDE_MADE)) == expected, said


def test_high_wage_modules_within_high_wage_modules_count_once() -> None:
    inner = contents([paid(50, True), paid(50, None)])
    outer = contents([paid(100, True)], [part("inner", 2, evidence=pays(True, paper("blank")))])
    for said, expected in ((True, 200), (False, 200)):
        module = part("outer", 1, quantity=Fraction(2), evidence=pays(said, paper("blank")))
        one = vehicle(NOTHING, [paid(9600, False)], [module], {"inner": inner, "outer": outer})
        assert seen(counted(measured(one))) == ((2 * expected, 2 * expected),)


def test_full_value_counts_whether_the_material_originates_or_not_and_before_deductions() -> None:
    for evidence in (paper("yes", "US"), paper("no", "MX"), paper("blank"), paper("absent")):
        lots = [paid(1000, True, evidence, deductions=300), paid(9000, False)]
        assert seen(counted(measured(vehicle(NOTHING, lots)))) == ((1000, 1000),)


@pytest.mark.parametrize(
    ("evidence", "counts"),
    [
        (OUTSIDE, False),
        (paper("yes", "US", "CN"), False),
        (paper("absent", "CN"), False),
        (paper("blank", "CN"), False),
        (paper("yes", "CN"), True),
        (paper("absent", "CA"), True),
        (paper("no", "CN", "MX"), True),
    ],
)
def test_a_material_made_outside_the_territory_never_counts(evidence: Evidence, counts: bool) -> None:
    for said in (True, None):
        found = measured(vehicle(NOTHING, [paid(1000, said, evidence), paid(9000, False)]))
        assert seen(counted(found)) == ((1000 if counts and said else 0, 1000 if counts else 0),)


def test_rows_that_say_nothing_widen_the_interval_and_are_named_by_their_points() -> None:
    lots = [paid(2000, True), paid(700, None), lot(800, paper("yes", "US")), paid(6500, False)]
    labor = credits_full(high_wage_labor=0)
    found = measured(vehicle(labor, lots))
    assert (found.outcome, percents(found)) == (Outcome.UNDETERMINED, (35, 50))
    fact = "high_wage: from a plant that pays the qualifying wage rate?"
    assert [seen(one.points, one.fact) for one in found.needed] == [(8, fact), (7, fact)]
    many = measured(vehicle(labor, [lots[0], replace(lots[1], lines=4, value=Fraction(8000))])).needed
    assert [(one.part_number, one.row) for one in many] == [("(3 more lines)", None), ("L", 1)]
    assert [seen(one.points) for one in many] == [(73,), (7,)]


def test_an_open_module_is_named_with_what_hangs_on_it_and_not_what_stands_in_it() -> None:
    module = bought(None, quantity=Fraction(2), row=7)
    inside = contents([paid(400, True), paid(100, None)])
    one = vehicle(credits_full(high_wage_labor=1000), [paid(8000, False)], [module], {"module": inside})
    found = measured(one)
    assert [seen(need.part_number, need.row, need.points) for need in found.needed] == [("MODULE", 7, 12)]
    rich = replace(one, labor=credits_full(high_wage_labor=1800))
    settled = replace(rich, contents={**one.contents, "": contents([paid(8000, False)], [bought(False)])})
    assert [need.points for need in measured(settled).needed] == [Fraction(100, 90)]
    abroad = replace(
        one, contents={**one.contents, "": contents([paid(9000, False)], [bought(None, OUTSIDE)])}
    )
    assert measured(abroad).needed == ()


def test_exactly_at_the_least_by_rows_and_a_cent_below() -> None:
    for value, outcome in (("2500", Outcome.MET), ("2499.99", Outcome.NOT_MET)):
        lots = [paid(value, True), paid(NET_COST - Fraction(value), False)]
        assert measured(vehicle(credits_full(high_wage_labor=0), lots)).outcome is outcome


def test_a_sum_stands_in_for_the_rows_and_the_rows_alone_still_make_the_net_cost() -> None:
    found = measured(
        vehicle(credits_full(high_wage_materials=2500, high_wage_labor=0), [lot(9000), lot(1000)])
    )
    assert seen(found.outcome, counted(found)) == (Outcome.MET, (2500, 2500))


def test_a_high_wage_material_with_a_statement_counts_in_full_and_costs_either() -> None:
    """Price 1,000, stated net cost 600: 1,000 of 10,000 at the worst, 1,000 of 9,600 at the best."""
    lots = [paid(1000, True, statement=statement(600, 0)), paid(9000, False)]
    assert percents(measured(vehicle(NOTHING, lots))) == (10, Fraction(1000, 96))
    outside = paid(1000, True, OUTSIDE, statement=statement(600, 0))
    assert percents(measured(vehicle(NOTHING, [outside, paid(9000, False)]))) == (0, 0)


def test_a_self_produced_high_wage_module_counts_at_the_net_cost_it_enters_with() -> None:
    """Made of a material worth 400 that its supplier states at 300: 300 of 900 or 400 of 1,000, never 300 of 1,000."""
    inside = contents([paid(400, False, statement=statement(300, 0))])
    one = vehicle(NOTHING, [paid(600, False)], [made(True)], {"module": inside})
    assert percents(measured(one)) == (Fraction(100, 3), 40)


def test_rows_of_a_vehicle_produced_outside_the_territory_count_for_nothing() -> None:
    one = vehicle(NOTHING, [paid(5000, True)], [made(True)], {"module": INSIDE_MADE}, produced_in="CN")
    assert percents(measured(one)) == (0, 0)


def test_what_can_never_count_is_no_open_fact() -> None:
    rows = [paid(1000, None, OUTSIDE), paid(2000, None), paid(6000, False)]
    abroad = bought(False, OUTSIDE)
    inside = contents([paid(1000, None)])
    one = vehicle(credits_full(high_wage_labor=1000), rows, [abroad], {"module": inside})
    assert [seen(need.points) for need in measured(one).needed] == [(20,)]


def test_a_designated_module_enters_at_its_total_cost_and_counts_at_its_net_cost() -> None:
    """Contents 400, costs 200 of which 100 excluded: net cost 500, total cost 600 (s. 8(8)); its yes rolls it up."""
    inside = contents([paid(400, False)], costs=Costs(Fraction(200), Fraction(100), given=True))
    module = part("module", evidence=pays(True, paper("yes", "US")))
    one = vehicle(NOTHING, [paid(9000, False)], [module], {"module": inside})
    found = measured(one)
    assert seen(found.at_low.base, found.at_high.base, counted(found)) == (9600, 9600, (500, 500))
    loose = replace(one, contents={**one.contents, "": contents([paid(9000, False)], [made(True)])})
    assert measured(loose).at_low.base == 9500


def yes(name: str) -> bool | None:
    """Plants by their names: what the wage table would say."""
    return {"high": True, "low": False}.get(name)


def purchase(part_number: str, value: int, parent: str = "", **fields: object) -> AnnualPurchase:
    """A purchase that says nothing but its value."""
    plain = AnnualPurchase(part_number, parent, Fraction(value), "", None, "", 2)
    return replace(plain, **fields)


def test_annual_purchases_are_summed_by_their_own_word_or_their_plant() -> None:
    rows = [
        purchase("A", 100, high_wage=True),
        purchase("B", 200, plant="high"),
        purchase("C", 400, plant="low"),
        purchase("D", 800, plant="unheard of"),
        purchase("E", 1600),
        purchase("F", 3200, high_wage=True, made_in="CN"),
        purchase("G", 6400, high_wage=False),
    ]
    found = annual_purchases(rows, yes)
    assert seen(found.high_wage, found.everything) == ((300, 2700), 12_700)
    assert [one.part_number for one in found.open_rows] == ["D", "E"]


@pytest.mark.parametrize(
    ("said", "expected"), [(True, (1000, 1000)), (False, (400, 500)), (None, (400, 1000))]
)
def test_what_was_used_in_a_purchased_part_counts_only_where_that_part_does_not(
    said: bool | None, expected: tuple[int, int]
) -> None:
    rows = [
        purchase("C", 100, "B"),
        purchase("B", 400, "A", high_wage=True),
        purchase("B2", 100, "A"),
        purchase("A", 1000, high_wage=said),
    ]
    found = annual_purchases(rows, yes)
    assert seen(found.high_wage, found.everything) == (expected, 1000)


def test_a_part_that_costs_less_than_what_was_used_in_it_counts_at_either() -> None:
    rows = [purchase("A", 1000), purchase("B", 1200, "A", high_wage=True)]
    assert seen(*annual_purchases(rows, yes).high_wage) == (1000, 1200)


def test_a_part_bought_from_plants_of_both_kinds_may_have_used_a_material_in_either() -> None:
    rows = [
        purchase("A", 600, high_wage=True),
        purchase("A", 400, high_wage=False),
        purchase("B", 300, "A", high_wage=True),
    ]
    assert seen(annual_purchases(rows, yes).high_wage) == ((600, 900),)


def test_nothing_bought_is_nothing() -> None:
    found = annual_purchases([], yes)
    assert seen(found.high_wage, found.everything) == ((0, 0), 0)


@pytest.mark.parametrize(
    ("start", "within", "carrier", "expected"),
    [
        ("US", False, "high", (50, 50)),
        ("CN", False, "high", (0, 0)),
        ("US", True, "high", (0, 0)),
        ("US", False, "low", (0, 0)),
        ("", False, "high", (0, 50)),
        ("MX", None, "high", (0, 50)),
        ("CA", False, "unheard of", (0, 50)),
        ("CN", None, "unheard of", (0, 0)),
    ],
)
def test_transport_counts_within_the_territory_by_a_high_wage_carrier_if_in_no_material(
    start: str, within: bool | None, carrier: str, expected: tuple[int, int]
) -> None:
    assert seen(shipped([Shipment(carrier, Fraction(50), start, within)], yes)) == (expected,)


def test_a_table_of_purchases_takes_the_place_of_both_annual_values() -> None:
    rows = (purchase("A", 3000, high_wage=True), purchase("B", 6900, high_wage=False), purchase("C", 100))
    labor = credits_full(basis=Formula.ANNUAL_PURCHASE_VALUE, high_wage_labor=0, purchases=rows)
    found = measured(vehicle(labor))
    assert seen(found.at_low.base, percents(found), found.outcome) == (10_000, (45, 46), Outcome.MET)
    truck = replace(labor, purchases=(purchase("A", 2499, high_wage=True), *rows[1:], purchase("D", 501)))
    need = measured(vehicle(truck)).needed[0]
    assert (need.part_number, need.row, need.line, need.points) == ("D", None, 2, Fraction("5.01"))
    assert need.fact.startswith("in the table of purchases")
