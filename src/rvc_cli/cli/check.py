"""``rvc check``."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from rvc_cli.cli.options import On, Paths, Rules, Strict, amount, day, percent, usage

if TYPE_CHECKING:
    from rvc_cli.facts.goods import Costs


class ClassName(StrEnum):
    """The classes of goods, as ``--class`` takes them."""

    passenger_vehicle = "passenger-vehicle"
    light_truck = "light-truck"
    heavy_truck = "heavy-truck"
    other_vehicle = "other-vehicle"
    part = "part"
    custom = "custom"


class UseName(StrEnum):
    """What a part is for, as ``--part-for`` takes it."""

    passenger_vehicle = "passenger-vehicle"
    light_truck = "light-truck"
    heavy_truck = "heavy-truck"
    other_vehicle = "other-vehicle"
    aftermarket = "aftermarket"


class MethodName(StrEnum):
    """The methods of s. 7."""

    net_cost = "net-cost"
    transaction_value = "transaction-value"


class EvidenceName(StrEnum):
    """How far a tag counts."""

    certified = "certified"
    tagged = "tagged"


class EngineName(StrEnum):
    """What reads the lines."""

    duckdb = "duckdb"


def check(
    paths: Paths,
    class_: Annotated[
        ClassName | None, typer.Option("--class", help="What the good is (s. 12); decides over its HS code.")
    ] = None,
    part_for: Annotated[UseName | None, typer.Option("--part-for", help="What a part is for.")] = None,
    method: Annotated[
        MethodName | None,
        typer.Option("--method", help="How RVC is measured; absent: the better of those open."),
    ] = None,
    required: Annotated[
        str | None,
        typer.Option(
            "--required", metavar="PCT", help="A percentage of your own instead of the law (class custom)."
        ),
    ] = None,
    on: On = None,
    rules: Rules = None,
    evidence: Annotated[
        EvidenceName | None,
        typer.Option(
            "--evidence",
            help="certified: a tag alone proves nothing; tagged: it does where nobody certified.",
        ),
    ] = None,
    cost: Annotated[
        list[str] | None,
        typer.Option(
            "--cost",
            metavar="KIND=AMOUNT",
            help="A cost per unit of the good, as in [cost]; repeatable.",
            show_default=False,
        ),
    ] = None,
    require: Annotated[
        str | None,
        typer.Option(
            "--require",
            metavar="LIST",
            help="Only these decide: rvc,core-parts,steel,aluminum,lvc,tariff-shift or all.",
        ),
    ] = None,
    margin: Annotated[
        str | None,
        typer.Option("--margin", metavar="POINTS", help="Exit 1 when an RVC is met by less than this."),
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", metavar="F", help="What standard output gets: table or json.")
    ] = "table",
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output", metavar="FILE|FORMAT=FILE", help="Write to a file; repeatable.", show_default=False
        ),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", help="Nothing on standard output beside what --output writes.")
    ] = False,
    strict: Strict = False,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit 0 for not met and for undetermined.")
    ] = False,
    top: Annotated[
        int, typer.Option("--top", metavar="N", min=0, max=1000, help="How many lines of each list to show.")
    ] = 10,
    engine: Annotated[EngineName, typer.Option("--engine", help="What reads the lines.")] = EngineName.duckdb,
) -> int:
    """Does each good meet what the law asks of it on the day?

    Exit status: 0 all met, 1 one is not met, 2 the question could not be asked, 3 none fails and one is undetermined.
    """
    del engine
    from rvc_cli.engine.connection import open_early

    open_early()
    from rvc_cli.cli.output import keep_apart, targets, write
    from rvc_cli.facts.rules import GoodClass, Method, Use
    from rvc_cli.law.evidence import EvidenceMode
    from rvc_cli.tasks.check import check as answer
    from rvc_cli.tasks.question import Options

    wanted = targets(format_, output or [], quiet)
    if output:
        from rvc_cli.tasks.inputs import files_read

        keep_apart(wanted, files_read(paths, rules or ()))
    options = Options(
        paths=tuple(paths),
        on=day(on),
        good_class=GoodClass(class_.value) if class_ else None,
        part_for=Use(part_for.value) if part_for else None,
        method=Method(method.value) if method else None,
        required=percent(required, "--required") if required is not None else None,
        rules=tuple(rules or ()),
        evidence=EvidenceMode(evidence.value) if evidence else EvidenceMode.AS_WRITTEN,
        costs=costs_of(cost or []),
        require=_require(require),
        margin=amount(margin, "--margin") if margin is not None else None,
        strict=strict,
        exit_zero=exit_zero,
        top=top,
    )
    if options.required is not None and options.good_class not in {None, GoodClass.CUSTOM}:
        usage("--required asks a question of your own; beside a legal class it cannot stand")
    report = answer(options)
    write(report, wanted)
    return report.exit_status


def _require(text: str | None) -> frozenset[str] | None:
    """``--require``: the requirements that decide."""
    from rvc_cli.tasks.question import REQUIREMENTS

    if text is None:
        return None
    names = [name.strip() for name in text.split(",")]
    unknown = [name for name in names if name not in REQUIREMENTS]
    if unknown:
        usage(f"--require {', '.join(unknown)!r}: known are {', '.join(REQUIREMENTS)}")
    return frozenset(names)


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
