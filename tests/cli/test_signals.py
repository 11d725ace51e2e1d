"""A call that is told to end ends: with the status of the signal, and without a trace of its own."""

import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import duckdb
import pytest

from processes import ENVIRONMENT, SAMPLES
from rvc_cli import __main__ as door
from rvc_cli.engine import connection, reader
from rvc_cli.tasks.check import check
from rvc_cli.tasks.question import Options

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent to a process")
SLOW = "SELECT sum(range % 7) FROM range(100000000000000)"
ENDED = (("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129))


def begun(folder: Path, *arguments: str, before: str = "") -> "subprocess.Popen[str]":
    """A call whose own files go to ``folder``, once it heeds signals; ``before`` is done before it begins."""
    program = (
        f"import sys; {before}\n"
        "from rvc_cli import __main__ as door\n"
        "listen = door.listen\n"
        "door.listen = lambda: (listen(), print('listening', file=sys.stderr, flush=True))\n"
        f"sys.argv = ['rvc', *{list(arguments)!r}]\n"
        "door.main()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        env={**ENVIRONMENT, "TMPDIR": str(folder)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    assert process.stderr.readline() == "listening\n"
    return process


def ended(process: "subprocess.Popen[str]", number: signal.Signals) -> tuple[int, str]:
    """The status and the last line of what it said."""
    try:
        process.send_signal(number)
        _, said = process.communicate(timeout=60)
    finally:
        process.kill()
    return process.returncode, (said.splitlines() or [""])[-1]


@pytest.mark.parametrize(("name", "status"), ENDED)
def test_a_call_that_waits_for_its_input_ends_with_the_status_of_the_signal(
    name: str, status: int, tmp_path: Path
) -> None:
    process = begun(tmp_path, "check", "-")
    while not list(tmp_path.glob("rvc-*")):
        time.sleep(0.01)
    assert ended(process, signal.Signals[name]) == (status, "rvc: interrupted")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("name", "status"), ENDED)
def test_a_query_that_is_interrupted_is_no_defect(name: str, status: int, tmp_path: Path) -> None:
    """A table whose query never ends stands for a long one: the signal always comes while DuckDB works."""
    never = (
        "from rvc_cli.engine import reader\n"
        f"reader._spill = lambda layout, scratch: str(scratch.folder)\n"
        f"reader._tree = lambda connection, *rest: connection.execute({SLOW!r}).fetchall()"
    )
    process = begun(tmp_path, "check", str(SAMPLES / "sedan_meets_78.csv"), before=never)
    while not list(tmp_path.glob("rvc-*")):
        time.sleep(0.01)
    time.sleep(0.3)
    assert ended(process, signal.Signals[name]) == (status, "rvc: interrupted")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("delay", [0.0, 0.05, 0.1, 0.2, 0.3, 0.5])
def test_whenever_the_interrupt_comes_the_status_is_130_or_the_answer(delay: float, tmp_path: Path) -> None:
    process = begun(tmp_path, "check", str(SAMPLES), "--on", "2026-11-23")
    time.sleep(delay)
    status, said = ended(process, signal.SIGINT)
    assert status in {130, 1}, said
    assert list(tmp_path.iterdir()) == []


def test_an_interrupt_that_the_caller_had_us_ignore_is_ignored(tmp_path: Path) -> None:
    ignoring = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)"
    process = begun(tmp_path, "check", "-", before=ignoring)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate("part_number,unit_value,origin\nA,1,US\n", timeout=30)
    assert process.returncode == 0, said


def test_duckdb_says_in_two_ways_that_a_query_was_interrupted() -> None:
    with pytest.raises(KeyboardInterrupt):
        connection.heed(duckdb.InterruptException("Interrupted!"))
    with pytest.raises(KeyboardInterrupt):
        connection.heed(RuntimeError("Query interrupted"))
    connection.heed(RuntimeError("something else"))


@pytest.mark.parametrize("of_a_piece", [False, True])
def test_a_query_that_says_so_itself_is_no_file_that_is_refused(
    of_a_piece: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*of: object) -> None:
        raise duckdb.InterruptException("Interrupted!")

    monkeypatch.setattr(reader, "in_pieces" if of_a_piece else "_flat", interrupted)
    monkeypatch.setattr(reader, "is_long", lambda layout: True)
    (tmp_path / "bom.csv").write_text("part_number,unit_value,origin\nA,1,US\n", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        check(Options(paths=(str(tmp_path / "bom.csv"),), on=date(2026, 11, 23)))


def test_a_defect_is_status_seventy_and_says_where_on_request(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("rvc_cli.tasks.columns.columns", lambda: 1 // 0)
    assert door.run(["columns"]) == 70
    assert capsys.readouterr().err.splitlines()[0] == (
        "rvc: a defect in rvc itself, no verdict: ZeroDivisionError: integer division or modulo by zero"
    )
    monkeypatch.setenv("RVC_TRACEBACK", "1")
    assert door.run(["columns"]) == 70
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupt_without_a_signal_is_130_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("rvc_cli.tasks.columns.columns", interrupted)
    assert door.run(["columns"]) == 130
