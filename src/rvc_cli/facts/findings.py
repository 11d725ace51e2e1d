"""What the law found: figures, findings, what would decide them, and the assessment of a good."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct

from rvc_cli.diagnostics import Diagnostic
from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.provision import Provision
from rvc_cli.facts.rules import GoodClass, Method, Pack

T = TypeVar("T")


class Comparison(StrEnum):
    """How a measure is put to its requirement: not less than it, or more than it (s. 14(12))."""

    AT_LEAST = "at-least"
    EXCEEDS = "exceeds"


class Figure(Struct, frozen=True):
    """One end of a measured share of ``base``; for regional value content (base - vnm) / base.

    ``base`` None: no upper bound of the base is known. ``vnm`` None: what is measured is no difference from a base.
    """

    base: Fraction | None
    vnm: Fraction | None
    share: Fraction

    @property
    def counted(self) -> Fraction:
        """The VNM of a share that is a difference from its base."""
        return _there(self.vnm)


class Points(Struct, frozen=True):
    """One of the sums a measure is made of, in percentage points, as the law counts it (s. 18).

    ``low`` and ``high`` are the ends before the most, ``most``, that the law lets count; ``least`` must be reached.
    """

    name: str
    low: Fraction
    high: Fraction
    most: Decimal | None
    least: Decimal | None
    citation: str


class Need(Struct, frozen=True, gc=False):
    """A fact that would narrow a finding, and how many points of its share hang on it.

    ``row`` is a row of the bill of materials; of a row of another table ``line`` is the physical line, and the table is
    named in ``fact``.
    """

    part_number: str
    row: int | None
    points: Fraction
    fact: str
    line: int | None = None


class Slack(Struct, frozen=True):
    """The distance from the requirement at the low end, at the same net cost.

    ``points`` and ``money`` are negative when short: so much non-originating value must go.
    ``net_cost_to_meet`` is the base at which the same VNM would just do.
    """

    points: Fraction
    money: Fraction
    net_cost_to_meet: Fraction | None


class Finding(Struct, frozen=True, kw_only=True):
    """One requirement put to one subject.

    Where what is asked is no share of a base, ``low``, ``high`` and ``required`` are None and ``said`` tells in words
    what was found. ``points`` are the sums a share is made of, ``later`` what comes of it when the law changes next.
    ``shift_beside`` is what the tariff shift comes to that the rule asks beside the percentage, where that decides.
    """

    requirement: str
    subject: str
    decides: bool
    outcome: Outcome
    citation: str
    method: Method | None = None
    low: Figure | None = None
    high: Figure | None = None
    required: Provision[Decimal] | None = None
    also_required: tuple[Provision[Decimal], ...] = ()
    needed: tuple[Need, ...] = ()
    slack: Slack | None = None
    alternative: str | None = None
    notes: tuple[str, ...] = ()
    row: int | None = None
    comparison: Comparison = Comparison.AT_LEAST
    said: str = ""
    points: tuple[Points, ...] = ()
    later: "Later | None" = None
    shift_beside: Outcome | None = None

    @property
    def asked(self) -> Provision[Decimal]:
        """The percentage asked for, of a finding that has one."""
        return _there(self.required)

    @property
    def at_low(self) -> Figure:
        """The low end of a finding that measures a share."""
        return _there(self.low)

    @property
    def at_high(self) -> Figure:
        """Its high end."""
        return _there(self.high)


def _there(value: T | None) -> T:
    if value is None:
        raise AssertionError("asked of a finding that measures no share")
    return value


class Weight(Struct, frozen=True, gc=False):
    """A line that counts against the good: its value in VNM and what that costs in points."""

    part_number: str
    row: int | None
    origin: str
    value: Fraction
    points: Fraction


class NotAssessed(Struct, frozen=True):
    """A requirement of the law that was not put to the good, and why."""

    requirement: str
    reason: str
    citation: str


class Later(Struct, frozen=True):
    """What the same good comes to on the next day on which a later value is already fixed.

    ``asks`` says in words what is asked from then on where it is more than the percentage.
    """

    day: date
    outcome: Outcome
    required: Provision[Decimal]
    points: Fraction
    asks: str = ""


class Assessment(Struct, frozen=True):
    """Everything found about one good on one day.

    ``asked`` names the requirements that the user lets decide, "all" among them; None: all that were assessed.
    ``certified``, ``tagged`` and ``by_rule`` are the values of the materials that originate, by what they do so;
    ``costs_only_of`` are the parts whose costs alone state those of the good;
    ``absorbed`` is the value of those which do not, within what rolls up as a whole.
    """

    name: str
    source: str
    good_class: GoodClass
    class_reason: str
    day: date
    pack: Pack
    outcome: Outcome
    originating: bool | None
    findings: tuple[Finding, ...]
    not_assessed: tuple[NotAssessed, ...]
    net_cost_low: Fraction
    net_cost_high: Fraction | None
    currency: str
    lines: int
    blank_rows: int
    certified: Fraction
    tagged: Fraction
    own_determination: tuple[str, ...]
    content_by_country: tuple[tuple[str, Fraction], ...]
    heaviest: tuple[Weight, ...]
    undetermined_points: Fraction
    later: Later | None
    within_margin: bool = False
    open_facts: int = 0
    asked: frozenset[str] | None = None
    by_rule: Fraction = Fraction(0)
    absorbed: Fraction = Fraction(0)
    costs_only_of: tuple[str, ...] = ()


class Report(Struct, frozen=True):
    """The answer to one call: every good, every complaint, the exit status."""

    day: date
    pack: Pack | None
    assessments: tuple[Assessment, ...]
    diagnostics: tuple[Diagnostic, ...]
    exit_status: int
    top: int
    lines_of: tuple[tuple[str, int, int], ...] = ()
    margin: Decimal | None = None
