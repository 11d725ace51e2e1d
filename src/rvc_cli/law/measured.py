"""What a rule of origin is put to: the sums of a good at both ends of what is known, and what does not shift."""

from collections.abc import Callable

from msgspec import Struct

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.lots import ZERO
from rvc_cli.law.amounts import Ends, Slope
from rvc_cli.law.tariff_shift import Change

EndsAt = Callable[[Slope], Ends]


class Unshifted(Struct, frozen=True, gc=False):
    """The non-originating materials that do not undergo a change, by their value (s. 5(1), 5(5), 8(1)-(6)).

    ``low`` is their value with every unknown fact at its worst, ``high`` at its best. ``may`` and ``must`` say whether
    there is any such material at the worst and at the best: one that costs nothing breaks a shift too.
    """

    low: Fraction = ZERO
    high: Fraction = ZERO
    may: bool = False
    must: bool = False


class Measured(Struct, frozen=True, gc=False):
    """What a rule is put to.

    ``ends_at`` gives net cost and VNM at the worst and at the best, open choices weighed at a slope; ``by_price`` the
    VNM of the transaction value method, ``booked_at`` total cost and VNM by s. 8(1) to (6) without any statement of
    s. 9, which is what s. 5(5) weighs; ``price`` is the adjusted transaction value, None where the good is not sold,
    or with ``price_unknown`` where nobody says for how much; with ``costs_given`` False net cost is known from below
    only; ``may_waive`` is the share of total cost or price up
    to which s. 5 waives a requirement, not above zero where no law does; ``excluded`` are the good's excluded costs.

    ``unshifted`` gives what does not undergo a change; with ``coded`` False no codes of materials are given, and what
    is asked of them is not assessed. ``unassembled``: the good came unassembled, classified as assembled (s. 3(4)(b)).
    """

    ends_at: EndsAt
    by_price: Callable[[], Ends]
    booked_at: EndsAt
    price: Fraction | None
    costs_given: bool
    may_waive: Fraction
    unshifted: Callable[[Change], Unshifted]
    coded: bool
    excluded: Fraction = ZERO
    unassembled: bool = False
    price_unknown: bool = False
