"""The look of the site: small assets with fingerprinted names, and mistakes with their place."""

import shutil
import sys
from pathlib import Path

import pytest
from jinja2 import Environment, TemplateSyntaxError

import build
from catalogue.site import assets, theme

TEMPLATES = Path(build.__file__).parent / "templates"


def test_small_text_keeps_what_browsers_need(tmp_path: Path) -> None:
    pytest.importorskip("minify", reason="not to be had here")
    sheet = tmp_path / "proef.css"
    sheet.write_text("/* why */\na  >  b {\n  color : red;\n}\n", encoding="utf-8")
    assert assets.small(sheet, "text/css") == "a>b{color:red}"
    script = tmp_path / "proef.js"
    script.write_text("// why\nconst longName = 1;\nself.kept = longName + 1;\n", encoding="utf-8")
    assert assets.small(script).startswith("{")
    assert "self.kept" in assets.small(script)
    assert "longName" not in assets.small(script)


def test_where_there_is_no_minifier_files_stay_as_they_were_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "minify", None)
    script = tmp_path / "proef.js"
    script.write_text("// why\nconst longName = 1; // so", encoding="utf-8")
    assert assets.small(script) == "{// why\nconst longName = 1; // so\n}"
    assert assets.small(script, "text/css") == script.read_text("utf-8")


@pytest.mark.slow
def test_two_times_the_same_bytes() -> None:
    assert theme.load(TEMPLATES).assets == theme.load(TEMPLATES).assets


@pytest.mark.slow
def test_compiled_templates_are_kept_as_long_as_they_follow_from_their_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled, templates = tmp_path / "compiled", tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    monkeypatch.setattr(theme, "_COMPILED", compiled)
    (templates / "pages/proef.html").write_text("nu", encoding="utf-8")
    theme.load(templates)
    names = {path.name for path in compiled.iterdir()}
    with monkeypatch.context() as without_compiler:
        without_compiler.delattr(Environment, "compile")
        theme.load(templates)
    (templates / "pages/proef.html").write_text("later", encoding="utf-8")
    assert theme.load(templates).render("pages/proef.html") == "later"
    assert {path.name for path in compiled.iterdir()} == names


@pytest.mark.slow
def test_a_mistake_in_a_script_has_its_place(tmp_path: Path) -> None:
    pytest.importorskip("minify", reason="nothing else reads scripts")
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    script = tmp_path / "templates/assets/js/table.js"
    script.write_text("const fine = 1;\nconst = 2;\n", encoding="utf-8")
    with pytest.raises(TemplateSyntaxError) as caught:
        theme.load(tmp_path / "templates")
    assert theme.place_of(caught.value, tmp_path / "templates") == ("assets/js/table.js", 2)
