"""A page per fase, doelgroep, thema, kenmerk, profile, partner and fixed value, and their indexes.

Wijken and gebieden are in ``places``, acties in ``acties``.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations
from math import cos, sin, tau

from catalogue.content.model import Backlinks
from catalogue.insight import themes
from catalogue.insight.live import live
from catalogue.insight.network import PartnerView, Ties
from catalogue.schema import (
    DAGEN,
    GONE,
    SOORT_PARTNER,
    Doelgroep,
    Fase,
    Kenmerk,
    Makerspace,
    Partner,
    Programma,
    Record,
    Thema,
    VmboProfiel,
    kind_of,
    urls,
)
from catalogue.site import facts, groups, joining, words
from catalogue.site.facts import Fact
from catalogue.site.frame import Page, Renderer
from catalogue.site.groups import (
    Circle,
    Figure,
    GroupPage,
    Section,
    sections,
    size,
    stand,
    tally,
    with_folds,
)
from catalogue.site.metadata import by_value
from catalogue.site.words import Link, link, links

# Organisations around another in its drawing; those before the fold of the list.
_MOST_AROUND = 12
# Few programmes name a profile; most are for every pupil, or for those who guide them.
_OF_VMBO = ("vmbo", "docenten")


def pages(renderer: Renderer) -> Iterator[Page]:
    """Plan every page and index of these families."""
    yield from _family(renderer, Fase, "Fasen", _fase)
    yield from _family(renderer, Doelgroep, "Doelgroepen", _doelgroep)
    yield from _family(renderer, Thema, "Thema's", _thema)
    yield from _family(renderer, Kenmerk, "Bijzonderheden", _kenmerk)
    yield from _family(renderer, VmboProfiel, "Vmbo-profielen", _profiel)
    yield from _family(renderer, Partner, "Partners", _partner)
    for kind in (Fase, Doelgroep, Thema, Kenmerk):
        yield from renderer.plan(urls.list_of(kind), _index_of, kind)
    if renderer.catalogue.vmbo_profielen:
        yield from renderer.plan(urls.list_of(VmboProfiel), _index_of_profielen)
    yield from renderer.plan(urls.list_of(Partner), _index_of_partners)
    yield from _choices(renderer)


def _family(
    renderer: Renderer, kind: type[Record], title: str, gather: Callable[..., GroupPage]
) -> Iterator[Page]:
    """Plan the page of every record of a kind; ``gather`` makes its group."""
    trail = (Link(title, urls.list_of(kind)),)
    for record in _records(renderer, kind):
        cards = size(renderer.catalogue.backlinks_of(record))
        group = partial(_counted, renderer, record, gather)
        yield from groups.pages(renderer, urls.of(record), cards, trail, group)


def _counted(renderer: Renderer, record: Record, gather: Callable[..., GroupPage]) -> GroupPage:
    """Group of a record with the numbers that its index and the filters promise."""
    backlinks = renderer.catalogue.backlinks_of(record)
    return replace(gather(renderer, record), stand=stand(backlinks, renderer.t))


def _records(renderer: Renderer, kind: type[Record]) -> Sequence[Record]:
    records: Sequence[Record] = getattr(renderer.catalogue, kind_of(kind).plural)
    return records


def _fase(renderer: Renderer, fase: Fase) -> GroupPage:
    """Programmes that are first of all about this fase, then those that also belong to it."""
    programmas = renderer.catalogue.backlinks_of(fase).live.programmas
    first = [programma for programma in programmas if programma.fase[0] is fase]
    other = [programma for programma in programmas if programma.fase[0] is not fase]
    return GroupPage(
        words.capital(fase.naam),
        fase.vraag,
        with_folds(
            renderer,
            (Section("Programma's", "programmas", (), fase.id), first),
            (Section(f"Ook bij {fase.naam}", "ook", (), fase.id), other),
        ),
        lead=fase.samenvatting,
        teken=fase.id,
    )


def _doelgroep(renderer: Renderer, doelgroep: Doelgroep) -> GroupPage:
    age = words.age(doelgroep.leeftijd) if doelgroep.leeftijd else ""
    loket = joining.desk((doelgroep,), renderer.catalogue)
    further = [
        Link("Kies op wijk, thema of kosten", urls.filtered(Programma, doelgroep=doelgroep.id))
    ]
    if renderer.insight.routes.per_doelgroep[doelgroep]:
        further.append(Link("Wat kun je hierna doen?", f"{urls.ROUTES}#{doelgroep.id}"))
    if doelgroep.id in _OF_VMBO and renderer.catalogue.vmbo_profielen:
        further.append(Link("Zoek per vmbo-profiel", urls.list_of(VmboProfiel)))
    return GroupPage(
        words.capital(doelgroep.naam),
        f"Ik {doelgroep.ik_ben}",
        _sections(renderer, doelgroep),
        lead=doelgroep.samenvatting,
        about=f"Techniek voor {doelgroep.naam}: {doelgroep.samenvatting}",
        feiten=(Fact("Leeftijd", regels=(words.capital(age),)),) if age else (),
        loket=loket,
        wegen=joining.contact_of(loket) if loket else (),
        verder=further,
    )


def _thema(renderer: Renderer, thema: Thema) -> GroupPage:
    view = next(view for view in renderer.insight.themas if view.thema is thema)
    empty = words.enumeration(view.leeg)
    lists = urls.filtered(Programma, thema=thema.id)
    places = urls.filtered(Makerspace, thema=thema.id)
    here = f"{urls.of(thema)}#organisaties"
    named = (
        Section("Organisaties", "organisaties", records=view.partners),
        Section(f"Acties van {renderer.namen['pact']}", "acties", records=view.acties),
    )
    return GroupPage(
        thema.naam,
        "Thema",
        (*_sections(renderer, thema), *_filled(*named)),
        lead=thema.samenvatting,
        teken=f"thema-{thema.id}",
        tekst=renderer.body(thema),
        cijfers=(
            _figure(view.programmas, "programma", "programma's", lists),
            _figure(view.makerspaces, "plek", "plekken", places),
            _figure(view.partners, "organisatie", "organisaties", here),
        ),
        uitleg=themes.UITLEG,
        ontbreekt=(f"Nog leeg bij dit thema: {empty}.",) if empty else (),
    )


def _figure(records: Sequence[Record], singular: str, plural: str, address: str) -> Figure:
    """Count of records with their list; there is no list of nothing."""
    label = singular if len(records) == 1 else plural
    return len(records), label, address if records else ""


def _kenmerk(renderer: Renderer, kenmerk: Kenmerk) -> GroupPage:
    naam = words.capital(kenmerk.naam)
    return GroupPage(
        naam,
        "Bijzonderheid",
        _sections(renderer, kenmerk),
        lead=kenmerk.samenvatting,
        about=f"{naam}: {kenmerk.samenvatting}",
    )


def _profiel(renderer: Renderer, profiel: VmboProfiel) -> GroupPage:
    view = next(view for view in renderer.insight.profielen if view.profiel is profiel)
    directions = tuple(words.capital(richting.naam) for richting in profiel.mbo_richtingen)
    return GroupPage(
        profiel.naam,
        "Vmbo-profiel",
        _sections(renderer, profiel),
        lead=profiel.samenvatting,
        tekst=renderer.body(profiel),
        feiten=facts.filled(
            Fact("Afkorting", regels=(profiel.code,)),
            Fact("Technisch profiel", regels=(words.capital(profiel.technisch),)),
            Fact("Daarna in het mbo", regels=directions),
        ),
        toelichting=profiel.toelichting or "",
        bronnen=facts.youngest_first(profiel.bronnen),
        ontbreekt=view.ontbreekt,
        verder=tuple(
            Link(f"Alles voor {doelgroep.naam}", urls.of(doelgroep))
            for doelgroep in renderer.catalogue.doelgroepen
            if doelgroep.id in _OF_VMBO
        ),
    )


def _partner(renderer: Renderer, partner: Partner) -> GroupPage:
    view = next(view for view in renderer.insight.partners if view.partner is partner)
    soort = SOORT_PARTNER[partner.soort]
    pact = (f"Partner van {renderer.namen['pact']}",) if partner.pactpartner == "ja" else ()
    return GroupPage(
        partner.naam,
        "Partner",
        with_folds(
            renderer,
            (Section("Organiseert", "organiseert"), view.aanbod),
            (Section("Doet mee aan", "doet-mee"), view.doet_mee),
            (Section("Makerspaces", "makerspaces", (), "plek"), view.makerspaces),
            networks=False,
        ),
        lead=partner.samenvatting or "",
        about=partner.samenvatting or f"{partner.naam}: {soort}.",
        tekst=renderer.body(partner),
        feiten=facts.filled(
            Fact("Soort", regels=(words.capital(soort),)),
            Fact("Website", website=partner.website),
            Fact("E-mail", mail=partner.email),
            Fact("Telefoon", telefoon=partner.telefoon),
            Fact("Adres", regels=(partner.adres,) if partner.adres else ()),
            Fact("Samenwerking", regels=pact),
            Fact("Acties", links(renderer.catalogue.backlinks_of(partner).acties)),
            Fact("Heette eerder", regels=partner.oude_namen),
        ),
        herkomst=partner,
        samen=view.met,
        kring=_circle(view, renderer.insight.samenwerking),
        leeg="Er zijn nu geen programma's of makerspaces van deze partner in de lijst.",
    )


def _circle(view: PartnerView, ties: Ties) -> Circle | None:
    """The drawing of an organisation; none for fewer than three others, which a list says best."""
    others = list(view.met)[:_MOST_AROUND]
    if len(others) < 3:
        return None
    turns = [tau * number / len(others) for number in range(len(others))]
    points = [(round(120 + 102 * sin(turn)), round(120 - 102 * cos(turn))) for turn in turns]
    places = dict(zip(others, points, strict=True))
    return Circle(
        tuple(points),
        tuple(
            (f"M120 120L{x} {y}", min(3, len(view.met[other]))) for other, (x, y) in places.items()
        ),
        tuple(
            "M{} {}L{} {}".format(*places[first], *places[second])
            for first, second in combinations(others, 2)
            if (first, second) in ties or (second, first) in ties
        ),
    )


def _sections(renderer: Renderer, record: Record) -> tuple[Section, ...]:
    return sections(renderer, renderer.catalogue.backlinks_of(record))


def _filled(*sections: Section) -> tuple[Section, ...]:
    return tuple(section for section in sections if section.aantal)


# --- indexes ---


@dataclass(frozen=True, slots=True)
class Item:
    """Line of an index: a link, what it is, how much belongs to it.

    ``taal`` is the language of the summary, when it is not that of the page.
    """

    link: Link
    samenvatting: str
    aantal: str
    teken: str = ""
    merk: str = ""
    taal: str = ""


def _index(
    renderer: Renderer,
    address: str,
    title: str,
    lead: str,
    items: Mapping[str, Sequence[Item]],
    *,
    form: str = "tegels",
    more: Link | None = None,
) -> bytes:
    """Render an index; ``items`` stand below their heading, which may be empty."""
    return renderer.render(
        "pages/index.html",
        address,
        title=title,
        about=lead,
        naam=title,
        lead=lead,
        planken={heading: group for heading, group in items.items() if group},
        vorm=form,
        meer=more,
    )


def _index_of(renderer: Renderer, kind: type[Record]) -> bytes:
    """Index of all fasen, doelgroepen, themas or kenmerken."""
    t = renderer.t
    title, lead = {
        Fase: (
            t.gettext("Kiezen, leren, werken"),
            t.gettext("Kiezen, leren en werken: drie stappen op weg naar een plek in de techniek."),
        ),
        Doelgroep: (
            t.pgettext("kop", "Voor wie"),
            t.gettext("Kies wat bij jou past. Dan zie je alles wat er voor jou is."),
        ),
        Thema: (
            t.gettext("Thema's"),
            t.gettext(
                "Alles over techniek in %(regio)s: %(programmas)s programma's over %(themas)s "
                "thema's.",
                regio=renderer.regio,
                themas=len(renderer.catalogue.themas),
                programmas=sum(bool(each.themas) for each in live(renderer.catalogue.programmas)),
            ),
        ),
        Kenmerk: (
            "Bijzonderheden",
            "Programma's met iets bijzonders, zoals na schooltijd of met een baangarantie.",
        ),
    }[kind]
    items = [_item(renderer, record) for record in _records(renderer, kind)]
    return _index(renderer, urls.list_of(kind), title, lead, {"": items})


def _item(renderer: Renderer, record: Record) -> Item:
    t, page = renderer.t, link(record)
    field = "ik_ben" if isinstance(record, Doelgroep) else "samenvatting"
    about, taal = getattr(record, field), "" if t.is_dutch else words.language_of(record, field)
    if isinstance(record, Doelgroep):
        about = f"Ik {about}." if taal else t.gettext("Ik %(ben)s.", ben=about)
    sign = {Fase: record.id, Thema: f"thema-{record.id}"}.get(type(record), "")
    count = tally(renderer.catalogue.backlinks_of(record), t)
    return Item(replace(page, naam=words.capital(page.naam)), about, count, sign, taal=taal)


def _index_of_profielen(renderer: Renderer) -> bytes:
    items: dict[str, list[Item]] = {"Technische profielen": [], "Andere profielen": []}
    for view in renderer.insight.profielen:
        profiel, number = view.profiel, len(view.programmas)
        count = words.count(number, "programma", "programma's") if number else "nog geen programma"
        kop = "Technische profielen" if profiel.technisch == "ja" else "Andere profielen"
        items[kop].append(Item(link(profiel), profiel.samenvatting, count, merk=profiel.code))
    none = [view.profiel.code for view in renderer.insight.profielen if not view.programmas]
    lead = (
        "Op het vmbo kies je een profiel. Hier zie je per profiel welke programma's erbij passen, "
        "en wat je daarna in het mbo kunt leren."
    )
    if none:
        lead += f" Bij {words.enumeration(none)} kennen we nog geen programma."
    return _index(renderer, urls.list_of(VmboProfiel), "Vmbo-profielen", lead, items)


def _index_of_partners(renderer: Renderer) -> bytes:
    catalogue = renderer.catalogue
    items: dict[str, list[Item]] = {soort: [] for soort in SOORT_PARTNER}
    for partner in catalogue.partners:
        backlinks = catalogue.backlinks_of(partner)
        count = stand(backlinks, renderer.t)
        mark = "pactpartner" if partner.pactpartner == "ja" else ""
        item = Item(link(partner), partner.samenvatting or "", count, merk=mark)
        items[partner.soort].append(item)
    number = sum(partner.pactpartner == "ja" for partner in catalogue.partners)
    pact = f"Daarvan zijn er {number} partner van {renderer.namen['pact']}." if number else ""
    return _index(
        renderer,
        urls.list_of(Partner),
        "Partners",
        f"{words.count(len(catalogue.partners), 'partner', 'partners')}: scholen, bedrijven en "
        f"organisaties die programma's en plekken maken of eraan meedoen. {pact}",
        {words.capital(label): items[soort] for soort, label in SOORT_PARTNER.items()},
        form="lijst",
        more=Link("Wie werkt met wie?", urls.NETWORK),
    )


# --- fixed values ---

_TITLES = {
    "status": "Status",
    "gratis": "Kosten",
    "bereik": "Bereik",
    "openbaar": "Toegang",
    "soort": "Soort plek",
    "aard": "Soort programma",
    "hoe": "Aanmelden",
    "dag": "Dag",
}
_LEADS = {
    "aanbod": "Programma's waaraan je mee kunt doen.",
    "regeling": "Geen les of cursus, maar geld of een afspraak die je verder helpt.",
    "netwerk": "Organisaties die samenwerken. Vraag hun als school of bedrijf hoe je aansluit.",
    **{dag: f"Programma's en makerspaces waar op {dag} iets is." for dag in DAGEN},
}


def _choices(renderer: Renderer) -> Iterator[Page]:
    for field, title in _TITLES.items():
        backlinks_by_value = by_value(renderer.catalogue, field)
        trail = (Link(title, urls.list_of_choice(field)),)
        for value, backlinks in backlinks_by_value.items():
            cards = size(backlinks) or len(backlinks.entries)
            group = partial(_choice, renderer, field, value, backlinks)
            address = urls.of_choice(field, value)
            yield from groups.pages(renderer, address, cards, trail, group)
        yield from renderer.plan(trail[0].adres, _index_of_choices, field, backlinks_by_value)


def _choice(renderer: Renderer, field: str, value: str, backlinks: Backlinks) -> GroupPage:
    title, label = _TITLES[field], renderer.t.label(field, value)
    # What has ended has no card; only this page lists it, as plain links.
    ended = tuple(
        Section(kop, id_, records=records, divisible=True)
        for kop, id_, records in (
            ("Programma's", "programmas", backlinks.programmas),
            ("Makerspaces", "makerspaces", backlinks.makerspaces),
        )
        if records
    )
    return GroupPage(
        words.capital(label),
        title,
        sections(renderer, backlinks, networks=field != "aard") or ended,
        lead=_LEADS.get(value) or f"Programma's en makerspaces met {title.lower()}: {label}.",
        stand=stand(backlinks, renderer.t),
    )


def _index_of_choices(
    renderer: Renderer, field: str, backlinks_by_value: Mapping[str, Backlinks]
) -> bytes:
    title = _TITLES[field]
    items = [
        Item(
            Link(words.capital(renderer.t.label(field, value)), urls.of_choice(field, value)),
            "",
            tally(backlinks, renderer.t),
        )
        for value, backlinks in backlinks_by_value.items()
        if value != GONE
    ]
    lead = f"Alle programma's en makerspaces, verdeeld naar {title.lower()}."
    return _index(renderer, urls.list_of_choice(field), title, lead, {"": items})
