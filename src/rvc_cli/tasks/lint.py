"""``rvc lint``: every complaint that stands in the way of a verdict, or beside it, and no verdict."""

from rvc_cli.diagnostics import Diagnostic
from rvc_cli.tasks.answer import answer
from rvc_cli.tasks.question import Options


def lint(options: Options) -> tuple[Diagnostic, ...]:
    """Every complaint that ``rvc check`` would have: the same question is put, and its answer left aside."""
    return answer(options).complaints
