"""The work behind the preview: after a save only what it asks for, and the rest unhurried.

``quick`` reads what changed and plans the site; a page is made when somebody looks at it. What
takes longer and nobody waits for (a fresh search index, a look at every page) comes afterwards.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from catalogue.base.diagnostics import Diagnostic, failed
from catalogue.base.plan import PLAN
from catalogue.made import Made
from catalogue.shelf import Shelf
from catalogue.site.render import Finishing, Unsound

if TYPE_CHECKING:
    from pathlib import Path

    from catalogue.search.index import SearchIndex


Plans = Callable[[Shelf, "SearchIndex | None"], Made]


@dataclass(frozen=True)
class Whole:
    """All files and all problems: what the preview shows."""

    files: Mapping[str, bytes]
    problems: tuple[Diagnostic, ...]


class Session:
    """Builds again and again; ``plan`` plans the site from what is known and an index."""

    def __init__(self, plan: Plans, templates: "Path", base_url: str) -> None:
        self._plan = plan
        self._templates = templates
        self._base_url = base_url
        self._shelf = Shelf()
        self._search: SearchIndex | None = None
        self._last: Made | None = None
        # What is known of the last round belongs together; a save may come while the rest is done.
        self._planning = Lock()

    def quick(self) -> Whole:
        """The site after a save, with the problems in what people wrote."""
        with self._planning:
            self._shelf.begin()
            made = self._last = self._plan(self._shelf, self._search)
        return Whole(made.files, made.problems)

    def thorough(self, stop: Callable[[], bool]) -> Whole | None:
        """The same site with a fresh search index, and the problems that its pages have.

        ``None`` when there is nothing to look at, or as soon as ``stop`` says that it is too late.
        """
        last = self._last
        if last is None or last.search is None:
            return None
        self._search = last.search()
        with self._planning:
            # What a plan remembers of texts (how large a file is) may be older than they are.
            self._shelf.forget_here(PLAN)
            made = None if stop() else self._plan(self._shelf, self._search)
        if made is None or failed(made.problems):
            return None
        finishing = Finishing(made.files, self._templates, self._base_url)
        try:
            for _ in finishing:
                if stop():
                    return None
        except Unsound:
            pass  # What is wrong is among the problems now.
        return Whole(made.files, tuple(sorted((*made.problems, *finishing.problems))))
