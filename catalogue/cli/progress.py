"""Progress of a long build on a terminal; silent elsewhere and for the first second."""

import time
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import TextIO, TypeVar

T = TypeVar("T")
_WIDTH = 60
_REWRITE_AFTER = 0.1


class Progress:
    """Line on a terminal that tells how far the build is, and for how long each stage takes.

    ``out`` is the stream it is written to (nothing when that is no terminal); ``clock`` gives
    seconds.
    """

    def __init__(self, out: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._out = out
        self._clock = clock
        self._start = clock()
        self._shown = False
        self.stages: list[tuple[str, float]] = []

    @property
    def seconds(self) -> float:
        """Seconds since this object was made."""
        return self._clock() - self._start

    def stage(self, name: str) -> None:
        """Begin the stage ``name`` (Dutch, as in "de pagina's maken")."""
        self.stages.append((name, self.seconds))
        self._write(f"{name} ... {self.seconds:.0f} s")

    def track(self, items: Iterable[T], total: int) -> Iterator[T]:
        """Yield the items; show how many of ``total`` are done and how long the rest may take."""
        began = written = self.seconds
        name = self.stages[-1][0] if self.stages else ""
        for done, item in enumerate(items):
            now = self.seconds
            if done and now > written + _REWRITE_AFTER:
                left = (now - began) / done * (total - done)
                self._write(f"{name} ... {done} van {total}, nog {left:.0f} s")
                written = now
            yield item

    def profile(self) -> str:
        """List the stages with the seconds that each took, one a line; the last one until now."""
        ends = (*self.stages, ("", self.seconds))
        return "\n".join(
            f"{end - start:7.2f} s  {name}" for (name, start), (_, end) in pairwise(ends)
        )

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
