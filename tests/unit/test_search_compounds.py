"""Long words are taken apart into words, and into nothing else."""

from collections.abc import Sequence

import pytest

from catalogue.search.compounds import Splitter, dutch_words

SPLITTER = Splitter(["laser", "robot", "techniek", "energie"])


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("techniekruimte", ("techniek", "ruimte")),
        ("lasersnijder", ("laser", "snijder")),
        ("lasersnijders", ("laser", "snijders")),
        ("zonnepanelen", ("zonne", "panelen")),
        ("beroepentuin", ("beroepen", "tuin")),
        ("havenbedrijf", ("haven", "bedrijf")),
        ("scheepswerf", ("scheep", "werf")),
        ("energietransitie", ("energie", "transitie")),
        ("scholingsfonds", ("scholing", "fonds")),
        ("robotlessen", ("robot", "lessen")),
        ("houtwerkplaats", ("hout", "werkplaats")),
    ],
)
def test_compounds(word: str, parts: Sequence[str]) -> None:
    assert SPLITTER.split(word) == parts


@pytest.mark.parametrize(
    "word",
    ["", "las", "techniek", "programmeren", "rotterdam", "installatie", "leerlingen", "3dprinter"],
)
def test_other_words_stay_whole(word: str) -> None:
    assert SPLITTER.split(word) == ()


@pytest.mark.parametrize("word", ["a" * 41, "las" * 13, "en" * 20, "été-werkplaats"])
def test_what_is_no_word_takes_no_time(word: str) -> None:
    SPLITTER.split(word)


def test_the_list_of_dutch_words_is_large_and_plain() -> None:
    found = dutch_words()
    assert len(found) > 20_000
    assert all(word.isascii() and word.islower() for word in found)
    assert found["school"] > found["metselaar"] > 0
