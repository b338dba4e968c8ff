"""Writes a Dutch catalogue of any size, the same on every machine.

    python -m tests.bench.generate 1000 FOLDER

The words are drawn as often as they occur in subtitles (the list of pyspellchecker), and a tenth of
the different ones are compounds: so the vocabulary grows as that of real Dutch does, which decides
what a search index costs. Values of facets are as frequent as in the real content. The reference
lists, themes and partners are the real ones.
"""

import argparse
import gzip
import json
import random
import re
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from pathlib import Path
from typing import Any

import yaml

from catalogue.base.text import slug
from catalogue.schema import GRATIS, OPENBAAR, SOORT_MAKERSPACE

CONTENT = Path(__file__).parents[2] / "content"
KINDS = ("programmas", "makerspaces")
ONE_MAKERSPACE_IN = 10
# Different words, of which one in so many is a compound that the list does not know.
VOCABULARY = 42_000
ONE_COMPOUND_IN = 10
# These grammatical words are in no title and no compound.
_GRAMMAR = 300
# Parts of compounds are among the most frequent words.
_PARTS = 4_000
# Titles of one word, two words and so on in the real content, of a hundred.
_TITLES = (13, 17, 27, 25, 6, 6, 3, 1, 2)
# The first are the most frequent.
_MAKERS = "Robot Techniek Fiets Haven Code Hout Energie Drone Metaal Soldeer Lasser".split()  # noqa: SIM905
_FORMS = "werkplaats school lab club dag huis route keet leerlijn estafette".split()  # noqa: SIM905
_LINK_TO_A_FILE = re.compile(r"\[([^\]]*)\]\([^)]*\.md[^)]*\)")


@dataclass(frozen=True)
class Vocabulary:
    """Words, the most frequent first, with their frequencies added up."""

    words: Sequence[str]
    frequencies: Sequence[int]

    def draw(self, chance: random.Random, number: int) -> list[str]:
        """So many words of a text."""
        return chance.choices(self.words, cum_weights=self.frequencies, k=number)

    def noun(self, chance: random.Random) -> str:
        """A word that says something, as titles have."""
        while (word := self.draw(chance, 1)[0]) in self.words[:_GRAMMAR]:
            pass
        return word

    def sentence(self, chance: random.Random) -> str:
        """Five to eighteen words."""
        return " ".join(self.draw(chance, chance.randint(5, 18))).capitalize() + "."


@dataclass(frozen=True)
class Facet:
    """Values that a field may have, how often it has them, and how many at a time."""

    values: Sequence[str]
    weights: Sequence[float]
    sizes: Sequence[int]

    @classmethod
    def of(cls, written: Sequence[Sequence[str]], options: Sequence[str] = ()) -> "Facet":
        """A field as the entries have it; each of the ``options`` may occur."""
        counts = Counter(value for values in written for value in values)
        values = sorted({*counts, *options})
        # A field that no entry has, in a catalogue that begins, has one of the options.
        sizes = [*map(len, written)] or [1]
        return cls(values, [counts[value] + 0.5 for value in values], sizes)

    def draw(self, chance: random.Random) -> list[str]:
        """Values of an entry, the same never twice."""
        size = chance.choice(self.sizes)
        return [*dict.fromkeys(chance.choices(self.values, self.weights, k=size))]


def generate(entries: int, target: Path) -> None:
    """Write ``entries`` entries below ``target``, which becomes a complete content folder."""
    _copy_what_entries_refer_to(target)
    for kind in KINDS:
        (target / kind).mkdir()
    words, facets = _vocabulary(), _facets()
    # Map the name of each entry to its file.
    written: dict[str, str] = {}
    for number in range(entries):
        chance = random.Random(number)  # noqa: S311  # the same entry for the same number
        is_place = number % ONE_MAKERSPACE_IN == ONE_MAKERSPACE_IN - 1
        name = _name(chance, words, written)
        path = f"{KINDS[is_place]}/{slug(name)}.md"
        fields = _place(chance, facets) if is_place else _programme(chance, facets)
        text = "\n\n".join(_blocks(chance, words, [*written.items()][-1000:]))
        head = {
            "naam": name,
            "samenvatting": words.sentence(chance),
            **fields,
            "bronnen": _sources(chance, words, is_place=is_place),
            "gecontroleerd": "2026-11-23",
        }
        lines = "".join(f"{key}: {value}\n" for key, value in head.items())
        (target / path).write_text(f"---\n{lines}---\n\n{text}\n", encoding="utf-8")
        written[name] = path


@cache
def _vocabulary() -> Vocabulary:
    """Frequent Dutch words; every tenth place after the grammatical ones has a new compound."""
    packed = (files("spellchecker") / "resources" / "nl.json.gz").read_bytes()
    counts = json.loads(gzip.decompress(packed))
    plain = [word for word in counts if re.fullmatch("[a-z]{1,18}", word)]
    plain.sort(key=lambda word: (-counts[word], word))
    parts = [word for word in plain[_GRAMMAR:_PARTS] if 4 <= len(word) <= 8]
    chance = random.Random(0)  # noqa: S311  # the same words each time
    words: dict[str, int] = {}
    for number, word in enumerate(plain):
        words[word] = counts[word]
        if number > _GRAMMAR and number % (ONE_COMPOUND_IN - 1) == 0:
            words.setdefault("".join(chance.sample(parts, 2)), counts[word])
        if len(words) >= VOCABULARY:
            break
    return Vocabulary([*words], [*accumulate(words.values())])


