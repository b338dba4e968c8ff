"""Bytes become text, with a problem for each thing that does not belong in a text."""

from collections.abc import Iterator

from catalogue.base import messages
from catalogue.base.diagnostics import Diagnostic, Place
from catalogue.content import yaml_tree

MAX_REPORTED_CHARACTERS = 20


def decode(data: bytes, path: str) -> tuple[str | None, list[Diagnostic]]:
    """Text with line ends of Unix from the bytes of ``path``, and what is wrong with them.

    The text is ``None`` when it cannot be read at all. A byte order mark and foreign line ends are
    reported and taken away, and so are characters that hide, so that the rest of the file can be
    checked without echoes.
    """
    start = Place(path)
    # UTF-16, with or without its mark: every other byte of a Latin text is zero.
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in (data[:1], data[1:2]):
        return None, [messages.file.not_utf8(start)]
    problems = []
    if data.startswith(b"\xef\xbb\xbf"):
        problems.append(messages.file.byte_order_mark(start))
        data = data[3:]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _position(data[: error.start].decode("utf-8"))
        return None, [*problems, messages.file.not_utf8(Place(path, line, column))]
    if "\r" in text:
        line, column = _position(text[: text.index("\r")])
        kind = "Windows (CRLF)" if "\r\n" in text else "een oude Mac (CR)"
        problems.append(messages.file.carriage_return(Place(path, line, column), kind))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not yaml_tree.may_hide(text):
        return text, problems
    problems += _invisible_characters(text, path)
    return yaml_tree.INVISIBLE.sub("", text), problems


def _invisible_characters(text: str, path: str) -> Iterator[Diagnostic]:
    for number, match in enumerate(yaml_tree.INVISIBLE.finditer(text)):
        if number == MAX_REPORTED_CHARACTERS:
            return
        line, column = _position(text[: match.start()])
        yield messages.file.invisible_character(Place(path, line, column), ord(match.group()))


def _position(before: str) -> tuple[int, int]:
    """Line and column, from 1, of what comes after ``before``."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")
