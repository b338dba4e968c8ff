"""What someone wrote in another shape than a field has, in the shape that it has.

It is shown as the example in a message, so it may be wrong; it is never put into a file.
"""

import re
from typing import Any

from catalogue.base.text import is_web_address
from catalogue.content import meant
from catalogue.content.yaml_tree import Node, Scalar, Sequence
from catalogue.schema.shapes import Choice, Group, Many, Period, Ref, Shape, Text, Whole, fields_of

_BETWEEN = re.compile(r"[,;/]| en ")
_AROUND = " \t()[]{}<>•·●*–—-"
_NOT_PLAIN = re.compile(r"[\[\]{}:#'\"]")
_ANY_ADDRESS = re.compile(r"https://voorbeeld\.nl[^\s,}]*")
_PICTURE = re.compile(r"[\w./-]+\.(?:jpe?g|png|webp|avif)", re.IGNORECASE)
_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?!\d)")


def of(shape: Shape, node: Node, example: str) -> str:
    """The example for ``shape`` with as much of ``node`` in it as is certainly meant."""
    return _of(shape, node, example) or example


def _of(shape: Shape, node: Node, example: str) -> str:
    # Within a list, the example is that of the list.
    in_list = example.startswith("[")
    match shape:
        case Many(shape=Text() | Ref() | Choice()):
            return _as_list(_texts(node))
        case Group(record=record):
            return (
                _with_address(node, example)
                or _with_picture(node, example)
                or _with_numbers(record, node)
                or _with_period(record, node)
            )
        case Many(shape=Group()):
            return _with_address(node, example)
        case Text() if isinstance(node, Sequence) and not in_list:
            return _plain(" ".join(_texts(node)))
        case _ if isinstance(node, Sequence) and len(node.items) == 1 and not in_list:
            return _plain("".join(_texts(node)))
    return ""


def item(shape: Shape, node: Node) -> str:
    """The example for a list of which ``node`` stands where one value of ``shape`` must be."""
    return _as_list(_texts(node)) if isinstance(shape, Text | Ref | Choice) else ""


def _texts(node: Node) -> list[str]:
    """The single values in a text with commas, in a list, or as names without values."""
    if isinstance(node, Scalar):
        return [part.strip(_AROUND) for part in _BETWEEN.split(node.text)]
    if isinstance(node, Sequence):
        return [one.text for one in node.items if isinstance(one, Scalar)]
    return [key.text for key, value in node.pairs if isinstance(value, Scalar) and value.empty]


def _as_list(parts: list[str]) -> str:
    plain = [_plain(part) for part in parts]
    return f"[{', '.join(plain)}]" if plain and all(plain) else ""


def _plain(text: str) -> str:
    """The text on one line, or nothing when it needs quotes."""
    return "" if _NOT_PLAIN.search(text) else " ".join(text.split())


def _with_address(node: Node, example: str) -> str:
    if not isinstance(node, Scalar) or not is_web_address(node.text):
        return ""
    return _ANY_ADDRESS.sub(lambda _: node.text, example, count=1)


def _with_picture(node: Node, example: str) -> str:
    if not isinstance(node, Scalar) or not _PICTURE.fullmatch(node.text):
        return ""
    return _PICTURE.sub(node.text.split("/")[-1], example, count=1)


def _with_period(record: type[Any], node: Node) -> str:
    """``2016`` as ``{van: 2016}``, when the group begins with a period."""
    first = fields_of(record)[0]
    if not isinstance(node, Scalar) or not isinstance(first.shape, Period):
        return ""
    found = meant.period(node.text)
    return f"{{{first.key}: {found}}}" if found else ""


def _with_numbers(record: type[Any], node: Node) -> str:
    """``8 tot 12 jaar`` as ``{van: 8, tot: 12}``, when all fields of the group are numbers."""
    fields = fields_of(record)
    texts = (
        _texts(node)
        if isinstance(node, Sequence)
        else [node.text]
        if isinstance(node, Scalar)
        else []
    )
    numbers = _NUMBER.findall(" ".join(texts))
    if not numbers or len(numbers) > len(fields):
        return ""
    if not all(isinstance(field.shape, Whole) for field in fields):
        return ""
    pairs = zip(fields, numbers, strict=False)
    return f"{{{', '.join(f'{field.key}: {int(number)}' for field, number in pairs)}}}"
