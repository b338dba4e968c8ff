"""What someone certainly meant by a value that is not quite right.

Only where there is one answer: another case or other separators, another notation of a day, yes
for *ja*. What is merely near stays as it is; ``check`` asks "bedoel je ...?" about that.
"""

import re
from collections.abc import Iterable, Mapping

from catalogue.base.messages.field import YES_NO
from catalogue.base.text import fold, is_web_address
from catalogue.content import suggestions
from catalogue.content.source import ID
from catalogue.schema.shapes import Address, Choice, Day, Many, Moment, Name, Period, Ref, Shape

# The ids of each kind.
Names = Mapping[str, frozenset[str]]
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_AROUND = re.compile(r"\s*(://)\s*")
_BETWEEN = re.compile(r"\s*[,;]\s*")
_YEAR = re.compile(r"\d{4}")
# What the check takes as it is.
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:[ T]\d{1,2}[:.]\d{2})?")
_TWO_DIGITS = re.compile(r".*[-/. ]\d{2}")


def value(shape: Shape, written: str, names: Names) -> str | None:
    """The right form of what was written; ``None`` when it is right, or when that is a guess.

    ``names`` holds the ids of each kind.
    """
    match shape:
        case Choice(options=options):
            return _option(written, options)
        case Ref(kind=kind):
            known = names.get(kind, frozenset())
            return None if written in known else _only(written, _same(known))
        case Moment():
            certain = _YEAR.search(written) and not _MOMENT.fullmatch(written)
            return suggestions.moment(written) if certain else None
        case Day() | Period():
            day = suggestions.day(written)
            # '01-02-24' may be of any century, and its first number may be the year.
            return day if day != written and not _TWO_DIGITS.fullmatch(written.strip()) else None
        case Name():
            small = written.strip().lower()
            return small if small != written and ID.fullmatch(small) else None
        case Address():
            return _address(written)
        case _:
            return None


def as_list(shape: Many, written: str, names: Names) -> str | None:
    """``a, b`` as ``[a, b]``, when each part is certainly a value of the list."""
    parts = _BETWEEN.split(written.strip())
    good = [_good(shape.shape, part, names) for part in parts]
    return f"[{', '.join(part for part in good if part)}]" if all(good) else None


def key(written: str, declared: Iterable[str]) -> str | None:
    """The field that differs from what was written in case or separators only."""
    return _only(written, _same(declared))


def _good(shape: Shape, part: str, names: Names) -> str | None:
    known: Iterable[str] = ()
    if isinstance(shape, Ref):
        known = names.get(shape.kind, ())
    elif isinstance(shape, Choice):
        known = shape.options
    return part if part in known else value(shape, part, names)


def _option(written: str, options: Mapping[str, str]) -> str | None:
    wanted = YES_NO.get(written.strip().lower(), written)
    if wanted != written and wanted in options:
        return wanted
    return _only(
        written, {**{label: option for option, label in options.items()}, **_same(options)}
    )


def _same(options: Iterable[str]) -> dict[str, str]:
    return {option: option for option in options}


def _only(written: str, meanings: Mapping[str, str]) -> str | None:
    """The one meaning whose word is written alike; ``None`` if it is right, or more than one is."""
    if written in meanings.values():
        return None
    bare = _NOT_SLUG.sub("", fold(written))
    found = {
        meaning
        for word, meaning in meanings.items()
        if bare and _NOT_SLUG.sub("", fold(word)) == bare
    }
    return found.pop() if len(found) == 1 else None


def _address(written: str) -> str | None:
    """Without the spaces around it and around ``://``."""
    near = _AROUND.sub(r"\1", written.strip())
    return near if near != written and is_web_address(near) else None
