"""Content and templates become a website. Run ``python build.py --help``.

The flow, of which everything between reading and writing is a function of its arguments::

    read -> parse -> resolve -> (a problem? report all, stop) -> index -> theme -> plan
         -> for every file: render -> audit -> write

The last line is done by who asked for the build, one file at a time (see ``finish``).
"""

import gc
import signal
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import TemplateError

from catalogue import (
    commands,
    emblem,
    entry,
    feeds,
    finish,
    links,
    offline,
    pages,
    plan,
    prose,
    published,
    theme,
    urls,
)
from catalogue import source as sources
from catalogue.diagnostics import Diagnostic, failed
from catalogue.links import Catalogue, Known
from catalogue.plan import Plan
from catalogue.progress import Progress
from catalogue.schema import KIND
from catalogue.search import index
from catalogue.source.naming import ADDRESSES
from catalogue.versions import NONE, Versions

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Result:
    """What a build found: every file that the site will have, and every problem in the content.

    ``files`` maps site path to bytes, which are made when they are asked for; it is empty when a
    problem is an error.
    """

    files: Mapping[str, bytes]
    problems: tuple[Diagnostic, ...]


def build(
    content: Path,
    templates: Path,
    *,
    base_url: str,
    today: date,
    progress: Progress,
    versions: Versions = NONE,
) -> Result:
    """Plan the whole site. Nothing is written and nothing but the two folders is read.

    ``versions`` says when the content files changed; without it the day of checking counts.
    """
    progress.stage("de bestanden lezen")
    reading = sources.read(content)
    drafts, problems = check(reading)
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
        )
    except TemplateError as error:
        problems.append(finish.broken_template(error, templates))
        return Result({}, tuple(sorted(problems)))
    progress.stage("de pagina's maken")
    return Result(files | sources.photos(content, reading), tuple(sorted(problems)))


def check(reading: sources.Reading) -> tuple[list[entry.Draft], list[Diagnostic]]:
    """The drafts of all sources, and every problem in what people wrote."""
    problems = list(reading.problems)
    drafts = []
    for source in reading.sources:
        draft, found = entry.parse(source)
        drafts.append(draft)
        problems += found
    known = Known(reading.broken, reading.unknown_kinds, tuple(sorted(reading.images)))
    problems += links.check(drafts, known)
    problems += published.vanished(drafts, reading.lines.get(ADDRESSES, ()), known)
    files = dict.fromkeys(sorted(_pages(drafts, reading)))
    images = dict.fromkeys(f"{sources.IMAGES_FOLDER}/{name}" for name in sorted(reading.images))
    for draft in drafts:
        text = prose.Text(draft.pad, draft.place.path, draft.text, draft.line)
        problems += prose.check(text, files, images)
    return drafts, problems


def _pages(drafts: Iterable[entry.Draft], reading: sources.Reading) -> Iterator[str]:
    """What a link in a text may point to; a file that cannot be read is there all the same."""
    yield from (draft.pad for draft in drafts if draft.kind.folder)
    yield from (f"{KIND[kind].folder}/{name}.md" for kind, name in reading.broken)


def planned(
    catalogue: Catalogue,
    templates: Path,
    *,
    base_url: str,
    today: date,
    progress: Progress,
    versions: Versions,
) -> Plan:
    """Every file of the site from a catalogue: search index, assets, pages and feeds."""
    progress.stage("de zoekindex maken")
    found = index.build(catalogue)
    look = theme.load(templates)
    shown = pages.render(
        catalogue,
        look,
        base_url=base_url,
        today=today,
        search_address=found.address,
        search_program=found.program,
        versions=versions,
    )
    shared = feeds.render(
        catalogue, shown, base_url=base_url, today=today, icon=look.icon, versions=versions
    )
    drawn = emblem.plan(catalogue.site, catalogue.fasen, base_url)
    assets = {**look.assets, **found.files}
    assets[urls.WORKER] = offline.worker(look, assets)
    return plan.ready(assets) | drawn | shown | shared


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 when all is well, 1 for problems in the content, 2 for misuse."""
    # A build is one short run that drops everything at the end: collecting in between is waste.
    gc.disable()
    # A machine that stops asks like Ctrl+C does, so that what was half written is cleared away.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    return commands.run(arguments, HERE, build)


if __name__ == "__main__":
    sys.exit(main())
