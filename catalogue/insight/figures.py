"""The key figures: one number each, how it is counted, and the page with the list behind it.

A figure takes its number from the table that the pages show, so the two cannot disagree. The
options of ``schema.MAATSTAF`` are ids of figures.
"""

from collections.abc import Iterable, Iterator

from catalogue.content.model import Catalogue
from catalogue.insight import partners, place_figures, routes, vmbo
from catalogue.insight.coverage import Tally, WhiteSpots
from catalogue.insight.figure import LIVE, Kerncijfer, measure
from catalogue.insight.live import live, per_fase
from catalogue.insight.matrix import Overview
from catalogue.insight.overlap import Overlap
from catalogue.insight.partners import Network
from catalogue.insight.routes import Routes
from catalogue.insight.vmbo import Profile
from catalogue.schema import Actie, Partner, Programma, Thema, VmboProfiel, urls


def of(
    catalogue: Catalogue,
    *,
    stand: Tally,
    witte_vlekken: WhiteSpots,
    routes: Routes,
    profielen: Iterable[Profile],
    overzicht: Overview,
    netwerk: Network,
    overlap: tuple[Overlap, ...],
    te_laat: int,
) -> tuple[Kerncijfer, ...]:
    """Every key figure in a fixed order; ``te_laat`` is the number of steps that are late."""
    return (
        *_programmas(catalogue),
        *_routes(catalogue, routes),
        *place_figures.of_makerspaces(catalogue),
        *place_figures.of_wijken(stand, witte_vlekken),
        *_vmbo(tuple(profielen)),
        *_matrix(catalogue, overzicht),
        *_partners(catalogue, netwerk, overlap),
        *_acties(catalogue, te_laat),
    )


def _programmas(catalogue: Catalogue) -> Iterator[Kerncijfer]:
    programmas = live(catalogue.programmas)
    total = len(programmas)
    here = urls.list_of(Programma)
    yield Kerncijfer("programmas", "programma's", total, None, f"Alle programma's. {LIVE}", here)
    for one in per_fase(catalogue.fasen, programmas):
        yield Kerncijfer(
            f"programmas-{one.fase.id}",
            f"programma's om te {one.fase.naam}",
            len(one.programmas),
            total,
            f"Programma's met de fase {one.fase.naam}. Een programma kan er meer hebben. {LIVE}",
            urls.of(one.fase),
        )
    yield measure(
        "programmas-met-zekere-status",
        sum(one.status != "onbekend" for one in programmas),
        total,
        f"Programma's met de status 'loopt' of 'gepland', van alle programma's. {LIVE}",
        urls.list_of_choice("status"),
    )
    yield measure(
        "programmas-met-thema",
        sum(bool(one.themas) for one in programmas),
        total,
        f"Programma's met ten minste één thema, van alle programma's. {LIVE}",
        urls.list_of(Thema),
    )


def _routes(catalogue: Catalogue, found: Routes) -> Iterator[Kerncijfer]:
    steps = [step for after in found.vervolg.values() for step in after]
    yield Kerncijfer(
        "stappen-volgens-bron",
        "stappen naar een volgend programma die een bron noemt",
        sum(step.volgens_bron for step in steps),
        len(steps),
        f"Alle stappen van een programma naar een volgend programma. {routes.UITLEG}",
        urls.ROUTES,
    )
    yield Kerncijfer(
        "programmas-zonder-vervolg",
        "programma's zonder volgende stap",
        len(found.gaten),
        len(live(catalogue.programmas)),
        "Programma's waarna niets komt, terwijl ze niet in de laatste fase zijn. Ook een stap "
        "naar iets dat gestopt is, is geen stap.",
        urls.ROUTES,
    )
    yield Kerncijfer(
        "doelgroepen-met-weg-naar-werk",
        "doelgroepen met een weg naar werk",
        sum(bool(walk.begin or walk.direct) for walk in found.wegen),
        len(found.wegen),
        "Doelgroepen met een programma in de laatste fase, of een programma dat in een of meer "
        "stappen daarheen leidt.",
        urls.ROUTES,
    )


def _vmbo(profiles: tuple[Profile, ...]) -> Iterator[Kerncijfer]:
    here = urls.list_of(VmboProfiel)
    yield measure(
        "profielen-met-programmas",
        sum(one.genoeg for one in profiles),
        len(profiles),
        f"{vmbo.UITLEG} {LIVE}",
        here,
    )
    yield Kerncijfer(
        "profielen-zonder-programma",
        "vmbo-profielen zonder programma",
        sum(not one.programmas for one in profiles),
        len(profiles),
        f"Profielen die bij geen enkel programma in het bestand staan. {LIVE}",
        here,
    )


def _matrix(catalogue: Catalogue, found: Overview) -> Iterator[Kerncijfer]:
    words = f"Thema's met een eigen pagina. {LIVE}"
    yield Kerncijfer("themas", "thema's", len(catalogue.themas), None, words, urls.list_of(Thema))
    yield Kerncijfer(
        "lege-vakken",
        "doelgroepen met niets in een thema",
        len(found.witte_vlekken),
        len(found.samen.rijen) * len(found.samen.kolommen),
        "Elke doelgroep met elk thema is één vak. Een vak is leeg als geen programma allebei "
        "heeft. Wat voor iedereen is, telt niet mee.",
        urls.MATRIX,
    )


def _partners(
    catalogue: Catalogue, network: Network, overlap: tuple[Overlap, ...]
) -> Iterator[Kerncijfer]:
    here, total = urls.list_of(Partner), len(catalogue.partners)
    words = "Organisaties met een eigen pagina."
    yield Kerncijfer("partners", "organisaties", total, None, words, here)
    yield Kerncijfer(
        "pactpartners",
        "partners van het pact",
        sum(one.pactpartner == "ja" for one in catalogue.partners),
        total,
        "Organisaties waarvan een bron zegt dat zij bij het pact horen.",
        here,
    )
    yield Kerncijfer(
        "partners-die-samenwerken",
        "organisaties die met een andere samenwerken",
        sum(bool(one.met) for one in network.partners),
        total,
        partners.UITLEG,
        urls.NETWORK,
    )
    yield Kerncijfer(
        "gelijkende-programmas",
        "paren van programma's die op elkaar lijken",
        len(overlap),
        None,
        "Paren met dezelfde hoofdfase die ten minste één thema, één doelgroep en één wijk (of "
        f"anders het bereik) delen. Wat een redacteur als niet dubbel heeft gemerkt, telt niet "
        f"mee. {LIVE}",
        urls.OVERLAP,
    )


def _acties(catalogue: Catalogue, late: int) -> Iterator[Kerncijfer]:
    here = urls.list_of(Actie)
    yield Kerncijfer(
        "lopende-acties",
        "acties van het pact die lopen",
        sum(one.status == "loopt" for one in catalogue.acties),
        len(catalogue.acties),
        "Acties met de status 'loopt'.",
        here,
    )
    yield Kerncijfer(
        "stappen-te-laat",
        "stappen van acties die te laat zijn",
        late,
        sum(len(one.stappen) for one in catalogue.acties),
        "Stappen die niet klaar zijn, terwijl hun dag voorbij was toen deze site gemaakt werd.",
        here,
    )
