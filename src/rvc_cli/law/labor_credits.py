"""The credits for technology and for high-wage assembly, in percentage points (s. 18(9)-(14))."""

from collections.abc import Callable, Iterable

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.labor import Capacity, Labor, Operator
from rvc_cli.facts.lots import ZERO
from rvc_cli.law.amounts import HUNDRED
from rvc_cli.law.bounds import Bounds, known
from rvc_cli.law.labor_provisions import AssemblyLaw, Percent

Qualifies = Callable[[str], bool | None]


def technology(labor: Labor, most: Percent | None) -> Bounds:
    """Wages for research, development and information technology as a percentage of production wages (s. 18(9), (10)).

    Not capped here. Where either is not known it may be up to ``most``; of production wages of nothing it is none.
    """
    if labor.technology_wages == 0 or labor.production_wages == 0:
        return known(ZERO)
    if labor.technology_wages is None or labor.production_wages is None:
        return Bounds(ZERO, None if most is None else Fraction(most.value))
    return known(labor.technology_wages / labor.production_wages * HUNDRED)


def assembly(labor: Labor, law: AssemblyLaw, qualifies: Qualifies) -> Bounds:
    """The one credit for a plant, the producer's or under a long contract, of enough capacity (s. 18(12)-(14))."""
    earned = labor.assembly_credit
    if labor.capacity is not None:
        earned = _any(earns(one, law, qualifies) for one in labor.capacity)
    credit = ZERO if law.credit is None else Fraction(law.credit.value)
    return known(credit).if_so(earned)


def earns(one: Capacity, law: AssemblyLaw, qualifies: Qualifies) -> bool | None:
    """Is it a high-wage assembly plant: qualifying wages, an operator that counts, and the capacity? (s. 12)"""
    least = law.capacities.get(one.product)
    if least is None:
        return False
    enough = None if one.units is None else one.units >= Fraction(least.value)
    answers = {qualifies(one.plant), enough, _operated(one, law)}
    return False if False in answers else None if None in answers else True


def _operated(one: Capacity, law: AssemblyLaw) -> bool | None:
    """By the producer, or by a supplier with a contract that is long enough (s. 12, 18(12), 18(13))."""
    if one.operator is not Operator.SUPPLIER:
        return None if one.operator is None else True
    if one.contract_years is None or law.contract is None:
        return None
    return one.contract_years >= Fraction(law.contract.value)


def _any(answers: Iterable[bool | None]) -> bool | None:
    found = set(answers)
    return True if True in found else None if None in found else False
