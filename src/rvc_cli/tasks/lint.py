"""``rvc lint``: the complaints about a source, without a verdict."""

from collections.abc import Sequence
from datetime import date

from rvc_cli.diagnostics import Diagnostic, RvcError
from rvc_cli.engine.scratch import Scratch
from rvc_cli.intake.goods import read_source
from rvc_cli.intake.rulepacks import load_rulebook
from rvc_cli.intake.sources import expand
from rvc_cli.tasks.check import asked_for
from rvc_cli.tasks.question import Options


def lint(paths: Sequence[str], on: date) -> tuple[Diagnostic, ...]:
    """Every complaint about the sources: their cells, rows, trees and manifests. No law is asked."""
    options = Options(paths=tuple(paths), on=on)
    try:
        book, _ = load_rulebook((), on)
    except RvcError as problem:
        return problem.diagnostics
    sources, complaints = expand(paths)
    with Scratch() as scratch:
        for source in sources:
            complaints += read_source(source, asked_for(book, options, scratch)).diagnostics
    return tuple(complaints)
