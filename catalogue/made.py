"""What a build answers, for the commands and the preview, which are handed the build function."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

from catalogue.base.diagnostics import Diagnostic
from catalogue.base.plan import Plan

if TYPE_CHECKING:
    from catalogue.search.index import SearchIndex


class Made(Protocol):
    """What the build function answers: see ``build.Result``."""

    @property
    def files(self) -> Plan:
        """Site path -> bytes, each made when it is asked for; empty after an error."""

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """Every problem, sorted."""

    @property
    def states(self) -> Callable[[], Mapping[str, str]]:
        """What files follow from; see ``build.Result``."""

    @property
    def search(self) -> "Callable[[], SearchIndex] | None":
        """Makes the search index of these files; ``None`` after an error."""
