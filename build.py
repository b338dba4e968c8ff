"""Content and templates become a website. Run ``python build.py --help``.

The flow, of which everything between reading and writing is a function of its arguments::

    read -> parse -> resolve -> (a problem? report all, stop) -> index -> theme -> plan
         -> for every file: render -> audit -> write

The last line is done by who asked for the build, one file at a time (see ``finish``).
"""

import gc
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from catalogue.base.diagnostics import Diagnostic, failed
from catalogue.base.plan import PLAN, Plan, ready
from catalogue.cli.arguments import EXIT_MISUSE
from catalogue.cli.progress import Progress
from catalogue.content.versions import NONE, Versions
from catalogue.shelf import Forgetful, Shelf, joined

# The stages are imported where they run: a build with nothing to do needs none of them.
if TYPE_CHECKING:
    from catalogue.content.images import Picture
    from catalogue.content.model import Catalogue
    from catalogue.content.parse import Draft
    from catalogue.feeds.dcat import Measure, Remember
    from catalogue.insight.neighbours import Near
    from catalogue.search.index import SearchIndex
    from catalogue.site.theme import Theme

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Result:
    """What a build found: every file that the site will have, and every problem in the content.

    ``files`` maps site path to bytes, which are made when they are asked for; it is empty when a
    problem is an error.
    """

    files: Plan
    problems: tuple[Diagnostic, ...]
    search: "Callable[[], SearchIndex] | None" = None
    """Makes the index that ``files`` should have, for who gave an older one."""
    states: Callable[[], Mapping[str, str]] = dict
    """What files follow from; one with the state that it had before has the same bytes."""


def build(
    content: Path,
    templates: Path,
    *,
    base_url: str,
    today: date,
    progress: Progress,
    versions: Versions = NONE,
    shelf: Shelf | None = None,
    search: "SearchIndex | None" = None,
) -> Result:
    """Plan the whole site. Nothing is written and nothing but the two folders is read.

    ``versions`` says when the content files changed; without it the day of checking counts. Who
    builds after another build has its ``shelf``, and may go on with an older ``search`` index.
    """
    from jinja2 import TemplateError

    from catalogue import dependence
    from catalogue.checks import contents
    from catalogue.content import images, model
    from catalogue.search import index
    from catalogue.site import languages, render, theme

    progress.stage("de bestanden lezen")
    shelf = shelf or Forgetful()
    reading = contents.read(content, shelf)
    drafts, problems = contents.check(reading, shelf)
    if failed(problems):
        return Result(Plan(), tuple(sorted(problems)))
    mark = theme.mark(templates)
    basis = dependence.Basis(
        reading.digests, reading.heads, versions, (mark, base_url, today.isoformat())
    )
    photos = images.photos(content, reading.images)
    look = partial(shelf.get_here, "look", mark, partial(theme.load, templates))

    def remember(address: str, measure: "Callable[[], Measure]") -> "Measure":
        if address in dependence.WITH_TEXTS:
            return measure()
        return shelf.get(f"maat {address}", basis.everything, measure)

    # When only the text of an entry changed, what was planned is still right.
    state = basis.everything
    connect = partial(connected, drafts, reading.images, shelf)
    catalogue, near = shelf.get_here("catalogus", state, connect)
    model.retell(catalogue, drafts)
    # What was written is in the catalogue now; of ten thousand entries it weighs as much again.
    del drafts, reading, connect
    try:
        files = shelf.get_here(
            PLAN,
            joined((state, search.address if search else "")),
            lambda: planned(
                catalogue,
                near,
                look,
                base_url=base_url,
                today=today,
                progress=progress,
                versions=versions,
                search=search,
                shelf=shelf,
                remember=remember,
            ),
        )
    except TemplateError as error:
        problems.append(render.broken_template(error, templates))
        return Result(Plan(), tuple(sorted(problems)))
    except languages.Faulty as faulty:
        return Result(Plan(), tuple(sorted((*problems, *faulty.problems))))
    progress.stage("de pagina's maken")

    def states() -> Mapping[str, str]:
        # The name of a photo has a digest of its bytes in it.
        own = {address: address for address in photos}
        return dependence.states(catalogue, near, basis, files, shelf) | own

    search_again = partial(index.build, catalogue, shelf)
    return Result(files | photos, tuple(sorted(problems)), search_again, states)


def connected(
    drafts: "Sequence[Draft]", images: "Mapping[str, Picture]", shelf: Shelf
) -> tuple["Catalogue", "Near"]:
    """The catalogue of drafts without a mistake, and what resembles what in it."""
    from catalogue import renewal
    from catalogue.insight import neighbours

    connector = shelf.get_here("verbinder", "", renewal.Connector)
    catalogue = connector.resolve(drafts, images)
    return catalogue, neighbours.of(catalogue)


def planned(
    catalogue: "Catalogue",
    near: "Near",
    theme: "Callable[[], Theme]",
    *,
    base_url: str,
    today: date,
    progress: Progress,
    versions: Versions,
    search: "SearchIndex | None" = None,
    shelf: Shelf | None = None,
    remember: "Remember | None" = None,
) -> Plan:
    """Every file of the site from a catalogue: search index, assets, pages and feeds.

    ``theme`` loads the look of the site, after what takes longer to begin with; ``shelf`` knows
    what was counted before, and ``remember`` how large files are that stay as they were.
    """
    from catalogue import feeds, libc
    from catalogue.schema import urls
    from catalogue.search import index
    from catalogue.site import emblem, offline, pages, web

    progress.stage("de zoekindex maken")
    found = search or index.build(catalogue, shelf)
    if not search:
        # Counting takes more than all that comes after it.
        libc.give_back_memory()
    look = theme()
    shown = pages.render(
        catalogue,
        look,
        near,
        base_url=base_url,
        today=today,
        search_program=found.program,
        versions=versions,
    )
    shared = feeds.render(catalogue, base_url=base_url, versions=versions, remember=remember)
    listed = web.plan(
        catalogue, shown, base_url=base_url, today=today, icon=look.icon, versions=versions
    )
    drawn = emblem.plan(catalogue.site, catalogue.fasen, base_url)
    assets = {**look.assets, **found.files}
    assets[urls.WORKER] = offline.worker(look, assets)
    return ready(assets) | drawn | shown | shared | listed


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 when all is well, 1 for problems in the content, 2 for misuse."""
    # A build is one short run that drops everything at the end: collecting in between is waste.
    gc.disable()
    # A machine that stops asks like Ctrl+C does, so that what was half written is cleared away.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        from catalogue import cli

        return cli.run(arguments, HERE, build)
    except ModuleNotFoundError as missing:
        if (missing.name or "").startswith("catalogue"):
            raise
        sys.stderr.write(
            f"Deze Python mist nog iets: {missing.name}. Is er een map .venv? Typ dan"
            " .venv/bin/python in plaats van python (in Windows: .venv\\Scripts\\python). Is die er"
            " niet, dan staat in README.md hoe je alles klaarzet.\n"
        )
        return EXIT_MISUSE


if __name__ == "__main__":
    sys.exit(main())
