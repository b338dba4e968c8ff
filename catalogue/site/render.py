"""Makes the files of a plan one by one and judges each, so that none has to be kept in memory."""

import sys
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from jinja2 import TemplateError

from catalogue.base import messages
from catalogue.base.diagnostics import Diagnostic, Place, failed
from catalogue.base.plan import Content, Plan, joined
from catalogue.checks.audit import Inspector, Look
from catalogue.content.source import shown
from catalogue.content.yaml_tree import Refused
from catalogue.shelf import Forgetful, Shelf
from catalogue.site import theme

MEGABYTE = 1_000_000
# Pages. With fewer a second process costs more than it gives.
WORTH_HELP = 2_000
# With a copy of a process on macOS the system's own libraries may break down; Windows has none.
HELP_IS_POSSIBLE = sys.platform == "linux"


class Unsound(Exception):  # noqa: N818 - a problem of the content or a template, not an error
    """What was finished is not good enough to publish; ``Finishing.problems`` says why."""


@dataclass(frozen=True)
class Kept:
    """Which files need not be made again.

    ``states`` says what a file follows from (see ``dependence``) and ``shelf`` what was found when
    it was last made. Files are only ``fit`` to be kept as long as the site holds what was made
    then. Some that it held may be ``gone``: a page that may point there is made and judged again.
    ``read`` gives the bytes that the site has for a name.
    """

    states: Mapping[str, str]
    shelf: Shelf
    fit: bool
    read: Callable[[str], bytes] = str.encode
    gone: Collection[str] = ()

    def look(self, name: str) -> Look | None:
        """What is known of a file that can stay as it is."""
        state = self.states.get(name) if self.fit else None
        found = self.shelf.find(f"bestand {name}", state) if state else None
        if isinstance(found, str):
            return Look.of_no_page(int(found))
        if not isinstance(found, Look) or (self.gone and self._may_point_there(name)):
            return None
        return found

    @cached_property
    def _words(self) -> Collection[bytes]:
        """What an address of something that is gone has in it, however it is written."""
        return {PurePosixPath(name).stem.encode() for name in self.gone}

    def _may_point_there(self, name: str) -> bool:
        page = self.read(name)
        return any(word in page for word in self._words)

    def keep(self, name: str, look: Look | None) -> None:
        """Remember a file that was made."""
        state = self.states.get(name)
        if state and look:
            # Most files are no pages, and of those a word is enough.
            known = look if look.is_page else str(look.size)
            self.shelf.put(f"bestand {name}", state, known)


NOTHING_KEPT = Kept({}, Forgetful(), fit=False)


class Finishing:
    """The finished files, to go through once. ``problems`` grows on the way, sorted at the end."""

    def __init__(
        self,
        files: Plan,
        templates: Path,
        base_url: str,
        kept: Kept = NOTHING_KEPT,
        *,
        helped: bool = False,
    ) -> None:
        """``files`` is the plan; ``templates`` says where a mistake in a template is.

        ``helped``: whether another process makes part of the pages when there are very many.
        """
        self.problems: list[Diagnostic] = []
        self._files = files
        self._templates = templates
        self._kept = kept
        self._helped = helped and HELP_IS_POSSIBLE
        self._size = 0
        self._inspector = Inspector(files, urlsplit(base_url).path or "/")

    def __iter__(self) -> Iterator[tuple[str, Content | None]]:
        """Site path and content of each file; no content for one that can stay as it is.

        The content is in pieces when there is very much of it, to be taken before the next file.
        Raises ``Unsound`` behind the last one.
        """
        try:
            for name, made in self._all():
                yield name, made
                if isinstance(made, Iterator):
                    deque(made, maxlen=0)  # Whoever only judges takes none.
            self.problems = self._inspector.problems()
            if self._size > messages.site.LARGE_MB * MEGABYTE:
                self.problems.append(messages.site.large_site(Place("site")))
        except TemplateError as error:
            self.problems = [broken_template(error, self._templates)]
        except Refused as refused:
            self.problems = [refused.problem]
        if failed(self.problems):
            raise Unsound

    def _all(self) -> Iterator[tuple[str, Content | None]]:
        """Every file: first those that stay as they are."""
        rest = []
        for name in self._files:
            if known := self._kept.look(name):
                self._recall(name, known)
                yield name, None
            else:
                rest.append(name)
        pages = deque(name for name in rest if name.endswith(".html"))
        if self._helped and len(pages) > WORTH_HELP:
            others = [name for name in rest if not name.endswith(".html")]
            yield from self._made_together(pages, others)
        else:
            yield from ((name, self._made(name)) for name in rest)

    def _made_together(
        self, pages: deque[str], others: Iterable[str]
    ) -> Iterator[tuple[str, Content]]:
        """The pages and the others; another process makes pages, from now until there are none."""
        # Loaded where it is used: that takes longer than a small build gains.
        from catalogue.helper import Helper

        own = chain(others, iter(partial(_first, pages), None))
        with Helper(self._made_elsewhere) as helper:
            while True:
                helper.ask(pages)
                name = next(own, None)
                if name is None and not helper.busy:
                    return
                for there, found in helper.answers(wait=name is None):
                    yield there, self._taken(there, found)
                if name is not None:
                    yield name, self._made(name)

    def _made_elsewhere(self, name: str) -> tuple[bytes, Look] | None:
        """A page with how it looks, made in another process; nothing when it is not good."""
        try:
            content = self._files[name]
        except (TemplateError, Refused):
            return None
        look = self._inspector.look(name, content)
        return (content, look) if look else None

    def _taken(self, name: str, found: tuple[bytes, Look] | None) -> Content:
        if found is None:
            return self._made(name)  # What is wrong with it is to be said here.
        content, look = found
        self._recall(name, look)
        self._kept.keep(name, look)
        return content

    def _recall(self, name: str, look: Look) -> None:
        self._inspector.recall(name, look)
        self._size += look.size

    def _made(self, name: str) -> Content:
        pieces = self._files.pieces(name)
        if pieces is not None:
            return self._counted(name, pieces)
        content = self._files[name]
        self._size += len(content)
        self._kept.keep(name, self._inspector.look(name, content))
        return content

    def _counted(self, name: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """The pieces of a file in which nothing is looked at: such a file is no page."""
        size = 0
        for piece in pieces:
            size += len(piece)
            yield piece
        self._size += size
        self._kept.keep(name, Look.of_no_page(size))

    def whole(self) -> dict[str, bytes]:
        """Every file at once; nothing when there is a problem."""
        try:
            return {name: joined(content) for name, content in self if content is not None}
        except Unsound:
            return {}


def _first(names: deque[str]) -> str | None:
    return names.popleft() if names else None


def broken_template(error: TemplateError, templates: Path) -> Diagnostic:
    """A mistake in a template, at its place."""
    path, line = theme.place_of(error, templates)
    return messages.template.broken_template(Place(shown(templates / path), line), str(error))
