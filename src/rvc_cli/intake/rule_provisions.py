"""Provisions out of a rule file: every version checked, none missing, none twice."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from difflib import get_close_matches
from itertools import pairwise

from msgspec import Struct

from rvc_cli.diagnostics import LISTED, Code, Diagnostic
from rvc_cli.diagnostics.rulepacks import (
    BACKWARDS,
    GAP,
    NO_CITATION,
    NO_PERCENTAGE,
    NO_VERSION,
    OVERLAP,
    UNKNOWN_MEASURE,
)
from rvc_cli.facts.provision import Citation, Provision
from rvc_cli.facts.rules import Threshold
from rvc_cli.intake.rule_models import ProvisionTable, RuleFile, VersionRow
from rvc_cli.intake.toml_file import TomlFile
from rvc_cli.intake.toml_places import KeyPath
from rvc_cli.intake.toml_words import shown

MEASURES = (
    "rvc",
    "rvc-transaction-value",
    "us-content",
    "lvc",
    "lvc-least-material-and-labor",
    "lvc-most-technology",
    "lvc-most-assembly",
    "lvc-assembly-credit",
    "lvc-credit-total-above",
    "lvc-credit-material-and-labor-above",
    "lvc-credit-least-rvc",
    "capacity-engines",
    "capacity-transmissions",
    "capacity-battery-packs",
    "hourly-usd",
    "hourly-cad",
    "hourly-mxn",
    "purchases",
    "melted-and-poured",
    "value",
    "years-new-building",
    "years-refit",
    "years-certified",
    "years-contract",
    "years-short-adjustment",
    "basis-points",
    "decimals",
)
# What a measure is counted in, by how its name begins, and the most it can be; percentages are all the others.
UNITS = {
    "years": ("years", 100),
    "capacity": ("units", 10**9),
    "hourly": ("amount", 10**6),
    "basis": ("basis_points", 10_000),
    "decimals": ("decimals", 8),
}


class RuleSource(Struct, frozen=True):
    """A rule file that was read and has the right shape; ``file.name`` is what it is called in citations."""

    file: TomlFile
    rules: RuleFile

    def complain(self, code: Code, path: KeyPath, message: str) -> Diagnostic:
        """A complaint at a key of this file."""
        return self.file.complaint(code, path, message)

    def cited(self, paragraph: str) -> str:
        """A paragraph with the name of the text it stands in: Uniform Regulations s. 13."""
        return f"{self.rules.cited_as} {paragraph}" if self.rules.cited_as else paragraph


def did_you_mean(word: str, known: Iterable[str], told: int = 0) -> str:
    """The end of a complaint about an unknown word: the nearest known one, else all of them.

    After :data:`LISTED` complaints have been ``told`` none is printed, and none is looked for.
    """
    if told > LISTED:
        return "see those above."
    choices = sorted(known)
    if near := get_close_matches(word, choices, n=1):
        return f"did you mean {shown(near[0])}?"
    return f"known: {', '.join(choices)}." if choices else "none is defined."


def thresholds(source: RuleSource, complaints: list[Diagnostic]) -> dict[str, Threshold]:
    """Every provision of a file by ``subject.measure``; what is wrong goes to ``complaints``."""
    found: dict[str, Threshold] = {}
    for subject, measures in source.rules.subjects.items():
        for measure, table in measures.items():
            path = (subject, measure)
            complaints += _unsound(source, path, table, len(complaints))
            name = f"{subject}.{measure}"
            versions = (_provision(source, name, index, row) for index, row in enumerate(table.in_force))
            found[name] = Threshold(name, tuple(sorted(versions, key=lambda one: one.since)))
    return found


def _provision(source: RuleSource, name: str, index: int, row: VersionRow) -> Provision[Decimal]:
    value = next(iter(row.given.values()), Decimal(0))
    citation = Citation(
        paragraph=source.cited(row.cite.strip()),
        pack=source.rules.id,
        file=source.file.name,
        key=f"{name}.in_force[{index}]",
    )
    return Provision(value, row.since, row.until, citation)


def _unsound(
    source: RuleSource, path: tuple[str, str], table: ProvisionTable, told: int
) -> Iterator[Diagnostic]:
    """Everything wrong with the versions of one provision, after ``told`` complaints."""
    measure = path[1]
    if measure not in MEASURES:
        hint = did_you_mean(measure, MEASURES, told)
        yield source.complain(UNKNOWN_MEASURE, path, f"{shown(measure)} is no measure; {hint}")
    if not table.in_force:
        message = f"{shown('.'.join(path))} has no version; give it a value with its days and a citation."
        yield source.complain(NO_VERSION, path, message)
    for index, row in enumerate(table.in_force):
        here = (*path, "in_force", index)
        if not row.cite.strip():
            yield source.complain(NO_CITATION, here, 'This value has no citation; add cite = "…".')
        if wrong := _no_value(measure, row):
            yield source.complain(NO_PERCENTAGE, here, wrong)
        if row.until is not None and row.until <= row.since:
            message = f"This version ends on {row.until}, before or as it begins on {row.since}."
            yield source.complain(BACKWARDS, here, message)
    yield from _not_seamless(source, path, table)


def _no_value(measure: str, row: VersionRow) -> str:
    unit, most = UNITS.get(measure.partition("-")[0], ("percent", 0))
    if unit == "percent":
        if set(row.given) != {unit}:
            return f"{shown(measure)} takes percent = a number from 0 to 100, and nothing else."
        if not 0 <= row.given[unit] <= 100:
            return f"{row.percent} is no percentage; write a number from 0 to 100."
        if measure == "melted-and-poured" and row.percent not in {0, 100}:
            return f"{shown(measure)} takes percent = 0 or 100: none of the steelmaking, or all of it."
        return ""
    if set(row.given) == {unit} and 0 < row.given[unit] <= most:
        return ""
    number = "a number" if unit == "amount" else "a whole number"
    return f"{shown(measure)} takes {unit} = {number} above 0, and nothing else."


def _not_seamless(source: RuleSource, path: KeyPath, table: ProvisionTable) -> Iterator[Diagnostic]:
    """Gaps and overlaps between versions, each at the later one; a version without ``until`` has no end."""
    versions = sorted(enumerate(table.in_force), key=lambda pair: pair[1].since)
    for (_, earlier), (index, later) in pairwise(versions):
        here = (*path, "in_force", index)
        if earlier.until is None or earlier.until > later.since:
            end = f"binds until {earlier.until}" if earlier.until else "has no end"
            message = f"This version begins on {later.since}, but the one before it {end}."
            yield source.complain(OVERLAP, here, message)
        elif earlier.until < later.since:
            message = f"Nothing binds from {earlier.until} until this version begins on {later.since}."
            yield source.complain(GAP, here, message)
