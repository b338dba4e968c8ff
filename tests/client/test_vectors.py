"""Dutch is the same on both sides: Python, which makes the index, and the script, which asks it."""

import pytest
from playwright.sync_api import Browser

from catalogue.search import analysis
from tests.client import node, vectors

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
    assert not _differences(node.run(program, IN_SCRIPT, [analysis.tables(), TEXTS]))


def test_the_browser_makes_what_the_file_says(browser: Browser) -> None:
    page = browser.new_page()
    page.evaluate("(code) => (0, eval)(code)", f"{{{node.script('search_language')}\n}}")
    made = page.evaluate(IN_SCRIPT, [analysis.tables(), TEXTS])
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
