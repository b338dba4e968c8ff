"""JSON put together from pieces: what many files hold is encoded once."""

from collections.abc import Iterable
from typing import Any

from catalogue.feeds.escaping import encode


def listed(lines: Iterable[bytes]) -> Iterable[bytes]:
    """The parts of a JSON list with one item on a line; ``[]`` without items."""
    before = b"[\n"
    for line in lines:
        yield before
        yield line
        before = b",\n"
    yield b"\n]" if before != b"[\n" else b"[]"


def as_json(value: Any) -> str:
    """A value as JSON. Most are text or lists of text, which need no encoder of their own."""
    if type(value) is list and value and type(value[0]) is str:
        return f"[{', '.join(map(encode, value))}]"
    return encode(value)


def object_of(values: Iterable[tuple[str, str]]) -> str:
    """A JSON object on one line, of keys and values that are JSON already."""
    return "{" + ", ".join([f'"{key}": {value}' for key, value in values]) + "}"
