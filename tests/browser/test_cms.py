"""An editor changes entries in the editing screen: nothing else in their files changes.

The screen works in a folder on the computer of the editor here, a folder that the browser made.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from catalogue.schema import urls
from tests import harness
from tests.browser.serving import Served, serving
from tests.browser.visiting import Visitor

SCREEN = harness.ROOT / ".ci" / "beheer"
NO_SCREEN = (
    "Het beheerscherm is er niet. / The editing screen is not there. It takes Node.js and:"
    " npm ci --prefix .ci/beheer --ignore-scripts"
)
SITE = (harness.SMALL / "site.yml").read_text("utf-8") + (
    "broncode: https://github.com/voorbeeld/klein\n"
)
MEEDOEN = """\
---
titel: Meedoen
samenvatting: Doe mee.
---

Schrijf `zo` of *zo*.

| a | b |
| - | - |
"""
# Every shape of field, as the form writes it.
ROBOTICA = """\
---
naam: 'Robotica: bouw ''m zelf'
samenvatting: Bouw na school een robot.
fase: [kiezen, leren]
aard: regeling
doelgroepen: [mbo, basisschool]
themas: [robots]
aanbieders: [de-school]
anderen: ['ouders, en buren', 010]
makerspaces: [de-werkplaats]
wijken: [dorp]
leeftijd: {van: 8, tot: 12}
gratis: nee
meedoen:
  hoe: zelf
  stap: Loop binnen.
  telefoon: 010 123 45 67
vaste_tijden:
  - dagen: [woensdag]
    van: 13:30
    tot: 15:00
    geldig: {van: 2026-09-01, tot: 2027-07-09}
    behalve: [2026-12-23, 2026-12-30]
momenten:
  - naam: Open middag
    begin: 2027-02-03 14:00
periode: {van: 2026-09}
vervolg: [lasclub]
beeld:
  bestand: robot.png
  alt: Een robot op wielen
  bron: 'Foto: De School'
bronnen:
  - url: https://voorbeeld.nl/robotica
    gezien: 'Lessen vanaf groep 4 # 1'
    jaar: 2025
bevestigd: {op: 2026-11-23, door: de-school}
gecontroleerd: 2026-11-23
---

Je bouwt een robot. Dat doe je in [De Werkplaats](../makerspaces/de-werkplaats.md).

## Wat neem je mee?

1. **Jezelf**
2. Een vriend
"""
# Milliseconds: the screen is two megabytes of script, which a busy machine takes long to start.
PATIENCE = 60_000
# The picker of folders, which no program can operate, gives the folder that the test filled.
PICKER = "self.showDirectoryPicker = () => navigator.storage.getDirectory()"
FILL = """async (files) => {
  const root = await navigator.storage.getDirectory();
  const within = (parts) => parts.reduce(
    async (folder, name) => (await folder).getDirectoryHandle(name, { create: true }), root);
  await within([".git"]);
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split("/");
    const name = parts.pop();
    const file = await (await within(parts)).getFileHandle(name, { create: true });
    const stream = await file.createWritable();
    await stream.write(text);
    await stream.close();
  }
}"""
READ = """async (path) => {
  const parts = path.split("/");
  const name = parts.pop();
  let folder = await navigator.storage.getDirectory();
  for (const part of parts) folder = await folder.getDirectoryHandle(part);
  return (await (await folder.getFileHandle(name)).getFile()).text();
}"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The smallest site, on GitHub, with the editing screen in it."""
    if not (shutil.which("node") and (SCREEN / "node_modules").exists()):
        if os.environ.get("CI"):
            pytest.fail(NO_SCREEN)
        pytest.skip(NO_SCREEN)
    folder = tmp_path_factory.mktemp("beheer")
    files = {"paginas/meedoen.md": MEEDOEN, "programmas/robotica.md": ROBOTICA, "site.yml": SITE}
    harness.site(folder, **files)
    site = harness.built(folder)
    subprocess.run(["node", "bundle.js", site], cwd=SCREEN, check=True, capture_output=True)
    with serving(site) as server:
        yield server


