"""``rvc codes`` and ``rvc columns``."""

from typing import Annotated

import typer

from rvc_cli.cli.options import usage


def codes(
    code: Annotated[
        str | None,
        typer.Argument(metavar="CODE", help="A code such as BOM104; absent: all.", show_default=False),
    ] = None,
) -> int:
    """What a diagnostic means and how to mend it."""
    from rvc_cli.cli.output import put
    from rvc_cli.report.catalogue import code_named, code_text, codes_text

    if code is None:
        put(codes_text())
        return 0
    found = code_named(code)
    if found is None:
        usage(f"{code!r} is no code; `rvc codes` lists them all")
    put(code_text(found))
    return 0


def columns() -> int:
    """The columns of a bill of materials, what they mean, and the headers they are known by."""
    from rvc_cli.cli.output import put
    from rvc_cli.report.catalogue import columns_text
    from rvc_cli.tasks.columns import columns as rows

    put(columns_text(rows()))
    return 0
