"""A page per thema, doelgroep, fase, kenmerk, profile, partner and fixed value, and their indexes.

All of them show a ``Group``. Wijken and gebieden are in ``places``, acties in ``acties``.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from operator import attrgetter

from catalogue.content.model import Belonging
from catalogue.insight import Insight, themes
from catalogue.insight.drawing import Drawing
from catalogue.insight.themes import Profile, ThemeView
from catalogue.schema import (
    BEREIK,
    GONE,
    GRATIS,
    OPENBAAR,
    SOORT_MAKERSPACE,
    SOORT_PARTNER,
    STATUS,
    Doelgroep,
    Fase,
    Kenmerk,
    Makerspace,
    Partner,
    Programma,
    Record,
    Thema,
    VmboProfiel,
    urls,
)
from catalogue.site import facts, words
from catalogue.site.cards import Cards
from catalogue.site.facts import Fact
from catalogue.site.frame import Page, Renderer
from catalogue.site.pages.groups import (
    Group,
    Index,
    Item,
    Number,
    Section,
    Shelf,
    Together,
    chosen,
    index,
    page,
    sections,
    size,
    tally,
    tally_or,
)
from catalogue.site.words import Link, link, links


def pages(renderer: Renderer, finished: Cards, seen: Insight) -> Iterator[Page]:
    """Every page and index of these families."""
    yield from _fasen(renderer, finished)
    yield from _doelgroepen(renderer, finished)
    yield from _themas(renderer, finished, seen)
    yield from _kenmerken(renderer, finished)
    yield from _vmbo(renderer, finished, seen)
    yield from _partners(renderer, finished, seen)
    yield from _choices(renderer, finished)


def translated(renderer: Renderer) -> Iterator[Page]:
    """The indexes that are there in other languages too."""
    for kind, made in _INDEXES.items():
        yield renderer.later(urls.list_of(kind), partial(made, renderer))


def _fasen(renderer: Renderer, finished: Cards) -> Iterator[Page]:
    parent = Link("Fasen", urls.list_of(Fase))
    for fase in renderer.catalogue.fasen:
        group = partial(_fase, renderer, finished, fase)
        cards = len(renderer.catalogue.belonging_to(fase).live.programmas)
        naam = words.capital(fase.naam)
        yield from page(
            renderer, urls.of(fase), naam, group, fase.samenvatting, parent, kaarten=cards
        )
    yield renderer.later(parent.adres, partial(_index_of_fasen, renderer))


def _index_of_fasen(renderer: Renderer) -> Page:
    t = renderer.t
    items = (
        _item(renderer, one, renderer.translated(one, "samenvatting"), one.id, fase=one.id)
        for one in renderer.catalogue.fasen
    )
    shown = Index(t("fasen.kop"), t("fasen.lead"), _shelf(items))
    return index(renderer, urls.list_of(Fase), shown)


def _fase(renderer: Renderer, finished: Cards, fase: Fase) -> Group:
    shown = _of_fase(renderer, finished, fase)
    return Group(words.capital(fase.naam), fase.vraag, fase.id, fase.samenvatting, shown)


def _of_fase(renderer: Renderer, finished: Cards, fase: Fase) -> tuple[Section, ...]:
    """The programmes that are first of all about this fase, then those that also belong to it."""
    every = renderer.catalogue.belonging_to(fase).programmas
    first = finished.of_programmas(one for one in every if one.fase[0] is fase)
    other = finished.of_programmas(one for one in every if one.fase[0] is not fase)
    shown = (
        Section("Programma's", "programmas", first, fase.id),
        Section(f"Ook bij {fase.naam}", "ook", other, fase.id),
    )
    return tuple(section for section in shown if section.kaarten)


def _doelgroepen(renderer: Renderer, finished: Cards) -> Iterator[Page]:
    parent = Link("Doelgroepen", urls.list_of(Doelgroep))
    for one in renderer.catalogue.doelgroepen:
        group = partial(_doelgroep, renderer, finished, one)
        about = f"Techniek voor {one.naam}: {one.samenvatting}"
        cards = size(renderer.catalogue.belonging_to(one))
        naam = words.capital(one.naam)
        yield from page(renderer, urls.of(one), naam, group, about, parent, kaarten=cards)
    yield renderer.later(parent.adres, partial(_index_of_doelgroepen, renderer))


def _index_of_doelgroepen(renderer: Renderer) -> Page:
    t = renderer.t
    items = (
        _item(renderer, one, _i_am(renderer, one), "", doelgroep=one.id)
        for one in renderer.catalogue.doelgroepen
    )
    shown = Index(t("doelgroepen.kop"), t("doelgroepen.lead"), _shelf(items))
    return index(renderer, urls.list_of(Doelgroep), shown)


def _i_am(renderer: Renderer, one: Doelgroep) -> tuple[str, str]:
    said, language = renderer.translated(one, "ik_ben")
    return (f"Ik {said}." if language else renderer.t("doelgroepen.ik", ben=said)), language


def _doelgroep(renderer: Renderer, finished: Cards, one: Doelgroep) -> Group:
    shown = sections(renderer, finished, renderer.catalogue.belonging_to(one))
    age = words.age(one.leeftijd) if one.leeftijd else ""
    known = (Fact("Leeftijd", regels=(words.capital(age),)),) if age else ()
    return Group(
        words.capital(one.naam), f"Ik {one.ik_ben}", "", one.samenvatting, shown, feiten=known
    )


def _themas(renderer: Renderer, finished: Cards, seen: Insight) -> Iterator[Page]:
    parent = Link("Thema's", urls.list_of(Thema))
    for at, one in enumerate(renderer.catalogue.themas):
        group = partial(_thema, renderer, finished, seen, at)
        cards = size(renderer.catalogue.belonging_to(one))
        yield from page(
            renderer, urls.of(one), one.naam, group, one.samenvatting, parent, kaarten=cards
        )
    yield renderer.later(parent.adres, partial(_index_of_themas, renderer))


def _index_of_themas(renderer: Renderer) -> Page:
    t = renderer.t
    items = (
        _item(
            renderer, one, renderer.translated(one, "samenvatting"), f"thema-{one.id}", thema=one.id
        )
        for one in renderer.catalogue.themas
    )
    shown = Index(t("themas.kop"), t("themas.lead", regio=renderer.regio), _shelf(items))
    return index(renderer, urls.list_of(Thema), shown)


_INDEXES: Mapping[type[Record], Callable[[Renderer], Page]] = {
    Fase: _index_of_fasen,
    Doelgroep: _index_of_doelgroepen,
    Thema: _index_of_themas,
}


def _thema(renderer: Renderer, finished: Cards, seen: Insight, at: int) -> Group:
    view, drawing = seen.themas[at], seen.tekeningen[at]
    one = view.thema
    named = (
        Section("Organisaties", "organisaties", (), links=links(view.partners)),
        Section("Acties van het pact", "acties", (), links=links(view.acties)),
    )
    missing = f"Nog leeg bij dit thema: {words.enumeration(view.leeg)}." if view.leeg else ""
    return Group(
        one.naam,
        "Thema",
        f"thema-{one.id}",
        one.samenvatting,
        (
            *sections(renderer, finished, renderer.catalogue.belonging_to(one)),
            *(section for section in named if section.links),
        ),
        renderer.body(one),
        cijfers=tuple(_theme_figures(view, drawing)),
        telling=themes.UITLEG,
        ontbreekt=(missing,) if missing else (),
    )


def _theme_figures(view: ThemeView, drawing: Drawing) -> Iterator[Number]:
    name = view.thema.id
    shown = urls.filtered(Programma, thema=name)
    yield _number(len(view.programmas), "programma", "programma's", shown)
    for fase, programmas in view.per_fase.items():
        doing = f"om te {fase.naam}"
        shown = urls.filtered(Programma, fase=fase.id, thema=name)
        yield _number(len(programmas), doing, doing, shown)
    shown = urls.filtered(Makerspace, thema=name)
    yield _number(len(view.makerspaces), "plek", "plekken", shown)
    here = f"{urls.of(view.thema)}#organisaties"
    yield _number(len(view.partners), "organisatie", "organisaties", here)
    steps = len(drawing.pijlen)
    # Also without a step: the page then says where the programmes lead to.
    yield Number(
        words.figure(steps),
        "stap in de route" if steps == 1 else "stappen in de route",
        urls.of_route(view.thema),
    )


def _number(count: int, one: str, more: str, address: str) -> Number:
    """A number with its list; there is no list of nothing."""
    return Number(words.figure(count), one if count == 1 else more, address if count else "")


def _kenmerken(renderer: Renderer, finished: Cards) -> Iterator[Page]:
    parent = Link("Bijzonderheden", urls.list_of(Kenmerk))
    for one in renderer.catalogue.kenmerken:
        naam = words.capital(one.naam)
        group = partial(_kenmerk, renderer, finished, one)
        about = f"{naam}: {one.samenvatting}"
        cards = size(renderer.catalogue.belonging_to(one))
        yield from page(renderer, urls.of(one), naam, group, about, parent, kaarten=cards)
    yield renderer.later(parent.adres, partial(_index_of_kenmerken, renderer))


def _index_of_kenmerken(renderer: Renderer) -> Page:
    items = (
        _item(renderer, one, (one.samenvatting, ""), "") for one in renderer.catalogue.kenmerken
    )
    lead = "Programma's met iets bijzonders, zoals na schooltijd of met een baangarantie."
    return index(renderer, urls.list_of(Kenmerk), Index("Bijzonderheden", lead, _shelf(items)))


def _kenmerk(renderer: Renderer, finished: Cards, one: Kenmerk) -> Group:
    shown = sections(renderer, finished, renderer.catalogue.belonging_to(one))
    return Group(words.capital(one.naam), "Bijzonderheid", "", one.samenvatting, shown)


def _vmbo(renderer: Renderer, finished: Cards, seen: Insight) -> Iterator[Page]:
    parent = Link("Vmbo-profielen", urls.list_of(VmboProfiel))
    for at, one in enumerate(renderer.catalogue.vmbo_profielen):
        group = partial(_profile, renderer, finished, seen, at)
        cards = size(renderer.catalogue.belonging_to(one))
        yield from page(
            renderer, urls.of(one), one.naam, group, one.samenvatting, parent, kaarten=cards
        )
    yield renderer.later(parent.adres, partial(_index_of_vmbo, renderer, seen))


def _index_of_vmbo(renderer: Renderer, seen: Insight) -> Page:
    profiles = seen.profielen
    shelves = tuple(
        Shelf(
            kop,
            tuple(_profile_item(view) for view in profiles if view.profiel.technisch == value),
        )
        for kop, value in (("Technische profielen", "ja"), ("Andere profielen", "nee"))
    )
    none = [view.profiel.code for view in profiles if not view.programmas]
    lead = (
        "Op het vmbo kies je een profiel. Hier zie je per profiel welke programma's erbij passen "
        "en waar het in het mbo naartoe leidt."
    )
    if none:
        lead += f" Nog zonder programma: {words.enumeration(none)}."
    return index(renderer, urls.list_of(VmboProfiel), Index("Vmbo-profielen", lead, shelves))


def _profile(renderer: Renderer, finished: Cards, seen: Insight, at: int) -> Group:
    view = seen.profielen[at]
    one = view.profiel
    directions = tuple(words.capital(direction.naam) for direction in one.mbo_richtingen)
    facts_known = (
        Fact("Afkorting", regels=(one.code,)),
        Fact("Technisch profiel", regels=(words.capital(one.technisch),)),
        Fact("Hierna in het mbo", regels=directions),
    )
    return Group(
        one.naam,
        "Vmbo-profiel",
        "",
        one.samenvatting,
        sections(renderer, finished, renderer.catalogue.belonging_to(one)),
        renderer.body(one),
        feiten=tuple(fact for fact in facts_known if fact.regels),
        toelichting=one.toelichting or "",
        bronnen=facts.youngest_first(one.bronnen),
        cijfers=tuple(_profile_figures(view)),
        telling=themes.UITLEG_VMBO,
        ontbreekt=view.ontbreekt,
    )


def _profile_figures(view: Profile) -> Iterator[Number]:
    here = urls.of(view.profiel)
    yield _number(len(view.programmas), "programma", "programma's", "")
    for fase, programmas in view.per_fase.items():
        # The sections show a programme once, under its main fase.
        first = any(programma.fase[0] is fase for programma in programmas)
        shown = f"{here}#{fase.id}" if first else ""
        doing = f"om te {fase.naam}"
        yield _number(len(programmas), doing, doing, shown)


def _profile_item(view: Profile) -> Item:
    said = words.count(len(view.programmas), "programma", "programma's")
    if not view.programmas:
        said = "nog geen programma"
    return Item(link(view.profiel), view.profiel.samenvatting, "", said, view.profiel.code)


def _partners(renderer: Renderer, finished: Cards, seen: Insight) -> Iterator[Page]:
    parent = Link("Partners", urls.list_of(Partner))
    for at, one in enumerate(renderer.catalogue.partners):
        yield from page(
            renderer,
            urls.of(one),
            one.naam,
            partial(_partner, renderer, finished, seen, at),
            one.samenvatting or f"{one.naam}: {SOORT_PARTNER[one.soort]}.",
            parent,
            kaarten=size(renderer.catalogue.belonging_to(one)),
        )
    yield renderer.later(parent.adres, partial(_index_of_partners, renderer))


def _index_of_partners(renderer: Renderer) -> Page:
    shelves = tuple(
        Shelf(
            words.capital(label),
            tuple(
                _partner_item(renderer, one)
                for one in renderer.catalogue.partners
                if one.soort == soort
            ),
        )
        for soort, label in SOORT_PARTNER.items()
    )
    lead = "Scholen, bedrijven en organisaties die programma's en plekken maken of eraan meedoen."
    more = Link("Wie werkt met wie?", urls.NETWORK)
    shown = Index("Partners", lead, tuple(s for s in shelves if s.items), "lijst", (more,))
    return index(renderer, urls.list_of(Partner), shown)


def _partner(renderer: Renderer, finished: Cards, seen: Insight, at: int) -> Group:
    view = seen.partners[at]
    one = view.partner
    known = (
        Fact("Soort", regels=(words.capital(SOORT_PARTNER[one.soort]),)),
        Fact("Website", website=one.website or ""),
        Fact("Pact", regels=("Partner in het pact",) if one.pactpartner == "ja" else ()),
        Fact("Acties", links(renderer.catalogue.belonging_to(one).acties)),
        Fact("Heette eerder", regels=one.oude_namen),
    )
    shown = (
        Section("Organiseert", "organiseert", finished.of_programmas(view.aanbod)),
        Section("Doet mee aan", "doet-mee", finished.of_programmas(view.doet_mee)),
        Section("Makerspaces", "makerspaces", finished.of_makerspaces(view.makerspaces), "plek"),
    )
    return Group(
        one.naam,
        "Partner",
        "",
        one.samenvatting or "",
        tuple(section for section in shown if section.kaarten),
        renderer.body(one),
        feiten=tuple(fact for fact in known if fact.regels or fact.website or fact.links),
        herkomst=one,
        samen=tuple(Together(link(partner), links(shared)) for partner, shared in view.met.items()),
        leeg="Er zijn nu geen programma's of makerspaces van deze partner in de lijst.",
    )


def _partner_item(renderer: Renderer, one: Partner) -> Item:
    mark = "pactpartner" if one.pactpartner == "ja" else ""
    said = tally_or(renderer.catalogue.belonging_to(one), "", renderer.t)
    return Item(link(one), one.samenvatting or "", "", said, mark)


_CHOICES = (
    ("status", "Status", STATUS),
    ("gratis", "Kosten", GRATIS),
    ("bereik", "Bereik", BEREIK),
    ("openbaar", "Toegang", OPENBAAR),
    ("soort", "Soort plek", SOORT_MAKERSPACE),
)


def _choices(renderer: Renderer, finished: Cards) -> Iterator[Page]:
    every = renderer.catalogue.programmas, renderer.catalogue.makerspaces
    gone = [[one for one in records if one.status == GONE] for records in every]
    for field, title, options in _CHOICES:
        found = cache(partial(_by_value, renderer, field))
        numbers, without = _numbers(every, field), _numbers(gone, field)
        parent = Link(title, urls.list_of_choice(field))
        for value, label in options.items():
            if value not in numbers:
                continue
            name, address = words.capital(label), urls.of_choice(field, value)
            lead = f"Programma's en makerspaces met {title.lower()}: {label}."
            empty = Group(name, title, "", lead, ())
            group = partial(_choice, renderer, finished, found, value, empty)
            cards = (numbers[value] - without[value]) or numbers[value]
            yield from page(renderer, address, name, group, lead, parent, kaarten=cards)
        shown = partial(_index_of_choices, renderer, field, title, options, found)
        yield renderer.later(parent.adres, shown)


def _index_of_choices(
    renderer: Renderer,
    field: str,
    title: str,
    options: Mapping[str, str],
    found: Callable[[], Mapping[str, Belonging]],
) -> Page:
    items = (
        Item(
            Link(words.capital(label), urls.of_choice(field, value)),
            "",
            "",
            tally(found()[value], renderer.t),
        )
        for value, label in options.items()
        if value in found() and value != GONE
    )
    lead = f"Alle programma's en makerspaces, verdeeld naar {title.lower()}."
    return index(renderer, urls.list_of_choice(field), Index(title, lead, _shelf(items)))


def _choice(
    renderer: Renderer,
    finished: Cards,
    found: Callable[[], Mapping[str, Belonging]],
    value: str,
    group: Group,
) -> Group:
    belonging = found()[value]
    return replace(group, secties=sections(renderer, finished, belonging) or _ended(belonging))


def _numbers(every: Iterable[Sequence[Programma | Makerspace]], field: str) -> Counter[str | None]:
    """How many have each value of a field that only some kinds have."""
    found: Counter[str | None] = Counter()
    for records in every:
        if records and hasattr(records[0], field):
            found.update(map(attrgetter(field), records))
    return found


def _by_value(renderer: Renderer, field: str) -> dict[str, Belonging]:
    """What has which value of a field that only some kinds have."""
    programmas: dict[str, list[Programma]] = {}
    places: dict[str, list[Makerspace]] = {}
    for programma in renderer.catalogue.programmas:
        programmas.setdefault(getattr(programma, field, None) or "", []).append(programma)
    for place in renderer.catalogue.makerspaces:
        places.setdefault(getattr(place, field, None) or "", []).append(place)
    return {
        value: Belonging(tuple(programmas.get(value, ())), tuple(places.get(value, ())))
        for value in {*programmas, *places}
    }


def _ended(belonging: Belonging) -> tuple[Section, ...]:
    """What has ended has no card; only this page lists it, as plain links."""
    ended = links((*belonging.programmas, *belonging.makerspaces))
    shown = Section("Gestopt", "gestopt", (), links=ended, deelbaar=True)
    return (shown,) if ended else ()


def _item(
    renderer: Renderer, record: Record, about: tuple[str, str], sign: str, **filters: str
) -> Item:
    found = chosen(renderer, record, **filters)
    named = replace(found, naam=words.capital(found.naam))
    said, language = about
    return Item(
        named, said, sign, tally(renderer.catalogue.belonging_to(record), renderer.t), taal=language
    )


def _shelf(items: Iterable[Item]) -> tuple[Shelf, ...]:
    return (Shelf("", tuple(items)),)
