"""Averages over periods: the period in which net cost is averaged (Schedule 8 s. 7), or the one before (s. 6, 14)."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby

from msgspec.structs import replace

from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.ledger import WITHDRAWALS, Entry, Inventory, Movement
from rvc_cli.facts.periods import FiscalYear, Span, span_of
from rvc_cli.facts.stocks import ZERO, Averaged, Part, Taken
from rvc_cli.law.averages import ONE, Averages, Pool
from rvc_cli.law.rounding import rounded
from rvc_cli.law.stock_movements import Row, written


def by_period(rows: Iterable[Row], chosen: Inventory) -> Iterator[tuple[Span, list[Row]]]:
    """The rows of each period in which there are any, in their order."""
    period, year = chosen.over.period, chosen.fiscal_year or FiscalYear(1, 1)

    def lies_in(row: Row) -> Span:
        span = span_of(row.entry.day, period, year) if period else None
        if span is None:
            raise AssertionError("the fiscal year has been found to have such periods")
        return span

    for span, those in groupby(rows, lies_in):
        yield span, list(those)


class OverPeriods(Averages):
    """Every withdrawal of a period by the ratio and the average of what was there at its beginning or came in during
    it; that ratio is applied to what remains at its end (Schedule 8 s. 7)."""

    def __init__(self, chosen: Inventory) -> None:
        super().__init__(chosen)
        self._chosen = chosen
        self._averaged: list[Averaged] = []

    def run(self, rows: Iterable[Row]) -> list[Taken]:
        """Every period in its turn: first what it holds, then what is withdrawn from that."""
        taken: list[Taken] = []
        for span, those in by_period(rows, self._chosen):
            taken += self._term(span, those)
        return taken

    def withdraw(self, entry: Entry) -> Taken:
        """Units leave by the ratio and the average of the period, which ``pool`` holds as a whole."""
        return self.divided(entry, self.pool.ratio, self.pool.average)

    def averaged(self) -> tuple[Averaged, ...]:
        """The periods averaged over."""
        return tuple(self._averaged)

    def _term(self, span: Span, rows: list[Row]) -> list[Taken]:
        within = {row.entry.line for row in rows}
        inner = [row for row in rows if _moves_within(row, within)]
        taken = super().run(row for row in rows if not _moves_within(row, within))
        whole = replace(self.pool)
        moved = self._moved(inner)
        self.pool = self._left(whole, moved)
        if whole.units:
            self._averaged.append(self._found(span, whole, moved))
        return sorted((*taken, *moved), key=lambda one: one.entry.line)

    def _moved(self, rows: list[Row]) -> list[Taken]:
        """What is withdrawn in the period, and what of that comes back within it."""
        moved: list[Taken] = []
        for row in rows:
            if row.other is not None:
                moved.append(self.returned(row.entry, row.other))
            else:
                moved.append(self.withdraw(row.entry))
        return moved

    def _left(self, whole: Pool, moved: list[Taken]) -> Pool:
        out = sum((_signed(one, one.entry.quantity) for one in moved), ZERO)
        units = whole.units - out
        if not units:
            return Pool(value=None if whole.value is None else ZERO)
        originating = min(units, rounded(units * self._ratio(whole), self.rounding.units))
        value = sum((_signed(one, one.value) for one in moved), ZERO)
        return Pool(units, originating, None if whole.value is None else max(ZERO, whole.value - value))

    def _ratio(self, whole: Pool) -> Fraction:
        return rounded(whole.ratio, self.rounding.ratio)

    def _found(self, span: Span, whole: Pool, moved: list[Taken]) -> Averaged:
        ratio, average = self._ratio(whole), whole.average
        out = sum((_signed(one, one.entry.quantity) for one in moved), ZERO)
        if average is not None:
            average = rounded(average, self.rounding.value)
        vnm = None if average is None else rounded(average * (ONE - ratio), self.rounding.value) * out
        return Averaged(
            span=span,
            units=whole.units,
            originating=whole.originating,
            value=whole.value,
            ratio=ratio,
            average=average,
            withdrawn=out,
            withdrawn_originating=min(out, rounded(out * ratio, self.rounding.units)),
            vnm=vnm,
            left=self.pool.units,
            left_originating=self.pool.originating,
        )


def _moves_within(row: Row, within: set[int]) -> bool:
    """Whether a row withdraws, or brings back what was withdrawn in the same period."""
    if row.entry.movement in WITHDRAWALS:
        return True
    return row.entry.movement is Movement.RETURN and row.other is not None and row.other.line in within


def _signed(one: Taken, amount: Fraction) -> Fraction:
    return amount if one.returned_to is None else -amount


class ByPreceding(Averages):
    """Every withdrawal of a period by the ratio of the period before it, which is also applied to what remained at its
    end (Schedule 8 s. 6, 14). Those sections speak of origin only: values are by the average before each withdrawal.
    """

    def __init__(self, chosen: Inventory) -> None:
        super().__init__(chosen)
        self._chosen = chosen
        self._before: Fraction | None = None
        self._term = Pool()

    def run(self, rows: Iterable[Row]) -> list[Taken]:
        """Every period in its turn; what was in opening inventory bears the ratio of the period before the first."""
        taken: list[Taken] = []
        last: date | None = None
        for place, (span, those) in enumerate(by_period(rows, self._chosen)):
            if last is not None and span.first > last + timedelta(days=1):
                self._before = self.pool.ratio if self.pool.units else None
            last = span.last
            opening = [part for row in those if row.entry.movement is Movement.OPENING for part in row.parts]
            if place == 0 and opening:
                before = Pool()
                for part in opening:
                    before.put(part)
                self._before = before.ratio
            self._term = replace(self.pool)
            taken += super().run(those)
            self._end()
        return taken

    def receive(self, part: Part, entry: Entry) -> None:
        """Units come in, and are part of the period's."""
        self._term.put(part)
        super().receive(part, entry)

    def take_in(self, back: Taken) -> None:
        """What came back is received in the period."""
        self._term.bring(back)
        super().take_in(back)

    def send_back(self, entry: Entry, received: Entry) -> None:
        """Received units leave, as if the period had not received them."""
        self._term.take(entry, received)
        self.pool.take(entry, received)
        if not self._term.sound:
            self.refuse(entry, f"fewer than {written(entry.quantity)} such units were there in the period")

    def withdraw(self, entry: Entry) -> Taken:
        """The ratio of the period before, and the average of what is there."""
        if self._before is None:
            self.refuse(entry, "nothing was in inventory in the period before, so it has no ratio")
        found = self.divided(entry, self._before, self.pool.average)
        self.leave(found, found.ratio or ZERO)
        return found

    def _end(self) -> None:
        """The period is over: its ratio is applied to what remains, and to what the next one withdraws."""
        self._before = self._term.ratio if self._term.units else None
        if self._before is not None:
            ratio = rounded(self._before, self.rounding.ratio)
            units = self.pool.units
            self.pool.originating = min(units, rounded(units * ratio, self.rounding.units))
