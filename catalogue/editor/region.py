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
talen: [en]
"""
_SITE_EN = """\
naam: {naam}
samenvatting: {samenvatting}
namen: {{stad: {stad}, regio: the region, pact: the partnership, rivier: the water}}
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
            if (english := ours / "en/themas" / path.name).exists():
                _write(content / "en/themas" / path.name, english.read_text("utf-8"))
    for name in (*_LISTS, "loketten"):
        rows = _rows(ours / f"naslag/{name}.yml")
        kept = {id_: row for id_, row in rows.items() if not names_region(row)}
        _write(content / f"naslag/{name}.yml", "".join(kept.values()).rstrip() + "\n")
        if (english := ours / f"en/naslag/{name}.yml").exists():
            rows = {id_: row for id_, row in _rows(english).items() if id_ in kept}
            _write(content / f"en/naslag/{name}.yml", "".join(rows.values()).rstrip() + "\n")
    with (content / "naslag/loketten.yml").open("a", encoding="utf-8", newline="\n") as file:
        file.write(_LOKET.format(gemeente=quoted(region.gemeente)))
    for name in (
        *(f"naslag/{name}.txt" for name in _WORDS),
        *(f"{kind}/{page}.md" for kind in ("paginas", "en/paginas") for page in _PAGES),
    ):
        if (ours / name).exists():
            # The pictures of the guide show this site.
            text = re.sub(r"(?m)^!\[.*\n\n?", "", (ours / name).read_text("utf-8"))
            _write(content / name, text)
    action = content / "acties/elke-wijk-een-makerspace.md"
    action.rename(action.with_stem("elke-wijk-een-openbare-makerspace"))
    for path in sorted(content.rglob("*.md")):
        text = path.read_text("utf-8").replace(_ANOTHER, region.regio)
        text = re.sub(r"(?m)^gecontroleerd: .*", f"gecontroleerd: {today}", text)
        text = re.sub(r"(?m)^(themas: )\[robots\]", r"\1[robots-en-elektronica]", text)
        # Links in a translation count as in the Dutch.
        _write(path, _LINK.sub(partial(_without_dead_link, content / path.parent.name), text))
    _write(content / "site.yml", _site(region))
    _write(content / "en/site.yml", _english_site(region.regio))
    translations = [path for path in content.rglob("en/**/*") if path.is_file()]
    renaming.stamp(content, [path.relative_to(content).as_posix() for path in translations])


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
    return _SITE.format(**{key: quoted(value) for key, value in values.items()})


def _english_site(regio: str) -> str:
    about = f"All there is in {regio} to choose, learn and work in technology."
    values = {"naam": f"Technology in {regio}", "stad": f"all of {regio}", "samenvatting": about}
    return _SITE_EN.format(**{key: quoted(value) for key, value in values.items()})


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
