"""What makes a material originating: a certification, else a tag; a claim needs evidence, its absence does not."""

from enum import StrEnum
from functools import lru_cache

from rvc_cli.facts.lots import Certification, Evidence, Standing
from rvc_cli.facts.words import abroad, in_territory


class EvidenceMode(StrEnum):
    """How far a tag counts: as the table is written, only with a certification, or wherever none stands."""

    AS_WRITTEN = "as-written"
    CERTIFIED = "certified"
    TAGGED = "tagged"


def produced_outside(evidence: Evidence) -> bool:
    """Is the material produced outside the territory, hence entirely non-originating? (s. 3(2), 10(2))

    A tag of another country says so too, unless a valid certification contradicts it.
    """
    if evidence.made_in:
        return not in_territory(evidence.made_in)
    return foreign_tag(evidence) and evidence.certification is not Certification.YES


def foreign_tag(evidence: Evidence) -> bool:
    """Whether the origin tag names a country outside the United States, Mexico and Canada."""
    return abroad(evidence.tag)


def contradicted(evidence: Evidence) -> bool:
    """Whether a valid ``yes`` stands against a place of production or a tag outside the territory."""
    outside = abroad(evidence.made_in) or foreign_tag(evidence)
    return outside and evidence.certification is Certification.YES


@lru_cache(maxsize=4096)
def standing(evidence: Evidence, mode: EvidenceMode) -> Standing:
    """The standing of an acquired material by its papers alone (s. 3, 7(21)); ``no`` always stands."""
    if evidence.certification is Certification.NO or produced_outside(evidence):
        return Standing.NON_ORIGINATING
    if evidence.certification is Certification.YES:
        return Standing.CERTIFIED
    if foreign_tag(evidence):
        return Standing.NON_ORIGINATING
    return Standing.TAGGED if _tag_counts(evidence, mode) else Standing.UNDETERMINED


def _tag_counts(evidence: Evidence, mode: EvidenceMode) -> bool:
    """A tag of the territory counts where the table has no certifications, or where the user says it may."""
    if not evidence.tag or mode is EvidenceMode.CERTIFIED:
        return False
    if evidence.certification is Certification.ABSENT:
        return True
    return mode is EvidenceMode.TAGGED and evidence.certification is Certification.BLANK


def produced_inside(evidence: Evidence) -> bool | None:
    """Whether production lies in the territory: True, False, or None where nothing says (s. 3(2), 10(2)).

    A certified material says so: it originates, hence was produced here.
    """
    if produced_outside(evidence):
        return False
    told = evidence.made_in or evidence.tag or evidence.certification is Certification.YES
    return True if told else None
