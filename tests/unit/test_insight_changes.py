"""What one change in one file does to the tables: a makerspace that comes, moves or stops."""

from datetime import date

from catalogue import insight
from catalogue.content.parse import Draft
from catalogue.insight import Insight
from catalogue.schema import Periode
from tests.unit.insight_catalogues import TODAY, catalogue, drafts_by_hand, programma, public


def _with(*drafts: Draft, without: str = "") -> Insight:
    """The town by hand, with some drafts more and one less."""
    kept = [one for one in drafts_by_hand() if one.id != without]
    return insight.Insight(catalogue([*kept, *drafts]), TODAY)


def _figures(found: Insight, *names: str) -> list[int]:
    values = {one.id: one.waarde for one in found.kerncijfers}
    return [values[name] for name in names]


def _states(found: Insight) -> str:
    """A letter per wijk: heeft, grenst, geen (-), buiten."""
    letters = {"heeft": "h", "grenst": "g", "geen": "-", "buiten": "b"}
    return "".join(letters[one.staat] for one in found.wijken.values())


_COUNTS = ("openbare-makerspaces", "wijken-met-makerspace", "inwoners-zonder-makerspace")


def test_before() -> None:
    found = _with()
    assert _states(found) == "hgg-h"
    assert _figures(found, *_COUNTS) == [2, 1, 9000]
    assert found.geschiedenis.jaren[-1].woonwijken == 1


def test_a_makerspace_comes() -> None:
    found = _with(public("nieuw", "ver", periode=Periode(van="2026-09")))
    assert _states(found) == "hgghh"
    assert _figures(found, *_COUNTS) == [3, 2, 5000]
    assert [one.woonwijken for one in found.geschiedenis.jaren[-2:]] == [1, 2]
    assert found.acties[0].maatstaf
    assert found.acties[0].maatstaf.waarde == 2
    assert found.gebieden[1].stand.heeft == 1


def test_a_makerspace_without_a_date_comes() -> None:
    """It counts now, but not in the line, and it is named."""
    found = _with(public("nieuw", "ver"))
    assert _figures(found, *_COUNTS) == [3, 2, 5000]
    assert found.geschiedenis.jaren[-1].woonwijken == 1
    assert [wijk.id for wijk in found.geschiedenis.nu_zonder_datum] == ["ver"]
    assert "nieuw" in [place.id for place in found.geschiedenis.zonder_datum]


def test_a_makerspace_moves() -> None:
    moved = public("fablab", "oost", periode=Periode(van="2015-03"))
    found = _with(moved, without="fablab")
    assert _states(found) == "-gh-h"
    assert _figures(found, *_COUNTS) == [2, 1, 7000]
    west, midden = found.gebieden[0].wijken[:2]
    assert [other.id for other in found.wijken[midden].hiernaast] == ["oost"]
    assert found.wijken[west].dichtbij[0].makerspace.id == "fablab"


def test_a_makerspace_stops() -> None:
    gone = public("fablab", "west", status="gestopt", periode=Periode(van="2015-03", tot="2026-02"))
    found = _with(gone, without="fablab")
    assert _states(found) == "--g-h"
    assert _figures(found, *_COUNTS) == [1, 0, 10000]
    last = found.geschiedenis.jaren[-1]
    assert (last.woonwijken, [one.id for one in last.weg]) == (0, ["fablab"])
    assert "stichting" not in {one.id for one in found.themas[0].partners}


def test_a_makerspace_closes_its_door() -> None:
    found = _with(public("fablab", "west", openbaar="leden"), without="fablab")
    assert _states(found) == "--g-h"


def test_a_programme_stops() -> None:
    """The way to work ends, its cells and its organisations are empty."""
    found = _with(programma("c-baan", "werken", status="gestopt"), without="c-baan")
    assert [one.id for one in found.routes.gaten] == ["b-les", "d-club", "e-water"]
    assert not any(walk.pad for walk in found.routes.wegen)
    assert [programmas[0].id for programmas in found.samenwerking.values()] == ["b-les"]
    assert _figures(found, "programmas", "programmas-werken") == [4, 0]


def test_another_day_only_makes_steps_late() -> None:
    town = catalogue(drafts_by_hand())
    now, later = insight.Insight(town, TODAY), insight.Insight(town, date(2030, 1, 1))
    assert _figures(now, "stappen-te-laat") == [1]
    assert _figures(later, "stappen-te-laat") == [2]
    changed = {
        before.id
        for before, after in zip(now.kerncijfers, later.kerncijfers, strict=True)
        if before != after
    }
    assert changed == {"stappen-te-laat"}
