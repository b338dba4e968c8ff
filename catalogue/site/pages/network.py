"""Pages of the organisations that work together, and of the programmes that look alike."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from catalogue.insight import network, overlap
from catalogue.insight.live import live
from catalogue.insight.overlap import Cluster
from catalogue.schema import HOE, SOORT_PARTNER, Doelgroep, Partner, Programma, Wijk, urls
from catalogue.site import facts, words
from catalogue.site.frame import Page, Renderer
from catalogue.site.languages import Interface
from catalogue.site.words import Link

# Organisations that work with most others.
_MOST = 10
# Groups that one page shows, and programmes of each.
_MOST_CLUSTERS, _MOST_MEMBERS = 45, 12


def pages(renderer: Renderer) -> Iterator[Page]:
    """Plan the page of the network and the page of programmes that look alike."""
    yield from renderer.plan(urls.NETWORK, _network)
    yield from renderer.plan(urls.OVERLAP, _overlap)


def _network(renderer: Renderer) -> bytes:
    views = renderer.insight.partners
    together = [view for view in views if view.met]
    by_soort = {
        words.capital(label): [view for view in together if view.partner.soort == soort]
        for soort, label in SOORT_PARTNER.items()
    }
    pact = [view for view in together if view.partner.pactpartner == "ja"]
    return renderer.render(
        "pages/netwerk.html",
        urls.NETWORK,
        title="Wie werkt met wie?",
        about="Kies een organisatie en zie met wie zij samenwerkt.",
        trail=(Link("Partners", urls.list_of(Partner)),),
        uitleg=network.UITLEG,
        netwerken=sum(
            programma.aard == "netwerk" for programma in live(renderer.catalogue.programmas)
        ),
        meeste=sorted(together, key=lambda view: -len(view.met))[:_MOST],
        aantal=len(together),
        planken={f"Partners van {renderer.namen['pact']}, volgens een bron": pact, **by_soort},
        alleen=[view.partner for view in views if not view.met],
    )


# What a visitor compares; empty where we do not know.
_COLUMNS: Mapping[str, Callable[[Programma], str]] = {
    "Voor wie": lambda programma: _names(programma.doelgroepen),
    "Leeftijd": lambda programma: (
        words.age(programma.leeftijd, Interface()) if programma.leeftijd else ""
    ),
    "Waar": lambda programma: programma.adres or _names(programma.wijken),
    "Kosten": lambda programma: ". ".join(facts.costs(programma, Interface())),
    "Van wie": lambda programma: _names(programma.aanbieders),
    "Aanmelden": lambda programma: HOE.get(getattr(programma.meedoen, "hoe", None) or "", ""),
}


def _names(records: Iterable[Doelgroep | Partner | Wijk]) -> str:
    return ", ".join(record.naam for record in records)


def _place(cluster: Cluster, t: Interface) -> str:
    """The place of all programmes in a cluster, in words."""
    return ", ".join(
        t.label("bereik", place) if isinstance(place, str) else place.naam
        for place in cluster.plekken
    )


def _overlap(renderer: Renderer) -> bytes:
    clusters = renderer.insight.overlap
    return renderer.render(
        "pages/overlap.html",
        urls.OVERLAP,
        title="Programma's die op elkaar lijken",
        about="Welke programma's lijken op elkaar, en wat maakt ze anders?",
        trail=(Link("Overzicht", urls.MATRIX),),
        uitleg=overlap.UITLEG,
        uitleg_telt_mee=overlap.UITLEG_TELT_MEE,
        aantal=len(clusters),
        groepen=[
            (cluster, _place(cluster, renderer.t), *_compared(cluster))
            for cluster in clusters[:_MOST_CLUSTERS]
        ],
        meeste=_MOST_MEMBERS,
        afgedaan=list(overlap.geen_dubbel(renderer.catalogue)),
        meedoen=urls.taking_part(renderer.catalogue.paginas),
    )


def _compared(cluster: Cluster) -> tuple[dict[str, list[str]], dict[str, str]]:
    """The columns in which programmes differ, and the value of the others that is known."""
    shown = cluster.programmas[:_MOST_MEMBERS]
    columns = {label: [column(each) for each in shown] for label, column in _COLUMNS.items()}
    differing = {label: values for label, values in columns.items() if len(set(values)) > 1}
    same = {label: values[0] for label, values in columns.items() if label not in differing}
    return differing, {label: value for label, value in same.items() if value}
