"""What `new` writes: every field explained, what must be there filled in, nothing else."""

from datetime import date

import pytest
import yaml

from catalogue.schema import KINDS, Kind
from catalogue.writers import new_file, quoted, twins

PAGES = [kind for kind in KINDS if kind.folder]
NAMES = {kind.name: ["de-eerste", "de-tweede"] for kind in KINDS}
TODAY = date(2026, 11, 24)


def written(kind: Kind) -> str:
    return new_file(kind, "Iets 'nieuws'", NAMES, TODAY)


@pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.name)
def test_every_field_is_explained_and_the_required_ones_filled_in(kind: Kind) -> None:
    head = written(kind).split("---\n")[1]
    filled = yaml.safe_load(head)
    assert list(filled) == [field.key for field in kind.fields if field.required]
    for field in kind.fields:
        assert f"# {field.about} (" in head
        assert field.required or f"# {field.key}: {field.example}\n" in head


@pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.name)
def test_examples_refer_to_what_exists(kind: Kind) -> None:
    """A new file must pass the check, so it may not point to an example that is not there."""
    filled = yaml.safe_load(written(kind).split("---\n")[1])
    for key in ("themas", "doelgroepen", "fase"):
        assert filled.get(key, ["de-eerste"]) == ["de-eerste"]
    assert filled.get("gecontroleerd", TODAY) == TODAY


@pytest.mark.parametrize("text", ["gewoon", "'s Avonds", "a: b # c", "''", "“krom”"])
def test_quoted_comes_back_as_it_was(text: str) -> None:
    assert yaml.safe_load(quoted(text)) == text


def test_twins() -> None:
    known = {"a": "Repair Café Delfshaven", "b": "Lasclub", "c": "Ook"}
    assert twins("repair cafe delfshaven", known) == ("a",)
    assert twins("Lasclub voor meisjes", known) == ("b",)
    assert twins("Ookmeer", known) == (), "three letters are in many names"
    assert twins("Iets anders", known) == ()
