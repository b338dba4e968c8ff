"""A second process that makes part of very many things, for who would rather not wait.

It is a copy of this process (a fork), with all that this one knows, so nothing has to be told but
names. It takes no less work, and nearly twice the memory.
"""

import gc
import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

T = TypeVar("T")

# Names that are asked for together: enough that asking costs nothing, and few enough that what is
# made of them takes little room. Two times so many are underway, so that the copy never waits.
_TOGETHER, _UNDERWAY = 32, 2


class Helper(Generic[T]):
    """Makes things by name in another process. To be used with ``with``: it ends with that.

    ``make`` gives ``None`` for what the other process cannot make; then this one has to.
    """

    def __init__(self, make: Callable[[str], T | None]) -> None:
        self._ours, theirs = multiprocessing.Pipe()
        self._asked: deque[tuple[str, ...]] = deque()
        context = multiprocessing.get_context("fork")
        self._process = context.Process(target=_serve, args=(theirs, self._ours, make), daemon=True)
        self._process.start()
        theirs.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # It ends by itself as soon as there is nobody to answer.
        self._ours.close()
        self._process.join()

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._asked)

    def ask(self, names: deque[str]) -> None:
        """Have the first of these names made, as many as keep it busy, and take them away."""
        while names and len(self._asked) < _UNDERWAY:
            some = tuple(names.popleft() for _ in range(min(_TOGETHER, len(names))))
            self._asked.append(some)
            try:
                self._ours.send(some)
            except OSError:
                return  # It is gone; what was asked is answered as not made.

    def answers(self, *, wait: bool) -> Iterable[tuple[str, T | None]]:
        """What was made since the last time. ``wait`` for it when there is nothing else to do."""
        if not self._asked or not (wait or self._ours.poll()):
            return ()
        try:
            made: list[T | None] = self._ours.recv()
        except (EOFError, OSError):
            lost = [name for some in self._asked for name in some]
            self._asked.clear()
            return [(name, None) for name in lost]
        return zip(self._asked.popleft(), made, strict=True)


def _serve(asked: Connection, others: Connection, make: Callable[[str], Any]) -> None:
    """Answer until nobody asks any more. Runs in the copy."""
    # Ctrl+C is for who asks; and the copy of its end of the line would keep that open for ever.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    others.close()
    gc.freeze()
    for names in _received(asked):
        made = [make(name) for name in names]
        try:
            asked.send(made)
        except OSError:
            return
        gc.collect(0)


def _received(asked: Connection) -> Iterator[tuple[str, ...]]:
    while True:
        try:
            yield asked.recv()
        except (EOFError, OSError):
            return
