"""Packing: what is packed for the browser comes out of it the same: numbers, words, weights."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from catalogue.search import packing
from tests.client import node

EDGES = [
    0,
    1,
    60,
    61,
    62,
    1_890,
    1_891,
    1_892,
    9_999,
    56_790,
    56_791,
    123_456,
    756_270,
]


@given(st.lists(st.integers(0, 700_000), max_size=40))
def test_numbers_are_plain_text(values: list[int]) -> None:
    packed = packing.pack_numbers(values)
    assert set(packed) <= set(packing.ALPHABET)
    # No sign that JSON would write longer.
    assert json.dumps(packed) == f'"{packed}"' or '"' not in packed


def test_small_numbers_are_one_sign() -> None:
    assert len(packing.pack_numbers(range(packing.ONE))) == packing.ONE


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_a_border_lies_between_two_words(one: str, other: str) -> None:
    before, after = sorted((one, other))
    if before != after:
        assert before < packing.shortest_separator(before, after) <= after


def test_levels_go_from_heaviest_to_lightest() -> None:
    heaviest = 50.0
    weights = [heaviest / packing.STEP**down for down in range(packing.LEVELS)]
    row = ([*range(packing.LEVELS), 10, 11], [*weights, 0.0, 1e-9])
    _, _, levels = packing.pack_postings(["las"], {"las": row}, heaviest, {})
    assert levels == packing.pack_numbers([*reversed(range(packing.LEVELS)), 0, 0])


def test_columns_of_postings() -> None:
    weights = {"las": ([0, 3], [8.0, 8.0])}
    counts, gaps, levels = packing.pack_postings(["las", "robot"], weights, 8.0, {"las": {0}})
    assert counts == packing.pack_numbers([2, 0])
    assert gaps == packing.pack_numbers([0, 2])
    top = packing.LEVELS - 1
    assert levels == packing.pack_numbers([top + packing.LEVELS, top])


WORDS = packing.sort_as_javascript(
    {
        "laser",
        "lasers",
        "lassen",
        "las",
        "é",
        "zon",
        "3d",
        "@8-12",
        "a" * 60,
        "a" * 59 + "b",
        "日本",
    }
)
UNPACK = "([text, words]) => [zoek.numbers(text), zoek.frontCoded(words)]"


def test_node_unpacks_what_python_packs() -> None:
    program = node.find_node()
    if not program:
        pytest.skip("no node here; Chromium unpacks the same")
    packed = [packing.pack_numbers(EDGES), packing.front_code(WORDS)]
    assert node.run(program, UNPACK, packed) == [EDGES, WORDS]


def test_the_browser_unpacks_what_python_packs(browser: Browser) -> None:
    page = browser.new_page()
    page.evaluate("(code) => (0, eval)(code)", f"{{{node.script('search_index')}\n}}")
    packed = [packing.pack_numbers(EDGES), packing.front_code(WORDS)]
    assert page.evaluate(UNPACK, packed) == [EDGES, WORDS]
    page.close()
