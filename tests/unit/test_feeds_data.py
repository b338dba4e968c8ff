"""The open data, each format read back by a library that knows nothing of us."""

import csv
import io
import json
import tracemalloc
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest
from jsonschema import Draft202012Validator
from pyshacl import validate
from rdflib import DCAT, DCTERMS, RDF, Graph, Namespace, URIRef

from catalogue import feeds
from catalogue.feeds import json_data
from catalogue.schema import KIND
from tests.unit.feeds_catalogues import BASE, dated, fixed, real, rendered, small

# rdflib's own parser of JSON-LD uses what rdflib advises against.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")

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


# --- GeoJSON ------------------------------------------------------------------------------------

POINT = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
GEOJSON = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "id", "geometry", "properties"],
                "properties": {
                    "type": {"const": "Feature"},
                    "geometry": {
                        "oneOf": [
                            {"type": "null"},
                            {
                                "type": "object",
                                "properties": {"type": {"const": "Point"}, "coordinates": POINT},
                            },
                            {
                                "type": "object",
                                "properties": {
                                    "type": {"const": "MultiPoint"},
                                    "coordinates": {"type": "array", "items": POINT},
                                },
                            },
                        ]
                    },
                    "properties": {"type": "object", "required": ["id", "naam", "pagina"]},
                },
            },
        },
    },
}


@pytest.mark.parametrize("path", ["data/makerspaces.geojson", "data/programmas.geojson"])
def test_a_map_is_geojson(path: str) -> None:
    for catalogue in (small(), dated(), real()):
        data = json.loads(rendered(catalogue)[path])
        assert not list(Draft202012Validator(GEOJSON).iter_errors(data))
        names = [feature["id"] for feature in data["features"]]
        assert len(set(names)) == len(names)


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
    assert place["geometry"] is None
    assert place["properties"]["wijken"] == ["dorp"]


def test_a_programme_is_where_its_makerspace_is() -> None:
    features = json.loads(rendered(dated())["data/programmas.geojson"])["features"]
    found = {feature["properties"]["id"]: feature["geometry"] for feature in features}
    assert found["robotica"] == {"type": "Point", "coordinates": [4.438, 51.9125]}
    assert found["lasclub"] is None


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


def problems(found: Graph) -> str:
    conforms, _, text = validate(found, shacl_graph=Graph().parse(data=SHAPES, format="turtle"))
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
def test_our_shapes_see_what_is_missing(gone: URIRef) -> None:
    found = graph(rendered(real())["data/dcat.jsonld"])
    found.remove((None, gone, None))
    assert problems(found)


def test_every_distribution_is_a_file_of_that_size() -> None:
    files = rendered(real())
    found = graph(files["data/dcat.jsonld"])
    listed = {
        str(found.value(one, DCAT.downloadURL)): int(str(found.value(one, DCAT.byteSize)))
        for one in found.subjects(RDF.type, DCAT.Distribution)
    }
    expected = {BASE + shared.address: len(files[shared.address]) for shared in feeds.DOWNLOADS}
    assert listed == expected
    sums = {str(one) for one in found.objects(None, SPDX.checksumValue)}
    assert sums == {sha256(files[shared.address]).hexdigest() for shared in feeds.DOWNLOADS}


def test_without_a_base_address_identifiers_are_found_from_the_file() -> None:
    data = rendered(real(), "")["data/dcat.jsonld"]
    elsewhere = "https://elders.nl/site/data/dcat.jsonld"
    found = graph(data, elsewhere)
    assert not problems(found)
    assert found.value(None, RDF.type, DCAT.Dataset) == URIRef(f"{elsewhere}#dataset")
    downloads = {str(one) for one in found.objects(None, DCAT.downloadURL)}
    assert "https://elders.nl/site/data/programmas.csv" in downloads
    assert "https://elders.nl/site/agenda/alles.ics" in downloads


# --- HSDS ---------------------------------------------------------------------------------------

