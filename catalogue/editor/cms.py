"""The editing screen for who has an account at GitHub: configuration of Sveltia CMS.

The screen itself is installed by npm when the site is published (``.ci/beheer``); what it may edit
follows from the schema. It reads and writes files in ``content/`` through GitHub, each change as a
proposal of its own.
"""

import re
from typing import Any

from catalogue.content.files import IMAGES_FOLDER
from catalogue.editor import guide
from catalogue.schema import KIND, KINDS, Beeld, Kind, Site, urls
from catalogue.schema.shapes import (
    Choice,
    Day,
    Decimal,
    Email,
    Field,
    Group,
    Id,
    Many,
    Names,
    Range,
    Ref,
    Shape,
    Text,
    Url,
    describe,
    options_of,
    yaml_schema,
)

Data = dict[str, Any]

EDITED = (
    *guide.KINDS,
    *(kind for kind in KINDS if kind.folder and kind not in guide.KINDS),
)
"""Kinds with a folder of Markdown; the lists of ``naslag/`` stay as their writers laid them out."""
_REPOSITORY = re.compile(r"https://github\.com/([\w.-]+/[\w.-]+?)(?:\.git)?/?")
# Longer texts get more lines to type in.
_ONE_LINE = 120
# What the screen makes of a photo: as wide as our widest, and without the place it was taken.
_PHOTO = {"format": "webp", "quality": 85, "width": 2400, "height": 2400}
_FOLDER = f"/content/{IMAGES_FOLDER}"
# Its field holds the name of the file alone.
_PHOTO_FIELD = {
    "widget": "image",
    "media_folder": _FOLDER,
    "public_folder": "",
    "choose_url": False,
}


def repository_of(site: Site) -> str:
    """Owner and name on GitHub of the content of a site; empty when it has no editing screen."""
    found = _REPOSITORY.fullmatch(site.broncode or "")
    return found[1] if found and site.beheer == "ja" else ""


def config(site: Site, names: Names) -> Data:
    """Make the configuration; ``names`` holds what can be chosen from the lists of ``naslag/``."""
    return {
        "backend": {
            "name": "github",
            "repo": repository_of(site),
            "branch": site.tak,
            # Who may not write proposes from a copy of their own.
            "open_authoring": True,
            "auth_scope": "public_repo",
            # Another way to sign in asks for a server of ours.
            "auth_methods": ["token"],
            "commit_messages": {
                "create": "Nieuw: {{path}}",
                "update": "Veranderd: {{path}}",
                "delete": "Weg: {{path}}",
                "uploadMedia": "Nieuwe foto: {{path}}",
                "deleteMedia": "Foto weg: {{path}}",
            },
        },
        "publish_mode": "editorial_workflow",
        "media_folder": _FOLDER.removeprefix("/"),
        "public_folder": f"/{IMAGES_FOLDER}",
        "media_libraries": {
            "default": {
                "config": {"slugify_filename": True, "transformations": {"raster_image": _PHOTO}}
            }
        },
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": Id.longest},
        "output": {"omit_empty_optional_fields": True},
        "collections": [_collection(kind, names) for kind in EDITED],
    }


def _collection(kind: Kind, names: Names) -> Data:
    name = kind.fields[0].key
    can_move = any(field.key == "oude_adressen" for field in kind.fields)
    return {
        "name": kind.folder,
        "label": kind.plural.replace("_", " ").capitalize(),
        "label_singular": kind.name.capitalize(),
        "folder": f"content/{kind.folder}",
        "format": "yaml-frontmatter",
        "media_folder": _FOLDER,
        "public_folder": f"../{IMAGES_FOLDER}",
        "identifier_field": name,
        "summary": f"{{{{{name}}}}}",
        "sortable_fields": [name],
        "slug": {
            "template": f"{{{{{name}}}}}",
            "editable": True if can_move else ["create"],
            "pattern": _pattern(Id()),
        },
        "preview_path": urls.of_id(kind.record, "{{slug}}"),
        # The field with the old address, after another slug; what refers to the entry follows.
        "aliases_field": "verhuisd" if can_move else False,
        # A page is published by who merges the proposal, where the messages of `check` stand.
        "publish": False,
        "fields": [*(_field(field, names) for field in kind.fields), _body(kind)],
    }


def _body(kind: Kind) -> Data:
    """The Markdown below the fields, laid out; of a page as text, for layout writes it anew.

    ``*so*`` comes back as ``_so_``, and a block of code as one in a language: entries have neither.
    """
    modes = ["rich_text", "raw"]
    return {
        "name": "body",
        "label": "Tekst",
        "widget": "richtext",
        "required": False,
        "modes": modes if kind in guide.KINDS else modes[::-1],
        # What ours knows: no other headings, nothing struck through.
        "buttons": [
            *("bold", "italic", "code", "link", "quote"),
            *("heading-two", "heading-three", "bulleted-list", "numbered-list"),
        ],
        "linked_images": False,
        "use_emoji_autocomplete": False,
    }


def _field(field: Field, names: Names) -> Data:
    return _common(field) | _widget(field.shape, names)


def _common(field: Field) -> Data:
    return {
        "name": field.key,
        "label": field.label,
        "comment": field.about,
        "required": field.required,
    }


def _widget(shape: Shape, names: Names) -> Data:
    """Kind of input for a shape, with its limits."""
    match shape:
        case Many(least=least, most=most, shape=item):
            return _list(item, names) | {"min": least, "max": most}
        case Text(longest=longest):
            widget = "string" if longest <= _ONE_LINE else "text"
            return {"widget": widget, "maxlength": longest, "use_emoji_autocomplete": False}
        case Decimal(low=low, high=high):
            return _number("float/string", low, high) | {"step": 0.0000001}
        case Range(low=low, high=high):
            return _number("int/string", low, high)
        case Day():
            return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
        case Ref(kind=name) if name not in names:
            kind = KIND[name]
            shown = [kind.fields[0].key]
            return {"widget": "relation", "collection": kind.folder, "display_fields": shown}
        case Choice() | Ref():
            options = options_of(shape, names).items()
            labels = [{"label": label, "value": value} for value, label in options]
            return {"widget": "select", "options": labels}
        case Group():
            return {"widget": "object", "fields": _parts(shape, names), "collapsed": "auto"}
    kind_of_text = (
        "url" if isinstance(shape, Url) else "email" if isinstance(shape, Email) else "text"
    )
    return {"widget": "string", "type": kind_of_text, "pattern": _pattern(shape)}


def _list(item: Shape, names: Names) -> Data:
    match item:
        case Choice() | Ref():
            return _widget(item, names) | {"multiple": True}
        case Group():
            summary = f"{{{{fields.{item.fields[0].key}}}}}"
            return _widget(item, names) | {"widget": "list", "summary": summary}
    # A line for each value, whose shape the screen does not look at; ``check`` does.
    return {"widget": "list"}


def _parts(group: Group, names: Names) -> list[Data]:
    first, *others = group.fields
    photo = _PHOTO_FIELD if group.record is Beeld else _widget(first.shape, names)
    return [_common(first) | photo, *(_field(field, names) for field in others)]


def _number(value: str, low: float, high: float) -> Data:
    return {"widget": "number", "value_type": value, "min": low, "max": high}


def _pattern(shape: Shape) -> list[str]:
    return [yaml_schema(shape, {})["pattern"], f"Schrijf {describe(shape)}."]
