"""A long flat table read in pieces side by side: ordinals keep one reader to one core, so there are several readers."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from rvc_cli.engine.scratch import Scratch
from rvc_cli.facts.layout import Layout

Answer = TypeVar("Answer")
SHORTEST = 8 * 1024 * 1024
LONGEST = 64 * 1024 * 1024
READERS = 2
AT_ONCE = 1024 * 1024


def is_long(layout: Layout) -> bool:
    """Whether a table is long enough for pieces to pay."""
    return Path(layout.path).stat().st_size >= 2 * SHORTEST


def in_pieces(layout: Layout, scratch: Scratch, read: Callable[[Layout], Answer]) -> list[Answer]:
    """What ``read`` makes of each piece, a table without a header, in the order of the pieces; raises what it raises.

    A piece is a file in ``scratch`` while it is read. It is cut at line ends: where a record is more than a line, the
    pieces have fewer records than the table has lines, which the caller must check.
    """

    from concurrent.futures import ThreadPoolExecutor

    def read_once(place: tuple[int, int]) -> Answer:
        copy = scratch.keep(_bytes(layout.path, *place))
        try:
            return read(replace(layout, path=str(copy), header_lines=0))
        finally:
            copy.unlink()

    with ThreadPoolExecutor(READERS) as readers:
        return list(readers.map(read_once, list(_places(layout))))


def _places(layout: Layout) -> Iterator[tuple[int, int]]:
    """Where each piece begins and ends; the pieces of a table are about equally long."""
    size = Path(layout.path).stat().st_size
    rounds = -(-size // (READERS * LONGEST))
    step = -(-size // (READERS * rounds))
    with open(layout.path, "rb") as table:  # noqa: PTH123 - the layout holds the path as a word
        for _ in range(layout.header_lines):
            table.readline()
        start = table.tell()
        while start < size:
            table.seek(min(start + step, size) - 1)
            table.readline()
            yield start, table.tell()
            start = table.tell()


def _bytes(path: str, start: int, stop: int) -> Iterator[bytes]:
    with open(path, "rb") as table:  # noqa: PTH123 - the layout holds the path as a word
        table.seek(start)
        while chunk := table.read(min(AT_ONCE, stop - start)):
            start += len(chunk)
            yield chunk
