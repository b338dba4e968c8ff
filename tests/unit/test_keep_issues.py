"""The workflows keep one issue per title: a `gh` of our own plays GitHub."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests import harness

SCRIPT = harness.ROOT / ".ci" / "keep_issues.py"
# It keeps issues in a file and writes down what it was asked.
GH = """#!{python}
import json, os, sys
words = sys.argv[1:]
body = sys.stdin.read() if "--body-file" in words else ""
with open("asked.jsonl", "a") as asked:
    asked.write(json.dumps([words, body]) + "\\n")
if words[:2] == ["issue", "list"]:
    print(open("issues.json").read())
if os.path.exists("stuk"):
    sys.exit("HTTP 403")
"""


def _run(
    folder: Path, there: list[dict[str, Any]], wanted: list[dict[str, str]]
) -> tuple[str, list[Any]]:
    """Complaints of the script, and its requests after the list of issues and the label."""
    (folder / "gh").write_text(GH.format(python=sys.executable), "utf-8")
    (folder / "gh").chmod(0o755)
    (folder / "issues.json").write_text(json.dumps(there), "utf-8")
    (folder / "report.json").write_text(json.dumps({"issues": wanted}), "utf-8")
    done = subprocess.run(
        [sys.executable, SCRIPT, "links", "report.json"],
        cwd=folder,
        env={"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == bool(done.stderr)
    asked = (folder / "asked.jsonl").read_text("utf-8").splitlines()
    return done.stderr, [json.loads(line) for line in asked][2:]


def test_new_changed_same_and_done(tmp_path: Path) -> None:
    there = [
        {"number": 1, "title": "anders", "body": "oud"},
        {"number": 2, "title": "gelijk", "body": "zelfde\r\n".strip()},
        {"number": 3, "title": "klaar", "body": "x"},
    ]
    evil = "$(touch gehackt) `x` --title"
    wanted = [
        {"title": "anders", "body": "nieuw"},
        {"title": "gelijk", "body": "zelfde\n"},
        {"title": evil, "body": evil},
    ]
    complaints, asked = _run(tmp_path, there, wanted)
    assert complaints == ""
    assert asked == [
        [["issue", "close", "3", "--comment", "Dit is nu in orde."], ""],
        [["issue", "edit", "1", "--body-file", "-"], "nieuw"],
        [["issue", "create", "--title", evil, "--label", "links", "--body-file", "-"], evil],
    ]
    assert not (tmp_path / "gehackt").exists()


def test_one_night_opens_no_hundreds(tmp_path: Path) -> None:
    wanted = [{"title": f"{number:03}", "body": ""} for number in range(100)]
    _, asked = _run(tmp_path, [], wanted)
    assert len(asked) == 25


def test_a_refusal_is_told(tmp_path: Path) -> None:
    (tmp_path / "stuk").touch()
    assert _run(tmp_path, [], [])[0] == "gh label create: HTTP 403\n"
