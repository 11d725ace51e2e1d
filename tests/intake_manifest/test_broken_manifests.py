"""Every file in ``tests/broken/manifests`` says in its comments which complaints it must draw, and where."""

import re
from pathlib import Path

import pytest

from rvc_cli.diagnostics import RvcError
from rvc_cli.engine.scratch import Scratch
from rvc_cli.intake.manifest import read_manifest

BROKEN = Path(__file__).resolve().parents[1] / "broken" / "manifests"
FILES = sorted(BROKEN.glob("*.toml"))
EXPECTED = re.compile(r"^# expect: ([A-Z]{3}[0-9]{3})(?: line ([0-9]+))?$", re.MULTILINE)
ELSEWHERE = re.compile(r"^# in: (\S+)$", re.MULTILINE)
JARGON = re.compile(r"pydantic|input should|validation|https?://|NoneType|Traceback|Decimal\(", re.IGNORECASE)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_broken_manifest_draws_exactly_its_complaints(path: Path, tmp_path: Path) -> None:
    text = path.read_text("utf-8")
    expected = sorted((code, int(line) if line else None) for code, line in EXPECTED.findall(text))
    assert expected, "the file must say what it expects"
    with pytest.raises(RvcError) as refused:
        read_manifest(path, path.name, Scratch(tmp_path))
    found = [(one.code, one.span.line) for one in refused.value.diagnostics]
    assert sorted(found, key=str) == sorted(expected, key=str)
    elsewhere = ELSEWHERE.search(text)
    files = {one.span.file for one in refused.value.diagnostics}
    assert files == {elsewhere[1] if elsewhere else path.name}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_complaint_is_a_sentence_without_jargon(path: Path, tmp_path: Path) -> None:
    with pytest.raises(RvcError) as refused:
        read_manifest(path, path.name, Scratch(tmp_path))
    for one in refused.value.diagnostics:
        assert JARGON.search(one.message) is None
        assert re.search(r"[.?](?: \(column [0-9]+\))?$", one.message)
        assert one.message.isprintable()


def test_there_is_a_broken_file_for_every_code() -> None:
    used = {code for path in FILES for code, _ in EXPECTED.findall(path.read_text("utf-8"))}
    wanted = {f"MAN{number:03}" for number in (1, 2, 3, 4, 5, 6, 21, 23, 24, 25)}
    assert wanted | {"TOM003", "TOM004", "TOM005"} <= used
