"""How these tests read a table: text or bytes in, layout and complaints out."""

from collections.abc import Sequence
from pathlib import Path

from building import law
from rvc_cli.diagnostics import Diagnostic, RvcError
from rvc_cli.engine.scratch import Scratch
from rvc_cli.facts.cells import NumberFormat
from rvc_cli.facts.layout import Layout
from rvc_cli.intake.audit import audit
from rvc_cli.intake.columns import ColumnMap
from rvc_cli.intake.dialect import open_table

PLAIN = NumberFormat()


def opened(
    content: str | bytes, folder: Path, mapping: ColumnMap | None = None, written: NumberFormat = PLAIN
) -> tuple[Layout, list[Diagnostic]]:
    """The table in a file called t.csv, opened."""
    file = folder / "t.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return open_table(file, "t.csv", mapping or ColumnMap(), written, Scratch(folder))


def refusal(content: str | bytes, folder: Path, mapping: ColumnMap | None = None) -> tuple[Diagnostic, ...]:
    """The complaints with which the table is refused when it is opened; none when it is not."""
    try:
        opened(content, folder, mapping)
    except RvcError as problem:
        return problem.diagnostics
    return ()


def complaints(content: str | bytes, folder: Path, written: NumberFormat = PLAIN) -> Sequence[Diagnostic]:
    """Every complaint about the table: of opening it, or else of its rows."""
    try:
        layout, notes = opened(content, folder, written=written)
    except RvcError as problem:
        return problem.diagnostics
    return [*notes, *audit(layout, law().roles, frozenset({"body-stamping"}))]


def places(found: Sequence[Diagnostic]) -> list[str]:
    """Each complaint as code, line and column."""
    return [
        " ".join(
            [
                one.code,
                *([f"line {one.span.line}"] if one.span.line else []),
                *([one.span.column] if one.span.column else []),
            ]
        )
        for one in found
    ]
