"""The look of the site: templates, and the assets with their final names.

Assets are joined and fingerprinted here, before any page is made, because every page carries their
names. All styles become one file and all scripts one classic deferred file: two requests, and a
site that works from disk, where browsers refuse module scripts. What only some pages need becomes
a file of its own.
"""

import hashlib
import json
import re
from collections.abc import Callable, Container, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from types import CodeType, TracebackType
from typing import Any
from urllib.parse import quote

from jinja2 import (
    BaseLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateSyntaxError,
)

from catalogue.insight import freshness
from catalogue.schema import ZEKERHEID, urls
from catalogue.site import facts, languages, words
from catalogue.site.languages import DUTCH, Interface

Files = dict[str, bytes]

# With these, templates read records and the results of `insight` themselves.
_FILTERS: Mapping[str, Callable[..., Any]] = {
    "address": urls.of,
    "ago": lambda checked, today: freshness.in_words(freshness.months(checked, today)),
    "capital": words.capital,
    "certainty": ZEKERHEID.__getitem__,
    "counted": words.count,
    "day": words.day,
    "enumeration": words.enumeration,
    "figure": words.figure,
    "freshness": freshness.of,
    "host": words.host,
    "kilometres": words.kilometres,
    "moment": words.moment,
    "on": words.on,
    "youngest_first": facts.youngest_first,
    "youngest_year": facts.youngest_year,
}

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
    "gebied": (
        *("prose", "words", "facts", "states", "drawing", "map", "group"),
        *("facts_print", "states_print"),
    ),
    "gebieden": ("drawing", "table"),
    "gids": ("prose", "words", "gids"),
    "groep": ("prose", "words", "facts", "states", "group", "facts_print", "states_print"),
    "home": ("entrances", "states", "drawing", "map", "figure", "home", "states_print"),
    "index": ("entrances",),
    "item": ("prose", "words", "facts", "figure", "entry", "facts_print", "entry_print"),
    "lijstje": ("prose", "lijstje"),
    "matrix": ("drawing", "matrix"),
    "meedoen": ("prose", "words", "meedoen"),
    "netwerk": ("drawing", "table", "network"),
    "routes": ("drawing", "routes"),
    "tabel": ("table",),
    "tekst": ("prose", "words"),
    "verdwaald": ("lost",),
    "wijken": ("states", "drawing", "table", "map", "wijken", "states_print"),
    "zoeken": ("results",),
}
_WHOLE = ("item", "lijstje", "meedoen", "zoeken")
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

# How a script asks for a text of the interface. The text takes the place of the call, or becomes
# the function that is called with the values.
_PHRASE = re.compile(r'\bphrase\("([a-z0-9._-]+)"([,)])')
_FINGERPRINT = re.compile(r"\.[0-9a-f]{10}(?=\.)")
_CSS, _JS = "text/css", "text/javascript"


@dataclass(frozen=True, eq=False)
class Theme:
    """Templates that are ready for use, and the assets (site path -> content) they refer to.

    All of it says its ``texts``, in one language; ``others`` are the same in other languages, by
    code. ``apart`` holds what single pages load: ``lijstje.css`` -> ``lijstje.0123456789.css``.
    """

    texts: Interface
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
    others: Mapping[str, "Theme"] = field(default_factory=dict)

    def render(self, template: str, **values: object) -> bytes:
        """One finished page."""
        return self.environment.get_template(template).render(values).encode()


class _SharedLoader(FileSystemLoader):
    """Templates that are compiled once for the environments of all languages."""

    def __init__(self, templates: Path) -> None:
        super().__init__(templates)
        self._codes: dict[str, CodeType] = {}

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja calls it so
    ) -> Template:
        """The template of that name. Raises ``jinja2.TemplateError``."""
        if name not in self._codes:
            source, path, _ = self.get_source(environment, name)
            self._codes[name] = environment.compile(source, name, path)
        return environment.template_class.from_code(
            environment, self._codes[name], {} if globals is None else globals
        )


def load(templates: Path) -> Theme:
    """Reads the templates and assets.

    Every template is compiled at once, so that a mistake shows before the first page is made.
    Raises ``jinja2.TemplateError``; ``place_of`` says where. Raises ``interface.Faulty`` for the
    texts.
    """
    loader = _SharedLoader(templates)
    silent = _environment(loader)
    for name in silent.list_templates(extensions=["html", "svg"]):
        if not name.startswith("assets/"):
            silent.get_template(name)
    texts = languages.read(templates)
    styles = {**_styles(templates), **_styles_apart(templates)}
    scripts, icons = _scripts(templates), _icons(templates)
    spoken = {
        code: _spoken(said, _environment(loader, said), styles, scripts, icons)
        for code, said in texts.items()
    }
    every = {path: data for one in spoken.values() for path, data in one.assets.items()}
    others = {code: one for code, one in spoken.items() if code != DUTCH}
    return replace(spoken[DUTCH], assets=every, others=others)


