"""``rvc schema``."""

from enum import StrEnum
from typing import Annotated

import typer


class SchemaName(StrEnum):
    """What a JSON Schema describes."""

    report = "report"
    rules = "rules"
    manifest = "manifest"
    books = "books"


def schema(
    what: Annotated[
        SchemaName, typer.Argument(help="The report of --format json, a rule pack, a manifest, or books.")
    ] = SchemaName.report,
) -> int:
    """Print the JSON Schema of the report, of a rule pack, of a manifest, or of the books of `rvc net-cost`."""
    import json

    from rvc_cli.cli.output import put

    if what is SchemaName.report:
        from rvc_cli.report.as_json import report_schema

        put(report_schema())
        return 0
    if what is SchemaName.rules:
        from rvc_cli.intake.rule_models import rules_schema as described
    elif what is SchemaName.books:
        from rvc_cli.intake.books import books_schema as described
    else:
        from rvc_cli.intake.manifest import manifest_schema as described
    put(json.dumps(described(), indent=2, ensure_ascii=False) + "\n")
    return 0
