"""The bench: words grow as those of real Dutch do, and others build the same content."""

import gzip
import json
import os
import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from tests.bench import peers
from tests.bench.generate import CONTENT, generate

_WORD = re.compile(r"[a-z]+")
_SENTENCE = re.compile(r"[A-Z][a-z ]{20,}\.")


@pytest.mark.parametrize(("entries", "distinct"), [(100, 2_700), (1_000, 10_400)])
def test_the_vocabulary_grows_as_in_dutch(tmp_path: Path, entries: int, distinct: int) -> None:
    generate(entries, tmp_path / "content")
    paths = [*tmp_path.glob("content/programmas/*.md"), *tmp_path.glob("content/makerspaces/*.md")]
    texts = [path.read_text("utf-8").split("---\n")[2] for path in sorted(paths)]
    text = "\n".join(texts)
    words = Counter(_WORD.findall(re.sub(r"\]\([^)]*\)", "", text).lower()))
    print(f"{entries:,} entries: {len(words):,} distinct of {words.total():,} words")
    assert len(paths) == entries
    assert len(words) == pytest.approx(distinct, rel=0.1)
    assert 100 < words.total() / entries < 180
    packed = (files("spellchecker") / "resources" / "nl.json.gz").read_bytes()
    compounds = words.keys() - json.loads(gzip.decompress(packed)).keys()
    assert 0.05 < len(compounds) / len(words) < 0.15
    sentences = Counter(_SENTENCE.findall(text))
    assert max(sentences.values()) == 1
    assert text.count("](../") > entries / 2
    assert "\n- " in text
    assert text.count("\n\n") > 3 * entries


@pytest.mark.parametrize("name", ["Hugo", "Pelican"])
@pytest.mark.slow
def test_others_make_a_page_of_everything(tmp_path: Path, name: str) -> None:
    found = {peer.name: peer for peer in peers.installed(Path(os.environ.get("PEERS", "none")))}
    if name not in found:
        pytest.skip(f"PEERS names no environment with {name}: tests/bench/peers.py says how")
    cost = peers.measure(found[name], CONTENT, tmp_path / "site")
    assert min(cost.cpu, cost.wall, cost.memory) > 0
    pages = {path.stem for path in tmp_path.rglob("*.html")}
    for kind in ("programmas", "makerspaces", "partners", "themas"):
        assert {path.stem for path in (CONTENT / kind).glob("*.md")} <= pages
