"""Next steps on entry pages: a desk to ask, how to join in English."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from catalogue.base.plan import Plan
from catalogue.schema import Evenement, Leeftijd, Meedoen, VasteTijd
from catalogue.site import facts, joining, languages
from tests import harness
from tests.unit.insight_catalogues import by_hand

TEXTS = languages.read(harness.TEMPLATES)
NL, EN = TEXTS["nl"], TEXTS["en"]
CATALOGUE = by_hand()
ENTRY = replace(
    CATALOGUE.programmas[0],
    leeftijd=Leeftijd(van=8),
    kosten="Vraag het <na>.",
    meedoen=Meedoen(hoe="via-school", stap="Vraag het aan je juf."),
    vaste_tijden=(VasteTijd(dagen=("woensdag",), toelichting="Niet in juli."),),
    momenten=(Evenement(naam="Open dag", begin=date(2027, 2, 6)),),
)

DESK = """
- id: loket
  naam: Loket voor ouders
  doelgroepen: [basisschool]
  uitleg: Hier krijg je advies.
  telefoon: 14 010
"""
TERMS = "- id: pie\n  naam: PIE\n  uitleg: Een profiel op het vmbo.\n"
GROUPS = (
    (harness.SMALL / "naslag" / "doelgroepen.yml").read_text("utf-8")
    + """
- id: vmbo
  naam: vmbo
  ik_ben: zit op het vmbo
  samenvatting: Leerlingen van het vmbo.
"""
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    folder: Path = tmp_path_factory.mktemp("site")
    files = {
        "naslag/loketten.yml": DESK,
        "naslag/doelgroepen.yml": GROUPS,
        "naslag/begrippen.yml": TERMS,
    }
    return harness.made(harness.site(folder, **files)).files


def test_a_doelgroep_leads_to_a_desk_and_the_list_with_filters(site: Plan) -> None:
    page = site["doelgroepen/basisschool.html"].decode()
    assert "Loket voor ouders" in page
    assert 'href="tel:14010"' in page
    assert "programmas/index.html?doelgroep=basisschool" in page


def test_a_profile_leads_to_everything_for_the_vmbo(site: Plan) -> None:
    assert 'href="../doelgroepen/vmbo.html">Alles voor vmbo' in site["vmbo/pie.html"].decode()


def test_the_code_of_a_profile_leads_from_its_explanation_to_its_page(site: Plan) -> None:
    assert 'href="../vmbo/pie.html">Alles bij dit profiel' in site["begrippen/index.html"].decode()


def test_the_message_to_send_stays_dutch_and_says_beside_it_what_it_says() -> None:
    dutch, english = (joining.of(ENTRY, CATALOGUE, "", t) for t in (NL, EN))
    assert dutch
    assert english
    assert english.bericht == dutch.bericht
    assert english.mail == dutch.mail
    assert not dutch.vertaald
    assert "Can our school or class join this?" in english.vertaald
    assert english.hoe == "Through your school"
    assert english.stap == '<span lang="nl">Vraag het aan je juf.</span>'


def test_facts_in_english_say_what_of_them_is_dutch() -> None:
    lines = {fact.kop: fact.regels for fact in facts.of(ENTRY, CATALOGUE, EN)}
    assert lines["For whom"] == ("From age 8",)
    assert lines["Costs"] == ('<span lang="nl">Vraag het &lt;na&gt;.</span>',)
    assert lines["When"] == (
        'Every Wednesday. <span lang="nl">Niet in juli</span>',
        '<span lang="nl">Open dag</span>: 6 February 2027',
    )
