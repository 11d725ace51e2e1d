"""The alternative staging regime: which vehicles it is for, and on which days it stands in for s. 13 to 18 (s. 19)."""

from datetime import date

from rvc_cli.facts.findings import Finding
from rvc_cli.facts.goods import GoodFacts
from rvc_cli.facts.outcome import Outcome
from rvc_cli.facts.rules import GoodClass, Rulebook
from rvc_cli.law.classes import LIGHT_VEHICLES

REGIME = "alternative-staging"
NO_LAST_DAY = "until when does the regime run? until in [alternative_staging] (s. 19(2))"


def staged(facts: GoodFacts, good_class: GoodClass, day: date) -> bool | None:
    """Whether the day lies in the producer's approved regime (s. 19(1), 19(2)); None where that is not said."""
    if good_class not in LIGHT_VEHICLES or not facts.alternative_staging:
        return False
    return None if facts.staging_until is None else day <= facts.staging_until


def staged_subject(book: Rulebook, subject: str) -> str:
    """The requirement that stands in for another within a regime; the same where the rules have none (s. 19(4)(b))."""
    own = f"{REGIME}-{subject}"
    return own if any(name.startswith(f"{own}.") for name in book.thresholds) else subject


def exempt(requirement: str, subject: str, citation: str, said: str) -> Finding:
    """What an approved regime asks nothing of: nothing is measured, and nothing required (s. 19(4)(c), 19(5))."""
    return Finding(
        requirement=requirement,
        subject=subject,
        decides=True,
        outcome=Outcome.MET,
        citation=citation,
        said="exempt",
        notes=(said,),
    )
