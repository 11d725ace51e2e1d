"""``rvc net-cost``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rvc_cli.cli.options import On, Rules, day, usage
from rvc_cli.cli.sheets import Output, Round, deliver, destination, known_format, roundings

if TYPE_CHECKING:
    from rvc_cli.diagnostics import Diagnostic
    from rvc_cli.tasks.net_cost import NetCostAnswer, NetCostOptions

FORMATS = ("table", "json", "toml", "csv")


def net_cost(
    books: Annotated[str, typer.Argument(metavar="BOOKS", help="The producer's books, a .toml file.")],
    good: Annotated[
        str | None,
        typer.Option("--good", metavar="NAME", help="The good whose manifest --format toml writes."),
    ] = None,
    earlier: Annotated[
        list[str] | None,
        typer.Option(
            "--earlier",
            metavar="BOOKS",
            help="Books of an earlier period of the fiscal year: the methods must be the same; repeatable.",
            show_default=False,
        ),
    ] = None,
    round_: Round = None,
    on: On = None,
    rules: Rules = None,
    format_: Annotated[
        str, typer.Option("--format", metavar="F", help="What is written: table, json, toml or csv.")
    ] = "table",
    output: Output = None,
) -> int:
    """Net cost of each good by s. 7(11) and Schedule 5, non-allowable interest by Schedule 9.

    toml is [cost] of one unit for a manifest, csv the costs of all goods for the table that [goods] names.
    Exit status: 0 reckoned, 2 the books cannot be reckoned.
    """
    from rvc_cli.tasks.inputs import files_of_rules
    from rvc_cli.tasks.net_cost import NetCostOptions

    known_format(format_, FORMATS)
    target = destination(output, [Path(books), *map(Path, earlier or ()), *files_of_rules(rules or ())])
    decimals = roundings(round_, ("ratio",)).get("ratio")
    asked = day(on)
    options = NetCostOptions(
        books, asked, asked if on else None, tuple(rules or ()), tuple(earlier or ()), decimals
    )
    return _answered(options, format_, good, target)


def _answered(options: "NetCostOptions", format_: str, good: str | None, target: Path | None) -> int:
    """Reckon and print; the exit status."""
    from rvc_cli.diagnostics import RvcError
    from rvc_cli.report.diagnostics import print_diagnostics
    from rvc_cli.report.net_cost_data import net_cost_json
    from rvc_cli.tasks.net_cost import net_cost as answer

    try:
        found = answer(options)
        text, notes = _written(found, format_, good)
    except RvcError as problem:
        print_diagnostics(problem.diagnostics)
        if format_ == "json":
            deliver(net_cost_json(None, problem.diagnostics), target, plain_text=False)
        return 2
    print_diagnostics((*found.diagnostics, *notes))
    deliver(text, target, plain_text=format_ == "table")
    return 0


def _written(found: "NetCostAnswer", format_: str, good: str | None) -> tuple[str, "tuple[Diagnostic, ...]"]:
    """The answer in the format asked for, and notes; raises RvcError where a manifest could not hold it."""
    from rvc_cli.report.net_cost_data import manifest_fragment, net_cost_json, vehicle_costs

    if format_ == "table":
        from rvc_cli.report.net_cost import net_cost_text

        return net_cost_text(found.sheets), ()
    if format_ == "json":
        return net_cost_json(found.sheets, found.diagnostics), ()
    from rvc_cli.tasks.unit_costs import unit_costs

    every, notes = unit_costs(found.sheets)
    if format_ == "csv":
        text, said = vehicle_costs(every)
        return text, (*notes, *said)
    names = found.sheets.books.goods
    if good not in names and (good is not None or len(names) > 1):
        usage(f"--good: say whose costs are wanted, one of {', '.join(names)}")
    one = next(one for one in every if good in {None, one.good})
    return manifest_fragment(one, found.sheets), notes if one.cut else ()
