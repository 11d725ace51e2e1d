"""TOML files read exactly, with the place of every key, and checked against a model in one go."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal, InvalidOperation
from functools import cached_property, partial
from pathlib import Path
from typing import Annotated, Any, TypeVar

import tomli
from msgspec import Struct
from msgspec.structs import replace
from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, WithJsonSchema

from rvc_cli.diagnostics import LISTED, Code, Diagnostic, RvcError, Span
from rvc_cli.diagnostics.manifests import ABSURD_NUMBER, NOT_UTF8, SYNTAX, TOO_DEEP, UNREADABLE
from rvc_cli.intake.toml_places import KeyPath, places
from rvc_cli.intake.toml_words import named, real_path, refuse, sentence, shown

MOST_BYTES = 16 * 1024 * 1024
MOST_LEVELS = 24
MOST_DIGITS = 30
_ENDLESS = re.compile(r"[0-9_]{1000,}")


def exact(value: object) -> Decimal:
    """A TOML number as a Decimal: whole or with a point, never text, true or false."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    raise refuse(f"{shown(value)} is no number; write a number without quotes, such as 12.5")


Number = Annotated[Decimal, BeforeValidator(exact), WithJsonSchema({"type": "number"})]


class Table(BaseModel):
    """A TOML table as a model: wrong types and unknown keys are refused, nothing is converted.

    Numbers are ``Number``; an enumeration is ``Literal`` or ``Annotated[MyEnum, Field(strict=False)]``; a
    list is ``list`` or ``Annotated[tuple[…, ...], Field(strict=False)]``. Validators ``raise refuse(…)``. A model
    is built when it first checks a table: most calls have no manifest.
    """

    model_config = ConfigDict(
        strict=True, extra="forbid", frozen=True, hide_input_in_errors=True, defer_build=True
    )


M = TypeVar("M", bound=Table)


class TomlFile(Struct, frozen=True, dict=True):
    """A parsed TOML file, ``name`` as the user called it; numbers with a point are Decimals in ``data``."""

    name: str
    path: Path
    text: str
    data: dict[str, Any]

    @cached_property
    def _places(self) -> dict[KeyPath, int]:
        return places(self.text)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def offset(self, key_path: KeyPath) -> int:
        """Where in the text a key or list element begins; the nearest table around it when it is absent."""
        while key_path and key_path not in self._places:
            key_path = key_path[:-1]
        return self._places[key_path] if key_path else 0

    def position(self, key_path: KeyPath) -> tuple[int, int]:
        """Line and column, from 1, of a key or list element; of the nearest table around it when absent."""
        offset = self.offset(key_path)
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def span(self, key_path: KeyPath) -> Span:
        """The physical line of a key; of the nearest table around it when the key is absent."""
        return Span(self.name, self.position(key_path)[0])

    def complaint(self, code: Code, key_path: KeyPath, message: str) -> Diagnostic:
        """A complaint at a key, its column said in the message."""
        return code.at(self.span(key_path), f"{message} (column {self.position(key_path)[1]})")


def read_toml(path: Path, name: str) -> TomlFile:
    """Parses a TOML file, every number exactly.

    Raises :class:`RvcError`, with line and column where there is one, on a file that cannot be opened, is not
    UTF-8 or not TOML, nests too deeply or holds nan, inf or numbers out of all proportion.
    """
    text = _text(path, name)
    file = TomlFile(name, path, text, _parsed(text, name))
    if wrong := list(_absurdities(file)):
        raise RvcError(*first_of(file, ABSURD_NUMBER, ((path, partial(_absurd, path)) for path in wrong)))
    return file


def attempt(model: type[M], file: TomlFile, code: Code) -> tuple[M | None, list[Diagnostic]]:
    """The file as a model, or every complaint about it, each at its own line."""
    try:
        return model.model_validate(file.data), []
    except ValidationError as refused:
        found = refused.errors(include_url=False)
    wrong = ((real_path(one["loc"], file.data), one) for one in found)
    return None, first_of(file, code, ((path, partial(sentence, one, path, model)) for path, one in wrong))


