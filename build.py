"""Content and templates become a website. Run ``python build.py --help``.

The flow, of which everything between reading and writing is a function of its arguments::

    read -> parse -> resolve -> (a problem? report all, stop) -> index -> theme -> plan
         -> for every file: render -> audit -> write

The last line is done by who asked for the build, one file at a time (see ``finish``).
"""

import gc
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from catalogue import commands
from catalogue.diagnostics import Diagnostic, failed
from catalogue.plan import Plan, ready
from catalogue.progress import Progress
from catalogue.recent import Forgetful, Names, Recent
from catalogue.schema import KIND
from catalogue.versions import NONE, Versions

# The stages are imported where they run: a build with nothing to do needs none of them.
if TYPE_CHECKING:
    from catalogue.entry import Draft
    from catalogue.links import Catalogue
    from catalogue.prose import Text
    from catalogue.search.index import SearchIndex
    from catalogue.source import Reading

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Result:
    """What a build found: every file that the site will have, and every problem in the content.

    ``files`` maps site path to bytes, which are made when they are asked for; it is empty when a
    problem is an error.
    """

    files: Mapping[str, bytes]
    problems: tuple[Diagnostic, ...]
    search: "Callable[[], SearchIndex] | None" = None
    """Makes the index that ``files`` should have, for who gave an older one."""


def build(
    content: Path,
    templates: Path,
    *,
    base_url: str,
    today: date,
    progress: Progress,
    versions: Versions = NONE,
    recent: Recent | None = None,
    search: "SearchIndex | None" = None,
) -> Result:
    """Plan the whole site. Nothing is written and nothing but the two folders is read.

    ``versions`` says when the content files changed; without it the day of checking counts. Who
    builds again and again keeps ``recent``, and may go on with an older ``search`` index.
    """
    from jinja2 import TemplateError

    from catalogue import finish, links, source
    from catalogue.search import index

    progress.stage("de bestanden lezen")
    reading = source.read(content, recent)
    drafts, problems = check(reading, recent)
    if failed(problems):
        return Result({}, tuple(sorted(problems)))
    catalogue = links.resolve(drafts, reading.images)
    try:
        files = planned(
            catalogue,
            templates,
            base_url=base_url,
            today=today,
            progress=progress,
            versions=versions,
            search=search,
            recent=recent,
        )
    except TemplateError as error:
        problems.append(finish.broken_template(error, templates))
        return Result({}, tuple(sorted(problems)))
    progress.stage("de pagina's maken")
    return Result(
        files | source.photos(content, reading),
        tuple(sorted(problems)),
        partial(index.build, catalogue),
    )


def check(
    reading: "Reading", recent: Recent | None = None
) -> tuple[list["Draft"], list[Diagnostic]]:
    """The drafts of all sources, and every problem in what people wrote."""
    from catalogue import entry, links, prose, published
    from catalogue.source import IMAGES_FOLDER
    from catalogue.source.naming import ADDRESSES

    recent = recent or Forgetful()
    problems = list(reading.problems)
    drafts = []
    for one in reading.sources:
        draft, found = recent.get(entry.parse, one)
        drafts.append(draft)
        problems += found
    known = links.Known(reading.broken, reading.unknown_kinds, tuple(sorted(reading.images)))
    problems += links.check(drafts, known)
    problems += published.vanished(drafts, reading.lines.get(ADDRESSES, ()), known)
    files = recent.get(Names, tuple(sorted(_pages(drafts, reading))))
    images = recent.get(Names, tuple(f"{IMAGES_FOLDER}/{name}" for name in sorted(reading.images)))
    for draft in drafts:
        text = prose.Text(draft.pad, draft.place.path, draft.text, draft.line)
        problems += recent.get(_check_text, text, files, images)
    return drafts, problems


def _check_text(text: "Text", files: Names, images: Names) -> tuple[Diagnostic, ...]:
    from catalogue import prose

    return tuple(prose.check(text, files, images))


def _pages(drafts: Iterable["Draft"], reading: "Reading") -> Iterator[str]:
    """What a link in a text may point to; a file that cannot be read is there all the same."""
    yield from (draft.pad for draft in drafts if draft.kind.folder)
    yield from (f"{KIND[kind].folder}/{name}.md" for kind, name in reading.broken)


def planned(
    catalogue: "Catalogue",
    templates: Path,
    *,
    base_url: str,
    today: date,
    progress: Progress,
    versions: Versions,
    search: "SearchIndex | None" = None,
    recent: Recent | None = None,
) -> Plan:
    """Every file of the site from a catalogue: search index, assets, pages and feeds."""
    from catalogue import emblem, feeds, offline, pages, theme, urls
    from catalogue.search import index

    progress.stage("de zoekindex maken")
    found = search or index.build(catalogue)
    look = (recent or Forgetful()).get(theme.load, templates, theme.mark(templates))
    shown = pages.render(
        catalogue,
        look,
        base_url=base_url,
        today=today,
        search_program=found.program,
        versions=versions,
    )
    shared = feeds.render(
        catalogue, shown, base_url=base_url, today=today, icon=look.icon, versions=versions
    )
    drawn = emblem.plan(catalogue.site, catalogue.fasen, base_url)
    assets = {**look.assets, **found.files}
    assets[urls.WORKER] = offline.worker(look, assets)
    return ready(assets) | drawn | shown | shared


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 when all is well, 1 for problems in the content, 2 for misuse."""
    # A build is one short run that drops everything at the end: collecting in between is waste.
    gc.disable()
    # A machine that stops asks like Ctrl+C does, so that what was half written is cleared away.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    return commands.run(arguments, HERE, build)


if __name__ == "__main__":
    sys.exit(main())