def _spoken(
    texts: Interface,
    environment: Environment,
    styles: Files,
    scripts: Mapping[str, Sequence[Path]],
    icons: Files,
) -> Theme:
    """The look in one language."""
    said = {
        stem: _fingerprinted(stem, "js", _joined(paths, texts))
        for stem, paths in scripts.items()
        if stem != _WORKER
    }
    named = {f"{stem}.js": next(iter(file)) for stem, file in said.items()}
    named |= {_FINGERPRINT.sub("", path): path for path in styles}
    icon = next((path for path in icons if path.startswith("favicon")), "")
    return Theme(
        texts,
        environment,
        assets={
            **styles,
            **{p: data for file in said.values() for p, data in file.items()},
            **icons,
        },
        style=named["stijl.css"],
        script_begin=named.get("begin.js", ""),
        script=named["techniek.js"],
        script_search=named.get("zoekmachine.js", ""),
        icon=icon,
        icon_inline=_inline(icons[icon]) if icon else "",
        worker=_joined(scripts[_WORKER], texts),
        apart=named,
    )


def _template(form: str) -> str:
    """A text as a template of JavaScript, filled in from ``v``."""
    bare = re.sub(r"([`\\]|\$(?=\{))", r"\\\1", form)
    return "`" + languages.PLACEHOLDER.sub(r"${v.\1}", bare) + "`"


def _environment(loader: BaseLoader, texts: Interface | None = None) -> Environment:
    """Templates in one language, which ask for a text with ``t``."""
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.filters.update(_FILTERS)
    # A macro without a context is a function of its arguments: `eens` calls it once for each.
    environment.globals["eens"] = cache(lambda macro, *arguments: macro(*arguments).strip())
    if texts:
        environment.filters |= {
            "day": texts.day,
            "enumeration": texts.enumeration,
            "figure": texts.figure,
            "moment": lambda event: words.moment(event, texts),
        }
        environment.globals["t"] = texts.markup
        environment.globals["taal"] = texts.code
    return environment


def _said(script: str, texts: Interface) -> str:
    """The script with the texts that it asks for."""

    def literal(found: re.Match[str]) -> str:
        forms = texts.forms[found[1]]
        if found[2] == ")":
            return json.dumps(forms[0], ensure_ascii=False)
        return f"(v=>{'v.n===1?' if len(forms) > 1 else ''}{':'.join(map(_template, forms))})("

    return _PHRASE.sub(literal, script)


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


def _scripts(templates: Path) -> dict[str, list[Path]]:
    """What each script is joined from, by the name of its file."""
    sources = _sources(templates, "js")
    single = {
        _BEGIN,
        _WORKER,
        *_ON_DEMAND,
        *(name for names in _SCRIPTS_APART.values() for name in names),
    }
    found = {"techniek": _without(sources, single)}
    files = {"begin": (_BEGIN,), "zoekmachine": _ON_DEMAND, _WORKER: (_WORKER,), **_SCRIPTS_APART}
    for name, parts in files.items():
        if there := [sources[part] for part in parts if part in sources]:
            found[name] = there
    return found


def _styles_apart(templates: Path) -> Files:
    sheets = _sources(templates, "css")
    files: Files = {}
    for name, parts in _STYLES_APART.items():
        layers = "".join(_layer(part, sheets[part]) for part in parts if part in sheets)
        shared = _shared_style(sheets) if name in _WHOLE else ""
        files |= _fingerprinted(name, "css", shared + layers)
    return files


def _sources(templates: Path, kind: str) -> dict[str, Path]:
    return {path.stem: path for path in sorted((templates / "assets" / kind).glob(f"*.{kind}"))}


def _without(sources: Mapping[str, Path], names: Container[str]) -> list[Path]:
    return [path for name, path in sources.items() if name not in names]


def _joined(paths: Iterable[Path], texts: Interface) -> str:
    blocks = (small(path, _JS, texts) for path in paths)
    return '"use strict";' + "\n".join(blocks) + "\n"


def small(path: Path, kind: str = _JS, texts: Interface | None = None) -> str:
    """A style sheet or a script in as few bytes as it can be, by its MIME type.

    A script becomes a block, which keeps its names to itself, and says what it asks of ``texts``.
    Raises ``TemplateSyntaxError`` for one that is no JavaScript.
    """
    # Imported here: it is a program in Go, which reserves a gigabyte of addresses and does not live
    # through a fork. Nobody who reads, checks or refuses content needs it.
    import minify

    text = path.read_text("utf-8")
    text = _said(text, texts) if texts else text
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
