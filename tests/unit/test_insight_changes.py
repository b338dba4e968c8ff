"""Effects on the tables of one change in one file: a makerspace that comes, moves or stops."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

import pytest

from catalogue.content.parse import Draft
from catalogue.insight import Insight
from catalogue.schema import NAMEN, Periode
from catalogue.site import figures
from catalogue.site.languages import Interface
from tests.unit.insight_catalogues import (
    TODAY,
    catalogue,
    drafts_by_hand,
    programma,
    public,
    sources,
)

NL = Interface(names=asdict(NAMEN))
_LETTERS = {"heeft": "h", "grenst": "g", "geen": "-", "misschien": "m", "buiten": "b"}


def _insight(*drafts: Draft, without: str = "") -> Insight:
    """The town by hand, with some drafts more and one less."""
    others = [draft for draft in drafts_by_hand() if draft.id != without]
    return Insight(catalogue([*others, *drafts]), TODAY)


def _values(insight: Insight, *names: str) -> list[int]:
    values = {figure.id: figure.waarde for figure in figures.of(insight, NL)}
    return [values[name] for name in names]


_NEW = public("nieuw", "ver", periode=Periode(van="2026-09"))
_UNDATED = public("nieuw", "ver")
_MOVED = public("fablab", "oost", periode=Periode(van="2015-03"))
_ENDED = public("fablab", "west", status="gestopt", periode=Periode(van="2015-03", tot="2026-02"))
_MEMBERS = public("fablab", "west", openbaar="leden")
_LONG_AGO = public("fablab", "west", bronnen=sources(2024), periode=Periode(van="2015-03"))


@pytest.mark.parametrize(
    ("drafts", "without", "states", "values", "last_years"),
    [
        ([], "", "hgg-hmg", [2, 1, 9600], [1, 1]),
        ([_NEW], "", "hgghhmg", [3, 2, 5600], [1, 2]),
        ([_UNDATED], "", "hgghhmg", [3, 2, 5600], [1, 1]),
        ([_MOVED], "fablab", "-gh-hmg", [2, 1, 7600], [1, 1]),
        ([_ENDED], "fablab", "--g-hmg", [1, 0, 10600], [1, 0]),
        ([_MEMBERS], "fablab", "--g-hmg", [1, 0, 10600], [0, 0]),
        ([_LONG_AGO], "fablab", "mgg-hmg", [1, 0, 9600], [0, 0]),
    ],
    ids=["nothing", "comes", "undated", "moves", "stops", "closes its door", "not seen any more"],
)
def test_a_makerspace(
    drafts: Sequence[Draft],
    without: str,
    states: str,
    values: list[int],
    last_years: list[int],
) -> None:
    """The state of each wijk, the key figures, and the line of the years."""
    insight = _insight(*drafts, without=without)
    assert "".join(_LETTERS[coverage.staat] for coverage in insight.wijken.values()) == states
    names = "openbare-makerspaces", "wijken-met-makerspace", "inwoners-zonder-makerspace"
    assert _values(insight, *names) == values
    assert sum(gebied.stand.heeft for gebied in insight.gebieden) == values[1]
    assert [year.woonwijken for year in insight.geschiedenis.jaren[-2:]] == last_years


def test_a_makerspace_without_a_date_is_named() -> None:
    history = _insight(_UNDATED).geschiedenis
    assert [wijk.id for wijk in history.nu_zonder_datum] == ["ver"]
    assert "nieuw" in [place.id for place in history.zonder_datum]


def test_a_makerspace_that_moves_is_near_elsewhere() -> None:
    insight = _insight(_MOVED, without="fablab")
    west, midden = insight.gebieden[0].wijken[:2]
    assert [wijk.id for wijk in insight.wijken[midden].hiernaast] == ["oost"]
    assert insight.wijken[west].dichtbij[0].makerspace.id == "fablab"


def test_a_makerspace_that_stops_takes_its_organisation_along() -> None:
    insight = _insight(_ENDED, without="fablab")
    assert [place.id for place in insight.geschiedenis.jaren[-1].weg] == ["fablab"]
    assert "stichting" not in {partner.id for partner in insight.themas[0].partners}


def test_a_programme_stops() -> None:
    """The way to work ends, its cells and its organisations are empty."""
    insight = _insight(programma("c-baan", "werken", status="gestopt"), without="c-baan")
    assert [gap.id for gap in insight.routes.gaten] == ["b-les", "d-club", "e-water"]
    assert not any(insight.routes.per_doelgroep.values())
    assert [programmas[0].id for programmas in insight.samenwerking.values()] == ["b-les"]
    assert _values(insight, "programmas", "programmas-werken") == [4, 0]


def test_another_day_only_makes_steps_late() -> None:
    town = catalogue(drafts_by_hand())
    now, later = Insight(town, TODAY), Insight(town, date(2030, 1, 1))
    assert _values(now, "stappen-te-laat") == [1]
    assert _values(later, "stappen-te-laat") == [2]
    changed = {*figures.of(now, NL)} ^ {*figures.of(later, NL)}
    # In another year other confirmations count.
    assert {figure.id for figure in changed} == {"stappen-te-laat", "dit-jaar-bevestigd"}
