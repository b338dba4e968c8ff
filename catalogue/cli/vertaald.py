"""``vertaald``: say of a translation that it was checked against the Dutch as it is now.

A command that names files, and no part of ``check --fix``: that one is run without looking, and
would silence the note about a translation that nobody has read.
"""

import argparse
import sys

from catalogue.cli.arguments import Parser
from catalogue.cli.shared import Build, say, say_refusal
from catalogue.editor import renaming
from catalogue.editor.new import Refusal


def add_arguments(parser: Parser, here: object) -> None:  # noqa: ARG001 - one signature for all
    """Add the paths of the translations."""
    parser.add_argument(
        "paden", metavar="PAD", nargs="+", help="map en naam, zoals en/programmas/lasclub"
    )


def run(options: argparse.Namespace, build: Build) -> int:  # noqa: ARG001 - one signature for all
    """Write in each file which Dutch it is the translation of; 1 when one cannot be."""
    try:
        changed = renaming.stamp(options.content, options.paden)
    except (Refusal, OSError) as refusal:
        return say_refusal(refusal)
    say("\n".join(f"past bij het Nederlands van nu: {path}" for path in changed), sys.stdout)
    return 0
