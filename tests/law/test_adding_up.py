"""Both ends are added as if each stood alone, whatever they share."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rvc_cli.facts.exact import Fraction
from rvc_cli.law.amounts import Amounts, Ends

amounts = st.builds(Fraction, st.integers(-5000, 5000), st.integers(1, 60))
sums = st.builds(Amounts, amounts, amounts, amounts, amounts, st.booleans())


@dataclass(frozen=True, slots=True)
class Sharing:
    """What the high end has of the low end's own objects."""

    costs: bool
    vnm: bool


@st.composite
def both_ends(draw: st.DrawFn) -> Ends:
    """Ends that share all, all but VNM, or nothing."""
    low, high = draw(sums), draw(sums)
    shares = draw(st.builds(Sharing, st.booleans(), st.booleans()))
    if shares.costs:
        high = replace(low, vnm=low.vnm if shares.vnm else high.vnm)
    return Ends(low, high)


@given(both_ends(), both_ends(), amounts)
def test_ends_are_added_end_by_end(one: Ends, other: Ends, times: Fraction) -> None:
    assert one.plus(other, times) == Ends(one.low.plus(other.low, times), one.high.plus(other.high, times))


@given(sums, amounts)
def test_a_share_is_reached_where_its_weight_is_not_below_zero(one: Amounts, slope: Fraction) -> None:
    assert one.reaches(slope) == (one.weight(slope) >= 0)
