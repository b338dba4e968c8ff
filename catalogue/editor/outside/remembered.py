"""What other sites answered before, in a file that may be thrown away."""

import contextlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from catalogue.editor.outside.asking import Answer, State

# Days for which an answer counts. What goes wrong is asked again soon, as it may be mended.
_KEEP = {State.OK: 14, State.MOVED: 14}
_KEEP_BAD = 1


@dataclass(frozen=True, slots=True)
class Remembered:
    """An answer and the day on which it came."""

    answer: Answer
    day: date

    def counts(self, today: date) -> bool:
        """Whether it is young enough to be used instead of asking again."""
        days = (today - self.day).days
        return 0 <= days < _KEEP.get(self.answer.state, _KEEP_BAD)


def load(path: Path) -> dict[str, Remembered]:
    """What is in the file; what cannot be read is forgotten."""
    try:
        rows = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    found = {}
    for url, row in rows.items() if isinstance(rows, dict) else ():
        with contextlib.suppress(KeyError, TypeError, ValueError):
            found[str(url)] = _remembered(row)
    return found


def _remembered(row: dict[str, Any]) -> Remembered:
    answer = Answer(State(row["state"]), str(row["why"]), str(row["to"]))
    return Remembered(answer, date.fromisoformat(row["day"]))


def save(path: Path, found: Mapping[str, Remembered]) -> None:
    """Write the file in one step, sorted. Raises ``OSError``."""
    rows = {
        url: {
            "day": one.day.isoformat(),
            "state": one.answer.state,
            "why": one.answer.why,
            "to": one.answer.to,
        }
        for url, one in sorted(found.items())
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    beside.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", "utf-8")
    beside.replace(path)
