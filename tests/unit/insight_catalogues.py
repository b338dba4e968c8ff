"""Catalogues to count in: one by hand, the real one, and as many as Hypothesis likes to make."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import build
from catalogue.base.diagnostics import Place, failed
from catalogue.checks import contents, cross_checks
from catalogue.content import model
from catalogue.content.model import Catalogue
from catalogue.content.parse import Draft, RefName
from catalogue.content.reader import Reading
from catalogue.schema import (
    KIND,
    MAATSTAF,
    SOORT_WIJK,
    STATUS,
    STATUS_ACTIE,
    Bevestigd,
    Bron,
    Entry,
    Ligging,
    Periode,
    Programma,
    Richting,
    Stap,
)
from catalogue.schema.shapes import Choice, Day, Field, Group, Many, Ref, Text, Whole

TODAY = date(2026, 11, 24)
_HERE = Place("verzonnen")
# A source that makes an entry alive on ``TODAY``.
SEEN = Bron(url="https://voorbeeld.nl", gezien="Het is er", jaar=2026)

# --- making one --------------------------------------------------------------------------------


def live(records: Catalogue) -> list[Programma]:
    """The programmes that have not ended."""
    return [programma for programma in records.programmas if programma.status != "gestopt"]


def draft(kind: str, name: str, *, text: str = "", **values: Any) -> Draft:
    """A sound draft; required fields that are not given get something that is allowed."""
    filled = {field.key: _value(field, name, values) for field in KIND[kind].fields}
    pad = f"{KIND[kind].plural}/{name}.md"
    return Draft(KIND[kind], name, pad, _HERE, filled, {}, text, 1, sound=True)


def is_now(entry: Entry) -> bool:
    """Seen in the 18 months before ``TODAY``, reckoned without the rule: 2025 ends within them."""
    years = [bron.jaar or 0 for bron in entry.bronnen]
    days = [str(moment.begin) for moment in entry.momenten]
    days += [str(entry.bevestigd.op)] if entry.bevestigd else []
    seen = max(years, default=0) >= 2025 or max(days, default="") >= "2025-05-24"
    return entry.status is None and seen


def catalogue(drafts: Iterable[Draft]) -> Catalogue:
    """The catalogue of some drafts, with a site and the three fasen."""
    fasen = [draft("fase", name) for name in ("kiezen", "leren", "werken")]
    drafts = [draft("site", "site"), *fasen, *drafts]
    assert not failed(cross_checks.check(drafts, Reading((), ())))
    return model.resolve(drafts, TODAY)


def _value(field: Field, name: str, values: dict[str, Any]) -> Any:
    if field.key not in values:
        return _filler(field, name) if field.required else field.default
    return _linked(field.shape, values[field.key])


def _linked(shape: object, value: Any) -> Any:
    if isinstance(shape, Many):
        return tuple(_linked(shape.shape, one) for one in value)
    if isinstance(shape, Ref) and value is not None:
        return RefName(shape.kind, value, _HERE)
    return value


def _filler(field: Field, name: str) -> Any:
    match field.shape:
        case Text():
            return name
        case Whole(low=low):
            return low
        case Day():
            return date(2026, 11, 23)
        case Choice(options=options):
            return next(iter(options))
        case Group():
            return Ligging(lat=51.9, lon=4.5)
        case _:
            return ()


# --- the real one ------------------------------------------------------------------------------


@cache
def real() -> Catalogue:
    """The catalogue of ``content/``."""
    drafts, problems = contents.check(contents.read(Path(build.__file__).parent / "content"))
    if failed(problems):
        # No echo: the test of the content itself fails and names every problem.
        pytest.skip("the real content has problems; 'python build.py check' names them")
    return model.resolve(drafts, TODAY)


# --- one by hand -------------------------------------------------------------------------------


def sources(*years: int | None) -> list[Bron]:
    """A source of each year; ``None`` is a source without one."""
    return [replace(SEEN, jaar=year) for year in years]


def confirmed(day: date) -> Bevestigd:
    """A confirmation by the school on a day."""
    door: Any = RefName("partner", "school", _HERE)
    return Bevestigd(op=day, door=door)


def public(name: str, *wijken: str, **values: Any) -> Draft:
    """A public makerspace in some wijken, seen this year."""
    given_: dict[str, Any] = {
        "soort": "fablab",
        "openbaar": "ja",
        "bronnen": [SEEN],
        "themas": ["robots"],
        "doelgroepen": ["vmbo"],
    }
    return draft("makerspace", name, **(given_ | {"wijken": wijken} | values))


def programma(name: str, fase: str, **values: Any) -> Draft:
    """A programme for vmbo about robots."""
    given_: dict[str, Any] = {
        "fase": [fase],
        "bronnen": [SEEN],
        "doelgroepen": ["vmbo"],
        "themas": ["robots"],
    }
    return draft("programma", name, **(given_ | values))


def _wijk(
    name: str, gebied: str, people: int, lat: float, buren: Sequence[str], **more: Any
) -> Draft:
    values: dict[str, Any] = {
        "gebied": gebied,
        "inwoners": people,
        "inwoners_0_15": people // 10,
        "inwoners_15_25": people // 20,
        "ligging": Ligging(lat=lat, lon=4.5),
        "buren": buren,
    }
    return draft("wijk", name, **(values | more))


def drafts_by_hand() -> list[Draft]:
    """A town of four woonwijken in a row from south to north, a harbour, and two wijken behind it.

    west (a fablab since 2015) - midden - oost (nothing) ... ver (nothing); haven (a hackerspace);
    verder (a shed that was last seen in 2021) - dorp (nothing).
    """
    return [
        draft("gebied", "stad", soort="woongebied"),
        draft("gebied", "eiland", soort="woongebied"),
        draft("gebied", "kade", soort="haven"),
        _wijk("west", "stad", 1000, 51.90, ["midden"]),
        _wijk("midden", "stad", 2000, 51.91, ["west", "oost"]),
        _wijk("oost", "stad", 3000, 51.92, ["midden", "haven"]),
        _wijk("ver", "eiland", 4000, 52.00, []),
        _wijk("haven", "kade", 10, 51.93, ["oost"], soort="haven"),
        _wijk("verder", "eiland", 500, 52.10, ["dorp"]),
        _wijk("dorp", "eiland", 600, 52.11, ["verder"]),
        draft("doelgroep", "vmbo"),
        draft("doelgroep", "ouders"),
        draft("doelgroep", "iedereen"),
        draft("vmbo-profiel", "pie", mbo_richtingen=[Richting(naam="installatie")]),
        draft("vmbo-profiel", "bwi"),
        draft("thema", "robots", text="Over robots."),
        draft("thema", "water"),
        draft("partner", "bedrijf", pactpartner="ja"),
        draft("partner", "school"),
        draft("partner", "stichting"),
        public("fablab", "west", periode=Periode(van="2015-03"), aanbieders=["stichting"]),
        public("hackerspace", "haven", soort="hackerspace", openbaar="op-afspraak"),
        public("ledenclub", "ver", openbaar="leden"),
        public("loods", "verder", bronnen=sources(2019, 2021), periode=Periode(van="2018")),
        public("vroeger", "oost", status="gestopt", periode=Periode(van="2012", tot="2018-06")),
        programma("a-proef", "kiezen", wijken=["west"], vervolg_suggesties=["b-les"]),
        programma(
            "b-les",
            "leren",
            vervolg=["c-baan"],
            vervolg_suggesties=["z-weg"],
            aanbieders=["school"],
            partners=["bedrijf"],
            vmbo_profielen=["pie"],
            wijken=["west", "midden"],
        ),
        programma("c-baan", "werken", aanbieders=["bedrijf", "school"], bereik="stad"),
        programma("d-club", "kiezen", wijken=["west"], doelgroepen=["vmbo", "iedereen"]),
        programma("e-water", "kiezen", themas=["water"], doelgroepen=["iedereen"]),
        programma("z-weg", "werken", status="gestopt", partners=["stichting"], wijken=["ver"]),
        draft(
            "actie",
            "plekken",
            status="loopt",
            maatstaf="wijken-met-makerspace",
            makerspaces=["fablab"],
            stappen=[
                Stap(naam="gedaan", voor=date(2026, 1, 1), klaar=date(2026, 2, 1)),
                Stap(naam="vandaag", voor=TODAY),
                Stap(naam="gisteren", voor=TODAY - timedelta(days=1)),
                Stap(naam="ooit"),
            ],
        ),
    ]


def by_hand() -> Catalogue:
    """The catalogue of ``drafts_by_hand``."""
    return catalogue(drafts_by_hand())


# --- generated ---------------------------------------------------------------------------------

_FASEN = ("kiezen", "leren", "werken")
_GEBIEDEN = ("stad", "eiland", "kade")
_WIJKEN = tuple(f"wijk-{number}" for number in range(5))
_GROUPS = ("iedereen", "vmbo", "ouders", "mbo")
_THEMAS = ("robots", "water", "hout")
_PROFIELEN = ("pie", "bwi")
_PARTNERS = ("school", "bedrijf", "club", "museum")
# Mostly what counts, so that most places do.
_SOORTEN = ("makerspace", "fablab", "hackerspace", "repair-cafe")
_OPENBAAR = ("ja", "ja", "op-afspraak", "leden")


def _some(options: Sequence[str], least: int = 0) -> st.SearchStrategy[list[str]]:
    most = min(3, len(options))
    return st.lists(st.sampled_from(options), min_size=least, max_size=most, unique=True)


def _status() -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, None, None, *STATUS])


def _bronnen() -> st.SearchStrategy[list[Bron]]:
    """Sources on both sides of the borders of the rule, without a year, or none."""
    years = st.sampled_from([2026, 2025, 2024, 2022, 2021, None])
    return st.lists(years, max_size=2).map(lambda years: sources(*years))


def _confirmation() -> st.SearchStrategy[Bevestigd | None]:
    """The last day that counts as of late, and the day before; mostly none."""
    days = st.sampled_from([date(2025, 5, 24), date(2025, 5, 23)])
    return st.none() | st.none() | days.map(confirmed)


@st.composite
def _periode(draw: st.DrawFn) -> Periode | None:
    """Years around the last check, which is in 2025 or 2026."""
    first, last = sorted(draw(st.tuples(*[st.integers(2022, 2027)] * 2)))
    van = draw(st.sampled_from([f"{first}", f"{first}-05", None]))
    tot = draw(st.sampled_from([f"{last}", f"{last}-11-30", None]))
    return draw(st.sampled_from([Periode(van=van, tot=tot), Periode(van=van), None]))


@st.composite
def _wijken(draw: st.DrawFn) -> list[Draft]:
    pairs = [(one, other) for one in _WIJKEN for other in _WIJKEN if one < other]
    borders = draw(st.sets(st.sampled_from(pairs)))
    both = borders | {(other, one) for one, other in borders}
    people = st.integers(0, 30).map(lambda number: number * 5)
    return [
        draft(
            "wijk",
            name,
            gebied=draw(st.sampled_from(_GEBIEDEN)),
            soort=draw(st.sampled_from(["woonwijk", *SOORT_WIJK])),
            inwoners=draw(people),
            inwoners_0_15=draw(people),
            inwoners_15_25=draw(people),
            ligging=Ligging(
                lat=draw(st.integers(0, 40)) / 100 + 51.7, lon=draw(st.integers(0, 40)) / 100 + 4.2
            ),
            buren=sorted(other for one, other in both if one == name),
        )
        for name in _WIJKEN
    ]


@st.composite
def _makerspace(draw: st.DrawFn, name: str) -> Draft:
    return draft(
        "makerspace",
        name,
        soort=draw(st.sampled_from(_SOORTEN)),
        openbaar=draw(st.sampled_from(_OPENBAAR)),
        status=draw(_status()),
        bronnen=draw(_bronnen()),
        bevestigd=draw(_confirmation()),
        themas=draw(_some(_THEMAS, 1)),
        doelgroepen=draw(_some(_GROUPS, 1)),
        aanbieders=draw(_some(_PARTNERS)),
        wijken=draw(_some(_WIJKEN)),
        periode=draw(_periode()),
        gecontroleerd=draw(st.sampled_from([date(2025, 12, 31), date(2026, 1, 1)])),
    )


@st.composite
def _programma(draw: st.DrawFn, name: str, later: Sequence[str]) -> Draft:
    return draft(
        "programma",
        name,
        fase=draw(_some(_FASEN, 1)),
        status=draw(_status()),
        bronnen=draw(_bronnen()),
        bevestigd=draw(_confirmation()),
        doelgroepen=draw(_some(_GROUPS, 1)),
        themas=draw(_some(_THEMAS, 1)),
        aanbieders=draw(_some(_PARTNERS)),
        partners=draw(_some(_PARTNERS)),
        wijken=draw(_some(_WIJKEN)),
        bereik=draw(st.sampled_from([None, "stad", "online"])),
        vmbo_profielen=draw(_some(_PROFIELEN)),
        vervolg=draw(_some(later)) if later else [],
        vervolg_suggesties=draw(_some(later)) if later else [],
    )


@st.composite
def _actie(draw: st.DrawFn, name: str, programmas: Sequence[str], places: Sequence[str]) -> Draft:
    day = st.sampled_from([None, *(TODAY + timedelta(days=days) for days in (-9, 0, 9))])
    step = st.builds(Stap, naam=st.just("stap"), voor=day, klaar=day)
    return draft(
        "actie",
        name,
        status=draw(st.sampled_from(list(STATUS_ACTIE))),
        maatstaf=draw(st.sampled_from([None, *MAATSTAF])),
        stappen=draw(st.lists(step, max_size=3)),
        programmas=draw(_some(programmas)) if programmas else [],
        makerspaces=draw(_some(places)) if places else [],
    )


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """Any small catalogue without circles in what comes next."""
    programmas = draw(st.permutations([f"p-{letter}" for letter in "abcdefg"]))
    programmas = programmas[: draw(st.integers(0, 7))]
    places = [f"m-{number}" for number in range(draw(st.integers(0, 5)))]
    gebieden = [
        draft("gebied", name, soort="haven" if name == "kade" else "woongebied")
        for name in _GEBIEDEN
    ]
    return catalogue(
        [
            *gebieden,
            *draw(_wijken()),
            *(draft("doelgroep", name) for name in _GROUPS),
            *(draft("vmbo-profiel", name) for name in _PROFIELEN),
            *(draft("thema", name, text=draw(st.sampled_from(["", "Tekst."]))) for name in _THEMAS),
            *(
                draft("partner", n, pactpartner=draw(st.sampled_from(["ja", "nee"])))
                for n in _PARTNERS
            ),
            *(draw(_makerspace(name)) for name in places),
            *(draw(_programma(name, programmas[at:])) for at, name in enumerate(programmas, 1)),
            *(draw(_actie(f"actie-{number}", programmas, places)) for number in range(2)),
        ]
    )


Check = Callable[[Catalogue], None]
GENERATED = pytest.param("generated", marks=pytest.mark.slow)


def everywhere(check: Check) -> Callable[[str], None]:
    """Make a test of a check: over the catalogue by hand, the real one, and generated ones."""

    @pytest.mark.parametrize("where", ["by hand", "real", GENERATED])
    def test(where: str) -> None:
        if where == "generated":
            settings(max_examples=40, deadline=None)(given(catalogues())(check))()
        else:
            check(by_hand() if where == "by hand" else real())

    test.__name__, test.__doc__ = check.__name__, check.__doc__
    return test
