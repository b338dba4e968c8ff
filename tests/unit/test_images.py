"""Photos: sizes, turning, colours, what is left out, and what is refused."""

import io
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from catalogue.content import images
from tests import harness

RED, WHITE = (220, 20, 20), (255, 255, 255)


def photo(width: int = 2000, height: int = 1000, kind: str = "JPEG", **saved: object) -> bytes:
    """A picture with a red left half, as a camera could have made it."""
    image = Image.new("RGB", (width, height), "white")
    image.paste(RED, (0, 0, width // 2, height))
    return stored(image, kind, **saved)


def stored(image: Image.Image, kind: str = "PNG", **saved: object) -> bytes:
    data = io.BytesIO()
    image.save(data, kind, **saved)
    return data.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def near(pixel: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) < 12 for a, b in zip(pixel[:3], wanted, strict=True))


@pytest.mark.parametrize(
    ("width", "widths"),
    [(4000, (480, 960, 1600)), (1600, (480, 960, 1600)), (1000, (480, 960, 1000)), (300, (300,))],
)
def test_three_widths_and_never_wider_than_it_was(width: int, widths: tuple[int, ...]) -> None:
    assert images.measure("a.jpg", photo(width, 500)).widths == widths


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize(("ending", "made"), [("webp", "WEBP"), ("jpg", "JPEG")])
@pytest.mark.slow
def test_every_kind_becomes_both_kinds(kind: str, ending: str, made: str) -> None:
    data = photo(1200, 600, kind)
    result = opened(images.encode(data, 480, ending))
    assert (result.format, result.size) == (made, (480, 240))
    assert near(result.convert("RGB").getpixel((100, 100)), RED)
    assert near(result.convert("RGB").getpixel((400, 100)), WHITE)
    assert images.encode(data, 480, ending) == images.encode(data, 480, ending)


def test_a_photo_on_its_side_is_turned() -> None:
    exif = Image.Exif()
    exif[274] = 6  # The camera was turned a quarter: the left side is the top.
    data = photo(1000, 500, exif=exif)
    picture = images.measure("a.jpg", data)
    assert (picture.width, picture.height) == (500, 1000)
    result = opened(images.encode(data, 480, "jpg")).convert("RGB")
    assert result.size == (480, 960)
    assert near(result.getpixel((240, 100)), RED)
    assert near(result.getpixel((240, 900)), WHITE)


@pytest.mark.parametrize("ending", ["webp", "jpg"])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_a_telephone_writes_into_it_is_gone(kind: str, ending: str) -> None:
    exif = Image.Exif()
    exif[0x010E] = "thuis bij GEHEIM"
    exif[0x0110] = "GEHEIM"
    exif.get_ifd(0x8825)[2] = (51.0, 55.0, 0.0)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = photo(600, 300, kind, exif=exif, icc_profile=profile)
    assert b"GEHEIM" in data
    result = images.encode(data, 480, ending)
    assert b"GEHEIM" not in result
    assert not dict(opened(result).getexif())
    assert "icc_profile" not in opened(result).info


def test_what_is_clear_stays_clear_or_becomes_white() -> None:
    data = stored(Image.new("RGBA", (600, 300), (0, 0, 0, 0)))
    clear = opened(images.encode(data, 480, "webp")).convert("RGBA").getpixel((5, 5))
    assert isinstance(clear, tuple)
    assert clear[3] == 0
    assert near(opened(images.encode(data, 480, "jpg")).getpixel((5, 5)), WHITE)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "CMYK", "I;16"])
def test_every_way_to_write_colours(mode: str) -> None:
    data = stored(Image.new(mode, (500, 250)), "JPEG" if mode == "CMYK" else "PNG")
    for ending in ("webp", "jpg"):
        assert opened(images.encode(data, 480, ending)).size == (480, 240)


def test_the_name_follows_from_the_bytes() -> None:
    picture, other = (images.measure("IMG_1.JPG", photo(width, 500)) for width in (500, 501))
    assert picture.stem.startswith("beelden/img-1.")
    assert picture.stem != other.stem
    assert picture == images.measure("IMG_1.JPG", photo(500, 500))
    assert list(images.photos(harness.SMALL, {"IMG_1.JPG": picture})) == [
        f"{picture.stem}-{width}.{ending}" for width in (480, 500) for ending in ("webp", "jpg")
    ]


