"""Dutch words: what is cut, what is dropped, and which words share a stem."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.search import analysis

TEXT = st.text(max_size=60)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Programma's en programma’s", ["programma", "en", "programma"]),
        ("Eén coöperatie", ["een", "cooperatie"]),
        ("een 3D-printer", ["een", "3d-printer"]),
        ("C++ en C#", ["cpp", "en", "csharp"]),
        ("M&T, m & t, D&P", ["mt", "mt", "dp"]),
        ("R&D-team", ["rd-team"]),
        ("micro:bit", ["micro-bit"]),
        ("e-bike", ["e-bike"]),
        ("hbo'er zo'n", ["hbo", "zo"]),
        ("’s-Gravenland", ["s-gravenland"]),
        ("(robots), [lassen]!", ["robots", "lassen"]),
        ("a_b", ["a", "b"]),
        ("- -- '", []),
    ],
)
def test_words(text: str, found: Sequence[str]) -> None:
    assert analysis.words(text) == found


SAME = [
    "las lassen lasser lassers gelast",
    "robot robots robotje robotjes",
    "maken maker makers maakt gemaakt",
    "programmeren programmeert geprogrammeerd programmeer",
    "leren leert geleerd leer",
    "opleiding opleidingen opleiden opleider",
    "boom bomen boompje",
    "huis huizen huisje",
    "schip schepen",
    "kind kinderen",
    "stad steden",
    "museum musea",
    "bouwen bouwt gebouwd bouwer",
    "repareren repareert gerepareerd",
    "solderen soldeer soldeert",
    "timmeren timmert getimmerd",
    "omscholen omscholing omgeschoold",
    "installatie installaties",
    "fiets fietsen fietsje",
    "school scholen",
    "groen groene",
    "hoog hoge",
    "idee ideeen",
    "kantoor kantoren",
    "wedstrijd wedstrijden",
    "zonnepaneel zonnepanelen",
    "knutselen knutselt geknutseld",
]
APART = [
    ("water", "waten"),
    ("les", "las"),
    ("haven", "havo"),
    ("werk", "wereld"),
    ("kamer", "kapper"),
]


@pytest.mark.parametrize("group", SAME)
def test_forms_of_a_word_share_a_stem(group: str) -> None:
    forms = group.split()
    assert len({analysis.stem(form) for form in forms}) == 1, [analysis.stem(f) for f in forms]


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_words_do_not(one: str, other: str) -> None:
    assert analysis.stem(one) != analysis.stem(other)


@given(st.from_regex(r"[a-z]{1,20}", fullmatch=True))
def test_a_stem_is_never_empty_and_short_words_stay(word: str) -> None:
    made = analysis.stem(word)
    assert made
    assert "@" not in made
    if len(word) < 3:
        assert made == word


@given(TEXT)
def test_any_text_has_clean_words(text: str) -> None:
    for word in analysis.words(text):
        assert word == word.strip("-'")
        assert "'" not in word
        assert ":" not in word
        assert analysis.stem(analysis.key(word))
        assert "-" not in analysis.key(word)


def test_stop_words_say_nothing_and_are_folded() -> None:
    assert analysis.terms("de robots van het techniekhuis") == [
        analysis.stem("robots"),
        analysis.stem("techniekhuis"),
    ]
    assert all(analysis.words(word) == [word] for word in analysis.STOPWORDS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fijenoord", "feijenoord"),
        ("hoochvliet", "hoogvliet"),
        ("lazer", "laser"),
        ("havenbedrijv", "havenbedrijf"),
        ("robbot", "robot"),
        ("cursus", "kursus"),
    ],
)
def test_words_that_are_often_confused_sound_the_same(one: str, other: str) -> None:
    assert len(set(analysis.sounds([one, other]))) == 1


def test_sounds_of_words_together_are_those_of_each() -> None:
    for words in ([], [""], ["dodo", "", "eind"], ["robots", "vijs", "zaag"]):
        assert analysis.sounds(words) == [analysis.sounds([word])[0] for word in words]


def test_the_browser_gets_everything() -> None:
    tables = analysis.tables()
    assert tables["stappen"] == analysis.STEPS
    assert set(str(tables["stop"]).split()) == analysis.STOPWORDS
