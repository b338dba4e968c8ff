"""``init``: make a repository for another region."""

import argparse
import sys
from pathlib import Path

from catalogue.cli.arguments import EXIT_MISUSE, Parser
from catalogue.cli.shared import Build, say, today
from catalogue.editor import region
from catalogue.editor.new import Refusal
from catalogue.editor.prompt import Terminal
from catalogue.schema import TALEN

_NEXT = """\
Gemaakt: {folder}. Zo ga je verder:
  1. cd {folder}
  2. python3 -m venv .venv && .venv/bin/pip install -q -r .ci/requirements.txt
  3. .venv/bin/python build.py serve
Alles in content/ is een voorbeeld: verander het of gooi het weg met build.py remove.
De wijken van de gemeente komen erin met: build.py wijken BESTAND.geojson
Publiceren: git init -b main && git add -A && git commit -m Begin. README.md zegt hoe verder."""


def add_arguments(parser: Parser, here: Path) -> None:
    """Add the folder and the names; what is not given is asked on a terminal."""
    parser.add_argument("map", type=Path, metavar="MAP", help="een nieuwe map, zoals ../utrecht")
    parser.add_argument("--regio", metavar="NAAM", help="de stad of regio, zoals Utrecht")
    parser.add_argument("--naam", help="de naam van de site; anders 'Techniek in REGIO'")
    parser.add_argument("--gemeente", metavar="NAAM", help="anders 'Gemeente REGIO'")
    parser.add_argument(
        "--talen",
        metavar="CODES",
        help=f"de talen naast het Nederlands, uit {', '.join(TALEN)}; anders en",
    )
    parser.set_defaults(here=here)


def run(options: argparse.Namespace, build: Build) -> int:  # noqa: ARG001 - one signature for all
    """Make the repository; 2 when it is not made."""
    is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    terminal = Terminal(sys.stdin, sys.stdout) if is_terminal else None
    talen = "en"
    regio = options.regio or (terminal.ask("Welke stad of regio?") if terminal else "") or ""
    try:
        naam = region.name_of(regio)
        gemeente = f"Gemeente {regio}"
        if terminal and not options.regio:
            naam = terminal.ask(f"Hoe heet de site? [{naam}]") or naam
            gemeente = terminal.ask(f"Welke gemeente helpt bezoekers? [{gemeente}]") or gemeente
            question = f"In welke talen is de site er ook? {', '.join(TALEN)} of geen [{talen}]"
            talen = terminal.ask(question) or talen
        answers = region.Region(
            naam=options.naam or naam,
            regio=regio,
            gemeente=options.gemeente or gemeente,
            talen=region.languages_of(talen if options.talen is None else options.talen),
        )
        region.make(options.here, options.map, answers, today())
    except Refusal as refusal:
        say(f"{refusal}.", sys.stderr)
        return EXIT_MISUSE
    except OSError as error:
        say(f"{error.filename or options.map} lukt niet: {error.strerror}", sys.stderr)
        return EXIT_MISUSE
    say(_NEXT.format(folder=options.map), sys.stdout)
    return 0
