"""Renames and removes an entry with everything that points to it: ``build.py rename``, ``remove``.

References, links and the old address change together. Each file is changed in its own text, so
that comments and layout stay; when the content has another mistake afterwards, or the disk refuses,
everything is put back.
"""

import posixpath
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from catalogue.base.diagnostics import Diagnostic, Severity
from catalogue.base.text import slug
from catalogue.checks import contents, old_addresses, prose
from catalogue.checks.old_addresses import Published
from catalogue.content.files import FOLDERS, is_id
from catalogue.content.parse import Draft, typed_items
from catalogue.content.yaml_tree import Mapping as MappingNode
from catalogue.content.yaml_tree import Scalar
from catalogue.editor.fix import Edit, files_of, records_of, replace_value, write_in_place
from catalogue.editor.new import Refusal
from catalogue.schema import GONE, ID_FIELD, TRANSLATIONS, Kind, urls
from catalogue.schema.shapes import Field, Group, Ref
from catalogue.schema.translations import fingerprint, originals

_LINK = re.compile(r"(?<=\]\()(?P<target>[^)\s#]+)(?=[)\s#])")
_LIST = re.compile(r"^(?P<key>\s*[\w-]+: )\[(?P<items>[^\[\]{}#]*)\](?P<rest>.*)$")
_OLD = re.compile(r"^oude_adressen: \[(?P<items>[^\]]*)\]", re.MULTILINE)
_STATUS = re.compile(r"^status: .*\n", re.MULTILINE)


@dataclass
class Transaction:
    """Files as they were, to put back when something fails."""

    before: dict[Path, bytes | None] = field(default_factory=dict)

    def write(self, path: Path, text: str) -> None:
        """Write the text of a file that may not be there yet."""
        self.before.setdefault(path, path.read_bytes() if path.exists() else None)
        if not path.exists():
            path.touch(exist_ok=False)
        write_in_place(path, text.encode("utf-8"))

    def remove(self, path: Path) -> None:
        """Remove a file."""
        self.before.setdefault(path, path.read_bytes())
        path.unlink()

    def undo(self) -> None:
        """Put all files back as they were."""
        for path, data in self.before.items():
            if data is None:
                path.unlink(missing_ok=True)
            else:
                path.touch()
                write_in_place(path, data)


def find(content: Path, written: str) -> tuple[Kind, str]:
    """Find the kind and the id of an entry that is written as its path: ``partners/de-school``.

    Raises ``Refusal`` when there is no such file.
    """
    folder, _, name = written.removesuffix(".md").replace("\\", "/").rpartition("/")
    folder = folder.rpartition("/")[2]
    kind = FOLDERS.get(folder)
    if (content / folder).is_symlink():
        raise Refusal(f"{folder} is een snelkoppeling, geen gewone map")
    if not kind or not is_id(name) or not (content / folder / f"{name}.md").is_file():
        raise Refusal(f"er is geen '{written}'; schrijf map en naam, zoals partners/de-school")
    if kind.record.__name__.startswith("Pagina"):
        raise Refusal("een pagina heeft een vaste naam")
    return kind, name


def pointing_to(content: Path, kind: Kind, name: str) -> list[str]:
    """List the files below ``content`` that refer or link to an entry."""
    changed = _with_other_name(content, kind, name, f"{name}-x")
    return sorted(path.relative_to(content).as_posix() for path in changed)


def rename(content: Path, kind: Kind, name: str, new: str) -> list[str]:
    """Rename an entry and all that points to it, and give the files that changed.

    Raises ``Refusal`` when the name is taken or wrong, and ``OSError`` when the disk refuses;
    nothing is changed then.
    """
    if not is_id(new):
        example = f", zoals '{slug(new)}'" if is_id(slug(new)) else ""
        raise Refusal(
            f"'{new}' kan geen bestandsnaam zijn; schrijf kleine letters, cijfers en"
            f" streepjes{example}"
        )
    changed = _with_other_name(content, kind, name, new)
    old_paths = _files_of(content, kind, name)
    for path in old_paths:
        new_path = path.with_name(f"{new}.md")
        if new_path.exists():
            raise Refusal(f"bestaat al: {new_path.relative_to(content).as_posix()}")
        changed[new_path] = changed.pop(path, "") or path.read_text("utf-8")
    new_path = old_paths[0].with_name(f"{new}.md")
    addresses = urls.every_of_id(kind.record, name)
    changed[new_path] = _with_old_addresses(changed[new_path], addresses)
    return _carry_out(content, changed, old_paths)


def _files_of(content: Path, kind: Kind, name: str) -> list[Path]:
    """The file of an entry, and its translations."""
    kinds = (other for other in TRANSLATIONS if other.original == kind.name)
    paths = [content / (other.folder or "") / f"{name}.md" for other in (kind, *kinds)]
    return [path for path in paths if path.is_file() and not path.parent.is_symlink()]


