"""The address of everything: which file of the site shows which record.

An address is a site path, such as ``programmas/lasclub.html``: no leading slash, always a real
file name. Links between pages are relative, so that the site works under any sub-path and by a
double click from disk; only what must know the outside world (canonical addresses, the page for
'not found') uses ``absolute``.
"""

import re
from collections.abc import Iterable, Mapping

from catalogue.schema import (
    AARD,
    BEREIK,
    DAGEN,
    DUTCH,
    GRATIS,
    HOE,
    KINDS,
    OPENBAAR,
    SOORT_MAKERSPACE,
    TALEN,
    Begrip,
    Doelgroep,
    Entry,
    Fase,
    Makerspace,
    Pagina,
    Partner,
    Programma,
    Record,
    Thema,
    VmboProfiel,
    Wijk,
    alive,
)

OWN_PAGES: set[str] = set()
"""Pages that the site makes by itself; no record may have one of these addresses."""
TRANSLATED: set[str] = set()
"""Those that there are in other languages too, beside the pages of text that were translated."""
DUTCH_ONLY: set[str] = set()
"""Pages of no other language: they are for editors, or for a visitor who is lost."""
OVERVIEWS: set[str] = set()
"""Those that show something of everything, and so change with every entry."""


def in_language(code: str, address: str) -> str:
    """The page at a Dutch address in a language; in any other it stands behind a folder."""
    return address if code == DUTCH else f"{code}/{address}"


def _own(
    address: str, *, translated: bool = False, dutch: bool = False, overview: bool = False
) -> str:
    """Declare a page that the site makes by itself: all that is to be done here for a new one."""
    OWN_PAGES.add(address)
    if translated:
        OWN_PAGES.update(in_language(code, address) for code in TALEN)
        TRANSLATED.add(address)
    if dutch:
        DUTCH_ONLY.add(address)
    if overview:
        OVERVIEWS.add(address)
    return address


HOME = _own("index.html", translated=True, overview=True)
SEARCH = _own("zoeken/index.html", translated=True)
# Says under which name the search index stands now. Pages point here, so that they stay as they
# are when a word changes somewhere.
SEARCH_PARTS = "zoeken/"
SEARCH_POINTER = f"{SEARCH_PARTS}adres.js"
NOT_FOUND = _own("404.html", dutch=True)
# What a visitor without a network gets in place of a page that was not kept, and who decides that.
OFFLINE = _own("geen-internet.html", dutch=True)
WORKER = "werker.js"
# What a visitor keeps, in the browser only; and, beside it, what that page knows of each entry.
KEPT = _own("lijstje/index.html", translated=True)
KEPT_PARTS = "lijstje"
# Where the wijken are, for lists that put the nearest first.
NEARBY = "wijken/ligging.{}.js"
# Questions that lead to what fits; each row of answers is a page in this folder.
ADVICE_FOLDER = "wat-past-bij-mij"
ADVICE = _own(f"{ADVICE_FOLDER}/index.html")
# Pages that show a table of ``insight`` and belong to no kind of record.
MATRIX = _own("overzicht/index.html", overview=True)
MATRIX_AREAS = _own("overzicht/gebieden.html", overview=True)
ROUTES = _own("routes/index.html", overview=True)
FIGURES = _own("cijfers/index.html", overview=True)
CHANGES = _own("veranderd/index.html", overview=True)
FIGURES_DATA = _own("data/kerncijfers.json")
OVERLAP = _own("overlap/index.html", overview=True)
NETWORK = _own("netwerk/index.html", overview=True)
# Where organisations say that what is written still holds; for them alone, so not in the sitemap.
CONFIRMING_FOLDER = "klopt-dit-nog/"
CONFIRMING = _own(f"{CONFIRMING_FOLDER}index.html", dutch=True)
# Every field that editors write; the guide, which links to it, is a page of text.
FIELDS = _own("gids/velden.html", dutch=True)
# The screen in which editors change the files at GitHub.
EDITING = _own("beheer/index.html", dutch=True)
EDITING_CONFIG = "beheer/config.json"
# Pages about what has a date, and about the data that others may use.
AGENDA = _own("agenda/index.html", translated=True, overview=True)
DATA = _own("data/index.html", translated=True, overview=True)
# Nothing stands here: the pictures have no page.
_own("beelden/index.html")

