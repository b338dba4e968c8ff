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
from catalogue.editor import forms, issue_form
from catalogue.editor.new import names_by_kind
from catalogue.schema import Kind
from catalogue.schema.shapes import Group, Many, Names, Shape, options_of

# What GitHub takes in an issue, and what fits in a variable of the next job.
MOST = 65_536
MOST_BYTES = 60_000


def entry(kind: Kind, body: str, names: Names) -> tuple[str, str]:
    """File name and text of the entry that an issue describes.

    People write names, ``names`` gives their ids. A name that is not known stays as it is, and the
    check says so. Raises ``ValueError`` for an issue without a usable name or one that is too long.
    """
    questions = list(issue_form.questions(kind))
    headings = [*(question.label for question in questions), issue_form.TEXT]
    answers = issue_form.answers_of(body[:MOST], headings)
    values: dict[str, Any] = {}
    for question in questions:
        answer = answers.get(question.label, "")
        if answer:
            key, _, part = question.key.partition("-")
            value = _value(question.shape, answer, names)
            if part:
                values.setdefault(key, {})[part] = value
            else:
                values[key] = value
    name = slug(forms.clean(values.get("naam", "")))
    if not files.is_id(name):
        raise ValueError("an issue without a name that can be an address")
    text = forms.document(kind, values, answers.get(issue_form.TEXT, ""))
    if len(text.encode()) > MOST_BYTES:
        raise ValueError("an issue that is too long")
    return f"{name}.md", text


def _value(shape: Shape, answer: str, names: Names) -> Any:
    """Value of an answer; lists have an item a line, or options with commas between them."""
    if not isinstance(shape, Many):
        return _single(shape, answer, names)
    chosen = list(_chosen(answer, options_of(shape, names)))
    # A dash or dot before an item is how people write lists.
    lines = (re.sub(r"^\s*[-*•]\s+", "", line).strip() for line in answer.split("\n"))
    return chosen or [_item(shape.item, line, names) for line in lines if line]


def _item(shape: Shape, line: str, names: Names) -> Any:
    if not isinstance(shape, Group):
        return _single(shape, line, names)
    parts = zip(shape.fields, line.split(issue_form.BETWEEN.strip()), strict=False)
    return {field.key: _part(field.shape, part.strip(), names) for field, part in parts}


def _part(shape: Shape, part: str, names: Names) -> Any:
    """Value of a part of a group: a list has commas in it, and a group spaces."""
    if isinstance(shape, Many):
        items = part.split(",")
        return [_single(shape.item, item, names) for item in items if item.strip()]
    if isinstance(shape, Group):
        return dict(zip((field.key for field in shape.fields), part.split(), strict=False))
    return _single(shape, part, names)


def _single(shape: Shape, answer: str, names: Names) -> str:
    """Value for what was written: the id of a name, the option of a label."""
    text = forms.clean(answer)
    for value, label in options_of(shape, names).items():
        if fold(text) in {fold(label), value}:
            return value
    return text


def _chosen(answer: str, options: Mapping[str, str]) -> Iterator[str]:
    """Options of a list with commas, as GitHub writes it; a label may have commas itself.

    Nothing when any of it is no option.
    """
    left = forms.clean(answer)
    longest = sorted(options.items(), key=lambda option: -len(option[1]))
    chosen = []
    while left:
        for value, label in longest:
            if left.startswith(label) and left[len(label) :][:1] in {"", ","}:
                chosen.append(value)
                left = left[len(label) :].removeprefix(",").strip()
                break
        else:
            return
    yield from chosen


def main(arguments: list[str] | None = None) -> int:
    """Write the entry of the issue in ``ISSUE_BODY``; 1 when it is none."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    kinds = {kind.name: kind for kind in issue_form.OFFERED}
    parser.add_argument("kind", choices=kinds)
    parser.add_argument("out", type=Path)
    parser.add_argument("--content", type=Path, default=Path("content"))
    options = parser.parse_args(arguments)
    kind = kinds[options.kind]
    names = names_by_kind(reader.read(options.content).sources)
    try:
        name, text = entry(kind, os.environ["ISSUE_BODY"], names)
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
