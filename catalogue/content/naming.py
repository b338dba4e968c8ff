"""What may be in ``content/`` and how it may be called."""

import re

from catalogue.base.text import is_reserved, slug
from catalogue.schema import KINDS

ID_LENGTH = 80
IMAGES_FOLDER = "beelden"
IMAGE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".avif")
# What a telephone or a scanner may give.
OTHER_IMAGES = (".heic", ".heif", ".tif", ".tiff", ".bmp")
# For people, not for the build: how to write here.
README = "LEESMIJ.md"

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# A camera calls its files IMG_1234.JPG, and that is fine.
IMAGE = re.compile(r"[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*")

FOLDERS = {kind.folder: kind for kind in KINDS if kind.folder}
LISTS = {kind.file: kind for kind in KINDS if kind.file}
# Lists for editors, one thing a line, which every region may do without.
ADDRESSES = "naslag/adressen.txt"
WORDS = "naslag/woordenlijst.txt"
HARD_WORDS = "naslag/moeilijke-woorden.txt"
ABBREVIATIONS = "naslag/afkortingen.txt"
LINKS_LET_BE = "naslag/links-overslaan.txt"
LINES = (ABBREVIATIONS, ADDRESSES, HARD_WORDS, LINKS_LET_BE, WORDS)
# Folders of lists, with the names of the lists in them.
PARENTS = {
    parent: sorted(name.split("/")[1] for name in (*LISTS, *LINES) if name.startswith(parent))
    for parent in sorted({name.split("/")[0] for name in (*LISTS, *LINES) if "/" in name})
}
TOP = {*FOLDERS, *PARENTS, IMAGES_FOLDER, *(name for name in LISTS if "/" not in name)}


def as_page(name: str) -> str:
    """What a file should be called to be a page; empty if that cannot be told."""
    stem = slug(name.split(".")[0])
    wrong = name.lower().endswith((".txt", ".markdown", ".mdown", ".md", ".mdx", ".yml", ".yaml"))
    return f"{stem}.md" if stem and wrong else ""


def is_good(name: str) -> bool:
    """Whether a name, without its ending, can be an id and so an address."""
    return bool(ID.fullmatch(name)) and not is_reserved(name) and len(name) <= ID_LENGTH


def suggested(name: str, ending: str) -> str:
    """A good name for a file that is called otherwise; empty if that cannot be told."""
    stem = slug(name)[:ID_LENGTH].strip("-")
    return f"{stem}{ending}" if is_good(stem) else ""
