"""Another region: made from this one, and without a word of it."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from catalogue.base.text import fold
from catalogue.content import reader
from catalogue.editor import wijken
from catalogue.editor.new import names_by_kind
from tests import harness
from tests.unit.test_wijken import square

ROOT = Path(__file__).parents[1]
ENGINE = ("build.py", "pyproject.toml", "catalogue", "templates", ".ci", ".github", ".vscode")
# Made from the content of the region, and a list of Dutch words.
MADE = (".github/ISSUE_TEMPLATE/", ".vscode/schema/", ".vscode/velden", "dutch_sounds.txt")
# Names here that are words elsewhere.
WORDS = {"accent", "dorp", "noord", "ret", "shell", "uwv"}
_CITY = ("rotterdam", "роттердам", "روتردام")
ALWAYS = (*_CITY, "rijnmond", "maas", "het pact", "the pact", "010 123 45 67")


_WORD = re.compile(r"\w+")


def names_here() -> set[str]:
    """Every wijk, gebied, organisation, programme and place of the real content, as it is named."""
    by_kind = names_by_kind(reader.read(ROOT / "content").sources)
    kinds = ("wijk", "gebied", "partner", "programma", "makerspace")
    names = {fold(name) for kind in kinds for pair in by_kind[kind].items() for name in pair}
    return {*names, *ALWAYS} - WORDS


def named(texts: Iterable[tuple[str, str]]) -> list[str]:
    """Names of this region in texts, each with where it stands."""
    folded = [(path, fold(text)) for path, text in texts]
    words = {path: set(_WORD.findall(text)) for path, text in folded}
    names = [(name, set(_WORD.findall(name))) for name in sorted(names_here())]
    return [
        f"{path}: {name}"
        for path, text in folded
        for name, parts in names
        if parts <= words[path] and re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)
    ]


def test_no_name_of_the_real_content_in_the_program() -> None:
    listed = subprocess.check_output(["git", "ls-files", *ENGINE], cwd=ROOT, text=True).split()
    texts = (
        (path, (ROOT / path).read_text("utf-8"))
        for path in listed
        if not path.endswith(".png") and not any(made in path for made in MADE)
    )
    assert named(texts) == []


# --- build.py init ------------------------------------------------------------------------------

WIJKEN = ("Binnenstad", "Weide", "Oever", "Kade")


def test_a_region_that_is_made_builds_without_a_word_of_this_one(tmp_path: Path) -> None:
    """With its own wijken, programmes, places and partners, and without vmbo profiles."""
    words = ["--regio", "Meerstad", "--gemeente", "Gemeente Meer", "--talen", "uk, en"]
    code, _, messages = harness.run("init", str(tmp_path / "meer"), *words, folder=ROOT)
    assert (code, messages) == (0, "")
    code, report, messages = harness.run("check", folder=tmp_path / "meer")
    assert (code, report, messages.split(" (")[0]) == (0, "", "geen problemen")
    content = tmp_path / "meer/content"
    features = [square(f"BU03440{n}", WIJKEN[n], n % 2, n // 2) for n in range(4)]
    harness.put(tmp_path / "buurten.geojson", json.dumps({"features": features}))
    wijken.write(content, tmp_path / "buurten.geojson", None, [])
    (content / "naslag/vmbo-profielen.yml").unlink()
    for kind, ours, names in (
        ("programmas", "robotica", ("Bruggen", "Pompen", "Dijken")),
        ("makerspaces", "de-werkplaats", ("Het Atelier", "De Smederij")),
        ("partners", "de-school", ("Het Waterbedrijf", "De Vakschool")),
    ):
        path = content / kind / f"{ours}.md"
        text = path.read_text("utf-8").replace("[dorp]", "[binnenstad, kade]")
        harness.put(path, text)
        for name in names:
            new = re.sub(r"(?m)^naam: .*", f"naam: {name}", text)
            harness.put(content / kind / f"{name.lower().replace(' ', '-')}.md", new)
    made = harness.made(content, tmp_path / "meer/templates")
    assert made.problems == ()
    texts = {".html", ".json", ".js", ".xml", ".csv", ".ics", ".txt", ".geojson", ".jsonld"}
    pages = {name: data for name, data in made.files.items() if Path(name).suffix in texts}
    assert "Техніка: Meerstad" in pages["uk/index.html"].decode()
    assert "Energy and climate" in pages["en/themas/index.html"].decode()
    assert not [name for name in pages if name.startswith("ar/")]
    assert "Acties van de samenwerking" in pages["acties/index.html"].decode()
    assert "Gemeente Meer" in pages["data/catalogus.json"].decode()
    assert {f"wijken/{name.lower()}.html" for name in WIJKEN} <= pages.keys()
    assert not [name for name in pages if name.startswith("vmbo/")]
    assert named((name, data.decode()) for name, data in pages.items()) == []
    # Not within a word either, such as the name of a card.
    assert not [name for name, data in pages.items() if "rotterdam" in data.decode().casefold()]
    assert "\n## Your region\n\n1. `build.py wijken" in (tmp_path / "meer/README.md").read_text()
    others = [path for path in (tmp_path / "meer").rglob("*") if path.suffix in {".md", ".json"}]
    of_program = [path for path in others if "tests" not in path.parts]
    assert named((str(path), path.read_text("utf-8")) for path in of_program) == []


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "iets.txt").touch()
    code, _, messages = harness.run("init", str(tmp_path), "--regio", "Meerstad", folder=ROOT)
    assert code == 2
    assert "is niet leeg; kies een andere map" in messages
    words = ["--regio", "Meerstad", "--talen", "en,fr"]
    code, _, messages = harness.run("init", str(tmp_path / "x"), *words, folder=ROOT)
    assert (code, messages.partition(";")[0]) == (2, "de taal 'fr' is er niet")
    code, _, messages = harness.run("init", str(tmp_path / "x"), folder=ROOT)
    assert (code, messages) == (2, "een regio heeft een naam met letters.\n")


# --- build.py wijken ----------------------------------------------------------------------------

GEOJSON = ROOT.parent / "shared/facts/rotterdam-wijken.geojson"


@pytest.mark.skipif(not GEOJSON.exists(), reason="the boundaries of Kadaster and CBS are not here")
def test_the_wijken_of_the_real_content_follow_from_the_boundaries(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content/naslag", content / "naslag")
    shutil.copy(ROOT / "content/site.yml", content)
    text = (content / "naslag/grenzen.yml").read_text("utf-8")
    water = text.partition(" --water ")[2].partition("\n")[0].split()
    wijken.write(content, GEOJSON, None, water)
    for name in ("wijken.yml", "gebieden.yml", "grenzen.yml"):
        ours = (ROOT / "content/naslag" / name).read_text("utf-8")
        assert (content / "naslag" / name).read_text("utf-8") == ours, name
