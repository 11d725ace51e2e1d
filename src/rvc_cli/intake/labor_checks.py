"""What the keys of ``[labor_value]`` cannot say together (s. 18); read raw, to be reported with everything else."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from rvc_cli.diagnostics.manifests import CONTRADICTION
from rvc_cli.facts.labor import Formula
from rvc_cli.intake.manifest_checks import Misfit

PER_UNIT = ("high_wage_materials", "high_wage_labor", "transport")
SAID_BY_A_TABLE = {
    "annual_purchase_value": "purchases",
    "total_annual_purchase_value": "purchases",
    "assembly_credit": "capacity",
    "annual_transport": "shipments",
}


def labor_misfits(data: Mapping[str, Any]) -> Iterator[Misfit]:
    """Everything wrong between the keys of ``[labor_value]``."""
    section = data.get("labor_value")
    if not isinstance(section, dict):
        return
    annual = section.get("basis") == Formula.ANNUAL_PURCHASE_VALUE
    for key, table in SAID_BY_A_TABLE.items():
        if key in section and table in section:
            yield _misfit(key, f"The table `{table}` says what `{key}` says; remove one.")
    for key in ("high_wage_labor", "transport") if annual else ():
        if key in section and f"annual_{key}" in section:
            says = f"With the annual basis `{key}` is for the year, as `annual_{key}` is; remove one."
            yield _misfit(key, says)
    if annual and "transport" in section and "shipments" in section:
        yield _misfit("transport", "The table `shipments` says what `transport` says; remove one.")
    yield from _sums(section)
    if section.get("production_wages") == 0 and section.get("technology_wages"):
        says = "Technology wages are taken as a percentage of production wages (s. 18(10)), and of 0 there is none."
        yield _misfit("production_wages", says)
    for key in PER_UNIT if "goods" in data and not annual else ():
        if key in section:
            says = f"`{key}` is per unit of one good; of many vehicles give amounts of a year, with the annual basis."
            yield _misfit(key, says)


def _sums(section: Mapping[str, Any]) -> Iterator[Misfit]:
    part, whole = (section.get(f"{which}annual_purchase_value") for which in ("", "total_"))
    if not isinstance(part, int | Decimal) or not isinstance(whole, int | Decimal):
        return
    if part > whole:
        says = "The high-wage purchases are more than all purchases; correct one of the two."
        yield _misfit("annual_purchase_value", says)


def _misfit(key: str, message: str) -> Misfit:
    return Misfit(CONTRADICTION, ("labor_value", key), message)
