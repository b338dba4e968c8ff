"""Pictures to share and icons: the right size, small, and the same bytes again."""

import hashlib
import io
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from catalogue.site import emblem
from tests import harness
from tests.unit.feeds_catalogues import BASE, real, small

_LARGEST = 40_000


@cache
def pictures() -> dict[str, bytes]:
    return dict(emblem.plan(real().site, real().fasen, BASE))


def opened(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as picture:
        picture.load()
        return picture


def test_every_picture_is_a_small_png_without_anything_that_changes() -> None:
    for name, data in pictures().items():
        picture = opened(data)
        assert picture.format == "PNG", name
        assert len(data) < _LARGEST, name
        assert picture.info.keys() <= {"transparency"}, name
        if name.startswith("delen/"):
            assert picture.size == (1200, 630), name
    for icon in emblem.ICONS:
        assert opened(pictures()[icon.address]).size == (icon.size, icon.size)


def test_each_kind_has_a_picture_of_its_own() -> None:
    to_share = [data for name, data in pictures().items() if name.startswith("delen/")]
    assert len(set(to_share)) == len(to_share) == len(real().fasen) + len(emblem.LABELS) + 1


def test_a_maskable_icon_keeps_its_mark_where_nothing_is_cut_off() -> None:
    icon = opened(pictures()["icoon-heel-512.png"]).convert("RGB")
    edge = icon.getpixel((0, 0))
    centre, safe = 256, 0.4 * 512
    for x in range(0, 512, 8):
        for y in range(0, 512, 8):
            if (x - centre) ** 2 + (y - centre) ** 2 > safe**2:
                assert icon.getpixel((x, y)) == edge, (x, y)
    assert icon.getpixel((centre + 20, centre - 20)) != edge


@pytest.mark.slow
def test_the_same_bytes_in_another_process() -> None:
    program = (
        "import hashlib; from tests.unit.test_emblem import pictures;"
        "print(hashlib.sha256(repr(sorted(pictures().items())).encode()).hexdigest(), end='')"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Kolkata", "LC_ALL": "C"}
    digest = subprocess.check_output(
        [sys.executable, "-c", program], text=True, cwd=harness.ROOT, env=environment
    )
    assert digest == hashlib.sha256(repr(sorted(pictures().items())).encode()).hexdigest()
    emblem.mask_of.cache_clear()
    assert dict(emblem.plan(real().site, real().fasen, BASE)) == pictures()


@pytest.mark.parametrize(
    "title",
    [
        "T",
        "Techniek aan de Nieuwe Waterweg en op Voorne-Putten en Goeree",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "技術",  # the font has no such letters
        "",
    ],
)
def test_any_name_fits_or_is_left_out(title: str) -> None:
    picture = opened(emblem.shared_picture("site", "", title)).convert("RGB")
    assert picture.size == (1200, 630)
    # Nothing of the words runs into the tiles or over the edge: there is night on both sides.
    night = picture.getpixel((0, 0))
    column = {picture.getpixel((x, y)) for x in (4, 560) for y in range(0, 630, 3)}
    assert column == {night}


def test_letters_that_the_font_does_not_have_leave_no_boxes() -> None:
    without = emblem.shared_picture("site", "", "")
    assert emblem.shared_picture("site", "", "技術") == without
    assert emblem.shared_picture("site", "", "Techniek in Delft") != without


def shared(files: Mapping[str, bytes], path: str) -> str:
    """Site path of the picture that a page shares; empty without one."""
    (*before, picture) = ["", *re.findall(r'"og:image" content="([^"]+)"', files[path].decode())]
    assert len(before) <= 1
    return str(picture).removeprefix(BASE)


@pytest.mark.slow
def test_every_page_shares_the_picture_of_its_kind(tmp_path: Path) -> None:
    result = harness.made(harness.site(tmp_path), base_url=BASE)
    pages = {path: shared(result.files, path) for path in result.files if path.endswith(".html")}
    assert pages.pop("404.html") == ""
    assert set(pages.values()) <= result.files.keys()
    assert pages["index.html"] == pages["agenda/index.html"] == "delen/site.png"
    assert pages["programmas/robotica.html"] == "delen/kiezen.png"
    assert pages["makerspaces/de-werkplaats.html"] == "delen/makerspace.png"
    assert pages["themas/robots.html"] == "delen/thema.png"
    assert pages["doelgroepen/basisschool.html"] == "delen/site.png"


@pytest.mark.slow
def test_without_an_address_there_is_nothing_to_share(tmp_path: Path) -> None:
    result = harness.made(harness.site(tmp_path))
    assert not any(path.startswith("delen/") for path in result.files)
    assert shared(result.files, "index.html") == ""
    assert "icoon-192.png" in result.files


def test_a_fase_of_another_region_has_a_picture_too() -> None:
    fase = replace(small().fasen[0], id="doen", naam="doen")
    assert "delen/doen.png" in emblem.plan(small().site, [fase], BASE)
