"""Progress of a long build on a terminal; silent elsewhere and for the first second."""

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

_WIDTH = 60
_REWRITE_AFTER = 0.1


class Progress:
    """Line on a terminal that tells how far the build is.

    ``out`` is the stream it is written to (nothing when that is no terminal); ``clock`` gives
    seconds.
    """

    def __init__(self, out: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._out = out
        self._clock = clock
        self._start = clock()
        self._shown = False
        self._stage = ""

    @property
    def seconds(self) -> float:
        """Seconds since this object was made."""
        return self._clock() - self._start

    def stage(self, name: str) -> None:
        """Begin the stage ``name`` (Dutch, as in "de pagina's maken")."""
        self._stage = name
        self._write(f"{name} ... {self.seconds:.0f} s")

    def track(self, starts: Iterable[int], total: int) -> Iterator[int]:
        """Yield how many of ``total`` are done each time; show it and how long the rest takes."""
        began = written = self.seconds
        for done in starts:
            now = self.seconds
            if done and now > written + _REWRITE_AFTER:
                left = (now - began) / done * (total - done)
                self._write(f"{self._stage} ... {done} van {total}, nog {left:.0f} s")
                written = now
            yield done

    def _write(self, words: str) -> None:
        if self._out.isatty() and self.seconds > 1:
            self._out.write(f"\r{words}".ljust(_WIDTH))
            self._out.flush()
            self._shown = True

    def clear(self) -> None:
        """Erase the line from the terminal."""
        if self._shown:
            self._out.write("\r" + " " * _WIDTH + "\r")
            self._out.flush()
            self._shown = False
