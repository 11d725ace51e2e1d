"""The closed vocabularies of a bill of materials: kinds, yes and no, roles, countries.

A word may have spaces and tabs around it and ASCII letters in either case, and í for Í; nothing else is folded, so
that SQL over the same sets (:data:`UPPER`, :data:`LOWER`, :data:`SEPARATORS`) judges every cell alike.
"""

import re
import string
from enum import StrEnum

from rvc_cli.facts.cells import BLANKS
from rvc_cli.facts.countries import country_code

TERRITORY = frozenset({"US", "MX", "CA"})


class Kind(StrEnum):
    """What a row is (contract of the ``kind`` column; s. 1(1), 8(13)-(17), 8(23)-(27))."""

    MATERIAL = "material"
    ASSEMBLY = "assembly"
    INDIRECT = "indirect"
    PACKAGING = "packaging"
    ACCESSORY = "accessory"
    PACKING = "packing"
    LABOR = "labor"
    OVERHEAD = "overhead"
    PERIOD = "period"
    OTHER = "other"
    SALES_PROMOTION = "sales-promotion"
    ROYALTIES = "royalties"
    SHIPPING_PACKING = "shipping-packing"
    NON_ALLOWABLE_INTEREST = "non-allowable-interest"


COSTS = frozenset({Kind.LABOR, Kind.OVERHEAD, Kind.PERIOD, Kind.OTHER})
EXCLUDED = frozenset(
    {Kind.SALES_PROMOTION, Kind.ROYALTIES, Kind.SHIPPING_PACKING, Kind.NON_ALLOWABLE_INTEREST}
)
ROLES = ("engine", "transmission", "body-chassis", "axle", "suspension", "steering", "battery")
YES = frozenset({"yes", "y", "true", "1", "sí", "si"})
NO = frozenset({"no", "n", "false", "0"})
BARE = frozenset(
    {*COSTS, *EXCLUDED, Kind.INDIRECT, Kind.PACKING}
)  # an amount by itself: nothing stands below it
UPPER, LOWER = string.ascii_uppercase + "Í", string.ascii_lowercase + "í"
SEPARATORS = "[ \t_-]+"
_FOLDED = str.maketrans(UPPER, LOWER)
_SEPARATORS = re.compile(SEPARATORS)


def folded(text: str) -> str:
    """A word without the blanks around it and without regard to the case of its letters."""
    return text.strip(BLANKS).translate(_FOLDED)


def hyphened(text: str) -> str:
    """A word of several, without regard to case, with a hyphen for the blanks and underscores between them."""
    return _SEPARATORS.sub("-", folded(text))


def kind(text: str) -> Kind | None:
    """The kind a cell names, without regard to case, blanks and underscores; None when it names none."""
    name = hyphened(text)
    return Kind(name) if name in Kind.__members__.values() else None


def yes_no(text: str) -> bool | None:
    """yes, y, true, 1, sí, si; no, n, false, 0; None for anything else."""
    word = folded(text)
    return True if word in YES else False if word in NO else None


def country(text: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a code or an English or Spanish name; Puerto Rico is US territory (s. 1).

    A bare ``NA`` is refused: Namibia's code, and what people write for "not available" and "North America". ``NO`` is
    Norway in capitals only: elsewhere it is an answer that stands in the wrong column.
    """
    word = folded(text)
    if word == "na" or (word == "no" and text.strip(BLANKS) != "NO"):
        return None
    found = country_code(text)
    return "US" if found == "PR" else found


def in_territory(code: str) -> bool:
    """Whether a country code lies in the territory of the agreement."""
    return code in TERRITORY


def abroad(code: str | None) -> bool:
    """Whether a place is known and lies outside the territory."""
    return bool(code) and code not in TERRITORY
