"""Page of what changed per month: began, stopped, steps done, confirmed, new in the overview."""

from collections.abc import Iterator

from catalogue.feeds import atom, publication
from catalogue.insight import changes
from catalogue.schema import urls
from catalogue.site import words
from catalogue.site.frame import Page, Renderer
from catalogue.site.words import Link


def pages(renderer: Renderer) -> Iterator[Page]:
    """Plan the page of changes: ``veranderd/index.html``."""
    yield from renderer.plan(urls.CHANGES, _changes)


def _changes(renderer: Renderer) -> bytes:
    catalogue = renderer.catalogue
    created = publication.dates_of_creation(catalogue, renderer.metadata.versions)
    return renderer.render(
        "pages/veranderd.html",
        urls.CHANGES,
        title="Wat is er veranderd?",
        about="Per maand: wat er begon en stopte, welke stappen klaar zijn en wat er nieuw is.",
        trail=(Link("Cijfers", urls.FIGURES),),
        maanden=[
            (
                atom.anchor(month),
                words.capital(words.partial_date(month.maand, renderer.t)),
                month.changes,
            )
            for month in changes.months(catalogue, created)
        ],
        in_woorden=changes.counted,
        meeste=changes.MOST_NAMED,
        laatste=changes.MONTHS_SHOWN,
        onbekend=changes.unknown(catalogue, created),
        geschiedenis=bool(created),
        bestand=atom.MONTHLY,
    )
