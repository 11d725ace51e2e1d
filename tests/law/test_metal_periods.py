"""The periods of s. 17(7), worked on a calendar for 23 November 2026, and which purchases fall in them."""

from datetime import date

import pytest

from building import DAY
from purchased import bought, car_of, left, listed, put, steel, sums
from rvc_cli.facts.findings import Finding
from rvc_cli.facts.metals import Days, Period
from rvc_cli.law.metal_periods import Window, made_within, window

PREVIOUS, QUARTER, MONTH = Period.PREVIOUS_CALENDAR_YEAR, Period.QUARTER_TO_DATE, Period.MONTH_TO_DATE
FISCAL, LAST_FISCAL, YEAR = (
    Period.FISCAL_YEAR_TO_DATE,
    Period.PREVIOUS_FISCAL_YEAR,
    Period.CALENDAR_YEAR_TO_DATE,
)


def days(text: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(one) for one in text.split())


@pytest.mark.parametrize(
    ("period", "starts", "day", "expected"),
    [
        (PREVIOUS, "", "2026-11-23", "2025-01-01 2025-12-31 2025-12-31"),
        (PREVIOUS, "", "2027-01-01", "2026-01-01 2026-12-31 2026-12-31"),
        (YEAR, "", "2026-11-23", "2026-01-01 2026-11-23 2026-12-31"),
        (QUARTER, "", "2026-11-23", "2026-10-01 2026-11-23 2026-12-31"),
        (QUARTER, "", "2027-07-01", "2027-07-01 2027-07-01 2027-09-30"),
        (QUARTER, "", "2027-06-30", "2027-04-01 2027-06-30 2027-06-30"),
        (MONTH, "", "2026-11-23", "2026-11-01 2026-11-23 2026-11-30"),
        (MONTH, "", "2028-02-29", "2028-02-01 2028-02-29 2028-02-29"),
        (LAST_FISCAL, "04-01", "2026-11-23", "2025-04-01 2026-03-31 2026-03-31"),
        (LAST_FISCAL, "04-01", "2027-03-31", "2025-04-01 2026-03-31 2026-03-31"),
        (LAST_FISCAL, "04-01", "2027-04-01", "2026-04-01 2027-03-31 2027-03-31"),
        (LAST_FISCAL, "01-01", "2026-11-23", "2025-01-01 2025-12-31 2025-12-31"),
        (LAST_FISCAL, "11-23", "2026-11-23", "2025-11-23 2026-11-22 2026-11-22"),
        (FISCAL, "04-01", "2026-11-23", "2026-04-01 2026-11-23 2027-03-31"),
        (FISCAL, "11-24", "2026-11-23", "2025-11-24 2026-11-23 2026-11-23"),
        (FISCAL, "01-01", "9999-12-31", "9999-01-01 9999-12-31 9999-12-31"),
    ],
)
def test_a_period_has_its_days(period: Period, starts: str, day: str, expected: str) -> None:
    assert window(period, date.fromisoformat(day), starts) == Window(*days(expected))


def test_a_fiscal_year_that_nobody_told_has_no_days() -> None:
    assert window(FISCAL, DAY, "") is None
    assert window(LAST_FISCAL, DAY, "") is None


@pytest.mark.parametrize(
    ("made", "within"),
    [
        ("2026-09-30 2026-09-30", False),
        ("2026-10-01 2026-10-01", True),
        ("2026-11-23 2026-11-23", True),
        ("2026-11-24 2026-11-24", False),  # after the day: not to date
        ("2026-11-01 2026-11-30", True),  # November as far as it has gone
        ("2026-10-01 2026-12-31", True),
        ("2026-09-30 2026-10-01", None),
        ("2026-01-01 2026-12-31", None),
    ],
)
def test_a_purchase_is_in_a_quarter_to_date_out_of_it_or_open(made: str, within: bool | None) -> None:
    assert made_within(Days(*days(made)), window(QUARTER, DAY, "")) is within


