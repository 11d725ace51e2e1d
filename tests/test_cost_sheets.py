"""`rvc net-cost` and `rvc inventory` from the outside: what they write is what `rvc check` takes, to the last digit."""

import csv
import io
import json
import re
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
BOOKS = """
[books]
goods = ["Axle", "Hub"]
route = "b"
[base.units-produced]
Axle = {units}
Hub = 500
[base.machine-hours]
Axle = 7
Hub = 3
[[cost]]
name = "Steel"
kind = "direct-material"
amount = 30000
method = "stated"
amounts = {{ Axle = 20000, Hub = 10000 }}
[[cost]]
name = "Wages"
kind = "direct-labor"
amount = 10000
method = "stated"
amounts = {{ Axle = 4000, Hub = 6000 }}
[[cost]]
name = "Machining"
kind = "direct-overhead"
amount = 5000
method = "cost-ratio"
base = "machine-hours"
[[cost]]
name = "Office"
kind = "period"
amount = 4000
method = "direct-labor-and-material-ratio"
excluded = {{ sales_promotion = 390, royalties = 78 }}
[[cost]]
name = "Gain"
kind = "currency-gain"
amount = 60
method = "cost-ratio"
base = "machine-hours"
"""
LEDGER = """date,kind,reference,item,lot,quantity,unit_value,originating,origin,good,good_units
2026-01-05,receipt,,COIL,A,600,2.00,yes,US,,
2026-01-09,receipt,,COIL,B,500,1.50,no,KR,,
2026-01-12,use,1,COIL,A,400,,,,Axle,200
2026-01-20,use,2,COIL,A,200,,,,Axle,{goods}
2026-01-20,use,3,COIL,B,200,,,,Axle,{goods}
2026-01-28,return,1,COIL,A,50,,,,,
"""


def rvc(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "rvc_cli", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "", "COLUMNS": "80", "NO_COLOR": "1", "PYTHONUTF8": "1"},
    )


def checked(folder: Path, *arguments: str) -> list[dict[str, Any]]:
    """The goods of a check against a percentage of one's own: name, net cost and VNM come out as given."""
    done = rvc(folder, "check", *arguments, "--on", "2026-11-23", "--format", "json", "--exit-zero")
    assert done.returncode == 0, done.stdout + done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)["goods"]
    return found


def net_costs(folder: Path) -> dict[str, Fraction]:
    done = rvc(folder, "net-cost", "books.toml", "--format", "json")
    return {one["name"]: Fraction(one["net_cost_per_unit"]) for one in json.loads(done.stdout)["goods"]}


def bom(folder: Path, material: str) -> None:
    text = f"part_number,quantity,unit_value,originating\nSTEEL,1,{material},yes\n"
    (folder / "bom.csv").write_text(text, "utf-8")


@pytest.mark.parametrize(("units", "exactly"), [(1000, True), (700, False)])
def test_a_manifest_takes_the_costs_as_they_stand(tmp_path: Path, units: int, exactly: bool) -> None:
    (tmp_path / "books.toml").write_text(BOOKS.format(units=units), "utf-8")
    bom(tmp_path, "20" if exactly else "28.57142857")
    done = rvc(tmp_path, "net-cost", "books.toml", "--format", "toml", "--good", "Axle")
    assert done.returncode == 0, done.stderr
    assert ("CST024" in done.stderr) is not exactly
    head = '[good]\nname = "Axle"\nbom = "bom.csv"\nclass = "custom"\nrequired = 50\n'
    (tmp_path / "axle.toml").write_text(head + done.stdout, "utf-8")
    (good,) = checked(tmp_path, "axle.toml")
    short = net_costs(tmp_path)["Axle"] - Fraction(good["net_cost"]["low"])
    assert short == 0 if exactly else 0 < short <= Fraction(20, 10**8)


def test_the_table_of_a_manifest_of_many_goods_takes_the_costs_as_they_stand(tmp_path: Path) -> None:
    (tmp_path / "books.toml").write_text(BOOKS.format(units=1000), "utf-8")
    done = rvc(tmp_path, "net-cost", "books.toml", "--format", "csv", "--output", "vehicles.csv")
    assert (done.returncode, done.stdout) == (0, "")
    header, *rows = (tmp_path / "vehicles.csv").read_text("utf-8").splitlines()
    facts = [f"{header},class,required", *(f"{row},custom,50" for row in rows)]
    (tmp_path / "vehicles.csv").write_text("\n".join(facts) + "\n", "utf-8")
    text = "vehicle,part_number,unit_value,originating\nAxle,STEEL,20,yes\nHub,STEEL,20,yes\n"
    (tmp_path / "bom.csv").write_text(text, "utf-8")
    (tmp_path / "all.toml").write_text('[goods]\ntable = "vehicles.csv"\nbom = "bom.csv"\n', "utf-8")
    found = {one["name"]: Fraction(one["net_cost"]["low"]) for one in checked(tmp_path, "all.toml")}
    assert found == net_costs(tmp_path)


