"""QR codes: the published address of an entry as a picture, for paper and for another's phone."""

import io
from collections.abc import Iterator
from functools import partial

import segno

from catalogue.schema import Makerspace, Programma, urls
from catalogue.site.frame import Page, Renderer

# Any of the eight masks gives a code that is read (ISO/IEC 18004, 7.8); weighing them all for the
# smoothest one takes five times as long.
_MASK = 3
# White around the code; the standard asks for four modules.
_BORDER = 4


def pages(renderer: Renderer) -> Iterator[Page]:
    """The picture of every entry; none when nobody knows where the site will stand."""
    if not renderer.base_url:
        return
    for one in (*renderer.catalogue.programmas, *renderer.catalogue.makerspaces):
        address = urls.of(one)
        yield urls.qr_of(address), partial(picture, urls.absolute(address, renderer.base_url))


def of(renderer: Renderer, one: Programma | Makerspace) -> str:
    """The site path of the picture of an entry, or nothing."""
    return urls.qr_of(urls.of(one)) if renderer.base_url else ""


def picture(text: str) -> bytes:
    """The QR code of a text as SVG, black on white."""
    code = segno.make_qr(text, error="m", boost_error=False, mask=_MASK)
    out = io.BytesIO()
    code.save(out, kind="svg", border=_BORDER, light="#fff", omitsize=True, svgclass=None)
    return out.getvalue()
