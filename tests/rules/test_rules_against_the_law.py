"""Every number and row of ``rules/`` against the law's texts as independent data, both ways."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from labor_rules import NOT_IN_RULES, expected_labor_thresholds

from rvc_cli.facts.rules import Method, ProductRule, Rulebook, TableRow, Use
from rvc_cli.intake.rulepacks import load_rulebook

LAW = Path(__file__).resolve().parents[3] / "shared" / "law"
OPENS = date(2020, 7, 1)

THRESHOLDS_WITH_REASONS = {
    "heavy-truck-part.rvc": "s. 13 prints it for 87.06 to 87.08; tested against the text below",
    "other-part-50.rvc": "the same",
    "mcpherson-strut.rvc": "the same",
    "chassis-60.rvc": "the same",
    "body-60.rvc": "the same",
    "schedule-1-60-50.rvc": "Schedule 1; tested with the rules of chapters 84 and 85",
    "schedule-1-60-50.rvc-transaction-value": "the same",
    **{f"schedule-1-{one}.rvc": "the same" for one in ("50-40", "45-35")},
    **{f"schedule-1-{one}.rvc-transaction-value": "the same" for one in ("50-40", "45-35")},
    "table-f.rvc": "s. 20(3)(c), in the words of other_60",
    "non-allowable-interest.basis-points": "s. 1(1); tested against the text in tests/law/test_interest.py",
    "principal-maturity.decimals": "Schedule 9 s. 1; tested there",
    "rate-adjustment.years-short-adjustment": "Schedule 9 s. 2(b); tested there",
    "qualifying-plant.years-certified": "s. 18(5), the twelve months of a certification",
}
NOT_YET_IN_RULES = {"sets": "no automotive good is a set"}


def texts(name: str) -> Any:
    path = LAW / name
    if not path.is_file():
        pytest.skip("the law's texts are not beside this checkout")
    return json.loads(path.read_text(encoding="utf-8")) if path.suffix == ".json" else path.read_text("utf-8")


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load_rulebook((), date(2026, 11, 23))[0]


def expected_thresholds() -> Iterator[tuple[str, list[tuple[date, date | None, Decimal]]]]:
    """Names of thresholds and their versions as the law's data has them."""
    law = texts("thresholds.json")
    for subject in ("passenger_vehicle", "light_truck", "heavy_truck"):
        yield f"{subject.replace('_', '-')}.rvc", phases(law["vehicles"][subject]["rvc"], "nc")
    for group in ("parts_pv_lt", "parts_heavy_truck"):
        for table in ("A.1", "B", "C", "D", "E"):
            if table in law[group]:
                subject = f"table-{table.lower().replace('.', '')}"
                yield f"{subject}.rvc", phases(law[group][table]["rvc"], "nc")
                yield f"{subject}.rvc-transaction-value", phases(law[group][table]["rvc"], "tv")
    vehicles, staging, general = law["vehicles"], law["alternative_staging"], law["general"]
    yield "other-vehicle-20-2.rvc", always(vehicles["other_62_5"]["nc"])
    yield "other-vehicle-20-3.rvc", always(vehicles["other_60"]["nc"])
    yield "golf-car.rvc", always(vehicles["8703.10"]["nc"])
    yield "golf-car.rvc-transaction-value", always(vehicles["8703.10"]["tv"])
    new_plant = vehicles["new_plant_or_refit_other_vehicle"]
    yield "new-plant.rvc", always(new_plant["nc"])
    yield "new-plant.years-new-building", always(new_plant["years"]["new_building"])
    yield "new-plant.years-refit", always(new_plant["years"]["refit"])
    yield "alternative-staging.rvc", always(staging["vehicle_nc"])
    yield "alternative-staging-table-a1.rvc", always(staging["A.1_nc"])
    yield "alternative-staging-table-a1.rvc-transaction-value", always(staging["A.1_tv"])
    yield "fallback-3-4.rvc", always(general["fallback_3_4"]["nc"])
    yield "fallback-3-4.rvc-transaction-value", always(general["fallback_3_4"]["tv"])
    yield "de-minimis.value", always(general["de_minimis"])
    yield from expected_labor_thresholds(law)


def phases(rows: list[dict[str, Any]], key: str) -> list[tuple[date, date | None, Decimal]]:
    found = []
    for row in rows:
        last = date.fromisoformat(row["to"]) + timedelta(days=1) if row["to"] else None
        found.append((date.fromisoformat(row["from"]), last, Decimal(str(row[key]))))
    return found


def always(value: float) -> list[tuple[date, date | None, Decimal]]:
    return [(OPENS, None, Decimal(str(value)))]


def test_every_threshold_of_the_law_stands_in_the_rules_with_its_phases(book: Rulebook) -> None:
    for name, versions in expected_thresholds():
        mine = [(one.since, one.until, one.value) for one in book.thresholds[name].versions]
        if name.startswith(
            "alternative-staging"
        ):  # split by citation: after June 2025 by the approved period
            assert {value for _, _, value in mine} == {versions[0][2]}
            assert [mine[0][:2], mine[1][:2]] == [(OPENS, date(2025, 7, 1)), (date(2025, 7, 1), None)]
        else:
            assert mine == versions, name


