"""``rvc`` and ``python -m rvc_cli``: run a command and turn whatever happens into the exit status of the contract."""

import gc
import os
import sys
from typing import NoReturn

from rvc_cli.cli.signals import heard, listen
from rvc_cli.cli.streams import Outlet, take_over

DEFECT = 70
INTERRUPTED = 130
UNWRITTEN = 2
VERDICTS = (0, 1, 3)
YOUNG = 1_000_000


def main() -> NoReturn:
    """Run the command line; 70 for a defect in the program itself, which no verdict ever shares.

    Values here are frozen and form no cycles, so the collector is kept from walking them over and over; and what
    other packages plug into pydantic has no say in what a manifest means.
    """
    answer = take_over()
    if set(os.environ.get("COLUMNS", "")) == {"0"}:
        del os.environ["COLUMNS"]  # a terminal that does not know its width, not one without any
    gc.set_threshold(YOUNG, 50, 50)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        listen()
        status = run(sys.argv[1:])
    except KeyboardInterrupt:
        status = INTERRUPTED
    _leave(status, answer)


def run(arguments: list[str]) -> int:
    """One call; its exit status. A signal to end it outweighs whatever came of it."""
    try:
        from rvc_cli.cli.app import invoke

        status = invoke(arguments)
    except KeyboardInterrupt:
        status = INTERRUPTED
    except Exception as defect:  # noqa: BLE001 - whatever it is, it has a status of its own
        status = heard() or _defect(defect)
    if (ended := heard() or status) == INTERRUPTED or heard():
        _say("interrupted")
    return ended


def _defect(defect: Exception) -> int:
    if os.environ.get("RVC_TRACEBACK"):
        import traceback

        traceback.print_exception(defect)
    _say(f"a defect in rvc itself, no verdict: {type(defect).__name__}: {defect}")
    _say("please report it; RVC_TRACEBACK=1 shows where it happened")
    return DEFECT


def _leave(status: int, answer: Outlet) -> NoReturn:
    """End at once, with all that was said written: taking the interpreter apart takes as long as a short answer.

    Files of its own a call removes before it gets here. A verdict that nobody could be told is none.
    """
    try:
        sys.stdout.flush()
        if answer.problem and status in VERDICTS:
            _say(f"the answer could not be written: {answer.problem}")
            status = UNWRITTEN
        sys.stderr.flush()
    finally:
        os._exit(status)


def _say(words: str) -> None:
    print(f"rvc: {words}", file=sys.stderr)  # noqa: T201 - the one place below which nothing can print


if __name__ == "__main__":
    main()
