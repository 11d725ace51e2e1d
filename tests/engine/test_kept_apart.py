"""What the law tells apart stays apart on the way from the lines to the goods: roles, deductions, vehicles, answers."""

from pathlib import Path

from building import DAY, answer, ask, law, row, rvc, write
from rvc_cli.engine.scratch import Scratch
from rvc_cli.facts.exact import Fraction
from rvc_cli.facts.goods import Good, Made
from rvc_cli.facts.rules import ListedCodes
from rvc_cli.intake.goods import Asked, read_source
from rvc_cli.intake.sources import Source

CUSTOM = {"class": "custom", "required": 50}
BOOK = law()


def _goods(folder: Path, rows: list[dict[str, str]]) -> tuple[Good, ...]:
    path = write(folder, rows)
    with Scratch(folder) as room:
        listed = ListedCodes(BOOK.core_codes, BOOK.whole_codes)
        asked = Asked(DAY, BOOK.roles, frozenset(BOOK.articles), listed, 10, room)
        found = read_source(Source(path, "bom.csv", "table"), asked)
    assert [one for one in found.diagnostics if one.severity == "error"] == []
    return found.goods


def _statement(**cells: object) -> dict[str, str]:
    """A bought assembly with a statement of net cost 60, of which 20 is not originating (s. 9(2)(a))."""
    said = {"made": "no", "originating": "no", "made_in": "MX", "supplier_net_cost": 60, "supplier_vnm": 20}
    return row("BOX", 100, **{**said, **cells})


def test_a_statement_on_an_assembly_gets_freight_duties_and_brokerage_and_no_waste(tmp_path: Path) -> None:
    blank = dict.fromkeys(["made", "originating", "made_in", "supplier_net_cost", "supplier_vnm"], "")
    inside = row("A", 1, parent="BOX", **blank)
    other = row("R", 7, parent="", **{**blank, "originating": "yes"})
    for deduction, added in {"freight": 3, "duties": 3, "brokerage": 3, "waste": 0}.items():
        rows = [
            {**_statement(parent="", **{deduction: 3})},
            {**inside, deduction: ""},
            {**other, deduction: ""},
        ]
        [good] = _goods(tmp_path, rows)
        [box] = good.contents[good.root].components
        assert (box.deductions, box.freight_and_duties) == (Fraction(3), Fraction(added)), deduction
        found = rvc(answer(write(tmp_path, rows, CUSTOM)))
        assert (found.at_high.base, found.at_high.vnm) == (Fraction(60 + added + 7), Fraction(20)), deduction


def test_a_statement_on_a_line_gets_freight_duties_and_brokerage_and_no_waste(tmp_path: Path) -> None:
    for deduction, added in {"freight": 3, "duties": 3, "brokerage": 3, "waste": 0}.items():
        line = _statement(quantity=2, **{deduction: 3})
        [good] = _goods(tmp_path, [line])
        [lot] = good.contents[good.root].lots
        assert (lot.deductions, lot.freight_and_duties) == (Fraction(6), Fraction(2 * added)), deduction
        found = rvc(answer(write(tmp_path, [line], CUSTOM)))
        assert (found.at_high.base, found.at_high.vnm) == (Fraction(2 * (60 + added)), Fraction(40)), (
            deduction
        )


def test_deductions_on_an_assembly_are_in_the_currency_of_its_row(tmp_path: Path) -> None:
    blank = {"currency": "", "exchange_rate": "", "originating": "", "made": "", "freight": "", "waste": ""}
    box = row(
        "BOX",
        100,
        parent="",
        currency="MXN",
        exchange_rate="0.5",
        originating="no",
        made="no",
        freight=4,
        waste=6,
    )
    rows = [
        box,
        row("A", 1, parent="BOX", **blank),
        row("R", 7, parent="", **{**blank, "originating": "yes"}),
    ]
    [good] = _goods(tmp_path, rows)
    [part] = good.contents[good.root].components
    assert (part.unit_value, part.deductions, part.freight_and_duties) == (
        Fraction(50),
        Fraction(5),
        Fraction(2),
    )
    found = rvc(answer(write(tmp_path, rows, CUSTOM)))
    assert (found.at_low.base, found.at_low.vnm) == (Fraction(57), Fraction(45))


