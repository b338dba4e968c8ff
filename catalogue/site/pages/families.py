"""A page per fase, doelgroep, thema, kenmerk, profile, partner and fixed value, and their indexes.

Wijken and gebieden are in ``places``, acties in ``acties``.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations
from math import cos, sin, tau

from catalogue.content.model import Backlinks
from catalogue.insight import themes
from catalogue.insight.live import live
from catalogue.insight.network import PartnerView, Ties
from catalogue.insight.themes import Profile, ThemeView
from catalogue.schema import (
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
from catalogue.site.languages import Interface
from catalogue.site.metadata import by_value
from catalogue.site.words import Link, link, links

# Organisations around another in its drawing; those before the fold of the list.
_MOST_AROUND = 12
# Few programmes name a profile; most are for every pupil, or for those who guide them.
_OF_VMBO = ("vmbo", "docenten")


def pages(renderer: Renderer) -> Iterator[Page]:
    """Plan every page and index of these families."""
    t = renderer.t
    yield from _family(renderer, Fase, t.gettext("Fasen"), _fase)
    yield from _family(renderer, Doelgroep, t.gettext("Doelgroepen"), _doelgroep)
    yield from _family(renderer, Thema, t.gettext("Thema's"), _thema)
    yield from _family(renderer, Kenmerk, t.gettext("Bijzonderheden"), _kenmerk)
    yield from _family(renderer, VmboProfiel, t.gettext("Vmbo-profielen"), _profiel)
    yield from _family(renderer, Partner, t.gettext("Partners"), _partner)
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
    t, programmas = renderer.t, renderer.catalogue.backlinks_of(fase).live.programmas
    also = t.gettext("Ook bij %(fase)s", fase=fase.naam)
    first = [programma for programma in programmas if programma.fase[0] is fase]
    other = [programma for programma in programmas if programma.fase[0] is not fase]
    return GroupPage(
        words.capital(fase.naam),
        words.text_of(fase, "vraag", t),
        with_folds(
            renderer,
            (Section(t.gettext("Programma's"), "programmas", (), fase.id), first),
            (Section(also, "ook", (), fase.id), other),
        ),
        record=fase,
        lead=words.text_of(fase, "samenvatting", t),
        about=fase.samenvatting,
        teken=fase.id,
    )


def _doelgroep(renderer: Renderer, doelgroep: Doelgroep) -> GroupPage:
    t = renderer.t
    age = words.age(doelgroep.leeftijd, t) if doelgroep.leeftijd else ""
    loket = joining.desk((doelgroep,), renderer.catalogue)
    filtered = urls.filtered(Programma, doelgroep=doelgroep.id)
    further = [Link(t.gettext("Kies op wijk, thema of kosten"), filtered)]
    if renderer.insight.routes.per_doelgroep[doelgroep]:
        address = f"{urls.ROUTES}#{doelgroep.id}"
        further.append(Link(t.gettext("Wat kun je hierna doen?"), address))
    if doelgroep.id in _OF_VMBO and renderer.catalogue.vmbo_profielen:
        further.append(Link(t.gettext("Zoek per vmbo-profiel"), urls.list_of(VmboProfiel)))
    return GroupPage(
        words.capital(doelgroep.naam),
        _i_am(doelgroep, t),
        _sections(renderer, doelgroep),
        record=doelgroep,
        lead=words.text_of(doelgroep, "samenvatting", t),
        about=t.gettext(
            "Techniek voor %(groep)s: %(samenvatting)s",
            groep=doelgroep.naam,
            samenvatting=doelgroep.samenvatting,
        ),
        feiten=(Fact(t.gettext("Leeftijd"), regels=(words.capital(age),)),) if age else (),
        loket=loket,
        wegen=joining.contact_of(loket, t) if loket else (),
        verder=further,
    )


def _thema(renderer: Renderer, thema: Thema) -> GroupPage:
    view = next(view for view in renderer.insight.themas if view.thema is thema)
    t, empty = renderer.t, empty_blocks(view, renderer.t)
    lists = urls.filtered(Programma, thema=thema.id)
    places = urls.filtered(Makerspace, thema=thema.id)
    here = f"{urls.of(thema)}#organisaties"
    named = (
        Section(t.gettext("Organisaties"), "organisaties", records=view.partners),
        Section(t.gettext("Acties van %(pact)s"), "acties", records=view.acties),
    )
    return GroupPage(
        thema.naam,
        t.gettext("Thema"),
        (*_sections(renderer, thema), *_filled(*named)),
        record=thema,
        lead=words.text_of(thema, "samenvatting", t),
        about=thema.samenvatting,
        teken=f"thema-{thema.id}",
        tekst=renderer.body(thema),
        cijfers=(
            _figure(
                view.programmas, t.ngettext("programma", "programma's", len(view.programmas)), lists
            ),
            _figure(view.makerspaces, t.ngettext("plek", "plekken", len(view.makerspaces)), places),
            _figure(
                view.partners,
                t.ngettext("organisatie", "organisaties", len(view.partners)),
                here,
            ),
        ),
        uitleg=t.gettext(
            "Bij een thema horen de programma's en makerspaces met dat thema, de organisaties die "
            "ze maken of eraan meedoen, en de acties waar ze in staan. Wat gestopt is, telt niet "
            "mee."
        ),
        ontbreekt=(t.gettext("Nog leeg bij dit thema: %(wat)s.", wat=empty),) if empty else (),
    )


def empty_blocks(view: ThemeView, t: Interface) -> str:
    """Blocks of a thema with nothing in them, in words; empty when there are none."""
    blocks: list[tuple[str, Sized]] = [
        (t.gettext("verhaal"), view.thema.tekst.strip()),
        *(
            (t.gettext("programma's om te %(fase)s", fase=fase.naam), programmas)
            for fase, programmas in view.per_fase.items()
        ),
        (t.gettext("plekken"), view.makerspaces),
        (t.gettext("organisaties"), view.partners),
        (t.gettext("acties"), view.acties),
    ]
    return t.enumeration(name for name, block in blocks if not block)


def _figure(records: Sequence[Record], label: str, address: str) -> Figure:
    """Count of records with their list; there is no list of nothing."""
    return len(records), label, address if records else ""


def _i_am(doelgroep: Doelgroep, t: Interface) -> str:
    """``Ik zit op de basisschool``."""
    if t.is_dutch or "ik_ben" in doelgroep.vertaald:
        return t.gettext("Ik %(ben)s", ben=doelgroep.ik_ben)
    return words.in_dutch(f"Ik {doelgroep.ik_ben}", t)


def _kenmerk(renderer: Renderer, kenmerk: Kenmerk) -> GroupPage:
    naam = words.capital(kenmerk.naam)
    return GroupPage(
        naam,
        renderer.t.gettext("Bijzonderheid"),
        _sections(renderer, kenmerk),
        record=kenmerk,
        lead=words.text_of(kenmerk, "samenvatting", renderer.t),
        about=f"{naam}: {kenmerk.samenvatting}",
    )


def _profiel(renderer: Renderer, profiel: VmboProfiel) -> GroupPage:
    view = next(view for view in renderer.insight.profielen if view.profiel is profiel)
    t = renderer.t
    directions = tuple(
        words.in_dutch(words.capital(richting.naam), t) for richting in profiel.mbo_richtingen
    )
    return GroupPage(
        profiel.naam,
        t.gettext("Vmbo-profiel"),
        _sections(renderer, profiel),
        record=profiel,
        lead=words.text_of(profiel, "samenvatting", t),
        about=profiel.samenvatting,
        tekst=renderer.body(profiel),
        feiten=facts.filled(
            Fact(t.gettext("Afkorting"), regels=(profiel.code,)),
            Fact(
                t.gettext("Technisch profiel"),
                regels=(t.gettext("Ja") if profiel.technisch == "ja" else t.gettext("Nee"),),
            ),
            Fact(t.gettext("Daarna in het mbo"), regels=directions),
        ),
        toelichting=words.text_of(profiel, "toelichting", t),
        bronnen=facts.youngest_first(profiel.bronnen),
        ontbreekt=tuple(missing(view, t)),
        verder=tuple(
            Link(t.gettext("Alles voor %(groep)s", groep=doelgroep.naam), urls.of(doelgroep))
            for doelgroep in renderer.catalogue.doelgroepen
            if doelgroep.id in _OF_VMBO
        ),
    )


def missing(view: Profile, t: Interface) -> Iterator[str]:
    """Sentences about what is missing at a profile."""
    if not view.programmas:
        yield t.gettext("We kennen geen programma dat bij dit profiel past.")
    elif not view.genoeg:
        yield t.gettext(
            "We kennen minder dan %(genoeg)s programma's die bij dit profiel passen.",
            genoeg=themes.ENOUGH,
        )
    for fase in view.lege_fasen if view.programmas else ():
        yield t.gettext("Er is niets om te %(fase)s.", fase=fase.naam)
    if not view.profiel.mbo_richtingen:
        yield t.gettext("We weten niet welke mbo-opleidingen hierbij passen.")


def _partner(renderer: Renderer, partner: Partner) -> GroupPage:
    t = renderer.t
    view = next(view for view in renderer.insight.partners if view.partner is partner)
    soort = t.gettext(SOORT_PARTNER[partner.soort])
    pact = (t.gettext("Partner van %(pact)s"),) if partner.pactpartner == "ja" else ()
    return GroupPage(
        partner.naam,
        t.gettext("Partner"),
        with_folds(
            renderer,
            (Section(t.gettext("Organiseert"), "organiseert"), view.aanbod),
            (Section(t.gettext("Doet mee aan"), "doet-mee"), view.doet_mee),
            (Section(t.gettext("Makerspaces"), "makerspaces", (), "plek"), view.makerspaces),
            networks=False,
        ),
        record=partner,
        lead=words.text_of(partner, "samenvatting", t),
        about=partner.samenvatting or f"{partner.naam}: {soort}.",
        tekst=renderer.body(partner),
        feiten=facts.filled(
            Fact(t.gettext("Soort"), regels=(words.capital(soort),)),
            Fact(t.gettext("Website"), website=partner.website),
            Fact(t.gettext("E-mail"), mail=partner.email),
            Fact(t.gettext("Telefoon"), telefoon=partner.telefoon),
            Fact(t.gettext("Adres"), regels=(partner.adres,) if partner.adres else ()),
            Fact(t.gettext("Samenwerking"), regels=pact),
            Fact(t.gettext("Acties"), links(renderer.catalogue.backlinks_of(partner).acties)),
            Fact(
                t.gettext("Heette eerder"),
                regels=[words.in_dutch(name, t) for name in partner.oude_namen],
            ),
        ),
        samen=view.met,
        kring=_circle(view, renderer.insight.samenwerking),
        leeg=t.gettext("Er zijn nu geen programma's of makerspaces van deze partner in de lijst."),
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
    """Line of an index: a link, what it is, how much belongs to it."""

    link: Link
    samenvatting: str
    aantal: str
    teken: str = ""
    merk: str = ""


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
            t.gettext("Bijzonderheden"),
            t.gettext(
                "Programma's met iets bijzonders, zoals na schooltijd of met een baangarantie."
            ),
        ),
    }[kind]
    items = [_item(renderer, record) for record in _records(renderer, kind)]
    return _index(renderer, urls.list_of(kind), title, lead, {"": items})


def _item(renderer: Renderer, record: Record) -> Item:
    t, page = renderer.t, link(record)
    about = (
        f"{_i_am(record, t)}."
        if isinstance(record, Doelgroep)
        else words.text_of(record, "samenvatting", t)
    )
    sign = {Fase: record.id, Thema: f"thema-{record.id}"}.get(type(record), "")
    count = tally(renderer.catalogue.backlinks_of(record), t)
    return Item(replace(page, naam=words.capital(page.naam)), about, count, sign)


def _index_of_profielen(renderer: Renderer) -> bytes:
    t = renderer.t
    technical, other = t.gettext("Technische profielen"), t.gettext("Andere profielen")
    items: dict[str, list[Item]] = {technical: [], other: []}
    for view in renderer.insight.profielen:
        profiel, number = view.profiel, len(view.programmas)
        count = (
            t.ngettext("%(n)s programma", "%(n)s programma's", number)
            if number
            else t.gettext("nog geen programma")
        )
        kop = technical if profiel.technisch == "ja" else other
        items[kop].append(
            Item(link(profiel), words.text_of(profiel, "samenvatting", t), count, merk=profiel.code)
        )
    none = [view.profiel.code for view in renderer.insight.profielen if not view.programmas]
    lead = t.gettext(
        "Op het vmbo kies je een profiel. Hier zie je per profiel welke programma's erbij passen, "
        "en wat je daarna in het mbo kunt leren."
    )
    if none:
        profielen = t.enumeration(none)
        also = t.gettext("Bij %(profielen)s kennen we nog geen programma.", profielen=profielen)
        lead = f"{lead} {also}"
    return _index(renderer, urls.list_of(VmboProfiel), t.gettext("Vmbo-profielen"), lead, items)


def _index_of_partners(renderer: Renderer) -> bytes:
    catalogue, t = renderer.catalogue, renderer.t
    items: dict[str, list[Item]] = {soort: [] for soort in SOORT_PARTNER}
    for partner in catalogue.partners:
        backlinks = catalogue.backlinks_of(partner)
        count = stand(backlinks, t)
        mark = t.gettext("Partner van %(pact)s") if partner.pactpartner == "ja" else ""
        item = Item(link(partner), words.text_of(partner, "samenvatting", t), count, merk=mark)
        items[partner.soort].append(item)
    number = sum(partner.pactpartner == "ja" for partner in catalogue.partners)
    lead = t.ngettext(
        "%(n)s partner: scholen, bedrijven en organisaties die programma's en plekken maken of "
        "eraan meedoen.",
        "%(n)s partners: scholen, bedrijven en organisaties die programma's en plekken maken of "
        "eraan meedoen.",
        len(catalogue.partners),
    )
    if number:
        pact = t.ngettext(
            "Daarvan is er %(n)s partner van %(pact)s.",
            "Daarvan zijn er %(n)s partner van %(pact)s.",
            number,
        )
        lead = f"{lead} {pact}"
    return _index(
        renderer,
        urls.list_of(Partner),
        t.gettext("Partners"),
        lead,
        {words.capital(t.gettext(label)): items[soort] for soort, label in SOORT_PARTNER.items()},
        form="lijst",
        more=Link(t.gettext("Wie werkt met wie?"), urls.NETWORK),
    )


# --- fixed values ---


def _titles(t: Interface) -> dict[str, str]:
    return {
        "status": t.gettext("Status"),
        "gratis": t.gettext("Kosten"),
        "bereik": t.gettext("Bereik"),
        "openbaar": t.gettext("Toegang"),
        "soort": t.gettext("Soort plek"),
        "aard": t.gettext("Soort programma"),
        "hoe": t.gettext("Aanmelden"),
        "dag": t.gettext("Dag"),
    }


def _lead(field: str, value: str, t: Interface) -> str:
    match value:
        case "aanbod":
            return t.gettext("Programma's waaraan je mee kunt doen.")
        case "regeling":
            return t.gettext("Geen les of cursus, maar geld of een afspraak die je verder helpt.")
        case "netwerk":
            return t.gettext(
                "Organisaties die samenwerken. Vraag hun als school of bedrijf hoe je aansluit."
            )
    label = t.label(field, value)
    if field == "dag":
        return t.gettext("Programma's en makerspaces waar op %(dag)s iets is.", dag=label)
    return t.gettext(
        "Programma's en makerspaces met %(veld)s: %(waarde)s.",
        veld=_titles(t)[field].lower(),
        waarde=label,
    )


def _choices(renderer: Renderer) -> Iterator[Page]:
    for field, title in _titles(renderer.t).items():
        backlinks_by_value = by_value(renderer.catalogue, field)
        trail = (Link(title, urls.list_of_choice(field)),)
        for value, backlinks in backlinks_by_value.items():
            cards = size(backlinks) or len(backlinks.entries)
            group = partial(_choice, renderer, field, value, backlinks)
            address = urls.of_choice(field, value)
            yield from groups.pages(renderer, address, cards, trail, group)
        yield from renderer.plan(trail[0].adres, _index_of_choices, field, backlinks_by_value)


def _choice(renderer: Renderer, field: str, value: str, backlinks: Backlinks) -> GroupPage:
    t = renderer.t
    # What has ended has no card; only this page lists it, as plain links.
    ended = tuple(
        Section(kop, id_, records=records, divisible=True)
        for kop, id_, records in (
            (t.gettext("Programma's"), "programmas", backlinks.programmas),
            (t.gettext("Makerspaces"), "makerspaces", backlinks.makerspaces),
        )
        if records
    )
    return GroupPage(
        words.capital(t.label(field, value)),
        _titles(t)[field],
        sections(renderer, backlinks, networks=field != "aard") or ended,
        lead=_lead(field, value, t),
        stand=stand(backlinks, t),
    )


def _index_of_choices(
    renderer: Renderer, field: str, backlinks_by_value: Mapping[str, Backlinks]
) -> bytes:
    t, title = renderer.t, _titles(renderer.t)[field]
    items = [
        Item(
            Link(words.capital(t.label(field, value)), urls.of_choice(field, value)),
            "",
            tally(backlinks, t),
        )
        for value, backlinks in backlinks_by_value.items()
        if value != GONE
    ]
    lead = t.gettext("Alle programma's en makerspaces, verdeeld naar %(veld)s.", veld=title.lower())
    return _index(renderer, urls.list_of_choice(field), title, lead, {"": items})
