"""The edge of the house: whatever is in ``content/`` is read safely, or refused with its name."""

import io
import os
import socket
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from PIL import Image

import build
from catalogue.base.diagnostics import Diagnostic
from catalogue.cli.progress import Progress
from catalogue.content import files, front_matter, images, reader, yaml_tree
from catalogue.content.yaml_tree import Refused
from catalogue.schema import KINDS
from catalogue.site.render import Rendering
from tests import harness

PAGE = "programmas/robotica.md"
GOOD = (harness.SMALL / PAGE).read_bytes()


def _codes(problems: Iterable[Diagnostic]) -> list[str]:
    return [problem.code for problem in problems]


def _read(content: Path) -> list[str]:
    """The codes of everything that reading alone finds."""
    return _codes(reader.read(content).problems)


# --- bytes --------------------------------------------------------------------------------------

BYTES = {
    "utf-16 with its mark": ("é".join(["---\n"] * 9).encode("utf-16"), ["B103"], True),
    "utf-16-le": (GOOD.decode().encode("utf-16-le"), ["B103"], True),
    "utf-16-be": (GOOD.decode().encode("utf-16-be"), ["B103"], True),
    "utf-32": (GOOD.decode().encode("utf-32"), ["B103"], True),
    "latin-1": ("naam: één".encode("latin-1"), ["B103"], True),
    "half a letter": ("é".encode()[:1], ["B103"], True),
    "too long a form": (b"naam: \xc0\xaf", ["B103"], True),
    "half of a pair": (b"naam: \xed\xa0\x80", ["B103"], True),
    "mark": (b"\xef\xbb\xbf" + GOOD, ["B104"], False),
    "windows": (GOOD.replace(b"\n", b"\r\n"), ["B105"], False),
    "old mac": (GOOD.replace(b"\n", b"\r"), ["B105"], False),
    "mark and windows": (b"\xef\xbb\xbf" + GOOD.replace(b"\n", b"\r\n"), ["B104", "B105"], False),
    "mark and latin-1": (b"\xef\xbb\xbfnaam: \xe9\xe9n", ["B104", "B103"], True),
    "zero byte": (b"naam: a\x00b", ["B107"], False),
    "escape": (b"naam: a\x1b[2Jb", ["B107"], False),
    "bidi override": ("naam: a\u202eb".encode(), ["B107"], False),
    "bidi isolate": ("naam: a\u2066b".encode(), ["B107"], False),
    "zero width": ("naam: a\u200bb".encode(), ["B107"], False),
    "tag letters": ("naam: a\U000e0041b".encode(), ["B107"], False),
    "line separator": ("naam: a\u2028b".encode(), ["B107"], False),
    "mark in the middle": ("naam: a\ufeffb".encode(), ["B107"], False),
    "many of them": (b"\x01" * 5000, ["B107"] * files.MAX_REPORTED_CHARACTERS, False),
    "emoji with a joiner": ("naam: 👩\u200d🔧".encode(), [], False),
    "nothing": (b"", [], False),
}


def _decoded(data: bytes) -> tuple[str | None, list[Diagnostic]]:
    problems: list[Diagnostic] = []
    try:
        return files.decode(data, "x.md", problems), problems
    except Refused as refused:
        return None, [*problems, refused.problem]


@pytest.mark.parametrize("name", BYTES)
def test_decode(name: str) -> None:
    data, codes, unreadable = BYTES[name]
    text, problems = _decoded(data)
    assert _codes(problems) == codes
    assert (text is None) == unreadable
    if text is not None:
        assert not yaml_tree.INVISIBLE.search(text)
        assert "\r" not in text


def test_decode_knows_where() -> None:
    _, problems = _decoded(b"een\nnaam: caf\xe9")
    assert str(problems[0].place) == "x.md:2:10"
    _, problems = _decoded("een\ntw\u202eee".encode())
    assert str(problems[0].place) == "x.md:2:3"


# --- front matter -------------------------------------------------------------------------------


