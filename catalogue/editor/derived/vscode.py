"""What ships in ``.vscode/``: completion and red lines for who edits in Visual Studio Code.

No extension checks the front matter of Markdown by a JSON Schema without installing more than an
editor should have to (redhat-developer/vscode-yaml issue 207 is open). So Markdown gets what VS
Code has itself: snippets complete the fields, and a task puts the messages of ``build.py check`` as
red lines in the files. The YAML lists get their schema through the extension that we recommend.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from catalogue.editor.derived import editor_schema
from catalogue.schema import KINDS, Kind
from catalogue.schema.shapes import Choice, Day, Field, Group, Many, Names, Ref, Shape, fields_of

Files = dict[str, str]

# How `diagnostics.as_text` prints a problem.
PROBLEM = r"^(.+?):(\d+):(\d+): {severity} ([A-Z]\d+: .*)$"


def files(names: Names) -> Files:
    """Path from the root -> text, of everything in ``.vscode/``."""
    schemas = {f"schema/{kind.name}.json": editor_schema.of_kind(kind, names) for kind in KINDS}
    found: dict[str, Any] = {
        "settings.json": _settings(),
        "extensions.json": {"recommendations": ["redhat.vscode-yaml"]},
        "tasks.json": _tasks(),
        "velden.code-snippets": _snippets(names),
        **schemas,
    }
    return {
        f".vscode/{name}": json.dumps(data, ensure_ascii=False, indent=2) + "\n"
        for name, data in found.items()
    }


def _settings() -> dict[str, Any]:
    lists = [kind for kind in KINDS if kind.file]
    return {
        "yaml.schemas": {
            f"./.vscode/schema/{one.name}.json": f"content/{one.file}" for one in lists
        },
        "files.encoding": "utf8",
        "files.eol": "\n",
        "files.insertFinalNewline": True,
        "[markdown]": {
            "editor.wordWrap": "on",
            "editor.quickSuggestions": {"other": "on", "comments": "off", "strings": "off"},
            "editor.snippetSuggestions": "top",
            "editor.wordBasedSuggestions": "off",
        },
    }


def _tasks() -> dict[str, Any]:
    check = _task("Kijk wat er mis is", "check")
    check["group"] = {"kind": "build", "isDefault": True}
    check["problemMatcher"] = [_matcher("fout", "error"), _matcher("let op", "warning")]
    return {"version": "2.0.0", "tasks": [check, _task("Laat de site zien", "serve")]}


def _task(label: str, command: str) -> dict[str, Any]:
    return {
        "label": label,
        "type": "process",
        "command": "${workspaceFolder}/.venv/bin/python",
        "windows": {"command": "${workspaceFolder}\\.venv\\Scripts\\python.exe"},
        "args": ["build.py", command],
        "problemMatcher": [],
    }


def _matcher(word: str, severity: str) -> dict[str, Any]:
    return {
        "owner": f"techniek-{severity}",
        "source": "check",
        "severity": severity,
        "fileLocation": ["relative", "${workspaceFolder}"],
        "pattern": {
            "regexp": PROBLEM.replace("{severity}", word),
            "file": 1,
            "line": 2,
            "column": 3,
            "message": 4,
        },
    }


# --- snippets -----------------------------------------------------------------------------------


def _snippets(names: Names) -> dict[str, Any]:
    """One for each field, and one for a whole file of each kind.

    Kinds that declare a field alike share one; its name says which they are.
    """
    kinds = [kind for kind in KINDS if kind.folder]
    shared: dict[tuple[str, str, str], list[str]] = {}
    for kind in kinds:
        for field in kind.fields:
            body = "\n".join(_Body(names).of(field))
            shared.setdefault((field.key, body, _about(field)), []).append(kind.name)
    found = {
        f"{key} ({', '.join(owners)})": _snippet(key, body.split("\n"), about)
        for (key, body, about), owners in shared.items()
    }
    return found | {f"nieuw: {kind.name}": _whole(kind, names) for kind in kinds}


def _about(field: Field) -> str:
    return field.help


def _snippet(prefix: str, body: Sequence[str], about: str) -> dict[str, Any]:
    return {"scope": "markdown", "prefix": prefix, "body": list(body), "description": about}


def _whole(kind: Kind, names: Names) -> dict[str, Any]:
    body = _Body(names)
    lines = [line for field in kind.fields if field.required for line in body.of(field)]
    about = f"Een nieuw bestand: {kind.name}"
    return _snippet(f"nieuw-{kind.name}", ["---", *lines, "---", "", "$0"], about)


class _Body:
    """Lines of a snippet, with places to fill in that are numbered as they come."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.number = 0

    def of(self, field: Field, indent: str = "") -> Iterator[str]:
        """The lines of one field."""
        shape = field.shape
        inner = shape.item
        if not isinstance(inner, Group):
            value = self._value(inner, field.example)
            yield f"{indent}{field.key}: {f'[{value}]' if isinstance(shape, Many) else value}"
            return
        yield f"{indent}{field.key}:"
        deeper = f"{indent}    " if isinstance(shape, Many) else f"{indent}  "
        lines = [line for part in fields_of(inner.record) for line in self.of(part, deeper)]
        if isinstance(shape, Many):
            lines[0] = f"{indent}  - {lines[0].strip()}"
        yield from lines

    def _value(self, shape: Shape, example: str) -> str:
        if isinstance(shape, Day):
            return "${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}"
        self.number += 1
        options = self._options(shape)
        if options:
            return f"${{{self.number}|{','.join(options)}|}}"
        return f"${{{self.number}:{_escaped(example.strip('[]'))}}}"

    def _options(self, shape: Shape) -> Iterable[str]:
        if isinstance(shape, Choice):
            return shape.options
        return self.names.get(shape.kind, ()) if isinstance(shape, Ref) else ()


def _escaped(text: str) -> str:
    for sign in "\\$}":
        text = text.replace(sign, f"\\{sign}")
    return text
