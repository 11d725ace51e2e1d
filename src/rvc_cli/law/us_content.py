"""A share of United States content, as a proposal asks for it: not law, and a measure of its own.

By tag: the value of the materials tagged US as a share of the value of all materials. Costs of production carry no
tag and are left out on both sides; a blank tag counts as not US at the worst and as US at the best.
"""

from collections.abc import Iterable
from datetime import date

from rvc_cli.facts.findings import Finding
from rvc_cli.facts.lots import ZERO
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.rules import Rulebook
from rvc_cli.law.amounts import figure, slope_for
from rvc_cli.law.asked import Asked
from rvc_cli.law.purchases import Purchase
from rvc_cli.law.value_content import slack_at

REQUIREMENT = "us-content"


def us_content(
    asked: Asked, book: Rulebook, bought: Iterable[Purchase], day: date, name: str
) -> Iterable[Finding]:
    """The pack's United States content requirement for the class, if it has one."""
    required = book.in_force(f"{asked.good_class.value}.us-content", day)
    if required is None:
        return
    materials = list(bought)
    total = sum((one.value for one in materials), ZERO)
    tagged = sum((one.value for one in materials if one.evidence.tag == "US"), ZERO)
    unknown = sum((one.value for one in materials if not one.evidence.tag), ZERO)
    low, high = figure(total, total - tagged), figure(total, total - tagged - unknown)
    slope = slope_for(required.value)
    outcome = Outcome.MET if low.counted <= slope * total else Outcome.UNDETERMINED
    if high.counted > slope * total:
        outcome = Outcome.NOT_MET
    yield Finding(
        requirement=REQUIREMENT,
        subject=name,
        decides=True,
        outcome=outcome if total > 0 else Outcome.UNDETERMINED,
        low=low,
        high=high,
        required=required,
        citation=required.citation.paragraph,
        slack=slack_at(low, required),
        notes=(
            "materials tagged US as a share of all materials' value; costs carry no tag and are left out",
        ),
    )
