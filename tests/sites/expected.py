"""The pages of the smallest site as they should be, in ``klein/expected/``.

Of every page family one list and one page are kept: the ``main`` element, one tag to a line, so
that a difference can be read, and beside it its outline as text. ``python -m tests.sites.refresh``
writes them anew.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from catalogue.site.render import BuildResult
from tests import harness
from tests.sites.outline import outline

FOLDER = Path(__file__).parent / "klein" / "expected"
REFRESH = ".venv/bin/python -m tests.sites.refresh"

_MAIN = re.compile(r"<main[\s>].*</main>", re.DOTALL)
_HASH = re.compile(r"\.[0-9a-f]{10}\.(?=css|js)")
_BETWEEN = re.compile(r">\s*<")
_SPACE = re.compile(r"\s*\n\s*")


def small_site(folder: Path) -> BuildResult:
    """The smallest site, as it would stand at an address of its own."""
    return harness.made(harness.site(folder), base_url="https://voorbeeld.nl/klein/")


def shown(files: Mapping[str, bytes]) -> dict[str, str]:
    """Name of a kept file -> what a visitor gets in the middle of a page, for one of each kind."""
    found = {}
    for name in _families(files):
        main = _main(files[name].decode())
        found[name] = _readable(main)
        found[name.removesuffix(".html") + ".txt"] = outline(main)
    return found


def _families(files: Mapping[str, bytes]) -> list[str]:
    """Of each folder the list and the first other page."""
    first: dict[tuple[str, bool], str] = {}
    for name in sorted(files):
        if name.endswith(".html"):
            folder, _, page = name.rpartition("/")
            first.setdefault((folder or name, page == "index.html"), name)
    return sorted(first.values())


def _main(page: str) -> str:
    found = _MAIN.search(page)
    return _HASH.sub(".HASH.", found.group() if found else page)


def _readable(main: str) -> str:
    return _BETWEEN.sub(">\n<", _SPACE.sub("\n", main)) + "\n"


def kept() -> dict[str, str]:
    """Files that were kept, by name below the folder."""
    return {
        path.relative_to(FOLDER).as_posix(): path.read_text("utf-8")
        for path in sorted(FOLDER.rglob("*.*"))
    }
