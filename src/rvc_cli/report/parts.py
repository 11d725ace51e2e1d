"""Which components an answer tells of: as many as the caller asked for, the others counted."""

from msgspec.structs import replace

from rvc_cli.facts.findings import Assessment

PART = "part:"


def told(assessment: Assessment, top: int) -> tuple[Assessment, int]:
    """The assessment with the findings of its first ``top`` components, and how many others there are.

    Findings of components explain and decide nothing, so the answer is the same.
    """
    parts = list(
        dict.fromkeys(one.requirement for one in assessment.findings if one.requirement.startswith(PART))
    )
    hidden = frozenset(parts[top:])
    if not hidden:
        return assessment, 0
    kept = tuple(one for one in assessment.findings if one.requirement not in hidden)
    return replace(assessment, findings=kept), len(hidden)
