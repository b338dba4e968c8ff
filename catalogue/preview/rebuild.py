"""Builds for the preview: quick after a save, thorough when the saves pause.

A quick build reads what changed and plans the site with the last search index; a page is made when
somebody looks at it. A thorough build makes a new search index and audits every page. Nothing of
it outlives the process.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Lock

from catalogue.base.diagnostics import failed
from catalogue.checks import contents
from catalogue.content.reader import FileCache
from catalogue.schema import Namen
from catalogue.search import index
from catalogue.search.index import SearchIndex
from catalogue.site import theme
from catalogue.site.render import BuildResult, Rendering, Unsound
from catalogue.site.theme import Theme

Build = Callable[..., BuildResult]
"""``build.build`` with everything filled in but ``search``, ``read`` and ``load_theme``."""


class Rebuilder:
    """Build the site repeatedly; parsed files, theme and search index stay in memory in between."""

    def __init__(self, build: Build, templates: Path, base_url: str) -> None:
        self._build = build
        self._templates = templates
        self._base_url = base_url
        self._files: FileCache = {}
        self._theme: tuple[object, Theme] | None = None
        self._search: SearchIndex | None = None
        self._last: BuildResult | None = None
        # A save may come while the thorough build plans: the caches are used by one at a time.
        self._planning = Lock()

    def quick(self) -> BuildResult:
        """Build after a save with the last search index; report the problems of the content."""
        with self._planning:
            self._last = self._plan()
            self._search = self._last.search or self._search
            return self._last

    def thorough(self, stop: Callable[[], bool]) -> BuildResult | None:
        """Build with a new search index and audit every page; report the problems of both.

        Returns ``None`` for content with an error, and as soon as ``stop`` says that a save came.
        """
        last = self._last
        if last is None or last.catalogue is None:
            return None
        self._search = index.build(last.catalogue, last.translated)
        with self._planning:
            result = None if stop() else self._plan()
        if result is None or failed(result.problems):
            return None
        rendering = Rendering(result.files, self._templates, self._base_url)
        try:
            for _ in rendering:
                if stop():
                    return None
        except Unsound:
            pass  # The errors are among the problems now.
        return BuildResult(result.files, tuple(sorted((*result.problems, *rendering.problems))))

    def _plan(self) -> BuildResult:
        return self._build(search=self._search, read=self._read, load_theme=self._load_theme)

    def _read(self, content: Path) -> contents.ParsedPages:
        return contents.read(content, self._files)

    def _load_theme(self, templates: Path, names: Mapping[str, Namen]) -> Theme:
        statuses = ((path, path.stat()) for path in sorted(templates.rglob("*")))
        state = names, [(path, status.st_mtime_ns, status.st_size) for path, status in statuses]
        if self._theme is None or self._theme[0] != state:
            self._theme = state, theme.load(templates, names)
        return self._theme[1]
