"""After any row of edits the index is to the byte what it would have been without a past."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from catalogue import lasting
from catalogue.content.model import Catalogue
from catalogue.schema import Programma
from catalogue.search import documents, index, recount, weights, words
from tests.bench.generate import generate
from tests.client import catalogues

WORDS = "robot robots techniek ruimte les lessen maken de het 2027 laser snijden hamer club".split()  # noqa: SIM905


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("generated") / "content"
    generate(80, folder)
    return catalogues.read(folder)


@pytest.fixture(autouse=True)
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is for thousands of documents is done for these."""
    monkeypatch.setattr(weights, "MANY", 20)


def _edited(one: Programma, chance: random.Random) -> Programma:
    said = " ".join(chance.choices(WORDS, k=chance.randrange(1, 12)))
    match chance.randrange(6):
        case 0:
            return replace(one, naam=f"{one.naam} {said}"[:80])
        case 1:
            return replace(one, samenvatting=said)
        case 2:
            return replace(one, tekst="")
        case 3:
            return replace(one, tekst=f"{one.tekst} Woord{chance.randrange(99)}tje.")
        case 4:
            return replace(one, status="gestopt" if one.status == "actief" else "actief")
    return replace(one, tekst=f"{one.tekst} {said}.")


@pytest.mark.parametrize("seed", range(2))
def test_whatever_changes_the_index_is_that_of_a_first_time(
    seed: int, catalogue: Catalogue, tmp_path: Path
) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same edits every time
    programmas = list(catalogue.programmas)
    kept = lasting.Lasting(tmp_path / "shelf")
    for _ in range(8):
        for _ in range(chance.randrange(4)):
            at = chance.randrange(len(programmas))
            programmas[at] = _edited(programmas[at], chance)
        if chance.random() < 0.1:
            programmas.pop(chance.randrange(len(programmas)))
        now = replace(catalogue, programmas=tuple(programmas))
        assert index.build(now, kept) == index.build(now)
        kept.save("program")
        kept = lasting.load(tmp_path / "shelf", "program")


def _counted_again(
    catalogue: Catalogue, text: str, monkeypatch: pytest.MonkeyPatch
) -> recount.Counted:
    """What is counted of a catalogue in which one text changed, without analysing all of it."""
    before = recount.count(documents.of(catalogue))
    one, *others = catalogue.programmas
    now = documents.of(replace(catalogue, programmas=(replace(one, tekst=text), *others)))
    with monkeypatch.context() as patched:
        patched.setattr(words, "analyse", lambda _: pytest.fail("all was analysed again"))
        found = recount.count(now, lambda: before)
    assert found.weights == recount.count(now).weights
    return found


def test_a_sentence_more_changes_its_own_rows(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = catalogue.programmas[0].tekst
    twice = f"{text} {' '.join(text.split()[:9])}"
    before = recount.count(documents.of(catalogue))
    found = _counted_again(catalogue, twice, monkeypatch)
    same = sum(new is old for new, old in zip(found.rows, before.rows, strict=True))
    assert found.rows != before.rows
    assert same == 0 or same > 0.5 * len(before.rows)


def test_a_text_of_another_one(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """All its words are known; how often each is used changes."""
    monkeypatch.setattr(recount, "_MOST", 10**9)
    _counted_again(catalogue, catalogue.programmas[0].tekst, monkeypatch)
    _counted_again(
        catalogue, f"{catalogue.programmas[0].tekst} {catalogue.programmas[3].tekst}", monkeypatch
    )


def test_what_is_no_count_is_no_past(catalogue: Catalogue) -> None:
    found = documents.of(catalogue)
    assert recount.count(found, lambda: {"states": 1}).weights == recount.count(found).weights
