"""Manifests with [labor_value] and the tables it names, written to a folder."""

from collections.abc import Mapping
from pathlib import Path

from building import answer, row, write
from rvc_cli.facts.findings import Finding

CAR = {"class": "passenger-vehicle", "plant": "Norte"}
ROWS = [row("A", 8000, originating="yes"), row("L", 2000, kind="labor")]
WAGES = "plant,country,hours,base_wages\nNorte,MX,1000,294220\nSur,México,1000,294219.99\nOhio,US,,16000\n"


def source(folder: Path, files: Mapping[str, str], rows: object = None, **labor: object) -> Path:
    """A manifest whose [labor_value] names these tables, each under its own name."""
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    named = {name: f"{name}.csv" for name in files}
    return write(folder, rows or ROWS, CAR, labor_value=named | labor)  # type: ignore[arg-type]


def lvc(path: Path) -> Finding:
    """The finding on labor value content of a sound source."""
    return next(one for one in answer(path).findings if one.requirement == "lvc")
