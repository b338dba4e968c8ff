"""Tells on a terminal how far a long build is; silent elsewhere and for the first second."""

import time
from collections.abc import Callable
from typing import TextIO

_WIDTH = 60


class Progress:
    """One line that is rewritten per stage, from the moment the build takes over a second.

    ``out`` is where it goes, ``clock`` gives seconds; a stream that is no terminal gets nothing.
    """

    def __init__(self, out: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._out = out
        self._clock = clock
        self._start = clock()
        self._shown = False
        self.stages: list[tuple[str, float]] = []

    @property
    def seconds(self) -> float:
        """How long it has taken so far."""
        return self._clock() - self._start

    def stage(self, name: str) -> None:
        """Begin the stage ``name`` (Dutch, as in "de pagina's maken")."""
        self.stages.append((name, self.seconds))
        if self._out.isatty() and self.seconds > 1:
            self._out.write(f"\r{name} ... {self.seconds:.0f} s".ljust(_WIDTH))
            self._out.flush()
            self._shown = True

    def done(self) -> None:
        """Take the line away."""
        if self._shown:
            self._out.write("\r" + " " * _WIDTH + "\r")
            self._out.flush()
            self._shown = False
