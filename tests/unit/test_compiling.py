"""Compiled templates are kept for the next build, and believed only when all of it fits."""

import stat
import tempfile
from pathlib import Path
from types import CodeType

import pytest
from jinja2 import Environment

from catalogue import compiling
from catalogue.compiling import Compiled


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "een.html").write_text("<p>{{ naam }}</p>", "utf-8")
    monkeypatch.setattr(compiling, "_OWN", folder)
    return folder


def _compiles(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is compiled for a page, by a program that begins with nothing in memory."""
    compiled = list[str]()
    real = Environment.compile

    def compile_(self: Environment, source: str, name: str, path: str) -> CodeType:
        compiled.append(name)
        return real(self, source, name, path)

    with monkeypatch.context() as patch:
        patch.setattr(Environment, "compile", compile_)
        environment = Environment(loader=Compiled(folder), autoescape=True)
        said = environment.get_template("een.html").render(naam="A & B")
    assert said == (folder / "een.html").read_text("utf-8").replace("{{ naam }}", "A &amp; B")
    return compiled


def test_once_for_all_builds(
    temporary: Path, templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _compiles(templates, monkeypatch) == ["een.html"]
    assert _compiles(templates, monkeypatch) == []
    (folder,) = temporary.glob("_jinja2-*")
    assert stat.S_IMODE(folder.stat().st_mode) == stat.S_IRWXU


def test_again_when_it_changed(
    temporary: Path, templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _compiles(templates, monkeypatch)
    (templates / "een.html").write_text("<b>{{ naam }}</b>", "utf-8")
    assert _compiles(templates, monkeypatch) == ["een.html"]
    monkeypatch.setattr(compiling, "_setup", lambda: "another way to set Jinja up")
    assert _compiles(templates, monkeypatch) == ["een.html"]


def test_what_is_damaged_is_made_again(
    temporary: Path, templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _compiles(templates, monkeypatch)
    (kept,) = temporary.glob("_jinja2-*/*")
    kept.write_bytes(kept.read_bytes()[:-9])
    assert _compiles(templates, monkeypatch) == ["een.html"]
    assert _compiles(templates, monkeypatch) == []


def test_where_nothing_can_be_kept(
    temporary: Path, templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(temporary / "not there"))
    assert _compiles(templates, monkeypatch) == ["een.html"]


def test_a_folder_that_is_not_ours_alone_is_not_used(
    temporary: Path, templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _compiles(templates, monkeypatch)
    (folder,) = temporary.glob("_jinja2-*")
    folder.rename(temporary / "elsewhere")
    folder.symlink_to(temporary / "elsewhere")
    assert _compiles(templates, monkeypatch) == ["een.html"]


def test_templates_of_others_are_not_kept(
    temporary: Path, templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiling, "_OWN", temporary)
    _compiles(templates, monkeypatch)
    assert not list(temporary.glob("_jinja2-*"))