UUID_TEXT = {"type": "string", "format": "uuid"}
TEXT = {"type": "string"}
DAY = {"type": "string", "format": "date"}
CLOCK = {"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$"}
ADDRESS = {
    "type": "object",
    "required": [
        *("id", "address_1", "city", "state_province", "postal_code", "country", "address_type")
    ],
    "additionalProperties": False,
    "properties": {
        "id": UUID_TEXT,
        **dict.fromkeys(("address_1", "city", "state_province", "postal_code"), TEXT),
        "country": {"type": "string", "minLength": 2, "maxLength": 2},
        "address_type": {"enum": ["physical", "postal", "virtual"]},
    },
}
LOCATION = {
    "type": "object",
    "required": ["id", "location_type"],
    "additionalProperties": False,
    "properties": {
        "id": UUID_TEXT,
        "name": TEXT,
        "location_type": {"enum": ["physical", "postal", "virtual"]},
        "url": {"type": "string", "format": "uri"},
        "latitude": {"type": "number"},
        "longitude": {"type": "number"},
        "addresses": {"type": "array", "items": ADDRESS},
        "accessibility": {"type": "array", "items": {"required": ["id"]}},
    },
}
SCHEDULE = {
    "type": "object",
    "required": ["id"],
    "additionalProperties": False,
    "properties": {
        "id": UUID_TEXT,
        **dict.fromkeys(("valid_from", "valid_to", "dtstart"), DAY),
        **dict.fromkeys(("opens_at", "closes_at"), CLOCK),
        "freq": {"enum": ["WEEKLY", "MONTHLY"]},
        "interval": {"type": "integer"},
        "byday": TEXT,
        "description": TEXT,
    },
}
NAMED = {
    "type": "object",
    "required": ["id", "name", "description"],
    "properties": {"id": UUID_TEXT, "website": {"type": "string", "format": "uri"}},
}
# The parts of the HSDS 3.0 schemas that we use: names, required fields, lists of values.
SERVICE = {
    "type": "object",
    "required": ["id", "name", "status"],
    "additionalProperties": False,
    "properties": {
        "id": UUID_TEXT,
        **{
            name: {"type": "string"}
            for name in (
                "name",
                "alternate_name",
                "description",
                "alert",
                "application_process",
                "fees_description",
                "eligibility_description",
            )
        },
        "url": {"type": "string", "format": "uri"},
        "status": {"enum": ["active", "inactive", "defunct", "temporarily closed"]},
        "minimum_age": {"type": "number"},
        "maximum_age": {"type": "number"},
        "assured_date": {"type": "string", "format": "date"},
        "last_modified": {"type": "string", "format": "date-time"},
        "organization": NAMED,
        "schedules": {"type": "array", "items": SCHEDULE},
        "attributes": {
            "type": "array",
            "items": {"required": ["id"], "properties": {"taxonomy_term": NAMED}},
        },
        "service_at_locations": {
            "type": "array",
            "items": {
                "required": ["id"],
                "properties": {"location": LOCATION},
            },
        },
    },
}


def test_services_are_what_open_referral_asks() -> None:
    schema = {"type": "array", "items": SERVICE}
    checker = Draft202012Validator.FORMAT_CHECKER
    for catalogue in (dated(), fixed(), real()):
        services: list[dict[str, Any]] = json.loads(rendered(catalogue)["data/hsds.json"])
        errors = Draft202012Validator(schema, format_checker=checker).iter_errors(services)
        assert not [f"{list(error.path)}: {error.message[:200]}" for error in errors]
    ids = [UUID(service["id"]) for service in services]
    assert len(set(ids)) == len(ids) == len(real().programmas) + len(real().makerspaces)


def test_what_we_are_not_sure_of_never_passes_for_running() -> None:
    services = {one["name"]: one for one in json.loads(rendered(small())["data/hsds.json"])}
    assert services["Robotica"]["status"] == "active"
    assert services["Lasclub"]["status"] == "inactive"
    assert "niet zeker" in services["Lasclub"]["alert"]
    assert date.fromisoformat(services["Lasclub"]["assured_date"]) == date(2026, 11, 23)
    assert services["Robotica"]["organization"]["name"] == "De School"


# --- large files --------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["data/catalogus.json", "data/hsds.json"])
def test_a_large_file_is_in_memory_once(path: str) -> None:
    """Of ten thousand entries it is 20 MB, so copies of it would be most of what a build weighs."""
    plan = feeds.render(real(), base_url=BASE)
    size = len(plan[path])
    tracemalloc.start()
    made = plan[path]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(made) == size
    assert peak < 2 * size


def test_each_file_is_made_once_for_a_site(monkeypatch: pytest.MonkeyPatch) -> None:
    """The description of all files tells how large each is, which is seen when that is made."""
    made: list[str] = []
    plan = feeds.hsds.plan

    def counted(*given: Any) -> dict[str, Any]:
        ((path, make),) = plan(*given).items()

        def making() -> bytes:
            made.append(path)
            return make()

        return {path: making}

    monkeypatch.setattr(feeds.hsds, "plan", counted)
    files = feeds.render(real(), base_url=BASE)
    assert list(files)[-1] == "data/dcat.jsonld"
    assert dict(files).keys() == set(files)
    assert made == ["data/hsds.json"]
    # And asked for alone, it is right all the same.
    alone = feeds.render(real(), base_url=BASE)["data/dcat.jsonld"]
    assert alone == rendered(real())["data/dcat.jsonld"]


@pytest.mark.parametrize("values", [[], [1], ["a", "é"], [{"a": ["b"]}, 4.5]])
def test_a_list_with_an_item_on_each_line_is_json(values: list[Any]) -> None:
    written = b"".join(json_data.json_list(values))
    assert json.loads(written) == values
    assert written.count(b"\n") == (len(values) + 1 if values else 0)
