"""Photos that editors drop in ``beelden/``: from one file to those that pages show.

A photo becomes WebP, and JPEG for browsers that do not know it, in a few widths; turned upright,
in the colours of the web, without the place and the owner that a telephone writes into it. The
names follow from the bytes of the photo, so that a page can name a file before it is made.
"""

import hashlib
import io
import re
import struct
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import repeat
from pathlib import Path

# Pillow is told of the two kinds that it does not begin with: else it loads all of its fifty.
import PIL.AvifImagePlugin
import PIL.WebPImagePlugin
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from catalogue.base import messages
from catalogue.base.diagnostics import Place
from catalogue.base.plan import Plan
from catalogue.base.text import slug
from catalogue.content.files import IMAGES_FOLDER, display_path, read_bytes
from catalogue.content.yaml_tree import Refused

MAX_BYTES = 12_000_000
LARGE = 2_000_000
"""Bytes above which a photo is larger than any page needs; the whole history of it is kept."""
LONGEST = 2400
"""Pixels of the longest side of a photo that was too large."""
WIDTHS = (480, 960, 1600)
"""Pixels: a telephone, a column of text, and the same on a sharp screen."""
MAX_PIXELS = {
    "JPEG": 50_000_000,
    "MPO": 50_000_000,
    "PNG": 20_000_000,
    "WEBP": 8_000_000,
    "AVIF": 4_000_000,
}
"""Pixels of which all files are made in 300 MB and two seconds; a file of some kilobytes can claim
to have a thousand times more. A JPEG, which a camera makes, can be read at a half, a quarter or an
eighth. A photo of a telephone that takes two at once is called MPO."""
MAX_PIXELS_IN_MEMORY = 16_000_000
"""Of a JPEG: what is read of it or, when it has several scans, all of it."""
MAX_PIXELS_SHOWN = 4_000_000
"""Of a file that is made: one of a long and narrow photo would take seconds, and nobody sees it."""
MAX_RATIO = 10
"""Long side by short side of a photo at most; WebP knows no side above 16,383 pixels."""
MAX_PARTS = 5_000
"""Each part of a file is work, and can be one byte. No camera or program writes so many."""
MAX_SCANS = 100
MAX_STEPS = 450_000_000
"""To read a JPEG of several scans: one for a pixel in each scan, as each goes over all of them, and
50 for a byte. A file of 60 kB can ask for hours. Of an AVIF a byte takes twice as long."""
_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
# What can be made small as it is; in other modes a pixel is a number in a list, or 16 bits.
_RESIZABLE = {"L", "RGB", "CMYK"}
# Exceptions that the library raised for broken bytes, each of which was met.
_BROKEN = (
    *(UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, MemoryError),
    *(RuntimeError, TypeError, LookupError, ArithmeticError, AttributeError, struct.error),
)
_ENCODERS: dict[str, tuple[str, dict[str, int]]] = {
    "webp": ("WEBP", {"quality": 78, "method": 2}),
    "jpg": ("JPEG", {"quality": 80, "optimize": 1}),
}
UNKNOWN = "dit is geen foto die we kunnen lezen"
# Exif tag 274: values of 5 and up mean that the long side stands upright.
_ORIENTATION = 274
_ON_ITS_SIDE = 5


class NotAPicture(ValueError):  # noqa: N818 - the name says what is wrong
    """The bytes are no complete picture of a kind that we can read. The message is in Dutch."""


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
        widths = fitting if len(fitting) == len(WIDTHS) else (*fitting, self.width)
        small = (width for width in widths if width * self.height_at(width) <= MAX_PIXELS_SHOWN)
        return tuple(small) or widths[:1]

    def address(self, width: int, ending: str) -> str:
        """The site path of one file."""
        return f"{self.stem}-{width}.{ending}"

    def height_at(self, width: int) -> int:
        """The height in pixels when it is ``width`` wide."""
        return max(1, round(self.height * width / self.width))


def measure(name: str, data: bytes) -> Picture:
    """Measure the photo in the file ``name``. Raises ``NotAPicture``.

    All of it is read once, as small as its kind allows, so that a file that ends too soon is found
    before anything is made.
    """
    with _opened(data) as image:
        size = image.size
        image.draft(None, (1, 1))
        image.load()
        # Only now: in a PNG this may stand at the very end.
        return Picture(_stem(name, data), *_upright(image, size))


