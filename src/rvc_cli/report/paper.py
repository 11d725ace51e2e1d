"""What an answer is printed on: how wide it is, and which letters it can hold."""

import re
from unicodedata import category

from msgspec import Struct
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from rvc_cli.diagnostics.printable import shown

NARROWEST = 60
MOST_MARKS = 6
EN_DASH = "\N{EN DASH}"
EM_DASH = "\N{EM DASH}"
MINUS = "\N{MINUS SIGN}"
TIMES = "\N{MULTIPLICATION SIGN}"
_ASCII = {
    "✓": "+",
    "✗": "x",
    EN_DASH: "-",
    EM_DASH: "-",
    "\N{BOX DRAWINGS LIGHT HORIZONTAL}": "-",
    MINUS: "-",
    "·": "-",
    "…": "...",
    "÷": "/",
    TIMES: "x",
    "\N{LEFT DOUBLE QUOTATION MARK}": '"',
    "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
}
_TO_ASCII = str.maketrans(_ASCII)
# No line ends inside "s. 13", "75 %" or "USD 1,000.00".
_BREAK = re.compile(r"(?<!\bs\.) (?!%)(?!(?<=\b[A-Z]{3} )\d)")


class Paper(Struct, frozen=True):
    """``width`` in columns; ``encoding`` of the output: where it is not UTF, the tool's own signs are ASCII."""

    width: int = 80
    encoding: str = "utf-8"

    @property
    def unicode(self) -> bool:
        """Whether every letter can be printed."""
        return self.encoding.lower().startswith("utf")

    def words(self, text: str) -> str:
        """``text`` made fit to print: what acts on a terminal escaped, what the encoding lacks replaced."""
        safe = text if text.isprintable() else "".join(map(shown, text))
        safe = safe if safe.isascii() else _capped(safe)
        if self.unicode:
            return safe
        return safe.translate(_TO_ASCII).encode(self.encoding, "backslashreplace").decode(self.encoding)

    def shortened(self, text: str, width: int) -> str:
        """``text`` made fit to print in ``width`` columns, with an ellipsis where something was left out."""
        safe = self.words(text)
        if cell_len(safe) <= width:
            return safe
        mark = self.words("…")
        kept = safe[:width]
        while kept and cell_len(kept) + len(mark) > width:
            kept = kept[:-1]
        return kept.rstrip() + mark if width > len(mark) else mark[:width]

    def fits(self, text: str, indent: int = 0) -> bool:
        """Whether ``text`` takes one line."""
        return cell_len(self.words(text)) + indent <= self.width

    def fitting(self, *candidates: str, indent: int = 0) -> str:
        """The first of the candidates that takes one line; the last one if none does."""
        return next((one for one in candidates if self.fits(one, indent)), candidates[-1])

    def folded(self, text: str, indent: int = 2, hang: int = 2) -> list[str]:
        """``text`` in lines that begin ``indent`` columns in, all but the first ``hang`` further."""
        lines = [" " * indent]
        empty = True
        for word in _BREAK.split(self.words(text)):
            for piece in self._pieces(word, self.width - indent - hang):
                if not empty and cell_len(lines[-1]) + 1 + cell_len(piece) > self.width:
                    lines.append(" " * (indent + hang))
                    empty = True
                lines[-1] += piece if empty else f" {piece}"
                empty = False
        return lines

    def said(self, text: str, style: str = "", indent: int = 2, hang: int = 2) -> list[Text]:
        """A sentence in as many lines as it takes, in one style."""
        return [Text(line, style=style) for line in self.folded(text, indent, hang)]

    @staticmethod
    def _pieces(word: str, width: int) -> list[str]:
        """A word, or what a line holds of it at a time."""
        pieces = [""]
        for letter in word:
            if cell_len(pieces[-1]) + cell_len(letter) > width:
                pieces.append("")
            pieces[-1] += letter
        return pieces


def _capped(text: str) -> str:
    """``text`` with at most so many marks on one letter: more would flood the lines above and below."""
    kept: list[str] = []
    marks = 0
    for letter in text:
        marks = marks + 1 if category(letter) in {"Mn", "Me"} else 0
        if marks <= MOST_MARKS:
            kept.append(letter)
        elif marks == MOST_MARKS + 1:
            kept.append("…")
    return "".join(kept)


def paper_of(console: Console) -> Paper:
    """The paper a console prints on."""
    return Paper(max(console.width, NARROWEST), console.encoding)
