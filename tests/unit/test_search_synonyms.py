"""Synonyms and ages as rows of the index, and search words of editors."""

import math

from catalogue.schema import Synoniem
from catalogue.search import analysis, synonyms
from catalogue.search.documents import BOOSTS, Document
from catalogue.search.weights import PostingList, Weights
from tests.client import catalogues

WEIGHTS: Weights = {
    "baan": PostingList.of({0: 2.0, 1: 1.0}),
    "werk": PostingList.of({1: 3.0}),
    "open": PostingList.of({2: 1.0, 3: 2.0}),
    "dag": PostingList.of({3: 1.0}),
}


def _document(*sleutels: str, van: int | None = None, tot: int | None = None) -> Document:
    page = catalogues.real().paginas[0]
    return Document(record=page, naam="", fields={}, sleutels=sleutels, van=van, tot=tot)


def _group(*woorden: str, vindt: tuple[str, ...] = (), gewicht: float = 1.0) -> Synoniem:
    return Synoniem(id="0", pad="", woorden=woorden, vindt=vindt, gewicht=gewicht)


def test_a_word_of_another_language_finds_ours_and_not_the_reverse() -> None:
    groups = synonyms.build_groups([_group("job", "iş", vindt=("werk",), gewicht=0.5)], WEIGHTS)
    assert groups.weights == {"=0": PostingList.of({1: 1.5})}
    assert (groups.groups_of["job"], groups.groups_of["is"]) == ("=0", "=0")
    assert "werk" not in groups.groups_of


def test_a_typing_error_is_not_taken_for_a_word_of_another_language() -> None:
    written = [_group("solliciteren", "careers", vindt=("werk",)), _group("baan", "werkplek")]
    groups = synonyms.build_groups(written, WEIGHTS)
    assert groups.words - groups.guesses == {"careers"}


def test_a_group_keeps_the_documents_in_which_it_weighs_most() -> None:
    row = {document: 1.0 + document for document in range(100)}
    groups = synonyms.build_groups([_group("baan", "job")], {"baan": PostingList.of(row)})
    assert list(groups.weights["=0"].documents) == list(range(80, 100))


def test_rows_that_lead_to_the_same_documents_are_one_group() -> None:
    written = [_group("job", vindt=("werk",)), _group("praca", vindt=("werk",))]
    groups = synonyms.build_groups(written, WEIGHTS)
    assert (groups.groups_of["job"], groups.groups_of["praca"]) == ("=0", "=0")
    assert set(groups.weights) == {"=0"}


def test_a_group_is_in_every_document_that_has_one_of_its_words() -> None:
    groups = synonyms.build_groups([_group("baan", "werk", "vacature")], WEIGHTS)
    assert groups.weights == {"=0": PostingList.of({0: 2.0, 1: 3.0})}
    assert {groups.groups_of[word] for word in ("baan", "werk", "vacatuur")} == {"=0"}
    assert groups.groups_of["=0"] == "baan werk"
    assert "vacature" in groups.words


def test_all_words_of_a_phrase_must_be_there() -> None:
    groups = synonyms.build_groups([_group("kijkdag", "open dag")], WEIGHTS)
    assert groups.weights == {"=0": PostingList.of({3: 1.0})}
    assert groups.groups_of["opendag"] == "=0"


def test_a_word_in_two_groups_has_both_and_a_group_without_documents_is_left_out() -> None:
    written = [_group("werk", "klus"), _group("niets", "nergens"), _group("baan", "werk")]
    groups = synonyms.build_groups(written, WEIGHTS)
    assert set(groups.weights) == {"=0", "=2"}
    assert groups.groups_of["werk"] == "=0 =2"


def test_an_age_is_a_word_in_every_document_that_fits_it() -> None:
    documents = [_document(van=8, tot=12), _document(van=18), _document()]
    rows = synonyms.age_postings(documents)
    assert {word for word, row in rows.items() if 0 in row.documents} == {
        "@8",
        "@9",
        "@10",
        "@11",
        "@12",
    }
    assert 1 in rows["@18"].documents
    assert 1 in rows["@75"].documents
    assert "@17" not in rows
    assert not [word for word, row in rows.items() if 2 in row.documents]


def test_a_narrow_range_counts_more_than_a_wide_one() -> None:
    row = synonyms.age_postings([_document(van=8, tot=12), _document(van=4)])["@10"]
    assert list(row.documents) == [0, 1]
    assert row.weights[0] > row.weights[1]


def test_a_search_word_in_a_long_list_counts_as_a_keyword_by_itself() -> None:
    documents = [_document("water", "raspberry pi"), _document(), _document()]
    weights = {"water": PostingList.of({0: 0.1, 2: 9.0}), "robot": PostingList.of({1: 1.0})}
    raised = synonyms.boost_keywords(weights, documents)
    alone = BOOSTS["trefwoorden"] * math.log(1 + (3 - 2 + 0.5) / (2 + 0.5))
    assert raised["water"] == PostingList.of({0: alone, 2: 9.0})
    assert raised["robot"] == PostingList.of({1: 1.0})
    only = BOOSTS["trefwoorden"] * math.log(1 + (3 - 1 + 0.5) / (1 + 0.5))
    assert raised[analysis.stem("raspberry")] == PostingList.of({0: only / 2})


def test_what_counts_more_already_stays() -> None:
    heavy = PostingList.of({0: 50.0})
    assert synonyms.boost_keywords({"water": heavy}, [_document("water")])["water"] == heavy
