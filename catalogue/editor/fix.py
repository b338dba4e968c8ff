"""Mends what is safe to mend by machine: ``build.py check --fix``.

Safe means that there is one right answer and that no meaning changes: line ends, spaces, another
case or other separators, another notation of a day, yes for *ja*. What is merely near stays as it
is; ``check`` asks "bedoel je ...?" about that. A file is mended in its own text, so that comments
and layout stay, and each new value is proved: the file is read again and only that one may differ.
"""

import os
import re
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from catalogue.base.messages.field import YES_NO
from catalogue.base.text import fold, is_web_address
from catalogue.content import suggestions
from catalogue.content.files import (
    FOLDERS,
    ID,
    IMAGE_ENDINGS,
    IMAGES_FOLDER,
    LINES,
    LISTS,
    display_path,
    is_scratch,
    read_bytes,
)
from catalogue.content.front_matter import closing_line, split
from catalogue.content.images import LARGE, NotAPicture, shrink
from catalogue.content.location import erase_location
from catalogue.content.parse import retired_reason, typed_items
from catalogue.content.reader import MAX_LIST_BYTES, read
from catalogue.content.yaml_tree import INVISIBLE, Node, Refused, Scalar, Sequence
from catalogue.content.yaml_tree import Mapping as MappingNode
from catalogue.content.yaml_tree import parse as parse_yaml
from catalogue.editor.new import names_by_kind
from catalogue.schema import Kind, Meedoen
from catalogue.schema.shapes import (
    Choice,
    Day,
    Field,
    Group,
    Id,
    Many,
    Moment,
    Names,
    Period,
    Ref,
    Shape,
    Text,
    Url,
    fields_of,
    options_of,
)

Change = tuple[int, str]
"""Line, and what was mended there in words for an editor; line 1 is also the whole file."""

# Above the limit of the build: that is what has to be mended.
_LARGEST_PHOTO = 60_000_000
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# Characters without width that join nothing: taking them away changes no word.
_HIDDEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_TRAILING = "spaties aan het eind van de regel zijn weg"
_FIELD_REPAIRS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str], str], ...] = (
    (
        re.compile(r"^[ \t]*\t[ \t]*(?=.*\S)"),
        lambda indent: indent.group().replace("\t", "  "),
        "de tab aan het begin is nu twee spaties",
    ),
    (
        re.compile(r"^(\s*(?:- )?\w+:)[ \xa0]*\xa0[ \xa0]*"),
        r"\1 ",
        "de harde spatie is nu een gewone",
    ),
    (re.compile(r"[ \t]+$"), "", _TRAILING),
)
_FENCE = re.compile(r"^ {0,3}(```|~~~)")
_PLAIN = re.compile(r"[\w\[][\w ,.:/?=&%+~#@\]-]*")
_BEHIND_VALUE = re.compile(r"\s|[,\]}:]|$")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_COMMA = re.compile(r"\s*[,;]\s*")
_YEAR = re.compile(r"\d{4}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:[ T]\d{1,2}[:.]\d{2})?")
_LONGEST_STEP = next(
    field.shape.longest
    for field in fields_of(Meedoen)
    if field.key == "stap" and isinstance(field.shape, Text)
)
_TWO_DIGITS = re.compile(r".*[-/. ]\d{2}")


# --- files --------------------------------------------------------------------------------------


def fix_all(content: Path) -> list[str]:
    """Mend every file of ``content`` on disk and report each change on a line.

    Raises ``OSError`` when a file cannot be written.
    """
    names = names_by_kind(read(content).sources)
    report = []
    for path, kind in files_of(content):
        try:
            data = read_bytes(path, MAX_LIST_BYTES)
        except Refused:
            continue
        fixed, changes = fix(data, kind, names)
        if fixed != data:
            write_in_place(path, fixed)
            report += [f"{display_path(path)}:{line}: verbeterd: {what}" for line, what in changes]
    return [*report, *_fix_photos(content)]


def _fix_photos(content: Path) -> Iterator[str]:
    """Make large photos smaller, and take out the place where a photo was taken."""
    folder = content / IMAGES_FOLDER
    for path in [] if folder.is_symlink() else sorted(folder.glob("*.*")):
        if not path.name.lower().endswith(IMAGE_ENDINGS) or is_scratch(path.name):
            continue
        with suppress(Refused, NotAPicture):
            data = read_bytes(path, _LARGEST_PHOTO)
            fixed, changes = fix_photo(data)
            if fixed != data:
                write_in_place(path, fixed)
                yield from (f"{display_path(path)}:1: verbeterd: {what}" for what in changes)


