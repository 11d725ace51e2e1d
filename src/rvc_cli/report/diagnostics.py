"""Complaints for standard error: where, what, and in the end how many more."""

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from rvc_cli.diagnostics import Diagnostic, Severity, total
from rvc_cli.report.complaints import by_kind, first_of
from rvc_cli.report.paper import Paper

STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def print_diagnostics(diagnostics: Iterable[Diagnostic], console: Console | None = None) -> None:
    """Complaints on standard error, or on ``console``: coloured on a terminal, each in one line."""
    target = console if console is not None else Console(stderr=True)
    paper = Paper(target.width, target.encoding)
    for line in complaint_lines(diagnostics, paper):
        target.print(line, soft_wrap=True, highlight=False)


def complaint_lines(diagnostics: Iterable[Diagnostic], paper: Paper) -> Iterator[Text]:
    """A line for each of the first fifty; of one code about one source twenty, and how many more there are."""
    every = tuple(diagnostics)
    kinds = by_kind(every)
    listed = first_of(one for kind in kinds for one in kind.told)
    last = {kind.told[-1]: kind.left for kind in kinds if kind.left}
    said = 0
    for one in listed:
        yield _line(one, paper)
        said += 1
        if one in last:
            yield _more(one, last[one], paper)
            said += last[one]
    if total(every) > said:
        yield Text(f"and {total(every) - said} more")


def _more(one: Diagnostic, left: int, paper: Paper) -> Text:
    text = Text(f"{paper.words(one.span.file)}: ")
    text.append(f"{one.severity.value} {one.code}", style=STYLES[one.severity])
    return text.append(f": and {left} more of this kind")


def _line(one: Diagnostic, paper: Paper) -> Text:
    """``file:line: error BOM104 [unit_value] 12,000: message``."""
    span = one.span
    where = span.file if span.line is None else f"{span.file}:{span.line}"
    text = Text(f"{paper.words(where)}: ")
    text.append(f"{one.severity.value} {one.code}", style=STYLES[one.severity])
    text.append(f" [{paper.words(span.column)}]" if span.column else "")
    text.append(f" {paper.shortened(one.cell, 60)}" if one.cell else "")
    text.append(f": {paper.words(one.message)}")
    return text