_FOLDERS: Mapping[type[Record], str] = {
    **{kind.record: kind.plural for kind in KINDS if kind.listed},
    VmboProfiel: "vmbo",
}
_KINDS = {folder: kind for kind, folder in _FOLDERS.items()}
_PART = re.compile(r"_?pagina_\d+\.html$")
# The kinds that have a page with all of them.
WITH_LIST = frozenset(_FOLDERS)
# Fields with a fixed list of values; each value has a page too, so that filters need no script.
_CHOICE_FOLDERS = {
    "status": "status",
    "gratis": "kosten",
    "openbaar": "toegang",
    "soort": "soorten",
    "bereik": "bereik",
    "aard": "aard",
    "hoe": "aanmelden",
    "dag": "dagen",
}
# Their values, each with its label.
CHOICES: Mapping[str, Mapping[str, str]] = {
    "status": alive.LABELS,
    "gratis": GRATIS,
    "openbaar": OPENBAAR,
    "soort": SOORT_MAKERSPACE,
    "bereik": BEREIK,
    "aard": AARD,
    "hoe": HOE,
    "dag": DAGEN,
}
# Records with a second page, which shows a table of ``insight`` about them.
_SECOND: Mapping[type[Record], str] = {Fase: "overzicht/{}.html"}
# The kinds of which every language has the lists, and a page for each that is there in it.
LISTS_TRANSLATED = (Programma, Makerspace, Wijk, Thema, Doelgroep, Fase)

for _kind, _folder in _FOLDERS.items():
    _own(f"{_folder}/index.html", translated=_kind in LISTS_TRANSLATED)
for _folder in _CHOICE_FOLDERS.values():
    _own(f"{_folder}/index.html", overview=True)


def of(record: Record) -> str:
    """The page of a record. Raises ``KeyError`` for a kind without pages (a loket, the site)."""
    return of_id(type(record), record.id)


def of_id(kind: type[Record], name: str) -> str:
    """The page of the record ``name`` of a kind, also before there is such a record."""
    if kind is Begrip:
        return f"{list_of(kind)}#{name}"  # All on one page: each is a sentence or two.
    return f"{name}/index.html" if kind is Pagina else f"{_FOLDERS[kind]}/{name}.html"


def every_of_id(kind: type[Record], name: str) -> tuple[str, ...]:
    """All pages of the record ``name`` of a kind, its own first; a kind without pages has none."""
    pages = (of_id(kind, name),) if kind is Pagina or kind in _FOLDERS else ()
    return (*pages, _SECOND[kind].format(name)) if kind in _SECOND else pages


def kind_and_id(address: str) -> tuple[type[Record], str]:
    """The kind and the id that a record must have to stand at an address, if there is one.

    >>> kind_and_id("programmas/lasclub.html")[1]
    'lasclub'
    """
    folder, _, name = address.removesuffix(".html").rpartition("/")
    # A page about the site is a folder of its own.
    return (_KINDS[folder], name) if folder in _KINDS else (Pagina, folder)


def list_of(kind: type[Record]) -> str:
    """The page that lists every record of a kind: ``programmas/index.html``."""
    return f"{_FOLDERS[kind]}/index.html"


def of_choice(field: str, value: str) -> str:
    """The page of one value of a field with a fixed list: ``status/nu.html``."""
    return f"{_CHOICE_FOLDERS[field]}/{value}.html"


def list_of_choice(field: str) -> str:
    """The page that lists the values of such a field: ``status/index.html``."""
    return f"{_CHOICE_FOLDERS[field]}/index.html"


def of_matrix(fase: Fase) -> str:
    """The matrix of one fase: ``overzicht/kiezen.html``."""
    return _SECOND[Fase].format(fase.id)


def part_of(address: str, number: int) -> str:
    """Page ``number``, from 1, of what is too long for one page.

    No record can have such an address: an id has no underscore.

    >>> part_of("programmas/index.html", 2)
    'programmas/pagina_2.html'
    >>> part_of("themas/water.html", 2)
    'themas/water_pagina_2.html'
    """
    if number == 1:
        return address
    index = address.endswith("/index.html")
    begin = address.removesuffix("index.html") if index else f"{name_of(address)}_"
    return f"{begin}pagina_{number}.html"


def first_part(address: str) -> str:
    """The first page of what ``part_of`` divided.

    >>> first_part("themas/water_pagina_2.html")
    'themas/water.html'
    """
    folder, _, name = address.rpartition("/")
    begin = _PART.sub("", name)
    return address if begin == name else f"{folder}/{begin or 'index'}.html"


def can_be_translated(address: str) -> bool:
    """True for a page that the site makes by itself, unless it is for editors or who is lost."""
    folder = address.rpartition("/")[0]
    families = (ADVICE_FOLDER, MATRIX.rpartition("/")[0], *_CHOICE_FOLDERS.values())
    return folder in families or (address in OWN_PAGES and address not in DUTCH_ONLY)


def filter_data(kind: type[Record]) -> str:
    """Data of every entry that the filters of a list in parts need."""
    return f"{_FOLDERS[kind]}/lijst.js"


def card_block(kind: type[Record], number: int) -> str:
    """Some cards of a list in parts, for its script: block ``number``, from 0."""
    return f"{_FOLDERS[kind]}/kaarten_{number}.js"


def name_of(address: str) -> str:
    """The address without its ending, as links to something about a page have it."""
    return address.removesuffix(".html")


def confirming_of(partner: Partner) -> str:
    """The page on which an organisation confirms its entries: ``klopt-dit-nog/de-school.html``."""
    return f"{CONFIRMING_FOLDER}{partner.id}.html"


def confirming(entry: Entry) -> str:
    """The form that confirms an entry, on the page of its first aanbieder if it has one."""
    page = confirming_of(entry.aanbieders[0]) if entry.aanbieders else CONFIRMING
    return f"{page}#{form_id(entry)}"


def form_id(entry: Entry) -> str:
    """The id of that form on its page: ``programmas-lasclub``."""
    return name_of(of(entry)).replace("/", "-")


def qr_of(address: str) -> str:
    """The picture with the QR code of a page: ``qr/programmas/lasclub.svg``."""
    return f"qr/{name_of(address)}.svg"


def filtered(kind: type[Record], **chosen: str) -> str:
    """The list of a kind with filters set, as its script reads them from the address.

    >>> filtered(Programma, doelgroep="vmbo", thema="water")
    'programmas/index.html?doelgroep=vmbo&thema=water'
    """
    query = "&".join(f"{key}={value}" for key, value in chosen.items())
    return f"{list_of(kind)}?{query}" if query else list_of(kind)


def nearest_first(kind: type[Record], wijk: Wijk) -> str:
    """The list of a kind with the nearest to a wijk first, as its script reads it."""
    return filtered(kind, sorteer="buurt", bij=wijk.id)


def root(here: str) -> str:
    """The way from a page to the root of the site: ``../`` per folder, ``""`` at the root."""
    return "../" * here.count("/")


def relative(target: str, here: str) -> str:
    """The shortest relative address of ``target`` as seen from the page ``here``.

    >>> relative("themas/water.html", "programmas/lasclub.html")
    '../themas/water.html'
    """
    there, start = target.split("/"), here.split("/")
    shared = 0
    while shared < min(len(there), len(start)) - 1 and there[shared] == start[shared]:
        shared += 1
    return "../" * (len(start) - 1 - shared) + "/".join(there[shared:])


def taking_part(paginas: Iterable[Pagina]) -> str:
    """The page of text that tells how to join in and reach us; empty when a site has none."""
    return next((of(page) for page in paginas if page.id == "meedoen"), "")


def absolute(target: str, base_url: str) -> str:
    """The full address for the outside world; ``index.html`` is left out, as servers add it."""
    is_index = target == HOME or target.endswith("/index.html")
    path = target.removesuffix("index.html") if is_index else target
    return f"{base_url.rstrip('/')}/{path}"
