"""Ledgers as they are written: headers in two languages, and every kind of wrong row, named by line and column."""

import tempfile
from contextlib import suppress
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rvc_cli.diagnostics import RvcError
from rvc_cli.facts.ledger import AverageOver, Flow, Inventory, Ledger, Movement, Subject
from rvc_cli.facts.periods import FiscalYear
from rvc_cli.intake.ledger import read_ledger
from rvc_cli.report.inventory import inventory_text
from rvc_cli.report.inventory_data import inventory_json
from rvc_cli.tasks.bom_rows import By, bom_rows
from rvc_cli.tasks.inventory import InventoryOptions, inventory

HEADER = "date,kind,item,quantity,unit_value,originating\n"
SOUND = HEADER + "2026-01-01,receipt,M,10,1.50,yes\n2026-01-02,use,M,4,,\n"


def read(folder: Path, text: str | bytes) -> Ledger:
    path = folder / "ledger.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_ledger(path, "ledger.csv")[0]


def complaints(folder: Path, text: str | bytes) -> list[tuple[str, int | None, str | None]]:
    with pytest.raises(RvcError) as refused:
        read(folder, text)
    return [(one.code, one.span.line, one.span.column) for one in refused.value.diagnostics]


def test_a_ledger_is_read_row_by_row(tmp_path: Path) -> None:
    first, second = read(tmp_path, SOUND).entries
    assert (first.line, first.day, first.movement, first.item) == (2, date(2026, 1, 1), Movement.RECEIPT, "M")
    assert (first.quantity, first.unit_value, first.originating) == (Fraction(10), Fraction(3, 2), True)
    assert (second.unit_value, second.originating, second.good_units) == (None, None, None)


def test_spanish_headers_kinds_and_semicolons_are_read(tmp_path: Path) -> None:
    text = (
        "Fecha;Tipo;Número de parte;Cantidad;Costo unitario;Originario;País de origen;Moneda;Folio;Lote\n"
        "2026-01-01;Entrada;M;10;1.50;sí;Estados Unidos;mxn;7;A\n\n;;;;;;;;;\n2026-01-02;consumo;M;4;;;;MXN;8;\n"
    )
    found = read(tmp_path, text.encode("utf-8-sig"))
    assert [one.movement for one in found.entries] == [Movement.RECEIPT, Movement.USE]
    assert (found.entries[0].origin, found.currency, found.blank_rows) == ("US", "MXN", 1)
    assert (found.entries[1].line, found.entries[1].reference) == (5, "8")
    assert read(tmp_path, text.encode("cp1252")).entries == found.entries


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("2026-01-01,receipt,M,-1,1,yes", ("BOM108", "quantity")),
        ("2026-01-01,receipt,M,0,1,yes", ("BOM105", "quantity")),
        ("2026-01-01,receipt,M,,1,yes", ("BOM101", "quantity")),
        ("2026-01-01,receipt,M,12345678901,1,yes", ("BOM107", "quantity")),
        ("2026-01-01,receipt,M,1e9,1,yes", ("BOM104", "quantity")),
        ("2026-01-01,receipt,M,1.123456789,1,yes", ("BOM106", "quantity")),
        ("2026-01-01,receipt,M,\u0661,1,yes", ("BOM104", "quantity")),
        ("2026-01-01,receipt,M,nan,1,yes", ("BOM104", "quantity")),
        ("2026-01-01,receipt,M,1,-1,yes", ("BOM108", "unit_value")),
        ("2026-01-01,receipt,M,1,$1,yes", ("BOM104", "unit_value")),
        ("2026-01-01,receipt,M,1,1,maybe", ("BOM111", "originating")),
        ("01/02/2026,receipt,M,1,1,yes", ("BOM118", "date")),
        ("2026-02-30,receipt,M,1,1,yes", ("BOM119", "date")),
        ("0000-01-01,receipt,M,1,1,yes", ("LED012", "date")),
        ("9999-12-31,receipt,M,1,1,yes", ("LED012", "date")),
        (",receipt,M,1,1,yes", ("LED011", "date")),
        ("2026-01-01,receipt,,1,1,yes", ("LED011", "item")),
        ("2026-01-01,,M,1,1,yes", ("LED010", "kind")),
        ("2026-01-01,transfer,M,1,1,yes", ("LED010", "kind")),
        ("2026-01-01,closing,M,0.0.0,,", ("BOM104", "quantity")),
        ("2026-01-01,receipt,M,1,1", ("BOM201", None)),
        ('2026-01-01,receipt,"M,1,1,yes', ("BOM203", None)),
        ('2026-01-01,receipt,M"M,1,1,yes', ("BOM202", None)),
    ],
)
def test_a_bad_cell_is_named_by_its_line_and_column(
    tmp_path: Path, row: str, expected: tuple[str, str | None]
) -> None:
    assert complaints(tmp_path, f"{HEADER}2026-01-01,receipt,M,1,1,yes\n{row}\n") == [
        (expected[0], 3, expected[1])
    ]


def test_a_count_of_nothing_is_a_count(tmp_path: Path) -> None:
    assert read(tmp_path, HEADER + "2026-01-01,closing,M,0.00,,\n").entries[0].quantity == 0


def test_every_complaint_comes_in_one_run(tmp_path: Path) -> None:
    text = HEADER + "2026-01-05,receipt,M,-1,1,yes\n2026-01-05,receipt,M,1,x,yes\nbad,transfer,M,1,1,?\n"
    found = complaints(tmp_path, text)
    assert [line for _, line, _ in found] == [2, 3, 4, 4, 4]


