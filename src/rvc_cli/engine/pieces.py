"""A long flat table read in pieces side by side: ordinals keep one reader to one core, so there are several readers."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from rvc_cli.engine.scratch import Scratch
from rvc_cli.facts.layout import Layout

Answer = TypeVar("Answer")
SHORTEST = 8 * 1024 * 1024
LONGEST = 64 * 1024 * 1024
READERS = 2


class Piece(Struct, frozen=True):
    """Some lines of a table as a table of their own; ``first`` is the ordinal of the first of them."""

    layout: Layout
    first: int

    @property
    def lines(self) -> int:
        """How many lines it has, none of them the header."""
        return self.layout.physical_lines


def is_long(layout: Layout) -> bool:
    """Whether a table is long enough for pieces to pay."""
    return Path(layout.path).stat().st_size >= 2 * SHORTEST


def in_pieces(layout: Layout, scratch: Scratch, read: Callable[[Piece], Answer]) -> list[Answer]:
    """What ``read`` makes of each piece of a table, in the order of the pieces; raises what it raises.

    A piece is a file in ``scratch`` while it is read. It is cut at line ends: where a record is more than a line, a
    piece has fewer records than lines, which the caller must check.
    """
    found: list[Answer] = []
    pieces = _cut(layout, scratch)
    with ThreadPoolExecutor(READERS) as readers:
        while begun := [readers.submit(_read_once, read, piece) for piece in islice(pieces, READERS)]:
            found += [one.result() for one in begun]
    return found


def _read_once(read: Callable[[Piece], Answer], piece: Piece) -> Answer:
    try:
        return read(piece)
    finally:
        Path(piece.layout.path).unlink()


def _cut(layout: Layout, scratch: Scratch) -> Iterator[Piece]:
    """The table in pieces, each copied to a file of its own; the pieces of a table are about equally long."""
    size = Path(layout.path).stat().st_size
    rounds = -(-size // (READERS * LONGEST))
    step = -(-size // (READERS * rounds))
    ordinal = 0
    with open(layout.path, "rb") as table:  # noqa: PTH123 - the layout holds the path as a word
        for _ in range(layout.header_lines):
            table.readline()
        while lines := table.read(step):
            lines += table.readline()
            count = lines.count(b"\n") + (not lines.endswith(b"\n"))
            copy = str(scratch.keep([lines]))
            yield Piece(replace(layout, path=copy, physical_lines=count, header_lines=0), ordinal)
            ordinal += count
