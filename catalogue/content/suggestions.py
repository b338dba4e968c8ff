"""Suggestions for values that were written in another way than we do.

They are shown in a message, so they may be wrong; the empty text means that there is none. Only
``editor.fix`` puts days, moments and periods into a file, after checks of its own.
"""

import re
from collections.abc import Sequence
from datetime import date, time

from catalogue.base.dates import MONTHS
from catalogue.base.text import is_web_address, slug
from catalogue.content.yaml_tree import Node, Scalar
from catalogue.content.yaml_tree import Sequence as SequenceNode
from catalogue.schema.hours import WEEK
from catalogue.schema.shapes import (
    Choice,
    Field,
    Group,
    Many,
    Period,
    Ref,
    Shape,
    SitePath,
    Text,
    Whole,
    fields_of,
)

# --- days and times -----------------------------------------------------------------------------

_WEEKDAY = re.compile(
    rf"(?P<day>{'|'.join(WEEK)}|ma|di|wo|do|vr|za|zo)[.,]?\s+(?=\d)", re.IGNORECASE
)
_AROUND_SIGN = re.compile(r"([0-9])\s*([-/.])\s*(?=[0-9])")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4}|[0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})")
_DIGITS = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
_IN_WORDS = re.compile(r"([0-9]{1,2}) ([a-z]{3,9})\.? ([0-9]{4})", re.IGNORECASE)
_MONTH = re.compile(r"([a-z]{3,9})\.? ([0-9]{4})", re.IGNORECASE)
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_WITH_TIME = re.compile(
    r"(?P<day>.+?)(?:,?\s+om|,|\s)\s*(?P<hour>[0-9]{1,2})"
    r"(?:[:.](?P<minute>[0-9]{2})\s*(?:u|uur)?|\s*(?:u|uur))\.?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(\d{1,2})(?:[ :.,hu]{0,2}(\d{2}))?(?: ?[hu](?:ur)?\.?)?", re.ASCII)


def day(written: str) -> str:
    """A day as YYYY-MM-DD; empty when the text leaves room for doubt, or the day does not exist.

    >>> day("maandag 23 november 2026"), day("11/23/2026"), day("31-11-2026")
    ('2026-11-23', '2026-11-23', '')
    """
    weekday = _WEEKDAY.match(written.strip())
    text = written.strip()[weekday.end() if weekday else 0 :]
    value = _day(_AROUND_SIGN.sub(r"\1\2", text))
    if not value or (weekday and not WEEK[value.weekday()].startswith(weekday["day"].lower())):
        return ""
    return value.isoformat()


def _day(text: str) -> date | None:
    if match := _DAY_FIRST.fullmatch(text):
        first, second, year = match.groups()
        year = year if len(year) == 4 else f"20{year}"
        # Americans write the month first; with a day after the 12th only that can be meant.
        return _date(year, second, first) or _date(year, first, second)
    if match := _YEAR_FIRST.fullmatch(text) or _DIGITS.fullmatch(text):
        return _date(*match.groups())
    if match := _IN_WORDS.fullmatch(text):
        return _date(match[3], _month(match[2]), match[1])
    return None


def _date(year: str, month: str | int, number: str) -> date | None:
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        return None


def _month(name: str) -> int:
    """The number of a Dutch month, also when it is shortened; 0 if it is none."""
    small = name.lower()
    short = {"mrt": "maart", "okt": "oktober", "oct": "oktober"}.get(small, small)
    return next((i for i, month in enumerate(MONTHS, 1) if month.startswith(short[:4])), 0)


def moment(written: str) -> str:
    """A day, or a day with a time as YYYY-MM-DD HH:MM; empty if it is neither.

    >>> moment("1-12-2026 14.00"), moment("2026-12-01 om 14 uur")
    ('2026-12-01 14:00', '2026-12-01 14:00')
    """
    match = _WITH_TIME.fullmatch(written.strip())
    if not match:
        return day(written)
    date_part, hour, minute = day(match["day"]), int(match["hour"]), int(match["minute"] or 0)
    is_possible = date_part and hour < 24 and minute < 60
    return f"{date_part} {hour:02}:{minute:02}" if is_possible else ""


