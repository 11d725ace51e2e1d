"""Every file in ``tests/broken/books`` says in its comments which complaints it must draw, and where; and the law."""

import re
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import DAY
from rvc_cli.diagnostics import RvcError
from rvc_cli.intake.books import books_schema, read_books
from rvc_cli.report.net_cost import net_cost_text
from rvc_cli.report.net_cost_data import net_cost_json
from rvc_cli.tasks.net_cost import NetCostOptions, net_cost
from rvc_cli.tasks.unit_costs import unit_costs

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "tests" / "broken" / "books").glob("*.toml"))
EXPECTED = re.compile(r"^# expect: ([A-Z]{3}[0-9]{3})(?: line ([0-9]+))?$", re.MULTILINE)
JARGON = re.compile(r"pydantic|input should|validation|https?://|NoneType|Traceback|Decimal\(", re.IGNORECASE)
SOUND = """[books]
goods = ["A", "B"]
route = "a"
from = 2026-01-01
until = 2026-03-31
fiscal_year_starts = "01-01"
[base.machine-hours]
A = 1
B = 2
[[cost]]
name = "power"
kind = "direct-overhead"
amount = 30
method = "cost-ratio"
base = "machine-hours"
"""


def refused(path: Path) -> RvcError:
    with pytest.raises(RvcError) as found:
        read_books(path, path.name)
    return found.value


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_broken_books_draw_exactly_their_complaints(path: Path) -> None:
    expected = [(code, int(line)) for code, line in EXPECTED.findall(path.read_text("utf-8"))]
    assert expected, "the file must say what it expects"
    found = [(one.code, one.span.line) for one in refused(path).diagnostics]
    assert sorted(found, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_complaint_is_a_sentence_without_jargon_and_says_its_column(path: Path) -> None:
    for one in refused(path).diagnostics:
        assert JARGON.search(one.message) is None
        assert re.search(r"[.?](?: \(column [0-9]+\))$", one.message)
        assert one.message.isprintable()


def test_there_are_broken_books_for_every_code_about_them() -> None:
    used = {code for path in FILES for code, _ in EXPECTED.findall(path.read_text("utf-8"))}
    assert {f"CST{number:03}" for number in range(1, 10)} <= used


def reckoned(folder: Path, text: str, *earlier: str) -> list[tuple[str, int | None]]:
    names = []
    for place, one in enumerate((text, *earlier)):
        path = folder / f"{place}.toml"
        path.write_text(one, "utf-8")
        names.append(str(path))
    try:
        net_cost(NetCostOptions(names[0], DAY, earlier=tuple(names[1:])))
    except RvcError as found:
        return [(one.code, one.span.line) for one in found.diagnostics]
    return []


def test_what_the_law_refuses_is_placed_at_its_key(tmp_path: Path) -> None:
    assert reckoned(tmp_path, SOUND) == []
    by_c = SOUND.replace('"cost-ratio"\nbase = "machine-hours"', '"direct-cost-ratio"')
    assert reckoned(tmp_path, by_c) == [("CST010", 14)]
    other = SOUND + 'internal = { method = "direct-labor-and-material-ratio", solely_to_qualify = false }\n'
    assert reckoned(tmp_path, other) == [("CST010", 14)]


def test_methods_and_the_length_of_the_period_hold_for_the_fiscal_year(tmp_path: Path) -> None:
    second = SOUND.replace("2026-01-01", "2026-04-01").replace("2026-03-31", "2026-06-30")
    assert reckoned(tmp_path, second, SOUND) == []
    by_b = SOUND.replace('"cost-ratio"\nbase = "machine-hours"', '"direct-labor-and-material-ratio"')
    assert reckoned(tmp_path, second, by_b) == [("CST010", 14)]
    one_month = SOUND.replace("2026-03-31", "2026-01-31")
    assert reckoned(tmp_path, second, one_month) == [("CST008", 4)]
    last_year = SOUND.replace("2026-", "2025-")
    assert reckoned(tmp_path, second, last_year) == [("CST008", 4)]


def test_the_schema_names_every_key_of_the_books() -> None:
    schema = books_schema()
    assert set(schema["properties"]) == {"books", "base", "cost", "loan"}
    assert "null" not in str(schema)


def test_no_file_and_no_toml_are_complaints(tmp_path: Path) -> None:
    assert [one.code for one in refused(tmp_path / "nowhere.toml").diagnostics] == ["TOM001"]
    (tmp_path / "broken.toml").write_text("[books\n", "utf-8")
    assert [one.code for one in refused(tmp_path / "broken.toml").diagnostics] == ["TOM003"]


LINES = (ROOT / "sample_books" / "axle_plant.toml").read_text("utf-8").splitlines()
WORDS = [
    "0",
    "-1",
    "nan",
    "1e400",
    '"x"',
    "[]",
    "{}",
    "true",
    "2026-01-01",
    "{ A = 1 }",
    "9999999999",
    '"A"',
    "",
]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["drop", "twice", "value"]),
            st.integers(0, len(LINES) - 1),
            st.sampled_from(WORDS),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_books_that_were_tampered_with_are_reckoned_or_refused(changes: list[tuple[str, int, str]]) -> None:
    lines = list(LINES)
    for how, place, word in changes:
        here = place % len(lines)
        key, equals, _ = lines[here].partition(" = ")
        lines[here : here + 1] = {"drop": [], "twice": [lines[here]] * 2, "value": [key + equals + word]}[how]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "books.toml"
        path.write_text("\n".join(lines), "utf-8")
        with suppress(RvcError):
            answer = net_cost(NetCostOptions(str(path), DAY))
            net_cost_text(answer.sheets)
            net_cost_json(answer.sheets, answer.diagnostics)
            unit_costs(answer.sheets)


@pytest.mark.parametrize(
    "text", ["books = 1", "[books]\ngoods = 1", "cost = {}", "base = []", "[[books]]", "[[cost]]\n[[loan]]"]
)
def test_tables_of_the_wrong_kind_are_complaints(tmp_path: Path, text: str) -> None:
    (tmp_path / "books.toml").write_text(text, "utf-8")
    assert {one.code for one in refused(tmp_path / "books.toml").diagnostics} <= {
        "CST001",
        "CST002",
        "CST003",
    }
