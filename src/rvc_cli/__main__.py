"""``rvc`` and ``python -m rvc_cli``: run a command and turn whatever happens into the exit status of the contract."""

import gc
import os
import sys
from typing import NoReturn

DEFECT = 70
INTERRUPTED = 130
USAGE = 2
YOUNG = 1_000_000


def main() -> NoReturn:
    """Run the command line; 70 for a defect in the program itself, which no verdict ever shares.

    Values here are frozen and form no cycles, so the collector is kept from walking them over and over; and what
    other packages plug into pydantic has no say in what a manifest means.
    """
    gc.set_threshold(YOUNG, 50, 50)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    _leave(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """One call; its exit status."""
    try:
        from rvc_cli.cli.app import invoke

        return invoke(arguments)
    except KeyboardInterrupt:
        _say("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - nobody listens any more
        return INTERRUPTED
    except Exception as defect:
        if os.environ.get("RVC_TRACEBACK"):
            raise
        _say(f"a defect in rvc itself, no verdict: {type(defect).__name__}: {defect}")
        _say("please report it; RVC_TRACEBACK=1 shows where it happened")
        return DEFECT


def _leave(status: int) -> NoReturn:
    """End at once, with all that was said written: taking the interpreter apart takes as long as a short answer.

    Files of its own a call removes before it gets here.
    """
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (BrokenPipeError, AttributeError):
        pass  # nobody listens any more, or nobody ever did
    except OSError as problem:
        _say(f"the answer could not be written: {problem.strerror or problem}")
        status = USAGE
    os._exit(status)


def _say(words: str) -> None:
    print(f"rvc: {words}", file=sys.stderr)  # noqa: T201 - the one place below which nothing can print


if __name__ == "__main__":
    main()
