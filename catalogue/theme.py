"""The look of the site: templates, and the assets with their final names.

Assets are joined and fingerprinted here, before any page is made, because every page carries their
names. All styles become one file and all scripts one classic deferred file: two requests, and a
site that works from disk, where browsers refuse module scripts. What only some pages need becomes
a file of its own.
"""

import hashlib
import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)

Files = dict[str, bytes]

# The cascade, weakest first. A file ``assets/css/NAME.css`` is the layer NAME; a file that is not
# named here comes just before print.
_LAYERS = (
    "tokens",
    "base",
    "frame",
    "parts",
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
    "gebied": ("prose", "words", "facts", "states", "drawing", "map", "group"),
    "gebieden": ("drawing", "table"),
    "gids": ("prose", "words", "gids"),
    "groep": ("prose", "words", "facts", "states", "group"),
    "home": ("entrances", "states", "drawing", "map", "home"),
    "index": ("entrances",),
    "item": ("prose", "words", "facts", "entry", "entry_print"),
    "lijstje": ("prose", "lijstje"),
    "matrix": ("drawing", "matrix"),
    "meedoen": ("prose", "words", "meedoen"),
    "netwerk": ("drawing", "table", "network"),
    "routes": ("drawing", "routes"),
    "tabel": ("table",),
    "tekst": ("prose", "words"),
    "verdwaald": ("lost",),
    "wijken": ("states", "drawing", "table", "map", "wijken"),
}
_WHOLE = ("item", "lijstje", "meedoen")
_SCRIPTS_APART = {
    "buurt": ("buurt",),
    # The rest of a list in parts, for who filters it.
    "lang": ("list_long",),
    "item": ("share", "item"),
    "lijst": ("list",),
    "lijstje": ("share", "lijstje"),
    # A small one for the page, which loads the form itself when someone begins.
    "meedoen": ("form_start",),
    "formulier": (
        "search_language",
        *(f"form_{part}" for part in ("document", "check", "fields", "preview", "send", "page")),
    ),
    "zoeken": ("search_page", "search_filters", "search_results"),
    "zoekveld": ("search_page",),
}
# The script that runs before anything is painted.
_BEGIN = "begin"
# The script that runs beside all pages; it stands at a fixed address, with what the build tells it.
_WORKER = "worker"
# Scripts that nobody needs before the first question; they become a file of their own.
_ON_DEMAND = ("search_engine", "search_index", "search_language")

_FINGERPRINT = re.compile(r"\.[0-9a-f]{10}(?=\.)")
_CSS, _JS = "text/css", "text/javascript"


@dataclass(frozen=True, eq=False)
class Theme:
    """Templates that are ready for use, and the assets (site path -> content) they refer to.

    ``apart`` holds what single pages load: ``lijstje.css`` -> ``lijstje.0123456789.css``.
    """

    environment: Environment
    assets: Files
    style: str
    script_begin: str
    script: str
    script_search: str
    icon: str
    icon_inline: str
    worker: str
    apart: Mapping[str, str]

    def render(self, template: str, **values: object) -> bytes:
        """One finished page."""
        return self.environment.get_template(template).render(values).encode()


def mark(templates: Path) -> str:
    """A digest of the whole folder."""
    found = hashlib.blake2b()
    for path in sorted(templates.rglob("*")):
        found.update(str(path).encode())
        found.update(path.read_bytes() if path.is_file() else b"")
    return found.hexdigest()


def load(templates: Path) -> Theme:
    """Reads the templates and assets.

    Every template is compiled at once, so that a mistake shows before the first page is made.
    Raises ``jinja2.TemplateError``; ``place_of`` says where.
    """
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    # A macro without a context is a function of its arguments: `eens` calls it once for each.
    environment.globals["eens"] = cache(lambda macro, *arguments: macro(*arguments).strip())
    for name in environment.list_templates(extensions=["html", "svg"]):
        if not name.startswith("assets/"):
            environment.get_template(name)
    style, script, icons = (_styles(templates), _scripts(templates), _icons(templates))
    apart = _apart(templates)
    icon = next((path for path in icons if path.startswith("favicon")), "")
    return Theme(
        environment,
        assets={**style, **script, **icons, **apart},
        style=next(path for path in style if path.startswith("stijl")),
        script_begin=next((path for path in script if path.startswith("begin")), ""),
        script=next(path for path in script if path.startswith("techniek")),
        script_search=next((path for path in script if path.startswith("zoekmachine")), ""),
        icon=icon,
        icon_inline=_inline(icons[icon]) if icon else "",
        worker=_joined(path for name, path in _sources(templates, "js").items() if name == _WORKER),
        apart={_FINGERPRINT.sub("", path): path for path in apart},
    )


