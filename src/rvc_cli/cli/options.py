"""What several commands take alike, and how a word on the command line becomes a value."""

from datetime import date
from decimal import Decimal
from typing import Annotated, NoReturn

import typer

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Tables (.csv, .tsv), manifests (.toml), folders or patterns; - is CSV on standard input.",
        show_default=False,
    ),
]
Rules = Annotated[
    list[str] | None,
    typer.Option(
        "--rules",
        metavar="NAME|PATH",
        help="A rule pack by name or path; repeatable, later wins. Without it the law: usmca.",
        show_default=False,
    ),
]
On = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar="DATE",
        help="The day whose law is asked, YYYY-MM-DD; today if absent.",
        show_default=False,
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Warnings, and headers nobody knows, are errors.")]


def usage(message: str) -> NoReturn:
    """A call that cannot be understood: exit status 2."""
    raise typer.BadParameter(message)


def day(text: str | None) -> date:
    """The day asked for: an ISO date, or today. The only place that reads the clock."""
    if text is None:
        return date.today()  # noqa: DTZ011 - the law binds by the calendar day where the user is
    try:
        if len(text) != len("YYYY-MM-DD"):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError:
        usage(f"--on {text!r} is no date: write YYYY-MM-DD, as in 2026-11-23")


def percent(text: str, option: str) -> Decimal:
    """A percentage from 0 to 100 in plain digits."""
    number = amount(text, option)
    if number > 100:
        usage(f"{option} {text} is above 100")
    return number


def amount(text: str, option: str) -> Decimal:
    """An amount in plain digits: at most 10 before and 8 after the point, no sign, no separator."""
    import re

    from rvc_cli.facts.cells import NumberFormat

    if not re.fullmatch(NumberFormat().pattern, text.strip()):
        usage(f"{option} {text!r} is no plain number: digits and a decimal point only, as in 1234.56")
    return Decimal(text.strip())
