"""Translations of the words of the site: which words there are in Dutch, and a file per language.

The Dutch words stand where they are read: ``_("Zoek")`` in a template, ``t.gettext("Zoek")`` in
``catalogue/site``, ``phrase("Zoek")`` in a script. ``ngettext`` takes a form for one and a form for
more, as ``phrase`` with two texts does; ``pgettext`` takes a context first, for Dutch words that
need two translations. Fixed values and downloads have their words in ``schema`` and ``feeds``.

``templates/teksten/CODE.po`` holds the translations (gettext). The first lines of such a file, with
the locale and the rule for plurals, are written by hand. The rest is brought up to date by
``python -m catalogue.editor.generated``, also for a language that was added to ``site.yml``: new
words have no translation yet, changed words have that of the old ones, marked ``fuzzy`` until
somebody has looked at it, and what nobody asks for is gone.
"""

import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po

from catalogue import feeds
from catalogue.base import messages
from catalogue.base.diagnostics import Diagnostic, Place
from catalogue.content.files import display_path
from catalogue.insight.changes import Sort
from catalogue.schema import (
    DAGDEEL,
    MAATSTAF,
    SOORT_GEBIED,
    SOORT_PARTNER,
    SOORT_WIJK,
    STATUS_ACTIE,
    WELKE,
    urls,
)
from catalogue.search.facets import AGES

FOLDER = "teksten"
PLACEHOLDER = re.compile(r"%\((\w+)\)s")

_LITERAL = r"""(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
# Python joins literals that stand side by side.
_TEXT = rf"({_LITERAL}(?:\s+{_LITERAL})*)"
_CALL = re.compile(rf"(?<!\w)(_|n?gettext|pgettext|phrase)\(\s*{_TEXT}(?:\s*,\s*{_TEXT})?\s*[,)]")
_PROGRAM = Path(__file__).parents[1]


class Faulty(Exception):  # noqa: N818 - what it says is what it is
    """Translations that do not fit the Dutch words; ``problems`` says which."""

    def __init__(self, problems: Iterable[Diagnostic]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(map(str, self.problems)))


def asked(templates: Path) -> Catalog:
    """All Dutch words that are to be translated, each with the files that it stands in.

    The extractors of Babel find the same in a second, which is too long for every build.
    """
    catalog = Catalog()
    sources = [path for ending in ("html", "js") for path in templates.rglob(f"*.{ending}")]
    for path in sorted((*sources, *(_PROGRAM / "site").rglob("*.py"))):
        root = _PROGRAM if path.suffix == ".py" else templates
        place = (path.relative_to(root.parent).as_posix(), 0)
        for function, first, second in _CALL.findall(path.read_text("utf-8")):
            texts = tuple(_text(literals) for literals in (first, second) if literals)
            if function == "pgettext":
                catalog.add(texts[1], locations=[place], context=texts[0])
            else:
                catalog.add(texts if second else texts[0], locations=[place])
    for text, package in _fixed():
        catalog.add(text, locations=[(f"catalogue/{package}", 0)])
    return catalog


def _text(literals: str) -> str:
    parts = (part[1:-1].replace('\\"', '"') for part in re.findall(_LITERAL, literals))
    return "".join(parts)


def _fixed() -> Iterator[tuple[str, str]]:
    for options in (
        *urls.CHOICES.values(),
        DAGDEEL,
        WELKE,
        SOORT_PARTNER,
        SOORT_GEBIED,
        SOORT_WIJK,
        MAATSTAF,
        STATUS_ACTIE,
    ):
        yield from ((label, "schema") for label in options.values())
    yield from ((sort.value, "insight") for sort in Sort)
    yield from ((label, "search") for label, *_ in AGES.values())
    for download in feeds.DOWNLOADS:
        yield from ((download.title, "feeds"), (download.about, "feeds"))


# --- reading ---


def read(templates: Path, codes: Iterable[str]) -> dict[str, Catalog]:
    """The translations in every language. Raises ``Faulty`` unless they are whole."""
    words, problems, catalogs = asked(templates), list[Diagnostic](), {}
    for code in codes:
        path = templates / FOLDER / f"{code}.po"
        place = Place(display_path(path))
        try:
            catalogs[code] = _read(path)
            problems += _compare(words, catalogs[code], place)
        except FileNotFoundError:
            problems.append(messages.site.unreadable_translations(place, "het is er niet"))
        except PoFileError as error:
            line, reason = Place(place.path, error.lineno + 1), str(error).rpartition(" on ")[0]
            problems.append(messages.site.unreadable_translations(line, reason))
        except (OSError, ValueError) as error:
            problems.append(messages.site.unreadable_translations(place, str(error)))
    if problems:
        raise Faulty(sorted(problems))
    return catalogs


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        catalog = read_po(file, path.stem, abort_invalid=True)
    if catalog.locale is None:
        raise ValueError(f"de taal {catalog.locale_identifier} bestaat niet")
    for message in catalog:
        # Babel takes the Dutch of before, `#| msgid`, for a comment of a translator, and keeps it.
        message.user_comments = [note for note in message.user_comments if not note.startswith("|")]
    return catalog


def _messages(catalog: Catalog) -> list[Message]:
    """Without the head, which is a translation of nothing."""
    return [message for message in catalog if message.id]


def _compare(words: Catalog, catalog: Catalog, file: Place) -> Iterator[Diagnostic]:
    """Words without a translation, with that of other words, or with other values; what is over."""
    for word in _messages(words):
        translated = catalog.get(word.id, word.context)
        place = Place(file.path, (translated and translated.lineno) or 1)
        if not translated or not all(translations(translated)):
            yield messages.site.untranslated(place, dutch(word)[0])
        elif translated.fuzzy or translated.id != word.id:
            yield messages.site.outdated(place, dutch(word)[0])
        elif (wanted := _values(dutch(word))) != _values(translations(translated)):
            values = ", ".join(f"%({name})s" for name in sorted(wanted)) or "geen"
            yield messages.site.other_values(place, dutch(word)[0], values)
    for translated in _messages(catalog):
        if not words.get(translated.id, translated.context):
            place = Place(file.path, translated.lineno or 1)
            yield messages.site.unused_translation(place, dutch(translated)[0])


def dutch(message: Message) -> tuple[str, ...]:
    """The Dutch: one text, or one for one and one for more."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def translations(message: Message) -> tuple[str, ...]:
    """The translation: one text, or as many as the language has forms."""
    return (
        (message.string or "",) if isinstance(message.string, str | None) else tuple(message.string)
    )