def fix_photo(data: bytes) -> tuple[bytes, list[str]]:
    """Mend a photo. Raises ``NotAPicture`` for a large one that cannot be read."""
    fixed = erase_location(data)
    changes = ["de plek waar de foto is gemaakt, staat er niet meer in"] if fixed != data else []
    if len(data) > LARGE:
        smaller, width, height = shrink(data)
        # One that hardly gains stays as it is: each time it is saved, it loses something.
        if len(smaller) < 0.8 * len(data):
            fixed = smaller
            sizes = (f"{len(photo) / 1e6:.1f} MB".replace(".", ",") for photo in (data, smaller))
            changes.append(
                f"de foto was {', en is nu '.join(sizes)}: {width} bij {height} beeldpunten"
            )
    return fixed, changes


def fix(data: bytes, kind: Kind | None, names: Names) -> tuple[bytes, list[Change]]:
    """Mend the bytes of one file, whose fields are those of ``kind``.

    The same bytes come back when there is nothing to mend, when it cannot be done safely, or when
    the file is no UTF-8; what was mended once is not mended again.
    """
    decoded = _decode(data)
    if decoded is None:
        return data, []
    text, changes = decoded
    tidied, tidying = _tidy(text, markdown=bool(kind and kind.folder))
    if not kind or _meaning(text, kind) in (None, _meaning(tidied, kind)):
        text = tidied
        changes += tidying
    # Hidden characters that may stand for a space or a line stay; then places are not certain.
    if kind and not INVISIBLE.search(text):
        text, removed = _without_retired(text, kind)
        text, corrections = _fix_values(text, kind, names)
        changes += [*removed, *corrections]
    return text.encode("utf-8"), sorted(changes)


def files_of(content: Path) -> Iterator[tuple[Path, Kind | None]]:
    """List the files that editors write, each with the kind of its records, if it has any."""
    lists: dict[str, Kind | None] = {**LISTS, **dict.fromkeys(LINES)}
    paths = [(content / name, lists[name]) for name in sorted(lists)]
    for folder, kind in sorted(FOLDERS.items()):
        paths += [(path, kind) for path in sorted((content / folder).glob("*.md"))]
    for path, kind_of_path in paths:
        # What lies behind a link is not ours to change.
        linked = path.is_symlink() or (path.parent != content and path.parent.is_symlink())
        if path.is_file() and not linked:
            yield path, kind_of_path


def write_in_place(path: Path, data: bytes) -> None:
    """Put the bytes in place of the file in one step, with the rights that it had."""
    mode = path.stat().st_mode
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


# --- layout: marks, line ends, tabs and spaces; no word changes ---------------------------------


