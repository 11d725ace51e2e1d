"""What is stated of one good for s. 18, and what each formula makes of it."""

from datetime import date

from msgspec import Struct

from rvc_cli.facts.labor import Formula, Labor
from rvc_cli.facts.lots import ZERO
from rvc_cli.law.bounds import Bounds, known
from rvc_cli.law.labor_credits import assembly, technology
from rvc_cli.law.labor_formulas import Parts, Spent, by_annual_purchases, by_net_cost
from rvc_cli.law.labor_materials import HighWage
from rvc_cli.law.labor_provisions import LaborLaw
from rvc_cli.law.labor_purchases import Purchases, annual_purchases, shipped
from rvc_cli.law.labor_reading import Reading
from rvc_cli.law.labor_wages import qualifies


class Stated(Struct, frozen=True):
    """What a producer states, its materials, the law, the day; ``costs_given`` False: net cost from below only."""

    labor: Labor
    materials: HighWage
    law: LaborLaw
    day: date
    costs_given: bool

    @property
    def inside(self) -> bool:
        """Whether the vehicle is produced in the territory: only then anything counts (s. 18(4))."""
        return self.materials.produced_inside

    @property
    def formulas(self) -> tuple[Formula, ...]:
        """The formulas to try."""
        return self.labor.formulas(self.materials.said)

    def qualifies(self, plant: str) -> bool | None:
        """Whether a plant or carrier pays qualifying wages on the day, as far as the wage table tells."""
        return qualifies(plant, self.labor.plants or (), self.law.wages, self.day)

    @property
    def assembled(self) -> bool | None:
        """Whether the vehicle's own plant is a qualifying one: by the wage table where it lists it, else by the word
        of who states high-wage labor (s. 12 *high-wage labour costs*)."""
        listed = any(one.name == self.labor.plant for one in self.labor.plants or ())
        return self.qualifies(self.labor.plant) if listed else True

    @property
    def purchases(self) -> Purchases | None:
        """The sums of the table of purchases; None where there is none."""
        return (
            None if self.labor.purchases is None else annual_purchases(self.labor.purchases, self.qualifies)
        )


def reading(stated: Stated, basis: Formula) -> Reading:
    """One formula of s. 18(6) with what is stated for it."""
    (low, high), spent = _by_net_cost(stated) if basis is Formula.NET_COST else _by_purchases(stated)
    law = stated.law
    return Reading(
        basis,
        low,
        high,
        technology=technology(stated.labor, law.required.technology),
        assembly=assembly(stated.labor, law.assembly, stated.qualifies),
        spent=spent,
    )


def _by_net_cost(stated: Stated) -> tuple[tuple[Parts, Parts], Spent]:
    labor = stated.labor
    spent = _spent(stated, known(labor.high_wage_labor), known(labor.transport))
    given = labor.high_wage_materials if stated.inside else ZERO
    return by_net_cost(stated.materials, given, spent, stated.costs_given), spent


def _by_purchases(stated: Stated) -> tuple[tuple[Parts, Parts], Spent]:
    labor, table = stated.labor, stated.purchases
    spent = _spent(stated, *_annual(stated))
    bought = known(labor.annual_purchase_value) if table is None else table.high_wage
    everything = labor.total_annual_purchase_value if table is None else table.everything
    return by_annual_purchases(bought.if_so(stated.inside), everything, spent), spent


def _spent(stated: Stated, labor: Bounds, transport: Bounds) -> Spent:
    """High-wage labor is that of a qualifying assembly plant (s. 12); outside the territory nothing counts."""
    counts = stated.assembled if stated.inside else False
    return Spent(labor.if_so(counts), transport.if_so(stated.inside))


def _annual(stated: Stated) -> tuple[Bounds, Bounds]:
    """Labor and transport of a year; amounts per unit are none, unless the annual formula is the only one."""
    labor = stated.labor
    alone = len(stated.formulas) == 1
    wages = (
        labor.high_wage_labor
        if alone and labor.annual_high_wage_labor is None
        else labor.annual_high_wage_labor
    )
    if labor.shipments is not None:
        return known(wages), shipped(labor.shipments, stated.qualifies)
    moved = labor.transport if alone and labor.annual_transport is None else labor.annual_transport
    return known(wages), known(moved)
