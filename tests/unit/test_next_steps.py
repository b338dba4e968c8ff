"""Next steps on entry pages: a desk to ask, how to join in English."""

from pathlib import Path

import pytest

from catalogue.base.plan import Plan
from tests import harness

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
