"""Hostile content: whatever stands there, the answer is a report, and it comes in time.

Hypothesis makes the input. What it ever found became a case in the unit tests.
"""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from catalogue.base import diagnostics, markdown
from catalogue.base.diagnostics import Diagnostic, Place
from catalogue.base.text import is_web_address
from catalogue.checks import prose
from catalogue.content import files, front_matter, yaml_tree
from catalogue.content.front_matter import Source
from catalogue.content.parse import parse
from catalogue.content.yaml_tree import Refused
from catalogue.schema import KINDS, Kind
from tests import harness

SLOWEST = 3.0
PAGES = [kind for kind in KINDS if kind.folder]
KEYS = sorted({field.key for kind in KINDS for field in kind.fields})

# How long a case takes is asserted in seconds of the processor: other programs do not count.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

# Pieces that mean something to YAML, to Markdown or to a browser, and what hides or breaks.
YAML = st.lists(
    st.sampled_from(
        [
            *KEYS, ":", ": ", " ", "  ", "- ", "\n", "\n  ", "[", "]", "{", "}", ",", "'", '"', "#",
            "&a", "*a", "!!str", "<<", "|", ">", "?", "%", "@", "---\n", "...", "\t", "\u00a0",
            "\\", "\\x00", "null", "ja", "2026-02-31", "99999999999999999999", "1e999", "0x1f",
            "https://voorbeeld.nl", "javascript:x", "\x00", "\u202e", "\ufeff", "é", "🎉",
        ]
    ),
    max_size=60,
).map("".join)  # fmt: skip
MARKDOWN = st.lists(
    st.sampled_from(
        [
            "a", " ", "\n", "\n\n", "    ", "\t", "[", "]", "(", ")", "![", "](", "<", ">", "</b>",
            "<b>", "<!--", "`", "```\n", "~~~\n", "*", "**", "_", "__", "\\", "&#106;", "&lt;", "#",
            "# ", "===\n", "---\n", "- ", "1. ", "> ", "|", "|-|\n", "javascript:alert(1)",
            "//x.nl", "data:text/html,x", "../beelden/robot.png", "over.md", "https://voorbeeld.nl",
            "[a]: ", '"', "'", "<https://voorbeeld.nl>", "<a@b.nl>", "\u00a0", "é", "http://[",
        ]
    ),
    max_size=60,
).map("".join)  # fmt: skip


@contextmanager
def in_time() -> Iterator[None]:
    begin = time.process_time()
    yield
    assert time.process_time() - begin < SLOWEST


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode) | YAML.map(str.encode))
@example(b"\xff\xfe-\x00")
@example(b"---\r---")
def test_any_bytes_become_text_or_a_reason(data: bytes) -> None:
    problems: list[Diagnostic] = []
    try:
        text = files.decode(data, "x.md", problems)
    except Refused:
        return
    assert not yaml_tree.INVISIBLE.search(text)
    assert "\r" not in text
    # A text that was mended needs no mending again.
    problems.clear()
    assert files.decode(text.encode(), "x.md", problems) == text
    assert not problems


@given(st.text(max_size=400) | YAML.map(lambda text: f"---\n{text}\n---\ntekst"))
@example("---\n---")
@example("---\n---\n\n---")
def test_any_text_splits_or_is_refused(text: str) -> None:
    try:
        fields, body, line = front_matter.split(text, "x.md")
    except Refused as refused:
        line, body = refused.problem.place.line, None
    assert 1 <= line <= text.count("\n") + 2
    if body is not None:
        assert isinstance(fields, yaml_tree.Mapping)
        # What is called the body stands where it says it does.
        assert "\n".join(text.split("\n")[line - 1 :]).rstrip() == body


def assert_in_file(place: Place, text: str) -> None:
    assert 1 <= place.line <= text.count("\n") + 1
    assert place.column >= 1


@given(YAML)
@example("a: " + "[" * 100_000)
@example("a: " + "{a: " * 50_000)
@example("- " * 50_000)
@example("&a [" * 9 + "*a" + "]" * 9)
@example('a: "\\ud800"')
def test_any_yaml_is_read_or_refused_in_time(text: str) -> None:
    with in_time():
        try:
            node = yaml_tree.parse(text, "x.md")
        except Refused as refused:
            assert_in_file(refused.problem.place, text)
        else:
            assert node is None or node.place.path == "x.md"


@pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.name)
@given(text=YAML)
def test_any_fields_become_a_draft(kind: Kind, text: str) -> None:
    try:
        node = yaml_tree.parse(text, "x.md")
    except Refused:
        return
    if isinstance(node, yaml_tree.Mapping):
        draft, problems = parse(Source(kind, "x", "x.md", Place("x.md"), node))
        assert draft.sound == (not diagnostics.failed(problems))


@given(MARKDOWN)
@example("[x](http://[)")
@example("[" * 300 + "a" * 3000)
@example("[a\n](javascript:alert(1))")
@example("[x](<javascript:alert(1)>)")
@example("![x][a]\n\n[a]: javascript:alert(1)")
def test_what_passes_the_check_points_only_where_it_may(text: str) -> None:
    """The check reads the source, the renderer makes the page: they must see the same links."""
    files, images = ["paginas/over.md"], ["beelden/robot.png"]
    with in_time():
        found = list(prose.check(text, "paginas/x.md", Place("x.md", 1), files, images))
    if found:
        return
    addresses: list[str] = []
    with in_time():
        html = markdown.render(text, lambda address: addresses.append(address) or address)  # type: ignore[func-returns-value]
    for address in addresses:
        assert _allowed(address), (address, html)


def _allowed(address: str) -> bool:
    return (
        # `<a@b.nl>` becomes a mailto link in character references, which begin with STX here.
        address.startswith(("#", "mailto:", "tel:", "\x02"))
        or is_web_address(address)
        or prose.resolve("paginas/x.md", address) in {"paginas/over.md", "beelden/robot.png"}
    )


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(fields=YAML, text=MARKDOWN, folder=st.sampled_from([kind.folder for kind in PAGES]))
def test_check_of_any_file_ends_with_a_report(
    fields: str, text: str, folder: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = harness.site(
        tmp_path_factory.mktemp("vreemd"), **{f"{folder}/x.md": f"---\n{fields}\n---\n{text}"}
    )
    with in_time():
        problems = harness.problems(content)
    assert problems, "a file of scraps lacks something"
    for problem in problems:
        assert problem.place.path.startswith("content")
        assert "\n" not in problem.message
        assert "\n" not in problem.advice
        assert str(problem).isprintable() or "\n  hulp: " in str(problem)
    json.loads(diagnostics.as_json(problems))
    assert diagnostics.as_annotations(problems).count("\n") == len(problems) - 1


@pytest.mark.parametrize(
    "name",
    ["con.md", "é.md", "e\u0301.md", "a b.md", "-.md", "a" * 200 + ".md", "a\nb.md", "\x1b[31m.md"],
)
def test_any_file_name_ends_with_a_report(name: str, tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    (content / "themas" / name).write_text("---\nnaam: X\nsamenvatting: Y\n---\n")
    (problem,) = harness.problems(content)
    assert problem.code == "B102"
    assert str(problem).replace("\n", "").isprintable()


def test_file_name_that_is_no_text_ends_with_a_report(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    try:
        Path(bytes(content / "themas").decode() + "/\udcff.md").write_text("x")
    except (OSError, UnicodeEncodeError):
        pytest.skip("this disk only takes names in UTF-8")
    report = harness.report(content)
    report.encode()
    assert "B102" in report