def test_rows_out_of_the_order_of_their_days_are_refused_within_one_inventory(tmp_path: Path) -> None:
    late, early = "2026-01-02,receipt,{},1,1,yes\n", "2026-01-01,receipt,{},1,1,yes\n"
    assert complaints(tmp_path, HEADER + late.format("M") + early.format("M")) == [("LED013", 3, "date")]
    assert len(read(tmp_path, HEADER + late.format("M") + early.format("N")).entries) == 2


def test_a_number_that_the_ledger_writes_otherwise_is_told_how_to_be_written(tmp_path: Path) -> None:
    with pytest.raises(RvcError) as refused:
        read(tmp_path, HEADER.replace(",", ";") + "2026-01-01;receipt;M;1.234,5;1,5;yes\n")
    for one in refused.value.diagnostics:
        assert one.message.endswith("; write it plainly, as in 1234.56.")


@pytest.mark.parametrize(
    ("header", "code", "column"),
    [
        ("date,kind,item,unit_value", "LED001", "quantity"),
        ("date,kind,item,quantity,qty", "LED002", "quantity"),
        ("date,kind,item,quantity,origniating", "LED003", "originating"),
    ],
)
def test_a_header_in_doubt_is_refused(tmp_path: Path, header: str, code: str, column: str) -> None:
    cells = ",".join("1" for _ in header.split(","))
    assert complaints(tmp_path, f"{header}\n{cells}\n") == [(code, 1, column)]


def test_a_header_nobody_knows_is_a_note(tmp_path: Path) -> None:
    path = tmp_path / "ledger.csv"
    for header in ("colour", "unit", "description"):
        path.write_text(
            SOUND.replace("\n", ",x\n").replace("originating,x", f"originating,{header}"), "utf-8"
        )
        assert [one.code for one in read_ledger(path, "ledger.csv")[1]] == ["LED004"]


def test_two_currencies_cannot_be_averaged(tmp_path: Path) -> None:
    text = HEADER.replace("originating", "originating,currency")
    rows = "2026-01-01,receipt,M,1,1,yes,USD\n2026-01-01,receipt,M,1,1,yes,MXN\n"
    assert complaints(tmp_path, text + rows) == [("LED014", None, "currency")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"", "BOM002"),
        (HEADER.encode(), "LED005"),
        (b"PK\x03\x04zip", "BOM003"),
        (b"date,kind\0,item", "BOM004"),
    ],
)
def test_what_is_no_ledger_is_refused(tmp_path: Path, text: bytes, code: str) -> None:
    assert code in [one for one, _, _ in complaints(tmp_path, text)]


def test_a_ledger_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RvcError) as refused:
        read_ledger(tmp_path / "nowhere.csv", "nowhere.csv")
    assert [one.code for one in refused.value.diagnostics] == ["BOM001"]


CELLS = st.one_of(
    st.sampled_from(
        [
            "2026-01-01",
            "2026-01-02",
            "receipt",
            "use",
            "return",
            "opening",
            "closing",
            "sent-back",
            "loss",
            "sale",
        ]
    ),
    st.sampled_from(["M", "1", "0", "2.5", "-1", "yes", "no", "", '"', "W", "9999999999", "0.00000001"]),
    st.text(st.sampled_from("ab1,;\"'\t=é\u202e\x1b"), max_size=4),
)


@given(st.lists(st.lists(CELLS, min_size=8, max_size=8), max_size=6), st.sampled_from(Flow))
def test_no_ledger_whatever_brings_it_down(rows: list[list[str]], flow: Flow) -> None:
    text = "date,kind,item,quantity,unit_value,originating,lot,reference\n"
    text += "\n".join(",".join(row) for row in rows)
    survives(text, flow)


MOVES = st.tuples(
    st.sampled_from(
        ["receipt", "use", "return", "opening", "closing", "sent-back", "loss", "sale", "shipment"]
    ),
    st.sampled_from(["1", "2", "3.5", "9999999999.99999999"]),
    st.sampled_from(["", "1", "0", "9999999999"]),
    st.sampled_from(["", "yes", "no"]),
    st.sampled_from(["", "A", "B"]),
    st.sampled_from(["", "W", "V"]),
    st.sampled_from(["01", "02", "03", "06"]),
)


@given(st.lists(MOVES, max_size=8), st.sampled_from(Flow))
def test_no_order_of_sound_rows_brings_it_down(rows: list[tuple[str, ...]], flow: Flow) -> None:
    text = "date,kind,item,quantity,unit_value,originating,lot,reference,good,good_units\n"
    months = sorted(row[-1] for row in rows)
    text += "\n".join(
        ",".join((f"2026-{month}-01", row[0], "M", *row[1:-1], "G", "2"))
        for row, month in zip(rows, months, strict=True)
    )
    survives(text, flow)


def survives(text: str, flow: Flow) -> None:
    """The ledger is worked through and told in every way, or refused; nothing else ever happens."""
    overs = AverageOver if flow is Flow.AVERAGE else (AverageOver.SHIPMENT,)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.csv"
        path.write_text(text, encoding="utf-8", newline="")
        for over in overs:
            chosen = Inventory(Subject.FUNGIBLE_MATERIALS, flow, over, FiscalYear(1, 1))
            with suppress(RvcError):
                found = inventory(InventoryOptions(str(path), chosen)).stocks
                inventory_text(found, 20, to_terminal=False)
                inventory_json(found, ())
                bom_rows(found, By.GOOD)
