"""Signals that end a call: it leaves by the door, with its own files removed and what it has written whole."""

import signal
import sys
from types import FrameType

CONVENTION = 128
ENDING = ("SIGINT", "SIGTERM", "SIGHUP")
_heard: list[int] = []


def listen() -> None:
    """From now on a signal to end raises KeyboardInterrupt; one that the caller had us ignore stays ignored."""
    for name in ENDING:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) in {signal.SIG_DFL, signal.default_int_handler}:
            signal.signal(number, _hear)


def heard() -> int | None:
    """The exit status of the signal that came first: 130 of an interrupt, 143 of a termination; None if none came."""
    return CONVENTION + _heard[0] if _heard else None


def _hear(number: int, _frame: FrameType | None) -> None:
    _heard.append(number)
    if (engine := sys.modules.get("rvc_cli.engine.connection")) is not None:  # never loaded for this alone
        engine.interrupt()
    raise KeyboardInterrupt
