"""Filters of search results."""

from catalogue.search import documents, facets, packing
from tests.client import catalogues


def test_a_row_for_every_programme_and_makerspace() -> None:
    catalogue = catalogues.real()
    found = documents.of(catalogue)
    rows = len(catalogue.programmas) + len(catalogue.makerspaces)
    for facet in facets.pack(catalogue, found):
        # Small numbers are one sign each.
        assert len(str(facet["n"])) == rows
        total = sum(packing.ALPHABET.index(sign) for sign in str(facet["n"]))
        assert total <= len(str(facet["d"]))


def test_a_filter_that_nobody_has_is_left_out() -> None:
    catalogue = catalogues.real()
    only = [one for one in documents.of(catalogue) if one.record in catalogue.programmas]
    assert "openbaar" not in [facet["sleutel"] for facet in facets.pack(catalogue, only)]
