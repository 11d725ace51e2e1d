"""``rvc check``: does each good meet what the law asks of it on the day?"""

from collections.abc import Iterable
from dataclasses import replace

from rvc_cli.diagnostics import Diagnostic, RvcError, Severity
from rvc_cli.diagnostics import verdicts as codes
from rvc_cli.diagnostics.tables import UNKNOWN_HEADER
from rvc_cli.engine.scratch import Scratch
from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.findings import Assessment, Report
from rvc_cli.facts.goods import Good
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.provision import NothingInForceError
from rvc_cli.facts.rules import GoodClass, ListedCodes, Rulebook
from rvc_cli.intake.goods import Asked, SourceGoods, read_source
from rvc_cli.intake.rulepacks import load_rulebook
from rvc_cli.intake.sources import Source, expand
from rvc_cli.law.evidence import EvidenceMode
from rvc_cli.law.tariff_shift import watched
from rvc_cli.law.vehicle import Question, Worked, assess, work
from rvc_cli.tasks.question import Options, Settled, complaint, settle
from rvc_cli.tasks.remarks import contradicted_purchases, placed, remarks, unaskable

ORDER = (2, 1, 3, 0)
STATUS = {Outcome.MET: 0, Outcome.NOT_MET: 1, Outcome.UNDETERMINED: 3}


def check(options: Options) -> Report:
    """Put the question to every good of every source. Bad input is in the report, never raised."""
    try:
        book, notes = load_rulebook(options.rules, options.on)
    except RvcError as problem:
        return Report(options.on, None, (), problem.diagnostics, 2, options.top)
    sources, complaints = expand(options.paths)
    found = _Found([*notes, *complaints])
    with Scratch() as scratch:
        for source in sources:
            _check_source(source, asked_for(book, options, scratch), book, options, found)
    return found.report(book, options)


def asked_for(book: Rulebook, options: Options, scratch: Scratch) -> Asked:
    """What every source is read for."""
    codes = watched(book, tags_count=options.evidence is not EvidenceMode.CERTIFIED)
    listed = ListedCodes(book.core_codes, book.whole_codes, codes)
    parts = options.good_class is GoodClass.PART or options.part_for is not None
    return Asked(options.on, book.roles, frozenset(book.articles), listed, options.top, scratch, parts)


class _Found:
    """What a call has found so far."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        self.diagnostics = diagnostics
        self.assessments: list[Assessment] = []
        self.lines: list[tuple[str, int, int]] = []

    def report(self, book: Rulebook, options: Options) -> Report:
        """The report, with warnings as errors where the call is strict."""
        diagnostics = [as_strict(one) for one in self.diagnostics] if options.strict else self.diagnostics
        broken = {one.span.file for one in diagnostics if one.severity is Severity.ERROR}
        assessments = tuple(self.assessments)
        status = exit_status(assessments, bool(broken), options)
        return Report(
            day=options.on,
            pack=book.pack,
            assessments=assessments,
            diagnostics=tuple(diagnostics),
            exit_status=status,
            top=options.top,
            lines_of=tuple(self.lines),
            margin=options.margin,
        )


def as_strict(one: Diagnostic) -> Diagnostic:
    """``--strict``: warnings are errors, and so is a header that no column answers to."""
    if one.severity is Severity.WARNING or one.code == UNKNOWN_HEADER.id:
        return replace(one, severity=Severity.ERROR)
    return one


def exit_status(assessments: Iterable[Assessment], broken: bool, options: Options) -> int:
    """The worst of 2 > 1 > 3 > 0 over all goods; ``--exit-zero`` forgives 1 and 3 only."""
    found = {2} if broken else set()
    for one in assessments:
        found.add(1 if one.within_margin else STATUS[one.outcome])
    status = next((code for code in ORDER if code in found), 2 if not found else 0)
    return 0 if options.exit_zero and status in {1, 3} else status


def _check_source(source: Source, asked: Asked, book: Rulebook, options: Options, found: _Found) -> None:
    """One source: an error anywhere in it leaves none of its goods."""
    read = read_source(source, asked)
    found.diagnostics += read.diagnostics
    if options.strict and any(as_strict(one).severity is Severity.ERROR for one in read.diagnostics):
        return
    assessments: list[Assessment] = []
    wrong: list[Diagnostic] = []
    for good in read.goods:
        try:
            assessment = _assessed(good, read, book, options)
        except RvcError as problem:
            wrong += problem.diagnostics
        else:
            assessments.append(assessment)
    found.diagnostics += wrong
    if not any(one.severity is Severity.ERROR for one in wrong):
        found.diagnostics += [note for one in assessments for note in one.diagnostics]
        found.assessments += assessments
        found.lines += _lines(read, assessments)


def worked(
    good: Good, read: SourceGoods, book: Rulebook, options: Options
) -> tuple[Settled, Worked, Question]:
    """A good settled and worked; raises RvcError for whatever keeps the question from being asked."""
    settled = settle(good, options, book, from_manifest=read.manifest is not None)
    question = Question(book, options.on, options.evidence, options.require, options.top)
    try:
        done = work(settled.good, settled.good_class, settled.assumed, question)
    except NothingInForceError as problem:
        raise RvcError(complaint(codes.NOT_IN_FORCE, good.source, str(problem))) from problem
    wrong = [*placed(unaskable(done), read), *contradicted_purchases(done)]
    if wrong:
        raise RvcError(*wrong)
    return settled, done, question


def _assessed(good: Good, read: SourceGoods, book: Rulebook, options: Options) -> Assessment:
    settled, done, question = worked(good, read, book, options)
    assessment = assess(done, settled.reason, question)
    notes = placed(remarks(done, assessment), read)
    within = _within_margin(assessment, options)
    return replace(assessment, diagnostics=tuple(notes), within_margin=within, asked=options.require)


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


def _lines(read: SourceGoods, assessments: Iterable[Assessment]) -> list[tuple[str, int, int]]:
    """The physical line of every row that the report names."""
    rows: set[int | None] = set()
    for assessment in assessments:
        rows |= {one.row for one in assessment.heaviest} | {one.row for one in assessment.findings}
        rows |= {need.row for finding in assessment.findings for need in finding.needed}
    named = {row for row in rows if row is not None}
    return [(read.name, row, line) for row, line in sorted(read.lines(named).items())] if named else []
