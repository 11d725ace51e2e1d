"""``rvc explain``."""

from typing import Annotated

import typer

from rvc_cli.cli.check import ClassName, EvidenceName, UseName, costs_of
from rvc_cli.cli.options import On, Rules, day


def explain(
    bom: Annotated[str, typer.Argument(metavar="BOM", help="A table or a manifest.")],
    part: Annotated[
        str | None,
        typer.Argument(metavar="PART", help="A part number; absent: the good itself.", show_default=False),
    ] = None,
    vehicle: Annotated[str | None, typer.Option("--vehicle", help="Which good, in a table of many.")] = None,
    class_: Annotated[ClassName | None, typer.Option("--class", help="What the good is (s. 12).")] = None,
    part_for: Annotated[UseName | None, typer.Option("--part-for", help="What a part is for.")] = None,
    evidence: Annotated[EvidenceName | None, typer.Option("--evidence", help="How far a tag counts.")] = None,
    cost: Annotated[
        list[str] | None,
        typer.Option(
            "--cost", metavar="KIND=AMOUNT", help="A cost per unit of the good.", show_default=False
        ),
    ] = None,
    on: On = None,
    rules: Rules = None,
) -> int:
    """Why a part, or the vehicle, came out as it did: the formula with its numbers, the paragraph, the lines counted.

    Exit status: 0 explained, 2 the question could not be asked.
    """
    from rvc_cli.cli.output import put
    from rvc_cli.diagnostics import RvcError
    from rvc_cli.facts.rules import GoodClass, Use
    from rvc_cli.law.evidence import EvidenceMode
    from rvc_cli.report.diagnostics import print_diagnostics
    from rvc_cli.report.explanation import explanation_text
    from rvc_cli.tasks.explain import explain as answer
    from rvc_cli.tasks.question import Options

    options = Options(
        paths=(bom,),
        on=day(on),
        good_class=GoodClass(class_.value) if class_ else None,
        part_for=Use(part_for.value) if part_for else None,
        evidence=EvidenceMode(evidence.value) if evidence else EvidenceMode.AS_WRITTEN,
        costs=costs_of(cost or []),
        rules=tuple(rules or ()),
    )
    try:
        found, notes = answer(bom, part, vehicle, options)
    except RvcError as problem:
        print_diagnostics(problem.diagnostics)
        return 2
    print_diagnostics(notes)
    put(explanation_text(found))
    return 0
