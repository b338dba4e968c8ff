"""Words with what the analysis makes of them, which Python and JavaScript must both agree with.

Write the file anew after a change to the analysis, and look at what changed:

    .venv/bin/python -m tests.client.vectors
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from catalogue.base.text import slug
from catalogue.search import analysis, documents
from catalogue.search.compounds import dutch_words
from tests.client import catalogues

FILE = Path(__file__).with_name("vectors.tsv")
COMMAND = ".venv/bin/python -m tests.client.vectors"
FROM_CONTENT = 1_800
FROM_DUTCH = 1_400
# What people type and what is easily got wrong.
ODD = (
    "C++",
    "c#",
    "M&T",
    "m & t",
    "D&P",
    "E&O",
    "AT&T",
    "R&D-team",
    "micro:bit",
    "e-bike",
    "3D-printer",
    "3dprinter",
    "één",
    "éen",
    "coöperatie",
    "coördinator",
    "geïnteresseerd",
    "reünie",
    "programma's",
    "programma’s",
    "hbo'er",
    "zo'n",
    "'s-Gravenland",
    "’s-gravenland",
    "auto´s",
    "foto`s",
    "café's",
    "Girls' Day",
    "vmbo-t",
    "vmbo'ers",
    "mbo’ers",
    "bbl'er",
    "TECHNIEK",
    "İstanbul",
    "ISTANBUL",
    "ı",
    "straße",
    "Ærø",
    "smørrebrød",
    "œuvre",
    "Łódź",
    "þorn",
    "ﬁets",
    "²",
    "½",
    "１２",
    "٣",
    "x²",
    "één",
    "zacht\xadafbreken",
    "nul\u200bbreed",
    "\ufeffbom",
    "non‑breaking",
    "a‐b",
    "-",
    "--",
    "a-",
    "-a",
    "a--b",
    "a'b'c",
    "'",
    "''",
    "_",
    "a_b",
    "l_a_s",
    "1.000",
    "10,5",
    "10-12",
    "2e",
    "groep 7/8",
    "t/m",
    "www.voorbeeld.nl",
    "#robot",
    "@naam",
    "€ 5",
    "50%",
    "robot🤖",
    "🤖",
    "日本語",
    "Кириллица",
    "עברית",
    "عربى",
    "ไทย",
    "한국어",
    "ǅ",
    "ŉ",
    "K",
    "Å",
    "ﬀ",
    "constructor",
    "__proto__",
    "toString",
    "hasOwnProperty",
    "$1",
    "$&",
    "\\1",
    "@",
    "las@",
    "^las",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "en",
    "de",
    "het",
    "ee",
    "eee",
    "lasser",
    "lassen",
    "gelast",
    "las",
    "ei",
    "eieren",
    "kinderen",
    "jongens",
    "steden",
    "schepen",
    "musea",
    "museums",
    "aquaria",
    "robotje",
    "boompje",
    "stoeltjes",
    "huizen",
    "schijven",
    "bomen",
    "glazen",
    "groene",
    "hoge",
    "hoog",
    "leren",
    "leert",
    "geleerd",
    "kantoren",
    "omgeschoold",
    "omscholing",
    "opgeleid",
    "opleidingen",
    "maker",
    "makers",
    "maakt",
    "gemaakt",
    "ideeën",
    "industrieën",
    "knieën",
    "vijftien",
    "metselaar",
    "metselaars",
)
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
