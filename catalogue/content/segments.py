"""How many parts a JPEG or PNG file is put together from.

Every part is work for who reads it, and a part can be one byte: a file with very many of them
takes long. And every scan of a JPEG goes over the whole picture again: a file of 60 kB can
ask for hours. No camera or program writes so many.
"""

import re
from collections.abc import Iterator
from itertools import repeat

MOST_PARTS = 5_000
MOST_SCANS = 100

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
# What ends the data of a scan: a marker that is neither a byte of data nor a restart.
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_START_OF_SCAN, _END = 0xDA, 0xD9


def too_many(data: bytes) -> bool:
    """Whether a file has more parts than a picture needs; ``False`` for other kinds of files."""
    scans = 0
    for number, scan in enumerate(_parts(data)):
        scans += scan
        if number >= MOST_PARTS or scans > MOST_SCANS:
            return True
    return False


def _parts(data: bytes) -> Iterator[bool]:
    """Every part: whether it is a scan."""
    if data.startswith(_PNG):
        return _of_png(data)
    return _of_jpeg(data) if data.startswith(_JPEG) else iter(())


def _of_png(data: bytes) -> Iterator[bool]:
    at = len(_PNG)
    while at < len(data):
        yield False
        # The length, four letters, what it holds, and a checksum.
        at += 12 + int.from_bytes(data[at : at + 4], "big")


def _of_jpeg(data: bytes) -> Iterator[bool]:
    at = len(_JPEG)
    scanned = False
    while found := _MARKER.search(data, at):
        marker = data[found.start() + 1]
        if marker == _END:
            return
        if not scanned:
            # Up to the first scan, what stands between two parts is read byte by byte.
            yield from repeat(False, found.start() - at)
        scanned = scanned or marker == _START_OF_SCAN
        yield marker == _START_OF_SCAN
        length = int.from_bytes(data[found.end() : found.end() + 2], "big")
        # Behind the head of a scan comes its data, in which the next marker is looked for.
        at = found.end() + length
