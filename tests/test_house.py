"""Promises about the code as a whole: its layers, its commands, what it installs and trusts."""

import ast
import importlib.metadata
import json
import os
import re
import subprocess
import tomllib
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))

# --- layers -------------------------------------------------------------------------------------

# Imports go to the left only. `write` may import `base` and nothing else.
PACKAGES = [
    "base",
    "schema",
    "content",
    "checks",
    "insight",
    "search",
    "feeds",
    "editor",
    "site",
    "preview",
    "cli",
]


def _modules() -> dict[str, Path]:
    """Dotted name below ``catalogue`` -> file; ``feeds`` is the file ``feeds/__init__.py``."""
    modules = {"build": ROOT / "build.py"}
    for path in sorted((ROOT / "catalogue").rglob("*.py")):
        parts = path.relative_to(ROOT / "catalogue").with_suffix("").parts
        name = ".".join(part for part in parts if part != "__init__")
        if name:
            modules[name] = path
    return modules


def _imports(path: Path, modules: dict[str, Path]) -> Iterator[str]:
    """The modules of the house that a file imports, at the top or inside a function."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "catalogue":
            parent = ".".join((node.module or "").split(".")[1:])
            for alias in node.names:
                name = f"{parent}.{alias.name}".lstrip(".")
                yield name if name in modules else parent
        assert not (isinstance(node, ast.ImportFrom) and node.level), f"{path}: relative import"


MODULES = _modules()


def test_the_house_has_these_packages() -> None:
    assert {name.split(".")[0] for name in MODULES} == {*PACKAGES, "write", "build", "__main__"}


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_opens_with_its_room_sign(package: str) -> None:
    text = (ROOT / "catalogue" / package / "__init__.py").read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))


def test_imports_go_to_a_lower_package() -> None:
    lower = {package: set(PACKAGES[: place + 1]) for place, package in enumerate(PACKAGES)}
    lower |= {"write": {"base"}, "build": {*PACKAGES, "write"}}
    lower["cli"] |= {"write"}
    lower["__main__"] = set()
    wrong = [
        f"{module} may not import {name}"
        for module, path in MODULES.items()
        for name in _imports(path, MODULES)
        if name.split(".")[0] not in lower[module.split(".")[0]]
    ]
    assert not wrong


def test_no_imports_in_a_circle() -> None:
    graph = {name: set(_imports(path, MODULES)) - {name} for name, path in MODULES.items()}
    TopologicalSorter(graph).prepare()  # raises CycleError, with the circle


# --- commands -----------------------------------------------------------------------------------


def _readme_commands() -> list[str]:
    blocks = re.findall(r"^```sh\n(.+?)\n```$", README, flags=re.MULTILINE | re.DOTALL)
    return [block for block in blocks if "\n" not in block][:2]


def test_ci_runs_the_test_command_of_the_readme() -> None:
    _, tests = _readme_commands()
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").rstrip().splitlines()
    assert script[-1] == tests
    check = (ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
    assert f"run: {tests}\n" in check


def test_the_first_command_of_the_readme_builds_and_serves() -> None:
    serve, tests = _readme_commands()
    assert serve.endswith(".venv/bin/python build.py serve")
    assert ".ci/requirements.txt" in serve
    assert tests.endswith(".venv/bin/python -m pytest")


# --- what is installed --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lock", "groups"), [("requirements.txt", []), ("requirements-dev.txt", ["dev"])]
)
def test_the_lock_holds_what_is_declared(lock: str, groups: list[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = list(project["project"]["dependencies"])
    for group in groups:
        wanted += project["dependency-groups"][group]
    names = {re.sub(r"[-_.]+", "-", re.split(r"[<>=~! ;[]", line)[0]).lower() for line in wanted}
    locked = (ROOT / ".ci" / lock).read_text(encoding="utf-8")
    pinned = set(re.findall(r"^([a-z0-9-]+)==", locked, flags=re.MULTILINE))
    assert names <= pinned, f"run .ci/lock: {sorted(names - pinned)} are not in .ci/{lock}"


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_the_lock_has_a_hash_for_everything_and_an_address_for_nothing(lock: str) -> None:
    text = (ROOT / ".ci" / lock).read_text(encoding="utf-8")
    entries = re.findall(r"^[a-z0-9-]+==.*?(?=^\S|\Z)", text, flags=re.MULTILINE | re.DOTALL)
    assert entries
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text
    assert not re.search(r"^-", text, flags=re.MULTILINE)


@pytest.mark.parametrize("folder", ["tests", ".ci/beheer"])
def test_the_lock_of_npm_has_a_hash_for_everything_and_an_address_for_nothing(folder: str) -> None:
    lock = json.loads((ROOT / folder / "package-lock.json").read_text(encoding="utf-8"))
    packages = [one for path, one in lock["packages"].items() if path]
    assert packages
    assert all("integrity" in one and "resolved" not in one for one in packages)


# --- what is trusted ----------------------------------------------------------------------------


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_to_a_commit(workflow: Path) -> None:
    text = workflow.read_text(encoding="utf-8")
    used = re.findall(r"uses: (.+)", text)
    assert used
    for action in used:
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_get_no_secrets_and_an_end(workflow: Path) -> None:
    text = workflow.read_text(encoding="utf-8")
    assert "secrets." not in text
    assert "pull_request_target" not in text
    assert text.count("timeout-minutes:") == text.count("runs-on:")
    assert re.search(r"^permissions:", text, flags=re.MULTILINE)


def _refused(folder: Path) -> str:
    """Complaints of ``.ci/plain`` about a repository; empty when it is fine."""
    script = ROOT / ".ci" / "plain"
    done = subprocess.run([script], cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode == 1) == bool(done.stderr)
    return done.stderr


def test_the_repository_holds_plain_files_only() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    assert _refused(ROOT) == ""


@pytest.mark.parametrize(
    ("mode", "name"),
    [
        ("120000", "content/programmas/x.md"),
        ("120000", "content/.hidden"),
        ("160000", "content/module"),
        ("160000", "elsewhere"),
        ("100644", "content/beelden/x.svg"),
        ("100644", "content/beelden/x.SVG"),
        ("100644", "content/x.html"),
        ("100755", "content/.x.js"),
        ("100644", "content/\u00e9.html"),
    ],
)
def test_what_a_proposal_may_not_bring(mode: str, name: str, tmp_path: Path) -> None:
    blob = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"
    for words in (
        ["init", "--quiet"],
        ["update-index", "--add", "--cacheinfo", f"100644,{blob},content/programmas/goed.md"],
    ):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)
    assert _refused(tmp_path) == ""
    added = ["git", "update-index", "--add", "--cacheinfo", f"{mode},{blob},{name}"]
    subprocess.run(added, cwd=tmp_path, check=True)
    assert mode in _refused(tmp_path)


def test_proposals_are_checked_without_any_rights() -> None:
    check = (ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
    assert "\non:\n  pull_request:\n\npermissions:\n  contents: read\n\n" in check
    assert check.count("permissions:") == 1
    assert check.count("persist-credentials: false") == check.count("actions/checkout@")
    assert "run: .ci/plain\n" in check


def test_a_proposal_of_content_alone_meets_no_test_in_english(tmp_path: Path) -> None:
    check = (ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
    assert "if: needs.changed.outputs.code == 'yes'" in check
    (command,) = re.findall(r"run: (git diff .*)", check)
    git = ["git", "-c", "user.name=n", "-c", "user.email=n@voorbeeld.nl"]
    subprocess.run([*git, "init", "--quiet"], cwd=tmp_path, check=True)
    said = []
    for name in ("content/a.md", "content/b.md", "content.md", "catalogue/content/x.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
        subprocess.run([*git, "add", "."], cwd=tmp_path, check=True)
        subprocess.run([*git, "commit", "--quiet", "-m", name], cwd=tmp_path, check=True)
        (tmp_path / "said").unlink(missing_ok=True)
        environment = {"PATH": os.environ["PATH"], "GITHUB_OUTPUT": "said"}
        subprocess.run(["bash", "-ec", command], cwd=tmp_path, env=environment, check=True)
        said.append((tmp_path / "said").read_text("utf-8").strip())
        (tmp_path / "said").unlink()
    # Without anything to compare with, everything is tested.
    assert said == ["code=yes", "code=no", "code=yes", "code=yes"]


def test_what_it_takes_to_run_stays_under_100_mb() -> None:
    locked = (ROOT / ".ci" / "requirements.txt").read_text(encoding="utf-8")
    weight = 0
    for name in re.findall(r"^([a-z0-9-]+)==\S+(?: ;.*)? \\$", locked, flags=re.MULTILINE):
        try:
            files = importlib.metadata.distribution(name).files or []
        except importlib.metadata.PackageNotFoundError:
            continue  # Locked for another platform.
        # What pip compiles is a cache of Python's, not part of what was downloaded.
        weight += sum(file.size or 0 for file in files if file.suffix != ".pyc")
    assert 10_000_000 < weight < 100_000_000