def remove(content: Path, kind: Kind, name: str, successor: str) -> list[str]:
    """Remove an entry; what points to it, and its addresses of now and before, go to ``successor``.

    Without one, nothing may point to it. Raises as ``rename`` does.
    """
    paths = _files_of(content, kind, name)
    changed = _with_other_name(content, kind, name, successor or f"{name}-x")
    for path in paths:
        changed.pop(path, None)
    if successor:
        heir = content / (kind.folder or "") / f"{successor}.md"
        if not is_id(successor) or not heir.is_file() or successor == name:
            raise Refusal(f"er is geen andere {kind.name} '{successor}'")
        text = changed.get(heir) or heir.read_text("utf-8")
        addresses = [*urls.every_of_id(kind.record, name), *_old_addresses(content, kind, name)]
        changed[heir] = _with_old_addresses(text, addresses)
    elif changed:
        raise Refusal(f"{len(changed)} bestanden wijzen naar {kind.folder}/{name}.md")
    return _carry_out(content, changed, paths)


def _old_addresses(content: Path, kind: Kind, name: str) -> tuple[str, ...]:
    """Addresses that an entry had before."""
    drafts = (page.draft for page in contents.read(content).sources)
    mine = (draft for draft in drafts if (draft.kind, draft.id) == (kind, name))
    return next((draft.values.get("oude_adressen") or () for draft in mine), ())


def follow_old_addresses(content: Path) -> list[str]:
    """Mend what points to a name that an entry had before, and give the files that changed."""
    changed: list[str] = []
    for page in contents.read(content).sources:
        for address in page.draft.values.get("oude_adressen") or ():
            folder, _, file_name = address.partition("/")
            old = file_name.removesuffix(".html")
            kind = FOLDERS.get(folder)
            if kind is page.draft.kind and not (content / folder / f"{old}.md").exists():
                others = _with_other_name(content, kind, old, page.draft.id)
                changed += _carry_out(content, others, ()) if others else []
    return sorted(set(changed))


def stop(content: Path, kind: Kind, name: str) -> list[str]:
    """Say of an entry that it has ended: its page stays, out of the lists."""
    if "status" not in {declared.key for declared in kind.fields}:
        raise Refusal(f"een {kind.name} kan niet gestopt zijn; kies een opvolger")
    path = content / (kind.folder or "") / f"{name}.md"
    text = _with_field(path.read_text("utf-8"), _STATUS, f"status: {GONE}")
    return _carry_out(content, {path: text}, ())


def stamp(content: Path, written: Iterable[str]) -> list[str]:
    """Say of translations, written as their paths, that they fit the Dutch as it is now.

    A file with a list is stamped in each of its rows.
    """
    drafts = {
        (page.draft.kind.name, page.draft.id): page.draft for page in contents.read(content).sources
    }
    by_path = defaultdict[str, list[Draft]](list)
    for draft in drafts.values():
        if draft.kind.language and (draft.kind.original, draft.id) in drafts:
            by_path[draft.pad.rpartition(".")[0]].append(draft)
    changed = {}
    for pad in written:
        parts = pad.removesuffix(".md").removesuffix(".yml").replace("\\", "/").split("/")
        translations = by_path.get("/".join(parts[-3:])) or by_path.get("/".join(parts[-2:]))
        if not translations:
            raise Refusal(
                f"er is geen vertaling '{pad}'; schrijf taal, map en naam, zoals"
                " en/programmas/lasclub of en/naslag/fasen"
            )
        path = content / translations[0].pad
        text = path.read_text("utf-8")
        for draft in translations:
            dutch = drafts[draft.kind.original, draft.id]
            texts = originals(dutch.kind.record, dutch.values.get, dutch.text)
            text = _with_stamp(text, draft, fingerprint(texts, draft.values.get, draft.text))
        changed[path] = text
    return _carry_out(content, changed, ())


def _carry_out(content: Path, changed: Mapping[Path, str], removed: Collection[Path]) -> list[str]:
    """Write what changed, and put it back when that makes a mistake that was not there."""
    published = old_addresses.published(content)
    before = {_said(problem) for problem in _errors(content, published)}
    transaction = Transaction()
    try:
        for path, text in changed.items():
            transaction.write(path, text)
        for path in removed:
            transaction.remove(path)
        after = _errors(content, published)
        mistakes = [problem for problem in after if _said(problem) not in before]
    except BaseException:
        transaction.undo()
        raise
    if mistakes:
        transaction.undo()
        raise Refusal(f"dat geeft een fout, dus is er niets veranderd: {mistakes[0].message}")
    return sorted(path.relative_to(content).as_posix() for path in transaction.before)


