"""``check --fix``: mends what has one right answer, and nothing else."""

import io
import os
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from catalogue.editor import fix
from catalogue.schema import KIND
from tests import harness
from tests.unit.test_properties import bounded

NAMES = {
    "fase": {"kiezen": "Kiezen", "leren": "Leren"},
    "wijk": {"spangen": "Spangen", "bospolder": "Bospolder"},
    "thema": {"robots-en-elektronica": "Robots"},
    "partner": {"a-b": "A b", "ab": "Ab"},
}
PROGRAMMA = "programmas/robotica.md"
GOOD = (harness.SMALL / PROGRAMMA).read_bytes()


def _mended(text: str | bytes, kind: str = "programma") -> str:
    data = text.encode() if isinstance(text, str) else text
    return fix.fix(data, KIND[kind], NAMES)[0].decode()


def _field(line: str) -> str:
    """Mend one line among the fields."""
    return _mended(f"---\n# zo\n{line}\n---\n\nTekst.\n").split("\n")[2]


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("status: Gepland", "status: gepland"),
        ("status: 'Gepland' # waar", "status: 'gepland' # waar"),
        ("status:\u00a0gepland", "status: gepland"),
        ("Status: gepland", "status: gepland"),
        ("gratis: Yes", "gratis: ja"),
        ("gratis: true", "gratis: ja"),
        ("gratis: Gratis", "gratis: ja"),  # the label that visitors read
        ("fase: kiezen", "fase: [kiezen]"),
        ("fase: kiezen, Leren  # twee", "fase: [kiezen, leren]  # twee"),
        ("wijken: [Spangen,BOSPOLDER]", "wijken: [spangen,bospolder]"),
        ('wijken: ["Spangen"]', 'wijken: ["spangen"]'),
        ("themas: [Robots en elektronica]", "themas: [robots-en-elektronica]"),
        ("gecontroleerd: 1-3-2024", "gecontroleerd: 2024-03-01"),
        ("gecontroleerd: 1 maart 2024", "gecontroleerd: 2024-03-01"),
        ("gecontroleerd: 2024/3/1", "gecontroleerd: 2024-03-01"),
        ("periode: {van: 1-3-2024}", "periode: {van: 2024-03-01}"),
        ("gecontroleerd: maandag 23 november 2026", "gecontroleerd: 2026-11-23"),
        ("momenten: [{begin: 1-12-2026 14.00}]", "momenten: [{begin: 2026-12-01 14:00}]"),
        ("momenten: [{begin: 1 dec 2026 om 9 uur}]", "momenten: [{begin: 2026-12-01 09:00}]"),
        ("website: ' https://x.nl '", "website: 'https://x.nl'"),
        ("website: https:// x.nl", "website: https://x.nl"),
        (
            "bronnen: [{url: 'https://x.nl ', gezien: X}]",
            "bronnen: [{url: 'https://x.nl', gezien: X}]",
        ),
        ("leeftijd:  {van: 8}  ", "leeftijd:  {van: 8}"),
    ],
)
def test_one_right_answer(line: str, mended: str) -> None:
    assert _field(line) == mended


@pytest.mark.parametrize(
    "line",
    [
        "status: gepand",  # near is a guess
        "wijken: [spange]",
        "aanbieders: [A-B]",  # a-b or ab
        "gecontroleerd: 31-2-2024",
        "gecontroleerd: 01-02-24",
        "gecontroleerd: dinsdag 23 november 2026",  # which was a Monday
        "momenten: [{begin: 01-02-24 14:00}]",
        "momenten: [{begin: 2026-12-01 9:00}]",
        "momenten: [{begin: 2026-12-01T14.00}]",
        "periode: {van: sinds 2024}",
        "website: https://x.nl/a b",
        "website: voorbeeld.nl",
        "website: http://x.nl",
        "naam: Gepland",
        "samenvatting: true",
        "fase: 'kiezen, leren'",
        "fase: kiezen en misschien leren",
        "statuss: Gepland",
        "leeftijd: 8-12",
    ],
)
def test_a_guess_is_left_to_the_editor(line: str) -> None:
    assert _field(line) == line


