"""The reading level and the spelling: what is found in words and sentences, and what is let be."""

from pathlib import Path

import pytest

from catalogue.base.diagnostics import Diagnostic, Place, Severity
from catalogue.content import reader
from catalogue.content.parse import parse
from catalogue.editor import language
from catalogue.editor.language import Sentence, Vocabulary, vocabulary_of
from catalogue.editor.spelling import Speller
from tests import harness
from tests.unit import reading_sentences


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """The words of the real content, by which an editor's text is judged."""
    content = reader.read(harness.ROOT / "content")
    drafts = (parse(record)[0] for record in content.sources)
    return vocabulary_of(language.names_in(drafts), content.lines)


@pytest.fixture(scope="module")
def speller(vocabulary: Vocabulary) -> Speller:
    return Speller(vocabulary)


# --- reading level ------------------------------------------------------------------------------


def _tips(text: str, vocabulary: Vocabulary) -> list[Diagnostic]:
    return list(language.check(language.sentences_in(text, "x.md", 5), vocabulary))


@pytest.mark.parametrize(
    ("faults", "good", "count", "least_found"),
    [
        (reading_sentences.FAULTS, reading_sentences.GOOD, 30, 27),
        (reading_sentences.FRESH_FAULTS, reading_sentences.FRESH_GOOD, 20, 18),
    ],
    ids=["tuned on", "came later"],
)
def test_sentences_with_and_without_a_fault(
    faults: str, good: str, count: int, least_found: int, vocabulary: Vocabulary
) -> None:
    pairs = [line.split(" ", 1) for line in faults.strip().splitlines()]
    good_sentences = good.strip().splitlines()
    assert (len(pairs), len(good_sentences)) == (count, count)
    found = [text for code, text in pairs if code in {tip.code for tip in _tips(text, vocabulary)}]
    assert len(found) >= least_found
    assert sum(bool(_tips(text, vocabulary)) for text in good_sentences) <= 2


def test_a_tip_names_the_line_the_sentence_and_something_better(vocabulary: Vocabulary) -> None:
    [tip] = _tips("Een gewone zin.\n\n- Kom langs. Dit kan\n  indien je wilt.\n", vocabulary)
    assert str(tip.place) == "x.md:7:14"
    assert tip.message == "'indien' is een moeilijk woord: 'Dit kan indien je wilt.'"
    assert tip.advice == "schrijf liever: als"
    assert tip.severity is Severity.TIP


def test_a_word_is_named_once_and_its_forms_are_found() -> None:
    vocabulary = Vocabulary(hard=dict.fromkeys(["faciliteren"], "helpen"))
    assert not _tips("Wij gefaciliteerd.", vocabulary)
    listed = reader.Line("faciliteren", "helpen", Place("x.txt"))
    vocabulary = vocabulary_of(frozenset(), {"naslag/moeilijke-woorden.txt": [listed]})
    forms = ["faciliteren", "faciliteert", "faciliteer", "faciliteerde", "gefaciliteerd"]
    for form in forms:
        assert len(_tips(f"Zij {form} ons.", vocabulary)) == 1
    assert len(_tips("Zij faciliteren. Hij faciliteert.", vocabulary)) == 1


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
    vocabulary = Vocabulary(frozenset({"STC"}), frozenset({"onderwijsvernieuwingsplan"}))
    assert not _tips("Het onderwijsvernieuwingsplan is van STC.", vocabulary)
    assert len(_tips("Het onderwijsvernieuwingsplan is van STC.", Vocabulary())) == 2


def test_an_abbreviation_in_a_name_still_needs_the_meaning_that_the_list_gives() -> None:
    vocabulary = Vocabulary(frozenset({"LOB", "STC", "VR"}), abbreviations={"LOB": "leren kiezen"})
    [tip] = _tips("Ouders doen mee met LOB, van STC, met een VR-bril.", vocabulary)
    assert tip.message.startswith("'LOB'")
    assert "leren kiezen" in tip.advice


def test_a_long_word_is_cut_in_two(vocabulary: Vocabulary) -> None:
    [tip] = _tips("Alle basisschoolleerlingen doen mee.", vocabulary)
    assert tip.message == "'basisschoolleerlingen' is een lang woord"
    assert "'basisschool-leerlingen'" in tip.advice


