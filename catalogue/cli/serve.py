"""``serve``: make the website, and show it while someone writes."""

import argparse
import socket
import sys
from pathlib import Path
from typing import Any

from catalogue import preview
from catalogue.base import diagnostics
from catalogue.base.diagnostics import counted
from catalogue.checks import old_addresses
from catalogue.cli import build as building
from catalogue.cli.arguments import EXIT_MISUSE, Parser
from catalogue.cli.progress import Progress
from catalogue.cli.shared import Build, add_memory, make, say, seconds_of, today
from catalogue.content import versions
from catalogue.preview import panel
from catalogue.preview.rebuild import Rebuilder
from catalogue.site.render import BuildResult

PORT = 8000


def add_arguments(parser: Parser, here: Path) -> None:
    """Add the options for the port and the browser."""
    parser.add_argument(
        "--port", type=_port, default=PORT, metavar="GETAL", help=f"de poort (anders {PORT})"
    )
    parser.add_argument("--no-browser", action="store_true", help="open de browser niet vanzelf")
    add_memory(parser, here)


def _port(written: str) -> int:
    """A number of a port, or 0 for any; argparse shows the message of what it refuses."""
    if written.isascii() and written.isdecimal() and int(written) < 65_536:
        return int(written)
    raise argparse.ArgumentTypeError(f"'{written}' is geen poort; kies een getal onder 65536")


def run(options: argparse.Namespace, build: Build) -> int:
    """Show the site until someone stops it."""
    try:
        listening = preview.listen(options.port)
    except OSError as refusal:
        say(f"Poort {options.port} is niet te krijgen: {refusal.strerror}.", sys.stderr)
        return EXIT_MISUSE
    with listening:
        return _serve(options, build, listening)


def _serve(options: argparse.Namespace, build: Build, listening: socket.socket) -> int:
    port = listening.getsockname()[1]
    if options.port not in {0, port}:
        say(f"Poort {options.port} is niet vrij; de site komt op poort {port}.", sys.stderr)
    # The site is written once, as `build` would; while someone writes, pages come from memory.
    if building.run(options, build) == EXIT_MISUSE:
        return EXIT_MISUSE

    # Nobody commits while writing, and a long history takes longer to read than a page to make.
    history = versions.read(options.content)
    published = old_addresses.published(options.content)

    def build_with(**readers: Any) -> BuildResult:
        return make(options, build, Progress(sys.stderr), history, published, **readers)

    rebuilder = Rebuilder(build_with, options.templates, options.base_url)

    def quick() -> BuildResult:
        progress = Progress(sys.stderr)
        result = rebuilder.quick()
        say(diagnostics.as_text(result.problems), sys.stderr)
        say(f"{counted(result.problems)}, {seconds_of(progress)}", sys.stderr)
        return result

    return preview.serve(
        quick,
        (options.content, options.templates),
        panel.Panels(options.content, options.geheugen, today),
        listening=listening,
        open_browser=not options.no_browser,
        thorough=rebuilder.thorough,
    )
