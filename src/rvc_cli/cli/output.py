"""Where a report goes: results to standard output or files, complaints and the summary to standard error."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rvc_cli.cli.options import usage

if TYPE_CHECKING:
    from rvc_cli.facts.findings import Report

FORMATS = ("table", "json")


@dataclass(frozen=True, slots=True)
class Target:
    """A format, and the file it goes to; None is standard output."""

    format: str
    path: Path | None


def targets(format_: str, outputs: list[str], quiet: bool) -> list[Target]:
    """What goes where: with ``--output FORMAT=FILE`` standard output is the table, unless it is to be quiet."""
    _known(format_)
    found: list[Target] = []
    named = False
    for one in outputs:
        name, sign, path = one.partition("=")
        if sign and name in FORMATS:
            named = True
            found.append(Target(name, Path(path)))
        elif sign and name.isalpha() and "/" not in name and "." not in name:
            _known(name)
        else:
            found.append(Target(format_, Path(one)))
    if not quiet:
        plain = [one for one in outputs if "=" not in one]
        found.append(Target("table" if named or plain else format_, None))
    return found


def _known(name: str) -> None:
    if name not in FORMATS:
        usage(f"format {name!r} is not one of {', '.join(FORMATS)}")


def write(report: "Report", wanted: list[Target]) -> None:
    """Render each format once and write it; complaints go to standard error first."""
    from rvc_cli.report.diagnostics import print_diagnostics

    print_diagnostics(report.diagnostics)
    for target in wanted:
        text = render(report, target)
        if target.path is None:
            put(text)
            continue
        try:
            target.path.write_text(text, encoding="utf-8", newline="\n")
        except OSError as problem:
            usage(f"--output {target.path}: {problem.strerror or problem}")


def render(report: "Report", target: Target) -> str:
    """The report in one format; a table in a file is plain and as wide as it needs."""
    if target.format == "json":
        from rvc_cli.report.as_json import to_json

        return to_json(report)
    from rvc_cli.report.table import table_text

    return table_text(report, to_terminal=target.path is None)


def put(text: str) -> None:
    """Write to standard output; a reader that has gone away (a pager, ``head``) is no failure of the answer."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        devnull = os.open(os.devnull, os.O_WRONLY)
        os.dup2(devnull, sys.stdout.fileno())
