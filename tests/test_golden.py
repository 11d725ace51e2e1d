"""What the real command line prints for every sample, to the letter. RVC_GOLDEN=write writes it anew."""

import os
from pathlib import Path

import pytest

from processes import ROOT, run

GOLDEN = Path(__file__).parent / "golden"
SAMPLES = sorted(path for path in (ROOT / "sample_boms").iterdir() if path.is_file())
CALLS = {
    **{path.stem: ["check", f"sample_boms/{path.name}"] for path in SAMPLES},
    "all_samples": ["check", "sample_boms"],
    "fleet_on_a_proposal": [
        "check",
        "sample_boms/fleet_of_five.csv",
        "--rules",
        "us_proposal_82_50_regional",
    ],
    "sedan_on_a_target": ["check", "sample_boms/sedan_meets_78.csv", "--rules", "target_70"],
    "truck_in_2027": [
        "check",
        "sample_boms/heavy_truck_meets_64_misses_70_in_2027.toml",
        "--on",
        "2027-07-01",
    ],
    "steel_in_2027": [
        "check",
        "sample_boms/sedan_meets_76_steel_misses_in_2027.toml",
        "--require",
        "steel,aluminum",
        "--on",
        "2027-07-01",
    ],
    "labor_in_2027": [
        "check",
        "sample_boms/dump_truck_62_lifted_past_64_by_labor.toml",
        "--require",
        "rvc,lvc",
        "--on",
        "2027-07-01",
    ],
    "explain_a_truck": ["explain", "sample_boms/heavy_truck_meets_64_misses_70_in_2027.toml"],
    "net_cost": ["net-cost", "sample_books/axle_plant.toml"],
    "net_cost_for_a_manifest": [
        "net-cost",
        "sample_books/axle_plant.toml",
        "--format",
        "toml",
        "--good",
        "Rear axle",
    ],
    "inventory_fifo": ["inventory", "sample_books/steel_coil.csv", "--method", "fifo"],
    "inventory_average": [
        "inventory",
        "sample_books/steel_coil.csv",
        "--method",
        "average",
        "--average",
        "month",
    ],
    "inventory_for_a_bom": [
        "inventory",
        "sample_books/steel_coil.csv",
        "--method",
        "lifo",
        "--format",
        "csv",
        "--by",
        "good",
    ],
    "rules": ["rules", "show"],
    "columns": ["columns"],
    "codes": ["codes"],
    "help_of_check": ["check", "--help"],
}


def printed(call: list[str]) -> str:
    dated = (
        call
        if "--on" in call or call[0] in {"columns", "codes", "inventory"} or "--help" in call
        else [*call, "--on", "2026-11-23"]
    )
    done = run(*dated)
    assert done.returncode in {0, 1, 3}, done.stderr
    return f"{done.stdout}(standard error)\n{done.stderr}(exit status {done.returncode})\n"


@pytest.mark.parametrize("name", CALLS)
def test_the_answer_is_printed_to_the_letter(name: str) -> None:
    path, found = GOLDEN / f"{name}.txt", printed(CALLS[name])
    if os.environ.get("RVC_GOLDEN") == "write":
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(set(CALLS) - {"help_of_check"}))
def test_nothing_is_wider_than_the_terminal(name: str) -> None:
    answer, _, _ = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8").partition("(standard error)")
    assert [line for line in answer.splitlines() if len(line) > 80] == []


def test_no_golden_answer_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(CALLS)
