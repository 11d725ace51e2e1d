"""One broken file for each complaint: its code and line, all of them in one go, and never a traceback."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rvc_cli.diagnostics import RvcError, Severity
from rvc_cli.diagnostics import rulepacks as codes
from rvc_cli.intake.rulepacks import check_pack, load_rulebook

BROKEN = Path(__file__).resolve().parents[1] / "broken" / "rules"
FILES = sorted(BROKEN.glob("*.toml"))
EXPECTED = re.compile(r"([A-Z]{3}\d{3}) (\d+)")


def complaints(path: Path) -> list[tuple[str, int | None]]:
    return [(one.code, one.span.line) for one in check_pack(str(path))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_broken_file_is_complained_of_at_its_lines(path: Path) -> None:
    expected = EXPECTED.findall(path.read_text("utf-8").splitlines()[0])
    assert sorted(complaints(path)) == sorted((code, int(line)) for code, line in expected)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_complaint_names_the_file_and_is_a_sentence(path: Path) -> None:
    for one in check_pack(str(path)):
        assert one.span.file == str(path)
        assert one.severity is Severity.ERROR
        assert re.search(r"[.?](?: \(column \d+\))?$", one.message) or "column" in one.message, one.message


def test_a_provision_given_in_two_files_of_a_pack_is_refused() -> None:
    assert complaints(BROKEN / "two_files") == [("RUL005", 8)]


def test_files_of_a_folder_that_disagree_are_refused() -> None:
    assert complaints(BROKEN / "headers_that_disagree") == [("RUL004", 1), ("RUL004", 3)]


def test_packs_that_extend_each_other_are_refused() -> None:
    found = check_pack(str(BROKEN / "circle" / "a.toml"))
    assert [(one.code, Path(one.span.file).name) for one in found] == [("RUL003", "b.toml")]


def test_a_name_that_is_no_pack_is_answered_with_the_nearest() -> None:
    with pytest.raises(RvcError) as refused:
        load_rulebook(("target70",), date(2026, 11, 23))
    assert refused.value.diagnostics[0].code == codes.NO_SUCH_PACK.id
    assert "target_70" in refused.value.diagnostics[0].message


@pytest.mark.parametrize("name", ["", " ", "x" * 5000, "a\x00b", "no/such/file.toml"])
def test_a_name_that_can_be_no_path_is_refused_in_words(name: str) -> None:
    assert [one.code for one in check_pack(name)] == ["RUL001"]


def test_a_folder_without_rules_is_refused(tmp_path: Path) -> None:
    assert [one.code for one in check_pack(str(tmp_path))] == ["RUL001"]


def test_a_misspelt_header_key_is_answered_with_the_right_one() -> None:
    found = check_pack(str(BROKEN / "unknown_key.toml"))
    assert "read_on" in found[0].message


def test_a_misspelt_key_of_a_version_is_answered_with_those_that_are_read() -> None:
    found = check_pack(str(BROKEN / "unknown_key_inside.toml"))
    assert "percent" in found[0].message


def test_every_code_of_a_complaint_has_a_broken_file_or_a_test_here() -> None:
    ids = {one.id for one in vars(codes).values() if isinstance(one, type(codes.STALE))}
    shown = {code for path in FILES for code, _ in EXPECTED.findall(path.read_text("utf-8").splitlines()[0])}
    assert ids - shown == {"RUL004", "RUL018"}


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 600), st.sampled_from(["", "]", "}", "=", "[[rule]]\n", "x = 1\n", "\x00", '"', "9"]))
def test_a_file_damaged_anywhere_is_refused_or_read_and_never_crashes(
    tmp_path_factory: pytest.TempPathFactory, at: int, junk: str
) -> None:
    text = (BROKEN / "rvc_of_no_subject.toml").read_text("utf-8").replace("table-z", "table-b")
    path = tmp_path_factory.mktemp("damaged") / "mine.toml"
    path.write_text(text[: at % len(text)] + junk + text[at % len(text) + 1 :], "utf-8")
    assert all(one.message for one in check_pack(str(path)))
