"""Render every file of a plan and audit it, one by one, so that none has to stay in memory."""

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import TemplateError

from catalogue.base import cores, messages
from catalogue.base.diagnostics import Diagnostic, Place, failed
from catalogue.base.plan import Content, Plan, as_bytes
from catalogue.checks.audit import Findings, Inspector
from catalogue.content.files import display_path
from catalogue.content.model import Catalogue
from catalogue.content.yaml_tree import Refused
from catalogue.editor import translations
from catalogue.schema import urls
from catalogue.search.index import SearchIndex
from catalogue.site import theme

MEGABYTE = 1_000_000
# Fewer files are made sooner than another process has started.
_FILES_TO_SHARE = 500
_FEWEST_AT_ONCE = 16
# Each process copies most of the catalogue: of 40,000 files a third one would need 110 MB.
_FILES_IN_ALL = 40_000


@dataclass(frozen=True)
class BuildResult:
    """The outcome of ``build.build``: the plan of every file, and every problem, sorted.

    When a problem is an error there are no files, no ``catalogue`` (``translated`` is it in other
    languages) and no ``search`` index.
    """

    files: Plan
    problems: tuple[Diagnostic, ...]
    catalogue: Catalogue | None = None
    translated: Mapping[str, Catalogue] = field(default_factory=dict)
    search: SearchIndex | None = None


class Unsound(Exception):  # noqa: N818 - a problem of the content or a template, not an error
    """The files are not good enough to publish; ``Rendering.problems`` says why."""


class Rendering:
    """The finished files, to go through once. ``problems`` grows on the way, sorted at the end."""

    def __init__(self, plan: Plan, templates: Path, base_url: str) -> None:
        """``templates`` is the folder in which a mistake in a template is reported."""
        self.problems: list[Diagnostic] = []
        self._plan = plan
        self._templates = templates
        self._size = 0
        self._inspector = Inspector(plan, urlsplit(base_url).path or "/")

    def __iter__(self) -> Iterator[tuple[str, Content]]:
        """Site path and content of each file, made in this process.

        The content of a large file is in pieces, to be taken before the next file. Raises
        ``Unsound`` behind the last one.
        """
        yield from self._render_all(self._plan)
        self._judge()

    def share(self, put: Callable[[str, Content], None], track: cores.Track = iter) -> None:
        """Give every file to ``put`` and release it, on all cores: each ``put`` in some process.

        ``track`` sees how many files were begun before. Raises ``Unsound`` behind the last one.
        Circular references of rendered pages are collected now and then: the collector is off
        (see ``build.main``). Everything that was there before the first page is not looked at.
        """
        made = [name for name in self._plan if self._plan.is_made(name)]
        names = [name for name in self._plan if not self._plan.is_made(name)]
        # The list of the downloads says how large they are: together in one process they are made
        # once. And first, for they take longest.
        data = urls.DATA.removesuffix("index.html")
        names.sort(key=lambda name: not name.startswith(data))
        size = max(_FEWEST_AT_ONCE, len(names) // cores.MOST_TASKS + 1)

        def work(starts: Iterator[int]) -> tuple[int, Findings]:
            before = self._size
            for start in starts:
                self._finish(names[start : start + size], put)
            return self._size - before, self._inspector.findings

        gc.freeze()
        try:
            # Before another process has a copy, so that their memory is free again.
            self._finish(made, put)
            most = max(2, _FILES_IN_ALL // len(names)) if len(names) >= _FILES_TO_SHARE else 1
            processes = min(cores.count(), most)
            results = cores.share(range(0, len(names), size), work, processes, track)
        except Unsound as unsound:
            self.problems = list(unsound.args)
            raise
        finally:
            gc.unfreeze()
        for others_size, findings in results:
            self._size += others_size
            self._inspector.findings.add(findings)
        self._judge()

    def _finish(self, names: Sequence[str], put: Callable[[str, Content], None]) -> None:
        for name, content in self._render_all(names):
            put(name, content)
            self._plan.release(name)
        gc.collect(0)

    def _judge(self) -> None:
        self.problems = self._inspector.problems()
        if self._size > messages.site.LARGE_MB * MEGABYTE:
            self.problems.append(messages.site.large_site(Place("site")))
        if failed(self.problems):
            raise Unsound

    def _render_all(self, names: Iterable[str]) -> Iterator[tuple[str, Content]]:
        try:
            for name in names:
                content = self._render(name)
                yield name, content
                if isinstance(content, Iterator):
                    deque(content, maxlen=0)  # Whoever only audits takes no pieces.
        except TemplateError as error:
            self.problems = [broken_template(error, self._templates)]
            raise Unsound(*self.problems) from error
        except Refused as refused:
            self.problems = [refused.problem]
            raise Unsound(*self.problems) from refused

    def _render(self, name: str) -> Content:
        content = self._plan.make(name)
        if not isinstance(content, bytes):
            return self._counted(content)
        self._size += len(content)
        self._inspector.inspect(name, content)
        return content

    def _counted(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """The pieces of a file that is not audited: it is no page."""
        for piece in pieces:
            self._size += len(piece)
            yield piece

    def all_files(self) -> dict[str, bytes]:
        """Every file at once; nothing when there is an error."""
        try:
            return {name: as_bytes(content) for name, content in self}
        except Unsound:
            return {}


def problems_of(
    error: TemplateError | translations.Faulty, templates: Path
) -> tuple[Diagnostic, ...]:
    """The problems of a theme that cannot be loaded."""
    if isinstance(error, translations.Faulty):
        return error.problems
    return (broken_template(error, templates),)


def broken_template(error: TemplateError, templates: Path) -> Diagnostic:
    """The problem of a mistake in a template, at its line."""
    path, line = theme.place_of(error, templates)
    return messages.site.broken_template(Place(display_path(templates / path), line), str(error))
