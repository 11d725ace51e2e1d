"""Where rows stand in the file, how many lines are empty, and a clean copy for a less patient reader."""

import re
from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path

from msgspec.structs import replace

from rvc_cli.engine.scratch import Scratch
from rvc_cli.facts.cells import BLANKS
from rvc_cli.facts.layout import Layout
from rvc_cli.intake.bytes_scan import contains, count_matches
from rvc_cli.intake.records import records

AT_ONCE = 1000
_EMPTY_STARTS = (b"\n\n", b"\n\r", b"\n ", b"\n\t")


def line_numbers(layout: Layout, rows: Collection[int]) -> dict[int, int]:
    """The physical line in which each row begins.

    Rows count from 0 after the header; a row of blank cells counts, an entirely empty line does not.
    """
    if not rows:
        return {}
    if not layout.multiline and count_empty(layout) == 0:
        return {row: layout.header_lines + 1 + row for row in rows}
    wanted, last = set(rows), max(rows)
    lines = enumerate(islice(_rows(layout), last + 1))
    return {row: line for row, (line, _) in lines if row in wanted}


def count_empty(layout: Layout) -> int:
    """How many lines after the header are entirely empty, or hold blanks only."""
    if layout.multiline:
        return _empty_by_reading(layout)
    if not any(contains(Path(layout.path), start) for start in _EMPTY_STARTS):
        return 0
    blanks = re.escape(BLANKS.replace(layout.delimiter, "").encode())
    empty = re.compile(rb"(?<=\n)[" + blanks + rb"]*+(?:\r?\n|(?<=[" + blanks + rb"])\Z)")
    return count_matches(Path(layout.path), empty)


def rewrite(layout: Layout, scratch: Scratch) -> Layout:
    """A copy of a sound table in ``scratch``: LF between records, every cell quoted, no empty lines.

    Its rows have the ordinals they had, its lines have not: ask :func:`line_numbers` about the table itself.
    """
    count = 0

    def anew() -> Iterator[bytes]:
        nonlocal count
        while some := list(islice(found, AT_ONCE)):
            yield b"".join(_quoted(cells, layout.delimiter) for cells in some)
            count += len(some)

    found = _on_lines_of_their_own(layout)
    copy = scratch.keep(anew())
    return replace(
        layout,
        path=str(copy),
        quoted=True,
        physical_lines=count,
        header_lines=1,
        mixed_newlines=False,
    )


def _on_lines_of_their_own(layout: Layout) -> Iterator[list[str]]:
    """The cells of each record, of the header as words on one line."""
    for number, (_, cells) in enumerate(_records(layout)):
        yield [cell.replace("\r\n", "\n") for cell in cells] if number else _on_one_line(cells)


def _quoted(cells: list[str], delimiter: str) -> bytes:
    every = (cell.replace('"', '""') for cell in cells)
    return (delimiter.join(f'"{cell}"' for cell in every) + "\n").encode()


def _on_one_line(cells: list[str]) -> list[str]:
    return [" ".join(cell.split()) for cell in cells]


def _records(layout: Layout) -> Iterator[tuple[int, list[str]]]:
    return ((record.line, record.cells) for record in records(Path(layout.path), layout.delimiter))


def _rows(layout: Layout) -> Iterator[tuple[int, list[str]]]:
    return islice(_records(layout), 1, None)


def _empty_by_reading(layout: Layout) -> int:
    """Physical lines that no record covers."""
    covered = sum(1 + sum(cell.count("\n") for cell in cells) for _, cells in _records(layout))
    return layout.physical_lines - covered
