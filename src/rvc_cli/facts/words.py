"""The closed vocabularies of a bill of materials: kinds, yes and no, roles, currencies."""

import re
from enum import StrEnum

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
_YES = frozenset({"yes", "y", "true", "1", "sí", "si"})
_NO = frozenset({"no", "n", "false", "0"})
_SEPARATORS = re.compile(r"[\s_-]+")


def kind(text: str) -> Kind | None:
    """The kind a cell names, without regard to case, blanks and underscores; None when it names none."""
    folded = _SEPARATORS.sub("-", text.strip().lower())
    return Kind(folded) if folded in Kind.__members__.values() else None


def yes_no(text: str) -> bool | None:
    """yes, y, true, 1, sí, si; no, n, false, 0; None for anything else."""
    folded = text.strip().casefold()
    return True if folded in _YES else False if folded in _NO else None


def country(text: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a code or an English or Spanish name; Puerto Rico is US territory (s. 1).

    A bare ``NA`` is refused: Namibia's code, and what people write for "not available" and "North America".
    """
    if text.strip().upper() == "NA":
        return None
    found = country_code(text)
    return "US" if found == "PR" else found


def in_territory(code: str) -> bool:
    """Whether a country code lies in the territory of the agreement."""
    return code in TERRITORY
