"""The program ``rvc``: its commands, its version, its exit status."""

from typing import Annotated

import typer
from typer.exceptions import TyperException

from rvc_cli import __version__
from rvc_cli.cli import catalogue, check, explain, inventory, lint, net_cost, rules, schema

app = typer.Typer(
    name="rvc",
    help="Does this vehicle, or this part, originate under the USMCA (T-MEC, CUSMA), by how much, and what would "
    "change the answer?",
    epilog="Exit status: 0 met, 1 not met, 2 the question could not be asked, 3 undetermined, 70 a defect in rvc.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("check")(check.check)
app.command("explain")(explain.explain)
app.command("lint")(lint.lint)
app.command("net-cost")(net_cost.net_cost)
app.command("inventory")(inventory.inventory)
app.add_typer(rules.app, name="rules")
app.command("codes")(catalogue.codes)
app.command("columns")(catalogue.columns)
app.command("schema")(schema.schema)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"rvc {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Read a bill of materials with origin tags and answer by the law of the day."""


def invoke(arguments: list[str]) -> int:
    """Run one call and give its exit status; usage errors are 2, an interrupted prompt 130."""
    try:
        status = app(args=arguments, prog_name="rvc", standalone_mode=False)
    except typer.Abort:
        raise KeyboardInterrupt from None
    except TyperException as problem:
        _show(problem)
        return 2
    except typer.Exit as ended:
        return ended.exit_code
    return status if isinstance(status, int) else 0


def _show(problem: TyperException) -> None:
    """Print a usage error, with the command's usage where it has one; what it quotes cannot act on a terminal."""
    from rvc_cli.diagnostics.printable import printable

    if isinstance(said := getattr(problem, "message", None), str):
        problem.message = printable(said)
    show = getattr(problem, "show", None)
    show() if show else typer.echo(f"Error: {printable(str(problem))}", err=True)
