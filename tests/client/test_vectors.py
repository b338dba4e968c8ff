"""Dutch is the same on both sides: Python, which makes the index, and the script, which asks it."""

import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from catalogue.base.text import fold
from catalogue.search import analysis, understanding
from tests.client import node, vectors

TABLES = {**analysis.tables(), "begrepen": understanding.PATTERNS}
ROWS = vectors.stored()
TEXTS = [line.split("\t")[0] for line in ROWS]
# The same five columns as vectors.row.
IN_SCRIPT = """([tables, texts]) => {
  const { words, stem, sound } = zoek.language(tables);
  return texts.map((text) => {
    const keys = words(text).map(zoek.key);
    const rows = [words(text), keys.map(stem), keys.map(sound)].map((row) => row.join(' '));
    return [text, ...rows, zoek.slug(text)].join('\\t');
  });
}"""

# Per question what is understood: the words, the terms, the label.
UNDERSTOOD = yaml.safe_load(Path(__file__).with_name("understood.yml").read_text("utf-8"))
UNDERSTOOD_BY_SCRIPT = """([tables, texts]) => {
  const { understood } = zoek.language(tables);
  return texts.map((text) => {
    const found = [];
    let rest = zoek.fold(text);
    for (const [pattern, terms, label] of understood) {
      rest = rest.replace(pattern, (shown, first) => {
        found.push([shown, terms.replace('$1', first), label.replace('$1', first)]);
        return ' ';
      });
    }
    return found;
  });
}"""


def _differences(made: list[str]) -> list[tuple[str, str]]:
    return [(was, now) for was, now in zip(ROWS, made, strict=True) if was != now]


def test_there_are_enough_of_them() -> None:
    assert len(set(TEXTS)) == len(TEXTS) > 2_000
    assert set(vectors.ODD) <= set(TEXTS)


def test_python_makes_what_the_file_says() -> None:
    changed = _differences([vectors.row(text) for text in TEXTS])
    advice = f"the analysis changed; look at the difference after: {vectors.COMMAND}"
    assert not changed, f"{advice}\n{changed[:10]}"


def test_node_makes_what_the_file_says() -> None:
    program = node.find_node()
    if not program:
        pytest.skip("no node here; Chromium checks the same words")
    assert not _differences(node.run(program, IN_SCRIPT, [TABLES, TEXTS]))


def test_the_browser_makes_what_the_file_says(browser: Browser) -> None:
    page = browser.new_page()
    page.evaluate("(code) => (0, eval)(code)", f"{{{node.script('search_language')}\n}}")
    made = page.evaluate(IN_SCRIPT, [TABLES, TEXTS])
    page.close()
    assert not _differences(made)


def test_a_rule_means_the_same_to_both() -> None:
    """Nothing in the patterns that Python and JavaScript read differently."""
    rules = [
        *analysis.SIGNS,
        *analysis.SOUNDS,
        *(rule for _, some in analysis.STEPS for rule in some),
    ]
    for find, put in rules:
        assert not any(
            odd in find for odd in ("\\w", "\\d", "\\b", "\\s", "(?P", "(?#", "\\Z", "\\A")
        )
        assert put.replace("$1", "").replace("$2", "").replace("$3", "").isascii()
        assert "\\" not in put


def _understood(text: str) -> list[list[str]]:
    found: list[list[str]] = []
    rest = fold(text)
    for find, terms, label in understanding.PATTERNS:
        pattern = re.compile(find, re.ASCII)
        for match in pattern.finditer(rest):
            first = (*match.groups(), "")[0]
            found.append([match[0], terms.replace("$1", first), label.replace("$1", first)])
        rest = pattern.sub(" ", rest)
    return found


def test_python_understands_what_the_file_says() -> None:
    assert {text: _understood(text) for text in UNDERSTOOD} == UNDERSTOOD


def test_the_browser_understands_what_the_file_says(browser: Browser) -> None:
    page = browser.new_page()
    page.evaluate("(code) => (0, eval)(code)", f"{{{node.script('search_language')}\n}}")
    # All words of the other file too: about these both must agree, whatever they say.
    texts = [*UNDERSTOOD, *TEXTS]
    made = page.evaluate(UNDERSTOOD_BY_SCRIPT, [TABLES, texts])
    page.close()
    assert dict(zip(texts, made, strict=True)) == {text: _understood(text) for text in texts}


def test_every_way_of_saying_is_in_the_vectors() -> None:
    said = {re.sub(r"@\d+", "@", terms) for row in UNDERSTOOD.values() for _, terms, _ in row}
    known = {re.sub(r"@(?:\d+|\$1)", "@", terms) for _, terms, _ in understanding.PATTERNS}
    # Of days and their parts some are enough.
    assert all(re.match("@(?:ma|di|wo|do|vr|za|zo)([ +]|$)", terms) for terms in known - said)
