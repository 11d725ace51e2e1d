"""Rows for other programs to read: CSV that no terminal and no spreadsheet acts upon unawares."""

import csv
import io
from collections.abc import Iterable, Sequence

from rvc_cli.diagnostics import Code, Diagnostic, RvcError, Span
from rvc_cli.diagnostics.cost_sheets import READ_AS_FORMULA, UNPRINTABLE_NAME
from rvc_cli.diagnostics.printable import shown

WHERE = "--format csv"
FORMULA = ("=", "+", "-", "@")


def csv_text(rows: Iterable[Sequence[str]]) -> tuple[str, tuple[Diagnostic, ...]]:
    """Rows as CSV, with a warning for each cell that a spreadsheet takes for a formula.

    Raises :class:`RvcError` for cells that hold what does not print: identities are written as they are, or not at all.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    cells: dict[str, None] = {}
    for row in rows:
        writer.writerow(row)
        cells |= dict.fromkeys(row)
    hidden = [cell for cell in cells if not cell.isprintable()]
    if hidden:
        raise RvcError(*(_about(UNPRINTABLE_NAME, cell) for cell in hidden))
    return text.getvalue(), tuple(_about(READ_AS_FORMULA, cell) for cell in cells if cell.startswith(FORMULA))


def _about(code: Code, cell: str) -> Diagnostic:
    return code.at(Span(WHERE), f'"{shown(cell)}": {code.why}', cell)
