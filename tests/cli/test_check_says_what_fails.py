"""What the first lines of an answer say of a percentage that is reached and a tariff shift that is not."""

import pytest

from calling import Calls

PART = '[good]\nname = "p"\nbom = "p.csv"\nclass = "part"\npart_for = "aftermarket"\nhs_code = "8708.10"\n'
COSTS = 'method = "net-cost"\n{more}[cost]\nlabor = 20\n'
HEAD = "part_number,parent,unit_value,hs_code,originating,made,made_in,supplier_hs_statement\n"


def first_lines(rvc: Calls, rows: str, more: str = "") -> str:
    rvc.write("p.csv", HEAD + rows)
    path = rvc.write("p.toml", PART + COSTS.format(more=more))
    return " ".join(rvc("check", path, "--on", "2026-11-25").out.split())


@pytest.mark.parametrize(
    ("value", "more", "said"),
    [
        (20, "", "NOT MET: RVC 50.00 %, 50 % required, but not the tariff shift beside it"),
        (21, "", "NOT MET: RVC 48.78 %, 50 % required, 1.22 points"),
        (20, 'produced_in = "CN"\n', "NOT MET: RVC 50.00 %, 50 % required beside"),
    ],
)
def test_a_figure_that_does_and_a_shift_that_does_not_are_told_apart(
    rvc: Calls, value: int, more: str, said: str
) -> None:
    assert said in first_lines(rvc, f"A,,{value},8708.29,no,no,,\n", more)


def test_what_counts_by_the_codes_its_supplier_states_is_named(rvc: Calls) -> None:
    rows = "Z,,80,8708.21,no,no,MX,{}\nA,Z,40,7208.10,no,,,\n"
    said = "counts Z by the codes that the supplier states of what is in it (s. 9(7)(a)(ii))"
    assert said in first_lines(rvc, rows.format("yes"))
    assert said not in first_lines(rvc, rows.format(""))
    assert said not in first_lines(rvc, rows.format("yes").replace("8708.21", "7318.15"))
