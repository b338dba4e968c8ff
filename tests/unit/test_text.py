"""Words as people type them: folding, slugs, the nearest word, addresses."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.base.text import SLUG_LONGEST, edit_distance, fold, is_web_address, nearest, slug

TEXT = st.text(max_size=60)
WORD = st.text(alphabet="abcde", max_size=7)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Coöperatie", "cooperatie"),
        ("ÉÉN", "een"),
        ("’s-Gravenland", "'s-gravenland"),
        ("auto´s", "auto's"),
        ("foto`s", "foto's"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("ﬁets", "fiets"),
        ("zacht\u00adafbreken", "zachtafbreken"),
        ("niet\u2011afbreken", "niet-afbreken"),
        ("e\u0301\u0302", "e"),
        ("İ", "i"),
    ],
)
def test_folding(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXT)
def test_capitals_do_not_count_for_latin_letters(text: str) -> None:
    latin = "".join(sign for sign in text if sign.isascii())
    assert fold(latin.upper()) == fold(latin.lower())


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Techniekhuis op Zuid", "techniekhuis-op-zuid"),
        ("Eén school: C++ & co", "een-school-c-plus-plus-en-co"),
        ("Girls’ Day", "girls-day"),
        ("'s-Gravenland", "s-gravenland"),
        ("moddr_ (bij WORM)", "moddr-bij-worm"),
        ("🤖", ""),
        ("", ""),
        ("a" * 200, "a" * SLUG_LONGEST),
        ("a" * 79 + " b", "a" * 79),
    ],
)
def test_slugs(name: str, made: str) -> None:
    assert slug(name) == made


@given(TEXT)
def test_a_slug_is_always_safe_in_an_address(text: str) -> None:
    made = slug(text)
    assert set(made) <= set(string.ascii_lowercase + string.digits + "-")
    assert not made.startswith("-")
    assert not made.endswith("-")
    assert len(made) <= SLUG_LONGEST
    assert slug(made) == made


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("rmd", "rdm"),
        ("bouwkeed", "bouwkeet"),
        ("Bouw-keet", "bouwkeet"),
        ("techniekh", "techniekhuis-op-zuid"),
        ("xyz", None),
        ("", None),
        ("aa", None),
    ],
)
def test_the_nearest_name(written: str, meant: str | None) -> None:
    assert nearest(written, ["rdm", "bouwkeet", "techniekhuis-op-zuid", "bc"]) == meant


def test_a_beginning_that_fits_two_names_is_no_answer() -> None:
    assert nearest("techniek", ["techniekhuis-op-zuid", "techniekcollege-rotterdam"]) is None


@given(WORD, WORD)
def test_distance_is_the_same_both_ways_and_zero_for_equals(a: str, b: str) -> None:
    assert edit_distance(a, b, 99) == edit_distance(b, a, 99)
    assert (edit_distance(a, b, 99) == 0) == (a == b)
    assert abs(len(a) - len(b)) <= edit_distance(a, b, 99) <= max(len(a), len(b))


@given(WORD, WORD, st.integers(1, 4))
def test_distance_stops_at_its_limit(a: str, b: str, limit: int) -> None:
    assert edit_distance(a, b, limit) == min(limit, edit_distance(a, b, 99))


def test_neighbours_that_swapped_are_one_mistake() -> None:
    assert edit_distance("zonnepanelne", "zonnepanelen", 9) == 1


@pytest.mark.parametrize(
    ("written", "fine"),
    [
        ("https://www.bouwkeet.org/nieuws?x=1#a", True),
        ("http://voorbeeld.nl", True),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("https://zonderpunt", False),
        ("https://ik@voorbeeld.nl", False),
        ("https://voorbeeld.nl/<b>", False),
        ("https://voorbeeld.nl:99999999", False),
        ("https://[::1", False),
        ("//voorbeeld.nl", False),
        ("www.voorbeeld.nl", False),
    ],
)
def test_web_addresses(written: str, fine: bool) -> None:
    assert is_web_address(written) is fine