def test_lines_of_different_roles_are_different_lots(tmp_path: Path) -> None:
    said = ["engine/block", "transmission", "none", ""]
    rows = [row(f"P{place}", 10, role=role, origin="US") for place, role in enumerate(said)]
    [good] = _goods(tmp_path, rows)
    assert sorted(lot.role for lot in good.contents[good.root].lots) == sorted(said)


def test_lines_of_different_kind_origin_certification_code_or_wages_are_different_lots(
    tmp_path: Path,
) -> None:
    plain = {
        "kind": "",
        "origin": "US",
        "originating": "",
        "made_in": "",
        "hs_code": "7318.15",
        "high_wage": "",
    }
    others = [
        {"kind": "packaging"}, {"origin": "MX"}, {"originating": "yes"}, {"originating": "no"}, {"made_in": "CN"},
        {"hs_code": "8407.34"}, {"high_wage": "yes"}, {"high_wage": "no"},
    ]  # fmt: skip
    rows = [row(f"P{place}", 10, **{**plain, **said}) for place, said in enumerate([{}, *others])]
    [good] = _goods(tmp_path, rows)
    assert len(good.contents[good.root].lots) == len(rows)


def test_what_no_question_of_value_reads_keeps_no_lines_apart(tmp_path: Path) -> None:
    said = [
        {},
        {"supplier_hs_statement": "no"},
        {"article": "body-stamping"},
        {"made": "no"},
    ]
    every = dict.fromkeys(["supplier_hs_statement", "article", "made"], "")
    rows = [row(f"P{place}", 10, origin="US", **{**every, **one}) for place, one in enumerate(said)]
    [good] = _goods(tmp_path, rows)
    [lot] = good.contents[good.root].lots
    assert (lot.lines, lot.value) == (4, Fraction(40))


def test_levels_of_vehicles_whose_rows_alternate_are_those_of_each_by_itself(tmp_path: Path) -> None:
    each = [("CAR", "", 0, 1), ("BOX", "", 1, 2), ("BOLT", 5, 2, 3), ("SEAT", 40, 1, 1), ("NUT", 1, 2, 4)]
    rows = [
        row(
            part,
            value,
            level=level,
            quantity=quantity * times,
            vehicle=vehicle,
            originating="yes" if value else "",
        )
        for part, value, level, quantity in each
        for vehicle, times in (("one", 1), ("two", 10))
    ]
    first, second = _goods(tmp_path, rows)
    for good, times in ((first, 1), (second, 10)):
        [box, seat] = sorted(good.contents[good.root].components, key=lambda one: one.part_number)
        assert (box.part_number, box.quantity, seat.part_number) == ("BOX", Fraction(2 * times), "SEAT")
        assert [lot.value for lot in good.contents[box.contents].lots] == [15 * times]
        assert [lot.value for lot in good.contents[seat.contents].lots] == [4 * times]


def test_an_article_and_who_made_it_are_read_of_a_row_with_contents(tmp_path: Path) -> None:
    rows = [
        row("BOX", 10, parent="", article="Body-Stamping", made="YES"),
        row("A", 1, parent="BOX", article="", made=""),
        row("R", 1, parent="", article="", made=""),
    ]
    [good] = _goods(tmp_path, rows)
    [box] = good.contents[good.root].components
    assert (box.article, box.made) == ("body-stamping", Made.SELF_PRODUCED)


def test_words_that_keep_no_lines_apart_are_still_judged(tmp_path: Path) -> None:
    for column in ("high_wage", "supplier_hs_statement", "article", "made"):
        report = ask(
            write(tmp_path, [row("A", 1, **{column: "perhaps"}), row("B", 1, **{column: ""})], CUSTOM)
        )
        [one] = report.diagnostics
        assert (one.span.line, one.span.column) == (2, column)
        assert report.exit_status == 2
