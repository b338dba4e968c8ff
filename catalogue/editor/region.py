"""Repository for another region, made from this one: ``build.py init MAP``.

The program and its tests are copied, with what holds in every region: groups, phases, themes, words
and the pages about the site itself. A record or theme that names something of this region stays
behind. The first entries, wijken and loket are those of ``tests/sites/klein``.
"""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import yaml

from catalogue.base.text import fold, slug
from catalogue.content import reader
from catalogue.editor import generated, renaming
from catalogue.editor.new import Refusal, names_by_kind, quoted
from catalogue.schema import TALEN

_ENGINE = (
    *("build.py", "pyproject.toml", "LICENSE", "README.md", ".gitignore", ".gitattributes"),
    *(".editorconfig", ".pre-commit-config.yaml", ".devcontainer"),
    *("catalogue", "templates", "tests", ".ci", ".github", ".vscode"),
)
# Tests of this content, a picture of this site, and what other programs made.
_NOT_COPIED = shutil.ignore_patterns(
    *("__pycache__", "node_modules", "screenshot.png", "search_*.yml", "real_references.yml"),
    *("test_real_*.py", "test_region.py"),
)
_EXAMPLE = "tests/sites/klein/content"
_LISTS = ("fasen", "doelgroepen", "vmbo-profielen", "kenmerken", "begrippen", "synoniemen")
_WORDS = ("afkortingen", "moeilijke-woorden", "woordenlijst")
_PAGES = ("gids", "meedoen", "privacy", "toegankelijkheid", "boekje-en-kiosk")
# Organisations of the whole country.
_EVERYWHERE = {"uwv"}
_NEUTRAL = {"de regio", "de samenwerking", "het water"}
_LINK = re.compile(r"\[(?P<text>[^\]\n]*)\]\((?P<target>[^)\s:#]+\.md)\)")
_ID = re.compile(r"- \{?id: ([\w-]+)")
_SITE = """\
# Wat voor de hele site geldt.

naam: {naam}
regio: {regio}
# Zo heten de stad, de omgeving, de samenwerking en het water midden in een zin.
namen: {{stad: {stad}, regio: de regio, pact: de samenwerking, rivier: het water}}
samenvatting: {samenvatting}
# Ook in deze talen.
talen: [{talen}]
"""
# The name is never inflected: we do not know how.
_IN_LANGUAGE = {
    "en": (
        "Technology in {0}",
        "All there is in {0} to choose, learn and work in technology.",
        *("all of {0}", "the region", "the partnership", "the water"),
    ),
    "tr": (
        "Teknik: {0}",
        "{0}: tekniği seçmek, öğrenmek ve teknikte çalışmak için ne varsa.",
        *("tüm {0}", "bölge", "iş birliği", "su"),
    ),
    "ar": (
        "التقنية في {0}",
        "كل ما يوجد في {0} لتختار التقنية وتتعلمها وتعمل فيها.",
        *("كل {0}", "المنطقة", "الشراكة", "الماء"),
    ),
    "pl": (
        "Technika: {0}",
        "{0}: wszystko, żeby wybrać technikę, uczyć się jej i w niej pracować.",
        *("całe miasto", "region", "partnerstwo", "woda"),
    ),
    "uk": (
        "Техніка: {0}",
        "{0}: усе, щоб вибрати техніку, вчитися її і працювати в ній.",
        *("усе місто", "регіон", "партнерство", "вода"),
    ),
}
_SITE_IN_LANGUAGE = """\
naam: {}
samenvatting: {}
namen: {{stad: {}, regio: {}, pact: {}, rivier: {}}}
gemaakt: programma
"""
_LOKET = """
- id: gemeente
  naam: {gemeente}
  doelgroepen: [iedereen, ouders, werkzoekenden, werkenden, docenten]
  uitleg: Vraag bij de gemeente wie je verder helpt.
"""
_ANOTHER = "Kleinstad"


