"""An explanation never contradicts the answer: what its rows add up to is what was measured."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from unittest.mock import patch

import pytest
from goods_at_random import goods
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from building import CAR, DAY, ask, cached_rulebook, errors, law, table
from rvc_cli.facts.explanation import Step
from rvc_cli.facts.goods import Good
from rvc_cli.facts.rules import GoodClass
from rvc_cli.law.evidence import EvidenceMode
from rvc_cli.law.value_content import a_component, readings
from rvc_cli.law.worked import Question, Worked, work
from rvc_cli.tasks import explain as task
from rvc_cli.tasks.question import Options
from rvc_cli.tasks.steps import Steps, weighed
from tables_at_random import by_level, trees

ROLES = st.sampled_from(["", "none", "suspension", "steering", "axle", "suspension/coil-springs"])


@st.composite
def goods_with_core_parts(draw: st.DrawFn) -> Good:
    """A good whose rows say which core parts they are."""
    one = draw(goods())
    contents = {
        key: replace(
            inside,
            lots=tuple(replace(lot, role=draw(ROLES)) for lot in inside.lots),
            components=tuple(replace(part, role=draw(ROLES)) for part in inside.components),
        )
        for key, inside in one.contents.items()
    }
    return replace(one, contents=contents)


CLASSES = [CAR, GoodClass.HEAVY_TRUCK, GoodClass.CUSTOM]


def worked(one: Good, good_class: GoodClass = CAR) -> Worked:
    if good_class is GoodClass.CUSTOM:
        one = replace(one, facts=replace(one.facts, required=Decimal(60)))
    return work(one, good_class, False, Question(law(), DAY, EvidenceMode.AS_WRITTEN, None, 10))


def total(steps: list[Step]) -> tuple[Fraction, ...]:
    """Net cost and VNM of the first level, at the worst and at the best."""
    first = [one for one in steps if one.depth == 0]
    return (
        sum((one.net_cost_low for one in first), Fraction(0)),
        sum((one.vnm_low for one in first), Fraction(0)),
        sum((one.net_cost_high or Fraction(0) for one in first), Fraction(0)),
        sum((one.vnm_high for one in first), Fraction(0)),
    )


@settings(max_examples=200)
@given(goods() | goods_with_core_parts(), st.sampled_from(CLASSES))
def test_the_rows_of_a_good_add_up_to_its_net_cost_and_vnm(one: Good, good_class: GoodClass) -> None:
    done = worked(one, good_class)
    found = readings(done.subject, done.asked.candidates)
    steps = list(Steps(done, weighed(done.subject, found)).within(one.root))
    low, high = done.subject.low, done.subject.high
    assert total(steps) == (low.net_cost, low.vnm, high.net_cost, high.vnm)


@given(goods() | goods_with_core_parts())
def test_the_rows_of_a_part_add_up_to_its_own(one: Good) -> None:
    done = worked(one)
    for contents in one.contents.values():
        for part in contents.components:
            subject = a_component(done.roll_up, part)
            found = readings(subject, done.rules.candidates(part.hs_code, part.article))
            steps = list(Steps(done, weighed(subject, found)).within(part.contents))
            low, high = subject.low, subject.high
            assert total(steps) == (low.net_cost, low.vnm, high.net_cost, high.vnm)


@given(goods())
def test_a_level_follows_only_on_the_row_it_stands_in(one: Good) -> None:
    steps = list(Steps(worked(one), weighed(worked(one).subject, ())).within(one.root))
    assert all(below.depth <= above.depth + 1 for above, below in pairwise(steps))


@settings(max_examples=25)
@given(trees(), st.data())
def test_every_row_of_a_table_can_be_explained(
    tmp_path_factory: pytest.TempPathFactory, tree: object, data: st.DataObject
) -> None:
    rows = by_level(tree)  # type: ignore[arg-type]
    path = tmp_path_factory.mktemp("tables") / "bom.csv"
    path.write_text(table(rows), encoding="utf-8")
    if not errors(ask(path)):
        part = data.draw(st.sampled_from([row["part_number"] for row in rows]))
        with patch.object(task, "load_rulebook", cached_rulebook):
            found, _ = task.explain(str(path), part, None, Options(paths=(), on=DAY))
        assert len(found) == sum(row["part_number"] == part for row in rows)
