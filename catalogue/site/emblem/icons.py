"""Icons of the site for home screens, the same mark as ``templates/assets/icons/favicon.svg``."""

import io
from dataclasses import dataclass

from PIL import Image

from catalogue.site.emblem import motifs
from catalogue.site.emblem.pen import mask_of

YELLOW, BLUE, RED, GREEN = "#ffc629", "#1f62d0", "#c93a15", "#0f7a5a"
NIGHT, WHITE = "#0d2338", "#ffffff"
TOUCH = "apple-touch-icon.png"


@dataclass(frozen=True, slots=True)
class Icon:
    """A file with an icon. ``whole`` has room around the mark, which a phone may cut off."""

    address: str
    size: int
    whole: bool = False


ICONS = (
    Icon(TOUCH, 180),
    Icon("icoon-192.png", 192),
    Icon("icoon-512.png", 512),
    Icon("icoon-heel-512.png", 512, whole=True),
)
# What stays visible of a maskable icon is a circle of four fifths; this fits a square within it.
_INNER = 9 / 16
# More effort takes five times as long and saves a fifth.
_EFFORT = 6


def draw(icon: Icon) -> bytes:
    """The icon as PNG."""
    if not icon.whole:
        return png(mark(icon.size))
    picture, inner = Image.new("RGB", (icon.size, icon.size), NIGHT), round(icon.size * _INNER)
    edge = (icon.size - inner) // 2
    picture.paste(mark(inner), (edge, edge))
    return png(picture)


def mark(size: int) -> Image.Image:
    """Our mark: four squares, two quarters of a circle, a T and a triangle."""
    picture, half = Image.new("RGB", (size, size), YELLOW), size // 2
    for colour, place in ((BLUE, (half, 0)), (RED, (0, half)), (GREEN, (half, half))):
        picture.paste(colour, (*place, place[0] + half, place[1] + half))
    for colour, drawing in ((NIGHT, motifs.corner), (WHITE, motifs.letter)):
        picture.paste(colour, mask=mask_of(drawing, motifs.TILE, size))
    return picture


def png(picture: Image.Image) -> bytes:
    """The picture as a small PNG: few colours, and nothing in it that changes."""
    few = picture.quantize(64, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    out = io.BytesIO()
    few.save(out, "PNG", compress_level=_EFFORT)
    return out.getvalue()
