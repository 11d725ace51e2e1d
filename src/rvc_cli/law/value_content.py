"""The regional value content of a good: measured by each method that is open, the better one deciding (s. 7(1))."""

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.findings import Figure, Finding, Need, Slack
from rvc_cli.facts.goods import Component, GoodFacts
from rvc_cli.facts.lots import ZERO
from rvc_cli.facts.outcome import Outcome, all_of, any_of
from rvc_cli.facts.provision import Provision
from rvc_cli.facts.rules import Method
from rvc_cli.law.amounts import HUNDRED, ONE, Amounts, figure, settle, slope_for
from rvc_cli.law.de_minimis import change_outcome, may_be_waived, surely_waived
from rvc_cli.law.measured import Measured
from rvc_cli.law.needs import PRICE_UNKNOWN
from rvc_cli.law.own_rule import OwnRules
from rvc_cli.law.product_rule import Candidate
from rvc_cli.law.requirement import asks_both, by_method, by_shift_alone, candidate_outcome, same_for_all
from rvc_cli.law.roll_up import RollUp

SAID = {Outcome.MET: "met", Outcome.UNDETERMINED: "open", Outcome.NOT_MET: "not met"}
RANK = {Outcome.MET: 2, Outcome.UNDETERMINED: 1, Outcome.NOT_MET: 0}


class Subject(Struct, frozen=True):
    """Something whose value is measured: both ends by net cost, and what its rule is put to."""

    name: str
    requirement: str
    decides: bool
    low: Amounts
    high: Amounts
    put: Measured
    row: int | None = None


class Verdict(Struct, frozen=True):
    """The finding on value, and what it means for the rule as a whole (s. 3(6)).

    Where the rule asks for a tariff shift as well, and offers no other way, the outcome is that of its percentage.
    """

    finding: Finding
    rule_outcome: Outcome


def adjusted_price(facts: GoodFacts) -> Fraction | None:
    """Transaction value adjusted to exclude international shipment (s. 1(1)); None where the good is not sold."""
    if facts.transaction_value is None:
        return None
    return facts.transaction_value - facts.international_shipping + facts.inland_freight


def the_good(roll_up: RollUp, facts: GoodFacts, legal: bool) -> Subject:
    """The good itself. Of a percentage that is not law s. 5(4) waives nothing, and what is given is measured."""
    root = roll_up.good.root
    put = Measured(
        ends_at=lambda slope: roll_up.ends(root, slope),
        by_price=lambda: roll_up.ends(root, ZERO, Method.TRANSACTION_VALUE),
        booked_at=lambda slope: roll_up.booked(root, slope),
        price=adjusted_price(facts),
        costs_given=roll_up.ends(root, ZERO).high.given or not legal,
        may_waive=roll_up.rules.de_minimis if legal else -ONE,
        unshifted=lambda change: roll_up.shifting.of(root, change),
        coded=roll_up.coded,
        excluded=roll_up.good.contents[root].costs.excluded,
        unassembled=facts.unassembled,
        price_unknown=legal and facts.transaction_value is None and facts.method is not Method.NET_COST,
    )
    return _subject(roll_up.good.name, "rvc", True, put)


def a_component(roll_up: RollUp, part: Component) -> Subject:
    """A component by its own rule."""
    return _subject(part.part_number, f"part:{part.part_number}", False, roll_up.measured(part), part.row)


def _subject(name: str, requirement: str, decides: bool, put: Measured, row: int | None = None) -> Subject:
    low = settle(lambda slope: put.ends_at(slope).low)
    high = settle(lambda slope: put.ends_at(slope).high)
    return Subject(name, requirement, decides, low, high, put, row)


def open_methods(
    candidates: tuple[Candidate, ...], price: Fraction | None, elected: Method | None = None
) -> tuple[Method, ...]:
    """The methods that some reading of the rule has and the facts allow; the one elected, if it is among them."""
    has = {method for one in candidates for path in one.alternatives for method in path.required}
    usable = [
        method for method in Method if method in has and (method is Method.NET_COST or price is not None)
    ]
    return tuple(method for method in usable if elected in {None, method})


