"""Every page of a site whose every text is a payload holds nothing that runs.

What such texts do to files for programs is in ``unit/test_feeds_injection``.
"""

import json
import re
from collections.abc import Iterator, Mapping

import pytest

from tests.hostile import everywhere, reading

# Nobody listens there; it only makes the payloads whole.
CANARY = "//127.0.0.1:9"
HOME = "//voorbeeld.nl/y/"


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    return dict(everywhere.planned(everywhere.catalogue(CANARY), f"https:{HOME}"))


def _of(files: Mapping[str, bytes], *endings: str) -> Iterator[tuple[str, str]]:
    found = [name for name in files if name.endswith(endings)]
    assert found
    for name in found:
        yield name, files[name].decode("utf-8")


def test_pages(files: Mapping[str, bytes]) -> None:
    wrong = {
        name: found
        # What a page says of the site itself: for lost visitors, and for programs with a calendar.
        for name, text in _of(files, ".html")
        if (
            found := [
                one
                for one in reading.strange(text)
                if not re.search(f"[= ](https|webcal):{HOME}", one)
            ]
        )
    }
    assert wrong == {}
    # In the same test, or another process makes the whole site again.
    pattern = re.compile(r'<script type="application/ld\+json">(.*?)</script', re.DOTALL)
    blocks = [block for _, text in _of(files, ".html") for block in pattern.findall(text)]
    assert blocks
    for block in blocks:
        assert not re.search(r"[<>&]", block)
        json.loads(block)
