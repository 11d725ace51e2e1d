"""The rules that bind the components of one good: looked up once per code and article, for one use and day."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.outcome import Outcome, any_of
from rvc_cli.facts.provision import Provision
from rvc_cli.facts.rules import Listed, Method, Rulebook, Use
from rvc_cli.law.amounts import HUNDRED, slope_for
from rvc_cli.law.measured import Measured
from rvc_cli.law.product_rule import Alternative, Candidate, Named, candidates, distinct, required_by
from rvc_cli.law.requirement import alternative_outcome, candidate_outcome, same_for_all

BATTERY = "battery"
BOTH = (Method.NET_COST, Method.TRANSACTION_VALUE)


@dataclass(slots=True)
class OwnRules:
    """The rulebook as it binds parts for one use on one day; ``use`` None: a good that no rule of law is asked of.

    A use that is only assumed may be milder in truth: it refuses no part. ``tariff``: whose tariff the digits after the
    sixth of the materials' codes are from. ``staged``: whether the parts are for a vehicle in an approved regime of
    s. 19; None where that is not said, and its percentages are readings beside the usual ones.
    """

    book: Rulebook
    day: date
    use: Use | None
    other_subject: tuple[str, ...] = ()
    use_assumed: bool = False
    tariff: str = ""
    staged: bool | None = False
    fallback: Alternative = field(init=False)
    de_minimis: Fraction = field(init=False)
    _found: dict[tuple[str, str], tuple[Candidate, ...]] = field(default_factory=dict)
    _listed: dict[str, Listed] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Look up once what every component is asked."""
        self.fallback = self._fallback()
        self.de_minimis = Fraction(0) if self.use is None else self._de_minimis()

    def candidates(self, code: str, article: str) -> tuple[Candidate, ...]:
        """Every rule that could bind a part of this code and article; none where none is on file."""
        if self.use is None or not code:
            return ()
        key = (code, article)
        if key not in self._found:
            self._found[key] = self._readings(Named(code, article, self.tariff), self.use)
        return self._found[key]

    def _readings(self, named: Named, use: Use) -> tuple[Candidate, ...]:
        regimes = (False, True) if self.staged is None else (self.staged,)
        return distinct(
            one
            for staged in regimes
            for one in candidates(self.book, named, use, self.day, self.other_subject, staged)
        )

    def outcome(self, code: str, article: str, measured: Measured) -> Outcome | None:
        """Whether a part originates by its own rule; None where no rule is on file."""
        found = self.candidates(code, article)
        if not found:
            return None
        return self._said(candidate_outcome(measured, one, self.fallback) for one in found)

    def outcome_by_value(self, code: str, article: str, measured: Measured) -> Outcome | None:
        """Whether a part meets the percentage of its own rule, and the shift where that asks for both (s. 14(5))."""
        found = self.candidates(code, article)
        if not found:
            return None
        ways = ([one for one in each.alternatives if one.required] for each in found)
        return self._said(any_of(alternative_outcome(measured, one, True) for one in way) for way in ways)

    def by_value(self, role: str) -> bool:
        """Whether a part of this role originates by its value only: column 1 of Table A.2, no battery (s. 14(5))."""
        light = self.use in {Use.PASSENGER_VEHICLE, Use.LIGHT_TRUCK}
        return light and role != BATTERY and any(one.role == role for one in self.book.core_parts)

    def _said(self, outcomes: Iterable[Outcome]) -> Outcome:
        """What every reading of the rule comes to; a use that is only assumed refuses nothing."""
        outcome = same_for_all(outcomes)
        refused = outcome is Outcome.NOT_MET and self.use_assumed
        return Outcome.UNDETERMINED if refused else outcome

    def _fallback(self) -> Alternative:
        """The way of s. 3(4) for a good that is classified with its own materials."""
        required = {} if self.use is None else required_by(self.book, "fallback-3-4", BOTH, self.day)
        return Alternative(None, required, "s. 3(4)")

    @property
    def de_minimis_limit(self) -> Provision[Decimal] | None:
        """The percentage of total cost or transaction value up to which s. 5 waives; None where no law has one."""
        return self.book.in_force("de-minimis.value", self.day)

    def _de_minimis(self) -> Fraction:
        """The same as a share; 0 if no law has one."""
        limit = self.de_minimis_limit
        return Fraction(limit.value) / HUNDRED if limit else Fraction(0)

    @property
    def slopes(self) -> frozenset[Fraction]:
        """The slopes of every net cost percentage that binds on the day."""
        percentages = (one for one in self.book.thresholds.values() if one.name.endswith(".rvc"))
        bound = (version for one in percentages for version in one.versions if version.binds(self.day))
        return frozenset(slope_for(version.value) for version in bound)

    def traceable(self, code: str) -> bool | None:
        """Whether Table F lists a material for s. 20(4); None where its code leaves that open."""
        ranges = [one for row in self.book.tables if row.vehicles for one in row.codes]
        if any(one.holds(code) for one in ranges):
            return True
        return None if not code or any(one.may_hold(code) for one in ranges) else False

    def listed(self, code: str) -> Listed:
        """What Table A.2 makes of a code."""
        if code not in self._listed:
            self._listed[code] = self.book.listed(code)
        return self._listed[code]