def _values(forms: Iterable[str]) -> set[str]:
    return {name for form in forms for name in PLACEHOLDER.findall(form)}


# --- writing ---


def files(templates: Path, codes: Iterable[str]) -> dict[str, str]:
    """Every file with translations as it should be, by its path beside ``templates``."""
    words, folder = asked(templates), templates / FOLDER
    paths = {*folder.glob("*.po"), *(folder / f"{code}.po" for code in codes)}
    return {
        path.relative_to(templates.parent).as_posix(): _updated(path, words)
        for path in sorted(paths)
    }


def _updated(path: Path, words: Catalog) -> str:
    """Text of a file with translations for all words, in the order of the Dutch."""
    if path.exists():
        catalog, head = _read(path), path.read_text("utf-8").partition("\n\n")[0]
    else:
        catalog = Catalog(path.stem)
        head = (
            'msgid ""\nmsgstr ""\n'
            f'"Language: {path.stem}\\n"\n'
            f'"Plural-Forms: {catalog.plural_forms}\\n"\n'
            '"Content-Type: text/plain; charset=utf-8\\n"\n'
        )
    # Babel lets a translation be when only the form for more is another one.
    changed = [
        word
        for word in _messages(words)
        if (old := catalog.get(word.id, word.context)) and old.id != word.id and old.string
    ]
    catalog.update(words)
    for word in changed:
        catalog[word.id].flags.add("fuzzy")
    out = io.BytesIO()
    write_po(
        out,
        catalog,
        omit_header=True,
        sort_output=True,
        include_lineno=False,
        include_previous=True,
        ignore_obsolete=True,
    )
    return f"{head.strip()}\n\n{out.getvalue().decode().strip()}\n"
