"""The index: what is in it, how much it counts, and that it is the same every time."""

import gzip
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from catalogue.schema import urls
from catalogue.search import documents, index, spelling, weights, words
from catalogue.search.weights import PostingList
from tests.bench.generate import generate
from tests.client import catalogues
from tests.client.engine import Engine

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> list[documents.Document]:
    folder = tmp_path_factory.mktemp("generated") / "content"
    generate(60, folder)
    return documents.of(catalogues.read(folder))


def _odd() -> list[documents.Document]:
    page = catalogues.real().paginas[0]
    fields: documents.Fields = {"naam": ['Een "robot" \\ ÉÉN <b>'], "tekst": [""]}
    return [documents.Document(record=page, naam="x", fields=fields)]


@pytest.mark.parametrize("where", ["real", "generated", "odd"])
@pytest.mark.slow
def test_counting_ourselves_gives_what_lunr_gives(
    where: str, generated: list[documents.Document]
) -> None:
    """The same weights, and for programs the same bytes."""
    real = documents.of(catalogues.real())
    found = {"real": real, "generated": generated, "odd": _odd()}[where]
    analysed = words.analyse(found)
    boosts = [document.boost for document in found]
    refs = [document.address for document in found]
    program = weights.index_by_lunr(analysed, boosts, refs)
    assert weights.index_by_hand(analysed, boosts, refs) == program
    assert weights.weigh(analysed, boosts) == _added_up(program, refs)


def _added_up(program: bytes, refs: list[str]) -> dict[str, PostingList]:
    """The weight of each stem in each document, from the index that lunr made."""
    index = json.loads(program)
    stems = {posting["_index"]: stem for stem, posting in index["invertedIndex"]}
    found: dict[str, dict[int, float]] = {stem: {} for stem in stems.values()}
    for reference, vector in index["fieldVectors"]:
        number = refs.index(reference.partition("/")[2])
        for at, weight in zip(vector[::2], vector[1::2], strict=True):
            row = found[stems[at]]
            row[number] = row.get(number, 0.0) + weight
    return {stem: PostingList.of(row) for stem, row in found.items()}


def test_there_may_be_no_documents() -> None:
    assert weights.weigh(words.analyse([]), []) == {}


