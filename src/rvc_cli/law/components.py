"""What the components of a good come to by their own rules: it explains, and never decides by itself."""

from rvc_cli.facts.findings import Finding
from rvc_cli.facts.goods import Component, Good, Made
from rvc_cli.facts.lots import Standing
from rvc_cli.law.own_rule import OwnRules
from rvc_cli.law.roll_up import RollUp
from rvc_cli.law.shift_finding import Put, of_part
from rvc_cli.law.value_content import a_component, value_content


def of_components(good: Good, roll_up: RollUp, rules: OwnRules) -> list[Finding]:
    """The value and the shift of each: those in the good itself, and bought ones below that have no papers."""
    rows = (
        part
        for key, contents in good.contents.items()
        for part in contents.components
        if key == good.root or _asked_by_rule(roll_up, part)
    )
    found: dict[tuple[str, str, str], tuple[Finding, ...]] = {}
    for part in sorted(rows, key=lambda one: one.row):
        key = (part.contents, part.hs_code, part.article)
        candidates = rules.candidates(part.hs_code, part.article)
        if key in found or not candidates:
            continue
        subject = a_component(roll_up, part)
        verdict = value_content(subject, candidates, rules)
        shift = of_part(Put(subject, rules, roll_up.shifting, part.contents, detailed=False), candidates)
        found[key] = tuple(one for one in (verdict.finding if verdict else None, shift) if one)
    return [one for findings in found.values() for one in findings]


def _asked_by_rule(roll_up: RollUp, part: Component) -> bool:
    """Whether a component's own rule stands in for papers."""
    return part.made is not Made.SELF_PRODUCED and roll_up.decided(part).standing is Standing.UNDETERMINED
