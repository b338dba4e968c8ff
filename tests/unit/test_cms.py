"""The editing screen: what it may edit, and on which sites it is."""

import re
from dataclasses import replace
from typing import Any

import pytest

from catalogue.editor import cms
from catalogue.schema import KIND, KINDS, Site
from catalogue.schema.shapes import Choice, Field, Group, Many, Ref

SOURCE = "https://github.com/voorbeeld/klein"
SITE = Site(id="site", pad="site.yml", naam="N", regio="R", samenvatting="S.", broncode=SOURCE)
# The lists of naslag/, of which the options stand in the configuration.
NAMES = {name: {"een": "Een", "twee": "Twee"} for name, kind in KIND.items() if kind.file}


@pytest.mark.parametrize(
    ("source", "beheer", "repository"),
    [
        (SOURCE, "ja", "voorbeeld/klein"),
        (f"{SOURCE}.git/", "ja", "voorbeeld/klein"),
        (SOURCE, "nee", ""),
        (f"{SOURCE}/tree/main", "ja", ""),
        ("https://codeberg.org/voorbeeld/klein", "ja", ""),
        (None, "ja", ""),
    ],
)
def test_there_is_a_screen_where_files_are_at_github(
    source: str | None, beheer: str, repository: str
) -> None:
    assert cms.repository_of(replace(SITE, broncode=source, beheer=beheer)) == repository


def test_the_screen_has_every_field_of_every_kind_in_a_folder() -> None:
    collections = {each["name"]: each for each in cms.config(SITE, NAMES)["collections"]}
    kinds = {kind.folder: kind for kind in KINDS if kind.folder}
    assert collections.keys() == kinds.keys()
    for folder, kind in kinds.items():
        *fields, body = collections[folder]["fields"]
        assert body["name"] == "body"
        _compare(kind.fields, fields)


def _compare(declared: tuple[Field, ...], fields: list[dict[str, Any]]) -> None:
    assert [field["name"] for field in fields] == [field.key for field in declared]
    for field, data in zip(declared, fields, strict=True):
        assert (data["required"], data["comment"]) == (field.required, field.about)
        item = field.shape.item
        if isinstance(item, Group):
            assert data["widget"] == ("list" if isinstance(field.shape, Many) else "object")
            _compare(item.fields, data["fields"])
        elif isinstance(item, Choice | Ref):
            assert data["widget"] in {"select", "relation"}
            assert data.get("multiple", False) == isinstance(field.shape, Many)
        if "pattern" in data:
            assert not re.fullmatch(data["pattern"][0], "zomaar <iets>")
