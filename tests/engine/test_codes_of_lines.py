"""The HS codes of lines as the fast reader tells them apart: every line a shift may turn on, exactly, and no other."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import answer, ask, law, row, rvc, shift, write
from rvc_cli.engine.cells import Cells
from rvc_cli.engine.shifting import code_key
from rvc_cli.facts.cells import NumberFormat
from rvc_cli.facts.codes import Watched
from rvc_cli.facts.columns import Column
from rvc_cli.facts.layout import Layout
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.rules import ListedCodes, Use
from rvc_cli.law.tariff_shift import watched

CAR = {"class": "passenger-vehicle", "hs_code": "8703.23", "produced_in": "MX"}
NO_COSTS = {"labor": 0}
CODES = st.from_regex(
    r"[ \t]{0,2}[0-9][. ]?[0-9][. ]?[0-9][. ]?[0-9]([. ]?[0-9]){0,6}[ \t]{0,2}", fullmatch=True
)
VEHICLES = st.from_regex(r"[ ]?8[. ]?7[. ]?0[. ]?[0-9]([. ]?[0-9]){0,4}[ ]?", fullmatch=True)


def _cells(codes: Watched | None, *columns: Column) -> Cells:
    places = {column: place for place, column in enumerate(columns)}
    layout = Layout("", "", ",", True, places, tuple(columns), NumberFormat(), None, 1)
    return Cells(layout, date(2026, 11, 23).isoformat(), ListedCodes((), (), codes))


def _key(cells: Cells, *values: str | None) -> str | None:
    names = ", ".join(f"c{place}" for place in range(len(values)))
    marks = ", ".join("?::VARCHAR" for _ in values)
    query = f"SELECT {code_key(cells)} FROM (SELECT {marks}) AS t({names})"
    found = duckdb.execute(query, list(values)).fetchone()
    assert found is not None
    return None if found[0] is None else str(found[0])


EVERY = watched(law(), tags_count=True)
OF_VEHICLES = Watched(EVERY.of_vehicles, EVERY.of_vehicles, True)


@given(st.one_of(CODES, VEHICLES), st.sampled_from([EVERY, OF_VEHICLES]))
def test_a_code_is_told_if_it_is_watched_however_it_is_written(code: str, codes: Watched) -> None:
    digits = "".join(one for one in code if one.isdigit())
    expected = digits if digits[:4] in codes.heads or digits[:2] in codes.heads else None
    assert _key(_cells(codes, Column.HS_CODE), code) == expected


@pytest.mark.parametrize("blank", [None, "", " ", "\t "])
def test_a_line_without_a_code_is_told_as_one(blank: str | None) -> None:
    for codes in (EVERY, OF_VEHICLES):
        assert _key(_cells(codes, Column.HS_CODE), blank) == ""


@pytest.mark.parametrize(
    ("said", "key"),
    [("yes", None), ("Sí", None), (" y ", None), ("no", "870829"), ("", "870829"), (None, "870829")],
)
def test_a_certified_line_needs_no_code(said: str | None, key: str | None) -> None:
    cells = _cells(EVERY, Column.HS_CODE, Column.ORIGINATING)
    assert _key(cells, "8708.29", said) == key


def test_a_certification_that_ran_out_or_stands_against_the_place_of_production_needs_the_code() -> None:
    cells = _cells(EVERY, Column.HS_CODE, Column.ORIGINATING, Column.CERTIFIED_UNTIL, Column.MADE_IN)
    assert _key(cells, "8708.29", "yes", "2026-11-22", "") == "870829"
    assert _key(cells, "8708.29", "yes", "2026-11-23", "") is None
    assert _key(cells, "8708.29", "yes", "2026-11-23", "CN") == "870829"


def test_a_tag_is_enough_only_where_tags_count_and_nothing_certifies() -> None:
    certified = Watched(EVERY.heads, EVERY.of_vehicles, tags_count=False)
    for codes, key in ((EVERY, None), (certified, "870829")):
        assert _key(_cells(codes, Column.HS_CODE, Column.ORIGIN), "8708.29", "MX") == key
    assert (
        _key(_cells(EVERY, Column.HS_CODE, Column.ORIGIN, Column.ORIGINATING), "8708.29", "MX", "")
        == "870829"
    )
    assert _key(_cells(EVERY, Column.HS_CODE, Column.ORIGIN), "8708.29", "Mexico") == "870829"


def test_a_table_without_codes_or_a_call_without_the_question_tells_none() -> None:
    assert _key(_cells(EVERY, Column.ORIGIN), "MX") is None
    assert _key(_cells(None, Column.HS_CODE), "8708.29") is None


def _rows(**first: object) -> list[dict[str, str]]:
    return [
        row("A", 70, hs_code="8703.23", originating="yes"),
        row("B", 20, hs_code="8703.24", originating="no", role="none", **first),
        row("C", 10, hs_code="8708.29", originating="no", role="none"),
    ]


def test_a_flat_table_of_a_vehicle_is_asked_only_for_codes_of_vehicles(tmp_path: Path) -> None:
    found = answer(write(tmp_path, _rows(), CAR, cost=NO_COSTS))
    assert (shift(found).outcome, shift(found).said) == (Outcome.NOT_MET, "1 code fails: 8703.24")
    assert [(one.part_number, one.row, int(one.points)) for one in shift(found).needed] == [("B", 1, 20)]


def test_a_flat_table_of_a_part_is_asked_for_every_code_its_rule_may_refuse(tmp_path: Path) -> None:
    rows = [row("A", 40, hs_code="", originating="yes"), row("B", 60, hs_code="8708.99", originating="no")]
    said = {"class": "part", "part_for": "passenger-vehicle", "hs_code": "8708.30"}
    assert answer(write(tmp_path, rows, said, cost=NO_COSTS)).outcome is Outcome.NOT_MET
    bare = write(tmp_path, rows, {"hs_code": "8708.30"}, cost=NO_COSTS)
    assert answer(bare, part_for=Use.PASSENGER_VEHICLE).outcome is Outcome.NOT_MET


@pytest.mark.parametrize("tree", ["parent", "level", "item"])
def test_a_tree_gives_the_codes_of_every_level(tmp_path: Path, tree: str) -> None:
    places = {"parent": ("", "", "M"), "level": (1, 1, 2), "item": ("1", "2", "2.1")}[tree]
    rows = [
        row("A", 80, hs_code="", originating="yes", **{tree: places[0]}),
        row("M", "", hs_code="8703.90", originating="", made="yes", **{tree: places[1]}),
        row("B", 20, hs_code="8703.24", originating="no", **{tree: places[2]}),
    ]
    found = answer(write(tmp_path, rows, CAR, cost=NO_COSTS))
    assert (shift(found).outcome, shift(found).said) == (Outcome.NOT_MET, "1 code fails: 8703.24")
    rows[1]["hs_code"] = "8708.29"
    assert shift(answer(write(tmp_path, rows, CAR, cost=NO_COSTS))).outcome is Outcome.MET


def test_a_suppliers_statement_of_codes_is_read(tmp_path: Path) -> None:
    rows = [
        row("A", 60, parent="", hs_code="", originating="yes"),
        row("M", 40, parent="", hs_code="8703.90", originating="no", made="no", made_in="MX"),
        row("B", 20, parent="M", hs_code="8708.29", originating="no"),
    ]
    assert shift(answer(write(tmp_path, rows, CAR, cost=NO_COSTS))).outcome is Outcome.NOT_MET
    rows[1].update(supplier_hs_statement="yes", supplier_net_cost="40", supplier_vnm="20")
    assert shift(answer(write(tmp_path, rows, CAR, cost=NO_COSTS))).outcome is Outcome.MET


def test_articles_tariff_and_unassembled_are_read_from_manifest_and_table(tmp_path: Path) -> None:
    rows = [
        row("A", 40, hs_code="", originating="yes"),
        row("B", 60, hs_code="8708.50", article="drive-axle-part", originating="no"),
    ]
    axle = {"class": "part", "part_for": "aftermarket", "hs_code": "8708.50", "article": "drive-axle-87.03"}
    by_cost = {**axle, "method": "net-cost"}
    assert answer(write(tmp_path, rows, by_cost, cost=NO_COSTS)).outcome is Outcome.NOT_MET
    rows[0]["unit_value"], rows[1]["unit_value"] = "50", "50"
    assert answer(write(tmp_path, rows, axle, cost=NO_COSTS)).outcome is Outcome.MET
    motor = {"class": "part", "part_for": "aftermarket", "hs_code": "8501.31"}
    rows = [
        row("A", 40, hs_code="", originating="yes"),
        row("B", 60, hs_code="8503.00.9520", originating="no"),
    ]
    assert answer(write(tmp_path, rows, motor, cost=NO_COSTS)).outcome is Outcome.UNDETERMINED
    assert answer(write(tmp_path, rows, {**motor, "tariff": "US"}, cost=NO_COSTS)).outcome is Outcome.MET
    kit = [row("K", 40, hs_code="8703.23", originating="no"), row("R", 60, hs_code="", originating="yes")]
    claimed = {**CAR, "unassembled": True}
    assert shift(answer(write(tmp_path, kit, claimed, cost=NO_COSTS))).outcome is Outcome.MET
    assert shift(answer(write(tmp_path, kit, CAR, cost=NO_COSTS))).outcome is Outcome.NOT_MET


def test_values_of_codes_are_exact_in_the_goods_currency(tmp_path: Path) -> None:
    rows = [
        row("A", 90, hs_code="", originating="yes", currency="USD", price_unit=1),
        row("B", "40000.02", hs_code="8703.24", originating="no", currency="MXN", price_unit=200),
    ]
    path = write(tmp_path, rows, CAR, cost=NO_COSTS)
    text = (
        path.read_text("utf-8")
        + '[exchange_rates]\nMXN = { rate = 0.05, on = 2026-11-02, source = "books" }\n'
    )
    path.write_text(text, "utf-8")
    found = answer(path)
    value = Fraction("40000.02") / 200 / 20
    assert shift(found).points[0].low == value / (90 + value) * 100
    assert shift(found).outcome is Outcome.NOT_MET


def test_only_what_is_named_decides_and_the_shift_can_be_named_alone(tmp_path: Path) -> None:
    path = write(tmp_path, _rows(), CAR, cost=NO_COSTS)
    for named, status in (({"tariff-shift"}, 1), ({"rvc"}, 1), ({"rvc", "tariff-shift"}, 1)):
        assert ask(path, require=frozenset(named)).exit_status == status
    rich = [*_rows()[1:2], row("R", 180, hs_code="", originating="yes")]
    path = write(tmp_path, rich, CAR, cost=NO_COSTS)
    assert ask(path, require=frozenset({"tariff-shift"})).exit_status == 0
    broken = [row("K", 20, hs_code="8703.24", originating="no"), row("R", 80, hs_code="", originating="yes")]
    path = write(tmp_path, broken, CAR, cost=NO_COSTS)
    assert ask(path, require=frozenset({"rvc"})).exit_status == 0
    assert ask(path, require=frozenset({"tariff-shift"})).exit_status == 1
    assert ask(path).exit_status == 1
    (found,) = ask(path, require=frozenset({"rvc"})).assessments
    assert [one.decides for one in found.findings if one.requirement == "tariff-shift"] == [False]


def test_the_article_of_a_line_is_read_beside_its_code(tmp_path: Path) -> None:
    said = {"class": "part", "part_for": "heavy-truck", "hs_code": "8708.80", "article": "suspension-system"}
    found = {}
    for article in ("suspension-part", " Suspension-Part", "mcpherson-strut", ""):
        rows = [
            row("A", 70, hs_code="", article="", originating="yes"),
            row("B", 30, hs_code="8708.80", article=article, originating="no"),
        ]
        found[article] = rvc(answer(write(tmp_path, rows, said, cost=NO_COSTS))).outcome
    assert list(found.values()) == [Outcome.MET, Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED]