def test_split() -> None:
    fields, body, line = front_matter.split("---\nnaam: Jan\n---\n\n\n## Kop\n\ntekst\n\n", "x.md")
    assert [key.text for key, _ in fields.pairs] == ["naam"]
    assert (body, line) == ("## Kop\n\ntekst", 6)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("---\n---\n", ""),
        ("---\n---", ""),
        ("---  \nnaam: x\n---\t\ntekst", "tekst"),
        ("---\nnaam: x\n---\neen\n\n---\n\ntwee", "een\n\n---\n\ntwee"),
        ("---\nnaam: x\n---\n    code", "    code"),
    ],
)
def test_what_is_text(text: str, body: str) -> None:
    assert front_matter.split(text, "x.md")[1] == body


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("", "x.md:1:1", "B108"),
        ("naam: x\n---\n", "x.md:1:1", "B108"),
        ("\n---\nnaam: x\n---\n", "x.md:1:1", "B108"),
        (" ---\nnaam: x\n---\n", "x.md:1:1", "B108"),
        ("+++\nnaam = 1\n+++\n", "x.md:1:1", "B108"),
        ("{}\n", "x.md:1:1", "B108"),
        ("----\nnaam: x\n----\n", "x.md:1:1", "B108"),
        ("---", "x.md:2:1", "B109"),
        ("---\nnaam: x\n\nTekst zonder einde.", "x.md:3:1", "B109"),
        ("---\nnaam: x\n\nTekst.\n\n---\n\nMeer.", "x.md:3:1", "B109"),
        ("---\n- een\n- twee\n---\n", "x.md:2:1", "B113"),
        ("---\nlosse tekst\n---\n", "x.md:2:1", "B113"),
    ],
)
def test_front_matter_that_is_refused(text: str, place: str, code: str) -> None:
    with pytest.raises(yaml_tree.Refused) as refused:
        front_matter.split(text, "x.md")
    assert (str(refused.value.problem.place), refused.value.problem.code) == (place, code)


# --- files --------------------------------------------------------------------------------------


def test_the_smallest_content_is_read_without_a_word(tmp_path: Path) -> None:
    reading = reader.read(harness.site(tmp_path))
    assert reading.problems == ()
    # A region without boundaries has no map.
    assert (reading.broken, reading.unknown_kinds) == (frozenset(), frozenset({"grens"}))
    assert list(reading.images) == ["robot.png"]
    robotica = next(one for one in reading.sources if one.id == "robotica")
    assert (robotica.kind.name, robotica.pad) == ("programma", PAGE)
    assert robotica.text.startswith("Je bouwt een robot.")


def _socket(path: Path) -> None:
    # The address of a socket must be short.
    with harness.inside(path.parent), socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path.name)


def _huge_and_empty(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(5 * 10**9)


LIMITS = {
    PAGE: reader.MAX_PAGE_BYTES,
    "naslag/fasen.yml": reader.MAX_LIST_BYTES,
    "beelden/robot.png": images.MAX_BYTES,
}
NOT_FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "link": (lambda path: path.symlink_to("/etc/passwd"), "B101"),
    "link inside": (lambda path: path.symlink_to("lasclub.md"), "B101"),
    "link to what has no end": (lambda path: path.symlink_to("/dev/zero"), "B101"),
    "link to itself": (lambda path: path.symlink_to(path.name), "B101"),
    "link to nothing": (lambda path: path.symlink_to("nergens.md"), "B101"),
    "pipe": (os.mkfifo, "B101"),
    "socket": (_socket, "B101"),
    "folder": (Path.mkdir, "B101"),
    "too large": (
        lambda path: path.write_bytes(b"#" * (LIMITS[f"{path.parent.name}/{path.name}"] + 1)),
        "B106",
    ),
    "5 GB of nothing": (_huge_and_empty, "B106"),
}


@pytest.mark.parametrize("name", NOT_FILES)
@pytest.mark.parametrize("path", LIMITS)
def test_only_plain_files_of_a_sane_size(name: str, path: str, tmp_path: Path) -> None:
    make, code = NOT_FILES[name]
    content = harness.site(tmp_path)
    (content / path).unlink()
    make(content / path)
    start = time.process_time()
    (problem,) = reader.read(content).problems
    assert time.process_time() - start < 3
    assert (problem.code, Path(problem.place.path).name) == (code, Path(path).name)


