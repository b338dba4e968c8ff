"""Markdown without its code, in which every character keeps its place.

Code (fenced, indented or between backticks) holds no links, pictures or headings. It becomes spaces
here, so that checks can search the text around it with plain patterns.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from markdown.extensions.fenced_code import FencedBlockPreprocessor

from catalogue.base.diagnostics import Place

_BOUNDARY = re.compile(r"(\n[ \t]*\n|^ {0,3}\[[^\]\n]+\]:[ \t]*[^\s<]\S*[ \t]*$)", re.MULTILINE)
# An escaped backtick begins no code; the code itself is group 1.
_INLINE = re.compile(r"\\[\\`]|((?<!`)(`+)(?!`).+?(?<!`)\2(?!`))", re.DOTALL)
_ITEM = re.compile(r"[ ]{0,3}(?:[-+*]|\d{1,9}\.)[ \t]")
_NOT_NEWLINE = re.compile(r"[^\n]")


class Span(NamedTuple):
    """A paragraph: the text without code, and the offset at which it begins."""

    text: str
    start: int


class MarkdownSource:
    """A Markdown text in the file ``path`` that begins on line ``line``; ``plain`` has no code."""

    def __init__(self, text: str, path: str, line: int) -> None:
        self._path = path
        self._line = line
        self.plain = _without_code(text)
        self._starts = [0, *(match.end() for match in re.finditer("\n", self.plain))]

    def place(self, offset: int) -> Place:
        """Place in the file of the character at ``offset``."""
        row = bisect_right(self._starts, offset) - 1
        return Place(self._path, self._line + row, offset - self._starts[row] + 1)

    def paragraphs(self) -> Iterator[Span]:
        """Paragraphs between empty lines: no link or tag crosses such a line."""
        start = 0
        for match in re.finditer(r"\n[ \t]*(?=\n)|\Z", self.plain):
            text = self.plain[start : match.start()]
            if text.strip():
                yield Span(text, start)
            start = match.end()


def _without_code(text: str) -> str:
    """The text with code as spaces. The pattern of a fence is that of the renderer itself."""
    text = FencedBlockPreprocessor.FENCED_BLOCK_RE.sub(lambda match: _blank(match.group()), text)
    text = "\n".join(_without_indented(text.split("\n")))
    # Code crosses no empty line and no definition of a link, which the renderer takes out first.
    parts = _BOUNDARY.split(text)
    parts[::2] = [_INLINE.sub(_blank_code, part) for part in parts[::2]]
    return "".join(parts)


def _blank(text: str) -> str:
    return _NOT_NEWLINE.sub(" ", text)


def _blank_code(match: re.Match[str]) -> str:
    # Not spaces: a link around code does have words.
    return _NOT_NEWLINE.sub("\ufffc", match.group()) if match.group(1) else match.group()


def _without_indented(lines: list[str]) -> Iterator[str]:
    """Four spaces after an empty line are code, but in a list they belong to the item above."""
    after_empty, in_list, in_code = True, False, False
    for line in lines:
        if not line.strip():
            after_empty = True
            yield line
            continue
        deep = line.startswith(("    ", "\t"))
        in_code = deep and not in_list and (after_empty or in_code)
        if not deep and (after_empty or _ITEM.match(line)):
            in_list = bool(_ITEM.match(line))
        after_empty = False
        yield _blank(line) if in_code else line
