"""The look of the site: templates, and the assets with their final names.

Assets get their names before any page is made, because every page carries these.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from traceback import walk_tb
from types import CodeType
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateSyntaxError,
)

from catalogue.insight import freshness
from catalogue.schema import Namen, urls
from catalogue.site import assets, facts, languages, words
from catalogue.site.languages import DUTCH, Interface

_COMPILED = Path(__file__).with_name("__pycache__")
# With these, templates read records and the results of `insight` themselves.
_FILTERS: Mapping[str, Callable[..., Any]] = {
    "address": urls.of,
    "capital": words.capital,
    "confirming_of": urls.confirming_of,
    "freshness": freshness.of,
    "host": words.host,
    "link": words.link,
    "hyphenated": words.hyphenated,
    "months_until": freshness.months,
    "youngest_first": facts.youngest_first,
}


@dataclass(frozen=True, eq=False)
class Theme:
    """Templates that are ready for use, and the assets (site path -> content) they refer to.

    Its ``texts`` are in one language; ``others`` are the themes of other languages, by code.
    ``apart`` are the final names of styles and scripts: ``lijstje.css`` ->
    ``lijstje.0123456789.css``. ``worker`` is the script that runs beside all pages.
    """

    texts: Interface
    environment: Environment
    assets: dict[str, bytes]
    apart: Mapping[str, str]
    icon: str
    icon_inline: str
    worker: bytes
    others: Mapping[str, "Theme"] = field(default_factory=dict)

    def render(self, template: str, **values: object) -> str:
        """Render one page."""
        return self.environment.get_template(template).render(values)


class _SharedLoader(FileSystemLoader):
    """Templates that are compiled once for the environments of all languages.

    Compiled code is kept where Python keeps its own, as one file for each template, with a
    checksum of all that it follows from: compiling takes a tenth of a build of the real content.
    """

    def __init__(self, templates: Path) -> None:
        # A folder that is reached by a link is the same folder.
        super().__init__(templates.resolve())
        self._codes: dict[str, CodeType] = {}
        # Where this program may not write, templates are compiled every time.
        with suppress(OSError):
            _COMPILED.mkdir(exist_ok=True)
        self._compiled = FileSystemBytecodeCache(str(_COMPILED), "%s.jinja")
        # The options of the compiler are in this module.
        self._compiler = f"{version('jinja2')} {Path(__file__).read_text('utf-8')}"

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002, ARG002 - Jinja calls it so
    ) -> Template:
        """The template of that name. Raises ``jinja2.TemplateError``."""
        if name not in self._codes:
            source, path, _ = self.get_source(environment, name)
            follows_from = f"{self._compiler} {path} {source}"
            bucket = self._compiled.get_bucket(environment, name, None, follows_from)
            if bucket.code is None:
                bucket.code = environment.compile(source, name, path)
                with suppress(OSError):
                    self._compiled.set_bucket(bucket)
            self._codes[name] = bucket.code
        # No template has globals of its own; the chain of those and ours, which Jinja passes, is
        # a slow mapping, and it is copied for every page and every import.
        return environment.template_class.from_code(
            environment, self._codes[name], environment.globals
        )


def load(templates: Path, names: Mapping[str, Namen] = languages.NEUTRAL) -> Theme:
    """Read the templates and assets in every language that ``names`` has names of the region in.

    Every template is compiled at once, so that a mistake shows before the first page is made.
    Raises ``jinja2.TemplateError``; ``place_of`` says where. Raises ``translations.Faulty``
    for the translations.
    """
    loader = _SharedLoader(templates)
    all_texts = languages.read(templates, names)
    dutch = _environment(loader, all_texts[DUTCH])
    for name in dutch.list_templates(extensions=["html", "svg"]):
        if not name.startswith("assets/"):
            dutch.get_template(name)
    styles, icons = assets.styles(templates), assets.icons(templates)
    icon = next((name for name in icons if name.startswith("favicon")), "")
    themes: dict[str, Theme] = {}
    for code, texts in all_texts.items():
        files = {**styles, **assets.scripts(templates, texts)}
        worker = files.pop(f"{assets.WORKER}.js")
        final = {name: assets.final_name(name, content) for name, content in files.items()}
        themes[code] = Theme(
            texts,
            _environment(loader, texts),
            {**{final[name]: content for name, content in files.items()}, **icons},
            apart=final,
            icon=icon,
            icon_inline=assets.inline(icons[icon]) if icon else "",
            worker=worker,
        )
    all_assets = {name: data for theme in themes.values() for name, data in theme.assets.items()}
    return replace(themes.pop(DUTCH), assets=all_assets, others=themes)


def worker(theme: Theme, files: Iterable[str]) -> bytes:
    """The script at ``urls.WORKER``, so that pages can be seen again without a network.

    ``files`` are the site paths of all assets and of the search index. Those of assets change
    with their content and those of the index with every entry more or less, so together they are
    the version.
    """
    version = hashlib.sha256("\n".join(sorted(files)).encode()).hexdigest()[:10]
    names = ("stijl.css", "home.css", "techniek.js", "begin.js")
    values = {
        "versie": version,
        "kern": [urls.HOME, urls.OFFLINE, *(theme.apart[name] for name in names)],
        "terugval": urls.OFFLINE,
    }
    return f"self.bouw={json.dumps(values)};".encode() + theme.worker + b"\n"


def _environment(loader: BaseLoader, texts: Interface) -> Environment:
    """Templates in one language, which ask for its words as ``editor.translations`` says."""
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        optimized=False,  # Else what a filter makes of a constant would be in the compiled code.
    )
    environment.filters |= {
        **_FILTERS,
        "counted_sources": lambda bronnen: facts.counted_sources(bronnen, texts),
        "day": texts.day,
        "enumeration": texts.enumeration,
        "figure": texts.figure,
        "in_dutch": lambda text: words.in_dutch(text, texts),
        "text": lambda record, key: words.text_of(record, key, texts),
        "lang": lambda record, key: words.lang(record, key, texts),
        "ltr": texts.ltr,
        "moment": lambda event: words.moment(event, texts),
        "month": texts.month,
        "of_field": lambda text, record, field: words.of_field(text, record, field, texts),
        "partial_date": lambda value: words.partial_date(value, texts),
    }
    environment.globals |= texts.for_templates()
    environment.globals |= {"taal": texts.code, "namen": texts.names}
    # A macro without a context is a function of its arguments: `eens` calls it once for each.
    environment.globals["eens"] = cache(lambda macro, *arguments: macro(*arguments).strip())
    return environment


def place_of(error: TemplateError, templates: Path) -> tuple[str, int]:
    """The template in which an error arose, below ``templates``, and the line (from 1)."""
    if isinstance(error, TemplateSyntaxError):
        return error.name or "", error.lineno
    root, place = templates.resolve(), ("", 1)
    # Jinja gives its own frames the file name and line of the template.
    for frame, line in walk_tb(error.__traceback__):
        path = Path(frame.f_code.co_filename)
        if path.suffix in {".html", ".svg"} and path.resolve().is_relative_to(root):
            place = (path.resolve().relative_to(root).as_posix(), line)
    return place
