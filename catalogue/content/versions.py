"""The history of the content from git: dates of its files, and the files that were published.

History is a help and no need: without git, without a repository, or with half a one, files are
simply not in the answer. Git only reads here: a repository that came with the content is not
asked, and of that around it no setting makes a log run a program (see ``_LOG``).
"""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple


class Version(NamedTuple):
    """The moments, in UTC, on which a file was first committed and last."""

    made: datetime
    changed: datetime


Versions = Mapping[str, Version]
"""File below ``content/`` -> its version."""

NONE: Versions = MappingProxyType({})
_TIMEOUT = 20.0
# A commit can have been made in the years 2000 to 2099, in seconds.
_FIRST, _LAST = 946_684_800, 4_102_444_800
# A folder that is a repository without a folder .git, as a server has, may come with the content.
_ONLY_AROUND = ("-c", "safe.bareRepository=explicit")
_ENVIRONMENT = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
}
# One commit: a mark, seconds, a mark, its decoration; then per file a letter and one or two names.
_COMMIT, _PART = "\x1e", "\x1f"
# Without a path: git would compare every commit twice, and it leaves out what is elsewhere already.
_LOG = (
    *("log", "--relative", "-z", "--name-status", "--find-renames", "--topo-order"),
    *(f"--format={_COMMIT}%ct{_PART}%D", "--decorate=short"),
    *("--no-ext-diff", "--no-textconv", "--no-show-signature"),
)


def read(content: Path) -> Versions:
    """The version of every file below ``content`` that git knows; empty when it cannot say."""
    changed: dict[str, datetime] = {}
    made: dict[str, datetime] = {}
    # The log goes back in time; a file keeps the name that it has now.
    names: dict[str, str] = {}
    log = _git(content, *_LOG).decode("utf-8", "replace")
    for moment, files in _commits(log):
        for before, after in files:
            name = names.get(after, after)
            changed.setdefault(name, moment)
            made[name] = moment
            if before != after:
                names.pop(after, None)
                names[before] = name
    return {name: Version(made[name], changed[name]) for name in sorted(changed)}


def published_files(content: Path) -> dict[str, bytes]:
    """Text files below ``content`` as they were published last; empty when git cannot say.

    On a branch that is where it left the main branch, as far as this copy knows that; on the main
    branch itself, and for a proposal that was merged to be checked, it is the commit before.
    """
    head = _git(content, "rev-parse", "HEAD")
    if not head:
        return {}
    left = _git(content, "merge-base", "HEAD", "refs/remotes/origin/HEAD")
    commit = left.decode().strip() if left not in {b"", head} else "HEAD^1"
    listed = _git(content, "ls-tree", "-r", "-z", commit).decode("utf-8", "replace")
    rows = (row.partition("\t") for row in listed.split("\0"))
    blobs = {name: row.split()[2] for row, _, name in rows if name.endswith((".md", ".yml"))}
    answer = BytesIO(_git(content, "cat-file", "--batch", given="\n".join(blobs.values()).encode()))
    # Of each file a line that ends in its size, its bytes, and a line end.
    return {
        name: answer.read(int(answer.readline().split()[-1]) + 1)[:-1]
        for name in blobs
        if answer.getbuffer()
    }


def _git(content: Path, *words: str, given: bytes = b"") -> bytes:
    """Answer of git about ``content``; empty when it cannot or may not read it."""
    if (content / ".git").exists():
        return b""  # The settings of this repository came with the content.
    # No other repository than that around the content, no questions, no network.
    outside = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        # Git is found as everywhere on this computer; every word of the command is ours.
        completed = subprocess.run(  # noqa: S603
            ["git", "--no-pager", "--no-replace-objects", *_ONLY_AROUND, *words],  # noqa: S607
            cwd=content,
            env={**outside, **_ENVIRONMENT},
            input=given,
            capture_output=True,
            timeout=_TIMEOUT,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return b""
    return completed.stdout


def _commits(log: str) -> Iterator[tuple[datetime, list[tuple[str, str]]]]:
    """Each commit with the files that it touched: the name before it, and after it."""
    for commit in log.split(_COMMIT)[1:]:
        head, _, files = commit.partition("\0")
        seconds, _, decoration = head.partition(_PART)
        # Anybody may claim any date, and a file name may hold our marks: then this is no number.
        is_plausible = re.fullmatch(r"[0-9]{9,10}", seconds) and _FIRST <= int(seconds) < _LAST
        # Where a shallow copy begins, every file seems new.
        if is_plausible and "grafted" not in decoration.split(", "):
            yield datetime.fromtimestamp(int(seconds), UTC), list(_files(files.lstrip("\n")))


def _files(listed: str) -> Iterator[tuple[str, str]]:
    parts = iter(listed.split("\0"))
    for letter in parts:
        if letter[:1] in {"R", "C"}:
            before, after = next(parts, ""), next(parts, "")
            yield (before if letter[0] == "R" else after), after
        elif letter:
            name = next(parts, "")
            yield name, name
