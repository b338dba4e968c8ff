"""The real content as records: its search words, its filters, its gaps and what may be double."""

from collections import Counter

from catalogue.search import documents, facets, synonyms, weights, words
from tests.client.catalogues import CONTENT, real
from tests.unit.test_duplicates import doubles
from tests.unit.test_feeds_data import table

FILTERS = [
    *("soort", "fase", "doelgroep", "thema", "leeftijd", "gratis"),
    *("hoe", "kenmerk", "openbaar", "gebied", "wijk"),
]
NO_PLACE = {"grenst", "geen"}


def test_every_filter_of_the_issue_is_there() -> None:
    packed = facets.pack(real(), documents.of(real()))
    assert [facet["sleutel"] for facet in packed] == FILTERS


def test_real_words_are_in_one_group_and_lead_to_something() -> None:
    rows, all_documents = real().synoniemen, documents.of(real())
    both_ways = Counter(word for row in rows if not row.vindt for word in set(row.woorden))
    assert not [word for word, times in both_ways.items() if times > 1]
    stems = weights.weigh(words.analyse(all_documents), [1.0] * len(all_documents))
    groups = synonyms.build_groups(rows, stems).groups_of
    lost = [
        row.woorden[:2]
        for row in rows
        if row.vindt and synonyms.joined_stem(row.woorden[0]) not in groups
    ]
    assert not lost, "no text has the words after `vindt`"


def test_the_real_content_has_no_double() -> None:
    assert doubles(CONTENT) == []


def test_the_table_of_gaps_agrees_with_that_of_wijken_and_with_the_entries() -> None:
    catalogue = real()
    gaps, wijken = table(catalogue, "gaten"), {r["naam"]: r for r in table(catalogue, "wijken")}
    about_wijken = [row for row in gaps if row["soort"] == "wijk"]
    without = {row["naam"] for row in wijken.values() if row["openbare_makerspace"] in NO_PLACE}
    assert {row["wijk"] for row in about_wijken} == without
    for row in about_wijken:
        wijk = wijken[row["wijk"]]
        assert row["afstand_km"] == wijk["afstand_km"]
        assert int(row["mensen"]) == int(wijk["inwoners_0_15"]) + int(wijk["inwoners_15_25"])
        assert row["pagina"] == wijk["pagina"]
    # A network is nothing that somebody can join.
    served = {
        (doelgroep.naam, thema.naam)
        for entry in catalogue.entries
        if entry.status != "gestopt" and getattr(entry, "aard", "") != "netwerk"
        for doelgroep in entry.doelgroepen
        for thema in entry.themas
    }
    about_groups = {(row["doelgroep"], row["thema"]) for row in gaps if row["soort"] != "wijk"}
    assert about_groups
    assert not about_groups & served
    assert all(row["wie_kan_dit"] for row in gaps)
