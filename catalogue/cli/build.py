"""``build``: make the website."""

import argparse
import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from catalogue import write
from catalogue.base import diagnostics
from catalogue.base.diagnostics import counted, failed
from catalogue.base.plan import Content, Plan
from catalogue.cli.arguments import EXIT_MISUSE, Parser
from catalogue.cli.profiling import Profile
from catalogue.cli.progress import Progress
from catalogue.cli.shared import Build, about_publishing, make, say, seconds_of
from catalogue.content import versions
from catalogue.content.files import display_path
from catalogue.site.render import Rendering, Unsound

# After so many files what they left behind is cleared away.
_PAGES_AT_ONCE = 256


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
            files = progress.track(_released(rendering, result.files), len(result.files))
            write.write(options.site, files)
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


def _released(files: Rendering, plan: Plan) -> Iterator[tuple[str, Content]]:
    """Yield the files, and release the memory of each when it has been written.

    Circular references of rendered pages are collected now and then: the collector is off (see
    ``build.main``). Everything that was there before the first page is not looked at.
    """
    gc.freeze()
    try:
        for number, (name, content) in enumerate(files):
            if number % _PAGES_AT_ONCE == 0:
                gc.collect(0)
            yield name, content
            plan.release(name)
    finally:
        gc.unfreeze()


def _inside(site: Path, folder: Path) -> bool:
    """True when the site would be written in a folder that it is made from."""
    return Path(os.path.realpath(site)).is_relative_to(os.path.realpath(folder))
