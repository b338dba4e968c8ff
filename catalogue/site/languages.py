"""The texts of the interface: what the site itself says to visitors, one file per language.

``templates/teksten/nl.yml`` and ``en.yml`` hold the same texts under the same names, section by
section; ``{name}`` is filled in, and a text with ``een`` and ``meer`` has a form for one and for
more, chosen by ``{n}``. Templates, pages and scripts ask for a text by a literal name: so it can be
told, before a page is made, what misses, what nobody asks for and what differs. ``{pact}``,
``{rivier}`` and ``{stad}`` are names of the region, from ``site.yml``. A template may say a whole
section: what is added to ``colofon`` stands in the footer.

The labels of fixed values (``keuze.status.nu``) are Dutch in ``schema``; other languages say
them in their file.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from pathlib import Path
from types import MappingProxyType

from markupsafe import Markup, escape

from catalogue.base import messages
from catalogue.base.diagnostics import Diagnostic, Place
from catalogue.content import yaml_tree
from catalogue.content.files import display_path
from catalogue.content.yaml_tree import Node, Refused, Scalar
from catalogue.schema import (
    AARD,
    BEREIK,
    DAGEN,
    GRATIS,
    HOE,
    NAMEN,
    NAMEN_EN,
    OPENBAAR,
    SOORT_MAKERSPACE,
    Namen,
    Site,
    alive,
)

DUTCH, ENGLISH = "nl", "en"
FOLDER = "teksten"

Forms = tuple[str, ...]
"""One form of a text, or two: for one and for more."""

# The fixed values that visitors choose from, by the name of their filter.
CHOICES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "status": alive.LABELS,
        "gratis": GRATIS,
        "bereik": BEREIK,
        "openbaar": OPENBAAR,
        "soort": SOORT_MAKERSPACE,
        "aard": AARD,
        "hoe": HOE,
        "dag": DAGEN,
    }
)
_CHOICE = "keuze."
_PLURAL = ("een", "meer")
_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_CALL = re.compile(r'\b_?(?:t|t\.form|phrase)\(\s*"([a-z0-9._-]+)"')
_SECTION_CALL = re.compile(r'\bzinnen\(\s*"([a-z0-9._-]+)"')
_PROGRAM = Path(__file__).parent


NEUTRAL: Mapping[str, Namen] = MappingProxyType({DUTCH: NAMEN, ENGLISH: NAMEN_EN})
"""Names of a region that names nothing."""


def names_of(site: Site) -> Mapping[str, Namen]:
    """Names of the region by language."""
    return {DUTCH: site.namen, ENGLISH: site.namen_en}


class Faulty(Exception):  # noqa: N818 - what it says is what it is
    """Texts that do not fit each other or the templates; ``problems`` says which."""

    def __init__(self, problems: Iterable[Diagnostic]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(map(str, self.problems)))


@dataclass(frozen=True, eq=False, slots=True)
class Interface:
    """Texts of the site in one language; ``code`` is that of BCP 47.

    ``names`` are those of the region, which any text may hold.
    """

    code: str
    forms: Mapping[str, Forms]
    names: Mapping[str, str]

    @property
    def is_dutch(self) -> bool:
        """Dutch is the language of the content."""
        return self.code == DUTCH

    def __call__(self, name: str, /, **values: object) -> str:
        """A text, with its values filled in; ``n`` chooses the form. Raises ``KeyError``."""
        form = self.form(name, values.get("n"))
        if "{" not in form:
            return form
        filled = {**self.names, **values}
        return PLACEHOLDER.sub(lambda match: self._written(filled[match[1]]), form)

    def markup(self, name: str, /, **values: object) -> Markup:
        """A text for a template: it may hold markup, its values are escaped."""
        form = self.form(name, values.get("n"))
        if "{" in form:
            filled = {**self.names, **values}
            form = PLACEHOLDER.sub(lambda match: str(escape(self._written(filled[match[1]]))), form)
        return Markup(form)  # noqa: S704 - our own text, like a template

    def section(self, name: str, /, **values: object) -> list[Markup]:
        """Every text of a section for a template, in the order of the file."""
        return [self.markup(text, **values) for text in self.forms if text.startswith(f"{name}.")]

    def label(self, choice: str, value: str) -> str:
        """Label of a fixed value for visitors: ``label("status", "nu")``."""
        return self.forms[f"{_CHOICE}{choice}.{value}"][0]

    def form(self, name: str, number: object = None) -> str:
        """A text as it was written, for one or for more."""
        forms = self.forms[name]
        return forms[0] if number == 1 or len(forms) == 1 else forms[1]

    def figure(self, number: int) -> str:
        """A whole number: ``12.345`` in Dutch, ``12,345`` in English."""
        return f"{number:,}".replace(",", self("getal.duizend"))

    def day(self, value: date) -> str:
        """``23 november 2026``."""
        return f"{value.day} {self.month(value.month, value.year)}"

    def month(self, number: int, year: int) -> str:
        """``november 2026``; ``number`` counts from 1."""
        return f"{self('datum.maanden').split()[number - 1]} {year}"

    def clock(self, value: time | datetime) -> str:
        """``10.00`` in Dutch, ``10:00`` in English."""
        return f"{value:%H}{self('datum.klok')}{value:%M}"

    def enumeration(self, words: Iterable[str]) -> str:
        """``a, b en c``."""
        *first, last = (*words,) or ("",)
        return f"{', '.join(first)} {self('getal.en')} {last}" if first else last

    def _written(self, value: object) -> str:
        if isinstance(value, float):
            return f"{value:.1f}".replace(".", self("getal.komma"))
        return self.figure(value) if isinstance(value, int) else str(value)


def read(templates: Path, names: Mapping[str, Namen] = NEUTRAL) -> Mapping[str, Interface]:
    """Read the texts in every language, the Dutch first. Raises ``Faulty``.

    ``names`` are those of the region, by language.
    """
    files = {}
    problems: list[Diagnostic] = []
    for code in (DUTCH, ENGLISH):
        try:
            files[code] = _File(templates / FOLDER / f"{code}.yml")
            problems += files[code].problems
        except Refused as refused:
            problems.append(refused.problem)
    labels = {
        f"{_CHOICE}{choice}.{value}": (label,)
        for choice, options in CHOICES.items()
        for value, label in options.items()
    }
    if not problems:
        problems += _compare(files, _calls(templates), labels.keys())
    if problems:
        raise Faulty(sorted(problems))
    files[DUTCH].forms |= labels
    for code, file in files.items():
        for bereik in ("stad", "regio"):
            file.forms[f"{_CHOICE}bereik.{bereik}"] = (getattr(names[code], bereik),)
    return {code: Interface(code, file.forms, asdict(names[code])) for code, file in files.items()}


class _File:
    """One file: the texts by name, and the place of each."""

    def __init__(self, path: Path) -> None:
        """Raises ``Refused`` for a file that cannot be read."""
        self.forms: dict[str, Forms] = {}
        self.places: dict[str, Place] = {}
        self.problems: list[Diagnostic] = []
        self.place = Place(display_path(path))
        try:
            node = yaml_tree.parse(path.read_text("utf-8"), self.place.path)
        except (OSError, UnicodeDecodeError) as error:
            raise Refused(messages.site.no_text(self.place, "dit bestand")) from error
        self._take("", node)

    def _take(self, name: str, node: Node | None) -> None:
        if isinstance(node, Scalar) and not node.empty and name:
            self._add(name, node.place, (node.text,))
        elif not isinstance(node, yaml_tree.Mapping):
            place = node.place if node else self.place
            self.problems.append(messages.site.no_text(place, name or "dit bestand"))
        elif tuple(key.text for key, _ in node.pairs) == _PLURAL:
            forms = [form for _, form in node.pairs if isinstance(form, Scalar) and not form.empty]
            if len(forms) == len(_PLURAL):
                self._add(name, node.place, tuple(form.text for form in forms))
            else:
                self.problems.append(messages.site.no_text(node.place, name))
        else:
            for key, inner in node.pairs:
                if _NAME.fullmatch(key.text):
                    self._take(f"{name}.{key.text}".lstrip("."), inner)
                else:
                    self.problems.append(messages.site.no_text(key.place, key.text))

    def _add(self, name: str, place: Place, forms: Forms) -> None:
        if name in self.forms:
            self.problems.append(messages.site.text_twice(place, name, self.places[name]))
        self.forms[name], self.places[name] = forms, place


def _calls(templates: Path) -> dict[str, Place]:
    """Names of texts in templates, scripts and pages, with the first place that asks for each.

    The name of a whole section ends with a dot.
    """
    sources = (*templates.rglob("*.html"), *templates.rglob("*.js"), *_PROGRAM.rglob("*.py"))
    calls: dict[str, Place] = {}
    for path in sorted(sources):
        text = path.read_text("utf-8")
        found = [(match[1], match) for match in _CALL.finditer(text)]
        found += ((f"{match[1]}.", match) for match in _SECTION_CALL.finditer(text))
        for name, match in found:
            if name not in calls:
                calls[name] = Place(display_path(path), text.count("\n", 0, match.start()) + 1)
    return calls


# What the methods of an interface ask for themselves.
_INTERNAL = ("getal.duizend", "getal.komma", "getal.en", "datum.maanden", "datum.klok")


def _compare(
    files: Mapping[str, _File], calls: Mapping[str, Place], labels: Set[str]
) -> Iterator[Diagnostic]:
    """Texts that miss, that nobody asks for, or whose form differs from the Dutch."""
    names = {*_INTERNAL, *_asked(files, calls)}
    dutch = files[DUTCH]
    for code, file in files.items():
        needed = names - labels if code == DUTCH else names | labels
        for name in sorted(needed - file.forms.keys()):
            yield messages.site.missing_text(calls.get(name, file.place), name, file.place.path)
        for name in file.forms.keys() - needed:
            yield messages.site.unused_text(file.places[name], name)
        for name in file.forms.keys() & dutch.forms.keys():
            shape = _shape(dutch.forms[name])
            if _shape(file.forms[name]) != shape:
                yield messages.site.unlike_text(
                    file.places[name], name, _describe(*shape), dutch.places[name]
                )


def _asked(files: Mapping[str, _File], calls: Iterable[str]) -> Iterator[str]:
    """Names that are asked for; a section stands for every text that any language has in it."""
    written = {name for file in files.values() for name in file.forms}
    for call in calls:
        within = {name for name in written if name.startswith(call)} if call.endswith(".") else ()
        yield from within or (call,)


def _shape(forms: Forms) -> tuple[int, frozenset[str]]:
    """Number of forms and names of the placeholders, which all languages must share."""
    return len(forms), frozenset(name for form in forms for name in PLACEHOLDER.findall(form))


def _describe(count: int, names: frozenset[str]) -> str:
    placeholders = ", ".join(f"{{{name}}}" for name in sorted(names)) or "geen invulplek"
    return f"{placeholders} en {'één vorm' if count == 1 else 'een en meer'}"
