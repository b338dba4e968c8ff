"""Pages of programmes and makerspaces: facts first, then the story, then what comes next."""

import io
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import segno

from catalogue.insight.live import joinable
from catalogue.schema import Begrip, Entry, Makerspace, Programma, urls
from catalogue.site import facts, joining, seen, words
from catalogue.site.frame import Page, Renderer, photo
from catalogue.site.languages import DUTCH
from catalogue.site.pages.glossary import Glossary
from catalogue.site.words import Link

# Any of the eight masks gives a QR code that is read (ISO/IEC 18004, 7.8); weighing them all for
# the smoothest one takes five times as long.
_MASK = 3
# White around the code; the standard asks for four modules.
_BORDER = 4


def pages(renderer: Renderer) -> Iterator[Page]:
    """Plan the page and the QR code of every programme and makerspace, also of what has ended."""
    glossary = Glossary(renderer.catalogue.begrippen)
    for programma in renderer.catalogue.programmas:
        yield from renderer.plan(urls.of(programma), _programma, programma, glossary)
    for makerspace in renderer.catalogue.makerspaces:
        yield from renderer.plan(urls.of(makerspace), _makerspace, makerspace, glossary)
    # Nobody can write down the address of a page before it is known where the site will stand.
    if renderer.base_url:
        for entry in (*renderer.catalogue.programmas, *renderer.catalogue.makerspaces):
            address = urls.of(entry)
            absolute = urls.absolute(address, renderer.base_url)
            yield urls.qr_of(address), partial(qr_code, absolute)


def _programma(renderer: Renderer, programma: Programma, glossary: Glossary) -> bytes:
    catalogue, cards_of = renderer.catalogue, renderer.cards.of_live
    after = joinable(catalogue.programmas_by_id(programma.vervolg))
    suggested = joinable(catalogue.programmas_by_id(programma.vervolg_suggesties))
    before = catalogue.hiervoor.get(programma, ())
    linked = {*after, *suggested, *before}
    near = renderer.insight.neighbours.of(programma)
    return _page(
        renderer,
        programma,
        glossary,
        title=programma.naam,
        parents=renderer.t.gettext("Programma's"),
        teken=programma.fase[0].id,
        opvolgers=catalogue.programmas_by_id(filter(None, (programma.opvolger,))),
        fasen=programma.fase,
        kenmerken=programma.kenmerken,
        partners=programma.partners,
        hiervoor=cards_of(earlier for earlier in before if programma.id in earlier.vervolg),
        hiervoor_suggesties=cards_of(
            earlier for earlier in before if programma.id not in earlier.vervolg
        ),
        vervolg=cards_of(after),
        suggesties=cards_of(suggested),
        eindpunt=catalogue.fasen[-1] in programma.fase and not (after or suggested),
        past_bij=cards_of(other for other in near if other not in linked),
    )


def _makerspace(renderer: Renderer, makerspace: Makerspace, glossary: Glossary) -> bytes:
    catalogue, cards, t = renderer.catalogue, renderer.cards, renderer.t
    return _page(
        renderer,
        makerspace,
        glossary,
        title=t.gettext("%(naam)s (makerspaces)", naam=makerspace.naam),
        parents=t.gettext("Makerspaces"),
        teken="plek",
        opvolgers=catalogue.makerspaces_by_id(filter(None, (makerspace.opvolger,))),
        apparatuur=makerspace.apparatuur,
        programmas=cards.of_live(catalogue.backlinks_of(makerspace).programmas),
        past_bij=cards.of_live(renderer.insight.neighbours.of(makerspace)),
    )


# Lists that only programmes have, or only makerspaces.
_EMPTY: Mapping[str, Any] = dict.fromkeys(
    (
        *("fasen", "kenmerken", "partners", "hiervoor", "hiervoor_suggesties", "vervolg"),
        *("suggesties", "apparatuur", "programmas", "eindpunt"),
    ),
    (),
)


def _page(
    renderer: Renderer,
    entry: Entry,
    glossary: Glossary,
    *,
    title: str,
    parents: str,
    **values: Any,
) -> bytes:
    address, catalogue, t = urls.of(entry), renderer.catalogue, renderer.t
    here, picture = renderer.naar(address), entry.beeld and catalogue.beelden[entry.beeld.bestand]
    absolute = urls.absolute(address, renderer.base_url) if renderer.base_url else ""
    state = catalogue.alive(entry)
    used: list[Begrip] = []
    dutch = renderer.in_languages[DUTCH].catalogue.site
    return renderer.render(
        "pages/item.html",
        address,
        title=title,
        about=entry.samenvatting,
        trail=(Link(parents, urls.list_of(type(entry))),),
        item=entry,
        stand=state,
        gezien=words.capital(seen.in_words(entry, catalogue, t)),
        feiten=facts.of(entry, catalogue, t),
        onbekend=tuple(facts.unknown(entry, state, t)),
        meedoen=joining.of(entry, catalogue, absolute, t, dutch),
        foto=photo(picture, here) if picture else None,
        tekst=renderer.body(
            entry, partial(glossary.explain, way=partial(renderer.way, here=here), used=used)
        ),
        # Filled by the line above.
        begrippen=used,
        acties=catalogue.backlinks_of(entry).acties,
        qr=urls.qr_of(address) if renderer.base_url else "",
        **{**_EMPTY, **values},
    )


def qr_code(text: str) -> bytes:
    """QR code of a text as SVG, black on white, for paper and for another's phone."""
    code = segno.make_qr(text, error="m", boost_error=False, mask=_MASK)
    out = io.BytesIO()
    code.save(out, kind="svg", border=_BORDER, light="#fff", omitsize=True, svgclass=None)
    return out.getvalue()