@pytest.mark.parametrize("method", ["fifo", "lifo", "average", "specific"])
@pytest.mark.parametrize("goods", [100, 300])
def test_a_bill_of_materials_takes_the_rows_as_they_stand(tmp_path: Path, method: str, goods: int) -> None:
    (tmp_path / "ledger.csv").write_text(LEDGER.format(goods=goods), "utf-8")
    call = ["inventory", "ledger.csv", "--method", method]
    done = rvc(tmp_path, *call, "--format", "csv", "--by", "good")
    assert done.returncode == 0, done.stderr
    (tmp_path / "bom.csv").write_text(done.stdout, "utf-8")
    (good,) = checked(tmp_path, "bom.csv", "--class", "custom", "--required", "50")
    (item,) = json.loads(rvc(tmp_path, *call, "--format", "json").stdout)["items"]
    sign = {True: 1, False: -1}
    vnm = sum(sign[one["kind"] == "use"] * Fraction(one["vnm"]) for one in item["withdrawals"])
    finding = next(one for one in good["findings"] if one["requirement"] == "rvc")
    over = Fraction(finding["low"]["vnm"]) - vnm / (200 + 2 * goods)
    assert 0 <= over < Fraction(1, 10**6)
    assert over == 0 or "LED121" in done.stderr


def test_every_shipment_is_a_good_of_its_own_unless_they_are_taken_together(tmp_path: Path) -> None:
    (tmp_path / "ledger.csv").write_text(LEDGER.format(goods=100), "utf-8")
    each = rvc(tmp_path, "inventory", "ledger.csv", "--method", "fifo", "--format", "csv").stdout
    assert [row["vehicle"] for row in csv.DictReader(io.StringIO(each))] == [
        "Axle 2026-01-12 1",
        "Axle 2026-01-20 2",
        "Axle 2026-01-20 3",
    ]
    call = ["inventory", "ledger.csv", "--method", "fifo", "--format", "csv", "--by", "good"]
    assert rvc(tmp_path, *call).stdout.splitlines() == [
        "vehicle,part_number,quantity,unit_value,origin,originating",
        "Axle,COIL,1.375,2,US,yes",
        "Axle,COIL,0.5,1.5,KR,no",
    ]


def test_units_that_are_not_stated_are_never_presumed(tmp_path: Path) -> None:
    (tmp_path / "books.toml").write_text(BOOKS.format(units=1).replace("units-produced", "sales"), "utf-8")
    done = rvc(tmp_path, "net-cost", "books.toml", "--format", "toml", "--good", "Axle")
    assert (done.returncode, done.stdout) == (2, "")
    assert "CST011" in done.stderr
    (tmp_path / "ledger.csv").write_text(LEDGER.format(goods=""), "utf-8")
    done = rvc(tmp_path, "inventory", "ledger.csv", "--method", "fifo", "--format", "csv")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("LED110") == 2


def test_amounts_beyond_what_a_manifest_holds_are_refused(tmp_path: Path) -> None:
    text = BOOKS.format(units="0.00000001")
    (tmp_path / "books.toml").write_text(text, "utf-8")
    assert rvc(tmp_path, "net-cost", "books.toml").returncode == 0
    done = rvc(tmp_path, "net-cost", "books.toml", "--format", "csv")
    assert (done.returncode, done.stdout) == (2, "")
    assert "CST012" in done.stderr


