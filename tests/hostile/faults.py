"""Faults: what can go wrong around a build, each tried as a user meets it, by the command line.

After each fault the site is complete, the old one or the new one, nobody sees a traceback, and the
next build is as if nothing had been.
"""

import contextlib
import fcntl
import hashlib
import os
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests import harness

EPOCH = "1795500000"
# Files that may stand beside a site.
BESIDE = frozenset({".site.lock"})
# Seconds on the clock on the wall after which a build will not end any more.
HANGS = 120
_PAGE = "content/programmas/robotica.md"


@dataclass
class Desk:
    """A folder with content and a complete site.

    ``old`` is the sum of the site as it stands, ``new`` of what the next build makes of it.
    """

    folder: Path
    old: str = ""
    new: str = ""

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def command(self, *words: object) -> list[str]:
        start = [sys.executable, str(harness.ROOT / "build.py"), "build", "--content", "content"]
        return [*start, "--site", "site", *map(str, words)]

    def start(
        self,
        *words: object,
        command: list[str] | None = None,
        env: Mapping[str, str] | None = None,
        stdout: int = subprocess.PIPE,
        **options: Any,
    ) -> subprocess.Popen[bytes]:
        """Start a build, or a command of its own."""
        return subprocess.Popen(
            command or self.command(*words),
            cwd=self.folder,
            env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, **(env or {})},
            stdout=stdout,
            stderr=subprocess.STDOUT,
            **options,
        )

    def build(self, *words: object, **options: Any) -> tuple[int, str]:
        """Run a build; answers its exit code and all that it said."""
        with self.start(
            *words, env={"PYTHONFAULTHANDLER": "1", **options.pop("env", {})}, **options
        ) as started:
            try:
                said, _ = started.communicate(timeout=HANGS)
            except subprocess.TimeoutExpired:
                # It says where it was, which is no answer that anybody expects.
                started.send_signal(signal.SIGABRT)
                said, _ = started.communicate()
        return started.returncode, (said or b"").decode("utf-8", "replace")

    def write(self, text: str) -> None:
        path = self.folder / _PAGE
        path.write_text(_GOOD.replace("Bouw na school", text), "utf-8")

    def sum(self) -> str:
        """The site on disk as one sum; empty when there is none."""
        if not self.site.is_dir():
            return ""
        total = hashlib.sha256()
        for path in sorted(self.site.rglob("*")):
            total.update(str(path.relative_to(self.site)).encode())
            total.update(path.read_bytes() if path.is_file() else b"")
        return total.hexdigest()


_GOOD = (harness.SMALL / "programmas/robotica.md").read_text("utf-8")


def prepared(folder: Path) -> Desk:
    """A desk with the old site built, and the sum of the new one known."""
    desk = Desk(folder)
    harness.site(folder)
    desk.write("Maak na school")
    assert desk.build()[0] == 0
    desk.new = desk.sum()
    desk.write("Bouw na school")
    assert desk.build()[0] == 0
    desk.old = desk.sum()
    desk.write("Maak na school")
    return desk


def copied(desk: Desk, folder: Path) -> Desk:
    """The same desk in a fresh folder."""
    shutil.copytree(desk.folder, folder, dirs_exist_ok=True)
    return Desk(folder, desk.old, desk.new)


class CannotTry(Exception):  # noqa: N818 - it is no error
    """This machine does not let us bring about the fault."""


Run = Callable[[Desk], tuple[int, str]]


@dataclass(frozen=True)
class Fault:
    """One fault: how it is brought about, the exit codes that are right and a word of the message.

    ``whole`` says whether the site must be complete; a fault that took the site away itself is not
    blamed on the build.
    """

    name: str
    run: Run
    codes: tuple[int, ...]
    says: str = ""
    whole: bool = True