def _errors(content: Path, published: Published) -> list[Diagnostic]:
    problems = contents.check(contents.read(content), published)[1]
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def _said(problem: Diagnostic) -> tuple[str, str]:
    return problem.code, problem.message


# --- other text in files ------------------------------------------------------------------------


def _with_other_name(content: Path, kind: Kind, name: str, new: str) -> dict[Path, str]:
    """Texts of the files that refer or link to an entry, with its other name."""
    changed = {}
    for path, kind_of_file in files_of(content):
        if not kind_of_file:
            continue
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        if name not in text:
            continue
        other = _with_references(text, kind_of_file, kind, name, new)
        if kind_of_file.folder:
            pad = kind_of_file.links_of(path.relative_to(content).as_posix())
            other = _with_links(other, pad, f"{kind.folder}/{name}.md", f"{kind.folder}/{new}.md")
        if other != text:
            changed[path] = other
    return changed


def _with_references(text: str, kind_of_file: Kind, kind: Kind, name: str, new: str) -> str:
    nodes = [
        node
        for record in records_of(text, kind_of_file)
        for node in _references(record, kind_of_file.written_fields, kind.name, name)
    ]
    # From the end, so that what stands before keeps its place.
    for node in reversed(nodes):
        text = replace_value(text, Edit(node, new, "")) or text
        lines = text.split("\n")
        row = node.place.line - 1
        lines[row] = _LIST.sub(_without_doubles, lines[row])
        text = "\n".join(lines)
    return text


def _references(
    node: MappingNode, declared: Iterable[Field], kind: str, name: str
) -> Iterator[Scalar]:
    shapes = {declared_field.key: declared_field.shape for declared_field in declared}
    for key, value in node.pairs:
        if key.text not in shapes:
            continue
        shape, items = typed_items(shapes[key.text], value)
        for item in items:
            if isinstance(shape, Group) and isinstance(item, MappingNode):
                yield from _references(item, shape.fields, kind, name)
            elif isinstance(shape, Ref) and shape.kind == kind and isinstance(item, Scalar):
                yield from [item] if item.text == name else []


def _without_doubles(line: re.Match[str]) -> str:
    items = dict.fromkeys(item.strip() for item in line["items"].split(","))
    return f"{line['key']}[{', '.join(items)}]{line['rest']}"


def _with_links(text: str, pad: str, old: str, new: str) -> str:
    """Links in the text of the file ``pad``, from one path below ``content/`` to another."""
    folder = posixpath.dirname(pad) or "."

    def other(link: re.Match[str]) -> str:
        is_meant = prose.resolve(pad, link["target"]) == old
        return posixpath.relpath(new, folder) if is_meant else link["target"]

    return _LINK.sub(other, text)


def _with_old_addresses(text: str, addresses: Iterable[str]) -> str:
    """The text of a file with more addresses that forward to it."""
    if match := _OLD.search(text):
        listed = [item.strip() for item in match["items"].split(",") if item.strip()]
        new = ", ".join(dict.fromkeys([*listed, *addresses]))
        return f"{text[: match.start()]}oude_adressen: [{new}]{text[match.end() :]}"
    return _with_line(text, f"oude_adressen: [{', '.join(addresses)}]")


def _with_stamp(text: str, draft: Draft, stamp: str) -> str:
    """The text of a file with the stamp of one translation, which stands below ``gemaakt``."""
    for record in records_of(text, draft.kind):
        nodes = {key.text: (key, value) for key, value in record.pairs}
        name, old, made = map(nodes.get, (ID_FIELD.key, "bij", "gemaakt"))
        if name and isinstance(name[1], Scalar) and name[1].text != draft.id:
            continue
        if old and isinstance(old[1], Scalar):
            return replace_value(text, Edit(old[1], stamp, "")) or text
        if made and isinstance(made[1], Scalar):
            lines = text.split("\n")
            row, column = made[0].place.line - 1, made[0].place.column - 1
            if "{" in lines[row][:column]:
                new = f"{made[1].text}, bij: {stamp}"
                return replace_value(text, Edit(made[1], new, "")) or text
            lines.insert(row + 1, f"{' ' * column}bij: {stamp}")
            return "\n".join(lines)
    return text


def _with_field(text: str, old: re.Pattern[str], line: str) -> str:
    """The text of a file with a field in place of what it said before, at the end of its fields."""
    fields, end, story = text.partition("\n---")
    return _with_line(old.sub("", f"{fields}\n")[:-1] + end + story, line)


def _with_line(text: str, line: str) -> str:
    """The text of a file with one field more, at the end of its fields."""
    lines = text.split("\n")
    end = next(number for number, other in enumerate(lines[1:], 1) if other.rstrip() == "---")
    return "\n".join([*lines[:end], line, *lines[end:]])
