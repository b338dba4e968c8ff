"""QR codes (ISO/IEC 18004), of bytes, with error correction M and always mask 3.

Only what an address on paper needs. The library that a test compares it with takes nine times as
long: two seconds of a build of a thousand entries.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import accumulate, chain, pairwise, product, zip_longest
from operator import itemgetter

# Per version, from 1: codewords for correction in a block, and blocks (table 9 of the standard).
_CORRECTION = (
    *(10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26),
    *(28,) * 19,
)
_BLOCKS = (
    *(1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23),
    *(25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49),
)
# Any of the eight masks gives a code that is read (7.8); weighing them all takes long.
_MASK = 3
# Light modules around the code.
_BORDER = 4
_DARK = re.compile(rb"\x01+")
Module = tuple[int, int]
"""Row and column."""


def svg(text: str) -> bytes:
    """QR code of a text, black on white. Raises ``ValueError`` above 2,331 bytes."""
    rows = modules(text)
    size, moves, x, y = len(rows) + 2 * _BORDER, list[str](), 0, 0
    for number, row in enumerate(rows):
        for dark in _DARK.finditer(row):
            moves.append(f"m{dark.start() - x} {number - y}h{dark.end() - dark.start()}")
            x, y = dark.end(), number
    # The first move is to the corner: a finder pattern. A line is drawn through its middle.
    path = f"M{_BORDER} {_BORDER}.5{''.join(moves).removeprefix('m0 0')}"
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<path fill="#fff" d="M0 0h{size}v{size}h-{size}z"/>'
        f'<path class="qrline" stroke="#000" d="{path}"/></svg>\n'
    ).encode()


def modules(text: str) -> list[bytes]:
    """Rows of a code: 1 for a dark module."""
    data = text.encode()
    fitting = (version for version in range(1, 41) if len(data) <= _capacity(version))
    version = next(fitting, 0)
    if not version:
        raise ValueError(f"too long for a QR code: {len(data)} bytes")
    in_order, frame = _frame(version)
    codewords = _codewords(data, version)
    bits = f"{int.from_bytes(codewords):0{8 * len(codewords)}b}".encode()
    drawn = bytes(in_order(bits + b"0"))
    size = _size(version)
    flat = (int.from_bytes(drawn) ^ frame).to_bytes(size * size)
    return [flat[start : start + size] for start in range(0, size * size, size)]


def _size(version: int) -> int:
    return 17 + 4 * version


@cache
def _total(version: int) -> int:
    """Codewords of a version, those for correction included."""
    return sum(1 for _ in _free(version)) // 8


def _head(version: int) -> int:
    """Bits before the text: the mode and the number of bytes."""
    return 12 if version < 10 else 20


@cache
def _capacity(version: int) -> int:
    """Bytes of text that fit."""
    correction = _CORRECTION[version - 1] * _BLOCKS[version - 1]
    return _total(version) - correction - (_head(version) + 4) // 8


# --- data and its correction --------------------------------------------------------------------


def _codewords(text: bytes, version: int) -> bytes:
    """Data and correction, of which the blocks are interleaved."""
    correction, blocks = _CORRECTION[version - 1], _BLOCKS[version - 1]
    room = _total(version) - correction * blocks
    head, mode = _head(version), 0b0100
    number = (mode << head - 4 | len(text)) << 8 * len(text) | int.from_bytes(text)
    # Four zeros end the text, and all versions then begin a new byte.
    data = (number << 4).to_bytes(len(text) + (head + 4) // 8)
    # What fills the room behind it nobody reads; this is what segno writes, which a test compares.
    data += (b"\0" + b"\xec\x11" * room)[: room - len(data)]
    # The last blocks have one byte more.
    sizes = [(room + number) // blocks for number in range(blocks)]
    parts = [data[start:end] for start, end in pairwise(accumulate(sizes, initial=0))]
    corrections = [_correction(part, correction) for part in parts]
    interleaved = chain(*zip_longest(*parts), *zip(*corrections, strict=True))
    return bytes(byte for byte in interleaved if byte is not None)


def _correction(data: bytes, length: int) -> bytes:
    """Remainder of the data divided by the generator of Reed-Solomon (7.5)."""
    multiples, rest, top = _multiples(length), 0, 8 * (length - 1)
    below = (1 << top) - 1
    for byte in data:
        rest = (rest & below) << 8 ^ multiples[byte ^ rest >> top]
    return rest.to_bytes(length)


@cache
def _multiples(length: int) -> list[int]:
    """Generator of so many codewords, times each byte."""
    generator, root = [*bytes(length - 1), 1], 1
    for _ in range(length):
        shifted = [*generator[1:], 0]
        terms = zip(generator, shifted, strict=True)
        generator = [_times(term, root) ^ next_term for term, next_term in terms]
        root = _times(root, 2)
    multiples = [0]
    for byte in range(1, 256):
        highest = 1 << byte.bit_length() - 1
        row = int.from_bytes(bytes(_times(term, highest) for term in generator))
        multiples.append(row ^ multiples[byte ^ highest])
    return multiples


def _times(first: int, second: int) -> int:
    """Product in the field of 256 elements."""
    result = 0
    while second:
        result ^= first * (second & 1)
        first, second = first << 1 ^ (first >> 7) * 0x11D, second >> 1
    return result


# --- what is the same in all codes of a version -------------------------------------------------


@cache
def _frame(version: int) -> tuple[Callable[[bytes], tuple[int, ...]], int]:
    """Take the bits of a code in the order of its modules; and what then is added to them."""
    size, patterns = _size(version), _patterns(version)
    bit_of = {module: bit for bit, module in enumerate(_free(version))}
    every = [(y, x) for y in range(size) for x in range(size)]
    # Behind the bits is one for all other modules; a few free ones at the end hold nothing.
    constant = 8 * _total(version)
    in_order = itemgetter(*(min(bit_of.get(module, constant), constant) for module in every))
    # A bit is the letter 0 or 1, of which this makes the number.
    letter = ord("0")
    added = (letter ^ patterns.get((y, x), (x + y) % _MASK == 0) for y, x in every)
    return in_order, int.from_bytes(bytes(added))


def _free(version: int) -> Iterator[Module]:
    """Modules for data in their order: up and down in columns of two, from the right (7.7.3)."""
    size, patterns = _size(version), _patterns(version)
    for column in (*range(size - 1, 6, -2), 5, 3, 1):
        upwards = (column + 1) & 2 == 0
        for y in range(size - 1, -1, -1) if upwards else range(size):
            yield from ((y, x) for x in (column, column - 1) if (y, x) not in patterns)


@cache
def _patterns(version: int) -> dict[Module, bool]:
    """Modules that hold no data, and whether they are dark."""
    size = _size(version)
    drawn = {place: place[0] % 2 == place[1] % 2 for n in range(size) for place in ((6, n), (n, 6))}
    for row, column in _alignments(version):
        for y, x in product(range(-2, 3), repeat=2):
            drawn[row + y, column + x] = max(abs(y), abs(x)) != 1
    for row, column in ((3, 3), (3, size - 4), (size - 4, 3)):
        for y, x in product(range(-4, 5), repeat=2):
            if 0 <= row + y < size and 0 <= column + x < size:
                drawn[row + y, column + x] = max(abs(y), abs(x)) not in (2, 4)
    return drawn | _about(version)


def _about(version: int) -> dict[Module, bool]:
    """Modules that say which mask, which correction and, of large codes, which version it is."""
    size, drawn = _size(version), dict[Module, bool]()
    # Beside the pattern in the corner, around it, and in two halves beside the other two.
    along = (*range(6), 7, 8)
    around = [*((y, 8) for y in along), *((8, x) for x in along[-2::-1])]
    apart = [*((8, size - 1 - n) for n in range(8)), *((size - 7 + n, 8) for n in range(7))]
    form = _protected(_MASK, 10, 0x537) ^ 0x5412
    for bit, (module, same) in enumerate(zip(around, apart, strict=True)):
        drawn[module] = drawn[same] = bool(form >> bit & 1)
    drawn[size - 8, 8] = True
    for bit in range(18 if version >= 7 else 0):
        y, x = bit // 3, size - 11 + bit % 3
        drawn[y, x] = drawn[x, y] = bool(_protected(version, 12, 0x1F25) >> bit & 1)
    return drawn


def _alignments(version: int) -> Iterator[Module]:
    """Centres of the small squares (annex E)."""
    if version == 1:
        return
    number, last = version // 7 + 2, _size(version) - 7
    step = (version * 8 + number * 3 + 5) // (number * 4 - 4) * 2
    centres = [6, *range(last - step * (number - 2), last + 1, step)]
    yield from (
        (y, x)
        for y, x in product(centres, repeat=2)
        if (y, x) not in ((6, 6), (6, last), (last, 6))
    )


def _protected(value: int, bits: int, generator: int) -> int:
    """A value with so many bits of its code of Bose, Chaudhuri and Hocquenghem behind it."""
    rest = value
    for _ in range(bits):
        rest = rest << 1 ^ (rest >> bits - 1) * generator
    return value << bits | rest