def first_of(
    file: TomlFile, code: Code, wrong: Iterable[tuple[KeyPath, Callable[[], str]]]
) -> list[Diagnostic]:
    """Complaints at the first keys that are wrong, in the order of the file; the last stands for those left out.

    A key comes with what makes its sentence, which is asked for only where it is told.
    """
    keys = sorted(wrong, key=lambda one: file.offset(one[0]))
    named = [file.complaint(code, path, says()) for path, says in keys[:LISTED]]
    if len(keys) > len(named):
        named[-1] = replace(named[-1], stands_for=1 + len(keys) - len(named))
    return named


def by_line(complaints: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Complaints in the order of the lines they stand at."""
    return sorted(complaints, key=lambda one: one.span.line or 0)


def _text(path: Path, name: str) -> str:
    try:
        if not path.is_file():
            why = "it is a folder or no regular file" if path.exists() else "there is no such file"
            raise RvcError(UNREADABLE.at(Span(name), f"The file cannot be opened: {why}."))
        if path.stat().st_size > MOST_BYTES:
            raise RvcError(UNREADABLE.at(Span(name), "The file is larger than 16 MB: too large for TOML."))
        raw = path.read_bytes()
    except (OSError, ValueError) as failure:
        why = getattr(failure, "strerror", None) or "the path is not valid"
        raise RvcError(UNREADABLE.at(Span(name), f"The file cannot be opened: {why}.")) from failure
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as failure:
        line = raw.count(b"\n", 0, failure.start) + 1
        message = "The file is not UTF-8, and TOML must be; save it as UTF-8."
        raise RvcError(NOT_UTF8.at(Span(name, line), message)) from failure


def _parsed(text: str, name: str) -> dict[str, Any]:
    try:
        return tomli.loads(text, parse_float=_decimal)
    except tomli.TOMLDecodeError as failure:
        hint = "put text in quotes, numbers without them, and give each key once"
        message = f"The file breaks the grammar of TOML: {failure.msg} (column {failure.colno}); {hint}."
        raise RvcError(SYNTAX.at(Span(name, failure.lineno), message)) from failure
    except RecursionError as failure:
        message = "Tables or lists are nested too deeply; write them as the documentation shows."
        raise RvcError(TOO_DEEP.at(Span(name), message)) from failure
    except ValueError as failure:  # Python refuses whole numbers of thousands of digits
        endless = _ENDLESS.search(text)
        line = text.count("\n", 0, endless.start()) + 1 if endless else None
        message = "A number has thousands of digits; write a plain number such as 1234.56."
        raise RvcError(ABSURD_NUMBER.at(Span(name, line), message)) from failure


def _decimal(text: str) -> Decimal:
    """A number with a point or an exponent; one that Decimal cannot hold becomes nan, to be refused."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("nan")


def _absurdities(file: TomlFile) -> Iterator[KeyPath]:
    """Where numbers are out of all proportion; the walk keeps a stack of its own, which depth cannot exhaust.

    Raises :class:`RvcError` on too many levels.
    """
    stack: list[tuple[KeyPath, object]] = [((), file.data)]
    while stack:
        path, value = stack.pop()
        if len(path) > MOST_LEVELS:
            message = "Tables or lists are nested too deeply; write them as the documentation shows."
            raise RvcError(TOO_DEEP.at(Span(file.name), message))
        match value:
            case dict():
                stack += [((*path, key), inner) for key, inner in value.items()]
            case list():
                stack += [((*path, index), inner) for index, inner in enumerate(value)]
            case Decimal() if not _within_reason(value):
                yield path
            case int() if abs(value) >= 10**MOST_DIGITS:
                yield path


def _absurd(path: KeyPath) -> str:
    return f"`{named(path)}` is no number that can be reckoned with; write one such as 1234.56."


def _within_reason(value: Decimal) -> bool:
    if not value.is_finite():
        return False
    digits, exponent = len(value.as_tuple().digits), value.as_tuple().exponent
    return isinstance(exponent, int) and abs(exponent) <= MOST_DIGITS and digits <= MOST_DIGITS
