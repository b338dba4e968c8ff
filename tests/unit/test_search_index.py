"""The index: what is in it, how much it counts, and that it is the same every time."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from catalogue import urls
from catalogue.search import documents, index, spelling, weights
from tests.bench.generate import generate
from tests.client import catalogues

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> list[documents.Document]:
    folder = tmp_path_factory.mktemp("generated") / "content"
    generate(60, folder)
    return documents.of(catalogues.read(folder))


def _both(found: list[documents.Document]) -> tuple[weights.Weights, weights.Weights]:
    fields = weights.analyse(found).fields
    boosts = [document.boost for document in found]
    by_lunr, _ = weights.compute(fields, boosts, [document.address for document in found])
    return by_lunr, weights.count(fields, boosts)


def test_counting_ourselves_gives_the_weights_of_lunr_on_the_real_content() -> None:
    by_lunr, own = _both(documents.of(catalogues.real()))
    assert own == by_lunr


def test_and_on_a_generated_catalogue(generated: list[documents.Document]) -> None:
    by_lunr, own = _both(generated)
    assert own == by_lunr


def test_very_many_documents_are_counted_without_lunr(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = catalogues.real_index()
    monkeypatch.setattr(weights, "MANY", 10)
    made = index.build(catalogues.real())
    assert index.FOR_PROGRAMS not in made.files
    assert made.files == {k: v for k, v in usual.files.items() if k != index.FOR_PROGRAMS}


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
    words = {"robot", "robots", "robotje", "las", "lassen", "gelast"}
    kept = weights.needed(words)
    assert "robots" not in kept
    assert {"robot", "las", "gelast"} <= kept


def test_a_first_question_is_small() -> None:
    made = catalogues.real_index()
    head = made.files[made.address]
    assert len(gzip.compress(head, 9)) < index.WHOLE
    assert all(
        len(gzip.compress(content, 9)) < 10_000
        for path, content in made.files.items()
        if path.endswith(".js")
    )


def test_parts_are_classic_scripts_that_work_from_disk() -> None:
    for path, content in catalogues.real_index().files.items():
        if path.endswith(".js"):
            text = content.decode()
            name = path.rpartition("/")[2].partition(".")[0]
            part = "kop" if name == "index" else name
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


def test_a_change_anywhere_gives_every_file_a_new_name_to_which_one_points(
    tmp_path: Path,
) -> None:
    generate(12, tmp_path / "content")
    before = index.build(catalogues.read(tmp_path / "content"))
    entry = min((tmp_path / "content" / "programmas").glob("*.md"))
    entry.write_text(entry.read_text(encoding="utf-8") + "\nNog een zin.\n", encoding="utf-8")
    after = index.build(catalogues.read(tmp_path / "content"))
    same = {path for path in before.files if path.endswith(".js")} & set(after.files)
    assert same == {urls.SEARCH_POINTER}
    for made in (before, after):
        assert made.address.rpartition("/")[2] in made.files[urls.SEARCH_POINTER].decode()


def test_frequent_words_that_resemble_ours_are_guarded() -> None:
    guarded = spelling.right({"kamer", "robot"})
    assert {"kapper", "hamer"} <= guarded
    assert "school" not in guarded
    assert not guarded & {"kamer", "robot", "robots"}


_DIGEST = """
import hashlib
from tests.client import catalogues
made = catalogues.real_index()
whole = b''.join(path.encode() + made.files[path] for path in sorted(made.files))
print(hashlib.sha256(whole).hexdigest())
"""


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
