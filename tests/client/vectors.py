"""Words with what the analysis makes of them, which Python and JavaScript must both agree with.

Write the file anew after a change to the analysis, and look at what changed:

    .venv/bin/python -m tests.client.vectors
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import yaml

from catalogue.base.text import slug
from catalogue.search import analysis, documents
from catalogue.search.compounds import dutch_words
from tests.client import catalogues

FILE = Path(__file__).with_name("vectors.tsv")
COMMAND = ".venv/bin/python -m tests.client.vectors"
FROM_CONTENT = 1_800
FROM_DUTCH = 1_400
# What people type and what is easily got wrong.
ODD: list[str] = yaml.safe_load(FILE.with_suffix(".yml").read_text("utf-8"))["words"]
_PIECE = re.compile(r"\S+")
_EDGES = '.,;:!?()[]“”‘"…*#'


def row(text: str) -> str:
    """A line of the file: the text, its words, their stems, their sounds, and its slug."""
    found = analysis.words(text)
    stems = [analysis.stem(analysis.key(word)) for word in found]
    sounds = analysis.sounds([analysis.key(word) for word in found])
    return "\t".join([text, " ".join(found), " ".join(stems), " ".join(sounds), slug(text)])


def stored() -> list[str]:
    """The lines of the file."""
    return FILE.read_text(encoding="utf-8").split("\n")[:-1]


def _spread(words: Iterable[str], count: int) -> Sequence[str]:
    """About ``count`` of the words, evenly from the whole alphabet."""
    ordered = sorted(words)
    step = max(1, len(ordered) // count)
    return ordered[::step]


def _texts() -> Iterator[str]:
    yield from ODD
    pieces = {
        piece.strip(_EDGES)
        for document in documents.of(catalogues.real())
        for group in document.fields.values()
        for text in group
        for piece in _PIECE.findall(text)
    }
    yield from _spread(pieces - {""}, FROM_CONTENT)
    yield from _spread(dutch_words(), FROM_DUTCH)


def main() -> None:
    """Write the file."""
    texts = sorted(dict.fromkeys(_texts()))
    FILE.write_text("".join(f"{row(text)}\n" for text in texts), encoding="utf-8", newline="\n")
    print(f"{FILE.name}: {len(texts)} texts")


if __name__ == "__main__":
    main()
