"""What the tool knows, listed: complaints, columns, rule packs, and the law as a decision table."""

import importlib
import pkgutil
from collections.abc import Iterator, Sequence
from functools import cache

from rich.text import Text

from rvc_cli import diagnostics
from rvc_cli.diagnostics import Code, Severity
from rvc_cli.facts.catalogue import ColumnRow, PackRow, RuleRow
from rvc_cli.report.diagnostics import STYLES
from rvc_cli.report.grid import Cell, Column, grid
from rvc_cli.report.numbers import aligned, plain
from rvc_cli.report.paper import Paper
from rvc_cli.report.printing import printed
from rvc_cli.report.sections import DIM, TITLE
from rvc_cli.report.wording import LAW, paragraph

ROOM_FOR_LAW = 140
PERCENT = "%"


@cache
def codes() -> tuple[Code, ...]:
    """Every kind of complaint there is, by its id."""
    found: set[Code] = set()
    for module in pkgutil.iter_modules(diagnostics.__path__):
        held = vars(importlib.import_module(f"{diagnostics.__name__}.{module.name}")).values()
        found |= {one for one in held if isinstance(one, Code)}
    return tuple(sorted(found, key=lambda one: one.id))


def code_named(name: str) -> Code | None:
    """The code with this id, whatever its case; None where there is none."""
    return next((one for one in codes() if one.id == name.strip().upper()), None)


def codes_text(to_terminal: bool = True) -> str:
    """``rvc codes``: every code, its severity, what it says."""
    return printed(_codes, to_terminal)


def code_text(code: Code, to_terminal: bool = True) -> str:
    """``rvc codes CODE``: what it says, why it matters, what mends it."""
    return printed(lambda paper: _code(code, paper), to_terminal)


def columns_text(columns: Sequence[ColumnRow], to_terminal: bool = True) -> str:
    """``rvc columns``: every column, its meaning, the headers by which it is known."""
    return printed(lambda paper: _columns(columns, paper), to_terminal)


def packs_text(packs: Sequence[PackRow], to_terminal: bool = True) -> str:
    """``rvc rules list``: every pack, its status, how far it was read."""
    return printed(lambda paper: _packs(packs, paper), to_terminal)


def rules_text(rules: Sequence[RuleRow], to_terminal: bool = True) -> str:
    """``rvc rules show``: what binds, since when, what follows it when, and the paragraph."""
    return printed(lambda paper: _rules(rules, paper), to_terminal)


def articles_text(articles: Sequence[tuple[str, str]], to_terminal: bool = True) -> str:
    """The names of the goods that split provisions tell apart, as the column ``article`` takes them."""
    return printed(lambda paper: _articles(articles, paper), to_terminal)


def _articles(articles: Sequence[tuple[str, str]], paper: Paper) -> Iterator[Text]:
    yield Text("Articles", style=TITLE)
    for name, words in articles:
        yield from paper.said(f"{name}: {words}")


def _codes(paper: Paper) -> Iterator[Text]:
    columns = (Column("Code"), Column("Severity"), Column("What it says", least=20))
    yield from grid(paper, columns, [(one.id, _severity(one.severity), one.title) for one in codes()])


def _code(code: Code, paper: Paper) -> Iterator[Text]:
    yield from paper.said(f"{code.id}, {code.severity.value}: {code.title}", TITLE, indent=0)
    yield from paper.said(code.why)
    yield from paper.said(f"To mend it: {code.mend}")


def _severity(severity: Severity) -> Text:
    return Text(severity.value, style=STYLES[severity])


def _columns(columns: Sequence[ColumnRow], paper: Paper) -> Iterator[Text]:
    for one in columns:
        yield Text(paper.shortened(one.name, paper.width), style=TITLE)
        yield from paper.said(one.meaning, hang=0)
        if one.aliases:
            yield from paper.said(f"also: {', '.join(one.aliases)}", DIM)


def _packs(packs: Sequence[PackRow], paper: Paper) -> Iterator[Text]:
    columns = (
        Column("Pack"),
        Column("Status"),
        Column("Read through"),
        Column("Extends"),
        Column("What it is", least=10),
    )
    rows = [
        (
            one.id,
            one.status if one.status == LAW else f"{one.status}, not law",
            one.verified_through.isoformat(),
            one.extends or "",
            one.title,
        )
        for one in packs
    ]
    yield from grid(paper, columns, rows)


def _rules(rules: Sequence[RuleRow], paper: Paper) -> Iterator[Text]:
    """A row for each rule; the paragraph beside it where there is room, else under it."""
    wide = paper.width >= ROOM_FOR_LAW
    columns = (
        Column("Subject", least=20),
        Column("Method", least=8),
        Column("Value", right=True),
        Column("Since"),
        Column("Then"),
        *((Column("Law", least=20), Column("File", least=10)) if wide else ()),
    )
    numbers = zip(rules, aligned([plain(one.value) for one in rules]), strict=True)
    values = [f"{number} {PERCENT if one.unit == PERCENT else ' '}" for one, number in numbers]
    rows = [_rule(one, value, wide) for one, value in zip(rules, values, strict=True)]
    header, *laid = grid(paper, columns, rows)
    yield header
    for one, line in zip(rules, laid, strict=True):
        yield line
        if not wide:
            yield from paper.said(f"{paragraph(one.citation)} · {one.file}", DIM, indent=4)


def _rule(one: RuleRow, value: str, wide: bool) -> list[Cell]:
    follows = ""
    if one.next_value is not None and one.next_since is not None:
        follows = f"{plain(one.next_value)} from {one.next_since.isoformat()}"
    elif one.until is not None:
        follows = f"ends {one.until.isoformat()}"
    row: list[Cell] = [one.subject, one.method, value, one.since.isoformat(), follows]
    return [*row, one.citation, one.file] if wide else row
