"""Writes a Dutch catalogue of any size, the same on every machine.

    python -m tests.bench.generate 1000 FOLDER

Each entry has about 150 words and five facets. The reference lists, themes and partners are the
real ones, so that what is measured has the shape of the real site.
"""

import argparse
import random
import re
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import yaml

from catalogue.base.text import slug

CONTENT = Path(__file__).parents[2] / "content"
ONE_MAKERSPACE_IN = 10
WORDS = 150

_MAKERS = [
    "Robot",
    "Soldeer",
    "Lasser",
    "Hout",
    "Metaal",
    "Drone",
    "Code",
    "Fiets",
    "Energie",
    "Haven",
]
_FORMS = [
    "werkplaats",
    "school",
    "lab",
    "club",
    "leerlijn",
    "estafette",
    "dag",
    "keet",
    "route",
    "huis",
]
_FOR_WHOM = [
    "voor starters",
    "voor gevorderden",
    "op Zuid",
    "in de wijk",
    "na school",
    "met de buurt",
]
_SUBJECTS = ["De groep", "Een begeleider", "Jouw klas", "De leerling", "Een vakvrouw", "Het team"]
_VERBS = ["bouwt", "ontwerpt", "repareert", "meet", "programmeert", "test", "tekent", "soldeert"]
_OBJECTS = [
    "een robotarm van karton en servo's",
    "een waterpomp met een zonnepaneel",
    "een model van een sluisdeur",
    "een oude fiets uit de buurt",
    "een lamp met een bewegingssensor",
    "een kraan die containers kan tillen",
    "een meetstation voor de lucht in de straat",
    "een stoel van gerecycled hout",
]
_ENDS = [
    "en laat het daarna aan de anderen zien",
    "met gereedschap dat je ook thuis kunt gebruiken",
    "onder leiding van mensen uit het bedrijfsleven",
    "zodat je merkt wat techniek met je eigen wijk te maken heeft",
    "en schrijft op wat de volgende keer beter kan",
    "terwijl een student van het mbo meekijkt",
]
_LINK_TO_A_FILE = re.compile(r"\[([^\]]*)\]\([^)]*\.md[^)]*\)")


def generate(entries: int, target: Path) -> None:
    """Write ``entries`` entries below ``target``, which becomes a complete content folder."""
    _copy_what_entries_refer_to(target)
    ids = {path.stem: _ids(path) for path in sorted((CONTENT / "naslag").glob("*.yml"))}
    ids["themas"], ids["partners"] = (
        sorted(path.stem for path in (CONTENT / folder).glob("*.md"))
        for folder in ("themas", "partners")
    )
    for folder in ("programmas", "makerspaces"):
        (target / folder).mkdir()
    for number in range(entries):
        chance = random.Random(number)  # noqa: S311  # the same entry for the same number
        name = f"{_name(chance)} {number + 1}"
        is_place = number % ONE_MAKERSPACE_IN == ONE_MAKERSPACE_IN - 1
        fields = _place(chance, ids) if is_place else _programme(chance, ids)
        path = target / ("makerspaces" if is_place else "programmas") / f"{slug(name)}.md"
        path.write_text(_document(name, fields, chance), encoding="utf-8")


def _copy_what_entries_refer_to(target: Path) -> None:
    """The real lists, themes and partners; links in their texts to real entries become text."""
    target.mkdir(parents=True)
    shutil.copy(CONTENT / "site.yml", target)
    # The addresses that were published are of the real entries, which do not come along.
    without = shutil.ignore_patterns("adressen.txt")
    shutil.copytree(CONTENT / "naslag", target / "naslag", ignore=without)
    for folder in ("themas", "partners"):
        (target / folder).mkdir()
        for path in sorted((CONTENT / folder).glob("*.md")):
            text = _LINK_TO_A_FILE.sub(r"\1", path.read_text(encoding="utf-8"))
            (target / folder / path.name).write_text(text, encoding="utf-8")


def _ids(path: Path) -> list[str]:
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [row["id"] for row in rows if "id" in row]


def _name(chance: random.Random) -> str:
    return f"{chance.choice(_MAKERS)}{chance.choice(_FORMS)} {chance.choice(_FOR_WHOM)}"


def _programme(chance: random.Random, ids: dict[str, list[str]]) -> dict[str, str]:
    youngest = chance.randint(4, 40)
    return {
        "fase": _some(chance, ids["fasen"], 1, 2),
        "bronnen": _source(chance, 2026, 2024, 2018),
        "doelgroepen": _some(chance, ids["doelgroepen"], 1, 3),
        "themas": _some(chance, ids["themas"], 1, 3),
        "kenmerken": _some(chance, ids["kenmerken"], 1, 2),
        "aanbieders": _some(chance, ids["partners"], 1, 1),
        "wijken": _some(chance, ids["wijken"], 1, 2),
        "leeftijd": f"{{van: {youngest}, tot: {youngest + chance.randint(2, 10)}}}",
        "gratis": chance.choice(["ja", "deels", "nee"]),
    }


def _place(chance: random.Random, ids: dict[str, list[str]]) -> dict[str, str]:
    return {
        "soort": chance.choice(["makerspace", "fablab", "open-werkplaats", "repair-cafe"]),
        "openbaar": chance.choice(["ja", "op-afspraak", "leden"]),
        "bronnen": _source(chance, 2026, 2018),
        "themas": _some(chance, ids["themas"], 1, 3),
        "doelgroepen": _some(chance, ids["doelgroepen"], 1, 3),
        "aanbieders": _some(chance, ids["partners"], 1, 1),
        "wijken": _some(chance, ids["wijken"], 1, 1),
        "apparatuur": "[3D-printer, lasersnijder, soldeerbout]",
    }


def _source(chance: random.Random, *years: int) -> str:
    """A source of one of these years: the entry is seen of late, may be there still, or is old."""
    year = chance.choice(years)
    return f"[{{url: 'https://voorbeeld.nl', gezien: verzonnen om te meten, jaar: {year}}}]"


def _some(chance: random.Random, options: Sequence[str], least: int, most: int) -> str:
    """A YAML list of ``least`` to ``most`` different ids."""
    return f"[{', '.join(chance.sample(options, chance.randint(least, most)))}]"


def _document(name: str, fields: dict[str, str], chance: random.Random) -> str:
    head = {
        "naam": name,
        "samenvatting": _sentence(chance),
        **fields,
        "gecontroleerd": "2026-11-23",
    }
    lines = [f"{key}: {value}" for key, value in head.items()]
    return "\n".join(["---", *lines, "---", "", *_paragraphs(chance)]) + "\n"


def _sentence(chance: random.Random) -> str:
    parts = (chance.choice(options) for options in (_SUBJECTS, _VERBS, _OBJECTS, _ENDS))
    return f"{' '.join(parts)}."


def _paragraphs(chance: random.Random) -> Iterable[str]:
    """About ``WORDS`` words in three paragraphs with a heading and a list, as editors write."""
    sentences: list[str] = []
    while sum(len(sentence.split()) for sentence in sentences) < WORDS:
        sentences.append(_sentence(chance))
    third = len(sentences) // 3
    yield " ".join(sentences[:third])
    yield "\n## Wat je doet\n"
    yield from (f"- {sentence}" for sentence in sentences[third : 2 * third])
    yield ""
    yield " ".join(sentences[2 * third :])


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("entries", type=int)
    parser.add_argument("target", type=Path, help="a folder that does not exist yet")
    options = parser.parse_args()
    generate(options.entries, options.target)


if __name__ == "__main__":
    main()
