"""A record as JSON and as Markdown: nothing is lost, and the JSON is what its schema says."""

import copy
import json
import shutil
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import pytest
from jsonschema import Draft202012Validator

from catalogue.content.model import Catalogue
from catalogue.feeds import identity, json_schema, records
from catalogue.feeds.markdown_data import MOMENTS
from catalogue.schema import KIND, KINDS, Kind, Record
from catalogue.schema.shapes import Group, Many, fields_of
from tests.harness import ROOT, SMALL, put, site
from tests.unit import feeds_catalogues
from tests.unit.feeds_catalogues import dated, read, real, rendered, resolved

CATALOGUES = {"dated": dated, "real": real}
_NOT_FIELDS = {"pad", "regel", "tekst"}


@pytest.fixture(params=CATALOGUES)
def catalogue(request: pytest.FixtureRequest) -> Catalogue:
    made: Callable[[], Catalogue] = CATALOGUES[request.param]
    return made()


def everything(catalogue: Catalogue) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(rendered(catalogue)["data/catalogus.json"])
    return data


# --- JSON -> content -> catalogue ---------------------------------------------------------------


def _written(kind: Kind, data: dict[str, Any], content: Path) -> None:
    """Writes what the JSON holds as an editor would have; JSON is YAML."""
    if kind.folder:
        for one in data[kind.plural]:
            head = "".join(
                f"{key}: {json.dumps(value, ensure_ascii=False)}\n"
                for key, value in records.as_written(kind, one).items()
            )
            text = f"---\n{head}---\n{one.get('tekst', '')}"
            put(content / kind.folder / f"{one['id']}.md", text)
    elif kind.file:
        value: Any = data[kind.plural]
        if kind.single:
            value = records.as_written(kind, value)
        else:
            ids = [{} if kind.numbered else {"id": one["id"]} for one in value]
            rows = [records.as_written(kind, one) for one in value]
            value = [{**own, **row} for own, row in zip(ids, rows, strict=True)]
        put(content / kind.file, json.dumps(value, ensure_ascii=False))


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
        draft if draft.pad != path else _with_text(draft, text)
        for draft in feeds_catalogues.drafts({})
    ]
    written = rendered(resolved(drafts))[path].decode()
    assert "[meedoen](../meedoen/index.html#hoe)" in written
    assert "[Lasclub](lasclub.md)" in written


def _with_text(draft: Any, text: str) -> Any:
    changed = copy.copy(draft)
    object.__setattr__(changed, "text", text)
    return changed


# --- JSON and its schema ------------------------------------------------------------------------


def validator(schema: Any) -> Draft202012Validator:
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.fixture
def schema() -> Any:
    found = json.loads(json_schema.render(feeds_catalogues.BASE))
    Draft202012Validator.check_schema(found)
    return found


def test_the_catalogue_is_what_the_schema_says(catalogue: Catalogue, schema: Any) -> None:
    errors = list(validator(schema).iter_errors(everything(catalogue)))
    assert not [f"{list(error.path)}: {error.message[:200]}" for error in errors]


def test_each_entry_is_what_the_schema_says(catalogue: Catalogue, schema: Any) -> None:
    files = rendered(catalogue)
    entries = [path for path in files if path.endswith(".json") and not path.startswith("data/")]
    assert len(entries) > 3
    for path in entries:
        data = json.loads(files[path])
        kind = data["$schema"].rpartition("/")[2]
        assert KIND[kind].folder == path.partition("/")[0]
        part = {"$ref": f"#/$defs/{kind}", "$defs": schema["$defs"]}
        assert not list(validator(part).iter_errors(data)), path


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
    data = copy.deepcopy(everything(dated()))
    data["programmas"][0][path] = wrong
    assert list(validator(schema).iter_errors(data))


def test_the_schema_names_every_field() -> None:
    made = json.loads(json_schema.render(""))
    assert "$id" not in made
    for kind in KINDS:
        assert {field.key for field in kind.fields} <= set(made["$defs"][kind.name]["properties"])


def test_only_moments_are_written_in_another_way_than_json_does() -> None:
    """``markdown_data`` counts on it."""
    for kind in KINDS:
        for field in kind.fields:
            assert ("Moment()" in repr(_shapes(field.shape))) == (field.key == MOMENTS)


def _shapes(shape: object) -> list[object]:
    if isinstance(shape, Many):
        return _shapes(shape.shape)
    if isinstance(shape, Group):
        return [field.shape for field in fields_of(shape.record)]
    return [shape]


def test_a_moment_says_how_far_it_is_from_utc() -> None:
    begins = {
        event["naam"]: event["begin"] for event in everything(dated())["makerspaces"][0]["momenten"]
    }
    assert begins["Voor de zomertijd"] == "2027-03-27T19:30:00+01:00"
    assert begins["Na de zomertijd"] == "2027-03-28T10:00:00+02:00"
    assert begins["Na de wintertijd"] == "2027-10-31T10:00:00+01:00"
    assert begins["Dag van de wintertijd"] == "2027-10-31"


def test_an_identity_is_a_uuid_of_version_5() -> None:
    space = UUID("a3f0c1de-5a55-5b0e-9a55-0a4b6f7d2c11")
    site = dated().site
    for number in range(50):
        expected = uuid5(space, f"Kleinstad/één/{number}")
        assert identity.named(site, "één", str(number)) == str(expected)
    (place,) = dated().makerspaces
    assert identity.of(site, place, "x") == str(uuid5(space, f"Kleinstad/makerspace/{place.id}/x"))