def period(written: str) -> str:
    """A day, a month as YYYY-MM or the only year in a text; empty if there is none.

    >>> period("september 2024"), period("sinds 2024"), period("2024-2025")
    ('2024-09', '2024', '')
    """
    match = _MONTH.fullmatch(written.strip())
    if match and (month := _month(match[1])):
        return f"{match[2]}-{month:02}"
    years = _YEAR.findall(written)
    has_more = re.search(r"[0-9]", _YEAR.sub("", written))
    return day(written) or (years[0] if len(years) == 1 and not has_more else "")


def clock(written: str) -> str:
    """A time as HH:MM.

    >>> clock("13u30"), clock("9 uur"), clock("half twee")
    ('13:30', '09:00', '')
    """
    match = _CLOCK.fullmatch(written)
    try:
        return f"{time(int(match[1]), int(match[2] or 0)):%H:%M}" if match else ""
    except ValueError:
        return ""


# --- addresses ----------------------------------------------------------------------------------

_INSIDE = re.compile(r"https?://[^\s<>()\[\]\"'‘’“”]+", re.IGNORECASE)
_NEARLY_HTTP = re.compile(r"(?:h?t{1,3}ps?)?[:;]?[/\\]{0,3}(?=[\w-]+\.)", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)


def web_address(written: str) -> str:
    """The only address inside other text, or an address that begins wrong."""
    inside = _INSIDE.findall(written)
    if inside:
        return inside[0] if len(inside) == 1 and is_web_address(inside[0]) else ""
    start = _NEARLY_HTTP.match(written.strip())
    domain = written.strip()[start.end() :] if start else ""
    address = f"https://{domain}"
    return address if _DOMAIN.fullmatch(domain) and is_web_address(address) else ""


def site_path(written: str) -> str:
    """The folder and the page of a complete web address, or of an address without its ending."""
    parts = written.strip().partition("?")[0].removesuffix(".md").split("/")
    path = "/".join(parts[-2:]).lower().removesuffix(".html") + ".html"
    return path if len(parts) > 1 and re.fullmatch(SitePath.PATTERN, path) else ""


# --- values of another shape --------------------------------------------------------------------

_BETWEEN = re.compile(r"[,;/]| en ")
_AROUND = " \t()[]{}<>•·●*–—-"
_NOT_PLAIN = re.compile(r"[\[\]{}:#'\"]")
_ANY_ADDRESS = re.compile(r"https://voorbeeld\.nl[^\s,}]*")
_PICTURE = re.compile(r"[\w./-]+\.(?:jpe?g|png|webp|avif)", re.IGNORECASE)
_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?!\d)")


def in_shape(shape: Shape, node: Node, example: str) -> str:
    """``node`` in the shape of a field as far as its values are clear, else ``example``."""
    return _in_shape(shape, node, example) or example


def _in_shape(shape: Shape, node: Node, example: str) -> str:
    # Within a list, the example is that of the list.
    in_list = example.startswith("[")
    match shape, node:
        case Many(shape=Ref()), _ if any(slug(name) != name for name in single_values(node)):
            # A name of another kind would be copied as it is.
            return "[korte-naam]"
        case Many(shape=Text() | Ref() | Choice()), _:
            return _as_list(single_values(node))
        case Many(shape=Group()), Scalar(text=text):
            return _with_address(text, example)
        case Group(record=record), Scalar(text=text):
            fields = fields_of(record)
            return (
                _with_address(text, example)
                or _with_picture(text, example)
                or _with_numbers(fields, text)
                or _with_period(fields[0], text)
            )
        case Group(record=record), SequenceNode():
            return _with_numbers(fields_of(record), " ".join(single_values(node)))
        case Text(), SequenceNode() if not in_list:
            return _plain(" ".join(single_values(node)))
        case _, SequenceNode(items=[_]) if not in_list:
            return _plain("".join(single_values(node)))
    return ""


