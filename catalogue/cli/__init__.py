"""The commands of ``build.py``: what can be asked, and what is said back.

What an editor reads here is Dutch. Exit codes: 0 all is well, 1 problems in the content, 2 misuse
or a disk that refuses. Each command is a module, which is loaded when it is asked for.
"""

import argparse
import io
import platform
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast
from urllib.parse import urlsplit

import catalogue
from catalogue.cli.arguments import EXIT_MISUSE, Parser
from catalogue.cli.shared import Build, say

# The name of the command that pip installs.
COMMAND = "techniek-catalogus"
# What a shell answers for a program that was stopped by Ctrl+C.
EXIT_STOPPED = 130


class CommandModule(Protocol):
    """The two functions of a module with a command."""

    def add_arguments(self, parser: Parser, here: Path) -> None:
        """Add the options that only this command has; ``here`` is the folder of ``build.py``."""

    def run(self, options: argparse.Namespace, build: Build) -> int:
        """Do it, and answer the exit code."""


@dataclass(frozen=True)
class Command:
    """One command: its sentence for ``--help`` and the name of its module."""

    help: str
    module: str

    def load(self) -> CommandModule:
        """The module."""
        return cast("CommandModule", import_module(f"{__name__}.{self.module}"))


COMMANDS: dict[str, Command] = {
    "build": Command("maak de website", "build"),
    "serve": Command("maak de website en laat hem zien terwijl je schrijft", "serve"),
    "check": Command("noem alle problemen, zonder iets te schrijven", "check"),
    "new": Command("maak een goed nieuw bestand om mee te beginnen", "new"),
    "rename": Command("geef een bestand een andere naam, en alles wat ernaar wijst ook", "rename"),
    "vertaald": Command("zeg dat een vertaling bij het Nederlands van nu past", "vertaald"),
    "init": Command("maak een repository voor een andere stad of regio", "init"),
    "wijken": Command("maak de lijsten van wijken en de kaart van buurtgrenzen", "wijken"),
    "remove": Command("haal een bestand weg, en zeg wat ernaar wijst", "remove"),
}


def run(
    arguments: Sequence[str] | None, here: Path, build: Build, templates: Path | None = None
) -> int:
    """Read the command line and run the command; ``here`` is the folder with ``content/``.

    ``templates`` are those of a folder that has none of its own.
    Ctrl+C and the ``SIGTERM`` of a machine that stops end it in a sentence.
    """
    try:
        return _run(arguments, here, build, templates)
    except KeyboardInterrupt:
        say("Gestopt. De site is heel: de vorige of de nieuwe.", sys.stderr)
        return EXIT_STOPPED
    except ChildProcessError as killed:
        say(f"Dit lukte niet: {killed.strerror}.", sys.stderr)
        return EXIT_MISUSE


def _run(arguments: Sequence[str] | None, here: Path, build: Build, templates: Path | None) -> int:
    # Closed by who started us, or by a terminal that is gone: then nobody listens.
    sys.stdout = sys.stdout or io.StringIO()
    sys.stderr = sys.stderr or io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a letter must not hide the message in a traceback.
            stream.reconfigure(errors="backslashreplace")
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or (words[0].startswith("-") and words[0] not in {"-h", "--help", "--version"}):
        words.insert(0, "build")
    if not templates or (here / "templates").is_dir():
        templates = here / "templates"
    options = _parser(here, templates, words[0]).parse_args(words)
    return COMMANDS[options.command].load().run(options, build)


def _parser(here: Path, templates: Path, asked: str) -> Parser:
    """The command line; of the command that is ``asked`` for it knows all options."""
    parser = Parser(
        prog=COMMAND if Path(sys.argv[0]).stem == COMMAND else "build.py",
        description="Maakt van de Markdown-bestanden in content/ een website in site/.",
        epilog="Zonder opdracht is het 'build'. Meer uitleg staat in README.md.",
    )
    version = f"%(prog)s {catalogue.__version__} (Python {platform.python_version()})"
    parser.add_argument(
        "--version", action="version", version=version, help="zeg welke versie dit is"
    )
    shared = _shared(here, templates, checks=asked == "check")
    parts = parser.add_subparsers(dest="command", metavar="opdracht", required=True)
    for name, command in COMMANDS.items():
        about = command.help
        part = parts.add_parser(name, help=about, description=about, parents=[shared])
        if name == asked:
            command.load().add_arguments(part, here)
    return parser


def _shared(here: Path, templates: Path, *, checks: bool) -> Parser:
    """Options of every command; ``check`` has a ``--site`` of its own."""
    shared = Parser(add_help=False, options="opties van elke opdracht")
    folders = [
        (here / "content", "de map met Markdown-bestanden"),
        (templates, "de map met sjablonen"),
        (here / "site", "de map waar de website in komt"),
    ]
    for folder, about in folders[: 2 if checks else 3]:
        shared.add_argument(
            f"--{folder.name}", type=Path, default=folder, metavar="MAP", help=about
        )
    shared.add_argument(
        "--base-url",
        default="",
        metavar="ADRES",
        type=_base_url,
        help="het adres waarop de site komt te staan, zoals https://voorbeeld.nl/techniek/",
    )
    shared.add_argument(
        "--profile", action="store_true", help="zeg na het maken waar de rekentijd bleef"
    )
    return shared


def _base_url(written: str) -> str:
    """The address with a slash at its end; argparse shows the message of what it refuses."""
    if written and not _has_host(written):
        raise argparse.ArgumentTypeError(f"'{written}' is geen adres dat begint met https://")
    return written.rstrip("/") + "/" if written else ""


def _has_host(written: str) -> bool:
    try:
        parts = urlsplit(written)
    except ValueError:
        return False
    # The address stands in pages and feeds: what would have to be escaped there is no address.
    plain = not parts.query and not parts.fragment and not re.search(r"[\s<>\"'`\\{}|^]", written)
    plain = plain and not parts.username
    return plain and parts.scheme in {"http", "https"} and bool(parts.hostname)
