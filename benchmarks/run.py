"""Measure every race and print a table; exit status 1 when a limit is passed.

``python -m benchmarks.run [--runs N] [--only NAME]`` from the folder of the project. Each command and its yardstick
run alternately, as whole processes, once to warm up and then N times; what counts is the median.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.races import RACES, Race

VERDICTS = {0, 1, 3}
ROOT = Path(__file__).parents[1]
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
HEAD = "| Command | Time | Beside | Its time | Ratio | Limit | Peak memory | Kept |"
RULE = "|---|--:|---|--:|--:|--:|--:|---|"


@dataclass(slots=True)
class Runs:
    """Seconds and peak memory (MB) of one command, run by run."""

    seconds: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)

    def add(self, command: Sequence[str]) -> None:
        """Run it once more; a command that gives no verdict ends the measurement."""
        seconds, megabytes = measure(command)
        self.seconds.append(seconds)
        self.megabytes.append(megabytes)

    @property
    def median(self) -> float:
        """Seconds."""
        return statistics.median(self.seconds)

    @property
    def peak(self) -> float:
        """Megabytes."""
        return statistics.median(self.megabytes)


def measure(command: Sequence[str]) -> tuple[float, float]:
    """Seconds and peak memory (MB) of one process from start to end, byte code kept as in any installation."""
    start = time.perf_counter()
    nothing = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=nothing, stderr=nothing, cwd=ROOT, env=ENVIRONMENT) as process:
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in VERDICTS:
        sys.exit(f"exit status {process.returncode}: {' '.join(command)}")
    return seconds, usage.ru_maxrss * 1024 / 1e6


def run(race: Race, runs: int) -> tuple[str, bool]:
    """The race as a row of the table, and whether it kept its limits."""
    if race.prepare:
        race.prepare()
    mine, beside = Runs(), Runs()
    measure(race.command)
    if race.yardstick:
        measure(race.yardstick.command)
    for _ in range(runs):
        mine.add(race.command)
        if race.yardstick:
            beside.add(race.yardstick.command)
    return row(race, mine, beside)


def row(race: Race, mine: Runs, beside: Runs) -> tuple[str, bool]:
    """Medians beside limits."""
    limits, kept = [], True
    other = ["", "", ""]
    if race.yardstick:
        ratio = mine.median / beside.median
        other = [race.yardstick.title, shown(beside.median), f"{ratio:.2f}"]
        limits.append(f"{race.yardstick.ratio:.1f} x")
        kept = ratio <= race.yardstick.ratio
    if race.seconds is not None:
        limits.append(f"{race.seconds:.0f} s")
        kept = kept and mine.median <= race.seconds
    if race.megabytes is not None:
        limits.append(f"{race.megabytes:.0f} MB")
        kept = kept and mine.peak <= race.megabytes
    cells = [race.title, shown(mine.median), *other, ", ".join(limits), f"{mine.peak:.0f} MB"]
    return f"| {' | '.join((*cells, 'yes' if kept else '**no**'))} |", kept


def shown(seconds: float) -> str:
    """Milliseconds below a second, else seconds."""
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.2f} s"


def main() -> int:
    """Run what is asked for; 1 when a limit is passed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, metavar="N")
    parser.add_argument("--only", choices=[race.name for race in RACES], action="append", metavar="NAME")
    asked = parser.parse_args()
    print(HEAD, RULE, sep="\n")
    every = True
    for race in RACES:
        if asked.only is None or race.name in asked.only:
            line, kept = run(race, max(asked.runs, 1))
            print(line, flush=True)
            every = every and kept
    return 0 if every else 1


if __name__ == "__main__":
    sys.exit(main())
