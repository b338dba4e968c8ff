"""Spelling: what is found in words with a slip, and what is let be."""

import pytest

from catalogue.base.diagnostics import Place
from catalogue.content import source
from catalogue.content.parse import parse
from catalogue.editor.notes import vocabulary
from catalogue.editor.notes.sentences import Sentence
from catalogue.editor.notes.spelling import Speller
from catalogue.editor.notes.vocabulary import Vocabulary
from tests import harness

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


@pytest.fixture(scope="module")
def speller() -> Speller:
    content = source.read(harness.ROOT / "content")
    drafts = [parse(one)[0] for one in content.sources]
    return Speller(vocabulary.of(drafts, content.lines))


def _told(speller: Speller, text: str) -> list[str]:
    notes = speller.check([Sentence(text, Place("x.md", 3))])
    return [note.message.split("'")[1] for note in notes]


def test_slips_are_found(speller: Speller) -> None:
    words = [slip.partition("=")[0] for slip in SLIPS]
    assert len(words) == 30
    assert [word for word in words if speller.knows(word)] == []


def test_the_word_that_was_meant_is_named(speller: Speller) -> None:
    pairs = [slip.partition("=")[::2] for slip in SLIPS]
    assert [(word, speller.meant(word)) for word, _ in pairs] == pairs
    assert speller.meant("Inscrijven") == "Inschrijven"


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
    assert _told(speller, text) == []


def test_each_word_once_with_its_sentence(speller: Speller) -> None:
    [note] = speller.check([Sentence("De tecniek van tecniek.", Place("x.md", 3))])
    assert note.message == "'tecniek' staat in geen woordenlijst: 'De tecniek van tecniek.'"
    assert note.advice == "bedoel je 'techniek'?"
    assert _told(speller, "Tecniek is leuk.") == ["Tecniek"]


def test_the_own_list() -> None:
    words = Vocabulary(words=frozenset({"xzqw"}))
    assert _told(Speller(words), "een xzqw en xzqws, geen xzqq") == ["xzqq"]