def place_of(error: TemplateError, templates: Path) -> tuple[str, int]:
    """The template in which an error arose, below ``templates``, and the line (from 1)."""
    if isinstance(error, TemplateSyntaxError):
        return error.name or "", error.lineno
    return _last_template_frame(error.__traceback__, templates.resolve())


def _last_template_frame(trace: TracebackType | None, templates: Path) -> tuple[str, int]:
    # Jinja gives its own frames the file name and line of the template.
    found = ("", 1)
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.suffix in {".html", ".svg"} and path.resolve().is_relative_to(templates):
            found = (path.resolve().relative_to(templates).as_posix(), trace.tb_lineno)
        trace = trace.tb_next
    return found


def _styles(templates: Path) -> Files:
    return _fingerprinted("stijl", "css", _shared_style(_sources(templates, "css")))


def _shared_style(sheets: Mapping[str, Path]) -> str:
    known = [name for name in _LAYERS if name in sheets]
    others = [name for name in sheets if name not in _LAYERS and not name.endswith(_LAST_LAYER)]
    order = known + others + [name for name in (_LAST_LAYER,) if name in sheets]
    single = {name for names in _STYLES_APART.values() for name in names}
    # The first line fixes the order of all layers, also of those that come in a file of their own.
    layers = (_layer(name, sheets[name]) for name in order if name not in single)
    return f"@layer {','.join(order)};\n" + "".join(layers)


def _layer(name: str, sheet: Path) -> str:
    # What a sheet has for paper stands among all that is for paper, or it would lose from it.
    layer = _LAST_LAYER if name.endswith(f"_{_LAST_LAYER}") else name
    return f"@layer {layer}{{{small(sheet, _CSS)}}}\n"


def _scripts(templates: Path) -> Files:
    sources = _sources(templates, "js")
    single = {
        _BEGIN,
        _WORKER,
        *_ON_DEMAND,
        *(name for names in _SCRIPTS_APART.values() for name in names),
    }
    files = _fingerprinted("techniek", "js", _joined(_without(sources, single)))
    for name, parts in {"begin": (_BEGIN,), "zoekmachine": _ON_DEMAND}.items():
        if found := [sources[part] for part in parts if part in sources]:
            files |= _fingerprinted(name, "js", _joined(found))
    return files


def _apart(templates: Path) -> Files:
    sheets, scripts = _sources(templates, "css"), _sources(templates, "js")
    files: Files = {}
    for name, parts in _STYLES_APART.items():
        layers = "".join(_layer(part, sheets[part]) for part in parts if part in sheets)
        shared = _shared_style(sheets) if name in _WHOLE else ""
        files |= _fingerprinted(name, "css", shared + layers)
    for name, parts in _SCRIPTS_APART.items():
        found = (scripts[part] for part in parts if part in scripts)
        files |= _fingerprinted(name, "js", _joined(found))
    return files


def _sources(templates: Path, kind: str) -> dict[str, Path]:
    return {path.stem: path for path in sorted((templates / "assets" / kind).glob(f"*.{kind}"))}


def _without(sources: Mapping[str, Path], names: Container[str]) -> list[Path]:
    return [path for name, path in sources.items() if name not in names]


def _joined(paths: Iterable[Path]) -> str:
    return '"use strict";' + "\n".join(small(path, _JS) for path in paths) + "\n"


def small(path: Path, kind: str = _JS) -> str:
    """A style sheet or a script in as few bytes as it can be, by its MIME type.

    A script becomes a block, which keeps its names to itself. Raises ``TemplateSyntaxError`` for
    one that is no JavaScript.
    """
    # Imported here: it is a program in Go, which reserves a gigabyte of addresses and does not live
    # through a fork. Nobody who reads, checks or refuses content needs it.
    import minify

    text = path.read_text("utf-8")
    try:
        return str(minify.string(kind, f"{{{text}\n}}" if kind == _JS else text))
    except minify.MinifyError as error:
        what, _, place = str(error).partition(" on line ")
        line = int(place.partition(" ")[0] or 1)
        below = path.as_posix().rpartition("/assets/")[2]
        raise TemplateSyntaxError(what, line, f"assets/{below}") from None


def _icons(templates: Path) -> Files:
    paths = sorted((templates / "assets/icons").glob("*"))
    return {path.name: path.read_bytes() for path in paths if path.is_file()}


def _inline(icon: bytes) -> str:
    """The icon as an address: so small that a request of its own would be dearer."""
    return "data:image/svg+xml," + quote(icon.decode().strip(), safe="='/:")


def _fingerprinted(stem: str, ending: str, text: str) -> Files:
    content = text.encode()
    return {f"{stem}.{hashlib.sha256(content).hexdigest()[:10]}.{ending}": content}