@dataclass(frozen=True, kw_only=True)
class Region:
    """What is asked of who makes a region."""

    naam: str
    regio: str
    gemeente: str
    talen: tuple[str, ...]


def make(here: Path, folder: Path, region: Region, today: date) -> None:
    """Make the repository in ``folder``, which is empty or not there yet.

    ``here`` is the folder of ``build.py``. Raises ``Refusal``, and ``OSError``.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refusal(f"{folder} bestaat al en is niet leeg; kies een andere map")
    if not (here / _EXAMPLE).is_dir():
        raise Refusal(f"{_EXAMPLE} ontbreekt; doe dit in een kopie van de hele repository")
    for name in _ENGINE:
        if (here / name).is_dir():
            shutil.copytree(here / name, folder / name, ignore=_NOT_COPIED)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy2(here / name, folder / name)
    # Visits to pages of this content.
    for path in (folder / "tests/browser").glob("test_*.py"):
        path.unlink()
    _write_content(here, folder / "content", region, today)
    _write(folder / "README.md", _readme(here, region))
    for name, text in generated.files(folder / "content").items():
        _write(folder / name, text)


def _write_content(here: Path, content: Path, region: Region, today: date) -> None:
    ours = here / "content"
    names_region = _mentions(here)
    shutil.copytree(here / _EXAMPLE, content)
    shutil.rmtree(content / "themas")
    # Those of invented wijken.
    (content / "naslag/postcodes.yml").unlink()
    for path in sorted((ours / "themas").glob("*.md")):
        if not names_region(text := path.read_text("utf-8")):
            _write(content / "themas" / path.name, text)
    for name in (*_LISTS, "loketten"):
        rows = _rows(ours / f"naslag/{name}.yml").values()
        kept = "".join(row for row in rows if not names_region(row))
        _write(content / f"naslag/{name}.yml", kept.rstrip() + "\n")
    with (content / "naslag/loketten.yml").open("a", encoding="utf-8", newline="\n") as file:
        file.write(_LOKET.format(gemeente=quoted(region.gemeente)))
    for name in (
        *(f"naslag/{name}.txt" for name in _WORDS),
        *(f"paginas/{page}.md" for page in _PAGES),
    ):
        # The pictures of the guide show this site.
        text = re.sub(r"(?m)^!\[.*\n\n?", "", (ours / name).read_text("utf-8"))
        _write(content / name, text)
    for code in TALEN:
        if code in region.talen:
            _write_language(ours, content, code, names_region)
        else:
            shutil.rmtree(content / code, ignore_errors=True)
    action = content / "acties/elke-wijk-een-makerspace.md"
    action.rename(action.with_stem("elke-wijk-een-openbare-makerspace"))
    for path in sorted(content.rglob("*.md")):
        text = path.read_text("utf-8").replace(_ANOTHER, region.regio)
        text = re.sub(r"(?m)^gecontroleerd: .*", f"gecontroleerd: {today}", text)
        text = re.sub(r"(?m)^(themas: )\[robots\]", r"\1[robots-en-elektronica]", text)
        # Links in a translation count as in the Dutch.
        _write(path, _LINK.sub(partial(_without_dead_link, content / path.parent.name), text))
    _write(content / "site.yml", _site(region))
    for code in region.talen:
        words = (quoted(text.format(region.regio)) for text in _IN_LANGUAGE[code])
        _write(content / code / "site.yml", _SITE_IN_LANGUAGE.format(*words))
        files = [path for path in (content / code).rglob("*") if path.is_file()]
        renaming.stamp(content, [path.relative_to(content).as_posix() for path in files])


def _write_language(
    ours: Path, content: Path, code: str, names_region: Callable[[str], bool]
) -> None:
    """Translations of the lists, themes and pages that were kept."""
    for path in sorted((ours / code).glob("*/*")):
        dutch = content / path.relative_to(ours / code)
        if path.suffix == ".yml" and dutch.exists():
            ids = _rows(dutch)
            rows = [row for id_, row in _rows(path).items() if id_ in ids and not names_region(row)]
            _write(content / path.relative_to(ours), "".join(rows).rstrip() + "\n")
        elif dutch.parent.name == "themas" or dutch.stem in _PAGES:
            text = path.read_text("utf-8")
            if dutch.exists() and not names_region(text):
                _write(content / path.relative_to(ours), text)


def _rows(path: Path) -> dict[str, str]:
    """Text of each row of a list by its id, or by itself; what stands above them is one too."""
    rows = re.split(r"(?m)^(?=- )", path.read_text("utf-8"))
    return {id_[1] if (id_ := _ID.match(row)) else row: row for row in rows}


def _without_dead_link(folder: Path, link: re.Match[str]) -> str:
    """A Markdown link, or its text when its file stayed behind."""
    return link[0] if (folder / link["target"]).exists() else link["text"]


def _mentions(here: Path) -> Callable[[str], bool]:
    """Test whether a text names the region of ``here``, or a wijk or organisation in it."""
    names = _names(here / "content") - _names(here / _EXAMPLE) - _EVERYWHERE
    site = yaml.safe_load((here / "content/site.yml").read_text("utf-8"))
    names |= {fold(name) for name in (site["regio"], *site.get("plaatsnamen", ()))}
    names |= {fold(name) for name in site.get("namen", {}).values() if name not in _NEUTRAL}
    either = "|".join(re.escape(name) for name in sorted(names))
    # The region itself also counts within a word, such as the name of a card.
    within = re.escape(fold(site["regio"]))
    pattern = re.compile(rf"(?<![\w-])(?:{either})(?:s|er|ers)?(?![\w-])|{within}")

    def mentions(text: str) -> bool:
        folded = fold(text)
        return any(name in folded for name in names) and bool(pattern.search(folded))

    return mentions


def _names(content: Path) -> set[str]:
    by_kind = names_by_kind(reader.read(content).sources)
    kinds = ("wijk", "gebied", "partner", "programma", "makerspace")
    return {fold(name) for kind in kinds for pair in by_kind[kind].items() for name in pair}


def _site(region: Region) -> str:
    regio = region.regio
    about = f"Wat er in {regio} is om techniek te kiezen, te leren en ermee te werken."
    values = {
        "naam": region.naam,
        "regio": regio,
        "stad": f"heel {regio}",
        "samenvatting": about,
    }
    texts = {key: quoted(value) for key, value in values.items()}
    return _SITE.format(**texts, talen=", ".join(region.talen))


def _readme(here: Path, region: Region) -> str:
    """The README with the names of the region, without what is about this one."""
    site = (here / "content/site.yml").read_text("utf-8")
    names = dict(re.findall(r"(?m)^(naam|regio): (.*)", site))
    text = (here / "README.md").read_text("utf-8").replace(names["naam"], region.naam)
    text = re.sub(r"(?m)^!\[.*\n\n", "", text)
    # In the new folder the first step has been done.
    text = re.sub(r"(?ms)^## Another region\n.*?^In that folder:\n", "## Your region\n", text)
    # Not copied: what was measured here, and questions about this content.
    text = re.sub(r"(?ms)^## Figures\n.*?(?=^## )|; questions in `[^`]*`", "", text)
    return text.replace(names["regio"], region.regio)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def name_of(regio: str) -> str:
    """Name for a site that has none of its own. Raises ``Refusal`` for one without a letter."""
    if not slug(regio):
        raise Refusal("een regio heeft een naam met letters")
    return f"Techniek in {regio}"


def languages_of(typed: str) -> tuple[str, ...]:
    """Languages from their codes with commas between them. Raises ``Refusal`` for another."""
    codes = [part.strip().lower() for part in typed.split(",")]
    talen = tuple(dict.fromkeys(code for code in codes if code not in {"", "geen", "nl"}))
    for code in talen:
        if code not in TALEN:
            there_are = ", ".join(f"{code} ({taal})" for code, taal in TALEN.items())
            raise Refusal(f"de taal '{code}' is er niet; kies uit {there_are}, of typ geen")
    return talen
