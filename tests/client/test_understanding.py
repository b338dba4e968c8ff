"""What is understood of a question lifts what fits, and hides nothing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from catalogue.search import index
from tests import harness
from tests.client import catalogues
from tests.client.engine import Engine

_HEAD = """\
---
naam: {naam}
samenvatting: Boetseren voor wie dat wil.
fase: [leren]
doelgroepen: [{groep}]
themas: [robots]
{line}
bronnen:
  - {{url: 'https://voorbeeld.nl/klei', gezien: Boetseren, jaar: 2026}}
gecontroleerd: 2026-11-23
---

Boetseren is leuk.
"""
_PLACE = """\
---
naam: Klei in de haven
samenvatting: Boetseren voor wie dat wil.
soort: makerspace
openbaar: ja
themas: [robots]
doelgroepen: [mbo]
wijken: [haven]
bronnen:
  - {url: 'https://voorbeeld.nl/klei', gezien: Boetseren, jaar: 2026}
gecontroleerd: 2026-11-23
---

Boetseren is leuk.
"""
# The facts that the questions below are about; all else is the same.
_FACTS = {
    "klei-blauw": ("mbo", ""),
    "klei-zaterdag": ("mbo", "vaste_tijden: [{dagen: [zaterdag], van: 10:00, tot: 12:00}]"),
    "klei-woensdag": ("mbo", "vaste_tijden: [{dagen: [woensdag], dagdeel: middag}]"),
    "klei-vrijdag": ("mbo", "vaste_tijden: [{dagen: [vrijdag], dagdeel: avond}]"),
    "klei-voor-niets": ("mbo", "gratis: ja"),
    "klei-na-de-les": ("mbo", "kenmerken: [na-schooltijd]"),
    "klei-voor-wie-klein-is": ("basisschool", ""),
    "klei-voor-meesters": ("docenten", ""),
    "klei-voor-later": ("werkzoekenden", ""),
}
_GROUPS = """
- {id: docenten, naam: leraren, ik_ben: geeft les, samenvatting: Geven les.}
- {id: werkzoekenden, naam: zonder baan, ik_ben: zoekt een baan, samenvatting: Zoeken.}
"""
PLACE = "makerspaces/klei-in-de-haven.html"


@pytest.fixture(scope="module")
def engine(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    groups = (harness.SMALL / "naslag" / "doelgroepen.yml").read_text("utf-8") + _GROUPS
    files = {
        f"programmas/{name}.md": _HEAD.format(
            naam=name.replace("-", " ").capitalize(), groep=group, line=line
        )
        for name, (group, line) in _FACTS.items()
    }
    content = harness.site(
        tmp_path_factory.mktemp("understood"),
        **{**files, PLACE.replace(".html", ".md"): _PLACE, "naslag/doelgroepen.yml": groups},
    )
    made = Engine(browser, index.build(catalogues.read(content)))
    yield made
    made.close()


@pytest.mark.parametrize(
    ("question", "name", "label"),
    [
        ("zaterdag boetseren", "klei-zaterdag", "zaterdag"),
        ("boetseren in het weekend", "klei-zaterdag", "weekend"),
        ("boetseren op woensdagmiddag", "klei-woensdag", "woensdagmiddag"),
        ("'s avonds boetseren", "klei-vrijdag", "avond"),
        ("boetseren friday evening", "klei-vrijdag", "vrijdagavond"),
        ("gratis boetseren", "klei-voor-niets", "gratis"),
        ("boetseren zonder te betalen", "klei-voor-niets", "gratis"),
        ("boetseren na school", "klei-na-de-les", "na school"),
        ("boetseren met mijn dochter", "klei-voor-wie-klein-is", "voor kinderen"),
        ("kleuter boetseren", "klei-voor-wie-klein-is", "kleuter"),
        ("boetseren met onze klas", "klei-voor-meesters", "voor een klas"),
        ("boetseren in de bijstand", "klei-voor-later", "werkzoekend"),
        ("boetseren 2000 ab", "klei-in-de-haven", "postcode 2000"),
        ("6 yaşındaki boetseren", "klei-voor-wie-klein-is", "6 jaar"),
        ("6 lat boetseren", "klei-voor-wie-klein-is", "6 jaar"),
        ("boetseren 6 років", "klei-voor-wie-klein-is", "6 jaar"),
        ("boetseren 6 سنوات", "klei-voor-wie-klein-is", "6 jaar"),
    ],
)
def test_what_is_understood_comes_first_and_hides_nothing(
    engine: Engine, question: str, name: str, label: str
) -> None:
    everything = set(engine.ask("boetseren", 50)["addresses"])
    assert len(everything) == len(_FACTS) + 1
    answer = engine.ask(question, 50)
    assert answer["understood"] == [label]
    assert answer["addresses"][0].rpartition("/")[2] == f"{name}.html"
    assert set(answer["addresses"]) == everything
    assert not answer["left"]


def test_two_things_that_are_understood_both_count(engine: Engine) -> None:
    answer = engine.ask("gratis boetseren op zaterdag", 50)
    assert answer["understood"] == ["zaterdag", "gratis"]
    first = {address.rpartition("/")[2] for address in answer["addresses"][:2]}
    assert first == {"klei-zaterdag.html", "klei-voor-niets.html"}


def test_a_day_alone_finds_what_is_on_that_day(engine: Engine) -> None:
    assert engine.ask("vrijdag", 10)["addresses"] == [
        "dagen/vrijdag.html",
        "programmas/klei-vrijdag.html",
    ]


def test_a_number_that_is_no_postcode_is_not_understood(engine: Engine) -> None:
    answer = engine.ask("boetseren 9999", 50)
    assert answer["understood"] == []
    assert answer["count"] == len(_FACTS) + 1


def test_a_word_that_nothing_has_empties_nothing_and_is_named(engine: Engine) -> None:
    answer = engine.ask("blauw xqzwvj", 50)
    assert answer["addresses"] == ["programmas/klei-blauw.html"]
    assert answer["left"] == ["xqzwvj"]
    assert engine.ask("xqzwvj")["count"] == 0
    assert engine.ask("xqzwvj zaterdag")["count"] == 0


def test_a_guessed_word_is_understood_too(engine: Engine) -> None:
    answer = engine.ask("boetseren gratus", 1)
    assert answer["understood"] == ["gratis"]
    assert answer["addresses"] == ["programmas/klei-voor-niets.html"]
