"""Assessments made by hand."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from msgspec.structs import replace

from rvc_cli.facts.findings import (
    Assessment,
    Figure,
    Finding,
    Later,
    Need,
    NotAssessed,
    Points,
    Report,
    Slack,
    Weight,
)
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.provision import Citation, Provision
from rvc_cli.facts.rules import GoodClass, Method, Pack

DAY = date(2026, 11, 23)
SECTION = "Uniform Regulations s. 13, 8703.21\N{EN DASH}8703.90 (1)(d)"
PACK = Pack(
    id="usmca",
    status="law",
    title="USMCA / T-MEC / CUSMA rules of origin for automotive goods",
    source="Uniform Regulations",
    read_on=date(2026, 10, 10),
    verified_through=date(2026, 10, 10),
    sha256="ab" * 32,
    extends=None,
)
PROPOSAL = Pack(
    id="us_proposal",
    status="proposal",
    title="Proposal of the United States of 29 May 2026: 82 % regional content",
    source="Reuters, 29 May 2026",
    read_on=date(2026, 10, 10),
    verified_through=date(2026, 10, 10),
    sha256="cd" * 32,
    extends="usmca",
    statuses=(("us_proposal", "proposal"), ("usmca", "law")),
)
LEFT_OUT = (
    NotAssessed("tariff-shift", "the tariff codes of the materials are not compared", "s. 3(2)"),
    NotAssessed("steel", "purchases of steel are not taken", "s. 17"),
)
HOSTILE = (
    "[bold red]x[/]",
    "\x1b[31mred\x1b[0m",
    "a\nb\r\tc",
    "n" * 300,
    "\u202egnp.exe",
    "zero\u200bwidth\u200d\ufeff",
    ":smile: {x} %s",
    "部品" * 60,
    "nul\x00\x9b31m",
    "",
)


def provision(
    percent: str = "75", pack: str = "usmca", cite: str = SECTION, since: date = date(2023, 7, 1)
) -> Provision[Decimal]:
    """A percentage with its paragraph."""
    return Provision(
        Decimal(percent), since, None, Citation(cite, pack, "passenger_vehicle.toml", "rvc.in_force[3]")
    )


def figure(base: int | str | Fraction, vnm: int | str | Fraction) -> Figure:
    """One end: amounts in, share worked out."""
    whole, part = Fraction(base), Fraction(vnm)
    return Figure(whole, part, (whole - part) / whole)


def finding(
    low: Figure, high: Figure | None = None, outcome: Outcome = Outcome.MET, **changes: Any
) -> Finding:
    """A regional value content by net cost, its slack worked out at the end that decides."""
    required: Provision[Decimal] = changes.pop("required", provision())
    best = high or low
    given: dict[str, Any] = {
        "requirement": "rvc",
        "subject": "Sedan 2.0",
        "decides": True,
        "outcome": outcome,
        "method": Method.NET_COST,
        "low": low,
        "high": best,
        "required": required,
        "also_required": (),
        "citation": required.citation.paragraph,
        "needed": (),
        "slack": slack(best if outcome is Outcome.NOT_MET else low, required),
    }
    return Finding(**{**given, **changes})


def told(
    requirement: str, said: str, outcome: Outcome, cite: str = "Uniform Regulations s. 14(4)", **changes: Any
) -> Finding:
    """A requirement that is no share of a base: words instead of figures."""
    given: dict[str, Any] = {
        "requirement": requirement,
        "subject": "Sedan 2.0",
        "decides": True,
        "outcome": outcome,
        "method": None,
        "low": None,
        "high": None,
        "required": None,
        "also_required": (),
        "citation": cite,
        "needed": (),
        "slack": None,
        "said": said,
    }
    return Finding(**{**given, **changes})


def labor_value(outcome: Outcome = Outcome.UNDETERMINED, **changes: Any) -> Finding:
    """Labor value content: 25.5 to 29 points of material and labor, 12.25 of technology of which 10 count."""
    low, high = Fraction("35.5") / 100, Fraction(39) / 100
    points = (
        Points("High-wage material and labor", Fraction("25.5"), Fraction(29), None, Decimal(25), "s. 18(7)"),
        Points("High-wage technology", Fraction("12.25"), Fraction("12.25"), Decimal(10), None, "s. 18(9)"),
        Points("High-wage assembly", Fraction(0), Fraction(0), Decimal(5), None, "s. 18(12)"),
    )
    required: Provision[Decimal] = provision("40", cite="Uniform Regulations s. 18(1)")
    given: dict[str, Any] = {
        "requirement": "lvc",
        "required": required,
        "points": points,
        "slack": Slack(low * 100 - 40, Fraction(0), None),
    }
    ends = Figure(Fraction(24000), None, low), Figure(Fraction(24000), None, high)
    return finding(*ends, outcome, **{**given, **changes})


def slack(end: Figure, required: Provision[Decimal]) -> Slack:
    """The distance of one end from a percentage."""
    rest = 1 - Fraction(required.value) / 100
    base = end.base or Fraction(0)
    return Slack(
        end.share * 100 - Fraction(required.value),
        rest * base - (end.vnm or 0),
        (end.vnm or Fraction(0)) / rest if rest else None,
    )


def assessment(*findings: Finding, outcome: Outcome | None = None, **changes: Any) -> Assessment:
    """A sedan with everything an answer can show."""
    first = findings[0] if findings else None
    given: dict[str, Any] = {
        "name": "Sedan 2.0",
        "source": "sedan.csv",
        "good_class": GoodClass.PASSENGER_VEHICLE,
        "class_reason": "by its HS code 870323 (s. 12)",
        "day": DAY,
        "pack": PACK,
        "outcome": outcome or (first.outcome if first else Outcome.UNDETERMINED),
        "originating": None,
        "findings": findings,
        "not_assessed": LEFT_OUT,
        "net_cost_low": first.low.base if first and first.low and first.low.base else Fraction(0),
        "net_cost_high": first.high.base if first and first.high else None,
        "currency": "USD",
        "lines": 812,
        "blank_rows": 0,
        "certified": Fraction(18400),
        "tagged": Fraction(0),
        "own_determination": (),
        "content_by_country": (
            ("US", Fraction(9600)),
            ("MX", Fraction("7000.5")),
            ("CN", Fraction(3100)),
            ("", Fraction(0)),
        ),
        "heaviest": (
            Weight("BAT-100", 4, "CN", Fraction(2200), Fraction(55, 6)),
            Weight("ECU-7", 11, "", Fraction("900.005"), Fraction(15, 4)),
        ),
        "undetermined_points": Fraction(0),
        "later": None,
    }
    whole = {**given, **changes}
    whole["findings"] = tuple(
        replace(one, subject=whole["name"]) if one.subject == "Sedan 2.0" else one
        for one in whole["findings"]
    )
    return Assessment(**whole)


def report(*assessments: Assessment, **changes: Any) -> Report:
    """A report on them, with the status their outcomes give."""
    worst = {Outcome.NOT_MET: 1, Outcome.UNDETERMINED: 3, Outcome.MET: 0}
    found = {worst[one.outcome] for one in assessments}
    status = next((code for code in (1, 3, 0) if code in found), 2)
    given: dict[str, Any] = {
        "day": DAY,
        "pack": assessments[0].pack if assessments else PACK,
        "assessments": assessments,
        "diagnostics": (),
        "exit_status": status,
        "top": 10,
        "lines_of": tuple(("sedan.csv", row, row + 1) for row in range(1, 41)),
    }
    return Report(**{**given, **changes})


def met(**changes: Any) -> Assessment:
    """VNM 5,061.76 of 24,000: 78.91 %."""
    return assessment(finding(figure(24000, "5061.76")), **changes)


def one_cent_short(**changes: Any) -> Assessment:
    """VNM a cent above a quarter of net cost."""
    return assessment(finding(figure(24000, "6000.01"), outcome=Outcome.NOT_MET), **changes)


def undetermined(**changes: Any) -> Assessment:
    """Four facts open: from 72.50 to 77.91 %."""
    needed = (
        Need("AXLE-3", 17, Fraction(5, 2), "origin: certified or not?"),
        Need("HARNESS-9", 21, Fraction(35, 12), "made: self-produced or acquired?"),
    )
    found = finding(figure(24000, 6600), figure(24000, 5300), Outcome.UNDETERMINED, needed=needed)
    return assessment(found, undetermined_points=Fraction(65, 12), **changes)


def costs_not_stated(**changes: Any) -> Assessment:
    """Materials only: net cost is known from below."""
    low = figure(20000, 6000)
    found = finding(low, Figure(None, Fraction(6000), Fraction(1)), Outcome.UNDETERMINED)
    return assessment(found, **{"net_cost_high": None, **changes})


def proposed(outcome: Outcome = Outcome.MET, **changes: Any) -> Assessment:
    """82 % as proposed, met at 85 %."""
    asked = provision("82", PROPOSAL.id, "proposal of 29 May 2026", date(2026, 5, 29))
    vnm = 3600 if outcome is Outcome.MET else 6000
    return assessment(finding(figure(24000, vnm), outcome=outcome, required=asked), pack=PROPOSAL, **changes)


def truck_later(**changes: Any) -> Assessment:
    """Met now, missed when a later percentage binds."""
    then = Later(
        date(2027, 7, 1), Outcome.NOT_MET, provision("70", cite="s. 13, (2)(c)"), Fraction(-207, 100)
    )
    return met(later=then, good_class=GoodClass.HEAVY_TRUCK, **changes)
