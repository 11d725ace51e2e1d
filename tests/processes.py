"""The real program as a process of its own, in an environment that prints alike everywhere."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "sample_boms"
PROGRAM = [sys.executable, "-m", "rvc_cli"]
_DISTURBING = {"FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "RVC_TRACEBACK"}
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in _DISTURBING} | {
    "COLUMNS": "80",
    "NO_COLOR": "1",
    "PYTHONUTF8": "1",
}


def run(*arguments: str, cwd: Path = ROOT, env: dict[str, str] | None = None, **how: Any) -> Any:
    """One call to its end: its status and what it printed."""
    streams = {} if {"stdout", "stderr"} & set(how) else {"capture_output": True}
    return subprocess.run(
        [*PROGRAM, *arguments],
        cwd=cwd,
        text=True,
        check=False,
        env={**ENVIRONMENT, **(env or {})},
        **{**streams, **how},
    )


def shell(line: str, cwd: Path = ROOT) -> Any:
    """A line of bash in which ``rvc`` is the program."""
    program = " ".join(PROGRAM)
    return subprocess.run(
        ["bash", "-c", f'rvc() {{ {program} "$@"; }}; {line}'],
        cwd=cwd,
        text=True,
        check=False,
        capture_output=True,
        env=ENVIRONMENT,
    )