def test_without_a_period_every_purchase_is_in_and_without_its_days_one_is_open() -> None:
    assert made_within(None, None) is True
    assert made_within(None, window(QUARTER, DAY, "")) is None


@pytest.mark.parametrize(
    ("period", "starts", "low"),
    [
        (PREVIOUS, "", 25),  # 2025: 10 of 40
        (YEAR, "", 60),  # 2026 up to now: 60 of 100
        (MONTH, "", 100),  # November: 30 of 30
        (QUARTER, "", 75),  # October and November: 30 of 40
        (LAST_FISCAL, "10-01", 40),  # October 2025 to September 2026: 40 of 100
        (FISCAL, "10-01", 75),
    ],
)
def test_each_period_takes_its_own_purchases_from_one_table(period: Period, starts: str, low: int) -> None:
    """2025: 10 originate, 30 (October) do not; to September 2026 30 and 30; October 10 do not, November 30 do."""
    purchases = [
        bought(10, days=Days(*days("2025-12-01 2025-12-31"))),
        bought(30, False, days=Days(*days("2025-10-05 2025-10-05"))),
        bought(30, days=Days(*days("2026-04-01 2026-06-30"))),
        bought(30, False, days=Days(*days("2026-09-30 2026-09-30"))),
        bought(10, False, days=Days(*days("2026-10-01 2026-10-31"))),
        bought(30, days=Days(*days("2026-11-01 2026-11-30"))),
    ]
    found = steel(car_of(listed(purchases, tells_period=True, period=period), starts=starts))
    assert found.at_low.share * 100 == low
    assert found.at_low == found.at_high


def test_a_purchase_whose_period_overlaps_or_is_blank_is_open() -> None:
    purchases = [
        bought(70, days=Days(DAY, DAY)),
        bought(30, False, days=Days(date(2026, 10, 31), DAY), material="october"),
        bought(10, False, days=None, material="blank"),
    ]
    found = steel(car_of(listed(purchases, tells_period=True, period=MONTH)))
    assert sums(found) == (110, 40, 70, 0)
    assert [(one.part_number, one.fact) for one in found.needed] == [
        ("october", "period (steel.csv)"),
        ("blank", "period (steel.csv)"),
    ]


def test_steel_and_aluminum_may_have_different_periods() -> None:
    purchases = [
        bought(70, days=Days(*days("2025-01-01 2025-12-31"))),
        bought(30, False, days=Days(*days("2026-01-01 2026-03-31"))),
        bought(40, False, "7606", days=Days(*days("2025-01-01 2025-12-31"))),
        bought(50, True, "7606", days=Days(*days("2026-01-01 2026-03-31"))),
    ]
    steel_facts = listed(purchases, tells_period=True, period=PREVIOUS)
    aluminum = listed(purchases, tells_period=True, period=YEAR)
    shares = [
        one.at_low.share for one in put(car_of(steel_facts, aluminum)).values() if isinstance(one, Finding)
    ]
    assert shares == [1, 1]
    swapped = [
        one.at_low.share for one in put(car_of(aluminum, steel_facts)).values() if isinstance(one, Finding)
    ]
    assert swapped == [0, 0]


def test_a_table_of_several_periods_needs_the_choice_of_one() -> None:
    purchases = [bought(70, days=Days(DAY, DAY))]
    found = put(car_of(listed(purchases, tells_period=True)))["steel"]
    assert "`period` in [steel] does not choose one of s. 17(7)" in left(found)
    found = put(car_of(listed(purchases, tells_period=True, period=FISCAL)))["steel"]
    assert "`fiscal_year_starts` in [good]" in left(found)


def test_to_date_purchases_may_be_estimated_and_are_reviewed_at_the_end_of_the_year() -> None:
    for period in Period:
        notes = steel(car_of(listed([bought(1)], period=period))).notes
        estimated = any("s. 17(8)" in note and "s. 17(11)" in note for note in notes)
        assert estimated is period.value.endswith("to-date")
