"""Photos: sizes, turning, colours, what is left out, and what is refused."""

import io
import struct
import zlib

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


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.slow
def test_a_photo_has_few_parts(kind: str) -> None:
    assert not images.too_many_parts(photo(kind=kind))
    assert not images.too_many_parts(photo(kind=kind)[:100])


def test_what_comes_behind_a_photo_does_not_count() -> None:
    """A telephone may put a film there, in which anything can look like a part."""
    film = b"\xff\xda\xff\xe0\x00\x02" * 100_000
    assert not images.too_many_parts(photo() + film)
    assert images.measure("a.jpg", photo() + film).width == 2000


def test_parts_are_counted_before_the_first_scan_and_between_scans() -> None:
    data = photo(100, 100, progressive=True)
    scan, comment = data.rfind(b"\xff\xda"), b"\xff\xfe\x00\x02" * 50
    for number, refused in ((10, False), (200, True)):
        scans = data[:scan] + data[scan:-2] * number + data[-2:]
        assert images.too_many_parts(scans) is refused
        assert images.too_many_parts(data[:2] + comment * number + data[2:]) is refused
    assert images.too_many_parts(data[:2] + b"\xff" * 6_000 + data[2:])
    png, chunk = stored(Image.new("L", (2, 2))), bytes(4) + b"quIx" + bytes(4)
    assert images.too_many_parts(png[:-12] + chunk * 6_000)
