"""What a component is before it is weighed in what it stands in: bought or made, originating or not, and why."""

from msgspec import Struct

from rvc_cli.facts.goods import Component
from rvc_cli.facts.lots import Certification, Standing
from rvc_cli.facts.outcome import Outcome
from rvc_cli.law.evidence import EvidenceMode, foreign_tag, standing
from rvc_cli.law.maker import made_inside, where_produced
from rvc_cli.law.material import counts_as_originating


class Decided(Struct, frozen=True, gc=False):
    """What is decided of a component once, before it is weighed in what it stands in.

    As an acquired material: whether it originates at the worst and at the best. As a self-produced one: whether it
    enters with no VNM (s. 7(4)(b), 14(1)). ``by_rule`` is its own rule's outcome, None where none is on file;
    ``own_word`` says that the producer's own determination stands in for a rule (s. 8(7)(a)).
    """

    standing: Standing
    originates_low: bool
    originates_high: bool
    rolls_low: bool
    rolls_high: bool
    by_rule: Outcome | None
    own_word: bool


def decide(
    part: Component,
    by_rule: Outcome | None,
    mode: EvidenceMode,
    intermediate: tuple[str, ...] | None,
    may_be_core: bool,
) -> Decided:
    """Decide a component for one use, class, producer and day.

    ``by_rule`` is its own rule's outcome; ``intermediate`` what the producer designates, None: the most favourable;
    ``may_be_core``: its code leaves open whether it is in a core part that originates by s. 14(7) to (12).
    """
    papers = standing(part.evidence, mode)
    low, high = _originates_if_acquired(part, papers, by_rule, may_be_core)
    rolls_low, rolls_high, own_word = _rolls_up(part, by_rule, intermediate, may_be_core)
    return Decided(papers, low, high, rolls_low, rolls_high, by_rule, own_word)


def _originates_if_acquired(
    part: Component, papers: Standing, by_rule: Outcome | None, may_be_core: bool
) -> tuple[bool, bool]:
    """By its papers; with none that tell, by its own rule where its production is known to be in the territory."""
    if papers is not Standing.UNDETERMINED:
        originates = counts_as_originating(papers)
        return originates, originates
    met = by_rule is Outcome.MET and where_produced(part) is True
    return met, by_rule is not Outcome.NOT_MET or may_be_core


def _rolls_up(
    part: Component, by_rule: Outcome | None, intermediate: tuple[str, ...] | None, may_be_core: bool
) -> tuple[bool, bool, bool]:
    """Whether a self-produced row enters without VNM, at the worst and at the best, and on whose word.

    Designation is the producer's choice (s. 8(6)); which is the most favourable is not assessed, so a row that
    originates and might be designated rolls up at the best only. The third value: the producer's own word.
    """
    evidence = part.evidence
    if evidence.certification is Certification.NO or not made_inside(part):
        return False, False, False
    says_yes = evidence.certification is Certification.YES
    listed = intermediate is not None and part.part_number in intermediate
    if foreign_tag(evidence) and not says_yes:
        return False, may_be_core, False
    if by_rule is None:
        return (True, True, True) if listed or says_yes else (False, may_be_core, False)
    own_word = says_yes and by_rule is Outcome.UNDETERMINED
    originates = by_rule is Outcome.MET or own_word
    might = (intermediate is None or listed) and by_rule is not Outcome.NOT_MET
    return listed and originates, might or may_be_core, listed and own_word
