"""Search words of editors: each counts as if it were the only one."""

import math

from catalogue.search import analysis, keywords
from catalogue.search.documents import BOOSTS, Document
from catalogue.search.weights import Row
from tests.client import catalogues


def _document(*sleutels: str) -> Document:
    return Document(record=catalogues.real().paginas[0], naam="", fields={}, sleutels=sleutels)


def test_a_word_in_a_long_list_counts_as_a_keyword_by_itself() -> None:
    found = [_document("water", "raspberry pi"), _document(), _document()]
    made = keywords.raised({"water": Row.of({0: 0.1, 2: 9.0}), "robot": Row.of({1: 1.0})}, found)
    alone = BOOSTS["trefwoorden"] * math.log(1 + (3 - 2 + 0.5) / (2 + 0.5))
    assert made["water"] == Row.of({0: alone, 2: 9.0})
    assert made["robot"] == Row.of({1: 1.0})
    only = BOOSTS["trefwoorden"] * math.log(1 + (3 - 1 + 0.5) / (1 + 0.5))
    assert made[analysis.stem("raspberry")] == Row.of({0: only / 2})


def test_what_counts_more_already_stays() -> None:
    heavy = Row.of({0: 50.0})
    assert keywords.raised({"water": heavy}, [_document("water")])["water"] == heavy