@pytest.mark.parametrize(
    ("data", "mended"),
    [
        (b"\xef\xbb\xbf---\nnaam: X\n---\n\nX.\n", "---\nnaam: X\n---\n\nX.\n"),
        (b"---\r\nnaam: X\r\n---\r\n\r\nX.\r\n", "---\nnaam: X\n---\n\nX.\n"),
        (b"---\rnaam: X\r---\r\rX.", "---\nnaam: X\n---\n\nX.\n"),
        (b"\n ---\nnaam: X\n--- \n\nX.\n", "---\nnaam: X\n---\n\nX.\n"),
        ("---\nnaam: X\u200b\n---\n\nX\u200e.\n".encode(), "---\nnaam: X\n---\n\nX.\n"),
        (b"---\nleeftijd:\n\tvan: 8\n---\n\nX.\n", "---\nleeftijd:\n  van: 8\n---\n\nX.\n"),
        (b"---\nnaam: X\n---\n\na \nb  \nc\t\n \nd  ", "---\nnaam: X\n---\n\na\nb  \nc\n\nd\n"),
        (b"---\nnaam: X\n---\n\n```\na \n```\n", "---\nnaam: X\n---\n\n```\na \n```\n"),
    ],
)
def test_layout(data: bytes, mended: str) -> None:
    assert _mended(data) == mended


@pytest.mark.parametrize(
    "data",
    [
        "---\nnaam: é\n---\n".encode("latin-1"),
        "---\nnaam: x\n---\n".encode("utf-16"),
        GOOD,
        b"",
        b"\n",
        b"Tekst  \nzonder velden.  \n",
        # A field that is there already is not made twice.
        b"---\nstatus: gepland\nStatus: gestopt\n---\n\nX.\n",
    ],
)
def test_what_is_left_alone(data: bytes) -> None:
    assert fix.fix(data, KIND["programma"], NAMES) == (data, [])


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("status: actief", ""),
        ("status: 'Onbekend'  # navragen", ""),
        ("zekerheid: hoog", ""),
        ("zekerheid:", ""),
        ("zekerheid: >-\n  hoog", None),
        ("status: gestopt", None),
        ("status: loopt", None),
        ("aanmelding: Bel ons.  # in mei", "meedoen:\n  stap: Bel ons.  # in mei\n"),
        ("aanmelding: 'Bel: 010 1234567'", "meedoen:\n  stap: 'Bel: 010 1234567'\n"),
        ('aanmelding: "Bel \\"ons\\": nu"', 'meedoen:\n  stap: "Bel \\"ons\\": nu"\n'),
        # What goes on below the line would lose its place.
        ("aanmelding: Bel\n  ons.", None),
        ("aanmelding: >-\n  Bel\n  ons.", None),
        ("aanmelding: |\n  Bel: ons.", None),
        # There is one place for the sentence, and it is short.
        ("aanmelding: Bel ons.\nmeedoen: {hoe: zelf}", None),
        ("meedoen:\n  hoe: zelf\naanmelding: Bel ons.", None),
        (f"aanmelding: {'a' * 201}", None),
    ],
)
def test_a_field_that_went_is_taken_out_or_moved(line: str, mended: str | None) -> None:
    text = "---\nnaam: X\n{}fase: [leren]\n---\n\nstatus: actief\n"
    written = text.format(f"{line}\n")
    wanted = written if mended is None else text.format(mended)
    assert _mended(written) == wanted
    assert _mended(wanted) == wanted


def test_all_that_went_goes_at_once_with_the_lines_as_they_were() -> None:
    text = "---\nstatus: actief\naanmelding: Bel.\nnaam: X\nzekerheid: laag\n---\n\nX.\n"
    data, changes = fix.fix(text.encode(), KIND["makerspace"], NAMES)
    assert data == b"---\nmeedoen:\n  stap: Bel.\nnaam: X\n---\n\nX.\n"
    assert changes == [
        (2, "`status` is weg: dat rekent de site nu zelf uit"),
        (3, "`aanmelding` staat nu bij `meedoen`"),
        (5, "`zekerheid` is weg: dat rekent de site nu zelf uit"),
    ]
    assert _mended(text, "actie") == text, "an action keeps how sure we are"


def test_a_list_is_mended_too() -> None:
    text = "# wijken\n- id: Spangen # zo\n  Naam: Spangen\n"
    assert _mended(text, "wijk") == "# wijken\n- id: spangen # zo\n  naam: Spangen\n"


