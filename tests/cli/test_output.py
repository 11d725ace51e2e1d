"""``--output``: never over what is read, never two into one, and whole or not at all."""

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from processes import ROOT, SAMPLES, run, shell
from rvc_cli.cli import output
from rvc_cli.cli.app import invoke

DAY = ("--on", "2026-11-23")


@pytest.fixture
def boms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the samples, in which the call is made."""
    shutil.copytree(SAMPLES, tmp_path / "boms")
    folder = tmp_path / "boms"
    shutil.copy(ROOT / "rules/scenarios/target_70.toml", folder / "base.toml")
    mine = (folder / "base.toml").read_text(encoding="utf-8").replace('"target_70"', '"base"', 1)
    (folder / "base.toml").write_text(mine, encoding="utf-8")
    extending = mine.replace('"base"', '"mine"', 1).replace('"usmca"', '"base.toml"', 1)
    (folder / "mine.toml").write_text(extending, encoding="utf-8")
    (folder / "link.csv").symlink_to("sedan_meets_78.csv")
    os.link(folder / "sedan_meets_78.csv", folder / "hard.csv")
    monkeypatch.chdir(folder)
    return folder


def held(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize(
    ("call", "written"),
    [
        ("sedan_meets_78.csv", "sedan_meets_78.csv"),
        ("sedan_meets_78.csv", "./tables/../sedan_meets_78.csv"),
        ("sedan_meets_78.csv", "link.csv"),
        ("link.csv", "json=sedan_meets_78.csv"),
        ("sedan_meets_78.csv", "json=hard.csv"),
        ("custom_target_70.toml", "custom_target_70.toml"),
        ("custom_target_70.toml", "json=tables/lift_gate_power_unit.csv"),
        (".", "tables/brake_coil.csv"),
        ("sedan_*.csv", "sedan_meets_78.csv"),
        ("sedan_meets_78.csv --rules mine.toml", "mine.toml"),
        ("sedan_meets_78.csv --rules mine.toml", "base.toml"),
        ("sedan_meets_78.csv --rules target_70", str(ROOT / "rules/scenarios/target_70.toml")),
        ("sedan_meets_78.csv", str(ROOT / "rules/usmca/classes.toml")),
        ("nowhere.csv sedan_meets_78.csv", "sedan_meets_78.csv"),
    ],
)
def test_a_file_that_is_read_is_not_written(
    call: str, written: str, boms: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = held(boms), held(ROOT / "rules")
    assert invoke(["check", *call.split(), *DAY, "--output", written]) == 2
    said = capsys.readouterr()
    assert "this file is read by this call" in " ".join(said.err.split())
    assert said.out == ""
    assert (held(boms), held(ROOT / "rules")) == before


@pytest.mark.parametrize(
    "written",
    [
        ["a.json", "json=a.json"],
        ["json=a.json", "table=./a.json"],
        ["table=new.txt", "json=link.txt"],
    ],
)
def test_two_outputs_are_two_files(
    written: list[str], boms: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (boms / "link.txt").symlink_to("new.txt")
    options = [word for one in written for word in ("--output", one)]
    assert invoke(["check", "sedan_meets_78.csv", *DAY, *options]) == 2
    assert "is written by another --output" in " ".join(capsys.readouterr().err.split())
    assert not (boms / "a.json").exists()
    assert not (boms / "new.txt").exists()


def test_the_file_that_standard_output_goes_to_is_an_output_too(boms: Path) -> None:
    done = shell("rvc check sedan_meets_78.csv --output json=a.txt > a.txt", cwd=boms)
    assert done.returncode == 2
    assert "is where standard output goes" in " ".join(done.stderr.split())


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("tables", "this is a folder"),
        ("nowhere/a.json", "there is no folder nowhere"),
        ("-", "names no file"),
        ("json=", "names no file"),
        ("xml=a.xml", "'xml' is no format that is built"),
    ],
)
def test_an_output_that_cannot_be_is_a_usage_error_before_anything_is_done(
    written: str, why: str, boms: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = held(boms)
    assert invoke(["check", "sedan_meets_78.csv", *DAY, "--output", written]) == 2
    said = capsys.readouterr()
    assert why in " ".join(said.err.split())
    assert (said.out, held(boms)) == ("", before)


def test_what_is_written_is_the_answer_in_its_format(boms: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = ["check", "sedan_meets_78.csv", *DAY, "--output", "json=a.json", "--output", "table=a=b.txt"]
    assert invoke(call) == 0
    assert json.loads((boms / "a.json").read_text(encoding="utf-8"))["exit_status"] == 0
    assert (boms / "a=b.txt").read_text(encoding="utf-8").startswith("✓ MET")
    assert capsys.readouterr().out.startswith("✓ MET")
    assert invoke(["check", "sedan_meets_78.csv", *DAY, "--format", "json", "--output", "b", "--quiet"]) == 0
    assert (boms / "b").read_bytes() == (boms / "a.json").read_bytes()
    assert capsys.readouterr().out == ""
    assert not list(boms.glob(".rvc-*"))


def test_with_a_file_written_standard_output_is_the_table(
    boms: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert invoke(["check", "sedan_meets_78.csv", *DAY, "--format", "json", "--output", "a.json"]) == 0
    assert capsys.readouterr().out.startswith("✓ MET")


def test_a_link_stays_a_link_and_a_file_keeps_its_rights(boms: Path) -> None:
    target = boms / "private.json"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o600)
    (boms / "latest.json").symlink_to("private.json")
    assert invoke(["check", "sedan_meets_78.csv", *DAY, "--output", "json=latest.json", "--quiet"]) == 0
    assert (boms / "latest.json").is_symlink()
    assert target.stat().st_mode & 0o777 == 0o600
    assert json.loads(target.read_text(encoding="utf-8"))["outcome"] == "met"


def test_a_file_that_cannot_be_finished_is_left_as_it_was(
    boms: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(self: Path, *of: object, **how: object) -> None:
        self.touch()
        raise OSError(28, "No space left on device")

    (boms / "a.json").write_text("old", encoding="utf-8")
    monkeypatch.setattr(Path, "write_text", full)
    assert invoke(["check", "sedan_meets_78.csv", *DAY, "--output", "json=a.json"]) == 2
    assert "No space left on device" in capsys.readouterr().err
    assert (boms / "a.json").read_text(encoding="utf-8") == "old"
    assert not list(boms.glob(".rvc-*"))


def test_an_interrupt_while_writing_leaves_what_was_there(
    boms: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(self: Path, *of: object) -> None:
        raise KeyboardInterrupt

    (boms / "a.json").write_text("old", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        output.write_whole(boms / "a.json", "new")
    assert (boms / "a.json").read_text(encoding="utf-8") == "old"
    assert not list(boms.glob(".rvc-*"))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there is no /dev/full")
def test_what_is_no_ordinary_file_is_written_to_and_never_replaced(boms: Path) -> None:
    done = run("check", "sedan_meets_78.csv", *DAY, "--output", "json=/dev/full", cwd=boms)
    assert (done.returncode, "No space left on device" in done.stderr) == (2, True)
    call = ("check", "sedan_meets_78.csv", *DAY, "--output", "json=/dev/null", "--output", "/dev/null")
    assert run(*call, cwd=boms).returncode == 0
    assert Path("/dev/null").is_char_device()
    done = run("check", "sedan_meets_78.csv", *DAY, "--quiet", "--output", "json=/dev/stdout", cwd=boms)
    assert json.loads(done.stdout)["outcome"] == "met"


@pytest.mark.parametrize("call", [["--output", "\u202eabc/x"], ["--\u202ex"], ["--class", "\x1b[31m\u202e"]])
def test_a_usage_error_cannot_act_on_a_terminal(call: list[str], boms: Path) -> None:
    told = run("check", "sedan_meets_78.csv", *call)
    assert (told.returncode, told.stdout) == (2, "")
    assert not set("\x1b\u202e") & set(told.stderr)
    assert "\\u202e" in told.stderr
