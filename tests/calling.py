"""Tables for the command line, and calls of it within the process."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from rvc_cli.cli.app import invoke

DAY = ("--on", "2026-11-23")
HEADER = "part_number,unit_value,origin"
US_80_CN_20 = f"{HEADER}\nSTEEL,80,US\nCHIP,20,CN\n"
ALL_COSTS = ("--cost", "labor=0")


@dataclass(frozen=True, slots=True)
class Called:
    """What a call came to."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Its answer for programs."""
        return json.loads(self.out)

    @property
    def words(self) -> str:
        """What it complained of, on one line."""
        return " ".join(self.err.split())


class Calls:
    """A folder to write tables to, and the command line to call there."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def write(self, name: str, text: str) -> str:
        """A file in the folder; its name."""
        (self.folder / name).write_text(text, encoding="utf-8")
        return name

    def __call__(self, *arguments: str) -> Called:
        status = invoke(list(arguments))
        said = self._capsys.readouterr()
        return Called(status, said.out, said.err)

    def check(self, table: str, *options: str) -> Called:
        """``rvc check`` of a table, on the day of the tests."""
        return self("check", self.write("bom.csv", table), *DAY, *options)