# --- the command --------------------------------------------------------------------------------


def _desk(folder: Path, **files: str | bytes) -> Path:
    harness.site(folder, **files)
    (folder / "templates").symlink_to(harness.TEMPLATES)
    return folder


def test_the_command_mends_says_what_and_checks_the_rest(tmp_path: Path) -> None:
    wrong = (
        GOOD.replace(b"themas:", b"bereik: Stad   # overal\nthemas:")
        .replace(b"gecontroleerd: 2026-11-23", b"gecontroleerd: 23-11-2026")
        .replace(b"naam: Robotica", b"name: Robotica")
    )
    path = _desk(tmp_path, **{PROGRAMMA: wrong}) / "content" / PROGRAMMA
    path.chmod(0o640)
    code, said, told = harness.run("check", "--fix", folder=tmp_path)
    assert code == 1
    assert said.startswith(f"content/{PROGRAMMA}:2:1: fout V202: onbekend veld 'name'")
    assert f"content/{PROGRAMMA}:6: verbeterd: `bereik`: 'Stad' is nu 'stad'\n" in told
    assert "'23-11-2026' is nu '2026-11-23'" in told
    assert b"bereik: stad   # overal\n" in path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o640
    again = harness.run("check", "--fix", folder=tmp_path)
    assert again[:2] == (code, said)
    assert "verbeterd" not in again[2]
    assert not list(tmp_path.rglob("*.tmp"))


@pytest.mark.parametrize("name", ["naslag", "themas", "programmas/link.md"])
def test_what_lies_behind_a_link_is_not_touched(name: str, tmp_path: Path) -> None:
    content = _desk(tmp_path) / "content"
    elsewhere = tmp_path / "elders"
    if name.endswith(".md"):
        elsewhere.mkdir()
        (elsewhere / "link.md").write_bytes(b"---\r\n")
        (content / name).symlink_to(elsewhere / "link.md")
    else:
        (content / name).rename(elsewhere)
        (content / name).symlink_to(elsewhere)
    for path in elsewhere.iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    (content / "programmas" / "nota.txt").write_bytes(b"a\r\n")
    before = {path: path.read_bytes() for path in elsewhere.iterdir()}
    harness.run("check", "--fix", folder=tmp_path)
    assert {path: path.read_bytes() for path in elsewhere.iterdir()} == before
    # A file that is no content stays as it is, too.
    assert (content / "programmas" / "nota.txt").read_bytes() == b"a\r\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_disk_that_refuses_is_2(tmp_path: Path) -> None:
    folder = _desk(tmp_path, **{PROGRAMMA: GOOD + b" "}) / "content" / "programmas"
    folder.chmod(0o500)
    try:
        code, _, told = harness.run("check", "--fix", folder=tmp_path)
    finally:
        folder.chmod(0o700)
    assert (code, "Traceback" in told) == (2, False)


# --- properties ---------------------------------------------------------------------------------

_PIECES = [
    b"\r\n", b"\r", b"\t", b"  ", b" ", b"\n", b"\xef\xbb\xbf", b"\xc2\xa0", b"\xe2\x80\x8b",
    b"---", b"'", b'"', b"#", b": ", b"- ", b"[", b"]", b"{", b"Gepland", b"gepland",
    b"1-3-2024", b"Status", b"\nstatus: actief\n", b"\naanmelding: Bel.\n",
    b"fase: kiezen, leren\n", b"wijken: [Spangen]\n", b"\nWebsite: https:// x.nl\n", b"|\n  a \n",
]  # fmt: skip


@st.composite
def _broken(draw: st.DrawFn) -> bytes:
    """The good file, with a few pieces put in or cut out."""
    data = GOOD
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        piece = draw(st.sampled_from(_PIECES))
        data = data[:at] + piece + data[at + draw(st.sampled_from([0, 0, 0, 1, 5])) :]
    return data


@bounded
@given(_broken())
@pytest.mark.slow
def test_mending_twice_is_mending_once(data: bytes) -> None:
    once, _ = fix.fix(data, KIND["programma"], NAMES)
    assert fix.fix(once, KIND["programma"], NAMES) == (once, [])


