"""The formats an answer can take, by the name ``--format`` knows them by."""

from collections.abc import Callable, Mapping

from rvc_cli.facts.findings import Report
from rvc_cli.report.as_json import to_json

Render = Callable[[Report, bool], str]


def _table(report: Report, to_terminal: bool) -> str:
    from rvc_cli.report.table import table_text

    return table_text(report, to_terminal)


FORMATS: Mapping[str, Render] = {
    "table": _table,
    "json": lambda report, to_terminal: to_json(report),  # noqa: ARG005 - the same bytes wherever they go
}


def refusal(name: str) -> str | None:
    """Why a format cannot be had, naming those that can; None where it can."""
    return None if name in FORMATS else f"{name!r} is no format that is built; built are {', '.join(FORMATS)}"
