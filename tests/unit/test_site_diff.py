"""Two built sites side by side: what is new, changed and gone, for who reviews a proposal."""

from pathlib import Path

import pytest

from catalogue.cli import site_diff
from tests import harness

pytestmark = pytest.mark.slow  # Builds whole sites.

LASCLUB = "programmas/lasclub.md"


def _built(folder: Path, **files: str) -> Path:
    folder.mkdir()
    content = harness.site(folder, **files)
    code, _, said = harness.run("build", "--templates", str(harness.TEMPLATES), folder=folder)
    assert code == 0, said
    assert content.exists()
    return folder / "site"


def _compared(before: Path, after: Path) -> tuple[list[site_diff.Change], ...]:
    return site_diff.compare(site_diff.read_pages(before), site_diff.read_pages(after))


def _listed(before: Path, after: Path) -> list[list[str]]:
    return [[one.address for one in part] for part in _compared(before, after)]


def test_nothing_changed_is_said(tmp_path: Path) -> None:
    one, two = _built(tmp_path / "een"), _built(tmp_path / "twee")
    assert _listed(one, two) == [[], [], []]
    assert "Geen enkele pagina" in site_diff.report([], [], [])


def test_a_changed_and_a_new_programme(tmp_path: Path, capsys: object) -> None:
    before = _built(tmp_path / "een")
    text = (harness.SMALL / LASCLUB).read_text("utf-8")
    new = text.replace("naam: Lasclub", "naam: 'Las*ser* <b> `x` @jij'")
    changed = text.replace("Leer lassen op het mbo.", "Leer beter lassen.")
    after = _built(tmp_path / "twee", **{LASCLUB: changed, "programmas/lassers.md": new})
    added, altered, gone = _listed(before, after)
    # With a second one for mbo, "Wat past bij mij?" asks on after that answer: a page of its own.
    following = "wat-past-bij-mij/mbo.html"
    assert added == [f"en/{following}", "programmas/lassers.html", following]
    assert "programmas/lasclub.html" in altered
    assert "programmas/robotica.html" in altered  # it leads to the Lasclub, whose card it shows
    assert "over/index.html" not in altered
    assert not gone
    report = site_diff.report(*_compared(before, after))
    assert "### Nieuw" in report
    assert "<details><summary>Nieuw: 2 andere pagina's</summary>" in report
    assert r"Las\*ser\* &lt;b&gt; \`x\` \@jij" in report
    assert "<details><summary>Veranderd: " in report
    assert site_diff.main([str(before), str(after)]) == 0


def test_what_is_gone(tmp_path: Path) -> None:
    before, after = tmp_path / "een", tmp_path / "twee"
    for site in (before, after):
        (site / "programmas").mkdir(parents=True)
        (site / "index.html").write_text("<title>Home</title><main>x</main>", "utf-8")
    (before / "programmas" / "weg.html").write_text("<title>Weg &amp; op</title>", "utf-8")
    new, changed, gone = _compared(before, after)
    assert (new, changed) == ([], [])
    assert site_diff.report(new, changed, gone).count("Weg &amp; op (`programmas/weg.html`)") == 1


def test_styles_and_frames_do_not_count(tmp_path: Path) -> None:
    for name, mark, foot in (("een", "0123456789", "a"), ("twee", "abcdef0123", "b")):
        (tmp_path / name).mkdir()
        page = f'<title>T</title><main><img src="x.{mark}.png"></main><footer>{foot}</footer>'
        (tmp_path / name / "index.html").write_text(page, "utf-8")
    assert _listed(tmp_path / "een", tmp_path / "twee") == [[], [], []]
