"""What a process prints on: an answer that could not be written is known, and no complaint ever fails the answer."""

import io
import os
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class Outlet(io.RawIOBase):
    """Bytes to a stream of the process; writing to it never raises.

    A reader that has gone away (``head``, a pager) is sent no more and is no problem. ``problem`` says in a word or
    two why something could not be written; None while all was. ``stream`` None is one that the caller had closed.
    """

    def __init__(self, stream: io.RawIOBase | None) -> None:
        self.problem: str | None = None
        self._stream = stream
        self._ended = False

    def writable(self) -> bool:
        """Always: what cannot be written is kept in mind instead."""
        return True

    def isatty(self) -> bool:
        """Whether a terminal is at the other end."""
        return self._stream is not None and self._stream.isatty()

    def fileno(self) -> int:
        """The number of the stream; raises OSError for one that is closed, as any stream does."""
        if self._stream is None:
            raise io.UnsupportedOperation("this stream is closed")
        return self._stream.fileno()

    def write(self, data: "ReadableBuffer", /) -> int:
        """Write what can be written; how much the caller need not write again."""
        whole = memoryview(data).nbytes
        if self._ended:
            return whole
        if self._stream is None:
            return self._end("it is closed", whole)
        try:
            return self._written(self._stream, data)
        except BrokenPipeError:
            self._ended = True
        except OSError as problem:
            return self._end((problem.strerror or str(problem)).lower(), whole)
        return whole

    @staticmethod
    def _written(stream: io.RawIOBase, data: "ReadableBuffer") -> int:
        """How much went out; a stream that would have had to wait is waited for."""
        while (count := stream.write(data)) is None:
            import select

            select.select([], [stream.fileno()], [])
        return count

    def _end(self, problem: str, whole: int) -> int:
        self.problem, self._ended = problem, True
        return whole


def take_over() -> Outlet:
    """Put an outlet under standard output and standard error; that of standard output, to be asked in the end.

    A descriptor that the caller closed is held open on nothing, so that no file of ours is ever taken for it.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    sys.stdout, answer = _with_outlet(sys.stdout)
    sys.stderr, _ = _with_outlet(sys.stderr)
    return answer


def _with_outlet(stream: TextIO | None) -> tuple[TextIO, Outlet]:
    if not isinstance(stream, io.TextIOWrapper):
        outlet = Outlet(None)
        text = io.TextIOWrapper(io.BufferedWriter(outlet), encoding="utf-8", errors="backslashreplace")
        return text, outlet
    outlet = Outlet(getattr(stream.buffer, "raw", stream.buffer))
    text = io.TextIOWrapper(
        io.BufferedWriter(outlet),
        encoding=stream.encoding,
        errors=stream.errors,
        line_buffering=stream.line_buffering,
        write_through=stream.write_through,
    )
    return text, outlet