@cache
def _facets() -> dict[str, Facet]:
    """Fields of entries with the values that the real ones have and could have."""
    paths = [path for kind in KINDS for path in sorted((CONTENT / kind).glob("*.md"))]
    heads = [_yaml(path.read_text(encoding="utf-8").split("---\n")[1]) for path in paths]
    options = {path.stem: _ids(path) for path in sorted((CONTENT / "naslag").glob("*.yml"))}
    options["fase"] = options["fasen"]
    options["themas"] = [path.stem for path in (CONTENT / "themas").glob("*.md")]
    partners = sorted(path.stem for path in (CONTENT / "partners").glob("*.md"))
    lists = ("fase", "doelgroepen", "themas", "kenmerken", "wijken")
    single = {"gratis": GRATIS, "soort": SOORT_MAKERSPACE, "openbaar": OPENBAAR}
    return {
        **{f: Facet.of([head[f] for head in heads if f in head], options[f]) for f in lists},
        **{
            f: Facet.of([[head[f]] for head in heads if f in head], [*options])
            for f, options in single.items()
        },
        # There are more organisations where there are more entries, so each has its even share.
        "aanbieders": Facet.of([[partner] for partner in partners]),
    }


_SIGNPOSTS = re.compile(r"^wegwijs:.*\n", re.MULTILINE)


def _copy_what_entries_refer_to(target: Path) -> None:
    """The real lists, themes and partners; links in their texts to real entries become text.

    In Dutch and in English, as far as that has pages of what is not translated.
    """
    target.mkdir(parents=True)
    site = (CONTENT / "site.yml").read_text("utf-8")
    (target / "site.yml").write_text(_SIGNPOSTS.sub("", site), encoding="utf-8")
    for folder in ("naslag", "en/naslag"):
        shutil.copytree(CONTENT / folder, target / folder)
    for folder in ("themas", "partners", "en/themas"):
        (target / folder).mkdir()
        for path in sorted((CONTENT / folder).glob("*.md")):
            text = _LINK_TO_A_FILE.sub(r"\1", path.read_text(encoding="utf-8"))
            (target / folder / path.name).write_text(text, encoding="utf-8")


def _ids(path: Path) -> list[str]:
    rows = _yaml(path.read_text(encoding="utf-8"))
    return [row["id"] for row in rows if "id" in row]


def _yaml(text: str) -> Any:
    return yaml.load(text, yaml.CSafeLoader)


def _name(chance: random.Random, words: Vocabulary, taken: dict[str, str]) -> str:
    """A title of a few words that no other entry has."""
    name = _frequent_first(chance, _MAKERS) + _frequent_first(chance, _FORMS)
    more = chance.choices(range(len(_TITLES)), _TITLES)[0]
    while (more > 0 and len(name) < 70) or name in taken:
        name += f" {words.noun(chance)}"
        more -= 1
    return name


def _frequent_first(chance: random.Random, options: Sequence[str]) -> str:
    return chance.choices(options, [1 / place for place in range(1, len(options) + 1)])[0]


def _programme(chance: random.Random, facets: dict[str, Facet]) -> dict[str, str]:
    youngest = 4 + int(36 * chance.random() ** 2)
    fields = ("fase", "doelgroepen", "themas", "kenmerken", "aanbieders", "wijken")
    return {
        **{field: _flow(facets[field].draw(chance)) for field in fields},
        "leeftijd": f"{{van: {youngest}, tot: {youngest + chance.randint(2, 10)}}}",
        "gratis": facets["gratis"].draw(chance)[0],
    }


def _place(chance: random.Random, facets: dict[str, Facet]) -> dict[str, str]:
    return {
        **{field: facets[field].draw(chance)[0] for field in ("soort", "openbaar")},
        **{field: _flow(facets[field].draw(chance)) for field in ("themas", "doelgroepen")},
        **{field: _flow(facets[field].draw(chance)) for field in ("aanbieders", "wijken")},
        "apparatuur": "[3D-printer, lasersnijder, soldeerbout]",
    }


def _flow(values: Sequence[str]) -> str:
    return f"[{', '.join(values)}]"


def _sources(chance: random.Random, words: Vocabulary, *, is_place: bool) -> str:
    """One to five; by its year the entry is seen of late, may be there still, or is old."""
    year = chance.choice((2026, 2018) if is_place else (2026, 2024, 2018))
    return _flow(
        [
            f"{{url: 'https://voorbeeld.nl/{words.noun(chance)}',"
            f" gezien: '{words.sentence(chance)}'{'' if number else f', jaar: {year}'}}}"
            for number in range(chance.choice((1, 1, 2, 3, 5)))
        ]
    )


def _blocks(
    chance: random.Random, words: Vocabulary, others: Sequence[tuple[str, str]]
) -> Iterator[str]:
    """Paragraphs of 70 to 200 words, now and then a heading, a list and links to other entries."""
    for number in range(chance.randint(2, 5)):
        if number and chance.random() < 0.2:
            yield f"## {words.noun(chance).capitalize()} {words.noun(chance)}"
        sentences = [words.sentence(chance) for _ in range(chance.randint(2, 4))]
        if others and chance.random() < 0.3:
            # A few are linked to from everywhere, most from nowhere.
            name, path = others[int(len(others) * chance.random() ** 3)]
            sentences.append(f"{words.sentence(chance)[:-1]} [{name}](../{path}).")
        yield " ".join(sentences)
        if chance.random() < 0.1:
            yield "\n".join(f"- {words.sentence(chance)}" for _ in range(4))


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("entries", type=int)
    parser.add_argument("target", type=Path, help="a folder that does not exist yet")
    options = parser.parse_args()
    generate(options.entries, options.target)


if __name__ == "__main__":
    main()
