"""Where a call prints: an answer that cannot be written is no answer, and a complaint never changes one."""

import io
import sys
from typing import Any

import pytest

from processes import SAMPLES, run, shell
from rvc_cli.cli.streams import Outlet

SEDAN = str(SAMPLES / "sedan_meets_78.csv")
SHORT = str(SAMPLES / "sedan_one_cent_short.toml")
DAY = ("--on", "2026-11-23")
CALLS = (
    ("check", SEDAN, *DAY),
    ("check", SEDAN, *DAY, "--format", "json"),
    ("explain", SEDAN, *DAY),
    ("columns",),
    ("codes",),
    ("codes", "BOM104"),
    ("schema",),
    ("rules", "list"),
    ("rules", "show", *DAY),
    ("--version",),
    ("--help",),
    ("check", "--help"),
)
names = pytest.mark.parametrize("call", CALLS, ids=" ".join)
unix = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there is no /dev/full")


def words(call: tuple[str, ...]) -> str:
    return "rvc " + " ".join(call)


@unix
@names
def test_an_answer_for_which_there_is_no_room_is_status_two(call: tuple[str, ...]) -> None:
    done = shell(f"{words(call)} >/dev/full")
    assert (done.returncode, done.stderr.strip().splitlines()[-1]) == (
        2,
        "rvc: the answer could not be written: no space left on device",
    )


@unix
@names
def test_an_answer_to_a_closed_output_is_status_two(call: tuple[str, ...]) -> None:
    done = shell(f"{words(call)} >&-")
    assert (done.returncode, done.stderr.strip().splitlines()[-1]) == (
        2,
        "rvc: the answer could not be written: it is closed",
    )


@unix
@names
def test_a_reader_that_has_seen_enough_changes_nothing(call: tuple[str, ...]) -> None:
    done = shell(f"set -o pipefail; {words(call)} | head -1")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 1


@unix
@pytest.mark.parametrize("where", ["2>/dev/full", "2>&-", "2> >(true)", "2> >(head -1 >/dev/null)"])
@pytest.mark.parametrize(
    ("call", "status"),
    [
        ("rvc check nowhere.csv", 2),
        ("rvc bogus", 2),
        ("rvc check --margin x a.csv", 2),
        (f"rvc check {SHORT} --on 2026-11-23", 1),
        ("rvc rules check nowhere", 2),
        ("rvc lint nowhere.csv", 2),
    ],
)
def test_a_complaint_that_nobody_reads_changes_nothing(where: str, call: str, status: int) -> None:
    assert shell(f"{call} {where} >/dev/null").returncode == status


@unix
def test_a_verdict_of_not_met_that_cannot_be_written_is_no_verdict() -> None:
    assert shell(f"rvc check {SHORT} --on 2026-11-23 >/dev/full").returncode == 2


@unix
def test_with_nothing_to_write_a_closed_output_does_not_matter(tmp_path: object) -> None:
    done = shell(f"rvc check {SEDAN} --on 2026-11-23 --quiet --output {tmp_path}/a.txt >&-")
    assert (done.returncode, done.stderr) == (0, "")


@unix
def test_a_closed_standard_input_is_a_complaint() -> None:
    done = shell("rvc check - <&-")
    assert done.returncode == 2
    assert "-: error BOM001: Standard input is closed" in done.stderr


@unix
def test_no_file_of_a_call_is_taken_for_a_stream_that_was_closed() -> None:
    done = shell(f"rvc check {SEDAN} --on 2026-11-23 <&- 2>&-")
    assert (done.returncode, done.stdout[:5]) == (0, "✓ MET")


@pytest.mark.parametrize("columns", ["0", "00", "", "-3", "wide"])
def test_a_terminal_of_no_width_is_one_of_unknown_width(columns: str) -> None:
    done = run("check", SEDAN, *DAY, env={"COLUMNS": columns})
    assert (done.returncode, done.stdout) == (0, run("check", SEDAN, *DAY).stdout)
    assert run("check", "nowhere.csv", env={"COLUMNS": columns}).stderr != ""


class Reluctant(io.RawIOBase):
    """A stream that takes three bytes at a time, and every second time none at all."""

    def __init__(self) -> None:
        self.taken = b""
        self._willing = False

    def fileno(self) -> int:
        return sys.__stdout__.fileno() if sys.__stdout__ else 1

    def write(self, data: Any, /) -> int | None:
        self._willing = not self._willing
        if not self._willing:
            return None
        piece = bytes(data)[:3]
        self.taken += piece
        return len(piece)


def test_a_stream_that_would_have_to_wait_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("select.select", lambda *of: of)
    slow = Reluctant()
    outlet = Outlet(slow)
    writer = io.BufferedWriter(outlet)
    writer.write(b"an answer that is long")
    writer.flush()
    assert (slow.taken, outlet.problem) == (b"an answer that is long", None)
