"""Pages of the organisations that work together, and of the programmes that look alike."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from markupsafe import Markup

from catalogue.insight import overlap
from catalogue.insight.live import live
from catalogue.insight.overlap import Cluster
from catalogue.schema import SOORT_PARTNER, Doelgroep, Partner, Programma, Wijk, urls
from catalogue.site import facts, figures, words
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
    views, t = renderer.insight.partners, renderer.t
    together = [view for view in views if view.met]
    by_soort = {
        words.capital(t.gettext(label)): [view for view in together if view.partner.soort == soort]
        for soort, label in SOORT_PARTNER.items()
    }
    pact = [view for view in together if view.partner.pactpartner == "ja"]
    return renderer.render(
        "pages/netwerk.html",
        urls.NETWORK,
        title=t.gettext("Wie werkt met wie?"),
        about=t.gettext("Kies een organisatie en zie met wie zij samenwerkt."),
        trail=(Link(t.gettext("Partners"), urls.list_of(Partner)),),
        uitleg=figures.about_ties(t),
        netwerken=sum(
            programma.aard == "netwerk" for programma in live(renderer.catalogue.programmas)
        ),
        meeste=sorted(together, key=lambda view: -len(view.met))[:_MOST],
        aantal=len(together),
        planken={t.gettext("Partners van %(pact)s, volgens een bron"): pact, **by_soort},
        alleen=[view.partner for view in views if not view.met],
    )


def _columns(t: Interface) -> Mapping[str, Callable[[Programma], str]]:
    """Columns that a visitor compares; empty where we do not know."""

    def joining(programma: Programma) -> str:
        how = programma.meedoen and programma.meedoen.hoe
        return t.label("hoe", how) if how else ""

    return {
        t.gettext("Voor wie"): lambda programma: _names(programma.doelgroepen, t),
        t.gettext("Leeftijd"): lambda programma: (
            words.age(programma.leeftijd, t) if programma.leeftijd else ""
        ),
        t.gettext("Waar"): lambda programma: (
            words.text_of(programma, "adres", t) or _names(programma.wijken, t)
        ),
        t.gettext("Kosten"): lambda programma: Markup(". ").join(facts.costs(programma, t)),
        t.gettext("Van wie"): lambda programma: _names(programma.aanbieders, t),
        t.gettext("Aanmelden"): joining,
    }


def _names(records: Iterable[Doelgroep | Partner | Wijk], t: Interface) -> str:
    return Markup(", ").join(words.text_of(record, "naam", t) for record in records)


def _place(cluster: Cluster, t: Interface) -> str:
    """The place of all programmes in a cluster, in words."""
    return ", ".join(
        t.label("bereik", place) if isinstance(place, str) else place.naam
        for place in cluster.plekken
    )


def _overlap(renderer: Renderer) -> bytes:
    clusters, t = renderer.insight.overlap, renderer.t
    return renderer.render(
        "pages/overlap.html",
        urls.OVERLAP,
        title=t.gettext("Programma's die op elkaar lijken"),
        about=t.gettext("Welke programma's lijken op elkaar, en wat maakt ze anders?"),
        trail=(Link(t.gettext("Overzicht"), urls.MATRIX),),
        uitleg=figures.about_overlap(t),
        aantal=len(clusters),
        groepen=[
            (cluster, _place(cluster, t), *_compared(cluster, t))
            for cluster in clusters[:_MOST_CLUSTERS]
        ],
        meeste=_MOST_MEMBERS,
        afgedaan=list(overlap.geen_dubbel(renderer.catalogue)),
        meedoen=urls.taking_part(renderer.catalogue.paginas),
    )


def _compared(cluster: Cluster, t: Interface) -> tuple[dict[str, list[str]], dict[str, str]]:
    """The columns in which programmes differ, and the value of the others that is known."""
    shown = cluster.programmas[:_MOST_MEMBERS]
    columns = {label: [column(each) for each in shown] for label, column in _columns(t).items()}
    differing = {label: values for label, values in columns.items() if len(set(values)) > 1}
    same = {label: values[0] for label, values in columns.items() if label not in differing}
    return differing, {label: value for label, value in same.items() if value}
