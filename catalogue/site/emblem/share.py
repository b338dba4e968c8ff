"""The picture that others show beside a link to us: 1200 by 630, one for each kind of page."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from PIL import Image, ImageDraw, ImageFont

from catalogue.schema import Programma, Record, kind_of
from catalogue.site.emblem import motifs
from catalogue.site.emblem.icons import BLUE, GREEN, NIGHT, RED, WHITE, YELLOW, mark, png
from catalogue.site.emblem.pen import mask_of

WIDE, HIGH = 1200, 630
SITE = "site"
# What is no programme, by the name of its kind.
LABELS: Mapping[str, str] = MappingProxyType(
    {
        "makerspace": "makerspace",
        "thema": "thema",
        "wijk": "wijk",
        "partner": "partner",
        "actie": "actie van het pact",
    }
)
_COLOURS: Mapping[str, str] = MappingProxyType(
    {"kiezen": YELLOW, "leren": BLUE, "werken": RED, "makerspace": GREEN, "wijk": GREEN}
)
_DARK, _ICE = "#1a3a58", "#cfe3f3"
_TILE, _COLUMNS = HIGH // 3, 3
_LEFT, _ROOM = 64, WIDE - HIGH - 2 * 56
_SIGN_SIZE, _SIGN_TOP = 150, 64
_BOTTOM, _LABEL_SIZE, _LABEL_GAP = HIGH - 64, 38, 22
_SIZES = (76, 66, 56, 46)
_MOST_LINES, _LINE = 3, 1.16
# No font has a sign for this one; it shows what a font draws for what it does not know.
_UNKNOWN = "\uffff"


def address(name: str) -> str:
    """``delen/kiezen.png``."""
    return f"delen/{name}.png"


def name_of(record: Record | None) -> str:
    """The picture that belongs to a page: of its kind, of the first fase, or of the site."""
    if isinstance(record, Programma):
        return record.fase[0].id
    name = kind_of(type(record)).name if record else SITE
    return name if name in LABELS else SITE


def draw(name: str, label: str, title: str) -> bytes:
    """The picture of a kind of page as PNG, with the name of the site and of the kind."""
    colour = _COLOURS.get(name, YELLOW)
    picture = Image.new("RGB", (WIDE, HIGH), NIGHT)
    for place, (ground, figure) in enumerate(_pairs(colour)):
        motif = motifs.TILES[(place + len(name)) % len(motifs.TILES)]
        corner = (WIDE - HIGH + place % _COLUMNS * _TILE, place // _COLUMNS * _TILE)
        picture.paste(ground, (*corner, corner[0] + _TILE, corner[1] + _TILE))
        picture.paste(figure, corner, mask_of(motif, motifs.TILE, _TILE))
    _put_sign(picture, name, colour)
    _put_words(ImageDraw.Draw(picture), label, title)
    return png(picture)


def _pairs(colour: str) -> Iterator[tuple[str, str]]:
    """The two colours of each tile: the kind in the lead, and the night between."""
    yield from ((colour, NIGHT), (_DARK, _ICE), (NIGHT, colour))
    yield from ((_DARK, YELLOW), (colour, WHITE), (_ICE, NIGHT))
    yield from ((NIGHT, _ICE), (WHITE, colour), (_DARK, colour))


def _put_sign(picture: Image.Image, name: str, colour: str) -> None:
    place = (_LEFT, _SIGN_TOP)
    if name in motifs.SIGNS:
        mask = mask_of(motifs.SIGNS[name], motifs.SIGN, _SIGN_SIZE)
        # Blue and red are too dark on the night; white is not, and the tiles have the colour.
        picture.paste(colour if colour == YELLOW else WHITE, place, mask)
    else:
        picture.paste(mark(_SIGN_SIZE), place)


def _put_words(draw: ImageDraw.ImageDraw, label: str, title: str) -> None:
    """The name of the site at the bottom, the kind above it."""
    size, lines = next(found for size in _SIZES if (found := _fitted(title, size)))
    top = _BOTTOM - size * _LINE * len(lines)
    for number, line in enumerate(lines):
        draw.text((_LEFT, top + number * size * _LINE), line, WHITE, _font(size))
    if _is_known(label):
        above = top - _LABEL_SIZE - _LABEL_GAP
        draw.text((_LEFT, above), label[:1].upper() + label[1:], _ICE, _font(_LABEL_SIZE))


def _fitted(title: str, size: int) -> tuple[int, list[str]] | None:
    """The title in lines that fit; the smallest size fits always, if need be without words."""
    lines = _lines(title, _font(size)) if _is_known(title) else []
    fits = len(lines) <= _MOST_LINES and all(_font(size).getlength(x) <= _ROOM for x in lines)
    if fits:
        return size, lines
    return (size, []) if size == _SIZES[-1] else None


def _lines(title: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines: list[str] = []
    for word in title.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= _ROOM:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _is_known(text: str) -> bool:
    """Whether the font has every letter: a picture with boxes is worse than one without words."""
    font = _font(_LABEL_SIZE)
    unknown = bytes(font.getmask(_UNKNOWN))
    return all(char.isspace() or bytes(font.getmask(char)) != unknown for char in set(text))


def _font(size: int) -> ImageFont.FreeTypeFont:
    # The font within Pillow itself: no other is on every computer.
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise TypeError("this Pillow has no font of its own that can be scaled")
    return font
