"""Key figures: one number each, how it is counted, and the page with the list behind it.

A figure takes its number from the table of ``insight`` that the pages show, so the two cannot
disagree. The options of ``schema.MAATSTAF``, which actions are measured by, are ids of figures.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from catalogue.insight import Insight, coverage, themes
from catalogue.insight.actions import is_late
from catalogue.insight.live import joinable, live, per_fase
from catalogue.insight.matrix import EVERYONE
from catalogue.schema import (
    MAATSTAF,
    TECHNIEKRUIMTE,
    Actie,
    Entry,
    Makerspace,
    Partner,
    Programma,
    Thema,
    VmboProfiel,
    Wijk,
    urls,
)
from catalogue.schema.alive import Alive
from catalogue.site.languages import Interface


@dataclass(frozen=True, slots=True)
class Kerncijfer:
    """A figure: ``waarde``, of how many (``van``) if it is a part, and one explanation.

    ``adres`` is the site path of the list behind it.
    """

    id: str
    naam: str
    waarde: int
    van: int | None
    uitleg: str
    adres: str


def of(insight: Insight, t: Interface) -> tuple[Kerncijfer, ...]:
    """All key figures, with their words in one language."""
    return (
        *_of_programmas(insight, t),
        *_of_routes(insight, t),
        *_of_places(insight, t),
        *_of_wijken(insight, t),
        *_of_white_spots(insight, t),
        *_of_tables(insight, t),
        *_of_partners(insight, t),
        *_of_confirmations(insight, t),
        *_of_steps(insight, t),
    )


def as_json(figures: Iterable[Kerncijfer]) -> bytes:
    """The figures for other programs: a list in a fixed order, with Dutch keys as in the content.

    ``van`` is absent for a figure that is no part of something.
    """
    rows = [
        {key: value for key, value in asdict(figure).items() if value is not None}
        for figure in figures
    ]
    return (json.dumps({"kerncijfers": rows}, ensure_ascii=False, indent=2) + "\n").encode()


# --- explanations, also of pages ----------------------------------------------------------------


def about_steps(t: Interface) -> str:
    """Which steps between programmes count."""
    return t.gettext(
        "Een stap staat hier alleen als een bron zegt dat je na het ene programma verder kunt met "
        "het andere. Onze eigen suggesties staan hier niet. Die vind je bij een programma."
    )


def about_ties(t: Interface) -> str:
    """When organisations are said to work together."""
    return t.gettext(
        "Staan twee organisaties bij hetzelfde programma? Dan zeggen wij dat zij samenwerken. Wat "
        "gestopt is, telt niet mee."
    )


def about_overlap(t: Interface) -> str:
    """When programmes are said to look alike."""
    return t.gettext(
        "Programma's lijken op elkaar als vier dingen gelijk zijn: de fase (kiezen, leren of "
        "werken), een thema, een doelgroep en de plek."
    )


def _about_live(t: Interface) -> str:
    return t.gettext("Wat gestopt is, telt niet mee.")


def _about_public(t: Interface) -> str:
    return t.gettext("Iedereen mag er iets maken, soms op afspraak. Een repair café telt niet mee.")


def _about_recent(t: Interface) -> str:
    return t.gettext("Een bron of de organisatie zelf noemde dit in de laatste anderhalf jaar.")


# --- figures ------------------------------------------------------------------------------------


def _share(flags: Iterable[object]) -> tuple[int, int]:
    """The number of true values, and of all."""
    values = [bool(flag) for flag in flags]
    return sum(values), len(values)


def _measure(
    name: str, numbers: tuple[int, int], uitleg: str, adres: str, t: Interface
) -> Kerncijfer:
    """A figure that actions can be measured by; it is called as editors choose it."""
    return Kerncijfer(name, t.gettext(MAATSTAF[name]), *numbers, uitleg, adres)


def _of_programmas(insight: Insight, t: Interface) -> Iterator[Kerncijfer]:
    """The number of programmes, per fase, and how much is known of them."""
    catalogue, ended = insight.catalogue, _about_live(t)
    programmas = live(catalogue.programmas)
    total = len(programmas)
    all_of_them = t.gettext("Alle programma's in het overzicht.")
    yield Kerncijfer(
        "programmas",
        t.gettext("programma's"),
        total,
        None,
        f"{all_of_them} {ended}",
        urls.list_of(Programma),
    )
    for fase, listed in per_fase(catalogue.fasen, programmas).items():
        more = t.gettext("Een programma om te kiezen kan ook zijn om te leren of te werken.")
        yield Kerncijfer(
            f"programmas-{fase.id}",
            t.gettext("programma's om te %(fase)s", fase=fase.naam),
            len(listed),
            total,
            f"{more} {ended}",
            urls.of(fase),
        )
    yield _measure(
        "programmas-nu-gezien",
        _share(catalogue.alive(programma) is Alive.NU for programma in programmas),
        f"{_about_recent(t)} {ended}",
        urls.filtered(Programma, status=Alive.NU),
        t,
    )
    with_theme = t.gettext("Bij deze programma's staat een thema, zoals water of robots.")
    yield _measure(
        "programmas-met-thema",
        _share(programma.themas for programma in programmas),
        f"{with_theme} {ended}",
        urls.list_of(Thema),
        t,
    )


def _of_routes(insight: Insight, t: Interface) -> Iterator[Kerncijfer]:
    """The steps that a source names, and where they lead."""
    table = insight.routes
    yield Kerncijfer(
        "stappen-volgens-bron",
        t.gettext("stappen naar een volgend programma die een bron noemt"),
        sum(map(len, table.vervolg.values())),
        None,
        about_steps(t),
        urls.ROUTES,
    )
    yield Kerncijfer(
        "programmas-zonder-vervolg",
        t.gettext("programma's zonder volgende stap"),
        len(table.gaten),
        len(joinable(insight.catalogue.programmas)),
        t.gettext(
            "Programma's om te kiezen of te leren waarvan we niet weten wat je daarna kunt doen. "
            "We hebben ook geen suggestie."
        ),
        urls.ROUTES,
    )
    groups = t.gettext("Doelgroepen met ten minste één stap naar een volgend programma.")
    yield Kerncijfer(
        "doelgroepen-met-route",
        t.gettext("doelgroepen met een route"),
        *_share(table.per_doelgroep.values()),
        f"{groups} {about_steps(t)}",
        urls.ROUTES,
    )


def _of_places(insight: Insight, t: Interface) -> Iterator[Kerncijfer]:
    """The number of places, and of those that are public."""
    catalogue, recent = insight.catalogue, _about_recent(t)
    places = live(catalogue.makerspaces)
    kinds = t.gettext("Makerspaces, werkplaatsen, repair cafés en technieklokalen.")
    yield Kerncijfer(
        "plekken",
        t.gettext("plekken om te maken"),
        len(places),
        None,
        f"{kinds} {_about_live(t)}",
        urls.list_of(Makerspace),
    )
    yield Kerncijfer(
        "plekken-nu-gezien",
        t.gettext("plekken die kort geleden zijn gezien"),
        *_share(catalogue.alive(place) is Alive.NU for place in places),
        f"{recent} {_about_live(t)}",
        urls.filtered(Makerspace, status=Alive.NU),
    )
    public = [place for place in places if coverage.is_public(place)]
    confirmed = [place for place in public if catalogue.alive(place) is Alive.NU]
    yield Kerncijfer(
        "openbare-makerspaces",
        t.gettext("openbare makerspaces die kort geleden zijn gezien"),
        len(confirmed),
        len(places),
        f"{_about_public(t)} {recent}",
        _public_places(Alive.NU),
    )
    call_first = t.gettext("Alleen een oudere bron noemt ze. Bel dus eerst.")
    yield Kerncijfer(
        "openbare-makerspaces-misschien",
        t.gettext("openbare makerspaces waarvan we niet weten of ze er nog zijn"),
        len(public) - len(confirmed),
        len(places),
        f"{_about_public(t)} {call_first}",
        _public_places(Alive.WAARSCHIJNLIJK, Alive.OUD),
    )


def _public_places(*states: Alive) -> str:
    """The list of public makerspaces in these states."""
    return urls.filtered(
        Makerspace,
        soort=",".join(sorted(TECHNIEKRUIMTE)),
        openbaar="ja,op-afspraak",
        status=",".join(states),
    )


def _of_wijken(insight: Insight, t: Interface) -> Iterator[Kerncijfer]:
    """The number of woonwijken with a public makerspace in or beside them."""
    stand, here = insight.stand, urls.list_of(Wijk)
    perhaps = (
        t.gettext(
            "In %(n)s andere stond er een. Of die er nog is, weten we niet.", n=stand.misschien
        )
        if stand.misschien
        else ""
    )
    homes = t.gettext("Alleen wijken waar mensen wonen.")
    yield _measure(
        "wijken-met-makerspace",
        (stand.heeft, stand.wijken),
        f"{perhaps} {homes} {_about_public(t)}".strip(),
        here,
        t,
    )
    yield Kerncijfer(
        "wijken-misschien-met-makerspace",
        t.gettext("woonwijken waar een openbare makerspace was, en misschien nog is"),
        stand.misschien,
        stand.wijken,
        t.gettext(
            "In deze woonwijken is langer dan anderhalf jaar geleden een openbare makerspace "
            "gezien. We weten niet of die er nog is."
        ),
        here,
    )
    yield Kerncijfer(
        "wijken-naast-makerspace",
        t.gettext("woonwijken naast een wijk met een openbare makerspace"),
        stand.grenst,
        stand.wijken,
        t.gettext(
            "Woonwijken die zelf geen openbare makerspace hebben, maar waar een buurwijk er wel "
            "een heeft of misschien nog heeft. De overkant van het water telt niet."
        ),
        here,
    )


def _of_white_spots(insight: Insight, t: Interface) -> Iterator[Kerncijfer]:
    """The woonwijken without a public makerspace, and the people who live there or far from one."""
    here, spots = urls.list_of(Wijk), insight.witte_vlekken
    homes = [wijk for wijk in insight.catalogue.wijken if wijk.soort == coverage.WOONWIJK]
    everyone, without = coverage.bewoners(homes), coverage.bewoners(spot.wijk for spot in spots)
    yield Kerncijfer(
        "wijken-zonder-makerspace",
        t.gettext("woonwijken zonder openbare makerspace"),
        len(spots),
        len(homes),
        t.gettext(
            "Woonwijken waar geen openbare makerspace is, ook niet misschien. Een makerspace in "
            "een buurwijk telt hier niet."
        ),
        here,
    )
    added = t.gettext("Opgeteld per woonwijk. De aantallen per wijk zijn afgerond op vijftallen.")
    yield Kerncijfer(
        "inwoners-zonder-makerspace",
        t.gettext("inwoners van een woonwijk zonder openbare makerspace"),
        without.inwoners,
        everyone.inwoners,
        added,
        here,
    )
    far = insight.afstanden[-1]
    measured = t.gettext(
        "We meten in een rechte lijn, vanaf het midden van de wijk. De weg erheen is dus langer. "
        "Weten we het adres van de makerspace op de kaart, dan meten we tot daar. Anders meten we "
        "tot het midden van de wijk waar hij staat."
    )
    about_far = f"{t.gettext('Alleen woonwijken.')} {measured}"
    for who, field, living_without, living_far in _young_people(far.van, t):
        everybody, lacking = getattr(everyone, field), getattr(without, field)
        yield Kerncijfer(
            f"{who}-zonder-makerspace", living_without, lacking, everybody, added, here
        )
        distant = getattr(far.bewoners, field)
        yield Kerncijfer(
            f"{who}-ver-van-makerspace", living_far, distant, everybody, about_far, here
        )


def _young_people(km: int, t: Interface) -> Iterator[tuple[str, str, str, str]]:
    """Id, field and names of the figures of children and of teenagers."""
    yield (
        "kinderen",
        "inwoners_0_15",
        t.gettext("kinderen tot 15 jaar in een woonwijk zonder openbare makerspace"),
        t.gettext(
            "kinderen tot 15 jaar die meer dan %(km)s km van een openbare makerspace wonen", km=km
        ),
    )
    yield (
        "jongeren",
        "inwoners_15_25",
        t.gettext("jongeren van 15 tot 25 jaar in een woonwijk zonder openbare makerspace"),
        t.gettext(
            "jongeren van 15 tot 25 jaar die meer dan %(km)s km van een openbare makerspace wonen",
            km=km,
        ),
    )


def _of_tables(insight: Insight, t: Interface) -> Iterator[Kerncijfer]:
    """The vmbo profiles with enough programmes and with none; themes, and gaps in them."""
    catalogue, profiles = insight.catalogue, insight.profielen
    here = urls.list_of(VmboProfiel if profiles else Programma)
    enough = t.gettext(
        "Bij dit profiel passen %(n)s programma's of meer. Een netwerk van organisaties of een "
        "programma dat we lang niet zagen, telt ook mee.",
        n=themes.ENOUGH,
    )
    yield _measure(
        "profielen-met-programmas",
        _share(profile.genoeg for profile in profiles),
        f"{enough} {_about_live(t)}",
        here,
        t,
    )
    yield Kerncijfer(
        "profielen-zonder-programma",
        t.gettext("vmbo-profielen zonder programma"),
        *_share(not profile.programmas for profile in profiles),
        f"{t.gettext('Geen enkel programma noemt dit profiel.')} {_about_live(t)}",
        here,
    )
    yield Kerncijfer(
        "themas",
        t.gettext("thema's"),
        len(catalogue.themas),
        None,
        t.gettext("De onderwerpen waarover we programma's en plekken verzamelen."),
        urls.list_of(Thema),
    )
    yield Kerncijfer(
        "lege-vakken",
        t.gettext("doelgroepen met niets in een thema"),
        sum(gap.soort == "doelgroep" for gap in insight.gaten),
        sum(group.id != EVERYONE for group in catalogue.doelgroepen) * len(catalogue.themas),
        t.gettext(
            "Elke doelgroep met elk thema is één vak. Een vak is leeg als er geen programma en "
            "geen plek is, ook niet iets voor iedereen van die leeftijd."
        ),
        urls.MATRIX,
    )


def _of_partners(insight: Insight, t: Interface) -> Iterator[Kerncijfer]:
    """The organisations, and the groups of programmes that look alike."""
    here, partners = urls.list_of(Partner), insight.partners
    yield Kerncijfer(
        "partners",
        t.gettext("organisaties"),
        len(partners),
        None,
        t.gettext("Scholen, bedrijven en andere organisaties in het overzicht."),
        here,
    )
    yield Kerncijfer(
        "pactpartners",
        t.gettext("partners van %(pact)s"),
        *_share(view.partner.pactpartner == "ja" for view in partners),
        t.gettext("Een bron noemt deze organisatie als partner van %(pact)s."),
        here,
    )
    yield Kerncijfer(
        "partners-die-samenwerken",
        t.gettext("organisaties die met een andere samenwerken"),
        *_share(view.met for view in partners),
        about_ties(t),
        urls.NETWORK,
    )
    not_counted = t.gettext(
        "Netwerken en wat we lang niet zagen, tellen niet mee. Wat volgens een redacteur niet "
        "dubbel is, ook niet."
    )
    yield Kerncijfer(
        "gelijkende-programmas",
        t.gettext("groepen van programma's die op elkaar lijken"),
        len(insight.overlap),
        None,
        f"{about_overlap(t)} {not_counted}",
        urls.OVERLAP,
    )


def _of_confirmations(insight: Insight, t: Interface) -> Iterator[Kerncijfer]:
    """The entries of which an organisation said this year that they are right."""
    catalogue, year = insight.catalogue, insight.today.year
    entries: list[Entry] = [*live(catalogue.programmas), *live(catalogue.makerspaces)]
    confirmed = t.gettext(
        "De organisatie zelf liet in %(jaar)s weten dat het klopt.", jaar=str(year)
    )
    yield Kerncijfer(
        "dit-jaar-bevestigd",
        t.gettext("programma's en plekken die dit jaar bevestigd zijn"),
        *_share(entry.bevestigd and entry.bevestigd.op.year == year for entry in entries),
        f"{confirmed} {_about_live(t)}",
        urls.CONFIRMING,
    )


def _of_steps(insight: Insight, t: Interface) -> Iterator[Kerncijfer]:
    """The actions that go on, and their steps that are late."""
    here, acties = urls.list_of(Actie), insight.catalogue.acties
    yield Kerncijfer(
        "lopende-acties",
        t.gettext("acties van %(pact)s die lopen"),
        *_share(actie.status == "loopt" for actie in acties),
        t.gettext("Aan deze acties wordt nu gewerkt."),
        here,
    )
    yield Kerncijfer(
        "stappen-te-laat",
        t.gettext("stappen van acties die te laat zijn"),
        *_share(is_late(stap, insight.today) for actie in acties for stap in actie.stappen),
        t.gettext("De afgesproken dag is voorbij, maar de stap is niet klaar."),
        here,
    )
