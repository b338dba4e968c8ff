"""``new``: make a good new file to begin with."""

import argparse
import sys
from pathlib import Path

from catalogue.cli.arguments import EXIT_MISUSE, Parser
from catalogue.cli.shared import Build, say, today
from catalogue.content.files import display_path
from catalogue.editor import new
from catalogue.editor.prompt import Terminal
from catalogue.schema import KIND, KINDS


def add_arguments(parser: Parser, here: Path) -> None:  # noqa: ARG001 - one signature for all
    """Add the kind and the name of the new file."""
    kinds = [kind.name for kind in KINDS if kind.folder]
    parser.add_argument("kind", choices=kinds, metavar="SOORT", help=", ".join(kinds))
    parser.add_argument(
        "--toch", action="store_true", help="maak het ook als er al iets is dat erop lijkt"
    )
    parser.add_argument("naam", metavar="NAAM", help='de naam, zoals "Robots in de wijk"')


def run(options: argparse.Namespace, build: Build) -> int:  # noqa: ARG001 - one signature for all
    """Make the file; 1 when it is not made."""
    asked = sys.stdin.isatty() and sys.stdout.isatty()
    terminal = Terminal(sys.stdin, sys.stdout) if asked else None
    try:
        path = new.create(
            KIND[options.kind],
            options.naam,
            options.content,
            today(),
            terminal,
            anyway=options.toch,
        )
    except new.Refusal as refusal:
        say(str(refusal), sys.stderr)
        return EXIT_MISUSE if isinstance(refusal, new.NoName) else 1
    except OSError as error:
        where = error.filename or options.content
        say(
            f"{display_path(Path(where))} kan niet gemaakt worden: {error.strerror}",
            sys.stderr,
        )
        return EXIT_MISUSE
    say(
        f"gemaakt: {display_path(path)}. Vul het in en kijk met: python build.py serve",
        sys.stdout,
    )
    return 0
