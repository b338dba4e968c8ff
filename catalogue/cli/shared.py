"""Shared by the commands: the build function, the day, and printing."""

import argparse
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Protocol, TextIO

from catalogue.base import messages
from catalogue.base.dates import ZONE
from catalogue.base.diagnostics import Diagnostic, Place
from catalogue.base.messages.rule import quote
from catalogue.base.text import is_web_address
from catalogue.checks import old_addresses
from catalogue.checks.contents import ParsedPages
from catalogue.checks.old_addresses import Published
from catalogue.cli.arguments import EXIT_MISUSE, Parser
from catalogue.cli.progress import Progress
from catalogue.content.files import display_path
from catalogue.content.versions import Versions
from catalogue.schema import Namen
from catalogue.search.index import SearchIndex
from catalogue.site.render import BuildResult
from catalogue.site.theme import Theme

# How severe a problem is, in a line of ``Diagnostic``, and the colour of that word on a terminal.
_SEVERITY = re.compile(r"(?m)(?<=\d: )(?:fout|let op|tip)(?= [A-Z]\d+: )")
_COLOURS = {"fout": "1;31", "let op": "1;33", "tip": "1;36"}


class Build(Protocol):
    """The function ``build`` of ``build.py``."""

    def __call__(
        self,
        content: Path,
        templates: Path,
        *,
        base_url: str,
        today: date,
        progress: Progress,
        versions: Versions = ...,
        repository: str = ...,
        published: Published = ...,
        search: SearchIndex | None = ...,
        read: Callable[[Path], ParsedPages] = ...,
        load_theme: Callable[[Path, Mapping[str, Namen]], Theme] = ...,
    ) -> BuildResult:
        """Plan the whole site."""


def add_memory(parser: Parser, here: Path) -> None:
    """Add the option for the file with the answers of other sites."""
    parser.add_argument(
        "--geheugen",
        type=Path,
        default=here / ".catalogue-links.json",
        metavar="BESTAND",
        help="waar check --links onthoudt wat andere sites zeiden",
    )


def today() -> date:
    """The day of the build on the Dutch clock; ``SOURCE_DATE_EPOCH`` (seconds) repeats one."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    # Eleven digits go on to the year 5138: far enough, and within what a date can hold.
    if epoch and not re.fullmatch(r"[0-9]{1,11}", epoch):
        say(f"SOURCE_DATE_EPOCH moet een aantal seconden zijn, niet {quote(epoch)}", sys.stderr)
        raise SystemExit(EXIT_MISUSE)
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.astimezone(ZONE).date()


def repository() -> str:
    """Address of the repository that publishes, as a workflow of GitHub knows it; else empty."""
    name = os.environ.get("GITHUB_REPOSITORY", "")
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    is_known = re.fullmatch(r"[\w.-]+/[\w.-]+", name) and is_web_address(server)
    return f"{server}/{name}" if is_known else ""


def make(
    options: argparse.Namespace,
    build: Build,
    progress: Progress,
    history: Versions,
    published: Published | None = None,
    **readers: Any,
) -> BuildResult:
    """Call the build function with the options; ``readers`` are those of the preview."""
    if published is None:
        published = old_addresses.published(options.content)
    return build(
        options.content,
        options.templates,
        base_url=options.base_url,
        today=today(),
        progress=progress,
        versions=history,
        repository=repository(),
        published=published,
        **readers,
    )


def about_publishing(options: argparse.Namespace, result: BuildResult) -> Iterator[Diagnostic]:
    """A site that will be published and names nobody to ask."""
    if options.base_url and result.catalogue and not result.catalogue.site.contact:
        site = result.catalogue.site
        place = Place(display_path(options.content / site.pad))
        yield messages.site.no_contact(place, site.broncode or "")


def seconds_of(progress: Progress) -> str:
    """The time since the start, in Dutch: ``3,8 s``."""
    return f"{progress.seconds:.1f} s".replace(".", ",")


def say(text: str, stream: TextIO) -> None:
    """Print a text. A closed terminal or pipe is no reason to stop."""
    if not text:
        return
    if shows_colours(stream):
        text = _SEVERITY.sub(lambda word: f"\033[{_COLOURS[word[0]]}m{word[0]}\033[0m", text)
    try:
        stream.write(text + "\n")
        stream.flush()
    except OSError:
        # Python tries once more at the end, and would say that it failed.
        with suppress(OSError), Path(os.devnull).open("wb") as devnull:
            os.dup2(devnull.fileno(), stream.fileno())


def shows_colours(stream: TextIO) -> bool:
    """Test for a terminal that shows colours to someone who wants them: https://no-color.org."""
    # The old window of Windows shows the codes themselves.
    able = os.name != "nt" or not {"WT_SESSION", "TERM_PROGRAM"}.isdisjoint(os.environ)
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return able and wanted and stream.isatty()


def say_refusal(refusal: Exception) -> int:
    """Say why nothing was changed, and give the exit code: 2 when the disk refuses, else 1."""
    if isinstance(refusal, OSError):
        where = display_path(Path(refusal.filename or "."))
        say(f"{where} kan niet veranderd worden: {refusal.strerror}", sys.stderr)
        return EXIT_MISUSE
    say(str(refusal), sys.stderr)
    return 1
