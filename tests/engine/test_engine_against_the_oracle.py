"""The engine and the law together give what a slow walk over the rows gives: net cost, VNM, content, lines."""

import tempfile
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from building import DAY, answer, ends, write
from oracle import Answer, Reading, measure
from rvc_cli.facts.findings import Assessment
from rvc_cli.law.evidence import EvidenceMode
from tables_at_random import WRITTEN, Cells, Tree, flat, trees, without

COST = {"labor": Decimal("30.00000001"), "currency_gain": Decimal("0.5")}
MODES = [mode.value for mode in EvidenceMode]


def _both(rows: list[Cells], mode: str, designated: list[str]) -> tuple[Assessment, Answer]:
    with tempfile.TemporaryDirectory() as folder:
        said = {"class": "heavy-truck"}
        choices = {"intermediate": designated}
        path = write(Path(folder), rows, said, cost=COST, choices=choices)
        reading = Reading(evidence=mode, designated=designated)
        worked = measure(Path(folder) / "bom.csv", DAY, COST, reading)
        return answer(path, evidence=EvidenceMode(mode)), worked


def _agree(rows: list[Cells], mode: str, designated: list[str]) -> None:
    found, worked = _both(rows, mode, designated)
    assert ends(found) == (worked.low.net_cost, worked.low.vnm, worked.high.net_cost, worked.high.vnm)
    assert found.lines == worked.lines
    content = {code: value for code, value in found.content_by_country if value}
    assert content == {code: value for code, value in worked.content_by_country.items() if value}


@settings(max_examples=25)
@given(trees(depth=0), st.sampled_from(MODES), st.booleans())
def test_a_flat_table_comes_out_as_the_oracle_works_it(tree: Tree, mode: str, certified: bool) -> None:
    rows = flat(tree)
    _agree(rows if certified else without(rows, "originating", "certified_from", "certified_until"), mode, [])


@pytest.mark.parametrize("written", WRITTEN)
@settings(max_examples=15)
@given(tree=trees(), mode=st.sampled_from(MODES))
def test_a_tree_comes_out_as_the_oracle_works_it(written: str, tree: Tree, mode: str) -> None:
    _agree(WRITTEN[written](tree), mode, tree.designated)


@settings(max_examples=8)
@given(tree=trees())
def test_the_three_ways_of_writing_a_tree_say_the_same(tree: Tree) -> None:
    said = [_both(write_(tree), "as-written", tree.designated)[0] for write_ in WRITTEN.values()]
    assert len({str(ends(one)) + str(one.outcome) + str(one.content_by_country) for one in said}) == 1


@settings(max_examples=8)
@given(tree=trees(depth=0))
def test_materials_by_country_by_evidence_and_by_line_add_up_to_the_same(tree: Tree) -> None:
    rows = [
        one
        for one in flat(tree)
        if one.get("kind", "") not in {"labor", "other", "packing", "overhead", "sales-promotion"}
    ]
    found, _ = _both(rows, "as-written", [])
    value = sum(
        Fraction(one["unit_value"]) * Fraction(one["quantity"]) / int(one.get("price_unit") or 1)
        for one in rows
    )
    assert sum(amount for _, amount in found.content_by_country) == value
    assert found.net_cost_low == value + Fraction(COST["labor"]) - Fraction(COST["currency_gain"])