def as_list(shape: Shape, node: Node) -> str:
    """A list of the values in ``node``, which stands where one value of ``shape`` must be."""
    return _as_list(single_values(node)) if isinstance(shape, Text | Ref | Choice) else ""


def single_values(node: Node) -> list[str]:
    """The single values in a text with commas, in a list, or as names without values."""
    if isinstance(node, Scalar):
        return [part.strip(_AROUND) for part in _BETWEEN.split(node.text)]
    if isinstance(node, SequenceNode):
        return [item.text for item in node.items if isinstance(item, Scalar)]
    return [key.text for key, value in node.pairs if isinstance(value, Scalar) and value.empty]


def _as_list(texts: list[str]) -> str:
    plain = [_plain(text) for text in texts]
    return f"[{', '.join(plain)}]" if plain and all(plain) else ""


def _plain(text: str) -> str:
    """The text on one line, or nothing when it needs quotes."""
    return "" if _NOT_PLAIN.search(text) else " ".join(text.split())


def _with_address(text: str, example: str) -> str:
    return _ANY_ADDRESS.sub(lambda _: text, example, count=1) if is_web_address(text) else ""


def _with_picture(text: str, example: str) -> str:
    is_picture = _PICTURE.fullmatch(text)
    return _PICTURE.sub(text.split("/")[-1], example, count=1) if is_picture else ""


def _with_period(first: Field, text: str) -> str:
    """``2016`` as ``{van: 2016}``, when the group begins with a period."""
    value = period(text) if isinstance(first.shape, Period) else ""
    return f"{{{first.key}: {value}}}" if value else ""


def _with_numbers(fields: Sequence[Field], text: str) -> str:
    """``8 tot 12 jaar`` as ``{van: 8, tot: 12}``, when all fields of the group are numbers."""
    numbers = _NUMBER.findall(text)
    are_numbers = all(isinstance(field.shape, Whole) for field in fields)
    if not numbers or len(numbers) > len(fields) or not are_numbers:
        return ""
    pairs = zip(fields, numbers, strict=False)
    return f"{{{', '.join(f'{field.key}: {int(number)}' for field, number in pairs)}}}"


# --- lines to paste -----------------------------------------------------------------------------

# A longer line is not repeated in a message.
_LONGEST_LINE = 120
_PLAIN = re.compile(r"[A-Za-z0-9\u00c0-\u024f(][^:#\[\]{},'\"]*")


def quoted(text: str) -> str:
    """Value between quotes: single ones, which need no escape, unless it has an apostrophe."""
    return f"'{text}'" if "'" not in text else '"' + text.replace('"', "'") + '"'


def on_one_line(node: Node, field: Field | None) -> str:
    """Value as it can stand behind the name of ``field``; empty when it does not fit there."""
    if field is None or isinstance(field.shape.item, Group):
        return ""
    if isinstance(field.shape, Many) is not isinstance(node, SequenceNode):
        return ""
    return _written(node)


def without_doubles(node: SequenceNode) -> str:
    """List on one line in which everything stands once; empty for one of several lines."""
    items = {item.text: item for item in node.items if isinstance(item, Scalar)}
    on_a_line = {item.place.line for item in node.items} == {node.place.line}
    return _written(SequenceNode(tuple(items.values()), node.place)) if on_a_line else ""


def _written(node: Node) -> str:
    match node:
        case Scalar(text=text):
            line = text if _PLAIN.fullmatch(text) else quoted(text)
        case SequenceNode(items=items) if all(isinstance(item, Scalar) for item in items):
            line = f"[{', '.join(map(_written, items))}]"
        case _:
            return ""
    return line if len(line) <= _LONGEST_LINE else ""
