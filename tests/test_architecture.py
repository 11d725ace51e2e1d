"""The house keeps its shape: rooms import downwards, files and functions stay short, law knows no float."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
EVERY = [*SOURCES, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "benchmarks").rglob("*.py"))]


def test_the_import_contracts_hold() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as lint; lint()",
            "--no-cache",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    long = {str(path.relative_to(ROOT)): lines for path in EVERY if (lines := _lines(path)) > 300}
    assert long == {}


def test_no_function_is_longer_than_fifty_lines() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in SOURCES
        for node in _functions(path)
        if (node.end_lineno or 0) - node.lineno + 1 > 50
    ]
    assert long == []


@pytest.mark.parametrize("room", ["law", "facts", "engine"])
def test_no_float_is_named_where_amounts_are(room: str) -> None:
    named = [
        f"{path.name}:{node.lineno}"
        for path in SOURCES
        if path.parent.name == room
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Name) and node.id == "float")
        or (isinstance(node, ast.Constant) and isinstance(node.value, float))
    ]
    assert named == []


def test_no_clock_is_read_below_the_command_line() -> None:
    clocks = {"today", "now", "utcnow", "time", "monotonic", "perf_counter"}
    read = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in SOURCES
        if path.parent.name != "cli"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in clocks
    ]
    assert read == []


def test_no_network_library_is_imported() -> None:
    libraries = {"socket", "urllib", "http", "requests", "httpx", "ssl", "ftplib"}
    named = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Import) and {one.name.split(".")[0] for one in node.names} & libraries)
        or (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in libraries)
    ]
    assert named == []


NOT_FOR_A_TABLE = ("intake.manifest_models", "intake.audit", "intake.side_table", "report.table")


@pytest.mark.parametrize("command", ["check", "lint"])
def test_a_sound_table_is_answered_without_what_only_manifests_complaints_and_tables_need(
    command: str,
) -> None:
    """Each of them takes as long to import as a short bill of materials to read."""
    more = ["--format", "json"] if command == "check" else []
    call = [command, str(ROOT / "sample_boms" / "sedan_meets_78.csv"), "--on", "2026-11-23", *more]
    asked = [f"rvc_cli.{one}" for one in NOT_FOR_A_TABLE]
    code = (
        f"import sys; from rvc_cli.__main__ import run; status = run({call!r}); "
        f"print('\\nimported:', status, [one for one in {asked!r} if one in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "imported: 0 []", done.stdout


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def _functions(path: Path) -> Iterator[ast.FunctionDef]:
    return (
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    )
