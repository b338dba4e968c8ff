"""A record as JSON and as Markdown: nothing is lost, and the JSON is what its schema says."""

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import pytest
from jsonschema import Draft202012Validator

from catalogue.content.model import Catalogue
from catalogue.feeds import json_schema
from catalogue.feeds.publication import Publication
from catalogue.schema import KIND, KINDS, Kind, Record
from tests.harness import ROOT, SMALL, put, site
from tests.unit import feeds_catalogues
from tests.unit.feeds_catalogues import BASE, dated, errors, read, real, rendered, resolved

_MOMENT = re.compile(r'"(\d{4}-\d\d-\d\d)T(\d\d:\d\d):00[+-]\d\d:\d\d"')
_NOT_FIELDS = {"pad", "regel", "tekst"}


@pytest.fixture(params=[dated, real])
def catalogue(request: pytest.FixtureRequest) -> Catalogue:
    make: Callable[[], Catalogue] = request.param
    return make()


def everything(catalogue: Catalogue) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(rendered(catalogue)["data/catalogus.json"])
    return data


# --- JSON -> content -> catalogue ---------------------------------------------------------------


def _written(kind: Kind, data: dict[str, Any], content: Path) -> None:
    """Writes what the JSON holds as an editor would have; JSON is YAML."""
    if kind.folder:
        for record in data[kind.plural]:
            fields = _front_matter(kind, record).items()
            head = "".join(f"{key}: {_yaml(value)}\n" for key, value in fields)
            text = f"---\n{head}---\n{record.get('tekst', '')}"
            put(content / kind.folder / f"{record['id']}.md", text)
    elif kind.file:
        records: Any = data[kind.plural]
        if kind.single:
            records = _front_matter(kind, records)
        else:
            records = [
                {**({} if kind.numbered else {"id": record["id"]}), **_front_matter(kind, record)}
                for record in records
            ]
        put(content / kind.file, _yaml(records))


def _front_matter(kind: Kind, record: dict[str, Any]) -> dict[str, Any]:
    return {field.key: record[field.key] for field in kind.fields if field.key in record}


def _yaml(value: object) -> str:
    """JSON, in which a moment is written as the clock on the wall shows it."""
    return _MOMENT.sub(r'"\1 \2"', json.dumps(value, ensure_ascii=False))


def same_fields(first: Catalogue, second: Catalogue) -> None:
    for kind in KINDS:
        ours, theirs = first.by_id[kind.name], second.by_id[kind.name]
        assert list(ours) == list(theirs), kind.name
        for name in ours:
            _same(ours[name], theirs[name])


def _same(one: Record, other: Record) -> None:
    for field in fields(one):
        if field.name not in _NOT_FIELDS:
            mine, its = getattr(one, field.name), getattr(other, field.name)
            assert _plain(mine) == _plain(its), f"{one.id}: {field.name}"
    assert one.tekst.strip() == other.tekst.strip()


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return (type(value).__name__, value.id) if isinstance(value, Record) else value


def test_json_becomes_the_same_entries(catalogue: Catalogue, tmp_path: Path) -> None:
    content, data = tmp_path / "content", everything(catalogue)
    for kind in KINDS:
        _written(kind, data, content)
    # The images are no records; texts refer to them.
    for images in (SMALL / "beelden", ROOT / "content/beelden"):
        shutil.copytree(images, content / "beelden", dirs_exist_ok=True)
    same_fields(catalogue, resolved(read(content)))


def test_the_markdown_beside_a_page_is_a_good_source(tmp_path: Path) -> None:
    content = site(tmp_path)
    files = rendered(dated())
    for path in files:
        if path.endswith(".md"):
            put(content / path, files[path])
    same_fields(dated(), resolved(read(content)))


def test_links_to_pages_about_the_site_are_mended() -> None:
    text = "Doe mee via [meedoen](../paginas/meedoen.md#hoe) of [Lasclub](lasclub.md)."
    path = "programmas/robotica.md"
    drafts = [
        replace(draft, text=text) if draft.pad == path else draft
        for draft in feeds_catalogues.drafts({})
    ]
    markdown = rendered(resolved(drafts))[path].decode()
    assert "[meedoen](../meedoen/index.html#hoe)" in markdown
    assert "[Lasclub](lasclub.md)" in markdown


# --- JSON and its schema ------------------------------------------------------------------------


@pytest.fixture
def schema() -> Any:
    schema = json.loads(json_schema.render(BASE))
    Draft202012Validator.check_schema(schema)
    return schema


def test_the_catalogue_and_each_entry_are_what_the_schema_says(
    catalogue: Catalogue, schema: Any
) -> None:
    assert not errors(everything(catalogue), schema)
    files = rendered(catalogue)
    entries = [path for path in files if path.endswith(".json") and not path.startswith("data/")]
    assert len(entries) > 3
    for path in entries:
        data = json.loads(files[path])
        kind = data["$schema"].rpartition("/")[2]
        assert KIND[kind].folder == path.partition("/")[0]
        assert not errors(data, {"$ref": f"#/$defs/{kind}", "$defs": schema["$defs"]}), path


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        ("status", "loopt"),
        ("gecontroleerd", "2026-02-30"),
        ("website", "geen adres"),
        ("themas", []),
        ("leeftijd", {"van": "acht"}),
        ("onbekend", 1),
    ],
)
def test_the_schema_sees_what_is_wrong(schema: Any, path: str, wrong: Any) -> None:
    data = everything(dated())
    data["programmas"][0][path] = wrong
    assert errors(data, schema)


def test_the_schema_names_every_field() -> None:
    schema = json.loads(json_schema.render(""))
    assert "$id" not in schema
    for kind in KINDS:
        assert {field.key for field in kind.fields} <= set(schema["$defs"][kind.name]["properties"])


def test_a_moment_says_how_far_it_is_from_utc() -> None:
    begins = {
        event["naam"]: event["begin"] for event in everything(dated())["makerspaces"][0]["momenten"]
    }
    assert begins["Voor de zomertijd"] == "2027-03-27T19:30:00+01:00"
    assert begins["Na de zomertijd"] == "2027-03-28T10:00:00+02:00"
    assert begins["Na de wintertijd"] == "2027-10-31T10:00:00+01:00"
    assert begins["Dag van de wintertijd"] == "2027-10-31"


def test_an_identity_follows_from_region_kind_and_id() -> None:
    space = UUID("a3f0c1de-5a55-5b0e-9a55-0a4b6f7d2c11")
    published = Publication(dated())
    assert published.identity(None, "één") == str(uuid5(space, "Kleinstad/één"))
    (place,) = dated().makerspaces
    expected = uuid5(space, f"Kleinstad/makerspace/{place.id}/x")
    assert published.identity(place, "x") == str(expected)
