"""``rvc check``."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from rvc_cli.cli.options import (
    By,
    Class,
    Cost,
    On,
    OnTags,
    PartFor,
    Paths,
    Required,
    Rules,
    Strict,
    amount,
    asked,
    usage,
)

if TYPE_CHECKING:
    from rvc_cli.cli.output import Target
    from rvc_cli.tasks.question import Options


class EngineName(StrEnum):
    """What reads the lines."""

    duckdb = "duckdb"


Require = Annotated[
    str | None,
    typer.Option(
        "--require",
        metavar="LIST",
        help="Only these decide, with commas between them: rvc, core-parts, steel, aluminum, lvc, tariff-shift, "
        "us-content (of rules that have it), or all.",
    ),
]
Margin = Annotated[
    str | None,
    typer.Option("--margin", metavar="POINTS", help="Exit 1 when an RVC is met by less than this."),
]
Format = Annotated[
    str, typer.Option("--format", metavar="F", help="What standard output gets: table or json.")
]
Output = Annotated[
    list[str] | None,
    typer.Option(
        "--output", metavar="FILE|FORMAT=FILE", help="Write to a file; repeatable.", show_default=False
    ),
]
Quiet = Annotated[
    bool, typer.Option("--quiet", help="Nothing on standard output beside what --output writes.")
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit 0 for not met and for undetermined.")]
Top = Annotated[
    int, typer.Option("--top", metavar="N", min=0, max=1000, help="How many lines of each list to show.")
]
Engine = Annotated[EngineName, typer.Option("--engine", help="What reads the lines.")]


def check(
    paths: Paths,
    class_: Class = None,
    part_for: PartFor = None,
    method: By = None,
    required: Required = None,
    on: On = None,
    rules: Rules = None,
    evidence: OnTags = None,
    cost: Cost = None,
    require: Require = None,
    margin: Margin = None,
    format_: Format = "table",
    output: Output = None,
    quiet: Quiet = False,
    strict: Strict = False,
    exit_zero: ExitZero = False,
    top: Top = 10,
    engine: Engine = EngineName.duckdb,
) -> int:
    """Does each good meet what the law asks of it on the day?

    Exit status: 0 all met, 1 one is not met, 2 the question could not be asked, 3 none fails and one is undetermined.
    """
    del engine
    from rvc_cli.engine.connection import open_early

    open_early()
    from rvc_cli.cli.output import prepare, targets, write
    from rvc_cli.tasks.check import check as answer

    wanted = targets(format_, output or [], quiet)
    points = amount(margin, "--margin") if margin is not None else None
    gates = {"require": _require(require), "margin": points, "strict": strict, "exit_zero": exit_zero}
    options = asked(paths, on, class_, part_for, method, required, rules, cost, evidence, top=top, **gates)
    if output:
        _keep_apart(wanted, options)
    report = answer(options, lambda: prepare(wanted))
    write(report, wanted)
    return report.exit_status


def _keep_apart(wanted: "list[Target]", options: "Options") -> None:
    """No file is written over one that is read, and no two into one."""
    from rvc_cli.cli.output import keep_apart
    from rvc_cli.tasks.inputs import files_read

    keep_apart(wanted, files_read(options.paths, options.rules))


def _require(text: str | None) -> frozenset[str] | None:
    """``--require``: the requirements that decide."""
    from rvc_cli.tasks.question import REQUIREMENTS

    if text is None:
        return None
    names = [name.strip() for name in text.split(",")]
    unknown = [name for name in names if name not in REQUIREMENTS]
    if unknown:
        usage(f"--require {', '.join(unknown)!r}: known are {', '.join(REQUIREMENTS)}")
    return frozenset(names)
