"""The answer for people: the verdict first, then the reason, then the way out, then everything else."""

from collections.abc import Iterator

from rich.text import Text

from rvc_cli.facts.findings import Assessment, Report
from rvc_cli.facts.outcome import Outcome
from rvc_cli.report import measures, parts, sections
from rvc_cli.report.many import summary
from rvc_cli.report.paper import Paper
from rvc_cli.report.physical import Lines, lines_of
from rvc_cli.report.printing import printed
from rvc_cli.report.totals import errors, unfinished
from rvc_cli.report.verdict import verdict
from rvc_cli.report.wording import LAW, STYLES, class_name

DETAILED = 10
VERDICT = "bold"
SCREEN = 24  # lines


def table_text(report: Report, to_terminal: bool = True) -> str:
    """The whole answer as text: for standard output as it is (width, colour, letters), or plain for a file."""
    return printed(lambda paper: answer(report, paper), to_terminal)


def answer(report: Report, paper: Paper) -> Iterator[Text]:
    """Every line of the answer, none wider than the paper.

    An answer longer than a screen ends as it began: the end is what a terminal leaves in sight.
    """
    lines = list(_whole(report, paper))
    yield from lines
    if len(lines) > SCREEN:
        yield from (Text(), lines[0])


def _whole(report: Report, paper: Paper) -> Iterator[Text]:
    lines = lines_of(report)
    if not report.assessments:
        yield from _nothing(report, paper)
    elif len(report.assessments) == 1 and not unfinished(report):
        yield from good(report.assessments[0], report, paper, lines)
    else:
        yield from summary(report, paper)
        yield from _details(report, paper, lines)
    yield from _below(sections.left_out(report.assessments, paper))
    yield from _below(_law(report, paper))


def good(assessment: Assessment, report: Report, paper: Paper, lines: Lines) -> Iterator[Text]:
    """Everything about one good."""
    yield from _top(assessment, report, paper, lines)
    yield Text()
    yield from _about(assessment, paper)
    yield Text()
    told, hidden = parts.told(assessment, report.top)
    beside = sections.side_by_side(
        sections.countries(assessment, paper), sections.heaviest(assessment, report.top, paper, lines), paper
    )
    yield from sections.joined(
        [
            measures.findings(told, paper, hidden),
            sections.needs(assessment, report.top, paper, lines),
            sections.shifts(assessment, report.top, paper, lines),
            beside,
            sections.evidence(assessment, paper),
            sections.remarks(told, paper),
            sections.later(assessment, paper),
            sections.cited(told, paper),
        ]
    )


def _top(assessment: Assessment, report: Report, paper: Paper, lines: Lines) -> Iterator[Text]:
    """The verdict in one line, then the reason and the way out."""
    said = verdict(assessment, report, paper, lines)
    style = STYLES[Outcome.NOT_MET if assessment.within_margin else assessment.outcome]
    yield Text(paper.shortened(said.first, paper.width), style=f"{VERDICT} {style}")
    first, *others = said.reasons or ("",)
    for text in (first, *said.ways_out[:1], *others, *said.ways_out[1:], *said.limits):
        for line in paper.folded(text) if text else ():
            yield Text(line)


def _about(assessment: Assessment, paper: Paper) -> Iterator[Text]:
    """Which good, of which class and why, from which lines."""
    blank = f", {assessment.blank_rows} blank rows passed over" if assessment.blank_rows else ""
    count = "1 line" if assessment.lines == 1 else f"{assessment.lines} lines"
    about = f"{class_name(assessment.good_class)} · {count}{blank}"
    room = max(paper.width - len(about) - 3, 20)
    yield Text(
        paper.shortened(f"{paper.shortened(assessment.name, room)} · {about}", paper.width), style=VERDICT
    )
    for text in (f"Source: {assessment.source}", f"Class: {assessment.class_reason}"):
        for line in paper.folded(text):
            yield Text(line, style=sections.DIM)


def _details(report: Report, paper: Paper, lines: Lines) -> Iterator[Text]:
    """The goods that are not met or undetermined in full, up to a limit that is said."""
    open_ones = [one for one in report.assessments if one.outcome is not Outcome.MET or one.within_margin]
    for assessment in open_ones[:DETAILED]:
        yield Text()
        yield Text(
            paper.shortened(f"── {assessment.name} ".ljust(paper.width, "─"), paper.width), style=sections.DIM
        )
        yield from good(assessment, report, paper, lines)
    if len(open_ones) > DETAILED:
        yield Text()
        shown = f"{DETAILED} of {len(open_ones)} goods not met or undetermined are shown in full"
        text = f"Cut here: {shown}; --format json has all"
        for line in paper.folded(text, indent=0):
            yield Text(line)


def _nothing(report: Report, paper: Paper) -> Iterator[Text]:
    """No good could be asked about: said as such."""
    text = f"No answer: nothing could be computed, {errors(report)}"
    yield Text(paper.shortened(text, paper.width), style=f"{VERDICT} red")


def _below(block: sections.Block) -> Iterator[Text]:
    """A block with a blank line above it; nothing where it is empty."""
    yield from ([Text(), *block] if block else [])


def _law(report: Report, paper: Paper) -> sections.Block:
    """The rules applied: pack, status, day, and how far they were read."""
    if report.pack is None:
        return []
    pack = report.pack
    days = f"as of {report.day.isoformat()}, read through {pack.verified_through.isoformat()}"
    head = f"Law applied: {pack.id}, {days}"
    if pack.status != LAW:
        head = f"Rules applied: {pack.id}, {pack.status}, not law, {days}"
    return [
        *paper.said(head, indent=0, style=VERDICT),
        *paper.said(pack.title, style=sections.DIM),
    ]
