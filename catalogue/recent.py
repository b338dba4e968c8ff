"""What was worked out a moment ago, for a program that builds again and again.

A result is kept with everything that it follows from, so that asking for it again changes nothing
but the time it takes. What one round did not ask for is forgotten in the next.
"""

from collections.abc import Callable, Collection, Hashable, Iterator
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")


class Recent:
    """The results of the last round. Functions must be pure, and their arguments hashable."""

    def __init__(self) -> None:
        self._before: dict[Hashable, object] = {}
        self._now: dict[Hashable, object] = {}

    def begin(self) -> None:
        """Begin a new round."""
        self._before, self._now = self._now, {}

    def get(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What ``function`` gives for these arguments. What it raises is not kept."""
        key = (function, *args, *kwargs.items())
        for known in (self._now, self._before):
            if key in known:
                self._now[key] = known[key]
                return cast("T", known[key])
        self._now[key] = made = function(*args, **kwargs)
        return made


class Forgetful(Recent):
    """For a program that builds once: nothing is kept."""

    def get(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What ``function`` gives for these arguments."""
        return function(*args, **kwargs)


class Names(Collection[str]):
    """Names in their order, quick to look up. It equals itself only: that is quick to compare."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = dict.fromkeys(names)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
