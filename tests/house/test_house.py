"""The house itself: one list of dependencies, nothing of a machine, pages of instructions that are true."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]


def _tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return [ROOT / name for name in listed.splitlines() if (ROOT / name).is_file()]


def _texts() -> dict[str, str]:
    texts = {}
    for path in _tracked():
        try:
            texts[str(path.relative_to(ROOT))] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return texts


def _project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


def test_environment_adds_no_dependency() -> None:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text())
    names = [item for item in environment["dependencies"] if isinstance(item, str)]
    pip = [item["pip"] for item in environment["dependencies"] if isinstance(item, dict)]
    assert names == [f"python{_project()['project']['requires-python']}", "pip"]
    assert pip == [["--editable ."]]


def test_the_readme_tells_the_conda_way_as_it_is() -> None:
    readme = (ROOT / "README.md").read_text()
    name = yaml.safe_load((ROOT / "environment.yml").read_text())["name"]
    for line in ("conda env create -f environment.yml", f"conda activate {name}", "not yet been tried"):
        assert line in readme


def test_pinned_requirements_cover_the_one_list() -> None:
    project = _project()["project"]
    for file, listed in (
        ("requirements.txt", project["dependencies"]),
        ("requirements-dev.txt", project["dependencies"] + project["optional-dependencies"]["dev"]),
        ("requirements-node.txt", project["dependencies"] + project["optional-dependencies"]["node"]),
    ):
        pinned = re.findall(r"^([a-z0-9._-]+)==", (ROOT / file).read_text(), re.MULTILINE)
        for name in listed:
            assert re.split(r"[<>=[]", name)[0] in pinned, name


def test_no_registry_host_and_no_path_of_a_machine() -> None:
    hosts = re.compile(r"https?://[^\s\"']*(pypi|pythonhosted|npmjs|npmmirror|anaconda\.org|debian\.org)")
    homes = re.compile("|".join(re.escape(f"{path}/") for path in (Path.home(), ROOT.parent) if len(str(path)) > 1))
    for name, text in _texts().items():
        assert not hosts.search(text), name
        assert not homes.search(text), name
        if name.endswith("package-lock.json"):
            assert '"resolved"' not in text


def test_contributing_is_short() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text()
    assert len(text.splitlines()) < 60
    for part in ("Add an exercise", "Add a widget", "make check"):
        assert part in text


def test_every_target_that_is_told_of_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert {"app", "lab", "test", "check", "bench"} <= targets
    for file in ("README.md", "CONTRIBUTING.md"):
        for target in re.findall(r"(?:`|^    )make ([a-z]+)\b", (ROOT / file).read_text(), re.MULTILINE):
            assert target in targets, f"{file}: make {target}"
    listed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert all(f"make {target}" in listed for target in targets if target != "help")


def test_every_picture_and_file_the_readme_names_is_there() -> None:
    for file in ("README.md", "CONTRIBUTING.md", "exercises/README.md"):
        text = (ROOT / file).read_text()
        for target in re.findall(r"\]\(([^)#]+)\)", text):
            if not target.startswith("http"):
                assert ((ROOT / file).parent / target).exists(), f"{file}: {target}"


def test_the_bundles_are_small() -> None:
    for name in ("guide.js", "movement.js", "notes.js", "cards.js", "sheet.js"):
        assert len(gzip.compress((ROOT / "widgets/lowback/static" / name).read_bytes())) <= 40 * 1024, name


def test_what_a_bundle_contains_is_named_with_its_licence() -> None:
    packages = json.loads((ROOT / "widgets/frontend/package.json").read_text())["dependencies"]
    assert set(packages) == {"approx-string-match", "idb", "uplot"}
    assert "uPlot" in (ROOT / "widgets/lowback/static/movement.js").read_text()[:200]
    assert "approx-string-match" in (ROOT / "widgets/lowback/static/notes.js").read_text()[:300]
    assert "idb" in (ROOT / "widgets/lowback/static/guide.js").read_text()[:200]


def test_every_word_on_the_page_comes_from_the_catalogue() -> None:
    words = json.loads((ROOT / "widgets/lowback/strings/en.json").read_text())
    sources = "\n".join(
        text
        for name, text in _texts().items()
        if name.startswith(("widgets/frontend/src", "widgets/lowback/"))
        and "/static/" not in name
        and not name.endswith("en.json")
    )
    # Words with a form for each number.
    counted = (
        "time.minutes",
        "time.seconds",
        "practice.sessions",
        "practice.days",
        "notes.count",
        "notes.edits",
        "lessons.done",
    )
    for key in words:
        used = key in sources or any(
            re.search(re.escape(key[:at]) + r"\$?\{", sources) for at in range(len(key)) if key[at - 1 : at] == "."
        )
        used = used or any(key.startswith(f"{stem}.") and f'"{stem}"' in sources for stem in counted)
        assert used, f"{key} is not used"
    # No sentence stands in the front end's code or in the templates.
    for name, text in _texts().items():
        if name.startswith("widgets/frontend/src") and name.endswith(".js") and "types.js" not in name:
            code = re.sub(r"/\*.*?\*/|//[^\n]*|`[^`]*onmessage[^`]*`", "", text, flags=re.DOTALL)
            code = re.sub(r"import [^;]+;", "", code)
            for found in re.findall(r'"([A-Z][a-z]+ [a-z][^"]*)"', code):
                raise AssertionError(f"{name}: {found}")
        if name.endswith((".j2", "tree-lab.html")):
            shown = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<script.*?</script>|<[^>]+>", "", text, flags=re.DOTALL)
            assert not re.search(r"[A-Za-z]{3,} [a-z]{2,}", shown), f"{name}: {shown.strip()}"


def test_the_wheel_carries_package_content_and_template(tmp_path: Path) -> None:
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--no-deps",
            "--wheel-dir",
            str(tmp_path),
            str(ROOT),
        ],
        check=True,
        timeout=300,
        capture_output=True,
    )
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        names = wheel.namelist()
    for path in (ROOT / "exercises").iterdir():
        assert f"lowback/exercises/{path.name}" in names
    for needed in (
        "lowback/static/guide.js",
        "lowback/strings/en.json",
        "lowback/strings/later.json",
        "share/jupyter/voila/templates/lowback/index.html.j2",
        "share/jupyter/voila/templates/lowback/static/page.css",
        "share/jupyter/labextensions/lowback/package.json",
        "share/jupyter/labextensions/lowback/static/lab.js",
        "etc/jupyter/voila.py",
    ):
        assert any(name.endswith(needed) for name in names), needed
    assert not any("frontend" in name or "node_modules" in name for name in names)


def test_imports_go_one_way() -> None:
    """Content knows no widget; a widget knows no server."""
    order = ["content", "request", "kinematics", "timeline", "course", "plan", "safety", "happened", "record", "store"]
    order += ["history", "guide", "movement", "sheet", "reader", "voila", "cli"]
    package = ROOT / "widgets/lowback"
    for path in package.rglob("*.py"):
        room = path.relative_to(package).parts[0].removesuffix(".py")
        if room not in order:
            continue
        for found in re.findall(r"from lowback\.(\w+)", path.read_text()):
            if found in order:
                assert order.index(found) <= order.index(room), f"{path.name} imports {found}"
