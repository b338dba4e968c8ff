"""Structured data: types and properties that schema.org has, and a block that nothing can end."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from catalogue.content.model import Catalogue
from catalogue.feeds import publication, structured
from catalogue.feeds.schema_org import Linker
from catalogue.feeds.structured import DescribedPage
from catalogue.schema import KINDS, Record, urls
from tests.unit.feeds_catalogues import BASE, dated, fixed, hostile, real
from tests.unit.schema_org import check_words, nodes


def about(record: Record) -> DescribedPage:
    name = str(getattr(record, "naam", record.id))
    return DescribedPage(
        address=urls.of(record),
        title=name,
        description="Waar het over gaat.",
        trail=[("Home", urls.HOME)],
        record=record,
    )


def pages(catalogue: Catalogue) -> Iterator[DescribedPage]:
    for kind in KINDS:
        if kind.has_pages:
            yield from map(about, catalogue.by_id[kind.name].values())
    listed = catalogue.programmas
    trail = [("Home", urls.HOME)]
    yield DescribedPage(address=urls.HOME, title="Home", description="Alles.")
    yield DescribedPage(
        address="programmas/index.html", title="P", description="Alles.", trail=trail, listed=listed
    )
    yield DescribedPage(
        address=urls.DATA,
        title="Data",
        description="Alles.",
        trail=trail,
        updated=publication.changed_at(catalogue.programmas[0], {}),
    )


def graph(page: DescribedPage, catalogue: Catalogue, base_url: str = BASE) -> list[dict[str, Any]]:
    data = json.loads(structured.render(page, Linker(page.address, catalogue, base_url)))
    assert data["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = data["@graph"]
    return found


@pytest.mark.parametrize("catalogue", [dated, fixed, real], ids=["dated", "fixed", "real"])
@pytest.mark.parametrize("base_url", [BASE, ""])
def test_types_and_properties_exist_and_the_required_are_there(
    catalogue: Any, base_url: str
) -> None:
    used: set[str] = set()
    for page in pages(catalogue()):
        used |= check_words(graph(page, catalogue(), base_url), page.address)
    everywhere = {"WebPage", "WebSite", "BreadcrumbList", "ItemList", "Course", "Place", "Dataset"}
    assert everywhere <= used
    assert "Event" in used or catalogue is real
    if catalogue is fixed:
        assert {"Schedule", "OpeningHoursSpecification"} <= used


def test_what_is_referred_to_on_a_page_is_described_there() -> None:
    elsewhere = f"{BASE}#site"
    for page in pages(dated()):
        found = graph(page, dated())
        described = {node["@id"] for node in nodes(found) if len(node) > 1 and "@id" in node}
        referred = {node["@id"] for node in nodes(found) if node.keys() == {"@id"}}
        assert referred <= described | {elsewhere}, page.address
        assert elsewhere in referred


def only(kind: str, page: DescribedPage) -> dict[str, Any]:
    return next(node for node in graph(page, dated()) if node["@type"] == kind)


def test_a_makerspace_is_a_place_with_what_it_has() -> None:
    (place,) = dated().makerspaces
    node = only("Place", about(place))
    assert node["geo"] == {"@type": "GeoCoordinates", "latitude": 51.9125, "longitude": 4.438}
    assert node["amenityFeature"][0]["name"] == "3D-printer"
    assert node["address"]["addressLocality"] == "Kleinstad"
    assert node["publicAccess"] is True
    # Opening hours are free text; they are not guessed at.
    assert "openingHoursSpecification" not in node


def test_a_moment_is_an_event_with_its_own_clock() -> None:
    (place,) = dated().makerspaces
    moments = [node for node in graph(about(place), dated()) if node["@type"] == "Event"]
    begins = {node["name"]: node["startDate"] for node in moments}
    assert begins["Voor de zomertijd"] == "2027-03-27T19:30:00+01:00"
    assert begins["Weekend van de zomertijd"] == "2027-03-27"
    assert len({node["@id"] for node in moments}) == len(moments) == len(place.momenten)


def test_the_kind_of_programme_follows_its_first_phase() -> None:
    kinds = [graph(about(programma), dated())[1]["@type"] for programma in dated().programmas]
    assert [programma.id for programma in dated().programmas] == ["lasclub", "robotica"]
    assert kinds == ["EducationalOccupationalProgram", "Course"]


def test_a_long_list_is_counted_and_cut() -> None:
    listed = dated().programmas * structured.MOST_LISTED
    page = DescribedPage(address="themas/x.html", title="X", description="X.", listed=listed)
    node = only("ItemList", page)
    assert node["numberOfItems"] == len(listed) > structured.MOST_LISTED
    assert len(node["itemListElement"]) == structured.MOST_LISTED


def test_addresses_are_relative_to_the_page_without_a_base_address() -> None:
    (place,) = dated().makerspaces
    found = graph(about(place), dated(), "")
    assert found[0]["isPartOf"] == {"@id": "../index.html#site"}
    assert found[0]["url"] == "de-werkplaats.html"


@pytest.mark.parametrize(
    "payload",
    ["</script><script>alert(1)</script>", "<!--<script>", "a --> b", "&lt;/script&gt;", "]]>"],
)
def test_nothing_ends_the_block(payload: str) -> None:
    catalogue = hostile(payload)
    for page in pages(catalogue):
        block = structured.render(page, Linker(page.address, catalogue, BASE))
        assert json.loads(block)
        assert not set("<>&\u2028\u2029") & set(block), page.address
    names = [graph(about(record), catalogue)[0]["name"] for record in catalogue.programmas]
    assert names == [payload] * 2
