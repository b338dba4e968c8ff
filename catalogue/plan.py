"""What a site will consist of: every address, with the way to make what stands there.

Nothing is made until it is asked for, and nothing that was made is kept. So a build needs memory
for one file at a time, and the preview makes the page that someone looks at and no other.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import MappingProxyType

# Where the shelf of a session has the plan of the site.
PLAN = "plan"
Make = Callable[[], bytes]
"""Makes the content of one file; the same bytes each time."""


class Plan(Mapping[str, bytes]):
    """Site path -> content, in the order of the makers; each look at a value makes it anew.

    ``ready`` holds those whose content was known from the start.
    """

    def __init__(
        self,
        makers: Mapping[str, Make] | None = None,
        ready: Mapping[str, bytes] = MappingProxyType({}),
    ) -> None:
        self._makers = dict(makers or {})
        self.ready = ready

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
