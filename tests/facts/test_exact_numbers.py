"""Numbers that are text are read through Decimal: the compiled rationals write a digit they parse over a NUL."""

from fractions import Fraction
from pathlib import Path

from building import answer, row, rvc, write
from rvc_cli.facts.purse import Purse


def nul() -> bytes:
    """The byte 0 as the interpreter keeps it."""
    return chr(0).encode()


def test_a_rate_of_one_digit_leaves_the_interpreter_as_it_is() -> None:
    assert Purse().rate("MXN", "7") == Fraction(7)
    assert nul() == bytes(bytearray(1))


def test_one_digit_amounts_of_every_kind_leave_the_interpreter_as_it_is(tmp_path: Path) -> None:
    rows = [row("A", 7, quantity=3, price_unit=2, currency="MXN", exchange_rate=5, originating="yes")]
    (tmp_path / "steel.csv").write_text("material,hs_code,value,originating\na,7210.49,1,yes\n")
    path = write(
        tmp_path, rows, {"class": "light-truck"}, cost={"labor": 4}, steel={"purchases": "steel.csv"}
    )
    assert rvc(answer(path)).at_low.base == Fraction(7 * 3 * 5, 2) + 4
    assert nul() == bytes(bytearray(1))
