"""Assessments made by hand, and hypothesis strategies for reports of any kind."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from rvc_cli.diagnostics import Diagnostic, Severity, Span
from rvc_cli.facts.findings import (
    Assessment,
    Figure,
    Finding,
    Later,
    Need,
    NotAssessed,
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


def slack(end: Figure, required: Provision[Decimal]) -> Slack:
    """The distance of one end from a percentage."""
    rest = 1 - Fraction(required.value) / 100
    base = end.base or Fraction(0)
    return Slack(
        end.share * 100 - Fraction(required.value),
        rest * base - end.counted,
        end.counted / rest if rest else None,
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
        "net_cost_low": first.at_low.base if first and first.at_low.base else Fraction(0),
        "net_cost_high": first.at_high.base if first else None,
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


LATER = Later(date(2027, 7, 1), Outcome.UNDETERMINED, provision("70"), Fraction(-3), "melted and poured here")
LINES = st.none() | st.integers(2, 99)
NAMES = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=80))
AMOUNTS = st.fractions(min_value=0, max_value=10**12, max_denominator=10**8)
OUTCOMES = st.sampled_from(list(Outcome))


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """Any figure that law can give: VNM may exceed the base."""
    base = draw(st.fractions(min_value=Fraction(1, 100), max_value=10**10, max_denominator=10**6))
    vnm = draw(AMOUNTS)
    if draw(st.booleans()):
        return Figure(base, vnm, (base - vnm) / base)
    return Figure(None, vnm, Fraction(1))


@st.composite
def any_findings(draw: st.DrawFn) -> Finding:
    """Any finding."""
    low = draw(figures().filter(lambda one: one.base is not None))
    needed = tuple(
        Need(draw(NAMES), draw(st.none() | st.integers(1, 60)), draw(AMOUNTS), "certified?", draw(LINES))
        for _ in range(draw(st.integers(0, 3)))
    )
    changes = {
        "requirement": draw(st.sampled_from(["rvc", "us-content", "part:P-1", "steel"])),
        "subject": draw(NAMES),
        "decides": draw(st.booleans()),
        "needed": needed,
        "alternative": draw(st.sampled_from([None, "s. 3(6)"])),
        "notes": tuple(draw(st.lists(NAMES, max_size=2))),
        "method": draw(st.sampled_from([None, *Method])),
        "row": draw(st.none() | st.integers(1, 60)),
        "later": draw(st.sampled_from([None, LATER])),
        "required": provision(draw(st.sampled_from(["0", "50", "62.5", "75", "100"]))),
    }
    return finding(low, draw(figures()), draw(OUTCOMES), **changes)


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    """Any assessment, its parts not tuned to each other."""
    heaviest = tuple(
        Weight(draw(NAMES), draw(st.none() | st.integers(1, 60)), "CN", draw(AMOUNTS), draw(AMOUNTS))
        for _ in range(draw(st.integers(0, 3)))
    )
    return assessment(
        *draw(st.lists(any_findings(), max_size=3)),
        outcome=draw(OUTCOMES),
        name=draw(NAMES),
        class_reason=draw(NAMES),
        originating=draw(st.sampled_from([None, True, False])),
        tagged=draw(AMOUNTS),
        heaviest=heaviest,
        not_assessed=draw(st.sampled_from([(), LEFT_OUT])),
        own_determination=tuple(draw(st.lists(NAMES, max_size=2))),
        undetermined_points=draw(AMOUNTS),
        within_margin=draw(st.booleans()),
        pack=draw(st.sampled_from([PACK, PROPOSAL])),
        good_class=draw(st.sampled_from(list(GoodClass))),
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Any report, with complaints about anything."""
    said = tuple(
        Diagnostic(
            "BOM104",
            draw(st.sampled_from(list(Severity))),
            Span(draw(NAMES), draw(st.none() | st.integers(1, 99)), draw(st.none() | NAMES)),
            draw(NAMES),
            draw(st.none() | NAMES),
        )
        for _ in range(draw(st.integers(0, 3)))
    )
    found = draw(st.lists(assessments(), max_size=3))
    status = draw(st.sampled_from([0, 1, 2, 3]))
    return report(
        *found, diagnostics=said, exit_status=status, margin=draw(st.sampled_from([None, Decimal("1.5")]))
    )