def _laid_out(text: str) -> str:
    """The text of a file with its sources as the form writes them."""
    source = r"  - \{url: '(.+)', gezien: ([^,]+)(?:, jaar: (\d+))?\}"
    text = re.sub(source, r"  - url: \1\n    gezien: \2\n    jaar: \3", text)
    return text.replace("    jaar: \n", "")


def _changed(page: Page, kind: str, name: str) -> str:
    """The text of a file after an editor changed the summary."""
    page.evaluate("path => { location.hash = path }", f"#/collections/{kind}/entries/{name}")
    page.locator('[data-key-path="samenvatting"] textarea').first.fill("Anders: nu")
    preview = page.frame_locator("iframe.preview").locator(".lead")
    expect(preview).to_have_text("Anders: nu", timeout=PATIENCE)
    # In the style of the site.
    expect(preview).not_to_have_css("font-size", "16px")
    return _saved(page, f"content/{kind}/{name}.md")


def _moved(page: Page, kind: str, name: str, other: str) -> str:
    """The text of a file after an editor gave it another address."""
    page.evaluate("path => { location.hash = path }", f"#/collections/{kind}/entries/{name}")
    page.get_by_role("button", name="Editoropties tonen").click()
    page.get_by_role("menuitem", name="Slug bewerken").click()
    page.get_by_role("button", name="Slug bewerken").click()
    page.keyboard.press("Control+A")
    page.keyboard.type(other)
    page.keyboard.press("Enter")
    return _saved(page, f"content/{kind}/{other}.md")


def _saved(page: Page, path: str) -> str:
    """The text of the file in the open editor, which closes when it is saved."""
    page.get_by_role("button", name="Opslaan").click()
    page.get_by_role("button", name="Nieuw item").wait_for()
    return str(page.evaluate(READ, path))


def test_what_an_editor_changes_is_all_that_changes(visitor: Visitor) -> None:
    content = visitor.served.folder.parent / "content"
    texts = {
        f"content/{path.relative_to(content).as_posix()}": _laid_out(path.read_text("utf-8"))
        for path in content.rglob("*.md")
    }
    page = visitor.open("robots.txt", complains=True, script=PICKER, locale="nl-NL")
    page.set_default_timeout(PATIENCE)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.evaluate(FILL, texts)
    page.goto(visitor.served.url("meedoen/index.html"))
    page.get_by_role("link", name="beheerscherm").click()
    page.get_by_role("button", name="lokale repository").click()
    page.get_by_text("Lasclub").wait_for()
    for kind, name in (
        ("programmas", "robotica"),
        ("makerspaces", "de-werkplaats"),
        ("paginas", "meedoen"),
    ):
        path = f"content/{kind}/{name}.md"
        written = _changed(page, kind, name)
        assert written == re.sub("(?m)(?<=^samenvatting: ).*", "'Anders: nu'", texts[path])
        harness.put(content.parent / path, written)
    # Translations are told to be of before the change, and nothing else.
    assert {problem.code for problem in harness.problems(content)} <= {"K324"}
    moved = _moved(page, "partners", "de-school", "school")
    assert moved.partition("\n---\n")[0].endswith("\noude_adressen: [partners/de-school.html]")
    assert "aanbieders: [school]\n" in page.evaluate(READ, "content/makerspaces/de-werkplaats.md")
    assert not errors


def test_only_this_page_may_do_more(served: Served) -> None:
    pages = {path: path.read_text("utf-8") for path in served.folder.rglob("*.html")}
    heads = {path: text.partition("<title>")[0] for path, text in pages.items()}
    assert [path for path in heads if "unsafe" in heads[path]] == [served.folder / urls.EDITING]


def test_where_the_screen_cannot_run_the_page_says_how_to_get_it(visitor: Visitor) -> None:
    page = visitor.open(urls.EDITING, disk=True, complains=True)
    expect(page.get_by_text("npm ci --prefix .ci/beheer")).to_be_visible()
    expect(page.get_by_text("wordt geladen")).to_be_hidden()
