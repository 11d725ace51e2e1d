"""The numbers of labor value content as the law's texts have them, in the names of ``rules/``."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

OPENS = date(2020, 7, 1)
Version = tuple[date, date | None, Decimal]
MEASURES = {
    "total": "lvc",
    "min_high_wage_material_labour": "lvc-least-material-and-labor",
    "max_tech": "lvc-most-technology",
    "max_assembly": "lvc-most-assembly",
}
NOT_IN_RULES = {
    "direct_production_worker_min_time_share": "whose hours are counted is settled before the wage table is written",
    "source": "no number",
}


def expected_labor_thresholds(law: dict[str, Any]) -> Iterator[tuple[str, list[Version]]]:
    """Every threshold of s. 12, 18 and 19(4)(d) that the rules must hold, from the object of ``thresholds.json``."""
    labor = law["lvc"]
    for subject in ("passenger-vehicle", "light-truck", "heavy-truck"):
        rows = labor[subject.replace("-", "_")]
        listed = rows if isinstance(rows, list) else [rows]
        for key, measure in MEASURES.items():
            yield f"{subject}.{measure}", _joined([_version(row, key) for row in listed])
        yield f"{subject}.lvc-assembly-credit", _always(listed[0]["max_assembly"])
        capacity = labor["assembly_plant_capacity"]["heavy_truck" if subject == "heavy-truck" else "pv_lt"]
        for key, value in capacity.items():
            yield f"{subject}.capacity-{key.replace('_', '-')}", _always(value)
    truck = labor["heavy_truck"]
    last = date.fromisoformat(truck["excess_credit_to_rvc_until"])
    for measure, key in (
        ("total-above", "total"),
        ("material-and-labor-above", "min_high_wage_material_labour"),
        ("least-rvc", "rvc_floor_for_credit"),
    ):
        yield f"heavy-truck.lvc-credit-{measure}", [(OPENS, last, Decimal(truck[key]))]
    for currency, value in labor["wage_floor"].items():
        yield f"qualifying-plant.hourly-{currency.lower()}", _always(value)
    yield "high-wage-assembly.years-contract", _always(labor["supply_contract_min_years"])
    staging = law["alternative_staging"]
    for key, measure in zip(("total", "min_mat", "max_tech", "max_assembly"), MEASURES.values(), strict=True):
        yield f"alternative-staging.{measure}", _always(staging[f"lvc_{key}"])


def _version(row: dict[str, Any], key: str) -> Version:
    until = date.fromisoformat(row["to"]) + timedelta(days=1) if row.get("to") else None
    return date.fromisoformat(row["from"]), until, Decimal(str(row[key]))


def _joined(versions: list[Version]) -> list[Version]:
    """Versions that follow each other with the same value as one."""
    found: list[Version] = []
    for since, until, value in versions:
        if found and found[-1][2] == value:
            found[-1] = (found[-1][0], until, value)
        else:
            found.append((since, until, value))
    return found


def _always(value: object) -> list[Version]:
    return [(OPENS, None, Decimal(str(value)))]
