"""``build``: make the website, or see that nothing changed.

What a build with nothing to do does not need is imported where it is used.
"""

import argparse
import gc
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from catalogue import memo, write
from catalogue.base import diagnostics
from catalogue.base.diagnostics import Diagnostic, counted, failed
from catalogue.base.plan import Content, Plan
from catalogue.cli.arguments import EXIT_MISUSE, Parser
from catalogue.cli.progress import Progress
from catalogue.cli.shared import Build, make, say, seconds_of, today
from catalogue.content import versions
from catalogue.made import Made
from catalogue.shelf import Forgetful, Shelf

if TYPE_CHECKING:
    from catalogue.site.render import Finishing

# Where the shelf keeps the names of all files of the site.
_NAMES = "namen"
# After so many files what they left behind is cleared away.
_PAGES_AT_ONCE = 256


def add_arguments(parser: Parser, here: Path) -> None:
    """Nothing that other commands do not have."""


def run(options: argparse.Namespace, build: Build) -> int:
    """Put the site in its place; 1 when a problem is an error, and then nothing is changed."""
    if _inside(options.site, options.content) or _inside(options.site, options.templates):
        where = _shown(options.site)
        say(
            f"{where} hoort bij de teksten of sjablonen; kies een andere map met --site", sys.stderr
        )
        return EXIT_MISUSE
    write.recover(options.site)
    progress = Progress(sys.stderr)
    seen = None if options.no_memo else _seen(options)
    memory = memo.recall(seen) if seen else memo.NO_MEMORY
    if memory.said:
        say(memory.said[0], sys.stderr)
        say(f"{memory.said[1]}, {seconds_of(progress)}; er was niets veranderd", sys.stdout)
        return 0
    return _build_anew(options, build, progress, seen, memory)


def _seen(options: argparse.Namespace) -> memo.Seen | None:
    """Everything that decides what the site will be, as far as it can be told beforehand."""
    history = versions.state(options.content)
    words = (str(Path.cwd()), options.base_url, today().isoformat(), history)
    sources = (options.content, options.templates)
    return memo.look(options.site, sources, words, by_bytes=options.memo_inhoud)


def _build_anew(
    options: argparse.Namespace,
    build: Build,
    progress: Progress,
    seen: memo.Seen | None,
    memory: memo.Memory,
) -> int:
    from catalogue import lasting
    from catalogue.site.render import Unsound

    kept: Shelf = Forgetful()
    if seen:
        kept = lasting.load(seen.shelf, seen.program, by_bytes=options.memo_inhoud)
    made = make(options, build, progress, versions.read(options.content), kept)
    finishing = _finishing(options, made, kept, memory)

    def remember() -> None:
        # In this order: only together they say which files of the site need not be made again.
        if seen and isinstance(kept, lasting.Lasting):
            own = kept.save(seen.program)
            problems = _together(made, finishing)
            said = (diagnostics.as_text(problems), _summary(options, made, problems))
            memo.keep(seen, said, own)

    try:
        if not failed(made.problems):
            files = progress.counted(_tidied(finishing, made.files), len(made.files))
            write.write(options.site, files, remember, memory.site)
    except write.Replaced:
        return _build_anew(options, build, progress, seen, memo.NO_MEMORY)
    except write.OutputError as error:
        say(str(error), sys.stderr)
        return EXIT_MISUSE
    except Unsound:
        pass  # What is wrong is among the problems now, and the site has not been changed.
    finally:
        progress.done()
    if options.profile:
        say(progress.profile(), sys.stderr)
    problems = _together(made, finishing)
    say(diagnostics.as_text(problems), sys.stderr)
    if failed(problems):
        say(f"{counted(problems)}; de site is niet veranderd.", sys.stderr)
        return 1
    say(f"{_summary(options, made, problems)}, {seconds_of(progress)}", sys.stdout)
    return 0


def _tidied(files: "Finishing", plan: Plan) -> Iterator[tuple[str, Content | None]]:
    """The same files, each of which is let go when it has been written.

    What a page leaves behind that points to itself is cleared away now and then: the collector is
    off (see ``build.main``). All that was there before is not looked at.
    """
    gc.freeze()
    try:
        for number, file in enumerate(files):
            if number % _PAGES_AT_ONCE == 0:
                gc.collect(0)
            yield file
            plan.let_go(file[0])
    finally:
        gc.unfreeze()


def _finishing(
    options: argparse.Namespace, made: Made, kept: Shelf, memory: memo.Memory
) -> "Finishing":
    """Makes and judges the files of a build, but for those that can stay as they are."""
    from catalogue import lasting
    from catalogue.schema import urls
    from catalogue.site.render import Finishing, Kept

    helped = options.tweede_proces
    if not isinstance(kept, lasting.Lasting) or not made.files:
        return Finishing(made.files, options.templates, options.base_url, helped=helped)
    before = kept.last(_NAMES)
    # No page points to a part of the search index, all of which have a new name when an entry
    # comes or goes.
    names = tuple(name for name in made.files if not name.startswith(urls.SEARCH_PARTS))
    kept.put(_NAMES, "", names)
    fit = isinstance(before, tuple) and memory.shelf != "" and memory.shelf == kept.origin
    gone = frozenset(before if isinstance(before, tuple) else ()) - set(names)

    def read(name: str) -> bytes:
        return Path(options.site, name).read_bytes()

    known = Kept(made.states(), kept, fit, read, gone)
    return Finishing(made.files, options.templates, options.base_url, known, helped=helped)


def _inside(site: Path, folder: Path) -> bool:
    """Whether the site would come in a folder that it is made from."""
    return Path(os.path.realpath(site)).is_relative_to(os.path.realpath(folder))


def _shown(site: Path) -> str:
    from catalogue.content import source

    return source.shown(site)


def _summary(options: argparse.Namespace, made: Made, problems: Sequence[Diagnostic]) -> str:
    pages = sum(name.endswith(".html") for name in made.files)
    return f"{_shown(options.site)}/: {pages} pagina's, {counted(problems)}"


def _together(made: Made, finishing: "Finishing") -> tuple[Diagnostic, ...]:
    return tuple(sorted((*made.problems, *finishing.problems)))
