"""Records of a table with their physical lines: strict about quotes, and never at a loss for where it is."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from rvc_cli.diagnostics import Code
from rvc_cli.diagnostics.tables import OPEN_QUOTE, STRAY_QUOTE
from rvc_cli.facts.cells import BLANKS

LONGEST = 1_000_000  # letters of a quoted cell: more than any row may have in bytes
_LONGEST_CELL = csv.field_size_limit()


class Fault(Struct, frozen=True):
    """A quote in the wrong place: the line its cell begins in, the cell's place in the record, its text."""

    code: Code
    line: int
    place: int
    cell: str


class Record(NamedTuple):
    """The cells of one record and the physical line, from 1, it begins in."""

    line: int
    cells: list[str]
    faults: tuple[Fault, ...] = ()


def records(path: Path, delimiter: str) -> Iterator[Record]:
    """Every record of a UTF-8 file, the header first; entirely empty lines are none.

    After a quote that is never closed, or not within :data:`LONGEST` letters, nothing more comes.
    """
    blanks = BLANKS.replace(delimiter, "")
    sound = re.compile(sound_quotes(delimiter)).fullmatch
    with path.open(encoding="utf-8", newline="\n") as file:
        lines = _Lines(file)
        for line in lines:
            body = _body(line)
            if '"' in body and len(body) < _LONGEST_CELL and sound(body):
                yield Record(lines.number, next(csv.reader((body,), delimiter=delimiter, strict=True)))
            elif '"' in body:
                yield _Quoted(lines, delimiter).read(line)
            elif body.strip(blanks):
                yield Record(lines.number, body.split(delimiter))


def sound_quotes(delimiter: str, inside: str = '[^"]') -> str:
    """A pattern of text in which each quote opens at an edge, is doubled, or closes at an edge.

    An edge is a delimiter, a line end, or an end of the text; ``inside`` is what may stand in a quoted cell.
    """
    edge = re.escape(delimiter)
    cell = f'"{inside}*+(?:""{inside}*+)*+"'
    return rf'(?:[^"]*+(?<![^{edge}\n]){cell}(?![^{edge}\r\n]))*+[^"]*+'


class _Lines:
    """Physical lines, counted."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.number = 0
        self._lines = lines

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        return line

    def stop(self) -> None:
        """Let nothing more come."""
        self._lines = iter(())


class _Quoted:
    """Reads one record that holds quotes, over as many lines as it takes."""

    def __init__(self, lines: _Lines, delimiter: str) -> None:
        self._lines = lines
        self._delimiter = delimiter
        self._cells: list[str] = []
        self._faults: list[Fault] = []

    def read(self, line: str) -> Record:
        first, text, at = self._lines.number, line, 0
        while True:
            opening = _past_spaces(text, at)
            if text.startswith('"', opening):
                text, at = self._quoted_cell(text, opening)
            else:
                at = self._bare_cell(text, at, "", self._lines.number)
            if at > len(_body(text)):
                return Record(first, self._cells, tuple(self._faults))

    def _bare_cell(self, text: str, at: int, before: str, line: int) -> int:
        """Take a cell up to the delimiter; a quote in it, or text after a quoted cell, is a fault."""
        body = _body(text)
        end = body.find(self._delimiter, at)
        end = len(body) if end < 0 else end
        cell = before + body[at:end]
        if '"' in body[at:end] or (before and end > at):
            self._faults.append(Fault(STRAY_QUOTE, line, len(self._cells), cell))
        self._cells.append(cell)
        return end + 1

    def _quoted_cell(self, text: str, at: int) -> tuple[str, int]:
        """Take a quoted cell; the text and the place at which the record goes on."""
        line, parts, start, letters = self._lines.number, [], at + 1, 0
        while True:
            quote = text.find('"', start)
            if quote < 0:
                parts.append(text[start:])
                letters += len(parts[-1])
                if letters > LONGEST:
                    self._lines.stop()
                following = next(self._lines, None)
                if following is None:
                    self._faults.append(Fault(OPEN_QUOTE, line, len(self._cells), "".join(parts)))
                    self._cells.append("".join(parts))
                    return text, len(text) + 1
                text, start = following, 0
            elif text.startswith('"', quote + 1):
                parts.append(text[start : quote + 1])
                start = quote + 2
            else:
                parts.append(text[start:quote])
                return text, self._closed(text, quote + 1, "".join(parts), line)

    def _closed(self, text: str, at: int, cell: str, line: int) -> int:
        """What follows a closing quote: delimiter, end of line, or text that has no place there."""
        after = _past_spaces(text, at)
        if after == len(_body(text)) or text.startswith(self._delimiter, after):
            self._cells.append(cell)
            return after + 1
        return self._bare_cell(text, at, cell + '"', line)


def _past_spaces(text: str, at: int) -> int:
    """The place of the first letter from ``at`` on that is no space: spaces around a quoted cell are no part of it."""
    while text.startswith(" ", at):
        at += 1
    return at


def _body(line: str) -> str:
    """A line without its line end."""
    return line[:-2] if line.endswith("\r\n") else line.removesuffix("\n")