def _upright(image: Image.Image, size: tuple[int, int]) -> tuple[int, int]:
    turned = image.getexif().get(_ORIENTATION, 1) >= _ON_ITS_SIDE
    return size[::-1] if turned else size


def photos(content: Path, pictures: Mapping[str, Picture]) -> Plan:
    """Plan every width and format of each photo, by file name; a photo is read when it is made."""
    folder = content / IMAGES_FOLDER
    return Plan(
        {
            picture.address(width, ending): partial(_file, folder / name, picture, width, ending)
            for name, picture in pictures.items()
            for width in picture.widths
            for ending in _ENCODERS
        }
    )


# All files of a photo are made one after the other, and reading it takes most of the time.
@lru_cache(maxsize=1)
def _largest(data: bytes) -> Image.Image:
    """The picture in its largest width."""
    return _resized(data, lambda width, height: Picture("", width, height).widths[-1])


def shrink(data: bytes) -> tuple[bytes, int, int]:
    """A photo of the same kind for the folder, with its width and height in pixels.

    Raises ``NotAPicture``. What a camera writes into it is gone.
    """
    small = _resized(
        data, lambda width, height: round(width * min(1, LONGEST / max(width, height)))
    )
    out = io.BytesIO()
    kind = str(small.info["kind"])
    small.save(out, kind, **({"optimize": True} if kind == "PNG" else {"quality": 85}))
    return out.getvalue(), *small.size


def _resized(data: bytes, width_of: Callable[[int, int], int]) -> Image.Image:
    """The picture upright and in the colours of the web; ``width_of`` says its new width.

    It is made small before anything else: every copy of a whole photo is 80 MB.
    """
    with _opened(data) as image:
        full, kind = image.size, image.format
        if kind in {"JPEG", "MPO"}:
            kind = "JPEG"
            _read_small(image, _new_size(image, full, width_of)[0])
        image.load()
        mode = "RGBA" if _is_clear(image) else "RGB"
        if not (image.mode == mode or image.mode in _RESIZABLE):
            image = image.convert(mode)
        size = _new_size(image, full, width_of)
        small = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2)
        upright = _web_colours(ImageOps.exif_transpose(small))
        upright.info["kind"] = kind
        return upright


def _new_size(
    image: Image.Image, full: tuple[int, int], width_of: Callable[[int, int], int]
) -> tuple[int, int]:
    """Width and height in pixels as the photo lies."""
    width, height = _upright(image, full)
    small = width_of(width, height)
    return _upright(image, (small, max(1, round(height * small / width))))