def judged(fault: Fault, desk: Desk) -> str:
    """Describe the damage of a fault; empty when there is none."""
    code, said = fault.run(desk)
    if "Traceback" in said or "Error" in said:
        return f"an error in English: {said[-500:]}"
    if code not in fault.codes:
        return f"exit code {code}: {said[-300:]}"
    if fault.says not in said:
        return f"does not say {fault.says!r}: {said[-300:]}"
    if fault.whole:
        if desk.sum() not in (desk.old, desk.new):
            return "the site is not complete"
        if code == 0 and desk.sum() != desk.new:
            return "exit code 0, and the site is the old one"
        code, said = desk.build()
        if (code, desk.sum()) != (0, desk.new):
            return f"the next build does not make the new site: {said[-300:]}"
        rest = [path.name for path in desk.folder.iterdir() if path.name.startswith(".site")]
        if not BESIDE.issuperset(rest):
            return f"left over: {rest}"
    return ""


def killed(way: str, times: int, desk: Desk) -> int:
    """Number of sites that were not complete."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.kills", desk.folder, str(times), way],
        cwd=harness.ROOT,
        capture_output=True,
        text=True,
        timeout=600,
        check=True,
    )
    return int(done.stdout)


# --- limits -------------------------------------------------------------------------------------


def _limited(limit: int, size: int) -> Run:
    return lambda desk: desk.build(preexec_fn=lambda: resource.setrlimit(limit, (size, size)))


def _full_disk(desk: Desk) -> tuple[int, str]:
    """A disk of 200 kB that is really full, where this machine lets us make one."""
    mount = f"mount -t tmpfs -o size=200k tmpfs {desk.folder}/vol"
    (desk.folder / "vol").mkdir()
    script = f"{mount} && exec {' '.join(desk.command('--site', 'vol/site'))}"
    code, said = desk.build(command=["unshare", "-rm", "sh", "-c", script])
    if "mount" in said or "unshare" in said:
        raise CannotTry("this machine lets nobody mount a disk")
    return code, said


_NO_RIGHTS = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]


def _nobody(prepare: Callable[[Desk], object]) -> Run:
    """Without the right of root to open what is closed."""

    def run(desk: Desk) -> tuple[int, str]:
        prepare(desk)
        root = _NO_RIGHTS if os.geteuid() == 0 else []
        try:
            return desk.build(command=[*root, *desk.command()])
        finally:
            for path in (desk.folder, desk.site, *(desk.folder / "content").rglob("*")):
                path.chmod(0o755)

    return run


# --- things in the way --------------------------------------------------------------------------


def _elsewhere(name: str, make: Callable[[Path], object]) -> Run:
    def run(desk: Desk) -> tuple[int, str]:
        make(desk.folder / name)
        before = sorted(map(str, desk.folder.rglob("*")))
        answer = desk.build("--site", name)
        after = sorted(map(str, desk.folder.rglob("*")))
        lost = set(before) - set(after)
        return (99, f"lost: {lost}") if lost else answer

    return run


def _thesis(path: Path) -> None:
    path.mkdir()
    (path / "scriptie.docx").write_text("drie jaar werk")


def _link_to(target: str) -> Callable[[Path], object]:
    return lambda path: path.symlink_to(target)


def _left_over(desk: Desk) -> tuple[int, str]:
    (desk.folder / ".site-new-abc" / "p").mkdir(parents=True)
    (desk.folder / ".site-new-abc" / "p" / "x.html").write_text("half")
    shutil.copytree(desk.site, desk.folder / ".site-old")
    return desk.build()


def _put_aside(desk: Desk) -> tuple[int, str]:
    desk.site.rename(desk.folder / ".site-old")
    (desk.folder / _PAGE).write_text("stuk")
    code, said = desk.build()
    desk.write("Maak na school")
    return code, said


def _held_lock(desk: Desk) -> tuple[int, str]:
    """Another build is busy for a while: this one waits."""
    with (desk.folder / ".site.lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        build = desk.start()
        with contextlib.suppress(subprocess.TimeoutExpired):
            build.wait(4)
        if build.poll() is not None:
            return 98, "did not wait"
        if desk.sum() != desk.old:
            return 97, "wrote while the lock was held"
    said, _ = build.communicate(timeout=60)
    return build.returncode, said.decode()


# --- while it is busy ---------------------------------------------------------------------------


@contextlib.contextmanager
def _meanwhile(work: Callable[[], object]) -> Iterator[None]:
    stop = threading.Event()

    def again() -> None:
        while not stop.is_set():
            work()

    thread = threading.Thread(target=again, daemon=True)
    thread.start()
    yield
    stop.set()
    thread.join()


def _changing(desk: Desk) -> tuple[int, str]:
    def change() -> None:
        desk.write("Bouw na school")
        desk.write("Maak na school")

    with _meanwhile(change):
        code, said = desk.build()
    # A file is not written at once: it may have been read empty, which is told; or as it was.
    return (code, said) if desk.sum() != desk.old else (1, said)


def _vanishing(path: str) -> Run:
    def run(desk: Desk) -> tuple[int, str]:
        here, away = desk.folder / path, desk.folder / "weg"

        def come_and_go() -> None:
            here.rename(away)
            time.sleep(0.001)
            away.rename(here)
            time.sleep(0.001)

        with _meanwhile(come_and_go):
            return desk.build()

    return run


def _together(desk: Desk) -> tuple[int, str]:
    builds = [desk.start() for _ in range(3)]
    said = [build.communicate(timeout=120)[0].decode() for build in builds]
    return max(build.returncode for build in builds), "".join(said)


def _signalled(number: signal.Signals, after: float) -> Run:
    def run(desk: Desk) -> tuple[int, str]:
        build = desk.start()
        # Not before its own answer to signals stands: until then Python's is what one gets.
        while not any(desk.folder.glob(".site-new-*")) and build.poll() is None:
            time.sleep(0.001)
        time.sleep(after)
        build.send_signal(number)
        said = build.communicate(timeout=60)[0].decode()
        return build.returncode, said

    return run


# --- without what Linux has ---------------------------------------------------------------------

_PLAIN = "from catalogue import write; write._libc = lambda: None; import build, sys"
_TWO_RENAMES = f"{_PLAIN}; sys.exit(build.main(['build', *sys.argv[1:]]))"
_DIES_BETWEEN = f"""{_PLAIN}, os, pathlib
real, times = pathlib.Path.rename, []
def rename(path, target):
    times.append(path)
    if len(times) == 2:
        os._exit(9)
    return real(path, target)
