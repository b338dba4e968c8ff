"""The plan of a site: every address, with the way to make what stands there.

Nothing is made until it is asked for, and nothing that was made is kept. So a build needs memory
for one file at a time, and for a piece of those that have all entries in them; and the preview
makes the page that someone looks at and no other.
"""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from types import MappingProxyType

Make = Callable[[], bytes]
"""Makes the content of one file; the same bytes each time."""
Content = bytes | Iterable[bytes]
"""A file in one piece or more."""
Pieces = Callable[[], Iterable[bytes]]
"""Makes the content of one file piece by piece."""


class Streamed:
    """A maker of a file with very much in it, which need not be in memory all at once."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces

    def __call__(self) -> bytes:
        """Return the whole file."""
        return joined(self.pieces())


def joined(content: Content) -> bytes:
    """A file in one piece."""
    if isinstance(content, bytes):
        return content
    out = io.BytesIO()
    out.writelines(content)
    # The bytes themselves and no copy of them.
    return out.getvalue()


def pieces_of(make: Make) -> Iterable[bytes]:
    """Call a maker: its content in as many pieces as it makes."""
    return make.pieces() if isinstance(make, Streamed) else (make(),)


class Plan(Mapping[str, bytes]):
    """Site path -> content, in the order of the makers; each look at a value makes it anew.

    ``ready`` holds those whose content was known from the start, until they are let go.
    """

    def __init__(
        self,
        makers: Mapping[str, Make] | None = None,
        ready: Mapping[str, bytes] = MappingProxyType({}),
    ) -> None:
        self._makers = dict(makers or {})
        self.ready = dict(ready)

    def pieces(self, address: str) -> Iterable[bytes] | None:
        """The pieces of a file that is streamed; ``None`` for any other."""
        make = self._makers[address]
        return make.pieces() if isinstance(make, Streamed) else None

    def let_go(self, address: str) -> None:
        """Forget what was ready: nobody asks for it again."""
        if self.ready.pop(address, None) is not None:
            self._makers[address] = _gone

    def __getitem__(self, address: str) -> bytes:
        return self._makers[address]()

    def __contains__(self, address: object) -> bool:
        return address in self._makers

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    def __or__(self, other: "Plan") -> "Plan":
        return Plan({**self._makers, **other._makers}, {**self.ready, **other.ready})


def ready(files: Mapping[str, bytes]) -> Plan:
    """A plan of files that have been made already."""
    makers = {address: partial(bytes, content) for address, content in files.items()}
    return Plan(makers, files)


def _gone() -> bytes:
    raise LookupError("asked for again after it was let go")