def _read_small(image: Image.Image, width: int) -> None:
    """Have a JPEG read at a half, a quarter or an eighth, if it can be twice ``width`` then.

    That keeps it sharp; of a very large one, ``width`` itself must do.
    """
    scale = next((scale for scale in (8, 4, 2) if image.width >= 2 * scale * width), 1)
    while image.width * image.height > MAX_PIXELS_IN_MEMORY * scale * scale:
        scale *= 2
    image.draft(None, (image.width // scale, image.height // scale))


def encode(data: bytes, width: int, ending: str) -> bytes:
    """The picture, ``width`` pixels wide, in the format of ``ending`` (``webp`` or ``jpg``)."""
    small = _largest(data)
    if width < small.width:
        height = max(1, round(small.height * width / small.width))
        small = small.resize((width, height), Image.Resampling.LANCZOS)
    if ending != "webp" and small.mode == "RGBA":
        ground = Image.new("RGB", small.size, "white")
        ground.paste(small, mask=small.getchannel("A"))
        small = ground
    out = io.BytesIO()
    file_format, choices = _ENCODERS[ending]
    small.save(out, file_format, **choices)
    return out.getvalue()


def _stem(name: str, data: bytes) -> str:
    """The site path of the files of a photo, up to their widths; other bytes, another name."""
    encoder = f"{WIDTHS} {_ENCODERS} {PIL.__version__} ".encode()
    digest = hashlib.sha256(encoder + data).hexdigest()[:10]
    return f"{IMAGES_FOLDER}/{slug(name.rpartition('.')[0]) or 'foto'}.{digest}"


def _file(path: Path, picture: Picture, width: int, ending: str) -> bytes:
    return encode(_unchanged(path, picture), width, ending)


# All files of a photo are made one after the other.
@lru_cache(maxsize=1)
def _unchanged(path: Path, picture: Picture) -> bytes:
    """The bytes that were measured before. Raises ``Refused`` when they have changed."""
    data = read_bytes(path, MAX_BYTES)
    if _stem(path.name, data) != picture.stem:
        reason = "het veranderde terwijl de site werd gemaakt"
        raise Refused(messages.file.unreadable(Place(display_path(path)), reason))
    return data


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    """Open a picture. Whatever the library makes of broken bytes becomes ``NotAPicture``."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield _within_limits(data)
    except NotAPicture:
        raise
    except _BROKEN as error:
        raise NotAPicture("de foto is niet heel: het bestand is afgebroken of stuk") from error


def _within_limits(data: bytes) -> Image.Image:
    scans = count_scans(data)
    try:
        image = Image.open(io.BytesIO(data), formats=_FORMATS)
    except Image.DecompressionBombError as error:
        raise NotAPicture("de foto heeft te veel beeldpunten") from error
    except _BROKEN as error:
        raise NotAPicture(UNKNOWN) from error
    width, height = image.size
    pixels, limit = width * height, MAX_PIXELS.get(image.format or "", 0)
    if pixels > (min(limit, MAX_PIXELS_IN_MEMORY) if scans > 1 else limit):
        raise NotAPicture(f"de foto is {width} bij {height} beeldpunten, dat is te groot")
    costs = {"AVIF": 100}.get(image.format or "", 50 if scans > 1 else 0)
    if pixels * scans + costs * len(data) > MAX_STEPS:
        raise NotAPicture("het kost te veel tijd om deze foto te lezen")
    if max(width, height) > MAX_RATIO * min(width, height):
        raise NotAPicture(f"de foto is {width} bij {height} beeldpunten, dat is te lang en te smal")
    return image


def _is_clear(image: Image.Image) -> bool:
    return "A" in image.getbands() or "transparency" in image.info


def _web_colours(image: Image.Image) -> Image.Image:
    """The picture in sRGB, with its transparency and with nothing else that the file said."""
    profile = image.info.get("icc_profile")
    plain = image.convert("RGBA" if _is_clear(image) else "RGB")
    if profile and image.mode in {"RGB", "RGBA"}:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            plain = ImageCms.profileToProfile(plain, source, target) or plain
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass  # A profile that cannot be read: the colours stay as they are, as browsers do.
    plain.info.clear()
    return plain


# --- parts --------------------------------------------------------------------------------------

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
# What ends the data of a scan: a marker that is neither a byte of data nor a restart.
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_START_OF_SCAN, _END = 0xDA, 0xD9


def count_scans(data: bytes) -> int:
    """Scans of a JPEG; 0 for other kinds. Raises ``NotAPicture`` for more parts than it needs."""
    scans = 0
    for number, is_scan in enumerate(_parts(data)):
        scans += is_scan
        if number >= MAX_PARTS or scans > MAX_SCANS:
            raise NotAPicture("de foto bestaat uit te veel stukjes om te lezen")
    return scans


def _parts(data: bytes) -> Iterator[bool]:
    """One boolean for each part: true for a scan."""
    if data.startswith(_PNG):
        position = len(_PNG)
        while position < len(data):
            yield False
            # The length, four letters, the data, and a checksum.
            position += 12 + int.from_bytes(data[position : position + 4], "big")
    elif data.startswith(_JPEG):
        yield from _jpeg_parts(data)


def _jpeg_parts(data: bytes) -> Iterator[bool]:
    position = len(_JPEG)
    scanned = False
    while match := _MARKER.search(data, position):
        marker = data[match.start() + 1]
        if marker == _END:
            return
        if not scanned:
            # Up to the first scan, what stands between two parts is read byte by byte.
            yield from repeat(False, match.start() - position)
        scanned = scanned or marker == _START_OF_SCAN
        yield marker == _START_OF_SCAN
        length = int.from_bytes(data[match.end() : match.end() + 2], "big")
        # Behind the head of a scan comes its data, in which the next marker is looked for.
        position = match.end() + length
