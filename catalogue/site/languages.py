"""What the site itself says to visitors, in the language of a page: words, days, numbers, lists.

The Dutch words stand where they are read; ``editor.translations`` says how. ``%(naam)s`` in them is
filled in. Days, numbers and lists follow the rules that Unicode keeps of each language (CLDR).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time
from functools import cache
from gettext import c2py
from pathlib import Path
from types import MappingProxyType

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from catalogue.editor import translations
from catalogue.schema import DUTCH as DUTCH
from catalogue.schema import NAMEN, Namen, urls

_DUTCH = Locale(DUTCH, "NL")

Forms = tuple[str, ...]
"""One form of a text, or as many as the language has for numbers."""


NEUTRAL: Mapping[str, Namen] = MappingProxyType({DUTCH: NAMEN, "en": NAMEN})
"""Names of a region that names nothing."""


@dataclass(frozen=True, eq=False, slots=True)
class Interface:
    """Words of the site in one language; without ``forms`` they are Dutch.

    ``forms`` are the translations by Dutch text and context. ``plural`` is the rule for the form
    that belongs to a number ``n``, as both C and JavaScript write it. ``names`` are those of the
    region, which any text may hold.
    """

    locale: Locale = _DUTCH
    forms: Mapping[tuple[str, str | None], Forms] = field(default_factory=dict)
    plural: str = "(n != 1)"
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """Code of the language, in ``lang`` and in addresses: ``en``."""
        return str(self.locale.language)

    @property
    def is_dutch(self) -> bool:
        """Dutch is the language of the content."""
        return self.code == DUTCH

    def gettext(self, text: str, /, **values: object) -> str:
        """A text, with its values filled in."""
        return self.forms_of(text)[0] % self._written(values)

    def pgettext(self, context: str, text: str, /, **values: object) -> str:
        """A text that has another translation elsewhere."""
        return self.forms_of(text, context=context)[0] % self._written(values)

    def ngettext(self, one: str, more: str, n: int, /, **values: object) -> str:
        """A text in the form for ``n``, which is one of its values."""
        form = self.forms_of(one, more)[_rule(self.plural)(n)]
        return form % self._written({"n": n, **values})

    def forms_of(self, *dutch: str, context: str | None = None) -> Forms:
        """Every form of a text, which is one Dutch text, or one for one and one for more."""
        return self.forms.get((dutch[0], context), dutch)

    def for_templates(self) -> dict[str, Callable[..., Markup]]:
        """``_``, ``ngettext`` and ``pgettext``: a text may hold markup, its values are escaped."""
        names = {name: escape(value) for name, value in self.names.items()}

        def marked(function: Callable[..., str]) -> Callable[..., Markup]:
            def translated(*texts: object, **values: object) -> Markup:
                escaped = {name: escape(self._word(value)) for name, value in values.items()}
                return Markup(function(*texts, **names, **escaped))  # noqa: S704 - our own text

            return translated

        functions: dict[str, Callable[..., str]] = {
            "_": self.gettext,
            "ngettext": self.ngettext,
            "pgettext": self.pgettext,
        }
        return {name: marked(function) for name, function in functions.items()}

    def label(self, choice: str, value: str) -> str:
        """Label of a fixed value for visitors: ``label("status", "nu")``."""
        named = self.names.get(value) if choice == "bereik" else None
        return named or self.gettext(urls.CHOICES[choice][value])

    def figure(self, number: int) -> str:
        """A whole number: ``12.345`` in Dutch, ``12,345`` in English."""
        return _decimal(number, "#,##0", self.locale)

    def day(self, value: date) -> str:
        """``23 november 2026``."""
        return _day(value, self.locale)

    def month(self, first: date) -> str:
        """``november 2026``."""
        return format_skeleton("yMMMM", first, locale=self.locale)

    def clock(self, value: time | datetime) -> str:
        """``10.00`` in Dutch, ``10:00`` in English."""
        return format_time(value, self.pgettext("tijd", "HH.mm"), locale=self.locale)

    def ltr(self, text: str) -> str:
        """Text that reads from left to right in every language, such as a telephone number."""
        return f"\u2066{text}\u2069" if self.locale.text_direction == "rtl" else text

    def enumeration(self, words: Iterable[str]) -> str:
        """``a, b en c``."""
        return format_list(list(words), locale=self.locale)

    def _written(self, values: Mapping[str, object]) -> dict[str, object]:
        return {**self.names, **{name: self._word(value) for name, value in values.items()}}

    def _word(self, value: object) -> object:
        if isinstance(value, float):
            return _decimal(round(value, 1), "#,##0.0", self.locale)
        return self.figure(value) if isinstance(value, int) else value


@cache
def name_of(code: str) -> str:
    """Name of a language in the language itself: ``English``."""
    name: str = Locale(code).languages[code]
    return name[:1].upper() + name[1:]


# Many pages say the same days and numbers, and the rules of Unicode are long.
_day: Callable[[date, Locale], str] = cache(lambda day, locale: format_date(day, "long", locale))
_decimal: Callable[[float, str, Locale], str] = cache(format_decimal)
_rule: Callable[[str], Callable[[int], int]] = cache(c2py)


def read(templates: Path, names: Mapping[str, Namen] = NEUTRAL) -> dict[str, Interface]:
    """Words in every language that ``names`` has names of the region in, Dutch among them.

    Raises ``translations.Faulty``.
    """
    catalogs = translations.read(templates, [code for code in names if code != DUTCH])
    interfaces = {DUTCH: Interface(names=asdict(names[DUTCH]))}
    for code, catalog in catalogs.items():
        forms = {
            (translations.dutch(message)[0], message.context): translations.translations(message)
            for message in catalog
        }
        locale = Locale.parse(str(catalog.locale))
        interfaces[code] = Interface(locale, forms, catalog.plural_expr, asdict(names[code]))
    return interfaces
