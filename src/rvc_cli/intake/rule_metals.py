"""Table S out of a rule file: the goods of steel and of aluminum whose purchases count (s. 17(1))."""

from rvc_cli.diagnostics import Diagnostic
from rvc_cli.diagnostics.rulepacks import EMPTY_RULE, GIVEN_TWICE
from rvc_cli.facts.metals import Metal
from rvc_cli.facts.rules import MetalRow
from rvc_cli.intake.rule_models import MetalTable
from rvc_cli.intake.rule_provisions import RuleSource
from rvc_cli.intake.rule_rows import Rows, codes_of, uncited
from rvc_cli.intake.toml_places import KeyPath


def add_metals(source: RuleSource, rows: Rows, complaints: list[Diagnostic]) -> None:
    """Adds the goods that one file lists of either metal to ``rows``; what is wrong goes to ``complaints``."""
    for index, table in enumerate(source.rules.metal):
        _add_metal(source, ("metal", index), table, rows, complaints)


def _add_metal(
    source: RuleSource, path: KeyPath, table: MetalTable, rows: Rows, complaints: list[Diagnostic]
) -> None:
    complaints += uncited(source, path, table.cite)
    if not table.rows:
        message = "This list of a metal has no row, so it says nothing; add one or remove the list."
        complaints.append(source.complain(EMPTY_RULE, path, message))
    for index, row in enumerate(table.rows):
        here = (*path, "rows", index)
        codes, wrong = codes_of(source, here, row, table.nomenclature)
        complaints += wrong
        for ranges, version in codes.sets:
            cite = source.cited(f"{table.cite.strip()}, {', '.join(str(one) for one in ranges)}")
            metal = Metal(table.metal)
            made = MetalRow(metal, ranges, row.by_metal_value, row.description, cite, version)
            if twice := _listed_before(made, rows):
                message = f"{twice} is listed for {metal} twice in this pack; each code has one description."
                complaints.append(source.complain(GIVEN_TWICE, here, message))
            rows.metals.append(made)


def _listed_before(made: MetalRow, rows: Rows) -> str:
    """The first code of a row that stands in an earlier row of the same metal."""
    before = {code for row in rows.metals if row.metal is made.metal for code in row.codes}
    return next((str(code) for code in made.codes if code in before), "")
