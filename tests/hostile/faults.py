"""Faults: what can go wrong around a build, each tried as a user meets it, by the command line.

After each fault the site is complete, the old one or the new one, nobody sees a traceback, and the
next build is as if nothing had been.
"""

import hashlib
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests import harness

# How many builds are killed.
KILLS = 40
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


Run = Callable[[Desk], tuple[int, str]]


@dataclass(frozen=True)
class Fault:
    """One fault: how it is brought about, the exit codes that are right, words of the message."""

    name: str
    run: Run
    codes: tuple[int, ...]
    says: str = ""


def judged(fault: Fault, desk: Desk) -> str:
    """Describe the damage of a fault; empty when there is none."""
    code, said = fault.run(desk)
    if "Traceback" in said or "Error" in said:
        return f"an error in English: {said[-500:]}"
    if code not in fault.codes:
        return f"exit code {code}: {said[-300:]}"
    if fault.says not in said:
        return f"does not say {fault.says!r}: {said[-300:]}"
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


def _limited(limit: int, size: int) -> Run:
    return lambda desk: desk.build(preexec_fn=lambda: resource.setrlimit(limit, (size, size)))


def _elsewhere(name: str) -> Run:
    def run(desk: Desk) -> tuple[int, str]:
        before = sorted(map(str, desk.folder.rglob("*")))
        answer = desk.build("--site", name)
        after = sorted(map(str, desk.folder.rglob("*")))
        lost = set(before) - set(after)
        return (99, f"lost: {lost}") if lost else answer

    return run


def _signalled(number: signal.Signals) -> Run:
    def run(desk: Desk) -> tuple[int, str]:
        build = desk.start()
        # Not before its own answer to signals stands: until then Python's is what one gets.
        while not any(desk.folder.glob(".site-new-*")) and build.poll() is None:
            time.sleep(0.001)
        build.send_signal(number)
        said = build.communicate(timeout=60)[0].decode()
        return build.returncode, said

    return run


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


_NOTHING = {"HOME": "", "PATH": "", "TMPDIR": "/nergens", "TZ": "Kwaad/Nergens"}

FAULTS: tuple[Fault, ...] = (
    Fault("files_may_not_be_large", _limited(resource.RLIMIT_FSIZE, 3_000), (2,), "nog heel"),
    Fault("no_more_open_files", _limited(resource.RLIMIT_NOFILE, 10), (0, 1, 2)),
    Fault("site_is_the_content", _elsewhere("content"), (2,), "--site"),
    Fault("site_is_in_the_content", _elsewhere("content/site"), (2,), "--site"),
    Fault("site_holds_the_content", _elsewhere("."), (2,), "--site"),
    Fault("site_is_everything", _elsewhere("/"), (2,), "--site"),
    Fault("name_is_too_long", _elsewhere("a" * 255), (2,), "kan niet geschreven"),
    # A fast machine may be ready before it is asked to stop.
    Fault("terminated", _signalled(signal.SIGTERM), (0, 130)),
    Fault("interrupted", _signalled(signal.SIGINT), (0, 130)),
    Fault("no_streams_at_all", _closed("<&- >&- 2>&-"), (0,)),
    Fault("full_output", _closed("> /dev/full 2>&1"), (0,)),
    Fault("nobody_reads", _nobody_reads, (0,)),
    Fault("nothing_of_a_user", lambda desk: desk.build(env=_NOTHING), (0,)),
)
