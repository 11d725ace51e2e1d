"""What is read is the file that was named, whatever its name, and what is copied on the way has a place or is said."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from building import answer, ask, errors
from rvc_cli.engine.scratch import NoScratchError, Scratch, is_plain
from rvc_cli.facts.exact import Fraction

TABLE = "part_number,unit_value,origin\n{},{},US\n"


def table(path: Path, value: int, name: str = "A") -> Path:
    """A table of one line, with the folders around it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TABLE.format(name, value), encoding="utf-8")
    return path


ODD = ["bom[1].csv", "*.csv", "b?m.csv", "d?/bom.csv", "d[12]/bom.csv", "~/bom.csv", "~root/bom.csv"]
ODD += ["http:/example.org/bom.csv", "s3:/bucket/bom.csv", "file:/bom.csv", "{a,b}.csv", "back\\slash.csv"]
ODD += [
    "quote'd.csv",
    'say "so".csv',
    "ñ.csv",
    "价格.csv",
    "n\u0303.csv",
    "line\nbreak.csv",
    "d/../bom.csv",
    "-x.csv",
]


@pytest.mark.parametrize("name", ODD)
def test_the_file_that_was_named_is_read_and_no_other(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    home = tmp_path / "home"
    monkeypatch.setenv("HOME", str(home))
    (tmp_path / "d").mkdir()
    for other in ("bom1.csv", "x.csv", "bxm.csv", "d1/bom.csv", "home/bom.csv", "a.csv", "b.csv"):
        table(Path(other), 7)
    table(Path(name), 5)
    assert answer(Path(name)).net_cost_low == Fraction(5)


def test_a_folder_with_an_equals_sign_gives_no_column_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = Path("c2=US")
    folder.mkdir()
    path = folder / "bom.csv"
    path.write_text("part_number,unit_value,origin\nA,5,CN\n", encoding="utf-8")
    assert dict(answer(path).content_by_country) == {"CN": Fraction(5)}


def test_a_name_out_of_the_ordinary_is_read_as_a_manifest_names_it(tmp_path: Path) -> None:
    table(tmp_path / "bom1.csv", 7)
    table(tmp_path / "bom[1].csv", 5)
    manifest = tmp_path / "m.toml"
    manifest.write_text('[good]\nbom = "bom[1].csv"\n[cost]\nlabor = 1\n', encoding="utf-8")
    assert answer(manifest).net_cost_low == Fraction(6)


def test_a_name_with_a_pattern_is_read_where_links_are_not_to_be_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(Path, "symlink_to", refused)
    table(tmp_path / "bom1.csv", 7)
    assert answer(table(tmp_path / "bom[1].csv", 5)).net_cost_low == Fraction(5)


@pytest.mark.parametrize("path", ["a.csv", "/tmp/a b/ñ-1.CSV", "../x/t.tsv", "a~b.csv", "v1+2,3@4.csv"])
def test_an_ordinary_path_is_left_as_it_is(path: str) -> None:
    assert is_plain(path)
    assert Scratch().plain(path) == path


@pytest.mark.parametrize("letter", [*"*?[]{}=:%!\\'\"\n\t$&;|<>#", "\udce9"])
def test_a_letter_with_another_meaning_is_no_part_of_a_plain_path(letter: str) -> None:
    assert not is_plain(f"a{letter}b.csv")
    assert not is_plain("")
    assert not is_plain("~/a.csv")


def test_a_plain_table_needs_no_room_for_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "absent"))
    assert answer(table(tmp_path / "bom.csv", 5)).net_cost_low == Fraction(5)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bom[1].csv", TABLE.format("A", 5).encode()),
        ("cp1252.csv", TABLE.format("señal", 5).encode("cp1252")),
        ("broken_lines.csv", TABLE.format('"two\nlines"', 5).encode()),
    ],
)
def test_no_room_for_temporary_files_is_a_complaint(
    name: str, content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "absent"))
    (tmp_path / name).write_bytes(content)
    report = ask(tmp_path / name)
    assert (errors(report), report.exit_status) == (["BOM011"], 2)
    assert "TMPDIR" in report.diagnostics[0].message


def test_a_folder_for_temporary_files_that_reads_as_a_pattern_is_a_complaint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "t[1]"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    assert errors(ask(table(tmp_path / "bom*.csv", 5))) == ["BOM011"]
    assert answer(table(tmp_path / "bom.csv", 5)).net_cost_low == Fraction(5)


def test_a_full_disk_is_said_where_a_file_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(NoScratchError, match="no space left"):
        Scratch(tmp_path).keep([b"x"])


def _small_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="this system limits no files")
@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_a_copy_that_finds_no_room_is_status_2_in_a_whole_call(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "bom.csv"
    path.write_text("part_number,unit_value\n" + "ñ,1\n" * 2000, encoding=encoding)
    done = subprocess.run(
        [sys.executable, "-m", "rvc_cli", "check", str(path)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=_small_files,
    )
    assert done.returncode == 2
    assert "BOM011" in done.stderr


def test_what_was_kept_is_gone_when_it_is_left(tmp_path: Path) -> None:
    with Scratch(tmp_path) as room:
        kept = room.keep([b"a", b"b"])
        assert kept.read_bytes() == b"ab"
    assert list(tmp_path.iterdir()) == []
