"""Pictures of the site itself, drawn by us: one to share for each kind of page, and icons.

They are drawn with every build, so that they follow the name of the site, and are the same bytes
each time. The drawings are those of ``templates/parts/tekening.html`` (tiles, on a grid of 40) and
``templates/tekens/`` (signs, on a grid of 48).
"""

import io
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial

from PIL import Image, ImageDraw, ImageFont

from catalogue.base.plan import Make, Plan
from catalogue.schema import Fase, Programma, Record, Site, kind_of

YELLOW, BLUE, RED, GREEN = "#ffc629", "#1f62d0", "#c93a15", "#0f7a5a"
NIGHT, WHITE, DARK, ICE = "#0d2338", "#ffffff", "#1a3a58", "#cfe3f3"
TOUCH = "apple-touch-icon.png"
SITE = "site"
# What is no programme, by the name of its kind.
LABELS: Mapping[str, str] = {
    "makerspace": "makerspace",
    "thema": "thema",
    "wijk": "wijk",
    "partner": "partner",
    "actie": "actie",
}


@dataclass(frozen=True, slots=True)
class Icon:
    """A file with an icon. A maskable one has room around the mark, which a phone may cut off."""

    address: str
    size: int
    maskable: bool = False


ICONS = (
    Icon(TOUCH, 180),
    Icon("icoon-192.png", 192),
    Icon("icoon-512.png", 512),
    Icon("icoon-heel-512.png", 512, maskable=True),
)


def plan(site: Site, fasen: Iterable[Fase], base_url: str) -> Plan:
    """The icons and, when the address of the site is known, a picture for each kind of page.

    Without an address nobody could show these: a link to share is a full address.
    """
    makers: dict[str, Make] = {icon.address: partial(_icon, icon) for icon in ICONS}
    if base_url:
        labels = {SITE: "", **{fase.id: fase.naam for fase in fasen}, **LABELS}
        for name, label in labels.items():
            makers[_address(name)] = partial(shared_picture, name, label, site.naam)
    return Plan(makers)


def address_of(record: Record | None) -> str:
    """Site path of the picture of a page: of its kind, its first fase, or the site."""
    if isinstance(record, Programma):
        return _address(record.fase[0].id)
    name = kind_of(type(record)).name if record else SITE
    return _address(name if name in LABELS else SITE)


def _address(name: str) -> str:
    return f"delen/{name}.png"


# --- drawings on a small grid, which become masks with soft edges -------------------------------

# Drawn this many times as large and then made small: that softens the edges. What is large has
# soft edges sooner.
_FINER, _FINER_WHEN_LARGE, _LARGE = 4, 2, 256
_TILE, _SIGN = 40, 48
Point = tuple[float, float]
Drawing = tuple[tuple[str, tuple[Point, ...], bool], ...]
"""Forms in units of a grid: polygon or ellipse, its points, and if it is a hole in those before it.

An ellipse is given by two corners of the box around it.
"""


def _shape(*points: Point, hole: bool = False) -> Drawing:
    return (("polygon", points, hole),)


def _box(x: float, y: float, width: float, height: float, *, hole: bool = False) -> Drawing:
    right, bottom = x + width, y + height
    return _shape((x, y), (right, y), (right, bottom), (x, bottom), hole=hole)


def _disc(x: float, y: float, radius: float, *, hole: bool = False) -> Drawing:
    return (("ellipse", ((x - radius, y - radius), (x + radius, y + radius)), hole),)


def _wave(top: float) -> Drawing:
    line = [(x, top + 4 * math.sin(2 * math.pi * x / 20)) for x in range(-2, 44)]
    return _shape(*line, *((x, y + 6) for x, y in reversed(line)))


def _container(x: float, y: float, width: int) -> Drawing:
    slits = (_box(x + slit, y + 3, 3, 10, hole=True) for slit in range(5, width - 4, 8))
    return sum(slits, _box(x, y, width, 16))


@cache
def mask_of(drawing: Drawing, grid: int, size: int) -> Image.Image:
    """Mask of a drawing, ``size`` pixels wide; made once for all pictures that hold it."""
    finer = _FINER if size <= _LARGE else _FINER_WHEN_LARGE
    scale = size * finer / grid
    picture = Image.new("L", (size * finer, size * finer), 0)
    draw = ImageDraw.Draw(picture)
    for form, points, hole in drawing:
        corners = [(round(x * scale), round(y * scale)) for x, y in points]
        paint = draw.ellipse if form == "ellipse" else draw.polygon
        paint(corners, fill=0 if hole else 255)
    return picture.reduce(finer)