@pytest.mark.parametrize("folder", ["programmas", "naslag", "beelden"])
def test_a_folder_that_is_a_link_is_not_followed(folder: str, tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    (content / folder).rename(tmp_path / "elders")
    (content / folder).symlink_to(tmp_path / "elders")
    reading = reader.read(content)
    assert _codes(reading.problems) == ["B101"]
    assert not [source for source in reading.sources if source.pad.startswith(folder)]
    if folder != "beelden":
        assert _codes(harness.problems(content)) == ["B101"], "what was in it is not missed"


NAMES = {
    **dict.fromkeys(["Robot.md", "robot a.md", "rob_ot.md", "robót.md", "-robot.md"], "B102"),
    **dict.fromkeys(["robot..md", "con.md", "lpt1.md", "a" * 81 + ".md", "a\nb.md"], "B102"),
    **dict.fromkeys(["\x1b[2J.md", "<script>.md"], "B102"),
    **dict.fromkeys(["robot.txt", "robot.html"], "B117"),
    "ROBOTICA.md": "B115",
}


@pytest.mark.parametrize("name", NAMES)
def test_names_of_files(name: str, tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    (content / "programmas" / name).write_bytes(GOOD)
    with harness.inside(tmp_path):
        (problem,) = reader.read(Path("content")).problems
    assert problem.code == NAMES[name]
    assert str(problem).isprintable() or "\n  hulp: " in str(problem)
    assert "\x1b" not in str(problem)


def test_a_name_of_loose_bytes(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    path = os.fsencode(content) + b"/programmas/\xff\xfe.md"
    try:
        Path(os.fsdecode(path)).write_bytes(GOOD)
    except OSError:
        pytest.skip("this disk holds no such names")
    (problem,) = reader.read(content).problems
    assert problem.code == "B102"
    str(problem).encode()


def test_two_names_that_are_one_elsewhere(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    for name in ("café.md", "cafe\u0301.md"):
        (content / "programmas" / name).write_bytes(GOOD)
    if len(list((content / "programmas").glob("caf*"))) < 2:
        pytest.skip("on this disk they are one")
    assert sorted(_read(content)) == ["B102", "B115"]


def test_what_is_for_people_is_left_alone(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    for name in (
        "LEESMIJ.md",
        ".DS_Store",
        "programmas/.robotica.md.swp",
        "programmas/robotica.md~",
    ):
        (content / name).write_bytes(b"\xff\x00")
    assert _read(content) == []


def test_what_does_not_belong_is_told(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    (content / "programma").mkdir()
    (content / "site.html").write_text("<script>")
    (content / "beelden" / "a.svg").write_text("<svg onload=alert(1)>")
    reading = reader.read(content)
    assert _codes(reading.problems) == ["B114", "B114", "B114"]
    assert reading.images.keys() == {"robot.png"}


# --- no echoes ----------------------------------------------------------------------------------

BREAKS = [
    b"\xff\xfe",
    b"naam: x",
    b"---\nnaam: [\n---\n",
    b"---\nnaam: x\n",
    b"---\na: &b 1\n---\n",
]


@pytest.mark.parametrize("data", BREAKS)
@pytest.mark.parametrize("path", ["partners/de-school.md", "themas/robots.md", PAGE])
def test_a_file_that_cannot_be_read_keeps_its_name(path: str, data: bytes, tmp_path: Path) -> None:
    """Others refer to it and link to it; that is no second mistake."""
    (problem,) = harness.problems(harness.site(tmp_path, **{path: data}))
    assert problem.place.path == f"content/{path}"


@pytest.mark.parametrize("name", sorted(path.name for path in (harness.SMALL / "naslag").iterdir()))
def test_a_list_that_cannot_be_read_is_told_once(name: str, tmp_path: Path) -> None:
    optional = {Path(kind.where).name for kind in KINDS if kind.optional}
    for number, change in enumerate((None, b"\xff\xfe", b"- a: [")):
        content = harness.site(tmp_path / str(number))
        path = content / "naslag" / name
        path.write_bytes(change) if change else path.unlink()
        may_be_absent = change is None and name in optional
        assert len(harness.problems(content)) == (0 if may_be_absent else 1)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert _read(tmp_path / "nergens") == ["B101"]
    (tmp_path / "content").write_text("tekst")
    assert _read(tmp_path / "content") == ["B101"]


def test_what_comes_while_files_are_read_is_noticed(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    path, late = content / PAGE, content / "programmas" / "later.md"
    snapshot = files.snapshot(content)
    assert snapshot.is_current({str(path)})
    harness.put(path, "anders")
    assert not snapshot.is_current({str(path)})
    # A file that was not read counts the next time.
    assert snapshot.is_current(set())
    harness.put(late, "nieuw")
    assert not snapshot.is_current(set())


def test_a_young_file_is_not_believed_by_its_times() -> None:
    saved = 10**18
    stamps = {"a.md": (1, 5, 0, saved)}
    assert not files.Snapshot({}, stamps, saved + 1).is_settled("a.md")
    assert files.Snapshot({}, stamps, saved + 3 * 10**9).is_settled("a.md")
    assert not files.Snapshot({}, {}, saved).is_settled("a.md")


def test_problems_do_not_depend_on_the_order_of_the_disk(tmp_path: Path) -> None:
    reports = []
    for turn in (1, -1):
        content = harness.site(tmp_path / str(turn))
        for name in sorted(NAMES)[::turn]:
            (content / "programmas" / name).write_bytes(GOOD)
        reports.append(harness.report(content))
    assert reports[0] == reports[1]


# --- photos -------------------------------------------------------------------------------------


def test_a_camera_may_name_its_files(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    (content / "beelden" / "robot.png").rename(content / "beelden" / "IMG_0001.PNG")
    reading = reader.read(content)
    assert reading.problems == ()
    assert reading.images["IMG_0001.PNG"].stem.startswith("beelden/img-0001.")


@pytest.mark.parametrize("name", ["foto.heic", "foto.TIFF", "foto.bmp"])
def test_a_photo_that_browsers_do_not_know_is_explained(name: str, tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    (content / "beelden" / name).write_bytes(b"x")
    (problem,) = reader.read(content).problems
    assert problem.code == "B130"
    assert "JPG" in problem.advice


def test_every_size_of_a_photo_is_planned_and_made(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    Image.new("RGB", (1000, 500), "red").save(content / "beelden" / "robot.png")
    plan = images.photos(content, reader.read(content).images)
    assert {name.split("-")[-1]: data[:3] for name, data in plan.items()} == {
        f"{width}.{ending}": start
        for ending, start in (("jpg", b"\xff\xd8\xff"), ("webp", b"RIF"))
        for width in (480, 960, 1000)
    }


def test_a_photo_that_changes_while_the_site_is_made_stops_the_build(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    planned = build.build(
        content,
        harness.TEMPLATES,
        base_url="",
        today=harness.TODAY,
        progress=Progress(io.StringIO()),
    )
    Image.new("RGB", (7, 7)).save(content / "beelden" / "robot.png")
    rendering = Rendering(planned.files, harness.TEMPLATES, "")
    assert rendering.all_files() == {}
    assert [problem.code for problem in rendering.problems] == ["B101"]


@pytest.mark.parametrize(
    ("beginning", "kind", "in_text", "as_photo"),
    [
        (b"PK\x03\x04", "een Word-bestand", "nieuw bestand", "haal de foto eruit"),
        (b"%PDF-1.7", "een PDF", "nieuw bestand", "haal de foto eruit"),
        (
            b"\0\0\0\x1cftypheic",
            "een foto van een iPhone (HEIC)",
            "map beelden",
            "'Opslaan als' JPG",
        ),
        (b"II*\0\x08", "een afbeelding (TIFF)", "map beelden", "'Opslaan als' JPG"),
        (b"GIF89a", "een afbeelding (GIF)", "map beelden", "'Opslaan als' JPG"),
        (b"<svg xmlns=''>", "een tekening (SVG)", "map beelden", "'Opslaan als' JPG"),
    ],
)
def test_a_file_with_the_name_of_another_kind_is_called_by_its_own(
    tmp_path: Path, beginning: bytes, kind: str, in_text: str, as_photo: str
) -> None:
    content = harness.site(tmp_path)
    harness.put(content / "themas" / "x.md", beginning + bytes(40))
    harness.put(content / "beelden" / "x.jpg", beginning + bytes(40))
    photo, text = [problem for problem in harness.problems(content) if "/x." in problem.place.path]
    assert (text.code, photo.code) == ("B118", "B130")
    for problem, advice in ((text, in_text), (photo, as_photo)):
        assert problem.message.startswith(f"dit is {kind}")
        assert advice in problem.advice
