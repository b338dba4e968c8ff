"""When each content file was made and last changed, as the history of git remembers it.

History is a help and no need: without git, without a repository, or with half a one, files are
simply not in the answer. Git only reads here. What a folder of content might bring along to make
it do more (its own repository, settings, hooks, a pager) is shut off.
"""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Version:
    """When a file was first committed and when last, in UTC."""

    made: datetime
    changed: datetime


Versions = Mapping[str, Version]
"""File below ``content/`` -> its version."""

NONE: Versions = MappingProxyType({})
_LONGEST = 20.0
# The seconds between which a commit can have been made: the years 2000 to 2099.
_FIRST, _LAST = 946_684_800, 4_102_444_800
_SAFE = (
    "core.quotepath=off",
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.pager=cat",
    "core.attributesFile=",
    "diff.external=",
    "log.showSignature=false",
    "protocol.allow=never",
    "safe.bareRepository=explicit",
)
# One commit: a mark, seconds, a mark, its decoration; then per file a letter and one or two names.
_COMMIT, _PART = "\x1e", "\x1f"
_FORMAT = f"--format={_COMMIT}%ct{_PART}%D"
_ASK = ("log", "--relative", "-z", "--name-status", "--find-renames", "--topo-order", _FORMAT)
# Without a path: git would compare every commit twice, and it leaves out what is elsewhere already.
_PLAIN = ("--no-ext-diff", "--no-textconv", "--no-show-signature", "--decorate=short")


def state(content: Path) -> str:
    """A word that differs when the history does: the commit that ``content`` is at, if any."""
    return _git(content, "rev-parse", "HEAD", "--is-shallow-repository")


def read(content: Path) -> Versions:
    """The version of every file below ``content`` that git knows; empty when it cannot say."""
    return _versions(_git(content, *_ASK, *_PLAIN))


def _git(content: Path, *words: str) -> str:
    """What git says; nothing when it cannot or may not."""
    if (content / ".git").exists():
        return ""  # The settings of this repository came with the content.
    settings = [word for setting in _SAFE for word in ("-c", setting)]
    try:
        # Git is found as everywhere on this computer; every word of the command is ours.
        done = subprocess.run(  # noqa: S603
            ["git", "--no-pager", "--no-replace-objects", *settings, *words],  # noqa: S607
            cwd=content,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_LONGEST,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace")


def _environment() -> dict[str, str]:
    """What git may know of its surroundings: no other repository, no questions, no network."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {
        **kept,
        "LC_ALL": "C",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_OPTIONAL_LOCKS": "0",
    }


def _versions(log: str) -> Versions:
    """The log goes back in time; a file keeps the name that it has now."""
    changed: dict[str, datetime] = {}
    made: dict[str, datetime] = {}
    now: dict[str, str] = {}
    for when, files in _commits(log):
        for before, after in files:
            name = now.get(after, after)
            changed.setdefault(name, when)
            made[name] = when
            if before != after:
                now.pop(after, None)
                now[before] = name
    return {name: Version(made[name], changed[name]) for name in sorted(changed)}


def _commits(log: str) -> Iterator[tuple[datetime, list[tuple[str, str]]]]:
    """Each commit with the files that it touched: the name before it, and after it."""
    for commit in log.split(_COMMIT)[1:]:
        head, _, files = commit.partition("\0")
        seconds, _, decoration = head.partition(_PART)
        # Where a shallow copy begins, every file seems new.
        if "grafted" not in decoration.split(", ") and _plausible(seconds):
            yield datetime.fromtimestamp(int(seconds), UTC), list(_files(files.lstrip("\n")))


def _plausible(seconds: str) -> bool:
    """Whether a commit was made in this century; who makes one may claim any date.

    A file name may even hold our marks, so that what stands here is no number.
    """
    return bool(re.fullmatch(r"[0-9]{9,10}", seconds)) and _FIRST <= int(seconds) < _LAST


def _files(listed: str) -> Iterator[tuple[str, str]]:
    parts = iter(listed.split("\0"))
    for letter in parts:
        if letter[:1] in {"R", "C"}:
            before, after = next(parts, ""), next(parts, "")
            yield (before if letter[0] == "R" else after), after
        elif letter:
            name = next(parts, "")
            yield name, name