def value_content(
    subject: Subject,
    candidates: tuple[Candidate, ...],
    rules: OwnRules,
    elected: Method | None = None,
    assumed: bool = False,
) -> Verdict | None:
    """Is the regional value content not less than required? None where no reading of the rule has a percentage.

    ``assumed``: the class of the good is, and the strictest reading, its own, is shown whatever the outcome.
    """
    found = readings(subject, candidates, elected, assumed)
    if not found:
        return None
    chosen = max(found, key=lambda one: (RANK[one.outcome], one.slack.points))
    by_price = chosen.outcome is Outcome.NOT_MET and _price_may_serve(subject.put, candidates)
    if by_price:
        chosen = replace(chosen, outcome=Outcome.UNDETERMINED)
    both = asks_both(subject.put, candidates, rules.fallback)
    beside = _Beside() if both else _beside(candidates, subject.put)
    outcome = chosen.outcome if beside.shift is None else all_of((chosen.outcome, beside.shift))
    way = any_of((outcome, by_shift_alone(subject.put, candidates, rules.fallback) or Outcome.NOT_MET))
    whole = same_for_all(_rule_outcome(one, subject.put, rules, way) for one in candidates)
    alternative = any(one.change or not one.required for rule in candidates for one in rule.alternatives)
    finding = Finding(
        requirement=subject.requirement,
        subject=subject.name,
        decides=subject.decides,
        outcome=outcome,
        method=chosen.method,
        low=chosen.low,
        high=chosen.high,
        required=chosen.required,
        also_required=chosen.others,
        citation=chosen.citation,
        needed=(Need("", None, ZERO, PRICE_UNKNOWN),) if by_price and outcome is Outcome.UNDETERMINED else (),
        slack=chosen.slack,
        alternative="s. 3(6)" if alternative and not both else None,
        notes=(*_waiver_note(chosen, subject.put), *beside.notes),
        row=subject.row,
        shift_beside=beside.shift,
    )
    return Verdict(finding, outcome if both else whole)


def _price_may_serve(put: Measured, candidates: tuple[Candidate, ...]) -> bool:
    """Whether some reading has the transaction value method and nobody says the price: RVC rises with it (s. 7(2))."""
    ways = (one.required for rule in candidates for one in rule.alternatives)
    return put.price_unknown and any(Method.TRANSACTION_VALUE in one for one in ways)


class _Beside(Struct, frozen=True):
    """The tariff shift that the alternatives with a percentage ask beside it, where they do and it is assessed."""

    shift: Outcome | None = None
    notes: tuple[str, ...] = ()


def _beside(candidates: tuple[Candidate, ...], put: Measured) -> _Beside:
    """What a rule asks for beside its percentage, where both must be met (s. 3(6)).

    Without any codes of materials the shift is not assessed, and the percentage is told as far as it goes.
    """
    valued = [[one for one in rule.alternatives if one.required] for rule in candidates]
    changes = [one.change for ways in valued for one in ways if one.change is not None]
    if not changes:
        return _Beside()
    words = "; or ".join(dict.fromkeys(one.shift.words for one in changes))
    asks = f"beside the percentage its rule asks for a change {words}"
    if not put.coded:
        return _Beside(None, (f"{asks}: not assessed",))
    found = same_for_all(
        any_of(change_outcome(put, one.change) if one.change else Outcome.MET for one in ways)
        for ways in valued
        if ways
    )
    return _Beside(found, (f"{asks}: {SAID[found]}",))


def _rule_outcome(candidate: Candidate, put: Measured, rules: OwnRules, value: Outcome) -> Outcome:
    """What the findings mean for one reading of the rule: met carries it as far as they go.

    A miss refuses it only where no other alternative is left open.
    """
    if value is Outcome.MET:
        return Outcome.MET
    if candidate_outcome(put, candidate, rules.fallback) is Outcome.NOT_MET:
        return Outcome.NOT_MET
    return Outcome.UNDETERMINED


