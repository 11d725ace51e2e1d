"""Core parts where s. 14(4) may not stand by itself: an approved regime of s. 19(5), an average of s. 14(12)."""

from collections.abc import Iterator

from msgspec.structs import replace

from rvc_cli.facts.findings import Finding, Need
from rvc_cli.facts.lots import ZERO
from rvc_cli.facts.outcome import Outcome
from rvc_cli.law.core_part_findings import findings
from rvc_cli.law.staging import NO_LAST_DAY, exempt
from rvc_cli.law.worked import Worked

EXEMPT = "vehicles of an approved regime are exempt from the core parts requirement of s. 14"
IN_AN_AVERAGE = "the average over the vehicles elected in [averaging.core_parts] (s. 14(12), 16(10))"


def of_core_parts(worked: Worked) -> Iterator[Finding]:
    """The requirement, as the regime and the elections leave it, then what explains it; nothing if it is not asked."""
    found = list(findings(worked.core, worked.good.name)) if worked.core else []
    if worked.regime:
        yield exempt("core-parts", worked.good.name, "s. 19(5)", EXEMPT)
    elif found:
        yield _left_open(found[0], worked)
    yield from found[1:]


def _left_open(finding: Finding, worked: Worked) -> Finding:
    """What fails by itself may be exempt, where nobody says until when, or meet in an average."""
    if finding.outcome is not Outcome.NOT_MET:
        return finding
    facts = [NO_LAST_DAY] if worked.regime is None else []
    facts += [IN_AN_AVERAGE] if "core-parts" in worked.good.elections.averaged else []
    if not facts:
        return finding
    needed = tuple(Need("", None, ZERO, one) for one in facts)
    return replace(finding, outcome=Outcome.UNDETERMINED, needed=needed)
