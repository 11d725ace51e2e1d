"""What the rules ask of labor value content on a day: totals, minima, caps, wages, capacities (s. 12, 18, 19(4)(d))."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct

from rvc_cli.facts.labor import Product
from rvc_cli.facts.provision import Provision
from rvc_cli.facts.rules import GoodClass, Rulebook

Percent = Provision[Decimal]
STAGING = "alternative-staging"
FLOORS = {"US": "hourly-usd", "CA": "hourly-cad", "MX": "hourly-mxn"}


class Required(Struct, frozen=True):
    """The total, the least that material and labor must bring, the most that each credit may (s. 18(1), 18(2))."""

    total: Percent
    least: Percent | None
    technology: Percent | None
    assembly: Percent | None


class WageLaw(Struct, frozen=True):
    """The wage floors by country, the first day any of them bound, and the longest period that certifies a plant in
    years (s. 12, 18(5))."""

    floors: Mapping[str, Percent]
    opens: date
    longest: Percent | None


class AssemblyLaw(Struct, frozen=True):
    """The assembly credit, the capacities that earn it, the shortest contract with a supplier (s. 12, 18(12)-(14))."""

    credit: Percent | None
    capacities: Mapping[Product, Percent]
    contract: Percent | None


class TruckCredit(Struct, frozen=True):
    """When points of labor value content lift a heavy truck's regional value content, and from where on (s. 18(22))."""

    total_above: Percent
    points_above: Percent
    least_rvc: Percent


class LaborLaw(Struct, frozen=True):
    """Everything s. 18 reads for one class on one day; ``staging`` are the values of s. 19(4)(d), where it is open
    whether they bind instead of those ``required``."""

    required: Required
    staging: Required | None
    wages: WageLaw
    assembly: AssemblyLaw


def labor_law(book: Rulebook, good_class: GoodClass, day: date, staged: bool | None) -> LaborLaw | None:
    """What the rules ask of this class on ``day``; None where they ask for no labor value content.

    ``staged``: whether the good is under an alternative staging regime; None: that is open. Raises NothingInForceError.
    """
    required = _required(book, STAGING if staged else good_class.value, day)
    if required is None:
        return None
    staging = _required(book, STAGING, day) if staged is None else None
    return LaborLaw(required, staging, _wage_law(book, day), _assembly_law(book, good_class.value, day))


def truck_credit(book: Rulebook, day: date) -> TruckCredit | None:
    """The credit of s. 18(22); None on a day on which it does not bind, or where the rules have none."""
    subject = GoodClass.HEAVY_TRUCK.value
    total = book.bound(f"{subject}.lvc-credit-total-above", day)
    points = book.bound(f"{subject}.lvc-credit-material-and-labor-above", day)
    least = book.bound(f"{subject}.lvc-credit-least-rvc", day)
    if total is None or points is None or least is None:
        return None
    return TruckCredit(total, points, least)


def _required(book: Rulebook, subject: str, day: date) -> Required | None:
    total = book.in_force(f"{subject}.lvc", day)
    if total is None:
        return None
    return Required(
        total,
        least=book.in_force(f"{subject}.lvc-least-material-and-labor", day),
        technology=book.in_force(f"{subject}.lvc-most-technology", day),
        assembly=book.in_force(f"{subject}.lvc-most-assembly", day),
    )


def _wage_law(book: Rulebook, day: date) -> WageLaw:
    names = {country: f"qualifying-plant.{measure}" for country, measure in FLOORS.items()}
    floors = {country: book.in_force(name, day) for country, name in names.items()}
    known = [book.thresholds[name].versions for name in names.values() if name in book.thresholds]
    return WageLaw(
        floors={country: floor for country, floor in floors.items() if floor is not None},
        opens=min((version.since for versions in known for version in versions), default=date.max),
        longest=book.in_force("qualifying-plant.years-certified", day),
    )


def _assembly_law(book: Rulebook, subject: str, day: date) -> AssemblyLaw:
    found = {product: book.in_force(f"{subject}.capacity-{product.value}", day) for product in Product}
    return AssemblyLaw(
        credit=book.in_force(f"{subject}.lvc-assembly-credit", day),
        capacities={product: least for product, least in found.items() if least is not None},
        contract=book.in_force("high-wage-assembly.years-contract", day),
    )