def test_no_threshold_stands_in_the_rules_that_the_law_has_not(book: Rulebook) -> None:
    mine = {one for one in book.thresholds if not one.endswith((".purchases", "-poured"))}  # test_table_s
    assert mine - {name for name, _ in expected_thresholds()} == set(THRESHOLDS_WITH_REASONS)


def test_what_the_rules_leave_out_is_listed() -> None:
    law = texts("thresholds.json")
    read = {"_source", "vehicles", "parts_pv_lt", "parts_heavy_truck", "alternative_staging", "general"}
    read |= {"lvc"}
    assert set(NOT_IN_RULES) < set(law["lvc"])
    assert set(law) - read - {"steel_aluminum"} | (set(law["general"]) & {"sets"}) == set(NOT_YET_IN_RULES)


# How a row of the law's tables is written here: its code, and the article that stands for "ex" or a letter.
ARTICLES = {
    ("A.1", "8507.60"): "propulsion-battery",
    ("A.1", "ex 8408.20"): None,  # "for light trucks" is a use
    ("A.1", "ex 8708.29"): "body-stamping",
    ("A.1", "ex 8708.99"): "chassis-frame",
    ("B", "ex 8511.90"): "ignition-starting-part",
    ("B", "ex 8708.29"): "other",
    ("B", "ex 8708.99"): "other",
    ("D", "ex 8414.59"): "turbocharger",
    ("D", "ex 8501.32"): "propulsion-motor",
    ("F", "4010.39.aa"): "v-belt",
    ("F", "4016.93.aa"): "rubber-seal",
    ("F", "4016.99.aa"): "vibration-control",
    ("F", "8407.34.aa"): None,  # .aa and .bb together are the whole subheading
    ("F", "8407.34.bb"): None,
    ("F", "8414.59.aa"): "turbocharger",
    ("F", "8414.80.aa"): "turbocharger",
    ("F", "8421.39.aa"): "catalytic-converter",
    ("F", "8501.32.aa"): "propulsion-motor",
    ("F", "8537.10.bb"): "motor-control-center",
    ("F", "8708.10.aa"): "bumper",
    ("F", "8708.29.aa"): "body-stamping",
    ("F", "8708.29.cc"): "door-assembly",
    ("F", "8708.70.aa"): "road-wheel",
    ("F", "8708.93.aa"): "clutch",
    ("F", "8708.99.aa"): "8708.99.aa",
    ("F", "8708.99.bb"): "8708.99.bb",
    ("F", "8708.99.ee"): "8708.99.ee",
    ("F", "8708.99.hh"): "other",  # the stricter reading of "not provided for elsewhere"
}
EVERYWHERE = {
    "ex 8479.89": "electronic-brake-system",
    "ex 8421.39": "catalytic-converter",
    "ex 8519.81": "cassette-deck",
    "ex 8536.90": "junction-box",
}
FROM_HS_2022 = {("B", "8708.22"), ("C", "8421.32"), ("D", "8708.22"), ("F", "8421.32")}


def listed_by_law(table: str) -> set[tuple[str, str | None]]:
    found = set()
    for item in texts("tables.json")[table]["items"]:
        for printed in re.split(r", | and ", item["hs"]):
            found.add(as_here(table, printed))
    return found


def as_here(table: str, printed: str) -> tuple[str, str | None]:
    printed = printed.replace(" through ", "-")
    code = re.sub(r"^ex |\.[a-z]{2}$", "", printed)
    if (table, printed) in ARTICLES:
        return code, ARTICLES[table, printed]
    if code.startswith("8507.") and code != "8507.60":
        return code, "propulsion-battery"
    assert printed == code or printed in EVERYWHERE, f"{table}: {printed} needs an article"
    return code, EVERYWHERE.get(printed)


def listed_here(rows: list[TableRow]) -> set[tuple[str, str | None]]:
    return {(str(code), _printed_article(row, str(code))) for row in rows for code in row.codes}


def _printed_article(row: TableRow, code: str) -> str | None:
    """Table F prints 8708.50 without "ex", but its words leave out the parts of axles that s. 13 tells apart."""
    whole = row.table == "F" and code == "8708.50" and "axle" in (row.article or "")
    return None if whole else row.article


@pytest.mark.parametrize("table", ["A.1", "B", "C", "D", "E", "F"])
def test_every_row_of_a_table_stands_in_the_rules_and_no_other(book: Rulebook, table: str) -> None:
    mine = [row for row in book.tables if row.table == table]
    assert listed_here([row for row in mine if row.nomenclature == "HS 2012"]) == listed_by_law(table)
    later = {(table, str(code)) for row in mine if row.nomenclature == "HS 2022" for code in row.codes}
    assert later == {pair for pair in FROM_HS_2022 if pair[0] == table}


