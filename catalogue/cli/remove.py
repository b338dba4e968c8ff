"""``remove``: remove an entry, after saying what points to it."""

import argparse
import sys
from pathlib import Path

from catalogue.cli.arguments import Parser
from catalogue.cli.shared import Build, say, say_refusal
from catalogue.editor import renaming
from catalogue.editor.new import Refusal

_CHOICES = """Typ de opdracht nog een keer, en zet erachter wat ermee moet gebeuren:
  --opvolger NAAM  iets anders kwam ervoor in de plaats: alles wijst daarheen
  --gestopt        het bestaat niet meer: de pagina blijft, en zegt dat
  --weg            haal het helemaal weg; dat kan alleen als niets ernaar wijst"""


def add_arguments(parser: Parser, here: Path) -> None:  # noqa: ARG001 - one signature for all
    """Add the path of the entry and what is to become of it."""
    parser.add_argument("pad", metavar="PAD", help="map en naam, zoals partners/de-school")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--opvolger", metavar="NAAM", default="", help="wat ervoor in de plaats kwam")
    what.add_argument("--gestopt", action="store_true", help="het bestaat niet meer")
    what.add_argument("--weg", action="store_true", help="haal het helemaal weg")


def run(options: argparse.Namespace, build: Build) -> int:  # noqa: ARG001 - one signature for all
    """Say what points to it, and do what was chosen; 1 when nothing was changed."""
    content = options.content
    try:
        kind, name = renaming.find(content, options.pad)
        if options.gestopt:
            changed = renaming.stop(content, kind, name)
        elif options.opvolger or options.weg:
            changed = renaming.remove(content, kind, name, options.opvolger)
        else:
            pointing = renaming.pointing_to(content, kind, name)
            listed = "\n".join(f"wijst ernaar: {path}" for path in pointing)
            say(f"{listed or 'Niets wijst ernaar.'}\n{_CHOICES}", sys.stderr)
            return 1
    except (Refusal, OSError) as refusal:
        return say_refusal(refusal)
    say("\n".join(f"veranderd: {path}" for path in changed), sys.stdout)
    return 0
