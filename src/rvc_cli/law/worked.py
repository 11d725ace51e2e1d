"""A good with everything the law reads of it worked out once."""

from datetime import date

from msgspec import Struct

from rvc_cli.facts.goods import Good
from rvc_cli.facts.lots import ZERO
from rvc_cli.facts.rules import GoodClass, Rulebook
from rvc_cli.law.asked import Asked, asked_of
from rvc_cli.law.classes import LIGHT_VEHICLES
from rvc_cli.law.core_part_spots import Rolled
from rvc_cli.law.core_parts import SUBJECT, CoreParts, core_parts
from rvc_cli.law.core_rows import named_roles
from rvc_cli.law.evidence import EvidenceMode
from rvc_cli.law.labor import LaborValue
from rvc_cli.law.labor_of_vehicles import labor_of
from rvc_cli.law.needs import core_part_lines
from rvc_cli.law.own_rule import OwnRules
from rvc_cli.law.purchases import Purchase, purchases
from rvc_cli.law.roll_up import RollUp
from rvc_cli.law.staging import staged, staged_subject
from rvc_cli.law.value_content import Subject, the_good


class Question(Struct, frozen=True):
    """What is asked of a good beside its own facts: the law, the day, and how evidence counts."""

    book: Rulebook
    day: date
    mode: EvidenceMode
    required: frozenset[str] | None
    top: int


class Worked(Struct, frozen=True):
    """A good with everything the law reads of it worked out once.

    ``regime``: whether the day lies in an approved regime of s. 19; None where that is not said.
    """

    good: Good
    good_class: GoodClass
    assumed: bool
    asked: Asked
    rules: OwnRules
    roll_up: RollUp
    subject: Subject
    bought: tuple[Purchase, ...]
    core: CoreParts | None = None
    other_reading: Subject | None = None
    labor: LaborValue | None = None
    regime: bool | None = False


def work(good: Good, good_class: GoodClass, assumed: bool, question: Question) -> Worked:
    """Everything measured of a good; raises NothingInForceError where no rule binds the day."""
    asked = asked_of(question.book, good.facts, good_class, assumed, question.day)
    tariff, regime = good.facts.tariff, staged(good.facts, good_class, question.day)
    rules = OwnRules(question.book, question.day, asked.use, asked.vehicle_subjects, assumed, tariff, regime)
    light = good_class in LIGHT_VEHICLES
    roll_up = RollUp(good, rules, question.mode, light, asked.traced)
    core = (
        _core_parts(roll_up, staged_subject(question.book, SUBJECT) if regime else SUBJECT) if light else None
    )
    other = None
    if core is not None:
        us_position = good.elections.us_position
        open_ = _core_parts(roll_up, staged_subject(question.book, SUBJECT)) if regime is None else None
        other = the_good(
            roll_up.with_rolled(_rolled(core, open_, us_position, good)), good.facts, asked.legal
        )
        roll_up = roll_up.with_rolled(_rolled(core, open_, not us_position, good))
    subject = the_good(roll_up, good.facts, asked.legal)
    bought = tuple(purchases(roll_up, question.mode))
    labor = labor_of(roll_up, subject, good_class, assumed)
    return Worked(
        good, good_class, assumed, asked, rules, roll_up, subject, bought, core, other, labor, regime
    )


def _rolled(core: CoreParts, milder: CoreParts | None, panel: bool, good: Good) -> Rolled:
    """What rolls up; at the best also what would under a regime of s. 19 or in an average (s. 14(12)), where open."""
    found = core.rolled(panel)
    high = found.high | (milder.rolled(panel).high if milder else frozenset())
    if panel and "core-parts" in good.elections.averaged:
        high |= {row.spot for one in core.judged for row in one.piece.rows}
    return Rolled(found.low, high)


def _core_parts(roll_up: RollUp, table: str) -> CoreParts | None:
    """The core parts, measured with nothing rolled up; None where no row names one."""
    if not named_roles(roll_up.good):
        return None
    plain = RollUp(roll_up.good, roll_up.rules, roll_up.mode, core_parts=False)
    base = roll_up.ends(roll_up.good.root, ZERO).low.net_cost
    return core_parts(plain, tuple(core_part_lines(roll_up, base)), table)