@pytest.mark.parametrize(
    "call",
    [
        ["net-cost", "books.toml", "--format", "yaml"],
        ["net-cost", "books.toml", "--format", "toml"],
        ["net-cost", "books.toml", "--format", "toml", "--good", "Wheel"],
        ["net-cost", "books.toml", "--round", "ratio=9"],
        ["net-cost", "books.toml", "--round", "value=2"],
        ["net-cost", "books.toml", "--round", "ratio=3", "--round", "ratio=4"],
        ["net-cost", "books.toml", "--output", "nowhere/x"],
        ["net-cost", "nowhere.toml"],
        ["inventory", "ledger.csv"],
        ["inventory", "ledger.csv", "--method", "hifo"],
        ["inventory", "ledger.csv", "--method", "fifo", "--average", "month"],
        ["inventory", "ledger.csv", "--method", "average", "--average", "three-months"],
        ["inventory", "ledger.csv", "--method", "average", "--fiscal-year-starts", "13-01"],
        ["inventory", "ledger.csv", "--method", "fifo", "--of", "identical-materials"],
        ["inventory", "ledger.csv", "--method", "fifo", "--of", "fungible-goods", "--format", "csv"],
        ["inventory", "nowhere.csv", "--method", "fifo"],
    ],
)
def test_what_cannot_be_reckoned_is_refused_with_status_2(tmp_path: Path, call: list[str]) -> None:
    (tmp_path / "books.toml").write_text(BOOKS.format(units=1000), "utf-8")
    (tmp_path / "ledger.csv").write_text(LEDGER.format(goods=100), "utf-8")
    done = rvc(tmp_path, *call)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr
    assert "defect" not in done.stderr


def test_bad_input_is_json_too_where_json_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "books.toml").write_text("[books]\n", "utf-8")
    (tmp_path / "ledger.csv").write_text("date,kind\n", "utf-8")
    for call in (["net-cost", "books.toml"], ["inventory", "ledger.csv", "--method", "fifo"]):
        done = rvc(tmp_path, *call, "--format", "json")
        found = json.loads(done.stdout)
        assert (done.returncode, found.get("goods", found.get("items"))) == (2, [])
        assert found["diagnostics_total"] == len(found["diagnostics"]) > 0


def test_a_ledger_comes_in_by_standard_input(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "rvc_cli", "inventory", "-", "--method", "fifo", "--format", "json"],
        input=LEDGER.format(goods=100),
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert json.loads(done.stdout)["ledger"] == "-"


def test_rounding_a_ratio_is_said_and_never_presumed(tmp_path: Path) -> None:
    (tmp_path / "books.toml").write_text(BOOKS.format(units=1000), "utf-8")
    exact, done = (
        rvc(tmp_path, "net-cost", "books.toml", *more).stdout for more in ([], ["--round", "ratio=3"])
    )
    assert "nothing was" in exact
    assert "as the call asks" in done


def test_what_acts_on_a_terminal_is_escaped(tmp_path: Path) -> None:
    text = BOOKS.format(units=1000).replace('"Office"', '"Of\\u001b[31mfice\\u202e"')
    (tmp_path / "books.toml").write_text(text, "utf-8")
    (tmp_path / "ledger.csv").write_text(LEDGER.format(goods=100).replace("COIL", "CO\u202eIL"), "utf-8")
    for call in (["net-cost", "books.toml"], ["inventory", "ledger.csv", "--method", "fifo"]):
        for output in ("table", "json"):
            shown = rvc(tmp_path, *call, "--format", output)
            assert shown.returncode == 0
            assert not set("\x1b\u202e") & set(shown.stdout)


HOSTILE = [
    ("=1+1", "CST025", 0),
    ("@SUM(1)", "CST025", 0),
    ("\x1b[31mI", "CST026", 2),
    ("a\u202eb", "CST026", 2),
]


@pytest.mark.parametrize(("name", "code", "status"), HOSTILE)
def test_csv_for_a_spreadsheet_is_never_acted_upon_unawares(
    name: str, code: str, status: int, tmp_path: Path
) -> None:
    (tmp_path / "ledger.csv").write_text(LEDGER.format(goods=100).replace("COIL", name), "utf-8")
    told = rvc(tmp_path, "inventory", "ledger.csv", "--method", "fifo", "--format", "csv")
    assert (told.returncode, code in told.stderr, bool(told.stdout)) == (status, True, status == 0)
    assert not set("\x1b\u202e") & set(told.stdout + told.stderr)


def test_the_help_of_the_program_loads_neither_of_the_two() -> None:
    code = "import sys, rvc_cli.cli.app; print([one for one in sys.modules if one.startswith('rvc_cli.')])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "rvc_cli.cli.net_cost" in loaded
    assert "rvc_cli.cli.inventory" in loaded
    assert not [room for room in ("tasks", "law", "intake", "report") if f"rvc_cli.{room}" in loaded]
    assert set(re.findall(r"rvc_cli\.facts\.(\w+)", loaded)) <= {"classes"}, "the words of options alone"


@pytest.mark.parametrize("sample", sorted((ROOT / "sample_books").iterdir()), ids=lambda path: path.name)
def test_every_sample_is_sound(sample: Path) -> None:
    call = (
        ["net-cost", str(sample)]
        if sample.suffix == ".toml"
        else ["inventory", str(sample), "--method", "fifo"]
    )
    assert rvc(ROOT, *call).returncode == 0
