"""Every declaration is good for what is derived from it: messages, guide, new files, records."""

from collections.abc import Iterator
from dataclasses import make_dataclass
from typing import Any, get_type_hints

import pytest

from catalogue.base.diagnostics import Place
from catalogue.content import yaml_tree
from catalogue.content.files import ID
from catalogue.content.front_matter import Source
from catalogue.content.parse import parse
from catalogue.schema import ID_FIELD, KIND, KINDS, Kind, Record, kind_of
from catalogue.schema.shapes import Choice, Field, Group, Many, Ref, Shape, fields_of, key


def _all_fields(record: type[Any], name: str) -> Iterator[tuple[str, Field]]:
    for field in fields_of(record):
        yield f"{name}.{field.key}", field
        inner = field.shape.item
        if isinstance(inner, Group):
            yield from _all_fields(inner.record, f"{name}.{field.key}")


def _inside(shape: Shape) -> Iterator[Shape]:
    yield shape
    if isinstance(shape, Many):
        yield from _inside(shape.shape)
    if isinstance(shape, Group):
        for field in fields_of(shape.record):
            yield from _inside(field.shape)


FIELDS = dict(found for kind in KINDS for found in _all_fields(kind.record, kind.name))
FIELDS["id"] = ID_FIELD


def _record_with(field: Field) -> type[Record]:
    declared = key(field.shape, field.about, field.example, field.default)
    return make_dataclass(
        "One", [(field.key, Any, declared)], bases=(Record,), frozen=True, eq=False, kw_only=True
    )


def _problems(field: Field, written: str) -> list[str]:
    """The codes of what is wrong with one field, alone in a record."""
    fields = yaml_tree.parse(f"{field.key}: {written}", "een.md")
    assert isinstance(fields, yaml_tree.Mapping)
    kind = Kind("een", "enen", _record_with(field), folder="enen")
    source = Source(kind, "een", "enen/een.md", Place("een.md"), fields)
    return [problem.code for problem in parse(source)[1]]


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_is_explained(name: str) -> None:
    about = FIELDS[name].about
    assert about
    assert about[0].isupper()
    assert about.endswith(".")


@pytest.mark.parametrize("name", FIELDS)
def test_every_example_is_good(name: str) -> None:
    field = FIELDS[name]
    assert field.example
    # V216: this field asks for another one beside it, which is not there now.
    assert set(_problems(field, field.example)) <= {"V216"}


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_refuses_what_it_is_not(name: str) -> None:
    assert _problems(FIELDS[name], "{x: {y: z}}")


def test_kinds_can_be_built_in_order() -> None:
    order = [kind.name for kind in KINDS]
    for position, kind in enumerate(KINDS):
        for field in kind.fields:
            wanted = [shape.kind for shape in _inside(field.shape) if isinstance(shape, Ref)]
            assert all(order.index(name) <= position for name in wanted), (kind.name, field.key)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_reference_to_the_own_kind_is_an_id_and_another_a_record(kind: Kind) -> None:
    hints = get_type_hints(kind.record)
    for field in kind.fields:
        shape = field.shape.item
        if isinstance(shape, Ref):
            held = str if shape.kind == kind.name else KIND[shape.kind].record
            wanted = tuple[held, ...] if isinstance(field.shape, Many) else held  # type: ignore[valid-type]
            assert hints[field.key] in (wanted, wanted | None), field.key


def test_references_stand_at_the_top_of_a_record() -> None:
    """``links`` looks for names in fields and lists, not in groups."""
    for kind in KINDS:
        for field in kind.fields:
            shape = field.shape.item
            if isinstance(shape, Group):
                assert not [part for part in _inside(shape) if isinstance(part, Ref)]


def test_options_are_words_that_yaml_and_addresses_leave_alone() -> None:
    for name, field in FIELDS.items():
        for shape in _inside(field.shape):
            if isinstance(shape, Choice):
                assert all(ID.fullmatch(option) for option in shape.options), name
                assert len(set(shape.options.values())) == len(shape.options), name


def test_each_kind_has_one_place() -> None:
    places = [kind.folder or kind.file for kind in KINDS]
    assert None not in places
    assert len(set(places)) == len(KINDS) == len({kind.plural for kind in KINDS})
    assert not [kind.name for kind in KINDS if kind.folder and kind.file]


def test_kind_of() -> None:
    assert all(kind_of(kind.record) is kind for kind in KINDS)
    with pytest.raises(KeyError):
        kind_of(Record)
