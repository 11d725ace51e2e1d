"""What a source says that is read and checked, and that no requirement assessed so far uses."""

from collections.abc import Iterator

from rvc_cli.diagnostics import Diagnostic, Span
from rvc_cli.diagnostics import verdicts as codes
from rvc_cli.facts.columns import Column
from rvc_cli.intake.goods import SourceGoods

COLUMNS = (
    Column.SUPPLIER_PERIOD_FROM,
    Column.SUPPLIER_PERIOD_UNTIL,
    Column.US_VALUE,
)


def unassessed(read: SourceGoods) -> Iterator[Diagnostic]:
    """One note on a source that names them all; none where there is nothing of the kind."""
    columns = [one for one in COLUMNS if read.layout and one in read.layout.columns]
    sections = read.manifest.unassessed if read.manifest else ()
    parts = [f"column{'s' if len(columns) > 1 else ''} {', '.join(columns)}"] if columns else []
    parts += [_written(one) for one in sections]
    if not parts:
        return
    message = f"read and checked, not assessed yet: {', '.join(parts)}"
    yield codes.READ_ONLY.at(Span(read.name), message)


def _written(section: str) -> str:
    """A part of a manifest as it is written there: a table in brackets, a choice as a key."""
    return section if section.startswith(("choices.", "good.")) else f"[{section}]"
