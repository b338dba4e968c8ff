"""Claims of the page about accessibility: each is checked, and no more than claimed."""

from tests.browser.modes import MODES, NAMES
from tests.harness import ROOT

PAGE = ROOT / "content" / "paginas" / "toegankelijkheid.md"


def test_the_page_about_accessibility_names_every_mode_that_axe_sees() -> None:
    text = PAGE.read_text(encoding="utf-8").partition("## Wat we controleren")[2]
    listed = [line.removeprefix("- ") for line in text.partition("\n##")[0].splitlines()]
    assert [line for line in listed if line in NAMES.values()] == [NAMES[mode] for mode in MODES]
    assert sum(line.startswith(("in ", "op ", "met ", "twee ")) for line in listed) == len(MODES)
