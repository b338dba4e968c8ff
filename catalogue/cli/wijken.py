"""``wijken``: make the lists of wijken and gebieden, and the map, from boundaries."""

import argparse
import sys
from pathlib import Path

from catalogue.cli.arguments import EXIT_MISUSE, Parser
from catalogue.cli.shared import Build, say
from catalogue.editor import wijken
from catalogue.editor.new import Refusal


def add_arguments(parser: Parser, here: Path) -> None:  # noqa: ARG001 - one signature for all
    """Add the files, and the stretches of the outer border that are a river."""
    parser.add_argument(
        "geojson", type=Path, metavar="BESTAND", help="buurtgrenzen van CBS of Kadaster (WGS 84)"
    )
    parser.add_argument(
        "--inwoners", type=Path, metavar="CSV", help="CBS, Kerncijfers wijken en buurten"
    )
    parser.add_argument(
        "--water",
        nargs="*",
        default=[],
        metavar="LON,LAT",
        help="begin en eind van elk stuk buitengrens dat een rivier is",
    )


def run(options: argparse.Namespace, build: Build) -> int:  # noqa: ARG001 - one signature for all
    """Write the lists; 2 when a file is something else."""
    try:
        report = wijken.write(options.content, options.geojson, options.inwoners, options.water)
    except Refusal as refusal:
        say(f"{refusal}.", sys.stderr)
        return EXIT_MISUSE
    except OSError as error:
        say(f"{error.filename} lukt niet: {error.strerror}", sys.stderr)
        return EXIT_MISUSE
    say(f"{report}. Kijk met build.py check wat er nog naar iets anders wijst.", sys.stdout)
    return 0
