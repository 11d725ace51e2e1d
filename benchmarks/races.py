"""What is measured, beside what, and how much of it is allowed."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import generate

DATA = Path(__file__).parent / "data"
DAY = "2026-11-23"
TYPER = ("typer", "import typer")
IMPORTS = (
    "typer, rich, duckdb, pydantic",
    "import typer, rich.table, duckdb; from pydantic import BaseModel",
)


@dataclass(frozen=True, slots=True)
class Yardstick:
    """A process that ``rvc`` may take ``ratio`` times as long as."""

    title: str
    command: Sequence[str]
    ratio: float


@dataclass(frozen=True, slots=True)
class Race:
    """One command of ``rvc`` and its limits: of a yardstick, of seconds, of peak memory in MB (10**6 bytes)."""

    name: str
    title: str
    arguments: Sequence[str]
    yardstick: Yardstick | None = None
    seconds: float | None = None
    megabytes: float | None = None
    prepare: Callable[[], Path] | None = None

    @property
    def command(self) -> list[str]:
        """The whole process."""
        return [sys.executable, "-m", "rvc_cli", *self.arguments]


def _imports(what: tuple[str, str], ratio: float) -> Yardstick:
    title, code = what
    return Yardstick(f"import {title}", (sys.executable, "-c", code), ratio)


def _check(path: Path) -> Sequence[str]:
    return ("check", str(path), "--on", DAY)


SHORT = DATA / "flat_150.csv"
LONG = DATA / "flat_1000000.csv"
TREE = DATA / "tree_12000.csv"
LARGE = DATA / "tree_100000.csv"
RACES = (
    Race("version", "`rvc --version`", ("--version",), _imports(TYPER, 2.0)),
    Race("help", "`rvc --help`", ("--help",), _imports(TYPER, 2.0)),
    Race("check-help", "`rvc check --help`", ("check", "--help"), _imports(TYPER, 3.0)),
    Race(
        "short",
        "`rvc check`, 150 lines",
        _check(SHORT),
        _imports(IMPORTS, 1.5),
        prepare=lambda: generate.write(SHORT, generate.flat(150)),
    ),
    Race(
        "long",
        "`rvc check`, 1,000,000 lines",
        _check(LONG),
        Yardstick("DuckDB alone", (sys.executable, "-m", "benchmarks.duckdb_alone", str(LONG)), 2.0),
        megabytes=600,
        prepare=lambda: generate.write(LONG, generate.flat(1_000_000)),
    ),
    Race(
        "tree",
        "`rvc check`, a tree of 12,000 parts",
        _check(TREE),
        seconds=1.0,
        prepare=lambda: generate.write(TREE, generate.tree(12_000, 2_400, 8)),
    ),
    Race(
        "large-tree",
        "`rvc check`, 100,000 lines in 20,000 assemblies",
        _check(LARGE),
        seconds=3.0,
        prepare=lambda: generate.write(LARGE, generate.tree(100_000, 20_000, 10)),
    ),
)
