"""Page of what changed per month: began, stopped, steps done, confirmed, new in the overview."""

from collections.abc import Iterable, Iterator
from functools import partial

from catalogue.feeds import atom, publication
from catalogue.insight import changes
from catalogue.insight.changes import Change
from catalogue.schema import Makerspace, Programma, urls
from catalogue.site import words
from catalogue.site.frame import Page, Renderer
from catalogue.site.languages import Interface
from catalogue.site.words import Link


def pages(renderer: Renderer) -> Iterator[Page]:
    """Plan the page of changes: ``veranderd/index.html``."""
    yield from renderer.plan(urls.CHANGES, _changes)


def _changes(renderer: Renderer) -> bytes:
    catalogue, t = renderer.catalogue, renderer.t
    created = publication.dates_of_creation(catalogue, renderer.metadata.versions)
    return renderer.render(
        "pages/veranderd.html",
        urls.CHANGES,
        title=t.gettext("Wat is er veranderd?"),
        about=t.gettext(
            "Per maand: wat er begon en stopte, welke stappen klaar zijn en wat er nieuw is."
        ),
        trail=(Link(t.gettext("Cijfers"), urls.FIGURES),),
        maanden=[
            (
                atom.anchor(month),
                words.capital(words.partial_date(month.maand, t)),
                {t.gettext(sort.value): changed for sort, changed in month.changes.items()},
            )
            for month in changes.months(catalogue, created)
        ],
        in_woorden=partial(_counted, t),
        gedicht=partial(_gaps, t),
        meeste=changes.MOST_NAMED,
        laatste=changes.MONTHS_SHOWN,
        onbekend=changes.unknown(catalogue, created),
        geschiedenis=bool(created),
        bestand=atom.MONTHLY,
    )


def _counted(t: Interface, changed: Iterable[Change]) -> str:
    """Numbers of programmes and places among some changes: ``94 programma's en 1 plek``."""
    records = [change.record for change in changed]
    programmas = sum(isinstance(record, Programma) for record in records)
    places = sum(isinstance(record, Makerspace) for record in records)
    counts = []
    if programmas:
        counts.append(t.ngettext("%(n)s programma", "%(n)s programma's", programmas))
    if places:
        counts.append(t.ngettext("%(n)s plek", "%(n)s plekken", places))
    return t.enumeration(counts)


def _gaps(t: Interface, change: Change) -> str:
    """Gaps that something closed, in words; empty without any."""
    return "; ".join(
        t.gettext("%(thema)s voor %(doelgroep)s", thema=first.naam, doelgroep=group[0].naam)
        if group
        else t.gettext("een openbare makerspace in %(wijk)s", wijk=first.naam)
        for first, *group in change.gaten
    )
