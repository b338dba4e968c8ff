"""Hostile files: no ordinary file, or called what no file should be."""

import os
import shutil
import socket
from pathlib import Path

from tests import harness
from tests.hostile.cases import GOOD, PAGE, Case, Make, disk, table

THEME = "---\nnaam: {0}\nsamenvatting: Een thema.\n---\n"


def _named(folder: str, name: bytes) -> Make:
    return lambda content: harness.put(content / folder / os.fsdecode(name), b"x")


def _instead(path: str, make: Make) -> Make:
    """``make`` gets a path at which nothing stands any more."""

    def made(content: Path) -> None:
        target = content / path
        if target.is_dir():
            shutil.rmtree(target)
        else:
            target.unlink(missing_ok=True)
        make(target)

    return made


def _link(to: str) -> Make:
    return lambda path: path.symlink_to(to)


def _socket(path: Path) -> None:
    # A name of a socket may not be long; it is made where it stands.
    with harness.inside(path.parent), socket.socket(socket.AF_UNIX) as door:
        door.bind(path.name)


def _folder_out(path: Path) -> None:
    outside = path.parent.parent / "buiten"
    outside.mkdir()
    (outside / "geheim.md").write_text(GOOD)
    path.symlink_to(outside)


def _closed(path: Path) -> None:
    """No rights: root may read it all the same, so then it is a name that nobody can open."""
    if os.geteuid() == 0:
        path.symlink_to("/proc/self/mem")
        return
    path.write_text(GOOD)
    path.chmod(0)


def _sparse(size: int) -> Make:
    def make(path: Path) -> None:
        with path.open("wb") as file:
            file.truncate(size)

    return make


def _many(folder: str, number: int, text: str) -> Make:
    def make(content: Path) -> None:
        for i in range(number):
            (content / folder / f"nr-{i}.md").write_text(text.format(f"Nummer {i}"))

    return make


def _hard_link(path: Path) -> None:
    outside = path.parents[2] / "buiten.md"
    outside.write_text(GOOD)
    os.link(outside, path)


def _pages(folder: str, *names: str) -> Make:
    def make(content: Path) -> None:
        for number, name in enumerate(names):
            (content / folder / name).write_text(THEME.format(f"Thema {number}"))

    return make


def _deep(content: Path) -> None:
    path = content / "programmas"
    for _ in range(40):
        path /= "x"
    path.mkdir(parents=True)


CASES: tuple[Case, ...] = (
    # --- what is no file ------------------------------------------------------------------------
    disk("fifo", _instead(PAGE, os.mkfifo), "B101", PAGE),
    disk("fifo_as_list", _instead("site.yml", os.mkfifo), "B101", "site.yml"),
    disk("fifo_as_image", _instead("beelden/pijp.png", os.mkfifo), "B101", "beelden/pijp.png"),
    disk("fifo_as_folder", _instead("themas", os.mkfifo), "B101", "themas"),
    disk("socket", _instead(PAGE, _socket), "B101", PAGE),
    disk("link_to_null", _instead(PAGE, _link("/dev/null")), "B101", PAGE),
    disk("link_to_zero", _instead(PAGE, _link("/dev/zero")), "B101", PAGE),
    disk("link_to_random", _instead("site.yml", _link("/dev/urandom")), "B101", "site.yml"),
    disk("link_to_passwd", _instead(PAGE, _link("/etc/passwd")), "B101", PAGE),
    disk("link_to_tty", _instead(PAGE, _link("/dev/tty")), "B101", PAGE),
    disk("link_to_memory", _instead(PAGE, _closed), "B101", PAGE),
    disk("link_inside", _instead(PAGE, _link("lasclub.md")), "B101", PAGE),
    disk("link_to_itself", _instead(PAGE, _link("robotica.md")), "B101", PAGE),
    disk("link_to_nothing", _instead(PAGE, _link("nergens.md")), "B101", PAGE),
    disk("link_as_list", _instead("naslag/fasen.yml", _link("/etc/passwd")), "B101", "naslag/fas"),
    disk("link_as_image", _instead("beelden/x.png", _link("/etc/passwd")), "B101", "beelden/x.png"),
    disk("folder_is_a_link_out", _instead("acties", _folder_out), "B101", "acties"),
    disk("folder_is_a_link_up", _instead("themas", _link("..")), "B101", "themas"),
    disk("folder_is_a_link_to_root", _instead("paginas", _link("/")), "B101", "paginas"),
    disk("lists_are_a_link_out", _instead("naslag", _folder_out), "B101", "naslag"),
    disk("images_are_a_link_out", _instead("beelden", _folder_out), "B101", "beelden"),
    disk("folder_is_a_file", _instead("themas", _sparse(3)), "B101", "themas"),
    disk("page_is_a_folder", _instead(PAGE, Path.mkdir), "B101", PAGE),
    disk("list_is_a_folder", _instead("site.yml", Path.mkdir), "B101", "site.yml"),
    disk("image_is_a_folder", _instead("beelden/x.png", Path.mkdir), "B101", "beelden/x.png"),
    disk("folder_in_a_folder", _deep, "B117", "programmas/x"),
    disk("hard_link", _instead(PAGE, _hard_link)),
    disk("no_site", _instead("site.yml", lambda _: None), "B116", "site.yml"),
    disk("no_lists", _instead("naslag", lambda _: None), "B116", "naslag"),
    disk("no_wijken", _instead("naslag/wijken.yml", lambda _: None), "B116", "naslag/wijken.yml"),
    # --- names ----------------------------------------------------------------------------------
    *(
        disk(
            row["naam"],
            _pages(row["map"], *row["bestanden"]),
            row.get("code", ""),
            row.get("plaats", ""),
        )
        for row in table("of_files")["names"]
    ),
    disk("no_utf8_name", _named("themas", b"\xff\xfe.md"), "B102", "themas/"),
    disk("longest_name", _pages("themas", "a" * 252 + ".md"), "B102", "themas/aaa"),
    disk("name_of_81", _pages("themas", "a" * 81 + ".md"), "B102", "themas/aaa"),
    disk("name_of_80", _pages("themas", "a" * 80 + ".md")),
    # --- sizes ----------------------------------------------------------------------------------
    disk("huge_page", _instead(PAGE, _sparse(100_001)), "B106", PAGE),
    disk("huge_sparse_page", _instead(PAGE, _sparse(1 << 40)), "B106", PAGE),
    disk("huge_list", _instead("site.yml", _sparse(5_000_001)), "B106", "site.yml"),
    disk("huge_image", _instead("beelden/x.png", _sparse(1 << 38)), "B106", "beelden/x.png"),
    disk("empty_page", _instead(PAGE, _sparse(0)), "B108", PAGE),
    disk("empty_list", _instead("site.yml", _sparse(0)), "V201", "site.yml"),
    disk("thousands_of_bad_names", _many("beelden", 3_000, "{0}"), "B114", "beelden/nr-0.md"),
    disk("thousands_of_bad_pages", _many("themas", 2_000, "{0}"), "B108", "themas/nr-0.md"),
    disk("hundreds_of_pages", _many("themas", 300, THEME)),
)
