"""YAML is read strictly and literally: what costs time or changes meaning is refused."""

import sys
import time

import pytest
import yaml

from catalogue.content import yaml_tree
from catalogue.content.yaml_tree import Mapping, Refused, Scalar, Sequence

LAUGHS = "\n".join(
    ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    + [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 12)]
)
MERGES = "\n".join(
    ["a0: &a0 {x: 1}"] + [f"a{i}: &a{i}\n  <<: [*a{i - 1}, *a{i - 1}]" for i in range(1, 40)]
)
REFUSED = {
    "anchor": ("naam: &hier Jan", "B111"),
    "alias": ("naam: *hier", "B111"),
    "anchor without a value": ("naam: &hier", "B111"),
    "anchor on a key": ("&hier naam: Jan", "B111"),
    "merge of an alias": ("<<: *hier", "B111"),
    "a billion laughs": (LAUGHS, "B111"),
    "merges of merges": (MERGES, "B111"),
    "tag": ("naam: !python x", "B111"),
    "standard tag": ("naam: !!str x", "B111"),
    "tag that runs a program": ("naam: !!python/object/apply:os.system ['id']", "B111"),
    "tag on a list": ("naam: !!set {a, b}", "B111"),
    "local tag on the document": ("!x\nnaam: Jan", "B111"),
    "declared tag": ("%TAG ! tag:x.nl,2026:\n---\nnaam: !y x", "B111"),
    "a second document": ("naam: Jan\n---\nnaam: Piet", "B111"),
    "a list as a key": ("? [a, b]\n: 1", "B111"),
    "a group as a key": ("{a: 1}: 2", "B111"),
    "100,000 brackets": ("a: " + "[" * 100_000, "B112"),
    "100,000 braces": ("a: " + "{" * 100_000, "B112"),
    "100,000 brackets and braces": ("a: " + "[{" * 50_000, "B112"),
    "100,000 dashes": ("- " * 100_000 + "a", "B112"),
    "100,000 question marks": ("? " * 100_000 + "a", "B112"),
    "1,000 levels by indent": ("\n".join(" " * i + "a:" for i in range(1_000)), "B112"),
    "50,000 values": ("a: [" + "x, " * 50_000 + "]", "B112"),
    "50,000 keys": ("\n".join(f"a{i}: 1" for i in range(50_000)), "B112"),
    "an escape that hides": ('naam: "a\\u202Eb"', "B107"),
    "an escape that is no character": ('naam: "a\\0b"', "B107"),
    "a quote that stays open": ("naam: 'Jan\n" + "regel\n" * 50_000, "B110"),
    "a list that stays open": ("a: [b, c", "B110"),
    "a tab": ("a:\n\t- b", "B110"),
    "a value after a hash": ("naam: #techniek", "B110"),
    "a key over many lines": ("a\n" * 50_000 + ": 1", "B110"),
    "100,000 quotes": ("a: " + '"' * 100_001, "B110"),
    "a directive from the future": ("%YAML 9.9\n---\na: 1", "B110"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_at_once(name: str) -> None:
    text, code = REFUSED[name]
    start = time.process_time()
    with pytest.raises(Refused) as refused:
        yaml_tree.parse(text, "x.md", first_line=2)
    problem = refused.value.problem
    assert time.process_time() - start < 3
    assert problem.code == code
    assert problem.place.path == "x.md"
    assert problem.place.line >= 2
    assert len(str(problem)) < 500


PLAIN = [
    *("no", "yes", "on", "off", "ja", "true", "True", "null", "~", "12:30", "1:20:30", "010"),
    *("0o17", "0x1F", "1e3", "1_000", "+1", ".5", "-.inf", ".nan", "2024-02-30", "2026-11-24"),
    *("2026-11-24T10:00:00Z", "=", "<<", "1.0", "00", "NO"),
]


def _value(written: str) -> Scalar:
    node = yaml_tree.parse(f"veld: {written}", "x.md")
    assert isinstance(node, Mapping)
    [(key, value)] = node.pairs
    assert key.text == "veld"
    assert isinstance(value, Scalar)
    return value


@pytest.mark.parametrize("written", PLAIN)
def test_a_plain_value_stays_what_was_written(written: str) -> None:
    value = _value(written)
    assert (value.text, value.plain) == (written, True)
    assert value.empty == (written in {"null", "~"})


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("'no'", "no"),
        ('"no"', "no"),
        ("'null'", "null"),
        ("'it''s'", "it's"),
        ('"\\u00e9\\t\\""', 'é\t"'),
        ("|\n  een\n  twee\n", "een\ntwee\n"),
        (">\n  een\n  twee\n", "een twee\n"),
        ("een\n  twee", "een twee"),
        ("'👩‍🔧'", "👩‍🔧"),
    ],
)
def test_other_ways_to_write_a_value(written: str, text: str) -> None:
    assert _value(written).text == text
    assert not _value(written).empty


def test_every_node_knows_its_place() -> None:
    node = yaml_tree.parse("a: 1\nb:\n  - c: x\n  - [d]\n", "x.md", first_line=10)
    assert isinstance(node, Mapping)
    items = node.pairs[1][1]
    assert isinstance(items, Sequence)
    group, inner = items.items
    assert isinstance(group, Mapping)
    assert isinstance(inner, Sequence)
    places = [node.pairs[0][0], group.pairs[0][1], inner.items[0]]
    assert [str(part.place) for part in places] == ["x.md:10:1", "x.md:12:8", "x.md:13:6"]


def test_a_key_twice_is_kept_twice() -> None:
    node = yaml_tree.parse("a: 1\na: 2", "x.md")
    assert isinstance(node, Mapping)
    assert [key.text for key, _ in node.pairs] == ["a", "a"]


@pytest.mark.parametrize("text", ["", "\n\n", "# alleen een opmerking\n", "---\n", "~"])
def test_nothing_is_none(text: str) -> None:
    assert yaml_tree.parse(text, "x.md") is None


def test_the_limits_themselves_are_allowed() -> None:
    deep = "a: " + "[" * (yaml_tree.MAX_DEPTH - 1) + "]" * (yaml_tree.MAX_DEPTH - 1)
    assert isinstance(yaml_tree.parse(deep, "x.md"), Mapping)
    many = "[" + "x, " * (yaml_tree.MAX_NODES - 1) + "]"
    assert isinstance(yaml_tree.parse(many, "x.md"), Sequence)


def test_the_c_parser_and_the_other_one_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: [x, 'y', {z: 010}]\nb:\nc: |\n  d\n"
    fast = yaml_tree.parse(text, "x.md")
    monkeypatch.setattr(yaml_tree, "_Loader", yaml.SafeLoader)
    assert yaml_tree.parse(text, "x.md") == fast


def test_what_is_ordinary_hides_nothing() -> None:
    ordinary = [
        chr(code) for code in range(sys.maxunicode + 1) if not yaml_tree.may_hide(chr(code))
    ]
    assert {"a", "é", "\n", "“", "€"} <= set(ordinary)
    assert not yaml_tree.INVISIBLE.search("".join(ordinary))
    assert yaml_tree.may_hide(f"gewoon{chr(0x34F)}")
