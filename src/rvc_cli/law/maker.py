"""Who makes a component, and where: s. 1 *self-produced material*, s. 3(2), 10(2)."""

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.goods import Component, Made
from rvc_cli.facts.words import in_territory
from rvc_cli.law.evidence import produced_inside


def made_inside(part: Component) -> bool:
    """A self-produced row is made where the good is unless the row itself says otherwise."""
    return not part.evidence.made_in or in_territory(part.evidence.made_in)


def where_produced(part: Component) -> bool | None:
    """Whether a component is produced in the territory; None where nothing says, as of a bought one without a place.

    A self-produced row is, where the row itself does not say otherwise.
    """
    told = produced_inside(part.evidence)
    return True if told is None and part.made is Made.SELF_PRODUCED else told


def may_be_acquired(part: Component) -> bool:
    """Whether its price may be what counts: bought, not known to be made, or made outside the territory."""
    return part.made is not Made.SELF_PRODUCED or not made_inside(part)


def may_be_self_produced(part: Component) -> bool:
    """Whether its contents may be what counts."""
    return part.made is not Made.ACQUIRED and made_inside(part)


def price_if_bought(part: Component) -> Fraction | None:
    """Its price without freight and duties; None where it has none, or is surely self-produced."""
    if part.unit_value is None or not may_be_acquired(part):
        return None
    return part.unit_value - part.freight_and_duties


def looked_through(part: Component) -> bool:
    """Whether a component's value comes from its contents: where nothing says who made it, its price speaks."""
    return not may_be_acquired(part)
