"""The files that are made of a photo in ``beelden/``."""

from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from catalogue.base import messages
from catalogue.base.diagnostics import Place
from catalogue.base.plan import Plan
from catalogue.content import pictures
from catalogue.content.naming import IMAGES_FOLDER
from catalogue.content.opening import opened, shown
from catalogue.content.pictures import Picture
from catalogue.content.reader import MAX_IMAGE_BYTES
from catalogue.content.sources import Reading
from catalogue.content.yaml_tree import Refused

_CHANGED = "het veranderde terwijl de site werd gemaakt"


def photos(content: Path, reading: Reading[Any]) -> Plan:
    """Every width and format of every photo. The photo itself is read when one is asked for."""
    return Plan(
        {
            address: partial(_made, content / IMAGES_FOLDER / name, picture, width, ending)
            for name, picture in reading.images.items()
            for address, width, ending in picture.addresses()
        }
    )


def _made(path: Path, picture: Picture, width: int, ending: str) -> bytes:
    return pictures.encode(_same(path, picture), width, ending)


# All files of a photo are made one after the other.
@lru_cache(maxsize=1)
def _same(path: Path, picture: Picture) -> bytes:
    """The bytes that were looked at before. Raises ``Refused`` when they have changed."""
    data = opened(path, MAX_IMAGE_BYTES)
    if pictures.name_of(path.name, data) != picture.stem:
        raise Refused(messages.file.unreadable(Place(shown(path)), _CHANGED))
    return data
