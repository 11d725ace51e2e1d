"""The formats an answer can take, by the name ``--format`` knows them by."""

from collections.abc import Callable, Mapping

from rvc_cli.facts.findings import Report
from rvc_cli.report.as_json import to_json
from rvc_cli.report.table import table_text

Render = Callable[[Report, bool], str]
FORMATS: Mapping[str, Render] = {
    "table": table_text,
    "json": lambda report, to_terminal: to_json(report),  # noqa: ARG005 - the same bytes wherever they go
}


def refusal(name: str) -> str | None:
    """Why a format cannot be had, naming those that can; None where it can."""
    return None if name in FORMATS else f"{name!r} is no format that is built; built are {', '.join(FORMATS)}"