_NONE: Drawing = ()
_TILES: tuple[Drawing, ...] = (
    # A quarter of a circle.
    _disc(0, 0, 40),
    # A crane.
    (
        *_shape(
            *((6, 40), (6, 12), (10, 12), (30, 4), (30, 10), (34, 10), (34, 14), (14, 14)),
            (14, 40),
        ),
        *_shape((23, 14), (27, 14), (27, 27), (34, 27), (34, 36), (24, 36), (24, 27), (23, 27)),
    ),
    # A ring.
    (*_disc(20, 20, 17), *_disc(20, 20, 10, hole=True), *_disc(20, 20, 4)),
    # Stripes.
    (
        *_shape((0, 0), (10, 0), (0, 10)),
        *_shape((20, 0), (30, 0), (0, 30), (0, 20)),
        *_shape((40, 0), (40, 10), (10, 40), (0, 40)),
        *_shape((40, 20), (40, 30), (30, 40), (20, 40)),
    ),
    # A nut.
    (
        *_shape((20, 2), (36, 11), (36, 29), (20, 38), (4, 29), (4, 11)),
        *_disc(20, 20, 8, hole=True),
    ),
    # Containers.
    (*_container(0, 2, 40), *_container(0, 22, 18), *_container(22, 22, 18)),
    # Stairs.
    _shape(
        *((0, 40), (0, 30), (10, 30), (10, 20), (20, 20), (20, 10), (30, 10), (30, 0), (40, 0)),
        (40, 40),
    ),
    # Dots.
    sum((_box(x, y, 6, 6) for x in (5, 17, 29) for y in (5, 17, 29)), _NONE),
    # Waves.
    sum(map(_wave, (5, 17, 29)), _NONE),
)
_SIGNS: Mapping[str, Drawing] = {
    "kiezen": (
        *_shape((21.5, 3), (26.5, 3), (26.5, 45), (21.5, 45)),
        *_shape((9, 8), (38.5, 8), (44.5, 14), (38.5, 20), (9, 20)),
        *_shape((9.5, 24), (39, 24), (39, 36), (9.5, 36), (3.5, 30)),
    ),
    "leren": (
        *_shape((5, 4), (5, 43), (44, 43)),
        *_shape((14, 25), (14, 34.5), (23.5, 34.5), hole=True),
    ),
    "werken": (
        *_shape((24, 3), (42, 13), (42, 35), (24, 45), (6, 35), (6, 13)),
        *_disc(24, 24, 9, hole=True),
    ),
    "makerspace": (
        *_disc(24, 19, 16),
        *_shape((10, 26), (38, 26), (24, 45)),
        *_box(17, 12, 14, 13, hole=True),
    ),
}
# The part of our mark that is round: two quarters, top left and bottom right.
_MARK_CORNERS = (
    *_disc(20, 20, 20),
    *_box(20, 0, 20, 40, hole=True),
    *_box(0, 20, 20, 20, hole=True),
    *_disc(40, 40, 20),
    *_box(0, 20, 20, 20, hole=True),
    *_box(20, 0, 20, 20, hole=True),
)
_MARK_LETTER = (
    *_shape(
        *((24, 5), (36, 5), (36, 8.5), (31.8, 8.5), (31.8, 16), (28.2, 16), (28.2, 8.5)),
        (24, 8.5),
    ),
    *_shape((4, 24), (4, 36), (16, 36)),
)


def _mark(size: int) -> Image.Image:
    """Our mark, that of ``templates/assets/icons/favicon.svg``."""
    picture, half = Image.new("RGB", (size, size), YELLOW), size // 2
    for colour, (x, y) in ((BLUE, (half, 0)), (RED, (0, half)), (GREEN, (half, half))):
        picture.paste(colour, (x, y, x + half, y + half))
    picture.paste(NIGHT, mask=mask_of(_MARK_CORNERS, _TILE, size))
    picture.paste(WHITE, mask=mask_of(_MARK_LETTER, _TILE, size))
    return picture


# --- icons --------------------------------------------------------------------------------------

# What stays visible of a maskable icon is a circle of four fifths; this fits a square within it.
_INNER = 9 / 16
# More effort takes five times as long and saves a fifth.
_EFFORT = 6


def _icon(icon: Icon) -> bytes:
    if not icon.maskable:
        return _png(_mark(icon.size))
    picture, inner = Image.new("RGB", (icon.size, icon.size), NIGHT), round(icon.size * _INNER)
    edge = (icon.size - inner) // 2
    picture.paste(_mark(inner), (edge, edge))
    return _png(picture)


