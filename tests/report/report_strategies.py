"""Reports of any kind, at random."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import report_goods as goods
from hypothesis import strategies as st

from rvc_cli.diagnostics import Diagnostic, Severity, Span
from rvc_cli.facts.findings import (
    Assessment,
    Comparison,
    Figure,
    Finding,
    Later,
    Need,
    Points,
    Report,
    Weight,
)
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.rules import GoodClass, Method

NAMES = st.one_of(st.sampled_from(goods.HOSTILE), st.text(max_size=80))
AMOUNTS = st.fractions(min_value=0, max_value=10**12, max_denominator=10**8)
OUTCOMES = st.sampled_from(list(Outcome))
LINES = st.none() | st.integers(2, 99)
LATER = Later(
    date(2027, 7, 1), Outcome.UNDETERMINED, goods.provision("70"), Fraction(-3), "melted and poured here"
)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """Any figure that law can give: VNM may exceed the base."""
    base = draw(st.fractions(min_value=Fraction(1, 100), max_value=10**10, max_denominator=10**6))
    vnm = draw(AMOUNTS)
    if draw(st.booleans()):
        return Figure(base, vnm, (base - vnm) / base)
    return Figure(None, vnm, Fraction(1))


@st.composite
def sums(draw: st.DrawFn) -> Points:
    """Any of the sums a measure is made of."""
    low = draw(AMOUNTS)
    ends = (low, low + draw(AMOUNTS))
    bounds = st.none() | st.decimals(min_value=0, max_value=100, places=1)
    return Points(draw(NAMES), *ends, draw(bounds), draw(bounds), "s. 18(7)")


@st.composite
def any_findings(draw: st.DrawFn) -> Finding:
    """Any finding."""
    low = draw(figures().filter(lambda one: one.base is not None))
    needed = tuple(
        Need(
            draw(NAMES), draw(st.none() | st.integers(1, 60)), draw(AMOUNTS), "certified or not?", draw(LINES)
        )
        for _ in range(draw(st.integers(0, 3)))
    )
    changes = {
        "requirement": draw(st.sampled_from(["rvc", "us-content", "part:P-1", "steel", "core-part:engine"])),
        "subject": draw(st.just("Sedan 2.0") | NAMES),
        "decides": draw(st.booleans()),
        "needed": needed,
        "alternative": draw(st.sampled_from([None, "s. 3(6)"])),
        "notes": tuple(draw(st.lists(NAMES, max_size=2))),
        "method": draw(st.sampled_from([None, *Method])),
        "row": draw(st.none() | st.integers(1, 60)),
        "required": goods.provision(
            draw(st.sampled_from(["0", "50", "62.5", "75", "100"])),
            draw(st.sampled_from(["usmca", "us_proposal"])),
        ),
        "comparison": draw(st.sampled_from(list(Comparison))),
        "points": tuple(draw(st.lists(sums(), max_size=2))),
        "later": draw(st.sampled_from([None, LATER])),
    }
    if draw(st.booleans()):
        del changes["method"], changes["required"]
        return goods.told(outcome=draw(OUTCOMES), said=draw(NAMES), **changes)
    return goods.finding(low, draw(figures()), draw(OUTCOMES), **changes)


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    """Any assessment, its parts not tuned to each other."""
    heaviest = tuple(
        Weight(draw(NAMES), draw(st.none() | st.integers(1, 60)), "CN", draw(AMOUNTS), draw(AMOUNTS))
        for _ in range(draw(st.integers(0, 3)))
    )
    return goods.assessment(
        *draw(st.lists(any_findings(), max_size=3)),
        outcome=draw(OUTCOMES),
        name=draw(NAMES),
        class_reason=draw(NAMES),
        originating=draw(st.sampled_from([None, True, False])),
        tagged=draw(AMOUNTS),
        heaviest=heaviest,
        not_assessed=draw(st.sampled_from([(), goods.LEFT_OUT])),
        own_determination=tuple(draw(st.lists(NAMES, max_size=2))),
        undetermined_points=draw(AMOUNTS),
        within_margin=draw(st.booleans()),
        asked=draw(
            st.sampled_from([None, frozenset({"all"}), frozenset({"rvc", "steel"}), frozenset({"lvc"})])
        ),
        pack=draw(st.sampled_from([goods.PACK, goods.PROPOSAL])),
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
    return goods.report(
        *found, diagnostics=said, exit_status=status, margin=draw(st.sampled_from([None, Decimal("1.5")]))
    )
