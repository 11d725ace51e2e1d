"""From the bytes of a table to UTF-8 without mark, or a complaint that names what the bytes are."""

import codecs
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from rvc_cli.diagnostics import Code, Diagnostic, RvcError, Span
from rvc_cli.diagnostics import tables as codes
from rvc_cli.engine.scratch import Scratch
from rvc_cli.intake.bytes_scan import CHUNK, Scan, chunks, first_match, line_of, lone_return, scan

_FORMATS = (
    (b"PK\x03\x04", "an Excel workbook or a ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an Excel workbook of the old format"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"PAR1", "a Parquet file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"{\\rtf", "a word processor's document"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
    (b"<?xml", "an XML file"),
)
_UTF_32 = (b"\xff\xfe\0\0", b"\0\0\xfe\xff")
_UTF_16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_UTF_8_LETTER = re.compile(
    rb"(?![\xd7\xd8][\xbc-\xbe])[\xc2-\xdf][\x80-\xbf]"  # but "Ø½" or a times sign before it is a size in cp1252
    rb"|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]")
_NOT_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_TEXT = re.compile(rb"[^ \t\r\n]")


class Text(Struct, frozen=True):
    """A file that is UTF-8 without mark, what its bytes say, and what there is to tell."""

    path: Path
    scan: Scan
    notes: tuple[Diagnostic, ...]


def settle(path: Path | None, name: str, scratch: Scratch) -> Text:
    """The table as UTF-8; None is standard input. Raises :class:`RvcError` where it is none that is read."""
    try:
        if path is None and sys.stdin is None:
            raise _refusal(codes.UNREADABLE, name, "Standard input is closed; pipe a table to it.")
        source = _spooled(scratch) if path is None else _regular(path, name)
        with source.open("rb") as file:
            head = file.read(64)
        if not head:
            raise _refusal(codes.EMPTY, name, "The file is empty; export the table again.")
        _refuse_formats(head, name)
        text = _decoded(source, head, name, scratch)
    except OSError as wrong:
        reason = (wrong.strerror or "it cannot be read").lower()
        raise _refusal(codes.UNREADABLE, name, f"The file cannot be opened: {reason}.") from None
    _refuse_damage(text, name)
    return text


def _spooled(scratch: Scratch) -> Path:
    return scratch.keep(iter(lambda: sys.stdin.buffer.read(CHUNK), b""))


def _regular(path: Path, name: str) -> Path:
    if path.is_dir():
        raise _refusal(codes.UNREADABLE, name, "This is a folder, not a table.")
    if path.exists() and not path.is_file():
        message = "This is no ordinary file; name a file, or give - and pipe the table to standard input."
        raise _refusal(codes.UNREADABLE, name, message)
    return path


def _refusal(code: Code, name: str, message: str, line: int | None = None) -> RvcError:
    return RvcError(code.at(Span(name, line), message))


def _refuse_formats(head: bytes, name: str) -> None:
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    for mark, what in _FORMATS:
        if head.startswith(mark) or start.lower().startswith(mark):
            message = f"This is {what}, not a table in plain text; save the sheet as CSV UTF-8."
            raise _refusal(codes.BINARY, name, message)
    if head.startswith(_UTF_32):
        raise _refusal(codes.ENCODING, name, "The file is UTF-32, which is not read; save it as CSV UTF-8.")


def _decoded(source: Path, head: bytes, name: str, scratch: Scratch) -> Text:
    """The file itself when it is UTF-8 without mark, else a copy that is."""
    if head[:2] in _UTF_16:
        copy = _transcoded(source, _UTF_16[head[:2]], 2, name, scratch)
        return Text(copy, scan(copy), ())
    seen = scan(source)
    if seen.nul is not None:
        _refuse_nul(source, seen.nul, head, name)
    if seen.bad_byte is not None:
        copy = _from_cp1252(source, seen, name, scratch)
        return Text(copy, scan(copy), (codes.CP1252.at(Span(name), _CP1252_READ),))
    if head.startswith(codecs.BOM_UTF8):
        copy = _transcoded(source, "utf-8", 3, name, scratch)
        return Text(copy, scan(copy), ())
    return Text(source, seen, ())


_CP1252_READ = (
    "The file is not UTF-8; it was read as Windows-1252. "
    "Save it as CSV UTF-8 if letters with accents look wrong."
)


def _refuse_nul(source: Path, offset: int, head: bytes, name: str) -> None:
    zeros, line = head.count(0), line_of(source, offset)
    if _CONTROL.search(head.replace(b"\0", b"")):
        raise _refusal(codes.BINARY, name, "This is not a text file; save the sheet as CSV UTF-8.")
    if zeros and zeros * 3 >= len(head):
        which = "UTF-32" if zeros * 3 >= 2 * len(head) else "UTF-16"
        message = f"The file looks like {which} without a byte order mark; save it as CSV UTF-8."
        raise _refusal(codes.NUL, name, message, 1)
    message = "The line holds a NUL byte, which no text has; the file is damaged or binary. Export it again."
    raise _refusal(codes.NUL, name, message, line)


def _from_cp1252(source: Path, seen: Scan, name: str, scratch: Scratch) -> Path:
    """A copy of a file that is not UTF-8, where nothing in it is."""
    line = line_of(source, seen.bad_byte or 0)
    if first_match(source, _CONTROL) >= 0:
        message = (
            "The file holds bytes that no text has; it is binary or damaged. Save the sheet as CSV UTF-8."
        )
        raise _refusal(codes.BINARY, name, message, line)
    if seen.cut_off or first_match(source, _UTF_8_LETTER) >= 0:
        message = (
            "The file is UTF-8 up to a byte in this line that is not; it was cut off within a letter, "
            "or joined from files in two encodings. Export it again as CSV UTF-8."
        )
        raise _refusal(codes.MIXED_ENCODING, name, message, line)
    return _transcoded(source, "cp1252", 0, name, scratch)


def _transcoded(source: Path, encoding: str, skip: int, name: str, scratch: Scratch) -> Path:
    try:
        return scratch.keep(text.encode("utf-8") for text in _texts(source, encoding, skip))
    except UnicodeError:
        offset = first_match(source, _NOT_CP1252) if encoding == "cp1252" else -1
        what = (
            "neither UTF-8 nor Windows-1252" if offset >= 0 else "no sound UTF-16; it may have been cut off"
        )
        line = line_of(source, offset) if offset >= 0 else None
        message = f"The file is {what}. Save or export it again as CSV UTF-8."
        raise _refusal(codes.ENCODING, name, message, line) from None


def _texts(source: Path, encoding: str, skip: int) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    for chunk in chunks(source):
        yield decoder.decode(chunk[skip:])
        skip = 0
    yield decoder.decode(b"", final=True)


def _refuse_damage(text: Text, name: str) -> None:
    """Nothing but blanks, a NUL letter, a lone carriage return: complaints about the text as a whole."""
    if not text.scan.size or first_match(text.path, _TEXT) < 0:
        raise _refusal(codes.EMPTY, name, "The file holds nothing but blanks; export the table again.")
    if text.scan.nul is not None:
        _refuse_nul(text.path, text.scan.nul, b"", name)
    if text.scan.returns == text.scan.pairs:
        return
    if not text.scan.line_feeds:
        message = "The lines end in a lone carriage return, as on old Macs; save the file with LF or CRLF."
        raise _refusal(codes.CARRIAGE_RETURN, name, message, 1)
    line = line_of(text.path, lone_return(text.path))
    message = (
        "The line holds a carriage return without a line feed, so where the row ends is unclear; remove it."
    )
    raise _refusal(codes.CARRIAGE_RETURN, name, message, line)