class Reading(Struct, frozen=True):
    """One method put to every reading of the rule: both ends, the percentage that is shown, and the others."""

    method: Method
    low: Figure
    high: Figure
    outcome: Outcome
    required: Provision[Decimal]
    others: tuple[Provision[Decimal], ...]
    slack: Slack
    citation: str


def readings(
    subject: Subject, candidates: tuple[Candidate, ...], elected: Method | None = None, assumed: bool = False
) -> tuple[Reading, ...]:
    """Each method that is open, put to every reading of the rule; empty where none has a percentage."""
    methods = open_methods(candidates, subject.put.price, elected)
    return tuple(_by(subject, candidates, method, assumed) for method in methods)


def _by(subject: Subject, candidates: tuple[Candidate, ...], method: Method, assumed: bool) -> Reading:
    """Met if the strictest reading is, not met if the mildest is not, else undetermined."""
    provisions: list[Provision[Decimal]] = []
    outcomes: list[Outcome] = []
    for candidate in candidates:
        offered = [path.required[method] for path in candidate.alternatives if method in path.required]
        if not offered:
            outcomes.append(Outcome.UNDETERMINED)
            continue
        mildest = min(offered, key=lambda one: one.value)
        provisions.append(mildest)
        outcomes.append(by_method(subject.put, mildest, method, candidate.value_only))
    outcome = same_for_all(outcomes)
    ordered = sorted(dict.fromkeys(provisions), key=lambda one: -one.value)
    shown = ordered[-1] if outcome is Outcome.NOT_MET and not assumed else ordered[0]
    low, high = ends_by(method, subject)
    slack = slack_at(high if outcome is Outcome.NOT_MET else low, shown)
    others = tuple(one for one in ordered if one.value != shown.value)
    return Reading(method, low, high, outcome, shown, others, slack, _citation(candidates, shown))


def _waiver_note(one: Reading, put: Measured) -> tuple[str, ...]:
    """Why a figure below its percentage is met, or open: s. 5(4) waives it, or may."""
    required = Fraction(one.required.value)
    if one.outcome is Outcome.MET and one.low.share * HUNDRED < required and surely_waived(put):
        return ("all its non-originating value is so little that s. 5(4) waives the percentage",)
    bounded = one.high.base is not None and one.high.share * HUNDRED < required
    if one.outcome is Outcome.UNDETERMINED and bounded and may_be_waived(put):
        return ("its non-originating value may be so little that s. 5(4) waives the percentage",)
    return ()


def ends_by(method: Method, subject: Subject) -> tuple[Figure, Figure]:
    """Both ends as figures by one method; with costs not stated net cost has no upper bound."""
    if method is Method.TRANSACTION_VALUE:
        price, at_price = subject.put.price or ZERO, subject.put.by_price()
        return figure(price, at_price.low.vnm), figure(price, at_price.high.vnm)
    low = figure(subject.low.net_cost, subject.low.vnm)
    if not subject.put.costs_given:
        return low, Figure(None, subject.high.vnm, ONE)
    return low, figure(subject.high.net_cost, subject.high.vnm)


def slack_at(figure: Figure, required: Provision[Decimal]) -> Slack:
    """How far one end lies from a percentage: in points, in VNM at the same base, and the base that would just do."""
    slope = slope_for(required.value)
    base = figure.base if figure.base is not None else ZERO
    points = figure.share * HUNDRED - Fraction(required.value)
    return Slack(points, slope * base - figure.counted, figure.counted / slope if slope > 0 else None)


def _citation(candidates: tuple[Candidate, ...], required: Provision[Decimal]) -> str:
    """The paragraph of the rule and of its percentage, each once."""
    paths = (path for one in candidates for path in one.alternatives if required in path.required.values())
    path = next(paths).citation
    paragraph = required.citation.paragraph
    return path if paragraph in path else f"{paragraph}; {path}" if path else paragraph
