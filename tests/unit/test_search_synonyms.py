"""Synonyms and ages as rows of the index."""

from catalogue.search import ages, synonyms
from catalogue.search.documents import Document
from catalogue.search.weights import Row, Weights
from tests.client import catalogues

WEIGHED: Weights = {
    "baan": Row.of({0: 2.0, 1: 1.0}),
    "werk": Row.of({1: 3.0}),
    "open": Row.of({2: 1.0, 3: 2.0}),
    "dag": Row.of({3: 1.0}),
}


def test_a_group_is_in_every_document_that_has_one_of_its_words() -> None:
    found = synonyms.groups([["baan", "werk", "vacature"]], WEIGHED)
    assert found.weighed == {"=0": Row.of({0: 2.0, 1: 3.0})}
    assert {word: found.said[word] for word in ("baan", "werk", "vacatuur")} == {
        "baan": "=0",
        "werk": "=0",
        "vacatuur": "=0",
    }
    assert found.said["=0"] == "baan werk"
    assert "vacature" in found.words


def test_all_words_of_a_phrase_must_be_there() -> None:
    found = synonyms.groups([["kijkdag", "open dag"]], WEIGHED)
    assert found.weighed == {"=0": Row.of({3: 1.0})}
    assert found.said["opendag"] == "=0"


def test_a_word_in_two_groups_has_both_and_a_group_without_documents_is_left_out() -> None:
    found = synonyms.groups([["werk", "klus"], ["niets", "nergens"], ["baan", "werk"]], WEIGHED)
    assert set(found.weighed) == {"=0", "=2"}
    assert found.said["werk"] == "=0 =2"


def _document(van: int | None, tot: int | None) -> Document:
    return Document(record=catalogues.real().paginas[0], naam="", fields={}, van=van, tot=tot)


def test_an_age_is_a_word_in_every_document_that_fits_it() -> None:
    rows = ages.rows([_document(8, 12), _document(18, None), _document(None, None)])
    fits = {word for word, row in rows.items() if 0 in row.documents}
    assert fits == {"@8", "@9", "@10", "@11", "@12"}
    assert 1 in rows["@18"].documents
    assert 1 in rows["@75"].documents
    assert "@17" not in rows
    assert not [word for word, row in rows.items() if 2 in row.documents]


def test_a_narrow_range_counts_more_than_a_wide_one() -> None:
    row = ages.rows([_document(8, 12), _document(4, None)])["@10"]
    assert list(row.documents) == [0, 1]
    assert row.weights[0] > row.weights[1]
