"""How a figure came about: the calculation with its numbers, and the rows that were counted, level by level."""

from decimal import Decimal

from msgspec import Struct

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.findings import Figure, Finding, NotAssessed, Points
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.provision import Provision
from rvc_cli.facts.rules import Method


class Calculation(Struct, frozen=True):
    """One percentage put to the subject by one method; ``required`` None where none is asked.

    ``title`` says what is measured where the method alone does not; ``points`` are the sums of a figure to which others
    are added (s. 18(22)); ``notes`` are why the outcome is another than the figure alone would give.
    """

    method: Method | None
    low: Figure
    high: Figure
    required: Provision[Decimal] | None
    outcome: Outcome | None
    citation: str
    title: str = ""
    points: tuple[Points, ...] = ()
    notes: tuple[str, ...] = ()


class Told(Struct, frozen=True):
    """A finding beside the subject's own percentage; ``ways`` are the methods by which a core part was measured."""

    finding: Finding
    ways: tuple[Finding, ...] = ()


class Step(Struct, frozen=True):
    """A row that counted, or a lot of rows; amounts for one unit of the subject, in its currency.

    ``depth`` is 0 for the subject itself. ``what`` says in a word or two what the law takes it for, ``words`` why.
    ``net_cost_high`` None: not known from above.
    """

    depth: int
    part_number: str
    row: int | None
    what: str
    net_cost_low: Fraction
    net_cost_high: Fraction | None
    vnm_low: Fraction
    vnm_high: Fraction
    words: str
    citation: str


class ShiftTold(Struct, frozen=True):
    """A change in tariff classification put to the subject; ``base`` is the greater of total cost and price.

    The points of ``finding`` are shares of that base; ``limit`` is the paragraph that lets some of it fail (s. 5(1)).
    """

    finding: Finding
    base: Fraction
    limit: str


class Explanation(Struct, frozen=True):
    """Why a part, or the good itself, counts as it does. ``lines_of`` as in a report: (row, physical line).

    ``beside`` are the other findings on a good, those that decide among them, in the order of the regulation, and
    ``not_assessed`` what the law asks of it besides.
    """

    subject: str
    row: int | None
    source: str
    good: str
    currency: str
    standing: str
    calculations: tuple[Calculation, ...]
    steps: tuple[Step, ...]
    notes: tuple[str, ...] = ()
    shift: ShiftTold | None = None
    lines_of: tuple[tuple[int, int], ...] = ()
    beside: tuple[Told, ...] = ()
    not_assessed: tuple[NotAssessed, ...] = ()
