"""Cases a lawyer can read (tests/cases/*.toml): facts in, findings out, through the real command line."""

import json
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import tomli

CASES = sorted((Path(__file__).parent / "cases").glob("*.toml"))


def answer(folder: Path, case: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    (folder / "bom.csv").write_text(str(case["bom"]).lstrip(), encoding="utf-8")
    manifest = '[good]\nname = "the good"\nbom = "bom.csv"\n' + str(case["manifest"]).lstrip()
    (folder / "case.toml").write_text(manifest, encoding="utf-8")
    for name, text in case.get("tables", {}).items():
        (folder / name).write_text(str(text).lstrip(), encoding="utf-8")
    call = [sys.executable, "-m", "rvc_cli", "check", str(folder / "case.toml"), "--format", "json"]
    call += ["--require", case["requirement"]] if "requirement" in case else []
    done = subprocess.run(
        [*call, "--on", str(case.get("on", "2026-11-23"))], capture_output=True, text=True, check=False
    )
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_case_comes_out_as_the_regulation_has_it(path: Path, tmp_path: Path) -> None:
    case = tomli.loads(path.read_text(encoding="utf-8"))
    expect = case["expect"]
    status, found = answer(tmp_path, case)
    assert status == expect["exit"], found["diagnostics"]
    if "code" in expect:
        assert expect["code"] in [one["code"] for one in found["diagnostics"]]
        return
    (good,) = found["goods"]
    finding = next(one for one in good["findings"] if one["requirement"] == case.get("requirement", "rvc"))
    assert finding["outcome"] == expect["outcome"]
    end = finding[expect.get("end", "low")]
    assert (end["base"], end["vnm"], end["share"]) == (expect["net_cost"], expect.get("vnm"), expect["share"])
    points = {one["name"]: one["low"] for one in finding["points"]}
    assert {name: points[name] for name in expect.get("points", {})} == expect.get("points", {})
    if "printed" in case:
        printed = Decimal(case["printed"])
        unit = Fraction(Decimal(1).scaleb(int(printed.as_tuple().exponent)))
        assert abs(Fraction(expect["share"]) * 100 - Fraction(printed)) < unit
