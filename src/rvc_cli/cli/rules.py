"""``rvc rules``."""

from typing import Annotated

import typer

from rvc_cli.cli.options import On, Rules, day

app = typer.Typer(
    help="The rules as data: which packs there are, what binds on a day, whether a pack is sound.",
    no_args_is_help=True,
)


@app.command("list")
def list_() -> int:
    """List the rule packs that ship with rvc."""
    from rvc_cli.cli.output import put
    from rvc_cli.report.catalogue import packs_text
    from rvc_cli.tasks.rules import packs

    put(packs_text(packs()))
    return 0


@app.command("show")
def show(
    class_: Annotated[
        str | None,
        typer.Argument(
            metavar="CLASS",
            help="A class (heavy-truck), a table (table-b) or another name; absent: all.",
            show_default=False,
        ),
    ] = None,
    on: On = None,
    rules: Rules = None,
) -> int:
    """Show what binds on a day: the percentage, since when, what follows when, and the paragraph.

    Without a name the articles that split provisions tell apart are listed too.
    """
    from rvc_cli.cli.output import put
    from rvc_cli.diagnostics import RvcError
    from rvc_cli.report.catalogue import articles_text, rules_text
    from rvc_cli.report.diagnostics import print_diagnostics
    from rvc_cli.tasks.rules import articles
    from rvc_cli.tasks.rules import show as rows

    names, asked = tuple(rules or ()), day(on)
    try:
        found, notes = rows(class_, names, asked)
        listed = articles(names, asked) if class_ is None else ()
    except RvcError as problem:
        print_diagnostics(problem.diagnostics)
        return 2
    print_diagnostics(notes)
    put(rules_text(found))
    if listed:
        put("\n" + articles_text(listed))
    return 0


@app.command("check")
def check(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A rule pack: a .toml file, a folder, or a name.")
    ],
) -> int:
    """Check a rule pack: keys, dates without gap or overlap, a paragraph for every value.

    Exit status: 0 sound, 2 not.
    """
    from rvc_cli.cli.output import put
    from rvc_cli.diagnostics import Severity
    from rvc_cli.report.diagnostics import print_diagnostics
    from rvc_cli.tasks.rules import check as complaints

    found = complaints(file)
    print_diagnostics(found)
    if any(one.severity is Severity.ERROR for one in found):
        return 2
    put(f"{file}: sound\n")
    return 0
