"""Every command in the README runs, and prints what the README says it prints."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest

import processes
from processes import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(console|sh)\n(.*?)```", README, re.DOTALL)
CONSOLE = [body for kind, body in BLOCKS if kind == "console"]
PLAIN = [
    line for kind, body in BLOCKS if kind == "sh" for line in body.splitlines() if line.startswith("rvc ")
]
SET_UP = [line for kind, body in BLOCKS if kind == "sh" for line in body.splitlines() if "venv" in line]
REST = "…"


def run(command: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    program, *arguments = shlex.split(command)
    assert program == "rvc"
    done: subprocess.CompletedProcess[str] = processes.run(*arguments, cwd=folder)
    return done


def test_two_lines_set_everything_up() -> None:
    assert len(SET_UP) == 2
    assert ".venv/bin/rvc check sample_boms/" in SET_UP[0]
    assert "pytest" in SET_UP[1]


@pytest.mark.parametrize("block", CONSOLE, ids=lambda block: block.splitlines()[0])
def test_a_shown_answer_is_the_real_one(block: str) -> None:
    command, *shown = block.splitlines()
    done = run(command.removeprefix("$ "))
    assert done.returncode in {0, 1, 3}, done.stderr
    printed = [line.rstrip() for line in done.stdout.splitlines()]
    for place, line in enumerate(shown):
        if line == REST:
            assert len(printed) > place
            break
        assert printed[place] == line


@pytest.mark.parametrize("command", PLAIN)
def test_a_command_of_the_readme_runs(command: str, tmp_path: Path) -> None:
    for name in ("sample_boms", "sample_books", "rules"):
        (tmp_path / name).symlink_to(ROOT / name)
    done = run(command, tmp_path)
    assert done.returncode == 0, done.stderr
