"""Goods and tables for tests: written to a folder and asked about, or built by hand and put to the law alone."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from msgspec.structs import replace

from rvc_cli.diagnostics import Severity
from rvc_cli.facts.findings import Assessment, Finding, Report
from rvc_cli.facts.goods import Component, Contents, Costs, Elections, Good, GoodFacts, Made
from rvc_cli.facts.lots import Certification, CodeLot, Evidence, LineRef, Lot, Statement
from rvc_cli.facts.rules import GoodClass, Listed, Rulebook
from rvc_cli.facts.words import Kind
from rvc_cli.intake.rulepacks import load_rulebook
from rvc_cli.law.evidence import EvidenceMode
from rvc_cli.law.vehicle import assess
from rvc_cli.law.worked import Question, work
from rvc_cli.tasks import answer as task
from rvc_cli.tasks.check import check
from rvc_cli.tasks.question import Options

DAY = date(2026, 11, 23)
CAR = GoodClass.PASSENGER_VEHICLE
ZERO = Fraction(0)
Rows = Sequence[Mapping[str, str]]

ALONE = """id = "mine"
status = "target"
source = "our board"
read_on = 2026-11-01
verified_through = 2026-11-01
"""  # the header of a pack of one's own that stands alone
MINE = ALONE.replace("status", 'extends = "usmca"\nstatus', 1)  # and of one that changes the law

cached_rulebook = lru_cache(load_rulebook)


def law(*packs: str) -> Rulebook:
    """The rules of these packs; of the law without any."""
    return cached_rulebook(packs, DAY)[0]


def table(rows: Rows, delimiter: str = ",", newline: str = "\n") -> str:
    """Rows as CSV, under the columns any of them has, in the order first met."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", delimiter=delimiter, lineterminator=newline)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def toml(value: object) -> str:
    """A value as TOML writes it."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"'
        case list() | tuple():
            return "[" + ", ".join(toml(one) for one in value) + "]"
        case dict():
            return "{ " + ", ".join(f"{name} = {toml(one)}" for name, one in value.items()) + " }"
        case _:
            return str(value)


def write(
    folder: Path, rows: Rows, good: Mapping[str, object] | None = None, **tables: Mapping[str, object]
) -> Path:
    """A table, and its manifest where anything is said of the good, for :func:`ask`."""
    bom = folder / "bom.csv"
    bom.write_text(table(rows), encoding="utf-8", newline="")
    if good is None and not tables:
        return bom
    sections = {"good": {"name": "the good", "bom": "bom.csv", **(good or {})}, **tables}
    text = "\n".join(
        f"[{name}]\n" + "\n".join(f'"{key}" = {toml(value)}' for key, value in section.items())
        for name, section in sections.items()
    )
    path = folder / "good.toml"
    path.write_text(text + "\n", encoding="utf-8")
    return path


def ask(path: Path, on: date = DAY, **options: Any) -> Report:
    """``rvc check`` without its command line; the rule files are read once for all tests."""
    with patch.object(task, "load_rulebook", cached_rulebook):
        return check(Options(paths=(str(path),), on=on, **options))


def errors(report: Report) -> list[str]:
    """The codes of the errors of a report."""
    return [one.code for one in report.diagnostics if one.severity is Severity.ERROR]


def answer(path: Path, on: date = DAY, **options: Any) -> Assessment:
    """The one good of a sound source."""
    report = ask(path, on, **options)
    assert errors(report) == [], report.diagnostics
    (found,) = report.assessments
    return found


def rvc(found: Assessment) -> Finding:
    """The finding on the good's own regional value content."""
    return next(one for one in found.findings if one.requirement == "rvc")


def shift(found: Assessment) -> Finding:
    """The finding on the good's own tariff shift."""
    return next(one for one in found.findings if one.requirement == "tariff-shift")


def ends(found: Assessment) -> tuple[object, ...]:
    """Net cost and VNM at the low end, then at the high end."""
    finding = rvc(found)
    return finding.at_low.base, finding.at_low.vnm, finding.at_high.base, finding.at_high.vnm


def row(part_number: str, unit_value: object = "", **cells: object) -> dict[str, str]:
    """A row of a table."""
    said = {"part_number": part_number, "unit_value": unit_value, **cells}
    return {name: str(cell) for name, cell in said.items()}


def paper(said: str = "absent", tag: str = "", made_in: str = "") -> Evidence:
    """Evidence of a material."""
    return Evidence(Certification(said), tag, made_in)


YES = paper("yes", "US")
NO = paper("no", "US")
OPEN = paper("blank", "US")


def lot(value: object, evidence: Evidence = YES, deductions: object = 0, **fields: Any) -> Lot:
    """A lot of one line."""
    amount, less = Fraction(str(value)), Fraction(str(deductions))
    plain = Lot(
        kind=Kind.MATERIAL,
        evidence=evidence,
        role="none",
        listed=Listed.NO,
        statement=None,
        value=amount,
        deductions=less,
        lines=1,
        heaviest=(LineRef("L", 1, amount, less),),
    )
    return replace(plain, **fields)


def stated(net_cost: object = None, vnm: object = None, regional: object = None) -> Statement:
    """A supplier's statement."""
    found = [None if one is None else Fraction(str(one)) for one in (net_cost, vnm, regional)]
    return Statement(*found)


def part(contents: str, row: int = 1, **fields: Any) -> Component:
    """A component; self-produced and undesignated unless told otherwise."""
    plain = Component(
        part_number=contents.upper(),
        row=row,
        kind=Kind.ASSEMBLY,
        quantity=Fraction(1),
        unit_value=None,
        deductions=ZERO,
        freight_and_duties=ZERO,
        evidence=paper("blank"),
        hs_code="",
        article="",
        role="none",
        made=Made.SELF_PRODUCED,
        statement=None,
        contents=contents,
    )
    return replace(plain, **fields)


GIVEN = Costs(given=True)


def contents(
    lots: Sequence[Lot] = (),
    parts: Sequence[Component] = (),
    costs: Costs = GIVEN,
    codes: Sequence[str] | None = None,
) -> Contents:
    """Contents whose costs are stated to be none unless told otherwise; ``codes`` are those of its lots.

    A code may be followed by an article, "870850 drive-axle-part".
    """
    if codes is None:
        return Contents(tuple(lots), tuple(parts), costs)
    told = [code.partition(" ") for code in codes]
    pairs = zip(told, lots, strict=True)
    classified = tuple(CodeLot(code, article, one) for (code, _, article), one in pairs)
    return Contents(tuple(lots), tuple(parts), costs, classified)


def good(
    root: Contents,
    inner: Mapping[str, Contents] | None = None,
    facts: GoodFacts | None = None,
    intermediate: tuple[str, ...] | None = None,
) -> Good:
    """A good; ``inner`` are the contents of its components, leaves first."""
    return Good(
        name="the good",
        source="here",
        facts=facts or GoodFacts(),
        elections=Elections(intermediate),
        contents={**(inner or {}), "": root},
        root="",
        lines=1,
    )


def judged(
    one: Good,
    good_class: GoodClass = CAR,
    day: date = DAY,
    book: Rulebook | None = None,
    mode: EvidenceMode = EvidenceMode.AS_WRITTEN,
    assumed: bool = False,
) -> Assessment:
    """A good put to the law by itself."""
    question = Question(book or law(), day, mode, None, 10)
    return assess(work(one, good_class, assumed, question), "as the test says", question)