def _decode(data: bytes) -> tuple[str, list[Change]] | None:
    """Text without marks and foreign line ends; ``None`` when it is not UTF-8."""
    changes = []
    if data.startswith(_BYTE_ORDER_MARK):
        data = data.removeprefix(_BYTE_ORDER_MARK)
        changes.append((1, "het onzichtbare teken aan het begin (BOM) is weg"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        changes.append((1, "de regeleinden zijn nu LF"))
    hidden = _HIDDEN.search(text)
    if hidden:
        changes.append((text[: hidden.start()].count("\n") + 1, "onzichtbare tekens zijn weg"))
        text = _HIDDEN.sub("", text)
    return text, changes


def _tidy(text: str, *, markdown: bool) -> tuple[str, list[Change]]:
    """Put spaces in order; in Markdown only the fields may lose the tab of an indent."""
    changes: list[Change] = []
    if markdown and text.lstrip().startswith("---") and not text.startswith("---"):
        text = text.lstrip()
        changes.append((1, "het bestand begint nu met '---'"))
    lines = text.split("\n")
    try:
        end = closing_line(lines, "") + 1 if markdown else len(lines)
    except Refused:
        end = 0  # It is not certain where the fields end.
    for number, line in enumerate(lines[:end]):
        lines[number], remarks = _tidy_field(line)
        changes += [(number + 1, remark) for remark in remarks]
    for number, line in _prose(lines, end):
        spaces = line[len(line.rstrip(" \t")) :]
        # Two or more at the end of a line make a new line in Markdown.
        last = number == len(lines) - 1
        if spaces and (not line.strip() or last or spaces in (" ", "\t")):
            lines[number] = line.rstrip()
            changes.append((number + 1, _TRAILING))
    if lines[-1]:
        changes.append((len(lines), "het bestand eindigt nu met een regeleinde"))
        lines.append("")
    return "\n".join(lines), changes


def _tidy_field(line: str) -> tuple[str, list[str]]:
    remarks = []
    for pattern, replacement, remark in _FIELD_REPAIRS:
        repaired = pattern.sub(replacement, line)
        if repaired != line:
            line = repaired
            remarks.append(remark)
    return line, remarks


def _prose(lines: list[str], start: int) -> Iterator[tuple[int, str]]:
    """Lines of Markdown that are no code between fences, with their index."""
    fence = ""
    for number in range(start, len(lines)):
        mark = _FENCE.match(lines[number])
        if mark and fence in ("", mark[1]):
            fence = "" if fence else mark[1]
        elif not fence:
            yield number, lines[number]


# --- values in the text of a file ---------------------------------------------------------------


class Edit(NamedTuple):
    """Replacement of the value or key ``node`` by ``new``; ``label`` is its field."""

    node: Scalar
    new: str
    label: str


def _fix_values(text: str, kind: Kind, names: Names) -> tuple[str, list[Change]]:
    changes: list[Change] = []
    refused: set[Edit] = set()
    while True:
        records = records_of(text, kind)
        edits = (
            edit
            for record in records
            for edit in _edits(record, kind.written_fields, names)
            if edit not in refused
        )
        edit = next(edits, None)
        if edit is None:
            return text, changes
        edited = replace_value(text, edit)
        wanted = [_plain(record, edit) for record in records]
        if edited is None or [_plain(record) for record in records_of(edited, kind)] != wanted:
            refused.add(edit)
            continue
        text = edited
        what = f"`{edit.label}`: '{edit.node.text}' is nu '{edit.new}'"
        changes.append((edit.node.place.line, what))


def _without_retired(text: str, kind: Kind) -> tuple[str, list[Change]]:
    """Take out the fields that a kind had before; a sentence about joining moves to ``meedoen``.

    Only what stands on lines of its own, and fits where it goes; the rest keeps its remark.
    """
    changes: list[Change] = []
    retired = [
        (key, value)
        for record in records_of(text, kind)[:1]
        for key, value in record.pairs
        if retired_reason(kind, key.text, value)
    ]
    # From the last line up, so that the lines before keep their number.
    for key, value in reversed(retired):
        lines, row, before = text.split("\n"), key.place.line - 1, _pairs(text, kind)
        moves = key.text == "aanmelding"
        if moves and ("meedoen" in dict(before) or len(str(_plain(value))) > _LONGEST_STEP):
            continue
        written = lines[row].partition(":")[2].strip()
        end = row + 1
        while isinstance(value, MappingNode) and lines[end].startswith("  "):
            end += 1
        lines[row:end] = ["meedoen:", f"  stap: {written}"] if moves else []
        edited, at = "\n".join(lines), before.index((key.text, _plain(value)))
        before[at : at + 1] = [("meedoen", [("stap", _plain(value))])] if moves else []
        if _pairs(edited, kind) == before:
            text = edited
            what = "staat nu bij `meedoen`" if moves else "is weg: dat rekent de site nu zelf uit"
            if isinstance(value, MappingNode):
                what = f"is weg: {retired_reason(kind, key.text, value)}"
            changes.append((key.place.line, f"`{key.text}` {what}"))
    return text, changes


def _pairs(text: str, kind: Kind) -> list[tuple[str, object]]:
    """Keys and values of the first record."""
    return [
        (key.text, _plain(value))
        for record in records_of(text, kind)[:1]
        for key, value in record.pairs
    ]


def _meaning(text: str, kind: Kind) -> object:
    """Values and words of a file, whatever its spaces; ``None`` when it cannot be read."""
    records = records_of(text, kind)
    body = split(text, "")[1] if records and kind.folder else ""
    return ([_plain(record) for record in records], body.split()) if records else None


def records_of(text: str, kind: Kind) -> list[MappingNode]:
    """Fields of the record, or of each record of a list; none when they cannot be read."""
    try:
        if kind.folder:
            return [split(text, "")[0]]
        node = parse_yaml(text, "")
    except Refused:
        return []
    items = node.items if isinstance(node, Sequence) else (node,)
    return [item for item in items if isinstance(item, MappingNode)]


def _plain(node: Node, edit: Edit | None = None) -> object:
    """Values of a node without places and spaces, as they would be after the edit."""
    if isinstance(node, MappingNode):
        return [(_plain(key, edit), _plain(value, edit)) for key, value in node.pairs]
    if isinstance(node, Sequence):
        return [_plain(item, edit) for item in node.items]
    if edit and node.place == edit.node.place:
        if edit.new.startswith("["):
            return edit.new[1:-1].split(", ")
        return edit.new
    return " ".join(node.text.split())


def _edits(node: MappingNode, declared: Iterable[Field], names: Names) -> Iterator[Edit]:
    shapes = {field.key: field.shape for field in declared}
    written = {key.text for key, _ in node.pairs}
    for key, value in node.pairs:
        if key.text not in shapes:
            field = _only_alike(key.text, shapes)
            if field and field not in written:
                yield Edit(key, field, field)
            continue
        shape, items = typed_items(shapes[key.text], value)
        for item in items:
            if isinstance(shape, Group) and isinstance(item, MappingNode):
                yield from _edits(item, shape.fields, names)
            elif isinstance(item, Scalar) and not item.empty:
                new = _intended(shape, item.text, names)
                # In quotes a list would be a text again.
                if new and (item.plain or not isinstance(shape, Many)):
                    yield Edit(item, new, key.text)


def replace_value(text: str, edit: Edit) -> str | None:
    """Replace a value in the text; ``None`` when it is not written as plainly as that."""
    lines = text.split("\n")
    row, column = edit.node.place.line - 1, edit.node.place.column - 1
    before, after = lines[row][:column], lines[row][column:]
    for quote in ("", "'", '"'):
        old = f"{quote}{edit.node.text}{quote}"
        if after.startswith(old) and _BEHIND_VALUE.match(after[len(old) :]):
            if not _PLAIN.fullmatch(edit.new):
                return None
            lines[row] = f"{before}{quote}{edit.new}{quote}{after[len(old) :]}"
            return "\n".join(lines)
    return None


# --- what someone certainly meant ---------------------------------------------------------------


def _intended(shape: Shape, written: str, names: Names) -> str | None:
    """Right form of a value; ``None`` when it is right already, or when that is a guess."""
    bare = written.strip()
    match shape:
        case Choice(options=options):
            option = YES_NO.get(bare.lower(), written)
            if option != written and option in options:
                return option
            return _only_alike(written, options, options)
        case Ref(kind=kind):
            return _only_alike(written, names.get(kind, ()))
        case Moment():
            certain = _YEAR.search(written) and not _MOMENT.fullmatch(written)
            return suggestions.moment(written) if certain else None
        case Day() | Period():
            day = suggestions.day(written)
            # '01-02-24' may be of any century, and its first number may be the year.
            return day if day != written and not _TWO_DIGITS.fullmatch(bare) else None
        case Id():
            return bare.lower() if bare.lower() != written and ID.fullmatch(bare.lower()) else None
        case Url():
            address = re.sub(r"\s*://\s*", "://", bare)
            return address if address != written and is_web_address(address) else None
        case Many():
            # ``a, b`` as ``[a, b]``, when each part is certainly a value of the list.
            item, right = shape.item, options_of(shape, names)
            parts = _COMMA.split(bare)
            values = [part if part in right else _intended(item, part, names) for part in parts]
            return f"[{', '.join(filter(None, values))}]" if all(values) else None
    return None


def _only_alike(
    written: str, values: Collection[str], labels: Mapping[str, str] = MappingProxyType({})
) -> str | None:
    """Only value that, or whose label, differs in case or separators; ``None`` if it is right."""
    bare = _NOT_SLUG.sub("", fold(written))
    if written in values or not bare:
        return None
    alike = {
        value
        for value in values
        for word in (value, labels.get(value, ""))
        if _NOT_SLUG.sub("", fold(word)) == bare
    }
    return alike.pop() if len(alike) == 1 else None
