"""Key figures, and the actions that are measured by them.

A figure is one number, how it is counted, and the page with the list behind it. It takes its number
from the table that the pages show, so the two cannot disagree. The options of ``schema.MAATSTAF``
are ids of figures.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from catalogue.content.model import Catalogue
from catalogue.insight import coverage, network, overlap, routes, themes
from catalogue.insight.coverage import Coverage, Reach, Tally
from catalogue.insight.gaps import Gap
from catalogue.insight.live import joinable, live, per_fase
from catalogue.insight.matrix import EVERYONE
from catalogue.insight.network import PartnerView
from catalogue.insight.overlap import Cluster
from catalogue.insight.routes import Routes
from catalogue.insight.themes import Profile
from catalogue.schema import (
    MAATSTAF,
    TECHNIEKRUIMTE,
    Actie,
    Entry,
    Makerspace,
    Partner,
    Programma,
    Stap,
    Thema,
    VmboProfiel,
    Wijk,
    urls,
)
from catalogue.schema.alive import Alive

# Ends most explanations.
LIVE = "Wat gestopt is, telt niet mee."
PUBLIC = "Iedereen mag er iets maken, soms op afspraak. Een repair café telt niet mee."
RECENT = "Een bron of de organisatie zelf noemde dit in de laatste anderhalf jaar."


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


@dataclass(frozen=True, slots=True)
class ActionView:
    """An action: its figure if it has one, and its steps by how they stand.

    ``te_laat`` should have been ready before today and are not; ``open`` are the other steps that
    are not ready.
    """

    actie: Actie
    maatstaf: Kerncijfer | None
    klaar: tuple[Stap, ...]
    te_laat: tuple[Stap, ...]
    open: tuple[Stap, ...]


def as_json(figures: Iterable[Kerncijfer]) -> bytes:
    """The figures for other programs: a list in a fixed order, with Dutch keys as in the content.

    ``van`` is absent for a figure that is no part of something.
    """
    rows = [
        {key: value for key, value in asdict(figure).items() if value is not None}
        for figure in figures
    ]
    return (json.dumps({"kerncijfers": rows}, ensure_ascii=False, indent=2) + "\n").encode()


# --- actions ------------------------------------------------------------------------------------


def is_late(stap: Stap, today: date) -> bool:
    """True when the day of a step has passed while it is not ready; false on the day itself."""
    return stap.klaar is None and stap.voor is not None and stap.voor < today


def of_acties(
    catalogue: Catalogue, figures: Mapping[str, Kerncijfer], today: date
) -> tuple[ActionView, ...]:
    """Every action, by name; steps as written. ``figures`` has a figure for every maatstaf."""
    views = []
    for actie in catalogue.acties:
        done = tuple(stap for stap in actie.stappen if stap.klaar)
        late = tuple(stap for stap in actie.stappen if is_late(stap, today))
        to_do = tuple(s for s in actie.stappen if not s.klaar and not is_late(s, today))
        figure = figures[actie.maatstaf] if actie.maatstaf else None
        views.append(ActionView(actie, figure, done, late, to_do))
    return tuple(views)


# --- figures ------------------------------------------------------------------------------------


def _share(flags: Iterable[object]) -> tuple[int, int]:
    """The number of true values, and of all."""
    values = [bool(flag) for flag in flags]
    return sum(values), len(values)


def _measure(name: str, numbers: tuple[int, int], uitleg: str, adres: str) -> Kerncijfer:
    """A figure that actions can be measured by; it is called as editors choose it."""
    return Kerncijfer(name, MAATSTAF[name], *numbers, uitleg, adres)


def of_programmas(catalogue: Catalogue) -> Iterator[Kerncijfer]:
    """The number of programmes, per fase, and how much is known of them."""
    programmas = live(catalogue.programmas)
    total = len(programmas)
    here = urls.list_of(Programma)
    yield Kerncijfer(
        "programmas", "programma's", total, None, f"Alle programma's in het overzicht. {LIVE}", here
    )
    for fase, listed in per_fase(catalogue.fasen, programmas).items():
        yield Kerncijfer(
            f"programmas-{fase.id}",
            f"programma's om te {fase.naam}",
            len(listed),
            total,
            f"Een programma om te kiezen kan ook zijn om te leren of te werken. {LIVE}",
            urls.of(fase),
        )
    yield _measure(
        "programmas-nu-gezien",
        _share(catalogue.alive(programma) is Alive.NU for programma in programmas),
        f"{RECENT} {LIVE}",
        urls.filtered(Programma, status=Alive.NU),
    )
    yield _measure(
        "programmas-met-thema",
        _share(programma.themas for programma in programmas),
        f"Bij deze programma's staat een thema, zoals water of robots. {LIVE}",
        urls.list_of(Thema),
    )


def of_routes(catalogue: Catalogue, table: Routes) -> Iterator[Kerncijfer]:
    """The steps that a source names, and where they lead."""
    yield Kerncijfer(
        "stappen-volgens-bron",
        "stappen naar een volgend programma die een bron noemt",
        sum(map(len, table.vervolg.values())),
        None,
        routes.UITLEG,
        urls.ROUTES,
    )
    yield Kerncijfer(
        "programmas-zonder-vervolg",
        "programma's zonder volgende stap",
        len(table.gaten),
        len(joinable(catalogue.programmas)),
        "Programma's om te kiezen of te leren waarvan we niet weten wat je daarna kunt doen. We "
        "hebben ook geen suggestie.",
        urls.ROUTES,
    )
    yield Kerncijfer(
        "doelgroepen-met-route",
        "doelgroepen met een route",
        *_share(table.per_doelgroep.values()),
        f"Doelgroepen met ten minste één stap naar een volgend programma. {routes.UITLEG}",
        urls.ROUTES,
    )


def of_places(catalogue: Catalogue, stand: Tally) -> Iterator[Kerncijfer]:
    """The number of places, and of woonwijken with a public makerspace in or beside them."""
    places = live(catalogue.makerspaces)
    here, wijken = urls.list_of(Makerspace), urls.list_of(Wijk)
    words = f"Makerspaces, werkplaatsen, repair cafés en technieklokalen. {LIVE}"
    yield Kerncijfer("plekken", "plekken om te maken", len(places), None, words, here)
    yield Kerncijfer(
        "plekken-nu-gezien",
        "plekken die kort geleden zijn gezien",
        *_share(catalogue.alive(place) is Alive.NU for place in places),
        f"{RECENT} {LIVE}",
        urls.filtered(Makerspace, status=Alive.NU),
    )
    public = [place for place in places if coverage.is_public(place)]
    confirmed = [place for place in public if catalogue.alive(place) is Alive.NU]
    yield Kerncijfer(
        "openbare-makerspaces",
        "openbare makerspaces die kort geleden zijn gezien",
        len(confirmed),
        len(places),
        f"{PUBLIC} {RECENT}",
        _public_places(Alive.NU),
    )
    yield Kerncijfer(
        "openbare-makerspaces-misschien",
        "openbare makerspaces waarvan we niet weten of ze er nog zijn",
        len(public) - len(confirmed),
        len(places),
        f"{PUBLIC} Alleen een oudere bron noemt ze. Bel dus eerst.",
        _public_places(Alive.WAARSCHIJNLIJK, Alive.OUD),
    )
    perhaps = f"In {stand.misschien} andere stond er een. Of die er nog is, weten we niet. "
    yield _measure(
        "wijken-met-makerspace",
        (stand.heeft, stand.wijken),
        f"{perhaps if stand.misschien else ''}Alleen wijken waar mensen wonen. {PUBLIC}",
        wijken,
    )
    yield Kerncijfer(
        "wijken-misschien-met-makerspace",
        "woonwijken waar een openbare makerspace was, en misschien nog is",
        stand.misschien,
        stand.wijken,
        "In deze woonwijken is langer dan anderhalf jaar geleden een openbare makerspace gezien. "
        "We weten niet of die er nog is.",
        wijken,
    )
    yield Kerncijfer(
        "wijken-naast-makerspace",
        "woonwijken naast een wijk met een openbare makerspace",
        stand.grenst,
        stand.wijken,
        "Woonwijken die zelf geen openbare makerspace hebben, maar waar een buurwijk er wel een "
        "heeft of misschien nog heeft. De overkant van het water telt niet.",
        wijken,
    )


def _public_places(*states: Alive) -> str:
    """The list of public makerspaces in these states."""
    return urls.filtered(
        Makerspace,
        soort=",".join(sorted(TECHNIEKRUIMTE)),
        openbaar="ja,op-afspraak",
        status=",".join(states),
    )


def of_white_spots(
    catalogue: Catalogue, spots: Sequence[Coverage], reaches: Sequence[Reach]
) -> Iterator[Kerncijfer]:
    """The woonwijken without a public makerspace, and the people who live there or far from one."""
    here = urls.list_of(Wijk)
    homes = [wijk for wijk in catalogue.wijken if wijk.soort == coverage.WOONWIJK]
    everyone, without = coverage.bewoners(homes), coverage.bewoners(spot.wijk for spot in spots)
    yield Kerncijfer(
        "wijken-zonder-makerspace",
        "woonwijken zonder openbare makerspace",
        len(spots),
        len(homes),
        "Woonwijken waar geen openbare makerspace is, ook niet misschien. Een makerspace in een "
        "buurwijk telt hier niet.",
        here,
    )
    yield Kerncijfer(
        "inwoners-zonder-makerspace",
        "inwoners van een woonwijk zonder openbare makerspace",
        without.inwoners,
        everyone.inwoners,
        "Opgeteld per woonwijk. De aantallen per wijk zijn afgerond op vijftallen.",
        here,
    )
    far = reaches[-1]
    near = f"meer dan {far.van} km van een openbare makerspace"
    for who, field in (
        ("kinderen tot 15 jaar", "inwoners_0_15"),
        ("jongeren van 15 tot 25 jaar", "inwoners_15_25"),
    ):
        everybody = getattr(everyone, field)
        yield Kerncijfer(
            f"{who.partition(' ')[0]}-zonder-makerspace",
            f"{who} in een woonwijk zonder openbare makerspace",
            getattr(without, field),
            everybody,
            "Opgeteld per woonwijk. De aantallen per wijk zijn afgerond op vijftallen.",
            here,
        )
        yield Kerncijfer(
            f"{who.partition(' ')[0]}-ver-van-makerspace",
            f"{who} die {near} wonen",
            getattr(far.bewoners, field),
            everybody,
            f"Alleen woonwijken. {coverage.UITLEG_AFSTAND}",
            here,
        )


def of_tables(
    catalogue: Catalogue, profiles: Sequence[Profile], gaps: Sequence[Gap]
) -> Iterator[Kerncijfer]:
    """The vmbo profiles with enough programmes and with none; themes, and gaps in them."""
    here = urls.list_of(VmboProfiel if profiles else Programma)
    yield _measure(
        "profielen-met-programmas",
        _share(profile.genoeg for profile in profiles),
        f"{themes.UITLEG_VMBO} {LIVE}",
        here,
    )
    yield Kerncijfer(
        "profielen-zonder-programma",
        "vmbo-profielen zonder programma",
        *_share(not profile.programmas for profile in profiles),
        f"Geen enkel programma noemt dit profiel. {LIVE}",
        here,
    )
    words = "De onderwerpen waarover we programma's en plekken verzamelen."
    yield Kerncijfer("themas", "thema's", len(catalogue.themas), None, words, urls.list_of(Thema))
    yield Kerncijfer(
        "lege-vakken",
        "doelgroepen met niets in een thema",
        sum(gap.soort == "doelgroep" for gap in gaps),
        sum(group.id != EVERYONE for group in catalogue.doelgroepen) * len(catalogue.themas),
        "Elke doelgroep met elk thema is één vak. Een vak is leeg als er geen programma en geen "
        "plek is, ook niet iets voor iedereen van die leeftijd.",
        urls.MATRIX,
    )


def of_partners(
    partners: Sequence[PartnerView], clusters: Sequence[Cluster], pact: str
) -> Iterator[Kerncijfer]:
    """The organisations, and the groups of programmes that look alike."""
    here = urls.list_of(Partner)
    words = "Scholen, bedrijven en andere organisaties in het overzicht."
    yield Kerncijfer("partners", "organisaties", len(partners), None, words, here)
    yield Kerncijfer(
        "pactpartners",
        f"partners van {pact}",
        *_share(view.partner.pactpartner == "ja" for view in partners),
        f"Een bron noemt deze organisatie als partner van {pact}.",
        here,
    )
    yield Kerncijfer(
        "partners-die-samenwerken",
        "organisaties die met een andere samenwerken",
        *_share(view.met for view in partners),
        network.UITLEG,
        urls.NETWORK,
    )
    yield Kerncijfer(
        "gelijkende-programmas",
        "groepen van programma's die op elkaar lijken",
        len(clusters),
        None,
        f"{overlap.UITLEG} Netwerken en wat we lang niet zagen, tellen niet mee. Wat volgens een "
        "redacteur niet dubbel is, ook niet.",
        urls.OVERLAP,
    )


def of_confirmations(catalogue: Catalogue, today: date) -> Iterator[Kerncijfer]:
    """The entries of which an organisation said this year that they are right."""
    entries: list[Entry] = [*live(catalogue.programmas), *live(catalogue.makerspaces)]
    days = [entry.bevestigd.op if entry.bevestigd else date.min for entry in entries]
    yield Kerncijfer(
        "dit-jaar-bevestigd",
        "programma's en plekken die dit jaar bevestigd zijn",
        *_share(day.year == today.year for day in days),
        f"De organisatie zelf liet in {today.year} weten dat het klopt. {LIVE}",
        urls.CONFIRMING,
    )


def of_steps(catalogue: Catalogue, today: date) -> Iterator[Kerncijfer]:
    """The actions that go on, and their steps that are late."""
    here = urls.list_of(Actie)
    yield Kerncijfer(
        "lopende-acties",
        f"acties van {catalogue.site.namen.pact} die lopen",
        *_share(actie.status == "loopt" for actie in catalogue.acties),
        "Aan deze acties wordt nu gewerkt.",
        here,
    )
    yield Kerncijfer(
        "stappen-te-laat",
        "stappen van acties die te laat zijn",
        *_share(is_late(stap, today) for actie in catalogue.acties for stap in actie.stappen),
        "De afgesproken dag is voorbij, maar de stap is niet klaar.",
        here,
    )
