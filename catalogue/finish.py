"""Makes the files of a plan one by one and judges each, so that none has to be kept in memory."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import TemplateError

from catalogue import rules, theme
from catalogue.audit import Inspector
from catalogue.diagnostics import Diagnostic, Place, failed
from catalogue.nodes import Refused
from catalogue.source import shown


class Unsound(Exception):  # noqa: N818 - a problem of the content or a template, not an error
    """What was finished is not good enough to publish; ``Finishing.problems`` says why."""


class Finishing:
    """The finished files, to go through once. ``problems`` grows on the way, sorted at the end."""

    def __init__(self, files: Mapping[str, bytes], templates: Path, base_url: str) -> None:
        """``files`` is the plan; ``templates`` says where a mistake in a template is."""
        self.problems: list[Diagnostic] = []
        self._files = files
        self._templates = templates
        self._inspector = Inspector(files, urlsplit(base_url).path or "/")

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        """Site path and content of each file. Raises ``Unsound`` behind the last one."""
        try:
            for name, content in self._files.items():
                self._inspector.look(name, content)
                yield name, content
            self.problems = self._inspector.problems()
        except TemplateError as error:
            self.problems = [broken_template(error, self._templates)]
        except Refused as refused:
            self.problems = [refused.problem]
        if failed(self.problems):
            raise Unsound

    def whole(self) -> dict[str, bytes]:
        """Every file at once; nothing when there is a problem."""
        try:
            return dict(self)
        except Unsound:
            return {}


def broken_template(error: TemplateError, templates: Path) -> Diagnostic:
    """A mistake in a template, at its place."""
    path, line = theme.place_of(error, templates)
    return rules.template.broken_template(Place(shown(templates / path), line), str(error))