pathlib.Path.rename = rename
build.main(['build', *sys.argv[1:]])
"""


def _python(program: str) -> Run:
    def run(desk: Desk) -> tuple[int, str]:
        words = ["--content", "content", "--site", "site"]
        return desk.build(
            command=[sys.executable, "-c", program, *words],
            env={"PYTHONPATH": str(harness.ROOT)},
        )

    return run


def _between(desk: Desk) -> tuple[int, str]:
    answer = _python(_DIES_BETWEEN)(desk)
    # The site is aside now; also a build that is refused must not leave it there.
    (desk.folder / _PAGE).write_text("stuk")
    desk.build()
    desk.write("Maak na school")
    return answer


def _closed(streams: str) -> Run:
    def run(desk: Desk) -> tuple[int, str]:
        command = " ".join(desk.command())
        return desk.build(command=["sh", "-c", f"{command} {streams}"])

    return run


def _nobody_reads(desk: Desk) -> tuple[int, str]:
    read, write = os.pipe()
    os.close(read)
    try:
        return desk.build(stdout=write)
    finally:
        os.close(write)


def _epoch(value: str) -> Run:
    return lambda desk: desk.build(env={"SOURCE_DATE_EPOCH": value})


def _content_gone(desk: Desk) -> tuple[int, str]:
    return desk.build("--content", "nergens")


FAULTS: tuple[Fault, ...] = (
    Fault("full_disk", _full_disk, (2,), "De vorige site is nog heel"),
    Fault("files_may_not_be_large", _limited(resource.RLIMIT_FSIZE, 3_000), (2,), "nog heel"),
    Fault("files_may_hold_nothing", _limited(resource.RLIMIT_FSIZE, 0), (2,), "nog heel"),
    Fault("no_more_open_files", _limited(resource.RLIMIT_NOFILE, 10), (0, 1, 2)),
    Fault("folder_is_read_only", _nobody(lambda desk: desk.folder.chmod(0o555)), (2,), "nog heel"),
    Fault(
        "content_may_not_be_read",
        _nobody(lambda desk: (desk.folder / _PAGE).chmod(0)),
        (1,),
        "rechten",
    ),
    Fault(
        "folder_may_not_be_read",
        _nobody(lambda desk: (desk.folder / "content/themas").chmod(0)),
        (1,),
        "rechten",
    ),
    Fault("site_is_a_file", _elsewhere("x", lambda path: path.write_text("x")), (2,), "--site"),
    Fault("site_is_not_ours", _elsewhere("x", _thesis), (2,), "--site"),
    Fault("site_is_a_link", _elsewhere("x", _link_to("site")), (2,), "--site"),
    Fault("site_is_a_link_to_nothing", _elsewhere("x", _link_to("nergens")), (2,), "--site"),
    Fault("site_is_the_content", _elsewhere("content", lambda _: None), (2,), "--site"),
    Fault("site_is_in_the_content", _elsewhere("content/site", lambda _: None), (2,), "--site"),
    Fault("site_holds_the_content", _elsewhere(".", lambda _: None), (2,), "--site"),
    Fault("site_is_everything", _elsewhere("/", lambda _: None), (2,), "--site"),
    Fault("site_has_no_parent", _elsewhere("a/b/c/d", lambda _: None), (0,), "", False),
    Fault(
        "parent_is_a_file",
        _elsewhere("x/site", lambda path: path.parent.write_text("x")),
        (2,),
        "nog heel",
    ),
    Fault("name_is_too_long", _elsewhere("a" * 255, lambda _: None), (2,), "kan niet geschreven"),
    Fault("name_is_no_text", _elsewhere("\udcff", lambda _: None), (0,), "", False),
    Fault(
        "lock_is_a_folder",
        _elsewhere("x", lambda path: (path.parent / ".x.lock").mkdir()),
        (2,),
        "kan niet geschreven",
    ),
    Fault("lock_is_held", _held_lock, (0,)),
    Fault("left_over_of_killed_builds", _left_over, (0,)),
    Fault("site_was_put_aside", _put_aside, (1,), "B108"),
    Fault("content_changes", _changing, (0, 1)),
    Fault("file_comes_and_goes", _vanishing(_PAGE), (0, 1)),
    Fault("folder_comes_and_goes", _vanishing("content/partners"), (0, 1)),
    Fault("list_comes_and_goes", _vanishing("content/naslag/wijken.yml"), (0, 1)),
    Fault("content_is_not_there", _content_gone, (1,), "B101"),
    Fault("three_builds_at_once", _together, (0,)),
    Fault("terminated", _signalled(signal.SIGTERM, 0), (130,), "Gestopt"),
    Fault("interrupted", _signalled(signal.SIGINT, 0.02), (130,), "Gestopt"),
    Fault("no_exchange", _python(_TWO_RENAMES), (0,)),
    Fault("dies_between_two_renames", _between, (9,)),
    Fault("no_output", _closed(">&-"), (0,)),
    Fault("no_streams_at_all", _closed("<&- >&- 2>&-"), (0,)),
    Fault("full_output", _closed("> /dev/full 2>&1"), (0,)),
    Fault("nobody_reads", _nobody_reads, (0,)),
    Fault("epoch_of_letters", _epoch("gisteren"), (2,), "SOURCE_DATE_EPOCH"),
    Fault("epoch_below_zero", _epoch("-5"), (2,), "SOURCE_DATE_EPOCH"),
    Fault("epoch_far_away", _epoch("253402300799"), (2,), "SOURCE_DATE_EPOCH"),
    Fault("epoch_of_thousands_of_digits", _epoch("9" * 5_000), (2,), "SOURCE_DATE_EPOCH"),
    Fault("zone_that_is_none", lambda desk: desk.build(env={"TZ": "Kwaad/Nergens"}), (0,)),
    Fault("no_home_and_no_path", lambda desk: desk.build(env={"HOME": "", "PATH": ""}), (0,)),
    Fault("no_room_for_scratch", lambda desk: desk.build(env={"TMPDIR": "/nergens"}), (0,)),
)
