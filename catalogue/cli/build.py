"""``build``: make the website."""

import argparse
import os
import sys
from functools import partial
from pathlib import Path

from catalogue import write
from catalogue.base import diagnostics
from catalogue.base.diagnostics import counted, failed
from catalogue.cli.arguments import EXIT_MISUSE, Parser
from catalogue.cli.profiling import Profile
from catalogue.cli.progress import Progress
from catalogue.cli.shared import Build, about_publishing, make, say, seconds_of
from catalogue.content import versions
from catalogue.content.files import display_path
from catalogue.site.render import Rendering, Unsound


def add_arguments(parser: Parser, here: Path) -> None:
    """No options that other commands do not have."""


def run(options: argparse.Namespace, build: Build) -> int:
    """Put the site in its place; 1 when a problem is an error, and then nothing is changed."""
    if _inside(options.site, options.content) or _inside(options.site, options.templates):
        where = display_path(options.site)
        say(
            f"{where} hoort bij de teksten of sjablonen; kies een andere map met --site", sys.stderr
        )
        return EXIT_MISUSE
    profile = Profile() if options.profile else None
    write.recover(options.site)
    progress = Progress(sys.stderr)
    result = make(options, build, progress, versions.read(options.content))
    rendering = Rendering(result.files, options.templates, options.base_url)
    try:
        if not failed(result.problems):
            track = partial(progress.track, total=len(result.files))
            write.write(options.site, partial(rendering.share, track=track))
    except write.OutputError as error:
        say(str(error), sys.stderr)
        return EXIT_MISUSE
    except Unsound:
        pass  # The errors are among the problems now, and the site has not been changed.
    finally:
        progress.clear()
    if profile:
        say(profile.report(), sys.stderr)
    problems = sorted((*result.problems, *rendering.problems, *about_publishing(options, result)))
    say(diagnostics.as_text(problems), sys.stderr)
    if failed(problems):
        say(f"{counted(problems)}; de site is niet veranderd.", sys.stderr)
        return 1
    pages = sum(name.endswith(".html") for name in result.files)
    summary = f"{display_path(options.site)}/: {pages} pagina's, {counted(problems)}"
    say(f"{summary}, {seconds_of(progress)}", sys.stdout)
    return 0


def _inside(site: Path, folder: Path) -> bool:
    """True when the site would be written in a folder that it is made from."""
    return Path(os.path.realpath(site)).is_relative_to(os.path.realpath(folder))
