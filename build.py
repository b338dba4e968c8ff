"""Content and templates become a website. Run ``python build.py --help``.

The flow, of which everything between reading and writing is a function of its arguments::

    read -> parse -> check -> connect -> (a problem? report all of them, stop) -> index -> plan
         -> for every file: render -> audit -> write

The command that asked for the build does the last line: ``site/render.py`` and ``write.py``.
"""

import gc
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

try:
    from jinja2 import TemplateError

    from catalogue import cli, feeds
    from catalogue.base import cores
    from catalogue.base.diagnostics import failed
    from catalogue.base.plan import Plan, plan_of_files
    from catalogue.checks import contents
    from catalogue.checks.old_addresses import NOTHING, Published
    from catalogue.cli.progress import Progress
    from catalogue.content import images, model
    from catalogue.content.versions import NONE, Versions
    from catalogue.editor import translations
    from catalogue.schema import Namen, urls
    from catalogue.search import index
    from catalogue.site import emblem, pages, render, web
    from catalogue.site.theme import Theme, load, worker
except KeyboardInterrupt:
    # Ctrl+C while the program is loading: nothing has been done yet.
    sys.stderr.write("Gestopt.\n")
    sys.exit(130)
except ModuleNotFoundError as missing:
    if (missing.name or "").startswith("catalogue"):
        raise
    sys.stderr.write(
        f"Deze Python mist nog iets: {missing.name}. Is er een map .venv? Typ dan"
        " .venv/bin/python in plaats van python (in Windows: .venv\\Scripts\\python). Is die er"
        " niet, dan staat in README.md hoe je alles klaarzet.\n"
    )
    sys.exit(2)

# Number of entries from which it pays; below it another process costs more than it saves.
INDEX_APART = 1_000


def build(
    content: Path,
    templates: Path,
    *,
    base_url: str,
    today: date,
    progress: Progress,
    versions: Versions = NONE,
    repository: str = "",
    published: Published = NOTHING,
    search: index.SearchIndex | None = None,
    read: Callable[[Path], contents.ParsedPages] = contents.read,
    load_theme: Callable[[Path, Mapping[str, Namen]], Theme] = load,
) -> render.BuildResult:
    """Plan the whole site. Nothing is written and nothing but the two folders is read.

    ``versions`` says when the content files changed; without it the day of checking counts.
    ``repository`` is where the content stands if ``site.yml`` does not say it, ``published`` which
    addresses must still lead somewhere. The preview passes an older ``search`` index and readers
    that keep what did not change.
    """
    progress.stage("de bestanden lezen")
    reading = read(content)
    drafts, problems = contents.check(reading, published)
    if failed(problems):
        return render.BuildResult(Plan(), tuple(sorted(problems)))
    photos = images.photos(content, reading.images)
    catalogue = model.resolve(drafts, today, reading.images, repository=repository)
    translated = model.in_other_languages(catalogue, drafts)
    # Of ten thousand entries the drafts weigh as much as the catalogue.
    del drafts, reading
    progress.stage("de zoekindex maken")
    search = search or _index(catalogue, translated)
    try:
        names = {each.taal: each.site.namen for each in (catalogue, *translated.values())}
        theme = load_theme(templates, names)
        files = plan_site(catalogue, translated, search, theme, base_url, today, versions)
    except (TemplateError, translations.Faulty) as error:
        problems += render.problems_of(error, templates)
        return render.BuildResult(Plan(), tuple(sorted(problems)))
    progress.stage("de pagina's maken")
    return render.BuildResult(
        files | photos, tuple(sorted(problems)), catalogue, translated, search
    )


def _index(
    catalogue: model.Catalogue, translated: Mapping[str, model.Catalogue]
) -> index.SearchIndex:
    """Make the search index, of a large catalogue in a process of its own.

    Afterwards the memory of this one would be full of holes: at 10,000 entries a third of it, which
    every process that makes pages fills anew.
    """
    make = partial(index.build, catalogue, translated)
    return cores.apart(make) if len(catalogue.entries) >= INDEX_APART else make()


def plan_site(
    catalogue: model.Catalogue,
    translated: Mapping[str, model.Catalogue],
    search: index.SearchIndex,
    theme: Theme,
    base_url: str,
    today: date,
    versions: Versions,
) -> Plan:
    """Every file of the site, each with the function that makes its bytes.

    ``translated`` is the catalogue with the words of each other language.
    """
    page_plan = pages.render(
        catalogue,
        translated,
        theme,
        base_url=base_url,
        today=today,
        search_program=search.program,
        versions=versions,
    )
    assets = {**theme.assets, **search.files}
    assets[urls.WORKER] = worker(theme, assets)
    return (
        plan_of_files(assets)
        | emblem.plan(catalogue.site, catalogue.fasen, base_url)
        | page_plan
        | feeds.render(catalogue, base_url=base_url, versions=versions)
        | web.plan(
            catalogue, page_plan, base_url=base_url, today=today, icon=theme.icon, versions=versions
        )
    )


def main(arguments: Sequence[str] | None = None, here: Path = Path(__file__).parent) -> int:
    """Run one command. Returns 0 when all is well, 1 for problems in the content, 2 for misuse.

    ``here`` is the folder with ``content/``.
    """
    # A build is one short run that drops everything at the end: collecting in between is waste.
    gc.disable()
    # A machine that stops asks like Ctrl+C does, so that what was half written is cleared away.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    return cli.run(arguments, here, build, Path(__file__).with_name("templates"))


if __name__ == "__main__":
    sys.exit(main())
