"""Structured data: types and properties that schema.org has, and a block that nothing can end."""

import html.parser
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
        if not kind.single and not kind.numbered:
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


def graph(one: DescribedPage, catalogue: Catalogue, base_url: str = BASE) -> list[dict[str, Any]]:
    data = json.loads(structured.render(one, Linker(one.address, catalogue.site, base_url)))
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


def only(kind: str, one: DescribedPage) -> dict[str, Any]:
    return next(node for node in graph(one, dated()) if node["@type"] == kind)


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
    found = [node for node in graph(about(place), dated()) if node["@type"] == "Event"]
    begins = {node["name"]: node["startDate"] for node in found}
    assert begins["Voor de zomertijd"] == "2027-03-27T19:30:00+01:00"
    assert begins["Na de zomertijd"] == "2027-03-28T10:00:00+02:00"
    assert begins["Weekend van de zomertijd"] == "2027-03-27"
    names = [node["@id"] for node in found]
    assert len(set(names)) == len(names) == len(place.momenten)


def test_the_kind_of_programme_follows_its_first_phase() -> None:
    found = {one.id: graph(about(one), dated())[1]["@type"] for one in dated().programmas}
    assert found == {"robotica": "Course", "lasclub": "EducationalOccupationalProgram"}


def test_a_long_list_is_counted_and_cut() -> None:
    listed = real().programmas * 2
    page = DescribedPage(address="themas/x.html", title="X", description="X.", listed=listed)
    node = only("ItemList", page)
    assert node["numberOfItems"] == len(listed) > structured.MOST_LISTED
    assert len(node["itemListElement"]) == structured.MOST_LISTED


def test_addresses_are_relative_to_the_page_without_a_base_address() -> None:
    (place,) = dated().makerspaces
    found = graph(about(place), dated(), "")
    assert found[0]["isPartOf"] == {"@id": "../index.html#site"}
    assert found[0]["url"] == "de-werkplaats.html"


class _Scripts(html.parser.HTMLParser):
    """The text of each script and every other element, as a browser sees them."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.elements.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize(
    "payload",
    ["</script><script>alert(1)</script>", "<!--<script>", "a --> b", "&lt;/script&gt;", "]]>"],
)
def test_nothing_ends_the_block(payload: str) -> None:
    catalogue = hostile(payload)
    for page in pages(catalogue):
        block = structured.render(page, Linker(page.address, catalogue.site, BASE))
        parser = _Scripts()
        parser.feed(f'<script type="application/ld+json">{block}</script><p>')
        parser.close()
        assert parser.elements == ["script", "p"], page.address
        assert json.loads(parser.text)
        assert not set("<>&\u2028\u2029") & set(block)
    names = [graph(about(one), catalogue)[0]["name"] for one in catalogue.programmas]
    assert names == [payload] * 2
