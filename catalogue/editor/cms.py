"""The editing screen for who has an account at GitHub: configuration of Sveltia CMS.

The screen itself is installed by npm when the site is published (``.ci/beheer``); what it may edit
follows from the schema. It reads and writes files in ``content/`` through GitHub, each change as a
proposal of its own.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from catalogue.content.files import IMAGES_FOLDER
from catalogue.editor import guide
from catalogue.schema import KIND, KINDS, Beeld, Kind, Site
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


def repository_of(site: Site) -> str:
    """Owner and name on GitHub of the content of a site; empty when it has no editing screen."""
    found = _REPOSITORY.fullmatch(site.broncode or "")
    return found[1] if found and site.beheer == "ja" else ""


def config(site: Site, names: Names) -> Data:
    """Make the configuration; ``names`` holds what can be chosen from the lists of ``naslag/``."""
    photos = f"content/{IMAGES_FOLDER}"
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
        },
        "publish_mode": "editorial_workflow",
        "media_folder": photos,
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
    return {
        "name": kind.folder,
        "label": kind.plural.replace("_", " ").capitalize(),
        "label_singular": kind.name.capitalize(),
        "folder": f"content/{kind.folder}",
        "format": "yaml-frontmatter",
        "media_folder": f"/content/{IMAGES_FOLDER}",
        "public_folder": f"../{IMAGES_FOLDER}",
        "identifier_field": name,
        "summary": f"{{{{{name}}}}}",
        "sortable_fields": [name],
        "slug": {"template": f"{{{{{name}}}}}", "editable": ["create"], "pattern": _pattern(Id())},
        # A page is published by who merges the proposal, where the messages of `check` stand.
        "publish": False,
        "fields": [*_fields(kind.fields, names), *_body(kind)],
    }


def _body(kind: Kind) -> Iterator[Data]:
    """The Markdown below the fields, untouched until someone types in it."""
    yield {
        "name": "body",
        "label": "Tekst",
        "widget": "richtext",
        "required": False,
        "modes": ["raw", "rich_text"],
    }


def _fields(declared: Sequence[Field], names: Names) -> list[Data]:
    return [_field(field, names) for field in declared]


def _field(field: Field, names: Names) -> Data:
    shape = field.shape
    common = {
        "name": field.key,
        "label": field.label,
        "comment": field.about,
        "required": field.required,
    }
    if isinstance(shape, Many):
        return common | _many(shape, names)
    return common | _one(shape, names)


def _many(shape: Many, names: Names) -> Data:
    count = {"min": shape.least, "max": shape.most}
    item = shape.item
    if isinstance(item, Choice | Ref):
        return _one(item, names) | count | {"multiple": True}
    if isinstance(item, Group):
        first = item.fields[0].key
        return {
            "widget": "list",
            **count,
            "fields": _fields(item.fields, names),
            "summary": f"{{{{fields.{first}}}}}",
            "collapsed": "auto",
        }
    return {"widget": "list", **count, "field": {"name": "waarde", "label": "", **_one(item, names)}}


def _one(shape: Shape, names: Names) -> Data:
    match shape:
        case Text(longest=longest):
            kind = "string" if longest <= _ONE_LINE else "text"
            return {"widget": kind, "maxlength": longest, "use_emoji_autocomplete": False}
        case Range(low=low, high=high):
            kind = "float" if isinstance(shape, Decimal) else "int"
            step = {"step": 0.0000001} if kind == "float" else {}
            return {"widget": "number", "value_type": kind, "min": low, "max": high, **step}
        case Day():
            return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
        case Ref(kind=name) if name not in names:
            field = KIND[name].fields[0].key
            return {"widget": "relation", "collection": KIND[name].folder, "display_fields": [field]}
        case Choice() | Ref():
            options = options_of(shape, names).items()
            return {
                "widget": "select",
                "options": [{"label": label, "value": value} for value, label in options],
            }
        case Group(record=record):
            inner = _fields(shape.fields, names)
            if record is Beeld:
                inner[0] |= {"widget": "image", "public_folder": "", "choose_url": False}
                inner[0] |= {"media_folder": f"/content/{IMAGES_FOLDER}"}
            return {"widget": "object", "fields": inner, "collapsed": "auto"}
    kind = {Url: "url", Email: "email"}.get(type(shape), "text")
    return {"widget": "string", "type": kind, "pattern": _pattern(shape)}


def _pattern(shape: Shape) -> list[str]:
    pattern = yaml_schema(shape, {})["pattern"]
    return [pattern, f"Schrijf {describe(shape)}."]
