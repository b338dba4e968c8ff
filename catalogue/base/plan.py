"""The plan of a site: every address, with the function that makes what stands there.

Nothing is made until it is asked for, and nothing that was made stays. So a build needs memory for
one file at a time, and for a piece of those that have all entries in them; and the preview makes
the page that someone looks at and no other.
"""

import io
from collections.abc import Callable, Iterator, Mapping
from functools import partial

Content = bytes | Iterator[bytes]
"""A file in one piece or, when it is large, in more."""
Make = Callable[[], Content]
"""Makes the content of one file; the same bytes each time."""


def as_bytes(content: Content) -> bytes:
    """Join the pieces of a file."""
    if isinstance(content, bytes):
        return content
    out = io.BytesIO()
    out.writelines(content)
    # The bytes themselves and no copy of them.
    return out.getvalue()


class Plan(Mapping[str, bytes]):
    """Map site path -> content, in the order of the makers; every access makes the content anew."""

    def __init__(self, makers: Mapping[str, Make] | None = None) -> None:
        self._makers = dict(makers or {})

    def make(self, address: str) -> Content:
        """Make a file, in pieces when its maker gives pieces."""
        return self._makers[address]()

    def is_made(self, address: str) -> bool:
        """True for a file that is in memory already."""
        return isinstance(self._makers[address], _Made)

    def release(self, address: str) -> None:
        """Drop the maker of a file, and its memory; asking for the file again is an error."""
        self._makers[address] = _released

    def __getitem__(self, address: str) -> bytes:
        return as_bytes(self.make(address))

    def __contains__(self, address: object) -> bool:
        return address in self._makers

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    def __or__(self, other: "Plan") -> "Plan":
        return Plan({**self._makers, **other._makers})


def plan_of_files(files: Mapping[str, bytes]) -> Plan:
    """Make a plan of files that have been made already."""
    return Plan({address: _Made(bytes, content) for address, content in files.items()})


class _Made(partial[bytes]):
    """Maker of a file that has been made."""


def _released() -> bytes:
    raise LookupError("asked for again after it was written")
