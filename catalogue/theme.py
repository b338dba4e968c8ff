"""The look of the site: templates, and the assets with their final names.

Assets are joined and fingerprinted here, before any page is made, because every page carries their
names. All styles become one file and all scripts one classic deferred file: two requests, and a
site that works from disk, where browsers refuse module scripts. What only one page needs is in a
folder ``apart`` and becomes a file of its own.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import TracebackType

import minify
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
_LAYERS = ("tokens", "base", "frame", "parts", "entry", "list", "map", "home", "search")
_LAST_LAYER = "print"
# A sheet of its own, for the few pages that load it: maps, drawings and figures.
_APART = "insight"
# The script that runs before anything is painted.
_BEGIN = "begin"
# Scripts that nobody needs before the first question; they become a file of their own.
_ON_DEMAND = ("search_engine", "search_index", "search_language")

# What single pages load, and the files in ``js/apart`` that each is joined from.
_SCRIPTS_APART = {"buurt": ("buurt",), "item": ("share", "item"), "lijstje": ("share", "lijstje")}

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
    style_insight: str
    script_begin: str
    script: str
    script_search: str
    icon: str
    apart: Mapping[str, str]

    def render(self, template: str, **values: object) -> bytes:
        """One finished page."""
        return self.environment.get_template(template).render(values).encode()


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
    return Theme(
        environment,
        assets={**style, **script, **icons, **apart},
        style=next(path for path in style if path.startswith("stijl")),
        style_insight=next((path for path in style if path.startswith("inzicht")), ""),
        script_begin=next((path for path in script if path.startswith("begin")), ""),
        script=next(path for path in script if path.startswith("techniek")),
        script_search=next((path for path in script if path.startswith("zoekmachine")), ""),
        icon=next((path for path in icons if path.startswith("favicon")), ""),
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
    sheets = {path.stem: path for path in sorted((templates / "assets/css").glob("*.css"))}
    known = [name for name in _LAYERS if name in sheets]
    others = [name for name in sheets if name not in _LAYERS and name != _LAST_LAYER]
    single = [path.stem for path in sorted((templates / "assets/css/apart").glob("*.css"))]
    order = known + others + single + [name for name in (_LAST_LAYER,) if name in sheets]
    layers = {name: _layer(name, sheets[name]) for name in order if name in sheets}
    apart = layers.pop(_APART, "")
    # The first line fixes the order of all layers, also of those that come in their own file.
    joined = f"@layer {','.join(order)};\n" + "".join(layers.values())
    style = _fingerprinted("stijl", "css", joined)
    return {**style, **_fingerprinted("inzicht", "css", apart)} if apart else style


def _layer(name: str, sheet: Path) -> str:
    return f"@layer {name}{{{small(sheet, _CSS)}}}\n"


def _scripts(templates: Path) -> Files:
    paths = sorted((templates / "assets/js").glob("*.js"))
    first = [path for path in paths if path.stem == _BEGIN]
    later = [path for path in paths if path.stem in _ON_DEMAND]
    now = [path for path in paths if path not in first + later]
    named = {"begin": first, "techniek": now, "zoekmachine": later}
    made = (
        _fingerprinted(name, "js", _joined(parts))
        for name, parts in named.items()
        if parts or name == "techniek"
    )
    return {path: content for files in made for path, content in files.items()}


def _apart(templates: Path) -> Files:
    found: Files = {}
    for sheet in sorted((templates / "assets/css/apart").glob("*.css")):
        found |= _fingerprinted(sheet.stem, "css", _layer(sheet.stem, sheet))
    for name, parts in _SCRIPTS_APART.items():
        paths = [templates / "assets/js/apart" / f"{part}.js" for part in parts]
        found |= _fingerprinted(name, "js", _joined(path for path in paths if path.exists()))
    return found


def _joined(paths: Iterable[Path]) -> str:
    return '"use strict";' + "\n".join(small(path, _JS) for path in paths) + "\n"


def small(path: Path, kind: str = _JS) -> str:
    """A style sheet or a script in as few bytes as it can be, by its MIME type.

    A script becomes a block, which keeps its names to itself. Raises ``TemplateSyntaxError`` for
    one that is no JavaScript.
    """
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


def _fingerprinted(stem: str, ending: str, text: str) -> Files:
    content = text.encode()
    return {f"{stem}.{hashlib.sha256(content).hexdigest()[:10]}.{ending}": content}
