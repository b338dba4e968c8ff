"""Hostile photos: bombs, broken ones, and what only calls itself a photo."""

import io
import struct
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PIL import Image

from tests import harness
from tests.hostile.cases import EITHER, Case

_SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(1)</script></svg>"
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


def _half(kind: str) -> bytes:
    data = io.BytesIO()
    Image.frombytes("RGB", (60, 40), bytes(i * i % 251 for i in range(7_200))).save(data, kind)
    return data.getvalue()[: len(data.getvalue()) // 2]


def _turned(way: int) -> bytes:
    entry = struct.pack(">HHIHH", 274, 3, 1, way, 0)
    return b"MM\0\x2a\0\0\0\x08" + struct.pack(">H", 1) + entry + struct.pack(">I", 0)


def _moving(kind: str) -> bytes:
    data = io.BytesIO()
    frames = [Image.new("RGB", (60, 40), (i % 256, 0, 0)) for i in range(300)]
    frames[0].save(data, kind, save_all=True, append_images=frames[1:])
    return data.getvalue()


CASES: tuple[Case, ...] = (
    # --- what is no photo -----------------------------------------------------------------------
    _refused("svg_as_png", lambda: _SVG),
    _refused("svg_as_jpg", lambda: _SVG, "x.jpg"),
    _refused("svg_packed_as_webp", lambda: zlib.compress(_SVG), "x.webp"),
    _refused("page_as_png", lambda: _PAGE),
    _refused("page_as_avif", lambda: _PAGE, "x.avif"),
    _refused("gif_as_png", lambda: _saved("GIF")),
    _refused(
        "gif_and_script_as_jpg", lambda: b"GIF89a/*" + _saved("GIF")[8:] + b"*/=1;alert(1)", "x.jpg"
    ),
    _refused("bmp_as_png", lambda: _saved("BMP")),
    _refused("tiff_as_jpg", lambda: _saved("TIFF"), "x.jpg"),
    _refused("icon_as_png", lambda: _saved("ICO")),
    _refused(
        "postscript_as_png", lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(x) run"
    ),
    _refused(
        "pdf_as_jpg", lambda: b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(1)>>>>", "x.jpg"
    ),
    _refused("program_as_png", lambda: b"\x7fELF\x02\x01\x01" + bytes(200)),
    _refused("archive_as_png", lambda: b"PK\x03\x04" + bytes(200)),
    _refused("nothing", lambda: b""),
    _refused("zeros", lambda: bytes(1_000)),
    _refused("only_a_signature", lambda: b"\x89PNG\r\n\x1a\n"),
    _refused("only_the_start_of_a_jpeg", lambda: b"\xff\xd8", "x.jpg"),
    _refused("only_a_box", lambda: b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miafMA1A", "x.avif"),
    _refused("only_a_riff", lambda: b"RIFF\xff\xff\xff\xffWEBPVP8X", "x.webp"),
    # --- broken ---------------------------------------------------------------------------------
    *(
        _refused(
            f"half_a_{kind.lower()}",
            partial(_half, kind),
            f"x.{end}",
        )
        for kind, end in (("PNG", "png"), ("JPEG", "jpg"), ("WEBP", "webp"), ("AVIF", "avif"))
    ),
    _refused("wrong_checksum", lambda: _saved("PNG").replace(b"IHDR\0\0\0<", b"IHDR\0\0\0=")),
    _refused("no_rows", lambda: _claims(600, 400)),
    _refused("no_size", lambda: _claims(0, 0)),
    _refused(
        "part_longer_than_the_file", lambda: b"\x89PNG\r\n\x1a\n\x7f\xff\xff\xffIHDR" + bytes(20)
    ),
    # --- bombs ----------------------------------------------------------------------------------
    _refused("claims_a_thousand_million", lambda: _claims(50_000, 50_000)),
    _refused("claims_all_there_is", lambda: _claims(2**31 - 1, 2**31 - 1)),
    _refused("wide_png", lambda: _png(7_000, 7_000)),
    _refused("deep_png", lambda: _png(5_000, 5_000, depth=16, colours=6)),
    _refused("wide_webp", lambda: _saved("WEBP", 7_000, 7_000, quality=1, method=0), "x.webp"),
    _refused("wide_avif", lambda: _saved("AVIF", 7_000, 7_000, speed=10), "x.avif"),
    _refused("wide_jpeg", lambda: _saved("JPEG", 9_000, 9_000, "L"), "x.jpg"),
    _refused("many_scans", lambda: _scans(3_000), "x.jpg"),
    _refused("many_remarks", lambda: _within(_saved("JPEG"), b"\xff\xfe\0\2" * 2_500_000), "x.jpg"),
    _refused("many_fillings", lambda: _within(_saved("JPEG"), b"\xff" * 11_000_000), "x.jpg"),
    _refused("many_restarts", lambda: _within(_saved("JPEG"), b"\xff\xd0" * 5_500_000), "x.jpg"),
    _refused("many_chunks", lambda: _png(9, 9, _chunk(b"quIx") * 900_000)),
    _refused(
        "packed_text",
        lambda: _png(9, 9, _chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(9_000_000)))),
    ),
    _refused("needle", lambda: _png(1, 60_000)),
    _refused("long_and_narrow", lambda: _png(300, 20_000)),
    # --- strange, and what of it becomes a photo is made anew ------------------------------------
    _shown("large_png", lambda: _png(3_000, 3_000, colours=2)),
    _shown("large_jpeg", lambda: _saved("JPEG", 7_000, 7_000)),
    _shown("large_progressive", lambda: _saved("JPEG", 5_000, 5_000, progressive=True)),
    _shown("page_behind_a_photo", lambda: _saved("JPEG") + _PAGE),
    _shown("page_in_a_remark", lambda: _saved("JPEG", comment=_PAGE)),
    _shown("archive_behind_a_photo", lambda: _saved("PNG") + b"PK\x05\x06" + bytes(18)),
    _shown("details_in_a_circle", lambda: _exif(_circle())),
    _shown("details_that_are_none", lambda: _exif(b"MM\0\x2a\xff\xff\xff\xff")),
    _shown("details_of_another_kind", lambda: _exif(b"<script>alert(1)</script>")),
    _shown("turned_a_thousand_ways", lambda: _exif(_turned(1_000))),
    _shown("profile_that_is_none", lambda: _saved("PNG", icc_profile=b"<script>" * 50)),
    _shown("many_pictures_in_one", lambda: _moving("PNG")),
    _shown("film", lambda: _moving("WEBP")),
    _shown("one_point", lambda: _png(1, 1)),
    _shown("sixteen_bits", lambda: _png(60, 40, depth=16)),
    _shown("sizes_of_ink", lambda: _saved("JPEG", mode="CMYK")),
)
