"""Render every file of a plan and audit it, one by one, so that none has to stay in memory."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import TemplateError

from catalogue.base import messages
from catalogue.base.diagnostics import Diagnostic, Place, failed
from catalogue.base.plan import Content, Plan, as_bytes
from catalogue.checks.audit import Inspector
from catalogue.content.files import display_path
from catalogue.content.model import Catalogue
from catalogue.content.yaml_tree import Refused
from catalogue.search.index import SearchIndex
from catalogue.site import languages, theme

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class BuildResult:
    """The outcome of ``build.build``: the plan of every file, and every problem, sorted.

    When a problem is an error there are no files, no ``catalogue`` and no ``search`` index.
    """

    files: Plan
    problems: tuple[Diagnostic, ...]
    catalogue: Catalogue | None = None
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
        """Site path and content of each file.

        The content of a large file is in pieces, to be taken before the next file. Raises
        ``Unsound`` behind the last one.
        """
        try:
            for name in self._plan:
                content = self._render(name)
                yield name, content
                if isinstance(content, Iterator):
                    deque(content, maxlen=0)  # Whoever only audits takes no pieces.
            self.problems = self._inspector.problems()
            if self._size > messages.site.LARGE_MB * MEGABYTE:
                self.problems.append(messages.site.large_site(Place("site")))
        except TemplateError as error:
            self.problems = [broken_template(error, self._templates)]
        except Refused as refused:
            self.problems = [refused.problem]
        if failed(self.problems):
            raise Unsound

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


def problems_of(error: TemplateError | languages.Faulty, templates: Path) -> tuple[Diagnostic, ...]:
    """The problems of a theme that cannot be loaded."""
    if isinstance(error, languages.Faulty):
        return error.problems
    return (broken_template(error, templates),)


def broken_template(error: TemplateError, templates: Path) -> Diagnostic:
    """The problem of a mistake in a template, at its line."""
    path, line = theme.place_of(error, templates)
    return messages.site.broken_template(Place(display_path(templates / path), line), str(error))
