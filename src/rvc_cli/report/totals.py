"""All goods of a call together."""

from rvc_cli.diagnostics import Severity
from rvc_cli.facts.findings import Report
from rvc_cli.facts.outcome import Outcome, all_of

BAD_INPUT = 2
OF_RULES = "RUL"


def unfinished(report: Report) -> bool:
    """Whether some source could not be asked about, so that no answer stands for the whole call."""
    return report.exit_status == BAD_INPUT


def overall(report: Report) -> Outcome:
    """All goods together. Never met while a source was left out, or where there is no good at all."""
    found = all_of(one.outcome for one in report.assessments)
    if found is Outcome.MET and (unfinished(report) or not report.assessments):
        return Outcome.UNDETERMINED
    return found


def left_out(report: Report) -> bool:
    """Whether an error kept a source from being computed.

    A complaint about a good that was computed, or about rules that were applied, can only be a warning that the call
    takes for an error.
    """
    computed = {one.source for one in report.assessments}
    wrong = [one for one in report.diagnostics if one.severity is Severity.ERROR]
    return not wrong or any(
        one.span.file not in computed and not one.code.startswith(OF_RULES) for one in wrong
    )


def errors(report: Report) -> str:
    """How many errors the call came upon."""
    count = sum(one.severity is Severity.ERROR for one in report.diagnostics)
    return "1 error" if count == 1 else f"{count} errors"
