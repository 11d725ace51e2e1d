"""Where a report goes: results to standard output or files, complaints and the summary to standard error."""

import io
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rvc_cli.cli.options import usage

if TYPE_CHECKING:
    from rvc_cli.facts.findings import Report


@dataclass(frozen=True, slots=True)
class Target:
    """A format, and the file it goes to; None is standard output."""

    format: str
    path: Path | None


def targets(format_: str, outputs: list[str], quiet: bool) -> list[Target]:
    """What goes where: with ``--output FORMAT=FILE`` standard output is the table, unless it is to be quiet."""
    from rvc_cli.report.formats import FORMATS

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
    from rvc_cli.report.formats import refusal

    why = refusal(name)
    if why:
        usage(why)


def write(report: "Report", wanted: list[Target]) -> None:
    """Render each format once and write it; complaints go to standard error first."""
    from rvc_cli.report.diagnostics import print_diagnostics
    from rvc_cli.report.formats import FORMATS

    print_diagnostics(report.diagnostics)
    for target in wanted:
        text = FORMATS[target.format](report, target.path is None)
        if target.path is None:
            put(text, "utf-8" if target.format == "json" else None)
            continue
        try:
            target.path.write_text(text, encoding="utf-8", newline="\n")
        except OSError as problem:
            usage(f"--output {target.path}: {problem.strerror or problem}")


def put(text: str, encoding: str | None = None) -> None:
    """Write to standard output; a reader that has gone away (a pager, ``head``) is no failure of the answer."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        devnull = os.open(os.devnull, os.O_WRONLY)
        os.dup2(devnull, sys.stdout.fileno())
