"""Hostile photos: bombs, broken ones, and what only calls itself a photo."""

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from tests import harness
from tests.hostile.cases import EITHER, Case

_PAGE = b"<!doctype html><script>alert(1)</script>"


def _saved(
    kind: str, width: int = 60, height: int = 40, mode: str = "RGB", **options: object
) -> bytes:
    data = io.BytesIO()
    Image.new(mode, (width, height), 0).save(data, kind, **options)
    return data.getvalue()


def _chunk(name: bytes, data: bytes = b"") -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _png(width: int, height: int, *between: bytes, depth: int = 8, colours: int = 0) -> bytes:
    """A PNG as it says; the picture itself is black and small when packed."""
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colours]
    packed = zlib.compress(bytes((1 + (width * channels * depth + 7) // 8) * height), 9)
    head = struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0)
    parts = (_chunk(b"IHDR", head), *between, _chunk(b"IDAT", packed), _chunk(b"IEND"))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _claims(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", zlib.compress(b""))
        + _chunk(b"IEND")
    )


def _scans(number: int) -> bytes:
    """A JPEG that goes over the whole picture so many times."""
    data = _saved("JPEG", 2_000, 2_000, "L", progressive=True)
    at = data.rfind(b"\xff\xda")
    return data[:at] + data[at:-2] * number + data[-2:]


def _within(data: bytes, more: bytes) -> bytes:
    """A JPEG with something right behind its first two bytes."""
    return data[:2] + more + data[2:]


def _exif(data: bytes) -> bytes:
    body = b"Exif\0\0" + data
    return _within(_saved("JPEG"), b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body)


def _circle() -> bytes:
    """Details that say of themselves where they go on."""
    entry = struct.pack(">HHII", 0x8769, 4, 1, 8)
    return b"MM\0\x2a\0\0\0\x08" + struct.pack(">H", 1) + entry + struct.pack(">I", 8)


def _photo(name: str, file: str, make: Callable[[], bytes], code: str = "") -> Case:
    def put(content: Path) -> None:
        harness.put(content / "beelden" / file, make())

    return Case(name, put, code, f"content/beelden/{file}:" if code else "")


def _shown(name: str, make: Callable[[], bytes]) -> Case:
    """The photo that a programme shows, so that its sizes are made as well."""
    return _photo(name, "robot.png", make, EITHER)


def _refused(name: str, make: Callable[[], bytes], file: str = "x.png") -> Case:
    return _photo(name, file, make, "B130")


def _turned(way: int) -> bytes:
    entry = struct.pack(">HHIHH", 274, 3, 1, way, 0)
    return b"MM\0\x2a\0\0\0\x08" + struct.pack(">H", 1) + entry + struct.pack(">I", 0)


def _moving(kind: str) -> bytes:
    data = io.BytesIO()
    frames = [Image.new("RGB", (60, 40), (i % 256, 0, 0)) for i in range(300)]
    frames[0].save(data, kind, save_all=True, append_images=frames[1:])
    return data.getvalue()


CASES: tuple[Case, ...] = (
    # --- bombs ----------------------------------------------------------------------------------
    _refused("claims_a_thousand_million", lambda: _claims(50_000, 50_000)),
    _refused("claims_all_there_is", lambda: _claims(2**31 - 1, 2**31 - 1)),
    _refused("deep_png", lambda: _png(5_000, 5_000, depth=16, colours=6)),
    _refused("wide_jpeg", lambda: _saved("JPEG", 9_000, 9_000, "L"), "x.jpg"),
    _refused("many_scans", lambda: _scans(3_000), "x.jpg"),
    _refused("many_remarks", lambda: _within(_saved("JPEG"), b"\xff\xfe\0\2" * 2_500_000), "x.jpg"),
    _refused("many_chunks", lambda: _png(9, 9, _chunk(b"quIx") * 900_000)),
    _refused(
        "packed_text",
        lambda: _png(9, 9, _chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(9_000_000)))),
    ),
    _refused("long_and_narrow", lambda: _png(300, 20_000)),
    # --- strange, and what of it becomes a photo is made anew ------------------------------------
    _shown("page_behind_a_photo", lambda: _saved("JPEG") + _PAGE),
    _shown("page_in_a_remark", lambda: _saved("JPEG", comment=_PAGE)),
    _shown("details_in_a_circle", lambda: _exif(_circle())),
    _shown("turned_a_thousand_ways", lambda: _exif(_turned(1_000))),
    _shown("profile_that_is_none", lambda: _saved("PNG", icc_profile=b"<script>" * 50)),
    _shown("many_pictures_in_one", lambda: _moving("PNG")),
    _shown("sizes_of_ink", lambda: _saved("JPEG", mode="CMYK")),
)