def test_what_should_be_very_easy_is_held_to_less(tmp_path: Path) -> None:
    text = "Je leert hier in een paar lessen hoe je veilig met vuur en staaldraadkabels werkt."
    entry = (harness.SMALL / "programmas/lasclub.md").read_text("utf-8")
    easy = entry.replace("\nbronnen:", f"\nheel_makkelijk:\n  - {text}\nbronnen:")
    for written, advised in ((f"{entry}\n{text}\n", []), (easy, ["T410", "T411"])):
        content = harness.site(tmp_path / f"{len(advised)}", **{"programmas/lasclub.md": written})
        sources = reader.read(content).sources
        [draft] = [parse(source)[0] for source in sources if source.id == "lasclub" and source.text]
        tips = list(language.check(language.sentences_of(draft), Vocabulary()))
        assert [tip.code for tip in tips] == advised
    assert tips[0].message.startswith("deze zin heeft 15 woorden, meer dan 12: 'Je leert hier")


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
    assert [sentence.text for sentence in language.sentences_in(text, "x.md", 1)] == parts


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
    assert language.passive(sentence) == found


# --- spelling -----------------------------------------------------------------------------------

SLIPS = """
inscrijven=inschrijven tecniek=techniek techiek=techniek proffesioneel= onmidellijk=onmiddellijk
interresant= robbots=robots werkplaast=werkplaats kinderren=kinderen leerlinen=leerlingen
begelijder= geinteresseerd=geïnteresseerd ervaaring=ervaring programeren=programmeren
electriciteit=elektriciteit materjaal=materiaal gereedschp=gereedschap docnet=docent
stuudenten=studenten openinstijden=openingstijden zatterdag=zaterdag woendsag=woensdag
zonnepanelne=zonnepanelen installatietechneik=installatietechniek vrijwiligers=vrijwilligers
basischool=basisschool loopban=loopbaan pracktijk=praktijk succesvole=succesvol gratiss=gratis
""".split()  # noqa: SIM905
GOOD = """
techniekproject scheepsbouwer lasersnijder lasersnijders robotwedstrijd makerspace zonnepanelen
vmbo'ers foto's coöperatie één enthousiast wekelijkse praktijkles fietsenmaker stageplek
technieklokaal programmeerles waterbouw installatietechniek gereedschapskist houtwerkplaats
""".split()  # noqa: SIM905


def _misspelt(speller: Speller, text: str) -> list[str]:
    notes = speller.check([Sentence(text, Place("x.md", 3))])
    return [note.message.split("'")[1] for note in notes]


def test_slips_are_found(speller: Speller) -> None:
    words = [slip.partition("=")[0] for slip in SLIPS]
    assert len(words) == 30
    assert [word for word in words if speller.knows(word)] == []


def test_the_word_that_was_meant_is_named(speller: Speller) -> None:
    pairs = [slip.partition("=")[::2] for slip in SLIPS]
    assert [(word, speller.suggest(word)) for word, _ in pairs] == pairs
    assert speller.suggest("Inscrijven") == "Inschrijven"


@pytest.mark.parametrize("word", GOOD)
def test_good_words_and_compounds(word: str, speller: Speller) -> None:
    assert speller.knows(word)


@pytest.mark.parametrize(
    "text",
    [
        "Kom naar Zwwolpe.",  # a name: it has a capital within the sentence
        "Kijk op xzqw.nl of mail naar abcq@xzqw.nl.",
        "De K2-18b en 3dxq.",
        "Hulp van de XZQW.",
        "Een iPxad en een MacXok.",
        "Van 8 t/m 12.",
    ],
)
def test_what_is_no_word(text: str, speller: Speller) -> None:
    assert _misspelt(speller, text) == []


def test_each_word_once_with_its_sentence(speller: Speller) -> None:
    [note] = speller.check([Sentence("De tecniek van tecniek.", Place("x.md", 3))])
    assert note.message == "'tecniek' staat in geen woordenlijst: 'De tecniek van tecniek.'"
    assert note.advice == "bedoel je 'techniek'?"
    assert _misspelt(speller, "Tecniek is leuk.") == ["Tecniek"]


def test_the_own_list() -> None:
    vocabulary = Vocabulary(words=frozenset({"xzqw"}))
    assert _misspelt(Speller(vocabulary), "een xzqw en xzqws, geen xzqq") == ["xzqq"]
