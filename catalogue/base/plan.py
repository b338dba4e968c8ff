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


def joined(content: Content) -> bytes:
    """Put a file in one piece."""
    if isinstance(content, bytes):
        return content
    out = io.BytesIO()
    out.writelines(content)
    # The bytes themselves and no copy of them.
    return out.getvalue()


class Plan(Mapping[str, bytes]):
    """Site path -> content, in the order of the makers; each look at a value makes it anew."""

    def __init__(self, makers: Mapping[str, Make] | None = None) -> None:
        self._makers = dict(makers or {})

    def make(self, address: str) -> Content:
        """Make a file, in pieces when its maker gives pieces."""
        return self._makers[address]()

    def release(self, address: str) -> None:
        """Forget how a file is made: nobody asks for it again."""
        self._makers[address] = _released

    def __getitem__(self, address: str) -> bytes:
        return joined(self.make(address))

    def __contains__(self, address: object) -> bool:
        return address in self._makers

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    def __or__(self, other: "Plan") -> "Plan":
        return Plan({**self._makers, **other._makers})


def ready(files: Mapping[str, bytes]) -> Plan:
    """Plan files that have been made already."""
    return Plan({address: partial(bytes, content) for address, content in files.items()})


def _released() -> bytes:
    raise LookupError("asked for again after it was written")
