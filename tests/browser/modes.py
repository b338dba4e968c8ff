"""The ways in which people look at a page, put on a page that is open: nothing is loaded again."""

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import CDPSession, Page

DESK, PHONE, SMALLEST = (1280, 900), (390, 844), (320, 640)
# 200 % zoom: the window keeps its size, so half as many pixels of the page fit in it.
ZOOMED = (640, 450)
# WCAG 1.4.12: what a reader may set, and nothing may get lost.
SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-block-end: 2em !important; }
"""
MODES: Mapping[str, Mapping[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced-colours": {"forced_colors": "active"},
    "phone": {},
    "320-px": {},
    "zoom-200": {},
    "text-spacing": {},
    "print": {"media": "print"},
}
# How `content/paginas/toegankelijkheid.md` names each mode.
NAMES: Mapping[str, str] = {
    "light": "in lichte kleuren",
    "dark": "in donkere kleuren",
    "forced-colours": "in de kleuren die je zelf kiest op je computer",
    "phone": "op een telefoon",
    "320-px": "op een scherm van 320 pixels breed",
    "zoom-200": "twee keer zo groot",
    "text-spacing": "met meer ruimte tussen letters, woorden en regels",
    "print": "op papier",
}
_WINDOWS = {"phone": PHONE, "320-px": SMALLEST, "zoom-200": ZOOMED}
_PLAIN: Mapping[str, Any] = {"color_scheme": "light", "forced_colors": "none", "media": "screen"}


def enter(page: Page, devtools: CDPSession, mode: str) -> None:
    """Show the page that is open in this mode. Text spacing must come last: it stays."""
    page.emulate_media(**{**_PLAIN, **MODES[mode]})
    width, height = _WINDOWS.get(mode, DESK)
    metrics = {"width": width, "height": height, "mobile": mode in {"phone", "320-px"}}
    metrics["deviceScaleFactor"] = 2 if mode == "zoom-200" else 1
    devtools.send("Emulation.setDeviceMetricsOverride", metrics)
    if mode == "text-spacing":
        page.add_style_tag(content=SPACING)
