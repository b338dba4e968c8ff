"""The open data, each format read back by a library that knows nothing of us."""

import csv
import io
import json
import tracemalloc
from collections.abc import Callable
from hashlib import sha256
from math import cos, hypot, radians
from typing import Any
from uuid import UUID

import pytest
from pyshacl import validate
from rdflib import DCAT, DCTERMS, RDF, Graph, Namespace, URIRef

from catalogue import feeds
from catalogue.content.model import Catalogue
from catalogue.feeds import json_data
from catalogue.schema import KIND
from tests.unit.feeds_catalogues import BASE, dated, errors, fixed, real, rendered, small

# rdflib's own parser of JSON-LD uses what rdflib advises against.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")

STRING: dict[str, Any] = {"type": "string"}
NUMBER = {"type": "number"}
OPEN = {"additionalProperties": True}
URI = {"type": "string", "format": "uri"}


def an_object(required: str, **properties: Any) -> dict[str, Any]:
    """JSON Schema of an object with these properties and no others."""
    limits = {"required": required.split(), "additionalProperties": False}
    return {"type": "object", "properties": properties, **limits}


def a_list(items: Any, **limits: Any) -> dict[str, Any]:
    return {"type": "array", "items": items, **limits}


# --- CSV ----------------------------------------------------------------------------------------


def rows(path: str, base_url: str = BASE) -> list[dict[str, str]]:
    data = rendered(dated(), base_url)[path]
    assert data.startswith(b"\xef\xbb\xbf"), "a spreadsheet needs the mark to see that it is UTF-8"
    assert data.endswith(b"\r\n")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


@pytest.mark.parametrize("name", ["programma", "makerspace", "partner", "wijk"])
def test_a_table_has_a_row_for_each_record_and_a_cell_for_each_column(name: str) -> None:
    kind = KIND[name]
    found = rows(f"data/{kind.plural}.csv")
    assert [row["id"] for row in found] == [one.id for one in getattr(dated(), kind.plural)]
    assert all(None not in row and None not in row.values() for row in found)
    assert found[0]["pagina"].startswith(BASE)


def test_a_row_reads_as_a_dutch_spreadsheet_wants_it() -> None:
    (place,) = rows("data/makerspaces.csv")
    assert place["samenvatting"] == 'Een werkplaats; voor de buurt, met "van alles".'
    assert (place["ligging_lat"], place["ligging_lon"]) == ("51,9125", "4,438")
    assert place["themas"] == "Robots"
    assert place["wijken"] == "Dorp"
    assert place["bronnen"] == "https://voorbeeld.nl/werkplaats, Open op woensdag, 2025"
    assert place["gecontroleerd"] == "2026-11-23"
    assert "Na de zomertijd, 2027-03-28 10:00, 2027-03-28 12:00" in place["momenten"]


def test_references_to_the_own_kind_are_names_too() -> None:
    robotica = next(row for row in rows("data/programmas.csv") if row["id"] == "robotica")
    assert robotica["vervolg"] == "Lasclub"
    dorp = rows("data/wijken.csv", "")[0]
    assert (dorp["buren"], dorp["gebied"]) == ("Haven", "Noord")
    assert dorp["pagina"] == "../wijken/dorp.html"


def test_the_table_of_wijken_says_which_has_a_public_makerspace() -> None:
    wijken = {row["id"]: row for row in rows("data/wijken.csv")}
    assert wijken["dorp"]["openbare_makerspace"] == "heeft"
    assert wijken["dorp"]["makerspaces"] == "De Werkplaats"
    assert not any(row["makerspaces"] for name, row in wijken.items() if name != "dorp")
    near = {name: row["dichtstbij_buiten_de_wijk"] for name, row in wijken.items()}
    assert near == {name: "" if name == "dorp" else "De Werkplaats" for name in wijken}


