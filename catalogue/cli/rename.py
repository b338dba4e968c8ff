"""``rename``: give an entry another name, with everything that points to it."""

import argparse
import sys
from pathlib import Path

from catalogue.cli.arguments import Parser
from catalogue.cli.shared import Build, say, say_refusal
from catalogue.editor import renaming
from catalogue.editor.new import Refusal


def add_arguments(parser: Parser, here: Path) -> None:  # noqa: ARG001 - one signature for all
    """Add the path of the entry and its new name."""
    parser.add_argument("pad", metavar="PAD", help="map en naam, zoals partners/de-school")
    parser.add_argument("nieuw", metavar="NIEUW", help="de nieuwe naam van het bestand")


def run(options: argparse.Namespace, build: Build) -> int:  # noqa: ARG001 - one signature for all
    """Change the name and say which files changed; 1 when nothing was changed."""
    try:
        kind, name = renaming.find(options.content, options.pad)
        changed = renaming.rename(options.content, kind, name, options.nieuw)
    except (Refusal, OSError) as refusal:
        return say_refusal(refusal)
    say("\n".join(f"veranderd: {path}" for path in changed), sys.stdout)
    say(f"{kind.folder}/{name} heet nu {options.nieuw}; het oude adres stuurt door.", sys.stdout)
    return 0
