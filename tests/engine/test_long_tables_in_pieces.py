"""A long flat table is read in pieces side by side, and comes out as it does when it is read in one."""

from pathlib import Path

import pytest

from building import answer, ask
from rvc_cli.engine import pieces
from rvc_cli.engine.scratch import Scratch
from rvc_cli.facts.findings import Assessment

ROWS = [
    f"P{number},{'bolt' if number % 7 else 'bolt; zinc'},{number % 5 + 1},{number % 11}.0{number % 9},"
    f"{('US', 'CN', 'MX', '')[number % 4]}"
    for number in range(400)
]


def _table(
    folder: Path, rows: list[str], header: str = "part_number,description,quantity,unit_value,origin"
) -> Path:
    path = folder / "bom.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8", newline="")
    return path


def _short_pieces(monkeypatch: pytest.MonkeyPatch, longest: int = 700) -> list[int]:
    """Every table is long, a piece has ``longest`` bytes and the rest of a line; the lines of each are kept."""
    lengths: list[int] = []
    plain = pieces._bytes

    def watched(path: str, start: int, stop: int) -> list[bytes]:
        chunks = list(plain(path, start, stop))
        lengths.append(len(b"".join(chunks).splitlines()))
        return chunks

    monkeypatch.setattr(pieces, "SHORTEST", 1)
    monkeypatch.setattr(pieces, "LONGEST", longest)
    monkeypatch.setattr(pieces, "_bytes", watched)
    return lengths


def _both(path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Assessment, Assessment, list[int]]:
    whole = answer(path)
    lengths = _short_pieces(monkeypatch)
    return whole, answer(path), lengths


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_pieces_of_a_table_come_to_what_the_whole_does(
    newline: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _table(tmp_path, ROWS)
    path.write_bytes(path.read_bytes().replace(b"\n", newline.encode()))
    whole, in_pieces, lengths = _both(path, monkeypatch)
    assert in_pieces == whole
    assert len(lengths) > 10
    assert sum(lengths) == len(ROWS)


def test_a_last_line_without_a_line_end_is_a_line_of_its_piece(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _table(tmp_path, ROWS)
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    whole, in_pieces, lengths = _both(path, monkeypatch)
    assert in_pieces == whole
    assert sum(lengths) == len(ROWS)


@pytest.mark.parametrize("place", [0, 37, 399])
@pytest.mark.parametrize("odd", ["", '"P,1",two lines,1,5.00,US', '"two\nlines",x,1,5.00,US', ",,,,"])
def test_empty_lines_and_line_breaks_within_cells_are_counted_once(
    odd: str, place: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, in_pieces, _ = _both(_table(tmp_path, [*ROWS[:place], odd, *ROWS[place:]]), monkeypatch)
    assert in_pieces == whole


def test_a_bad_cell_in_a_late_piece_is_told_at_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _table(tmp_path, [*ROWS[:390], "Q,bolt,1,1e3,US", *ROWS[390:]])
    _short_pieces(monkeypatch)
    report = ask(path)
    assert [(one.span.line, one.span.column, one.cell) for one in report.diagnostics] == [
        (392, "unit_value", "1e3")
    ]
    assert report.assessments == ()


def test_nothing_of_the_pieces_stays_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from rvc_cli.facts.cells import NumberFormat
    from rvc_cli.intake.columns import ColumnMap
    from rvc_cli.intake.dialect import open_table

    scratch = Scratch(tmp_path)
    layout, _ = open_table(_table(tmp_path, ROWS), "bom.csv", ColumnMap(), NumberFormat(), scratch)
    _short_pieces(monkeypatch)
    seen = pieces.in_pieces(layout, scratch, lambda one: Path(one.path).read_bytes())
    assert b"".join(seen) == Path(layout.path).read_bytes().split(b"\n", 1)[1]
    assert len(seen) > 10
    assert not list(scratch.folder.iterdir())
