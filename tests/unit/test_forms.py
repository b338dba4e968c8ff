"""A file that is written reads back as what was filled in, whatever that was."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.content import front_matter, yaml_tree
from catalogue.editor.forms import clean, clean_text, document, is_empty
from catalogue.schema import KIND, Kind
from catalogue.schema.shapes import Field, Group, Many, Shape, fields_of
from tests.client.form import HOSTILE

WRITTEN = [KIND[name] for name in ("programma", "makerspace", "partner", "actie")]
# Everything that a browser can hand over, halves of characters included.
TYPED = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(), max_size=40))


def _values(fields: tuple[Field, ...]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional={field.key: _value(field.shape) for field in fields})


def _value(shape: Shape) -> st.SearchStrategy[Any]:
    if isinstance(shape, Many):
        return st.lists(_value(shape.shape), max_size=3)
    return _values(fields_of(shape.record)) if isinstance(shape, Group) else TYPED


def _cleaned(value: Any) -> Any:
    """Values that should come back: without empty ones, each text on one line."""
    if isinstance(value, dict):
        return {key: _cleaned(one) for key, one in value.items() if not is_empty(one)}
    if isinstance(value, list):
        return [_cleaned(one) for one in value if not is_empty(one)]
    return clean(value)


def _read(node: yaml_tree.Node) -> Any:
    match node:
        case yaml_tree.Scalar():
            assert not node.empty
            return node.text
        case yaml_tree.Sequence():
            return [_read(item) for item in node.items]
        case yaml_tree.Mapping():
            return {key.text: _read(value) for key, value in node.pairs}


@pytest.mark.parametrize("kind", WRITTEN, ids=lambda kind: kind.name)
@given(data=st.data())
@pytest.mark.slow
def test_any_entry_reads_back_as_it_was_filled_in(kind: Kind, data: st.DataObject) -> None:
    values: Mapping[str, Any] = data.draw(_values(kind.fields))
    text = data.draw(TYPED)
    fields, body, _ = front_matter.split(document(kind, values, text), "een.md")
    assert _read(fields) == _cleaned(values)
    assert body == clean_text(text)


@given(TYPED)
def test_no_text_gets_out_of_its_place(text: str) -> None:
    body = f"{text}\n---\nnaam: iets anders\n---\n{text}"
    fields, read, _ = front_matter.split(document(KIND["partner"], {"naam": "X"}, body), "x.md")
    assert [key.text for key, _ in fields.pairs] == ["naam"]
    assert read == clean_text(body)


@pytest.mark.parametrize(
    ("values", "written"),
    [
        ({"leeftijd": {"van": "8", "tot": "12"}}, "leeftijd: {van: 8, tot: 12}"),
        ({"leeftijd": {"tot": "12", "van": ""}}, "leeftijd: {tot: 12}"),
        ({"periode": {"toelichting": "Al lang."}}, "periode:\n  toelichting: Al lang."),
        ({"anderen": ["a", "", "b, c"]}, "anderen: [a, 'b, c']"),
        ({"kosten": "Let op: 5 euro"}, "kosten: 'Let op: 5 euro'"),
        ({"kosten": "5 euro's"}, "kosten: 5 euro's"),
        ({"kosten": "'t is gratis"}, "kosten: '''t is gratis'"),
        ({"momenten": [{"naam": "Dag", "begin": "2027-02-06 10:00"}]}, None),
    ],
)
def test_it_looks_as_editors_write(values: Mapping[str, Any], written: str | None) -> None:
    wanted = written or "momenten:\n  - naam: Dag\n    begin: 2027-02-06 10:00"
    text = document(KIND["programma"], values, "Tekst.")
    assert text == f"---\n{wanted}\n---\n\nTekst.\n"
