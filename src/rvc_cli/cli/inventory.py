"""``rvc inventory``."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rvc_cli.cli.options import usage
from rvc_cli.cli.sheets import Output, Round, deliver, destination, known_format, roundings

if TYPE_CHECKING:
    from rvc_cli.diagnostics import Diagnostic
    from rvc_cli.facts.ledger import Inventory
    from rvc_cli.facts.periods import FiscalYear
    from rvc_cli.tasks.inventory import InventoryAnswer

FORMATS = ("table", "json", "csv")


class FlowName(StrEnum):
    """The methods of Schedules 7 and 8."""

    fifo = "fifo"
    lifo = "lifo"
    average = "average"
    specific = "specific"


class SubjectName(StrEnum):
    """What the inventory holds."""

    fungible_materials = "fungible-materials"
    fungible_goods = "fungible-goods"
    identical_materials = "identical-materials"


class OverName(StrEnum):
    """What an average is taken over."""

    shipment = "shipment"
    preceding_month = "preceding-month"
    preceding_three_months = "preceding-three-months"
    month = "month"
    three_months = "three-months"
    six_months = "six-months"
    fiscal_year = "fiscal-year"


class ByName(StrEnum):
    """What a bill of materials is of."""

    shipment = "shipment"
    good = "good"


def inventory(
    ledger: Annotated[str, typer.Argument(metavar="LEDGER", help="A ledger, .csv; - is standard input.")],
    method: Annotated[FlowName, typer.Option("--method", help="The method chosen for the fiscal year.")],
    of: Annotated[
        SubjectName, typer.Option("--of", help="What it holds: Schedule 8 Part 1, Part 2, or Schedule 7.")
    ] = SubjectName.fungible_materials,
    average: Annotated[
        OverName | None,
        typer.Option("--average", help="What is averaged over; absent: what is there before each shipment."),
    ] = None,
    fiscal_year: Annotated[
        str | None,
        typer.Option("--fiscal-year-starts", metavar="MM-DD", help="For periods longer than a month."),
    ] = None,
    by: Annotated[ByName, typer.Option("--by", help="What --format csv is of.")] = ByName.shipment,
    round_: Round = None,
    top: Annotated[
        int, typer.Option("--top", metavar="N", min=0, max=100_000, help="How many withdrawals to show.")
    ] = 20,
    format_: Annotated[
        str, typer.Option("--format", metavar="F", help="What is written: table, json or csv.")
    ] = "table",
    output: Output = None,
) -> int:
    """Origin and value of what was withdrawn: fungible materials and goods, identical materials (Schedules 7, 8).

    csv is rows of a bill of materials. Exit status: 0 worked through, 2 the ledger cannot be.
    """
    from rvc_cli.diagnostics import RvcError
    from rvc_cli.report.diagnostics import print_diagnostics
    from rvc_cli.report.inventory_data import inventory_json
    from rvc_cli.tasks.inventory import InventoryOptions
    from rvc_cli.tasks.inventory import inventory as answer

    known_format(format_, FORMATS)
    target = destination(output, [Path(ledger)])
    chosen = _chosen(method, of, average, _fiscal_year(fiscal_year), round_)
    try:
        found = answer(InventoryOptions(ledger, chosen, average is not None))
        text, notes = _written(found, format_, by, top)
    except RvcError as problem:
        print_diagnostics(problem.diagnostics)
        if format_ == "json":
            deliver(inventory_json(None, problem.diagnostics), target, plain_text=False)
        return 2
    print_diagnostics((*found.diagnostics, *notes))
    deliver(text, target, plain_text=format_ == "table")
    return 0


def _chosen(
    method: FlowName,
    of: SubjectName,
    average: OverName | None,
    year: "FiscalYear | None",
    round_: list[str] | None,
) -> "Inventory":
    from rvc_cli.facts.ledger import AverageOver, Flow, Inventory, Rounding, Subject

    over = AverageOver(average.value) if average else AverageOver.SHIPMENT
    found = roundings(round_, ("ratio", "units", "value"))
    rounding = Rounding(found.get("ratio"), found.get("units"), found.get("value"))
    return Inventory(Subject(of.value), Flow(method.value), over, year, rounding)


def _fiscal_year(text: str | None) -> "FiscalYear | None":
    """A day of the year, as in 04-01."""
    if text is None:
        return None
    from datetime import date

    from rvc_cli.facts.periods import FiscalYear

    try:
        day = date.fromisoformat(f"2001-{text}")
    except ValueError:
        usage(f"--fiscal-year-starts {text!r} is no day of the year: write month and day, as in 04-01")
    return FiscalYear(day.month, day.day)


def _written(
    found: "InventoryAnswer", format_: str, by: ByName, top: int
) -> tuple[str, "tuple[Diagnostic, ...]"]:
    """The answer in the format asked for, and notes; raises RvcError where a bill of materials cannot hold it."""
    from rvc_cli.report.inventory_data import bom_csv, inventory_json

    if format_ == "table":
        from rvc_cli.report.inventory import inventory_text

        return inventory_text(found.stocks, top), ()
    if format_ == "json":
        return inventory_json(found.stocks, found.diagnostics), ()
    from rvc_cli.tasks.bom_rows import By, bom_rows

    bom = bom_rows(found.stocks, By(by.value))
    text, said = bom_csv(bom.rows, found.stocks.currency)
    return text, (*bom.notes, *said)
