"""Reading TOML: hostile files draw a complaint, sound ones keep every number exact."""

import contextlib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import Field

from rvc_cli.diagnostics import RvcError, error
from rvc_cli.intake.toml_file import Number, Table, TomlFile, attempt, read_toml

CODE = error("TST001", "a test", "why", "mend")


class Version(Table):
    """A table in a list, as rule files have them."""

    since: date
    percent: Annotated[Number, Field(ge=0, le=100)]
    kind: Literal["a", "b"] = "a"


class Pack(Table):
    """A small file."""

    versions: list[Version] = []  # noqa: RUF012 - pydantic copies a default
    title: str = ""


def validate(file: TomlFile) -> Pack:
    """The file as a pack; raises with every complaint."""
    sound, wrong = attempt(Pack, file, CODE)
    if sound is None:
        raise RvcError(*wrong)
    return sound


def complaints(path: Path, text: str | bytes) -> list[tuple[str, int | None, str]]:
    """What reading and validating ``text`` draws."""
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(RvcError) as refused:
        validate(read_toml(path, "x.toml"))
    return [(one.code, one.span.line, one.message) for one in refused.value.diagnostics]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "x.toml"


def test_numbers_are_exact(path: Path) -> None:
    path.write_text(
        "versions = [{ since = 2020-07-01, percent = 66.6 }, { since = 2021-07-01, percent = 75 }]\n"
    )
    pack = validate(read_toml(path, "x.toml"))
    assert [one.percent for one in pack.versions] == [Decimal("66.6"), Decimal(75)]


def test_a_mark_at_the_start_and_windows_newlines_change_no_line(path: Path) -> None:
    assert complaints(path, b"\xef\xbb\xbftitle = 'x'\r\n\r\ntitel = 'y'\r\n")[0][:2] == ("TST001", 3)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (b"title = 1\n\xe9 = 2", "TOM002", 2),
        ("title = 'x'\nx =", "TOM003", 2),
        ("title = 'x'\ntitle = 'y'", "TOM003", 2),
        ("title = '\x00'", "TOM003", 1),
        ("\n\nx = nan", "TOM004", 3),
        ("x = [1,\n -inf]", "TOM004", 2),
        ("x = 1e999999999999999999999", "TOM004", 1),
        ("x = 1e400", "TOM004", 1),
        ("\nx = " + "9" * 5000, "TOM004", 2),
        ("x = " + "9" * 31, "TOM004", 1),
        ("x = 0x" + "f" * 6000, "TOM004", 1),
        ("x = " + "[" * 50000, "TOM005", None),
        ("x = " + "[" * 60 + "]" * 60, "TOM005", None),
        ("a." * 5000 + "a = 1", "TOM005", None),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_hostile_text_draws_one_complaint(path: Path, text: str | bytes, code: str, line: int | None) -> None:
    assert [found[:2] for found in complaints(path, text)] == [(code, line)]


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for wrong in (tmp_path, tmp_path / "none.toml", Path("/dev/zero"), Path("a\0b"), Path("x" * 5000)):
        with pytest.raises(RvcError) as refused:
            read_toml(wrong, "x.toml")
        assert [one.code for one in refused.value.diagnostics] == ["TOM001"]


def test_all_complaints_come_at_once_and_in_order(path: Path) -> None:
    text = (
        "title = 3\ntitel = 'x'\nversions = [\n { since = '2020', percent = '7', kind = 'c' },\n 4,\n {}]\n"
    )
    found = complaints(path, text)
    assert [line for _, line, _ in found] == [1, 2, 4, 4, 4, 5, 6, 6]
    words = "\n".join(message for _, _, message in found)
    assert "did you mean `title`?" in words
    assert '`versions[1].since` is "2020"; it must be a date such as 2026-01-31, without quotes.' in words
    assert "`versions[1].kind` is \"c\"; it must be 'a' or 'b'." in words
    assert "`versions[3].since` is missing and must be given." in words


def test_escapes_in_a_key_or_value_are_shown_and_not_sent(path: Path) -> None:
    found = complaints(path, '"a\\u001b[31m" = 1\ntitle = ["x"]\nversions = "\\u001b]0;x"\n')
    assert len(found) == 3
    assert all(message.isprintable() for _, _, message in found)


@given(st.text(max_size=60) | st.text("[]{}\"'=.#,\n\\a1-: e", max_size=40))
@settings(max_examples=150, deadline=None)
def test_no_text_ever_draws_anything_but_complaints(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    with contextlib.suppress(RvcError):
        validate(read_toml(path, "any.toml"))
