"""Why a row counts as it does, in words, with the paragraph."""

from rvc_cli.facts.goods import Component, Contents, Made
from rvc_cli.facts.lots import Certification, Evidence, Lot, Standing
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.words import Kind
from rvc_cli.law.core_part_spots import Rolled, Spot
from rvc_cli.law.decided import Decided
from rvc_cli.law.evidence import EvidenceMode, foreign_tag, produced_outside
from rvc_cli.law.maker import looked_through, made_inside
from rvc_cli.law.material import lot_standing

Reason = tuple[str, str, str]
WHAT = {
    Standing.CERTIFIED: "originating",
    Standing.TAGGED: "originating",
    Standing.BY_RULE: "originating",
    Standing.NON_ORIGINATING: "non-originating",
    Standing.UNDETERMINED: "undetermined",
}
BY_RULE = {
    Outcome.MET: "its own rule is met",
    Outcome.NOT_MET: "its own rule is not met",
    Outcome.UNDETERMINED: "its own rule is open: codes, costs or the origin of what is in it are missing",
    None: "no rule of its own is on file for it",
}


def of_lot(lot: Lot, mode: EvidenceMode) -> Reason:
    """What a lot of lines counts as, why, and by which paragraph."""
    found = lot_standing(lot, mode)
    if lot.kind is Kind.INDIRECT:
        return WHAT[found], "an indirect material originates wherever it is made", "s. 8(13)"
    why, cite = papers(lot.evidence, found)
    return WHAT[found], why, cite


def papers(evidence: Evidence, found: Standing) -> tuple[str, str]:
    """What certification and tag say of an acquired material."""
    match found:
        case Standing.CERTIFIED:
            return "certified", "s. 3, 7(4)(a)"
        case Standing.TAGGED:
            return f"tagged {evidence.tag}, nobody certified it", "s. 3"
        case Standing.UNDETERMINED:
            return _open(evidence), "s. 3"
        case _:
            if evidence.certification is Certification.NO:
                return "said not to originate", "s. 7(21)"
            if evidence.made_in and produced_outside(evidence):
                return f"made in {evidence.made_in}", "s. 3(2), 10(2)"
            return f"tagged {evidence.tag}", "s. 3"


def _open(evidence: Evidence) -> str:
    if evidence.certification is Certification.EXPIRED:
        return "its certification is not valid on the day"
    if evidence.tag:
        return f"tagged {evidence.tag}, not certified"
    return "neither certified nor tagged"


def of_component(part: Component, decided: Decided, intermediate: tuple[str, ...] | None = None) -> Reason:
    """What a row with contents counts as, why, and by which paragraph; ``intermediate``: what is designated."""
    if not made_inside(part):
        why = f"made in {part.evidence.made_in}, outside the territory, whoever made it"
        return "non-originating", why, "s. 3(2), 10(2)"
    if part.made is Made.UNKNOWN:
        return "made or bought?", "it has contents and a value, and nothing says who made it", "s. 7(4), 7(5)"
    if not looked_through(part):
        return _acquired(part, decided)
    what, why, cite = _self_produced(part, decided)
    if part.part_number in (intermediate or ()) and not decided.rolls_high:
        return what, f"{why}; so it is counted as though not designated (s. 8(10))", cite
    return what, why, cite


def _acquired(part: Component, decided: Decided) -> Reason:
    if decided.standing is not Standing.UNDETERMINED:
        why, cite = papers(part.evidence, decided.standing)
        return WHAT[decided.standing], f"bought: {why}", cite
    what = "undetermined"
    if decided.originates_low == decided.originates_high:
        what = "originating" if decided.originates_low else "non-originating"
    return what, f"bought: {BY_RULE[decided.by_rule]}", "s. 3(2), 7(4)(a)"


def _self_produced(part: Component, decided: Decided) -> Reason:
    if decided.rolls_low:
        ground = "on the producer's own word" if decided.own_word else BY_RULE[decided.by_rule]
        return (
            "rolled up",
            f"self-produced, an originating intermediate material: {ground}",
            "s. 7(4)(b), 8(6)-(8)",
        )
    ground = BY_RULE[decided.by_rule]
    if part.evidence.certification is Certification.NO:
        ground = "it is said not to originate itself"
    elif foreign_tag(part.evidence) and part.evidence.certification is not Certification.YES:
        ground = f"tagged {part.evidence.tag}, it is not taken to originate itself"
    might = "; at best it rolls up" if decided.rolls_high else ""
    return (
        "looked through",
        f"self-produced: its own non-originating materials count; {ground}{might}",
        "s. 7(5)(a)",
    )


def in_core_part(reason: Reason, rolled: Rolled, spot: Spot) -> Reason:
    """The reason for a row that belongs to a core part: where that originates, it adds nothing to VNM (s. 14(1))."""
    what, why, cite = reason
    if spot in rolled.low:
        return (
            "in a core part",
            f"a core part that originates has no VNM, whatever is in it; {why}",
            "s. 14(1)",
        )
    if spot in rolled.high:
        return what, f"{why}; at best in a core part that originates (s. 14(1))", cite
    return reason


def of_costs(contents: Contents) -> Reason:
    """What a row of a cost, of an excluded amount or of packing counts as; it has no lot."""
    if contents.costs.excluded:
        return "excluded", "an excluded cost: subtracted from the net cost, never added", "s. 7(11), 7(13)"
    if contents.costs.given:
        return "costs", "a cost other than materials: in net cost, never in VNM", "s. 7(11), 1(6)"
    return "disregarded", "packing for shipment: in neither net cost nor VNM", "s. 8(17)"