def test_table_f_replaces_a_percentage_but_for_the_bearings_that_s_20_3_c_excepts(book: Rulebook) -> None:
    kept = {str(code) for row in book.tables if row.table == "F" and not row.replaces for code in row.codes}
    assert kept == {"8482.10-8482.80", "8483.20", "8483.30"}


def test_only_the_propulsion_battery_of_table_a1_may_originate_without_value_content(book: Rulebook) -> None:
    free = [row.article for row in book.tables if row.table == "A.1" and not row.value_only]
    assert free == ["propulsion-battery"]


def test_every_component_of_table_a2_stands_in_the_rules_with_its_codes(book: Rulebook) -> None:
    roles = {
        "Engines": "engine",
        "Transmissions": "transmission",
        "Body and chassis": "body-chassis",
        "Axles": "axle",
        "Suspension systems": "suspension",
        "Steering systems": "steering",
        "Advanced batteries": "battery",
    }
    mine = {part.role: part for part in book.core_parts}
    assert set(mine) == set(roles.values())
    for part in texts("tables.json")["A.2"]["parts"]:
        here = mine[roles[part["part"]]]
        of_law = {tuple(sorted(code[3:] for code in one["hs"])) for one in part["components"]}
        of_rules = {tuple(sorted(str(code) for code in codes)) for codes in here.components.values()}
        assert of_rules == of_law, here.role
        for one in part["components"]:
            name = re.split(r"[,/(“]| and ", one["component"].lower())[0].strip().replace(" ", "-")
            known = [known for known in here.components if name.startswith(known) or known.startswith(name)]
            whole = name.startswith(("spark-ignition", "major-stampings", "drive-axles", "batteries"))
            assert known or whole, (here.role, name)


USES = {
    "PV/LT": {Use.PASSENGER_VEHICLE, Use.LIGHT_TRUCK},
    "light truck": {Use.LIGHT_TRUCK},
    "heavy truck": {Use.HEAVY_TRUCK},
    "other": {Use.OTHER_VEHICLE, Use.AFTERMARKET},
    "primary propulsion battery of electric PV/LT": {Use.PASSENGER_VEHICLE, Use.LIGHT_TRUCK},
}
NO_RULE_ON_FILE = {"8414.59-8414.80": "the transcription cuts its tariff shift off"}


def rules_like(book: Rulebook, cite: str) -> list[ProductRule]:
    number = (
        re.sub(r" \(prints.*", "", cite).replace("ch.", "ch. ").replace(" r.", " r. ").replace("),(", "), (")
    )
    return [one for one in book.products if one.cite == f"General Note 11(o) {number}"]


def test_every_seen_rule_of_chapters_84_and_85_stands_in_the_rules(book: Rulebook) -> None:
    seen = set()
    for law in texts("psr_gn11_parts.json")["rules"]:
        found = rules_like(book, law["gn11_rule"])
        codes = re.sub(r" \(.*", "", law["hs"])
        if codes in NO_RULE_ON_FILE:
            assert not found
            continue
        assert found, law["gn11_rule"]
        for rule in found:
            seen.add(rule.cite)
            assert_same_rule(book, rule, law)
    assert {one.cite for one in book.products if one.source == "schedule-1"} == seen


def assert_same_rule(book: Rulebook, rule: ProductRule, law: dict[str, Any]) -> None:
    if law["hs"].startswith("8536.50"):
        assert str(rule.codes[0]) == "8536.50.00-8536.50.39"
        assert str(rule.codes[1]) == "8536.50.41-8536.50.99"
    else:
        code = re.sub(r" \(.*", "", law["hs"])
        assert [str(one).replace(".", "") for one in rule.codes] == [code.replace(".", "")]
    if "use" in law and law["hs"] != "8507.60":
        assert rule.uses == USES[law["use"]]
    valued = [path for path in rule.paths if path.rvc]
    bare = [path for path in rule.paths if path.shift and not path.rvc]
    assert bool(bare) == bool(law["ctc"] and not law.get("and"))
    assert bool(valued) == bool(law["rvc"])
    for path in valued:
        assert (Method.TRANSACTION_VALUE in path.methods) == law["tv_available"]
        assert (path.shift is not None) == bool(
            law.get("and") or law["rvc"].get("from", "no change") != "no change"
        )
        for method, key, measure in (
            (Method.NET_COST, "nc", "rvc"),
            (Method.TRANSACTION_VALUE, "tv", "rvc-transaction-value"),
        ):
            if method in path.methods:
                assert book.thresholds[f"{path.rvc}.{measure}"].versions[-1].value == law["rvc"][key]


def test_no_code_whose_rule_was_not_seen_has_a_rule(book: Rulebook) -> None:
    for code in (
        "400912",
        "732010",
        "732020",
        "830120",
        "851981",
        "852721",
        "852729",
        "903180",
        "903289",
        "940120",
    ):
        assert not [one for one in book.products if any(r.may_hold(code) for r in one.codes)], code
