"""What several commands take alike, and how a word on the command line becomes a value."""

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from rvc_cli.facts.classes import GoodClass, Method, Use

if TYPE_CHECKING:
    from rvc_cli.facts.goods import Costs
    from rvc_cli.tasks.question import Options


class Evidence(StrEnum):
    """How far a tag counts."""

    CERTIFIED = "certified"
    TAGGED = "tagged"


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Tables (.csv, .tsv), manifests (.toml), folders or patterns; - is CSV on standard input.",
        show_default=False,
    ),
]
Rules = Annotated[
    list[str] | None,
    typer.Option(
        "--rules",
        metavar="NAME|PATH",
        help="A rule pack by name or path; repeatable, later wins. Without it the law: usmca.",
        show_default=False,
    ),
]
On = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar="DATE",
        help="The day whose law is asked, YYYY-MM-DD; today if absent.",
        show_default=False,
    ),
]
Class = Annotated[
    GoodClass | None, typer.Option("--class", help="What the good is (s. 12); decides over its HS code.")
]
PartFor = Annotated[Use | None, typer.Option("--part-for", help="What a part is for.")]
By = Annotated[
    Method | None, typer.Option("--method", help="How RVC is measured; absent: the better of those open.")
]
Required = Annotated[
    str | None,
    typer.Option(
        "--required", metavar="PCT", help="A percentage of your own instead of the law (class custom)."
    ),
]
OnTags = Annotated[
    Evidence | None,
    typer.Option(
        "--evidence", help="certified: a tag alone proves nothing; tagged: it does where nobody certified."
    ),
]
Cost = Annotated[
    list[str] | None,
    typer.Option(
        "--cost",
        metavar="KIND=AMOUNT",
        help="A cost per unit of the good, as in [cost]; repeatable.",
        show_default=False,
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Warnings, and headers nobody knows, are errors.")]
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def asked(
    paths: list[str],
    on: str | None,
    class_: GoodClass | None,
    part_for: Use | None,
    method: Method | None,
    required: str | None,
    rules: list[str] | None,
    cost: list[str] | None,
    evidence: Evidence | None = None,
    **more: Any,
) -> "Options":
    """The question of a call, its words made values; ``more`` is what only one command asks."""
    from rvc_cli.law.evidence import EvidenceMode
    from rvc_cli.tasks.question import Options

    if required is not None and class_ not in {None, GoodClass.CUSTOM}:
        usage("--required asks a question of your own; beside a legal class it cannot stand")
    return Options(
        paths=tuple(paths),
        on=day(on),
        good_class=class_,
        part_for=part_for,
        method=method,
        required=None if required is None else percent(required, "--required"),
        rules=tuple(rules or ()),
        evidence=EvidenceMode(evidence.value) if evidence else EvidenceMode.AS_WRITTEN,
        costs=costs_of(cost or []),
        **more,
    )


def usage(message: str) -> NoReturn:
    """A call that cannot be understood: exit status 2."""
    raise typer.BadParameter(message)


def day(text: str | None) -> date:
    """The day asked for: an ISO date, or today. The only place that reads the clock."""
    if text is None:
        return date.today()  # noqa: DTZ011 - the law binds by the calendar day where the user is
    try:
        if not _DAY.fullmatch(text):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError:
        usage(f"--on {text!r} is no date: write YYYY-MM-DD, as in 2026-11-23")


def percent(text: str, option: str) -> Decimal:
    """A percentage from 0 to 100 in plain digits."""
    number = amount(text, option)
    if number > 100:
        usage(f"{option} {text} is above 100")
    return number


def amount(text: str, option: str) -> Decimal:
    """An amount in plain digits: at most 10 before and 8 after the point, no sign, no separator."""
    from rvc_cli.facts.cells import NumberFormat

    if not re.fullmatch(NumberFormat().pattern, text.strip()):
        usage(f"{option} {text!r} is no plain number: digits and a decimal point only, as in 1234.56")
    return Decimal(text.strip())


def costs_of(given: list[str]) -> "Costs":
    """``--cost KIND=AMOUNT``: costs per unit of the good, in its currency."""
    from rvc_cli.facts.goods import Costs

    total = Costs()
    if not given:
        return total
    from rvc_cli.intake.manifest import costs_from

    for one in given:
        kind, _, text = one.partition("=")
        key = kind.strip().lower().replace("-", "_")
        value = amount(text, f"--cost {kind}")
        try:
            total = total.plus(costs_from({key: value}))
        except KeyError:
            usage(
                f"--cost {kind!r} is no kind of cost: labor, overhead, period, other, currency-gain, currency-loss, "
                "sales-promotion, royalties, shipping-packing, non-allowable-interest"
            )
    return total