def _png(picture: Image.Image) -> bytes:
    """A small PNG: few colours, and nothing in it that changes."""
    quantized = picture.quantize(64, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    out = io.BytesIO()
    quantized.save(out, "PNG", compress_level=_EFFORT)
    return out.getvalue()


# --- pictures to share: 1200 by 630, one for each kind of page ----------------------------------

_WIDE, _HIGH = 1200, 630
_COLOURS: Mapping[str, str] = {
    "kiezen": YELLOW,
    "leren": BLUE,
    "werken": RED,
    "makerspace": GREEN,
    "wijk": GREEN,
}
_TILE_SIZE, _COLUMNS = _HIGH // 3, 3
_LEFT, _ROOM = 64, _WIDE - _HIGH - 2 * 56
_SIGN_SIZE, _SIGN_TOP = 150, 64
_BOTTOM, _LABEL_SIZE, _LABEL_GAP = _HIGH - 64, 38, 22
_SIZES = (76, 66, 56, 46)
_MOST_LINES, _LINE = 3, 1.16
# No font has a sign for this one; it shows what a font draws for what it does not know.
_UNKNOWN = "\uffff"


def shared_picture(name: str, label: str, title: str) -> bytes:
    """The picture of a kind of page as PNG, with the name of the site and of the kind."""
    colour = _COLOURS.get(name, YELLOW)
    picture = Image.new("RGB", (_WIDE, _HIGH), NIGHT)
    for place, (ground, figure) in enumerate(_tile_colours(colour)):
        tile = _TILES[(place + len(name)) % len(_TILES)]
        x = _WIDE - _HIGH + place % _COLUMNS * _TILE_SIZE
        y = place // _COLUMNS * _TILE_SIZE
        picture.paste(ground, (x, y, x + _TILE_SIZE, y + _TILE_SIZE))
        picture.paste(figure, (x, y), mask_of(tile, _TILE, _TILE_SIZE))
    if name in _SIGNS:
        # Blue and red are too dark on the night; white is not, and the tiles have the colour.
        sign_colour = colour if colour == YELLOW else WHITE
        picture.paste(sign_colour, (_LEFT, _SIGN_TOP), mask_of(_SIGNS[name], _SIGN, _SIGN_SIZE))
    else:
        picture.paste(_mark(_SIGN_SIZE), (_LEFT, _SIGN_TOP))
    _put_words(ImageDraw.Draw(picture), label, title)
    return _png(picture)


def _tile_colours(colour: str) -> Iterator[tuple[str, str]]:
    """The two colours of each tile: the kind in the lead, and the night between."""
    yield from ((colour, NIGHT), (DARK, ICE), (NIGHT, colour))
    yield from ((DARK, YELLOW), (colour, WHITE), (ICE, NIGHT))
    yield from ((NIGHT, ICE), (WHITE, colour), (DARK, colour))


def _put_words(draw: ImageDraw.ImageDraw, label: str, title: str) -> None:
    """The name of the site at the bottom, the kind above it."""
    size, lines = _fitted(title)
    top = _BOTTOM - size * _LINE * len(lines)
    for number, line in enumerate(lines):
        draw.text((_LEFT, top + number * size * _LINE), line, WHITE, _font(size))
    if _has_letters(label):
        above = top - _LABEL_SIZE - _LABEL_GAP
        draw.text((_LEFT, above), label[:1].upper() + label[1:], ICE, _font(_LABEL_SIZE))


def _fitted(title: str) -> tuple[int, list[str]]:
    """The largest size in which the title fits, and its lines; none when it fits in no size."""
    for size in _SIZES:
        font = _font(size)
        lines = _lines(title, font) if _has_letters(title) else []
        if len(lines) <= _MOST_LINES and all(font.getlength(line) <= _ROOM for line in lines):
            return size, lines
    return _SIZES[-1], []


def _lines(title: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines: list[str] = []
    for word in title.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= _ROOM:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _has_letters(text: str) -> bool:
    """Check that the font has every letter: better no words than boxes."""
    font = _font(_LABEL_SIZE)
    unknown = bytes(font.getmask(_UNKNOWN))
    return all(char.isspace() or bytes(font.getmask(char)) != unknown for char in set(text))


def _font(size: int) -> ImageFont.FreeTypeFont:
    # The font within Pillow itself: no other is on every computer.
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise TypeError("this Pillow has no font of its own that can be scaled")
    return font
