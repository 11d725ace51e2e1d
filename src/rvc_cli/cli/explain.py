"""``rvc explain``."""

from typing import Annotated

import typer

from rvc_cli.cli.options import By, Class, Cost, On, OnTags, PartFor, Required, Rules, asked


def explain(
    bom: Annotated[str, typer.Argument(metavar="BOM", help="A table or a manifest.")],
    part: Annotated[
        str | None,
        typer.Argument(metavar="PART", help="A part number; absent: the good itself.", show_default=False),
    ] = None,
    vehicle: Annotated[
        str | None, typer.Option("--vehicle", help="Which good, where there are several.")
    ] = None,
    class_: Class = None,
    part_for: PartFor = None,
    method: By = None,
    required: Required = None,
    evidence: OnTags = None,
    cost: Cost = None,
    on: On = None,
    rules: Rules = None,
    top: Annotated[
        int, typer.Option("--top", metavar="N", min=1, help="How many lines that count alike to name.")
    ] = 1000,
) -> int:
    """Why a part, or the good, came out as it did: the formula with its numbers, the paragraph, the lines counted.

    Exit status: 0 explained, 2 the question could not be asked.
    """
    from rvc_cli.cli.output import put
    from rvc_cli.diagnostics import RvcError
    from rvc_cli.report.diagnostics import print_diagnostics
    from rvc_cli.report.explanation import explanations_text
    from rvc_cli.tasks.explain import explain as answer

    options = asked([bom], on, class_, part_for, method, required, rules, cost, evidence, top=top)
    try:
        found, notes = answer(bom, part, vehicle, options)
    except RvcError as problem:
        print_diagnostics(problem.diagnostics)
        return 2
    print_diagnostics(notes)
    put(explanations_text(found))
    return 0
