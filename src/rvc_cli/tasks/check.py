"""``rvc check``: does each good meet what the law asks of it on the day?"""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from rvc_cli.diagnostics import Severity
from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.findings import Assessment, Report
from rvc_cli.facts.outcome import Outcome
from rvc_cli.tasks.answer import answer
from rvc_cli.tasks.question import Options

ORDER = (2, 1, 3, 0)
NOT_ASKED = 2
STATUS = {Outcome.MET: 0, Outcome.NOT_MET: 1, Outcome.UNDETERMINED: 3}


def check(options: Options, meanwhile: Callable[[], object] | None = None) -> Report:
    """Put the question to every good of every source. Bad input is in the report, never raised.

    ``meanwhile`` is done beside the reading, by another thread.
    """
    found = answer(options, meanwhile)
    assessments = tuple(replace(one, within_margin=_within_margin(one, options)) for one in found.assessments)
    broken = any(one.severity is Severity.ERROR for one in found.complaints)
    return Report(
        day=options.on,
        pack=found.pack,
        assessments=assessments,
        diagnostics=found.complaints,
        exit_status=exit_status(assessments, broken, options),
        top=options.top,
        lines_of=tuple(line for source in found.sources for line in source.lines),
        margin=options.margin,
    )


def exit_status(assessments: Iterable[Assessment], broken: bool, options: Options) -> int:
    """The worst of 2 > 1 > 3 > 0 over all goods; ``--exit-zero`` forgives 1 and 3 only."""
    found = {NOT_ASKED} if broken else set()
    for one in assessments:
        found.add(1 if one.within_margin else STATUS[one.outcome])
    status = next((code for code in ORDER if code in found), NOT_ASKED)
    return 0 if options.exit_zero and status in {1, 3} else status


def _within_margin(assessment: Assessment, options: Options) -> bool:
    """``--margin``: an RVC that is met by fewer points than asked for."""
    if options.margin is None:
        return False
    return any(
        one.requirement == "rvc"
        and one.decides
        and one.outcome is Outcome.MET
        and one.slack is not None
        and one.slack.points < Fraction(options.margin)
        for one in assessment.findings
    )
