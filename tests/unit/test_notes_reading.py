"""The reading level: what the check finds in sentences with a known fault, and what it lets be."""

from collections.abc import Iterable

import pytest

from catalogue.base.diagnostics import Diagnostic, Place, Severity
from catalogue.content import source
from catalogue.content.parse import parse
from catalogue.editor.notes import passive, reading, sentences, vocabulary
from catalogue.editor.notes.vocabulary import Vocabulary
from tests import harness
from tests.unit import reading_sentences as known


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    """The words of the real content, by which an editor's text is judged."""
    content = source.read(harness.ROOT / "content")
    return vocabulary.of([parse(one)[0] for one in content.sources], content.lines)


def _tips(text: str, words: Vocabulary) -> list[Diagnostic]:
    return list(reading.check(sentences.of_text(text, "x.md", 5), words))


def _found(faults: Iterable[tuple[str, str]], words: Vocabulary) -> int:
    return sum(code in {tip.code for tip in _tips(text, words)} for code, text in faults)


def _alarms(good: Iterable[str], words: Vocabulary) -> int:
    return sum(bool(_tips(text, words)) for text in good)


def test_the_sentences_it_was_tuned_on(words: Vocabulary) -> None:
    assert (len(known.FAULTS), len(known.GOOD)) == (30, 30)
    assert _found(known.FAULTS, words) >= 27
    assert _alarms(known.GOOD, words) <= 2


def test_the_sentences_that_came_later(words: Vocabulary) -> None:
    assert (len(known.FRESH_FAULTS), len(known.FRESH_GOOD)) == (20, 20)
    assert _found(known.FRESH_FAULTS, words) >= 18
    assert _alarms(known.FRESH_GOOD, words) <= 2


def test_a_tip_names_the_line_the_sentence_and_something_better(words: Vocabulary) -> None:
    [tip] = _tips("Een gewone zin.\n\n- Kom langs. Dit kan\n  indien je wilt.\n", words)
    assert str(tip.place) == "x.md:7:14"
    assert tip.message == "'indien' is een moeilijk woord: 'Dit kan indien je wilt.'"
    assert tip.advice == "schrijf liever: als"
    assert tip.severity is Severity.TIP


def test_a_word_is_named_once_and_its_forms_are_found() -> None:
    words = Vocabulary(hard=dict.fromkeys(["faciliteren"], "helpen"))
    assert not _tips("Wij gefaciliteerd.", words)
    listed = source.Line("faciliteren", "helpen", Place("x.txt"))
    words = vocabulary.of([], {"naslag/moeilijke-woorden.txt": [listed]})
    forms = ["faciliteren", "faciliteert", "faciliteer", "faciliteerde", "gefaciliteerd"]
    for form in forms:
        assert len(_tips(f"Zij {form} ons.", words)) == 1
    assert len(_tips("Zij faciliteren. Hij faciliteert.", words)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Dit is LOB (leren kiezen).",
        "Leren kiezen (LOB) is een vak. LOB is leuk.",
        "LOB is de schoolnaam voor leren kiezen.",
        "LOB betekent leren kiezen.",
        "Kijk op https://voorbeeld.nl/LOB.",
        "![LOB](../beelden/lob.jpg)",
        "`LOB`",
    ],
)
def test_an_abbreviation_that_is_explained_or_not_read(text: str) -> None:
    assert _tips(text, Vocabulary()) == []


def test_a_name_is_no_long_word_and_no_abbreviation() -> None:
    words = Vocabulary(frozenset({"STC"}), frozenset({"onderwijsvernieuwingsplan"}))
    assert not _tips("Het onderwijsvernieuwingsplan is van STC.", words)
    assert len(_tips("Het onderwijsvernieuwingsplan is van STC.", Vocabulary())) == 2


def test_an_abbreviation_in_a_name_still_needs_the_meaning_that_the_list_gives() -> None:
    words = Vocabulary(frozenset({"LOB", "STC", "VR"}), abbreviations={"LOB": "leren kiezen"})
    [tip] = _tips("Ouders doen mee met LOB, van STC, met een VR-bril.", words)
    assert tip.message.startswith("'LOB'")
    assert "leren kiezen" in tip.advice


def test_a_long_word_is_cut_in_two(words: Vocabulary) -> None:
    [tip] = _tips("Alle basisschoolleerlingen doen mee.", words)
    assert tip.message == "'basisschoolleerlingen' is een lang woord"
    assert "'basisschool-leerlingen'" in tip.advice


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Eén. Twee! Drie? Vier.", ["Eén.", "Twee!", "Drie?", "Vier."]),
        ("Dat kost bijv. 3 euro. Of o.a. niets.", ["Dat kost bijv. 3 euro.", "Of o.a. niets."]),
        ("Kop:\n\n- een\n- twee\n  drie\n", ["Kop:", "een", "twee drie"]),
        ("## Kop\nTekst", ["Kop", "Tekst"]),
        ("| a | b |\n| --- | --- |\n| c | d |\n", []),
        ("Zie [de site](https://x.nl). **Klaar**.", ["Zie de site.", "Klaar."]),
        ("    code\n\n```\ncode\n```\n\nTekst.", ["Tekst."]),
        ("> Een citaat.", ["Een citaat."]),
        ("", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert [one.text for one in sentences.of_text(text, "x.md", 1)] == parts


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Je wordt monteur.", None),
        ("Het wordt leuk, en je gebruikt een boor.", None),
        ("Het wordt leuk omdat je alles zelf gemaakt hebt.", None),
        ("Wil je geholpen worden?", "geholpen worden"),
        ("De plek die gemaakt moet worden.", "gemaakt worden"),
        ("Dit werd vroeger door anderen gedaan.", "werd gedaan"),
        ("Er worden gesprekken en lessen.", None),
    ],
)
def test_passive(sentence: str, found: str | None) -> None:
    assert passive.find(sentence) == found