def table(catalogue: Catalogue, name: str) -> list[dict[str, str]]:
    text = rendered(catalogue)[f"data/{name}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_distances_in_the_tables_against_a_flat_map() -> None:
    """So near each other, the city is flat: a degree of longitude shrinks with the latitude."""
    catalogue = real()
    public = [
        place
        for place in catalogue.makerspaces
        if place.is_openbare_techniekruimte and not place.status
    ]
    for wijk, row in zip(catalogue.wijken, table(catalogue, "wijken"), strict=True):
        nearest = min(
            hypot(
                (point.lat - wijk.ligging.lat) * 111.195,
                (point.lon - wijk.ligging.lon) * 111.195 * cos(radians(wijk.ligging.lat)),
            )
            for place in public
            for point in ([place.ligging] if place.ligging else [w.ligging for w in place.wijken])
        )
        assert float(row["afstand_km"].replace(",", ".")) == pytest.approx(nearest, abs=0.02)


def test_the_matrix_against_the_programmes() -> None:
    catalogue = real()
    rows = table(catalogue, "matrix")
    assert len(rows) == (1 + len(catalogue.fasen)) * len(catalogue.themas)
    for row in rows:
        programmas = [
            {group.naam for group in programma.doelgroepen}
            for programma in catalogue.programmas
            if programma.status != "gestopt"
            and programma.aard != "netwerk"
            and row["thema"] in {thema.naam for thema in programma.themas}
            and (row["fase"] == "alle" or row["fase"] in {fase.naam for fase in programma.fase})
        ]
        for group in catalogue.doelgroepen:
            assert int(row[group.naam]) == sum(group.naam in groups for groups in programmas)
        named = sum(groups != {"iedereen"} for groups in programmas)
        assert int(row["totaal zonder iedereen"]) == named


# --- GeoJSON ------------------------------------------------------------------------------------

POINT = a_list(NUMBER, minItems=2, maxItems=2)
GEOMETRY = {
    "oneOf": [
        {"type": "null"},
        an_object("type coordinates", type={"const": "Point"}, coordinates=POINT),
        an_object("type coordinates", type={"const": "MultiPoint"}, coordinates=a_list(POINT)),
    ]
}
FEATURE = an_object(
    "type id geometry properties",
    type={"const": "Feature"},
    id=STRING,
    geometry=GEOMETRY,
    properties=an_object("id naam pagina") | OPEN,
)
GEOJSON = an_object("type features", type={"const": "FeatureCollection"}, features=a_list(FEATURE))


@pytest.mark.parametrize("kind", ["makerspaces", "programmas"])
@pytest.mark.parametrize("catalogue", [small, dated, real])
def test_a_map_is_geojson(catalogue: Callable[[], Catalogue], kind: str) -> None:
    data = json.loads(rendered(catalogue())[f"data/{kind}.geojson"])
    assert not errors(data, GEOJSON)
    names = [feature["id"] for feature in data["features"]]
    assert len(set(names)) == len(names) == len(getattr(catalogue(), kind))


def test_the_longitude_comes_first() -> None:
    (place,) = json.loads(rendered(dated())["data/makerspaces.geojson"])["features"]
    assert place["geometry"] == {"type": "Point", "coordinates": [4.438, 51.9125]}
    assert "tekst" not in place["properties"]
    for feature in json.loads(rendered(real())["data/makerspaces.geojson"])["features"]:
        if feature["geometry"]:
            longitude, latitude = feature["geometry"]["coordinates"]
            assert 3 < longitude < 8, feature["id"]
            assert 50 < latitude < 54, feature["id"]


def test_what_has_no_point_has_its_wijk() -> None:
    (place,) = json.loads(rendered(small())["data/makerspaces.geojson"])["features"]
    assert (place["geometry"], place["properties"]["wijken"]) == (None, ["dorp"])


def test_a_programme_is_where_its_makerspace_is() -> None:
    features = json.loads(rendered(dated())["data/programmas.geojson"])["features"]
    geometries = {feature["properties"]["id"]: feature["geometry"] for feature in features}
    point = {"type": "Point", "coordinates": [4.438, 51.9125]}
    assert geometries == {"robotica": point, "lasclub": None}


SPDX = Namespace("http://spdx.org/rdf/terms#")

# --- DCAT ---------------------------------------------------------------------------------------

# What DCAT-AP-NL 3.0 demands of what we publish, in our own words.
SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix spdx: <http://spdx.org/rdf/terms#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <https://voorbeeld.nl/vormen#> .

:Catalogus a sh:NodeShape ; sh:targetClass dcat:Catalog ; sh:nodeKind sh:IRI ;
  sh:property [ sh:path dct:title ; sh:node :Talig ; sh:minCount 1 ] ,
    [ sh:path dct:description ; sh:node :Talig ; sh:minCount 1 ] ,
    [ sh:path dct:publisher ; sh:minCount 1 ; sh:maxCount 1 ; sh:node :Partij ] ,
    [ sh:path dcat:contactPoint ; sh:minCount 1 ; sh:maxCount 1 ; sh:node :Contact ] ,
    [ sh:path dcat:dataset ; sh:minCount 1 ; sh:class dcat:Dataset ] ,
    [ sh:path dct:modified ; sh:maxCount 1 ; sh:datatype xsd:date ] .
:Dataset a sh:NodeShape ; sh:targetClass dcat:Dataset ; sh:nodeKind sh:IRI ;
  sh:property [ sh:path dct:title ; sh:node :Talig ; sh:minCount 1 ] ,
    [ sh:path dct:description ; sh:node :Talig ; sh:minCount 1 ] ,
    [ sh:path dct:identifier ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:Literal ] ,
    [ sh:path dct:publisher ; sh:minCount 1 ; sh:maxCount 1 ; sh:node :Partij ] ,
    [ sh:path dct:creator ; sh:minCount 1 ; sh:node :Partij ] ,
    [ sh:path dcat:contactPoint ; sh:minCount 1 ; sh:maxCount 1 ; sh:node :Contact ] ,
    [ sh:path dcat:theme ; sh:minCount 1 ; sh:nodeKind sh:IRI ; sh:node :Begrip ;
      sh:pattern "^http://publications.europa.eu/resource/authority/data-theme/" ] ,
    [ sh:path dct:accessRights ; sh:minCount 1 ; sh:maxCount 1 ;
      sh:in ( <http://publications.europa.eu/resource/authority/access-right/PUBLIC> ) ] ,
    [ sh:path dct:language ; sh:minCount 1 ; sh:class dct:LinguisticSystem ] ,
    [ sh:path dct:license ; sh:minCount 1 ; sh:maxCount 1 ; sh:class dct:LicenseDocument ] ,
    [ sh:path dct:modified ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:date ] ,
    [ sh:path dct:spatial ; sh:minCount 1 ; sh:class dct:Location ] ,
    [ sh:path dct:accrualPeriodicity ; sh:maxCount 1 ; sh:class dct:Frequency ] ,
    [ sh:path dcat:keyword ; sh:minCount 1 ; sh:node :Talig ] ,
    [ sh:path dcat:landingPage ; sh:minCount 1 ; sh:class foaf:Document ] ,
    [ sh:path foaf:page ; sh:minCount 1 ; sh:class foaf:Document ] ,
    [ sh:path dct:conformsTo ; sh:minCount 1 ; sh:class dct:Standard ] ,
    [ sh:path dcat:distribution ; sh:minCount 1 ; sh:class dcat:Distribution ] .
:Distributie a sh:NodeShape ; sh:targetClass dcat:Distribution ; sh:nodeKind sh:IRI ;
  sh:property [ sh:path dcat:accessURL ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path dcat:downloadURL ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path dct:license ; sh:minCount 1 ; sh:maxCount 1 ;
      sh:pattern "^https?://creativecommons.org/" ] ,
    [ sh:path dct:format ; sh:minCount 1 ; sh:maxCount 1 ;
      sh:pattern "^http://publications.europa.eu/resource/authority/file-type/" ] ,
    [ sh:path dcat:mediaType ; sh:minCount 1 ; sh:maxCount 1 ;
      sh:pattern "^https://www.iana.org/assignments/media-types/[a-z]+/[a-z+.-]+$" ] ,
    [ sh:path dcat:byteSize ; sh:minCount 1 ; sh:maxCount 1 ;
      sh:datatype xsd:nonNegativeInteger ] ,
    [ sh:path dct:language ; sh:minCount 1 ; sh:hasValue
      <http://publications.europa.eu/resource/authority/language/NLD> ] ,
    [ sh:path <http://data.europa.eu/r5r/availability> ; sh:minCount 1 ; sh:maxCount 1 ;
      sh:node :Begrip ] ,
    [ sh:path dct:conformsTo ; sh:minCount 1 ; sh:class dct:Standard ] ,
    [ sh:path spdx:checksum ; sh:minCount 1 ; sh:maxCount 1 ; sh:node :Som ] .
:Begrip a sh:NodeShape ; sh:class skos:Concept ; sh:nodeKind sh:IRI ;
  sh:property [ sh:path skos:prefLabel ; sh:minCount 1 ; sh:node :Talig ] .
:Som a sh:NodeShape ; sh:class spdx:Checksum ;
  sh:property [ sh:path spdx:algorithm ; sh:hasValue spdx:checksumAlgorithm_sha256 ;
      sh:minCount 1 ; sh:maxCount 1 ] ,
    [ sh:path spdx:checksumValue ; sh:datatype xsd:hexBinary ; sh:minCount 1 ;
      sh:pattern "^[0-9a-f]{64}$" ] .
:Talig a sh:NodeShape ; sh:datatype <http://www.w3.org/1999/02/22-rdf-syntax-ns#langString> .
:Partij a sh:NodeShape ; sh:class foaf:Agent ; sh:property [ sh:path foaf:name ; sh:minCount 1 ] .
:Contact a sh:NodeShape ; sh:class vcard:Kind ;
  sh:property [ sh:path vcard:fn ; sh:minCount 1 ] ,
    [ sh:path vcard:hasURL ; sh:minCount 1 ; sh:nodeKind sh:IRI ] .
"""


def graph(data: bytes, base_url: str = "") -> Graph:
    return Graph().parse(data=data, format="json-ld", publicID=base_url or None)


def problems(description: Graph) -> str:
    conforms, _, text = validate(
        description, shacl_graph=Graph().parse(data=SHAPES, format="turtle")
    )
    return "" if conforms else str(text)


def test_the_description_is_what_dcat_ap_nl_demands() -> None:
    assert not problems(graph(rendered(real())["data/dcat.jsonld"]))


@pytest.mark.parametrize(
    "gone",
    [
        *(DCTERMS.publisher, DCTERMS.license, DCTERMS.language, DCTERMS.modified),
        *(DCAT.theme, DCAT.dataset, DCAT.keyword, DCAT.byteSize, DCAT.landingPage),
        *(DCTERMS.conformsTo, DCAT.contactPoint),
        SPDX.checksum,
    ],
)
@pytest.mark.slow
def test_our_shapes_see_what_is_missing(gone: URIRef) -> None:
    found = graph(rendered(real())["data/dcat.jsonld"])
    found.remove((None, gone, None))
    assert problems(found)


def test_every_distribution_is_a_file_of_that_size() -> None:
    files = rendered(real())
    description = graph(files["data/dcat.jsonld"])
    sizes = {
        str(description.value(node, DCAT.downloadURL)): int(
            str(description.value(node, DCAT.byteSize))
        )
        for node in description.subjects(RDF.type, DCAT.Distribution)
    }
    addresses = [download.address for download in feeds.DOWNLOADS]
    assert sizes == {BASE + address: len(files[address]) for address in addresses}
    sums = {str(checksum) for checksum in description.objects(None, SPDX.checksumValue)}
    assert sums == {sha256(files[address]).hexdigest() for address in addresses}


@pytest.mark.slow
def test_without_a_base_address_identifiers_are_found_from_the_file() -> None:
    elsewhere = "https://elders.nl/site/data/dcat.jsonld"
    description = graph(rendered(real(), "")["data/dcat.jsonld"], elsewhere)
    assert not problems(description)
    assert description.value(None, RDF.type, DCAT.Dataset) == URIRef(f"{elsewhere}#dataset")
    downloads = {str(address) for address in description.objects(None, DCAT.downloadURL)}
    assert {
        "https://elders.nl/site/data/programmas.csv",
        "https://elders.nl/site/agenda/alles.ics",
    } <= downloads


# --- HSDS ---------------------------------------------------------------------------------------

# The parts of the HSDS 3.0 schemas that we use: names, required fields, lists of values.
IDENTITY = {"type": "string", "format": "uuid"}
DAY = {"type": "string", "format": "date"}
CLOCK = {"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$"}
PLACE_TYPE = {"enum": ["physical", "postal", "virtual"]}
ADDRESS = an_object(
    "id address_1 city state_province postal_code country address_type",
    id=IDENTITY,
    address_1=STRING,
    city=STRING,
    state_province=STRING,
    postal_code=STRING,
    country={"type": "string", "minLength": 2, "maxLength": 2},
    address_type=PLACE_TYPE,
)
LOCATION = an_object(
    "id location_type",
    id=IDENTITY,
    name=STRING,
    location_type=PLACE_TYPE,
    url=URI,
    latitude=NUMBER,
    longitude=NUMBER,
    addresses=a_list(ADDRESS),
    accessibility=a_list({"required": ["id"]}),
)
SCHEDULE = an_object(
    "id",
    id=IDENTITY,
    **dict.fromkeys(("valid_from", "valid_to", "dtstart"), DAY),
    **dict.fromkeys(("opens_at", "closes_at"), CLOCK),
    freq={"enum": ["WEEKLY", "MONTHLY"]},
    interval={"type": "integer"},
    byday=STRING,
    description=STRING,
)
NAMED = an_object("id name description", id=IDENTITY, website=URI) | OPEN
TEXTS = (
    "name alternate_name description alert application_process fees_description"
    " eligibility_description"
)
SERVICE = an_object(
    "id name status",
    id=IDENTITY,
    **dict.fromkeys(TEXTS.split(), STRING),
    url=URI,
    status={"enum": ["active", "inactive", "defunct", "temporarily closed"]},
    minimum_age=NUMBER,
    maximum_age=NUMBER,
    assured_date=DAY,
    last_modified={"type": "string", "format": "date-time"},
    organization=NAMED,
    schedules=a_list(SCHEDULE),
    attributes=a_list({"required": ["id"], "properties": {"taxonomy_term": NAMED}}),
    service_at_locations=a_list({"required": ["id"], "properties": {"location": LOCATION}}),
)


@pytest.mark.parametrize("catalogue", [dated, fixed, real])
def test_services_are_what_open_referral_asks(catalogue: Callable[[], Catalogue]) -> None:
    services = json.loads(rendered(catalogue())["data/hsds.json"])
    assert not errors(services, a_list(SERVICE))
    ids = [UUID(service["id"]) for service in services]
    assert len(set(ids)) == len(ids) == len(catalogue().entries)


def test_what_we_are_not_sure_of_never_passes_for_running() -> None:
    services = json.loads(rendered(small())["data/hsds.json"])
    by_name = {service["name"]: service for service in services}
    robotica, lasclub = by_name["Robotica"], by_name["Lasclub"]
    assert (robotica["status"], lasclub["status"]) == ("active", "inactive")
    assert lasclub["alert"] == "Misschien bestaat dit niet meer. Vraag het eerst na."
    assert lasclub["assured_date"] == "2026-11-23"
    assert robotica["organization"]["name"] == "De School"


# --- large files --------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["data/catalogus.json", "data/hsds.json"])
@pytest.mark.slow
def test_a_large_file_is_in_memory_once(path: str) -> None:
    """Of ten thousand entries it is 20 MB, so copies of it would be most of what a build weighs."""
    plan = feeds.render(real(), base_url=BASE)
    size = len(plan[path])
    tracemalloc.start()
    made = plan[path]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(made) == size
    # What any small file needs beside itself.
    assert peak < 2 * size + 20_000


def test_each_file_is_made_once_for_a_site(monkeypatch: pytest.MonkeyPatch) -> None:
    """The description of all files tells how large each is, which is seen when that is made."""
    calls: list[object] = []

    def json_list(services: object) -> list[bytes]:
        calls.append(services)
        return [b"[]"]

    monkeypatch.setattr(feeds.hsds, "json_list", json_list)
    files = feeds.render(real(), base_url=BASE)
    assert list(files)[-1] == "data/dcat.jsonld"
    assert dict(files).keys() == set(files)
    assert len(calls) == 1


def test_the_description_asked_for_alone_is_right_all_the_same() -> None:
    alone = feeds.render(real(), base_url=BASE)["data/dcat.jsonld"]
    assert alone == rendered(real())["data/dcat.jsonld"]


@pytest.mark.parametrize("values", [[], [1], ["a", "é"], [{"a": ["b"]}, 4.5]])
def test_a_list_with_an_item_on_each_line_is_json(values: list[Any]) -> None:
    written = b"".join(json_data.json_list(values))
    assert json.loads(written) == values
    assert written.count(b"\n") == (len(values) + 1 if values else 0)
