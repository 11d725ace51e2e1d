"""Cases of cost sheets a lawyer can read (tests/cases/net_cost, inventory): facts in, figures out, by the command line.

``values`` are exact and by their place in the JSON: ``costs/Overhead/goods/A/amount``; ``printed`` is what the
regulation prints, and must stand in the table that people read.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import tomli

CASES = sorted((Path(__file__).parent / "cases").glob("*/*.toml"))
NAMES = ("name", "good", "loan", "item", "line", "lot")


def run(folder: Path, case: dict[str, Any], output: str) -> subprocess.CompletedProcess[str]:
    if "books" in case:
        (folder / "books.toml").write_text(str(case["books"]).lstrip(), encoding="utf-8")
        call = ["net-cost", "books.toml", "--on", str(case.get("on", "2026-11-23"))]
    else:
        (folder / "ledger.csv").write_text(str(case["ledger"]).lstrip(), encoding="utf-8")
        call = ["inventory", "ledger.csv"]
    return subprocess.run(
        [sys.executable, "-m", "rvc_cli", *call, *case.get("options", []), "--format", output],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "", "COLUMNS": "200", "NO_COLOR": "1", "PYTHONUTF8": "1"},
    )


def at(found: Any, place: str) -> Any:
    """What stands at a place; an element of a list is named by what names it, or by its number."""
    for step in place.split("/"):
        if isinstance(found, dict):
            found = found[step]
        else:
            named = [one for one in found if step in {str(one.get(key)) for key in NAMES}]
            found = named[0] if named else found[int(step)]
    return found


def test_there_are_cases_of_both_commands() -> None:
    assert {path.parent.name for path in CASES} == {"net_cost", "inventory"}


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_case_comes_out_as_the_regulation_has_it(path: Path, tmp_path: Path) -> None:
    case = tomli.loads(path.read_text(encoding="utf-8"))
    expect = case["expect"]
    done = run(tmp_path, case, "json")
    assert done.returncode == expect.get("exit", 0), done.stderr
    found = json.loads(done.stdout)
    assert set(expect.get("codes", [])) <= {one["code"] for one in found["diagnostics"]}
    values = expect.get("values", {})
    assert {place: at(found, place) for place in values} == values
    if printed := expect.get("printed", []):
        shown = run(tmp_path, case, "table").stdout
        assert [one for one in printed if one not in shown] == []
