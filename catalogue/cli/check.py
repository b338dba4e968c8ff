"""``check``: name all problems, and write nothing."""

import argparse
import sys
from contextlib import suppress
from pathlib import Path

from catalogue.base.diagnostics import counted, failed
from catalogue.cli.arguments import EXIT_MISUSE, Parser
from catalogue.cli.progress import Progress
from catalogue.cli.shared import Build, add_memory, make, say, today
from catalogue.content import source, versions
from catalogue.editor import checking
from catalogue.editor.fix import fix_all
from catalogue.site.render import Rendering, Unsound


def add_arguments(parser: Parser, here: Path) -> None:
    """What to tell, and how."""
    parser.add_argument(
        "--format", choices=checking.FORMATS, default="tekst", help="hoe de meldingen eruitzien"
    )
    for kind, about in checking.TIPS.items():
        parser.add_argument(f"--{kind}", action="store_true", help=about)
    parser.add_argument(
        "--spelling", action="store_true", help="noem ook woorden die in geen woordenlijst staan"
    )
    parser.add_argument(
        "--links", action="store_true", help="vraag ook andere sites of hun pagina's er nog zijn"
    )
    add_memory(parser, here)
    parser.add_argument("--fix", action="store_true", help="verbeter eerst wat veilig vanzelf kan")


def run(options: argparse.Namespace, build: Build) -> int:
    """Say all problems; 1 when one is an error."""
    if options.fix and not _fix(options.content):
        return EXIT_MISUSE
    progress = Progress(sys.stderr)
    result = make(options, build, progress, versions.NONE)
    rendering = Rendering(result.files, options.templates, options.base_url)
    with suppress(Unsound):
        for _ in rendering:
            pass
    progress.done()
    memory = options.geheugen if options.links else None
    tips = frozenset(kind for kind in checking.TIPS if getattr(options, kind))
    wanted = checking.Wanted(tips, options.spelling, memory)
    try:
        noted = checking.noted(options.content, wanted, today())
    except OSError as error:
        say(f"{options.geheugen} kan niet geschreven worden: {error.strerror}", sys.stderr)
        return EXIT_MISUSE
    problems = sorted([*result.problems, *rendering.problems, *noted.shown])
    say(checking.report(options.format, problems, noted.issues), sys.stdout)
    if options.format == "tekst":
        say(f"{counted(problems, noted.hidden)}.", sys.stderr)
    return 1 if failed(problems) else 0


def _fix(content: Path) -> bool:
    """Mend what is safe to mend, and say what; whether the disk allowed it."""
    try:
        changes = fix_all(content)
    except OSError as error:
        say(f"{source.shown(content)} kan niet verbeterd worden: {error.strerror}", sys.stderr)
        return False
    say("\n".join(changes), sys.stderr)
    return True
