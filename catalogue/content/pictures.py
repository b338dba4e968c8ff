"""Photos that editors drop in ``beelden/``: from one file to what a page shows.

A photo becomes WebP, and JPEG for browsers that do not know it, in a few widths; turned upright,
in the colours of the web, without the place and the owner that a telephone writes into it. The
names follow from what was put in, so that a page can name a file before it is made.
"""

import hashlib
import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import PIL
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from catalogue.base.text import slug
from catalogue.content import segments

WIDTHS = (480, 960, 1600)
"""Pixels: a telephone, a column of text, and the same on a sharp screen."""
MAX_PIXELS = 50_000_000
"""What a camera makes; a file of some kilobytes can claim to be a thousand times larger."""
MAX_PIXELS_WHOLE = 20_000_000
"""Of a kind that can only be read in full size. A JPEG, which a camera makes, can be read small."""
MAX_RATIO = 10
"""How many times longer than wide, or wider than high; WebP knows no side above 16,383 pixels."""
_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
# A photo of a telephone that takes two at once is called MPO; it begins with a JPEG.
_SMALLER = {"JPEG", "MPO"}
# What reading broken bytes may raise, each of which was met.
_BROKEN = (
    *(UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, MemoryError),
    *(RuntimeError, TypeError, LookupError, ArithmeticError, AttributeError, struct.error),
)
_SAVED: dict[str, tuple[str, dict[str, int]]] = {
    "webp": ("WEBP", {"quality": 78, "method": 4}),
    "jpg": ("JPEG", {"quality": 80, "optimize": 1, "progressive": 1}),
}
# Exif tag 274: values of 5 and up mean that the long side stands upright.
_ORIENTATION = 274
_ON_ITS_SIDE = 5
_PROFILE = "icc_profile"


class NotAPicture(ValueError):  # noqa: N818 - what it says is what it is
    """The bytes are not a whole picture of a kind that we can read. The message is in Dutch."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as pages name it: ``width`` and ``height`` in pixels, when it stands upright."""

    stem: str
    width: int
    height: int

    @property
    def widths(self) -> tuple[int, ...]:
        """The widths that are made, in pixels: never wider than the picture itself."""
        fitting = tuple(width for width in WIDTHS if width < self.width)
        return fitting if len(fitting) == len(WIDTHS) else (*fitting, self.width)

    def address(self, width: int, ending: str) -> str:
        """The site path of one file."""
        return f"{self.stem}-{width}.{ending}"

    def addresses(self) -> Iterator[tuple[str, int, str]]:
        """Of every file its site path, its width and its ending."""
        for ending in _SAVED:
            for width in self.widths:
                yield self.address(width, ending), width, ending

    def height_at(self, width: int) -> int:
        """The height in pixels when it is ``width`` wide."""
        return max(1, round(self.height * width / self.width))


def look(name: str, data: bytes) -> Picture:
    """What the file ``name`` in ``beelden/`` will be. Raises ``NotAPicture``.

    The whole picture is read once, as small as its kind allows, so that a file that ends too soon
    is found before anything is made.
    """
    with _understood(), _opened(data) as image:
        width, height = image.size
        image.draft("RGB", (1, 1))
        image.load()
        # Only now: in a PNG this may stand at the very end.
        if image.getexif().get(_ORIENTATION, 1) >= _ON_ITS_SIDE:
            width, height = height, width
    return Picture(name_of(name, data), width, height)


def name_of(name: str, data: bytes) -> str:
    """The site path of the files of a photo, up to their widths; other bytes, another name."""
    made_by = f"{WIDTHS} {_SAVED} {PIL.__version__} ".encode()
    digest = hashlib.sha256(made_by + data).hexdigest()[:10]
    return f"beelden/{slug(name.rpartition('.')[0]) or 'foto'}.{digest}"


def encode(data: bytes, width: int, ending: str) -> bytes:
    """The picture, ``width`` pixels wide, in the format of ``ending`` (``webp`` or ``jpg``)."""
    with _understood(), _opened(data) as image:
        # A JPEG can be read at a half, a quarter or an eighth; twice the width keeps it sharp.
        image.draft("RGB", (2 * width, 2 * width))
        image.load()
        upright = _web_colours(ImageOps.exif_transpose(image))
    height = max(1, round(upright.height * width / upright.width))
    small = upright.resize((width, height), Image.Resampling.LANCZOS)
    made = io.BytesIO()
    kind, choices = _SAVED[ending]
    (small if ending == "webp" else _on_white(small)).save(made, kind, **choices)
    return made.getvalue()


def _opened(data: bytes) -> Image.Image:
    if segments.too_many(data):
        raise NotAPicture("de foto bestaat uit te veel stukjes om te lezen")
    try:
        image = Image.open(io.BytesIO(data), formats=_FORMATS)
    except Image.DecompressionBombError as error:
        raise NotAPicture("de foto heeft te veel beeldpunten") from error
    except _BROKEN as error:
        raise NotAPicture("dit is geen foto die we kunnen lezen") from error
    width, height = image.size
    if width * height > (MAX_PIXELS if image.format in _SMALLER else MAX_PIXELS_WHOLE):
        raise NotAPicture(f"de foto is {width} bij {height} beeldpunten, dat is te groot")
    if max(width, height) > MAX_RATIO * min(width, height):
        raise NotAPicture(f"de foto is {width} bij {height} beeldpunten, dat is te lang en te smal")
    return image


@contextmanager
def _understood() -> Iterator[None]:
    """Whatever the library makes of a file that is broken becomes ``NotAPicture``, in silence."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except NotAPicture:
        raise
    except _BROKEN as error:
        raise NotAPicture("de foto is niet heel: het bestand is afgebroken of stuk") from error


def _web_colours(image: Image.Image) -> Image.Image:
    """The picture in sRGB, with its transparency and with nothing else that the file said."""
    clear = "A" in image.getbands() or "transparency" in image.info
    profile = image.info.get(_PROFILE)
    plain = image.convert("RGBA" if clear else "RGB")
    if profile and image.mode in {"RGB", "RGBA"}:
        plain = _from_profile(plain, profile)
    plain.info.clear()
    return plain


def _from_profile(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        turned = ImageCms.profileToProfile(image, given, ImageCms.createProfile("sRGB"))
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        # A profile that cannot be read: the colours stay as they are, as browsers do.
        return image
    return turned or image


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground
