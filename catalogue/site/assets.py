"""Styles, scripts and icons: what they are joined from, and the names that they get.

All styles become one file and all scripts one classic deferred file: two requests, and a site that
works from disk, where browsers refuse module scripts. What only some pages need becomes a file of
its own. A name holds a fingerprint of the content, so that a browser may keep a file for ever.
"""

import hashlib
import json
import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from jinja2 import TemplateSyntaxError

from catalogue.editor import translations
from catalogue.site.languages import Interface

# The cascade, weakest first. A file ``assets/css/NAME.css`` is the layer NAME; a file that is not
# named here comes just before print.
_LAYERS = (
    "tokens",
    "base",
    "frame",
    "parts",
    "cards",
    "states",
    "prose",
    "facts",
    "entry",
    "list",
    "search",
)
_LAST_LAYER = "print"
# What single families of pages load beside the sheet and the script that all pages share: one file
# each, and the files it is joined from. A page that loads one stays within five requests; one that
# needs both a sheet and a script of its own has its sheet joined to the shared one.
_STYLES_APART = {
    "advies": ("advice",),
    "begrippen": ("prose", "words"),
    "data": ("prose", "table", "data"),
    "deur": ("prose", "words", "aloud", "entrances", "gaps", "candidates", "door"),
    "gebied": (
        *("prose", "words", "aloud", "facts", "states", "drawing", "map", "candidates", "group"),
        *("facts_print", "states_print"),
    ),
    "gebieden": ("drawing", "table", "bars"),
    "gids": ("prose", "words", "gids"),
    "groep": (
        *("prose", "words", "aloud", "facts", "states", "group"),
        *("facts_print", "states_print"),
    ),
    "home": ("entrances", "states", "drawing", "map", "figure", "home", "states_print"),
    "index": ("entrances",),
    "item": (
        *("prose", "words", "aloud", "facts", "figure", "entry"),
        *("facts_print", "entry_print"),
    ),
    "klopt": ("facts", "confirm", "facts_print"),
    "lijstje": ("prose", "lijstje", "booklet_print"),
    "matrix": ("drawing", "gaps", "candidates", "matrix"),
    "meedoen": ("prose", "words", "meedoen"),
    "routes": ("drawing", "table", "routes"),
    "tabel": ("table", "figures"),
    "tekst": ("prose", "words", "aloud"),
    "veranderd": ("prose", "changes"),
    "verdwaald": ("lost",),
    "wijken": ("states", "drawing", "table", "map", "gaps", "wijken", "states_print"),
    "zoeken": ("results",),
}
# With the sheets of the shared one that they do without.
_WITH_SHARED: Mapping[str, Collection[str]] = {
    "item": (),
    "klopt": (),
    "lijstje": (),
    "meedoen": (),
    "wijken": ("cards", "list"),
    "zoeken": (),
}
_SCRIPTS_APART = {
    "beheer": ("beheer",),
    "buurt": ("buurt",),
    # The rest of a list in parts, for who filters it.
    "lang": ("list_long",),
    "item": ("share", "copy", "item"),
    "kaart": ("map",),
    "klopt": ("copy", "confirm"),
    "lijst": ("list",),
    "lijstje": ("share", "lijstje"),
    # A small one for the page, which loads the form itself when someone begins.
    "meedoen": ("form_start",),
    # For who has the page read aloud.
    "voorlezen": ("aloud",),
    # Embedded, as a kiosk, or to take a list along: nothing for an ordinary visit.
    "weergave": ("copy", "carry", "display"),
    "formulier": (
        "search_language",
        *(f"form_{part}" for part in ("document", "check", "fields", "preview", "send", "page")),
    ),
    "zoeken": ("search_page", "search_filters", "search_results"),
    "zoekveld": ("search_page",),
}
# Runs beside all pages; it stands at a fixed address, with values that the build gives it.
WORKER = "worker"
_SCRIPTS = {
    # Runs before anything is painted.
    "begin": ("begin",),
    # Nobody needs these before the first question.
    "zoekmachine": ("search_engine", "search_index", "search_language"),
    WORKER: (WORKER,),
    **_SCRIPTS_APART,
}

# How a script asks for words. They take the place of the call, or become the function that is
# called with the values. `phrase.stad` is a name of the region.
_LITERAL = r'"(?:[^"\\\n]|\\.)*"'
_PHRASE = re.compile(
    rf"\bphrase\(({_LITERAL})(?:,\s*({_LITERAL}))?(\)|,\s*)|\bphrase\.(?P<name>\w+)"
)
_CSS, _JS = "text/css", "text/javascript"


def final_name(name: str, content: bytes) -> str:
    """Name with the fingerprint of the content: ``stijl.0123456789.css``."""
    stem, _, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:10]}.{ending}"


def styles(templates: Path) -> dict[str, bytes]:
    """The style sheets by name: ``stijl.css``, and those of single families of pages."""
    sheets = _sources(templates, "css")
    layers = {name: _layer(name, path) for name, path in sheets.items()}
    named = [name for name in _LAYERS if name in layers]
    others = [name for name in layers if name not in named and not name.endswith(_LAST_LAYER)]
    order = [*named, *others, *(name for name in (_LAST_LAYER,) if name in layers)]
    apart = {name for names in _STYLES_APART.values() for name in names}
    # The first line fixes the order of all layers, also of those that come in a file of their own.
    first = f"@layer {','.join(order)};\n"
    shared = [name for name in order if name not in apart]
    files = {"stijl.css": first + "".join(layers[name] for name in shared)}
    for family, parts in _STYLES_APART.items():
        sheet = "".join(layers[part] for part in parts if part in layers)
        if family in _WITH_SHARED:
            needed = (layers[name] for name in shared if name not in _WITH_SHARED[family])
            sheet = first + "".join(needed) + sheet
        files[f"{family}.css"] = sheet
    return {name: sheet.encode() for name, sheet in files.items()}


def _layer(name: str, sheet: Path) -> str:
    # What a sheet has for paper stands among all that is for paper, or it would lose from it.
    layer = _LAST_LAYER if name.endswith(f"_{_LAST_LAYER}") else name
    return f"@layer {layer}{{{small(sheet, _CSS)}}}\n"


def scripts(templates: Path, texts: Interface) -> dict[str, bytes]:
    """The scripts by name, with the texts of one language."""
    sources = _sources(templates, "js")
    apart = {part for parts in _SCRIPTS.values() for part in parts}
    shared = tuple(name for name in sources if name not in apart)
    return {
        f"{name}.js": _joined([sources[part] for part in parts if part in sources], texts)
        for name, parts in {"techniek": shared, **_SCRIPTS}.items()
    }


def icons(templates: Path) -> dict[str, bytes]:
    """The icons by name."""
    paths = sorted((templates / "assets/icons").glob("*"))
    return {path.name: path.read_bytes() for path in paths if path.is_file()}


def inline(icon: bytes) -> str:
    """The icon as an address: so small that a request of its own would be dearer."""
    return "data:image/svg+xml," + quote(icon.decode().strip(), safe="='/:")


def _sources(templates: Path, kind: str) -> dict[str, Path]:
    return {path.stem: path for path in sorted((templates / "assets" / kind).glob(f"*.{kind}"))}


def _joined(paths: Sequence[Path], texts: Interface) -> bytes:
    blocks = (small(path, _JS, texts) for path in paths)
    return ('"use strict";' + "\n".join(blocks) + "\n").encode()


def small(path: Path, kind: str = _JS, texts: Interface | None = None) -> str:
    """A style sheet or a script in as few bytes as it can be, by its MIME type.

    A script becomes a block, which keeps its names to itself, and says what it asks of ``texts``.
    Raises ``TemplateSyntaxError`` for one that is no JavaScript.
    """
    text = path.read_text("utf-8")
    text = _with_texts(text, texts) if texts else text
    text = f"{{{text}\n}}" if kind == _JS else text
    try:
        # Imported here: it is a program in Go, which reserves a gigabyte of addresses and does not
        # live through a fork. Nobody who reads, checks or refuses content needs it.
        import minify
    except ModuleNotFoundError:
        # Not to be had on Apple Silicon and Windows on ARM: pages work there, and weigh more.
        return text
    try:
        return str(minify.string(kind, text))
    except minify.MinifyError as error:
        what, _, place = str(error).partition(" on line ")
        line = int(place.partition(" ")[0] or 1)
        below = path.as_posix().rpartition("/assets/")[2]
        raise TemplateSyntaxError(what, line, f"assets/{below}") from None


def _with_texts(script: str, texts: Interface) -> str:
    """The script with the texts that it asks for."""

    def literal(call: re.Match[str]) -> str:
        if call["name"]:
            return json.dumps(texts.names[call["name"]], ensure_ascii=False)
        forms = texts.forms_of(*map(json.loads, filter(None, call.groups()[:2])))
        if call[3] == ")":
            return json.dumps(forms[0], ensure_ascii=False)
        if not call[2]:
            return f"(v=>{_template(forms[0])})("
        tag = str(texts.locale).replace("_", "-")
        counted = ",".join(map(_template, forms)).replace("v.n}", f"n.toLocaleString('{tag}')}}")
        return f"(v=>{{let n=v.n;return[{counted}][+({texts.plural})]}})("

    return _PHRASE.sub(literal, script)


def _template(form: str) -> str:
    """A text as a template of JavaScript, filled in from ``v``."""
    bare = re.sub(r"([`\\]|\$(?=\{))", r"\\\1", form)
    return "`" + translations.PLACEHOLDER.sub(r"${v.\1}", bare) + "`"
