"""The pages of the smallest site as they should be, in ``klein/expected/``.

Of every page family one list and one page are kept: the ``main`` element, one tag to a line, so
that a difference can be read. ``python -m tests.sites.refresh`` writes them anew.
"""

import re
from collections.abc import Mapping
from pathlib import Path

import build
from tests import harness

FOLDER = Path(__file__).parent / "klein" / "expected"
REFRESH = "python -m tests.sites.refresh"

_MAIN = re.compile(r"<main[\s>].*</main>", re.DOTALL)
_HASH = re.compile(r"\.[0-9a-f]{10}\.(?=css|js)")
_BETWEEN = re.compile(r">\s*<")
_SPACE = re.compile(r"\s*\n\s*")


def small_site(folder: Path) -> build.Result:
    """The smallest site, as it would stand at an address of its own."""
    return harness.made(harness.site(folder), base_url="https://voorbeeld.nl/klein/")


def shown(files: Mapping[str, bytes]) -> dict[str, str]:
    """Site path -> what a visitor gets in the middle of the page, for one page of each kind."""
    return {name: _readable(files[name].decode()) for name in _families(files)}


def _families(files: Mapping[str, bytes]) -> list[str]:
    """Of each folder the list and the first other page."""
    first: dict[tuple[str, bool], str] = {}
    for name in sorted(files):
        if name.endswith(".html"):
            folder, _, page = name.rpartition("/")
            first.setdefault((folder or name, page == "index.html"), name)
    return sorted(first.values())


def _readable(page: str) -> str:
    main = _MAIN.search(page)
    text = main.group() if main else page
    return _BETWEEN.sub(">\n<", _SPACE.sub("\n", _HASH.sub(".HASH.", text))) + "\n"


def kept() -> dict[str, str]:
    """What was kept, by site path."""
    return {
        path.relative_to(FOLDER).as_posix(): path.read_text("utf-8")
        for path in sorted(FOLDER.rglob("*.html"))
    }