@pytest.mark.slow
def test_a_larger_catalogue_is_counted_without_lunr(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = catalogues.real_index()
    monkeypatch.setattr(weights, "FEW", 10)
    monkeypatch.setattr(weights, "index_by_lunr", None)
    assert index.build(catalogues.real()).files == usual.files


@pytest.mark.slow
def test_for_very_many_documents_there_is_no_index_for_programs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Groups of synonyms keep the heaviest documents, which depends on the smallest difference.
    catalogue = replace(catalogues.real(), synoniemen=())
    usual = index.build(catalogue)
    monkeypatch.setattr(weights, "FEW", 10)
    monkeypatch.setattr(weights, "MANY", 10)
    made = index.build(catalogue)
    assert made.files.keys() == usual.files.keys() - {index.FOR_PROGRAMS}
    # How long texts usually are is known in two figures there, so that some weights differ a step.
    pairs = [
        (content, usual.files[path])
        for path, content in made.files.items()
        if len(content) == len(usual.files[path])
    ]
    # What a typing error may have been meant as depends on a weight too.
    assert len(made.files) - len(pairs) <= 2
    other = sum(one != two for pair in pairs for one, two in zip(*pair, strict=True))
    assert other < 0.002 * sum(len(content) for content in made.files.values())


def test_every_record_with_a_page_is_found() -> None:
    catalogue = catalogues.real()
    found = documents.of(catalogue)
    addresses = [document.address for document in found]
    assert len(set(addresses)) == len(addresses)
    lists = (catalogue.programmas, catalogue.makerspaces, catalogue.themas, catalogue.wijken)
    lists_too = (catalogue.gebieden, catalogue.partners, catalogue.acties, catalogue.paginas)
    assert {record for some in (*lists, *lists_too) for record in some} <= {
        document.record for document in found
    }


def test_every_word_can_be_reached_letter_by_letter() -> None:
    kept = words.smallest_vocabulary({"robot", "robots", "robotje", "las", "lassen", "gelast"})
    assert "robots" not in kept
    assert {"robot", "las", "gelast"} <= kept


def test_a_first_question_is_small() -> None:
    made = catalogues.real_index()
    head = made.files[made.address]
    assert len(gzip.compress(head, 9)) < index.WHOLE
    assert all(
        len(gzip.compress(content, 9)) < 10_000
        for path, content in made.files.items()
        if path.endswith(".js") and path != made.address
    )


def test_parts_are_classic_scripts_that_work_from_disk() -> None:
    for path, content in catalogues.real_index().files.items():
        if path.endswith(".js"):
            text = content.decode()
            name = path.rpartition("/")[2].partition(".")[0]
            part = "kop" if name == "adres" else name
            start = f'(self.zoekdelen=self.zoekdelen||{{}})["{part}"]='
            assert text.startswith(start)
            json.loads(text.removeprefix(start).removesuffix(";\n"))


def test_the_index_for_programs_is_what_lunr_writes() -> None:
    from lunr.index import Index

    made = json.loads(catalogues.real_index().files[index.FOR_PROGRAMS])
    assert made["fields"] == list(documents.BOOSTS)
    loaded = Index.load(made)
    found = [answer["ref"] for answer in loaded.search("las")]
    assert "themas/metaal-en-maakindustrie.html" in found


def _scripts(made: index.SearchIndex) -> dict[str, bytes]:
    return {path: content for path, content in made.files.items() if path.endswith(".js")}


def _part(made: index.SearchIndex, path: str) -> dict[str, Any]:
    """The data in a part."""
    text = made.files[path].decode().removesuffix(";\n")
    data: dict[str, Any] = json.loads(text.partition("]=")[2])
    return data


@pytest.fixture(scope="module")
def forty(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, index.SearchIndex]:
    """Content of forty entries, and its index."""
    content = tmp_path_factory.mktemp("forty") / "content"
    generate(40, content)
    return content, index.build(catalogues.read(content))


def _rewritten(original: Path, content: Path, old: str, new: str) -> index.SearchIndex:
    """The index when one entry says something else, in a copy of the content."""
    shutil.copytree(original, content)
    entry = min((content / "programmas").glob("*.md"))
    entry.write_text(entry.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    return index.build(catalogues.read(content))


@pytest.mark.parametrize(
    ("old", "new", "share"),
    [
        ("---\n\n", "---\n\nWat je hier zoal doet. ", 10),
        # A word in a name is in groups of synonyms, and those stand with each of their words.
        ("naam: ", "naam: Zwabbermachines ", 8),
        ("[", "[ ", 10),
    ],
    ids=["text", "title", "nothing"],
)
@pytest.mark.slow
def test_an_edit_changes_a_few_files_and_no_name(
    forty: tuple[Path, index.SearchIndex], tmp_path: Path, old: str, new: str, share: int
) -> None:
    before = _scripts(forty[1])
    after = _scripts(_rewritten(forty[0], tmp_path / "content", old, new))
    assert after.keys() == before.keys()
    changed = [path for path, content in after.items() if content != before[path]]
    assert len(changed) <= len(before) / share


@pytest.mark.slow
def test_a_new_entry_gives_every_file_a_new_name_to_which_one_points(tmp_path: Path) -> None:
    generate(12, tmp_path / "content")
    before = index.build(catalogues.read(tmp_path / "content"))
    generate(13, tmp_path / "more")
    after = index.build(catalogues.read(tmp_path / "more"))
    assert _scripts(before).keys() & _scripts(after).keys() == {urls.SEARCH_POINTER}
    for made in (before, after):
        assert made.address == urls.SEARCH_POINTER
        mark = _part(made, urls.SEARCH_POINTER)["merk"]
        parts = _scripts(made).keys() - {urls.SEARCH_POINTER}
        assert all(path.endswith(f".{mark}.js") for path in parts)


def test_files_from_before_and_after_an_edit_are_read_together(
    forty: tuple[Path, index.SearchIndex], tmp_path: Path, browser: Browser
) -> None:
    content, before = forty
    after = _rewritten(content, tmp_path / "content", "naam: ", "naam: Zwabbermachines ")
    name = min((content / "programmas").glob("*.md")).stem
    for head, others in ((before, after), (after, before)):
        mixed = replace(head, files={**others.files, head.address: head.files[head.address]})
        engine = Engine(browser, mixed)
        found = engine.ask(name.rpartition("-")[0].replace("-", " "), 10)["addresses"]
        engine.close()
        assert f"programmas/{name}.html" in found


def test_frequent_words_that_resemble_ours_are_guarded() -> None:
    guarded = spelling.similar_dutch_words({"kamer", "robot"})
    assert {"kapper", "hamer"} <= guarded
    assert "school" not in guarded
    assert not guarded & {"kamer", "robot", "robots"}


def test_letters_that_take_little_room_are_one_part() -> None:
    few = spelling.words_by_sound({"robot", "lassen", "water"}, {"lassen", "water"})
    assert [*few] == ["lrw", spelling.ANY_FRONT]
    assert few[spelling.ANY_FRONT] == {spelling.ANY_FRONT: ("Alassen", "")}
    many = spelling.words_by_sound(
        {f"{a}{b}{c}or" for a in "lrw" for b in "aeiou" for c in "bcdfgk"}, ()
    )
    assert "".join(many) == "lrw" + spelling.ANY_FRONT
    real = catalogues.real_index().files
    assert 5 < sum(path.startswith("zoeken/s") for path in real) < 15


_DIGEST = """
import hashlib
from tests.client import catalogues
made = catalogues.real_index()
whole = b''.join(path.encode() + made.files[path] for path in sorted(made.files))
print(hashlib.sha256(whole).hexdigest())
"""


@pytest.mark.slow
def test_two_runs_give_the_same_bytes() -> None:
    digests = {
        subprocess.run(
            [sys.executable, "-c", _DIGEST],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(digests) == 1