@bounded
@given(_broken())
def test_layout_keeps_the_meaning(data: bytes) -> None:
    """With nothing known, no value is mended but days and options; words stay as they were."""
    once, changes = fix.fix(data, KIND["pagina"], {})
    if not any(what.startswith("`") for _, what in changes) and b"\xef\xbb\xbf" not in data:
        try:
            before = data.decode().replace("\r\n", "\n").replace("\r", "\n").replace("\u200b", "")
        except UnicodeDecodeError:
            assert once == data
            return
        assert before.replace("\u00a0", " ").split() == once.decode().replace("\u00a0", " ").split()


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.slow
def test_no_new_problem_comes_of_mending(seed: int, tmp_path: Path) -> None:
    """Problems after a fix are those of before, without the ones that were mended."""
    content = harness.site(tmp_path)
    path = content / PROGRAMMA
    for number, piece in enumerate(_PIECES):
        at = (seed * 37 + number * 41) % len(GOOD)
        data = GOOD[:at] + piece + GOOD[at:]
        path.write_bytes(data)
        before = Counter(problem.code for problem in harness.problems(content))
        with harness.inside(tmp_path):
            fix.fix_all(content)
        after = Counter(problem.code for problem in harness.problems(content))
        # A file that can be read at last may show what could not be seen before.
        assert after <= before or any(code.startswith("B") for code in before)


# --- photos -------------------------------------------------------------------------------------


def _photo(kind: str, size: tuple[int, int] = (60, 40), **options: object) -> bytes:
    """A photo as a telephone makes it: on its side, and with the place where it was taken."""
    exif = Image.Exif()
    exif[0x0110], exif[0x0112] = "Telefoon", 6
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 55.0, 12.34), 3: "E", 4: (4.0, 28.0, 1.5)})
    out = io.BytesIO()
    Image.effect_noise(size, 50).convert("RGB").save(out, kind, exif=exif, **options)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_the_place_goes_out_of_a_photo_and_nothing_else_changes(kind: str) -> None:
    xmp = b'<x exif:GPSLatitude="51,55.5N"><exif:GPSLongitude>4,28.1E</exif:GPSLongitude></x>'
    data = _photo(kind, xmp=xmp) if kind != "PNG" else _photo(kind)
    fixed, changes = fix.fix_photo(data)
    assert changes == ["de plek waar de foto is gemaakt, staat er niet meer in"]
    before, after = (Image.open(io.BytesIO(photo)) for photo in (data, fixed))
    assert before.tobytes() == after.tobytes()
    assert before.getexif().get_ifd(0x8825)[2] == (51.0, 55.0, 12.34)
    assert not after.getexif().get_ifd(0x8825)
    assert (after.getexif()[0x0110], after.getexif()[0x0112]) == ("Telefoon", 6)
    assert b"51,55" not in fixed
    assert b"4,28" not in fixed
    assert fix.fix_photo(fixed) == (fixed, [])


@pytest.mark.parametrize("length", [40, 60, 90, 200])
def test_details_that_point_nowhere_break_nothing(length: int) -> None:
    data = _photo("JPEG")
    for wrong in (b"\xff" * 4, b"\0\0\0\x08", b"\x7f\xff\xff\xff"):
        hostile = data[: length - 4] + wrong + data[length:]
        assert len(fix.fix_photo(hostile)[0]) == len(data)
    assert fix.fix_photo(data[:length])[0][:20] == data[:20]


def test_a_large_photo_becomes_smaller_and_stands_upright(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    path = content / "beelden" / "IMG_1.JPG"
    harness.put(path, _photo("JPEG", (2600, 1300), quality=100))
    with harness.inside(tmp_path):
        first, second = fix.fix_all(content), fix.fix_all(content)
    assert re.fullmatch(
        r"content/beelden/IMG_1.JPG:1: verbeterd: de plek .* niet meer in\n"
        r"content/beelden/IMG_1.JPG:1: verbeterd: de foto was \d,\d MB, en is nu \d,\d MB: 1200 bij"
        r" 2400 beeldpunten",
        "\n".join(first),
    )
    assert second == []
    with Image.open(path) as photo:
        assert (photo.format, photo.size) == ("JPEG", (1200, 2400))
    assert not harness.problems(content)
