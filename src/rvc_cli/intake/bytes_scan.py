"""One quick look at all the bytes of a file: line ends, quotes, NUL, UTF-8."""

import codecs
import mmap
import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

CHUNK = 4 * 1024 * 1024
_LONE_RETURN = re.compile(rb"\r(?!\n)")


class Scan(Struct, frozen=True):
    """What the bytes say. ``bad_byte`` and ``nul`` are offsets of the first, None where there is none.

    ``cut_off``: the bad byte begins a letter that the end of the file cuts off, and no other is bad. ``pairs`` counts
    CRLF among the ``line_feeds`` and among the ``returns``.
    """

    size: int
    line_feeds: int
    returns: int
    pairs: int
    quoted: bool
    nul: int | None
    bad_byte: int | None
    ends_in_newline: bool
    cut_off: bool = False

    @property
    def lines(self) -> int:
        """How many physical lines there are."""
        return self.line_feeds + (0 if self.ends_in_newline or not self.size else 1)


def chunks(path: Path, size: int = CHUNK) -> Iterator[bytes]:
    """The bytes of a file, a few megabytes at a time."""
    with path.open("rb") as file:
        while chunk := file.read(size):
            yield chunk


def scan(path: Path) -> Scan:
    """Look at every byte once; raises :class:`OSError` where the file cannot be read."""
    size = line_feeds = returns = pairs = 0
    quoted, last = False, b""
    nul: int | None = None
    check = _Utf8()
    for chunk in chunks(path):
        line_feeds += chunk.count(b"\n")
        if b"\r" in chunk or last == b"\r":
            returns += chunk.count(b"\r")
            pairs += chunk.count(b"\r\n") + (last == b"\r" and chunk[:1] == b"\n")
        quoted = quoted or b'"' in chunk
        if nul is None and (at := chunk.find(b"\0")) >= 0:
            nul = size + at
        check.feed(chunk, size)
        size += len(chunk)
        last = chunk[-1:]
    check.end(size)
    return Scan(size, line_feeds, returns, pairs, quoted, nul, check.bad_byte, last == b"\n", check.cut_off)


class _Utf8:
    """A check of UTF-8 that costs next to nothing on ASCII."""

    def __init__(self) -> None:
        self.bad_byte: int | None = None
        self.cut_off = False
        self._decoder = codecs.getincrementaldecoder("utf-8")("strict")

    def feed(self, chunk: bytes, offset: int) -> None:
        pending = len(self._decoder.getstate()[0])
        if self.bad_byte is None and (pending or not chunk.isascii()):
            self._decode(chunk, offset - pending, final=False)

    def end(self, size: int) -> None:
        pending = len(self._decoder.getstate()[0])
        if self.bad_byte is None and pending:
            self._decode(b"", size - pending, final=True)
            self.cut_off = True

    def _decode(self, chunk: bytes, offset: int, *, final: bool) -> None:
        try:
            self._decoder.decode(chunk, final)
        except UnicodeDecodeError as wrong:
            self.bad_byte = offset + wrong.start
            self._decoder.reset()


def line_of(path: Path, offset: int) -> int:
    """The physical line, from 1, in which the byte at ``offset`` stands."""
    line, before = 1, 0
    for chunk in chunks(path):
        line += chunk[: max(0, offset - before)].count(b"\n")
        before += len(chunk)
        if before > offset:
            break
    return line


def lone_return(path: Path) -> int:
    """The offset of the first carriage return that no line feed follows; -1 where there is none."""
    return first_match(path, _LONE_RETURN)


def first_match(path: Path, pattern: "re.Pattern[bytes]", start: int = 0) -> int:
    """The offset of the first match from ``start`` on; -1 where there is none. The file must not be empty."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as view:
        found = pattern.search(view, start)
        return -1 if found is None else found.start()


def contains(path: Path, what: bytes) -> bool:
    """Whether the bytes occur in a file that is not empty."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as view:
        return view.find(what) >= 0


def whole_match(path: Path, pattern: "re.Pattern[bytes]") -> bool:
    """Whether the pattern matches all bytes of a file that is not empty."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as view:
        found = pattern.match(view)
        return found is not None and found.end() == len(view)


def count_matches(path: Path, pattern: "re.Pattern[bytes]", start: int = 0) -> int:
    """How often the pattern matches from ``start`` on. The file must not be empty."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as view:
        return sum(1 for _ in pattern.finditer(view, start))
