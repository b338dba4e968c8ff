"""Pictures that nobody sees."""

from collections.abc import Iterator

from catalogue.base import messages
from catalogue.base.diagnostics import Diagnostic, Place
from catalogue.content.source import IMAGES_FOLDER, Reading, Source
from catalogue.content.yaml_tree import Mapping, Node, Scalar


def check(reading: Reading[Source], folder: str) -> Iterator[Diagnostic]:
    """The notes about ``beelden/`` in the folder of content that is shown as ``folder``.

    A picture is used when a text or a field names its file.
    """
    named = "\n".join(
        part for source in reading.sources for part in (source.text, *_values(source.fields))
    )
    for name in sorted(reading.images):
        place = Place(f"{folder}/{IMAGES_FOLDER}/{name}")
        if name not in named:
            yield messages.connection.unused_picture(place, name)


def _values(node: Node) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield node.text
        return
    parts = (value for _, value in node.pairs) if isinstance(node, Mapping) else node.items
    for part in parts:
        yield from _values(part)
