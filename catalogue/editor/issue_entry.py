"""An issue that was made with the form becomes a file of the content.

The workflow ``propose.yml`` runs this after a maintainer gave the issue a label:

    ISSUE_BODY="..." python -m catalogue.editor.issue_entry programma OUT

The text of the issue comes from a stranger. It reaches us as data in the environment, never as part
of a command, and leaves as one file in the folder OUT, whose name holds only letters, digits and
hyphens. What is wrong with it is told by ``build.py check`` as with any other file.
"""

import argparse
import os
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from catalogue.base.text import fold, slug
from catalogue.content import files, reader
from catalogue.editor.derived import document, issue_form
from catalogue.editor.derived.issue_form import Labels
from catalogue.editor.generated import name_of
from catalogue.schema import Kind
from catalogue.schema.shapes import Choice, Group, Many, Ref, Shape, fields_of

# What GitHub takes in an issue, and what fits in a variable of the next job.
MOST = 65_536
MOST_BYTES = 60_000


def entry(kind: Kind, body: str, known: Labels) -> tuple[str, str]:
    """File name and text of the entry that an issue describes.

    ``known`` maps the name of a kind to id -> name: people write names. A name that is not known
    stays as it is, and the check says so. Raises ``ValueError`` for an issue without a usable name
    or one that is too long.
    """
    asked = list(issue_form.questions(kind))
    wanted = [*(one.label for one in asked), issue_form.TEXT]
    answers = issue_form.sections(body[:MOST], wanted)
    values: dict[str, Any] = {}
    for question in asked:
        answer = answers.get(question.label, "")
        if not answer:
            continue
        value = _value(question.shape, answer, known)
        if question.part:
            values.setdefault(question.field.key, {})[question.part.key] = value
        else:
            values[question.field.key] = value
    name = slug(document.clean(values.get("naam", "")))
    if not files.is_id(name):
        raise ValueError("an issue without a name that can be an address")
    text = document.document(kind, values, answers.get(issue_form.TEXT, ""))
    if len(text.encode()) > MOST_BYTES:
        raise ValueError("an issue that is too long")
    return f"{name}.md", text


def _value(shape: Shape, answer: str, known: Labels) -> Any:
    if isinstance(shape, Many) and isinstance(shape.shape, Group):
        return [_group(shape.shape, line, known) for line in _lines(answer)]
    if isinstance(shape, Many):
        options = _options(shape.shape, known)
        chosen = list(_chosen(answer, options)) if options else []
        return chosen or [_single(shape.shape, line, known) for line in _lines(answer)]
    return _single(shape, answer, known)


def _group(shape: Group, line: str, known: Labels) -> Mapping[str, Any]:
    """The parts of a line; within a part a list has commas, and a group spaces."""
    fields = fields_of(shape.record)
    parts = (part.strip() for part in line.split("|"))
    return {
        field.key: _part(field.shape, part, known)
        for field, part in zip(fields, parts, strict=False)
    }


def _part(shape: Shape, part: str, known: Labels) -> Any:
    if isinstance(shape, Many):
        return [_single(shape.shape, one, known) for one in part.split(",") if one.strip()]
    if isinstance(shape, Group):
        return dict(
            zip((field.key for field in fields_of(shape.record)), part.split(), strict=False)
        )
    return _single(shape, part, known)


def _lines(answer: str) -> Iterator[str]:
    """One a line; a dash or dot before it is how people write lists."""
    for line in answer.split("\n"):
        bare = re.sub(r"^\s*[-*•]\s+", "", line).strip()
        if bare:
            yield bare


def _options(shape: Shape, known: Labels) -> Mapping[str, str]:
    if isinstance(shape, Choice):
        return shape.options
    return known.get(shape.kind, {}) if isinstance(shape, Ref) else {}


def _single(shape: Shape, answer: str, known: Labels) -> str:
    """The value for what was written: the id of a name, the option of a label."""
    text = document.clean(answer)
    for value, label in _options(shape, known).items():
        if fold(text) in {fold(label), value}:
            return value
    return text


def _chosen(answer: str, options: Mapping[str, str]) -> Iterator[str]:
    """The options of a list with commas, as GitHub writes it; a label may have commas itself.

    Nothing when any of it is no option.
    """
    rest = document.clean(answer)
    longest = sorted(options.items(), key=lambda option: -len(option[1]))
    found: list[str] = []
    while rest:
        match = next((one for one in longest if _begins(rest, one[1])), None)
        if match is None:
            return
        found.append(match[0])
        rest = rest[len(match[1]) :].removeprefix(",").strip()
    yield from found


def _begins(text: str, label: str) -> bool:
    return text.startswith(label) and text[len(label) :][:1] in {"", ","}


def labels(content: Path) -> Labels:
    """What can be referred to: name of a kind -> id -> name."""
    found: dict[str, dict[str, str]] = {}
    for one in reader.read(content).sources:
        found.setdefault(one.kind.name, {})[one.id] = name_of(one)
    return found


def main(arguments: list[str] | None = None) -> int:
    """Write the entry of the issue in ``ISSUE_BODY``; 1 when it is none."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    kinds = {kind.name: kind for kind in issue_form.OFFERED}
    parser.add_argument("kind", choices=kinds)
    parser.add_argument("out", type=Path)
    parser.add_argument("--content", type=Path, default=Path("content"))
    options = parser.parse_args(arguments)
    kind = kinds[options.kind]
    try:
        name, text = entry(kind, os.environ["ISSUE_BODY"], labels(options.content))
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    path = options.out / (kind.folder or "") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{kind.folder}/{name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