def _png_that_claims(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + checksum

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "geen foto"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "geen foto"),
        (b"GIF89a" + bytes(40), "geen foto"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 1 1\n", "geen foto"),
        (photo()[: len(photo()) // 2], "niet heel"),
        (photo(kind="PNG")[:200], "niet heel"),
        (_png_that_claims(9000, 9000), "te"),
        (_png_that_claims(60_000, 60_000), "te"),
        (_png_that_claims(100, 100), "niet heel"),
    ],
)
def test_what_is_no_picture_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(images.NotAPicture, match=message):
        images.measure("a.jpg", data)


# --- parts --------------------------------------------------------------------------------------


def test_what_comes_behind_a_photo_does_not_count() -> None:
    """A telephone may put a film there, in which anything can look like a part."""
    film = b"\xff\xda\xff\xe0\x00\x02" * 100_000
    assert images.count_scans(photo() + film) == 1
    assert images.measure("a.jpg", photo() + film).width == 2000


def test_parts_are_counted_before_the_first_scan_and_between_scans() -> None:
    data = photo(100, 100, progressive=True)
    scan, comment = data.rfind(b"\xff\xda"), b"\xff\xfe\x00\x02" * 50
    scans = images.count_scans(data)
    assert images.count_scans(data[:scan] + data[scan:-2] * 10 + data[-2:]) == scans + 9
    assert images.count_scans(data[:2] + comment * 10 + data[2:]) == scans
    png, chunk = stored(Image.new("L", (2, 2))), bytes(4) + b"quIx" + bytes(4)
    assert images.count_scans(png) == 0
    for parts in (
        data[:scan] + data[scan:-2] * 200 + data[-2:],
        data[:2] + comment * 200 + data[2:],
        data[:2] + b"\xff" * 6_000 + data[2:],
        png[:-12] + chunk * 6_000,
    ):
        with pytest.raises(images.NotAPicture, match="te veel stukjes"):
            images.count_scans(parts)


# --- work and memory ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("width", "height", "scans", "message"),
    [
        (5000, 4000, 2, "te groot"),
        (4000, 3000, 40, "te veel tijd"),
    ],
)
def test_a_jpeg_of_many_scans_is_refused(width: int, height: int, scans: int, message: str) -> None:
    data = stored(Image.new("L", (width, height)), "JPEG", progressive=True)
    scan = data.rfind(b"\xff\xda")
    with pytest.raises(images.NotAPicture, match=message):
        images.measure("a.jpg", data[:scan] + data[scan:-2] * scans + data[-2:])


def test_a_narrow_photo_gets_no_file_that_nobody_can_see() -> None:
    assert images.Picture("", 1600, 2400).widths == (480, 960, 1600)
    assert images.Picture("", 1600, 16_000).widths == (480,)
    assert images.Picture("", 2000, 4000).widths == (480, 960)
    data = photo(1600, 9000)
    assert opened(images.encode(data, 480, "jpg")).size == (480, 2700)


_COSTS = """
import resource, sys
from pathlib import Path
from catalogue.content import images
def seconds():
    return sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
before = seconds()
path = Path(sys.argv[1])
plan = images.photos(path.parents[1], {path.name: images.measure(path.name, path.read_bytes())})
for name in plan:
    plan[name]
print(seconds() - before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="other systems count memory in other ways")
@pytest.mark.parametrize("kind", ["jpg", "png"])
def test_the_largest_photo_costs_two_seconds_and_300_mb(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "beelden" / f"a.{kind}"
    if kind == "jpg":
        turned = Image.Exif()
        turned[274] = 6
        data = stored(Image.new("RGB", (9000, 5500)), "JPEG", exif=turned)
    else:
        # The most memory: a copy in which it has colours, and one that is made small.
        data = stored(Image.new("P", (4470, 4470)), transparency=0)
    harness.put(path, data)
    # A new process inherits the peak of memory of the one that starts it: not behind a shell.
    shell = ["sh", "-c", '"$@"; exit $?', "sh"]
    words = [*shell, sys.executable, "-c", _COSTS, str(path)]
    said = subprocess.run(words, cwd=harness.ROOT, check=True, capture_output=True, text=True)
    seconds, kilobytes = map(float, said.stdout.split())
    assert seconds < 2
    assert kilobytes < 300_000
