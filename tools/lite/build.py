"""Writes JupyterLite with our notebooks: JupyterLab and its Python run in the browser, from plain files alone.

python tools/lite/build.py OUT

Runs in an environment of its own (``requirements.txt`` beside this file): every extension of JupyterLab that is
installed where it runs would become part of the site.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import nbformat
from jupyterlite_pyodide_kernel.constants import PYODIDE_PYTHON_VERSION, PYODIDE_VERSION
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
#: For which machine Python in the browser is built, and how a package for it names that.
_PLATFORM = "pyemscripten_2026_0_wasm32"
_KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
#: The kernel's own packages: they come with its extension.
_OWN = Path("extensions/@jupyterlite/pyodide-kernel-extension/static/pypi")
#: Not of the browser: they serve JupyterLab's own pages, or an old protocol.
_LEFT_OUT = ("widgetsnbextension-3",)
#: What is fetched while Python begins; the rest is fetched when it is imported.
_AT_ONCE = ("ipykernel", "comm", "pyodide-kernel", "ipython")


def main() -> int:
    """Build, and tell where it is."""
    if len(sys.argv) != 2:
        print("Write the folder: python tools/lite/build.py build/lite", file=sys.stderr)
        return 2
    out = Path(sys.argv[1]).resolve()
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent) as folder:
        made = Path(folder) / "lite"
        _lab(Path(folder), made)
        runtime = made / "static" / "pyodide"
        _pyodide(Path(folder), runtime)
        wheels = made / "static" / "wheels"
        _wheels(wheels)
        _lock(made, runtime, wheels)
        _settle(made)
        if out.exists():
            shutil.rmtree(out)
        made.rename(out)
    print(f"JupyterLite is in {out}.")
    return 0


def _run(*command: str, cwd: Path = ROOT) -> None:
    """Run a program and show what it says where it fails."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout, done.stderr, file=sys.stderr)
        sys.exit(f"{command[0]} failed.")


def _program(name: str) -> str:
    return str(Path(sys.executable).parent / name)


def _lab(folder: Path, made: Path) -> None:
    """Write JupyterLab as plain files, with the notebooks in it."""
    notebooks = folder / "notebooks"
    notebooks.mkdir()
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        (notebooks / path.name).write_text(_for_browser(path), encoding="utf-8")
    home = folder / "home"
    home.mkdir()
    command = ("lite", "build", "--apps", "lab", "--contents", str(notebooks), "--output-dir", str(made))
    _run(_program("jupyter"), *command, "--no-sourcemaps", "--no-unused-shared-packages", cwd=home)


def _for_browser(path: Path) -> str:
    """Return a notebook with the kernel that is there; each text in one piece, as JupyterLite hands it on."""
    notebook = nbformat.read(path, as_version=4)
    notebook.metadata["kernelspec"] = {"name": "python", "display_name": "Python (Pyodide)", "language": "python"}
    return json.dumps(notebook)


def _pyodide(folder: Path, runtime: Path) -> None:
    """Write Python for the browser, as npm has it."""
    _run("npm", "pack", "--silent", "--pack-destination", str(folder), f"pyodide@{PYODIDE_VERSION}", cwd=folder)
    runtime.mkdir(parents=True)
    with tarfile.open(folder / f"pyodide-{PYODIDE_VERSION}.tgz") as packed:
        for member in packed.getmembers():
            name = Path(member.name).name
            if member.isfile() and name.endswith((".mjs", ".wasm", ".zip", "-lock.json")):
                source = packed.extractfile(member)
                if source is not None:
                    (runtime / name).write_bytes(source.read())


def _wheels(wheels: Path) -> None:
    """Write the packages that the notebooks need, ours among them."""
    wheels.mkdir(parents=True)
    target = ("--platform", _PLATFORM, "--platform", "any", "--python-version", PYODIDE_PYTHON_VERSION)
    abi = f"cp{PYODIDE_PYTHON_VERSION.replace('.', '')}"
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    _run(
        *(*pip, "download", "--quiet", "--no-deps", "--only-binary", ":all:", *target),
        *("--implementation", "cp", "--abi", abi, "--abi", "none", "--dest", str(wheels)),
        *("--requirement", str(HERE / "wheels.txt")),
    )
    _run(*pip, "wheel", "--quiet", "--no-deps", "--wheel-dir", str(wheels), str(ROOT))


def _lock(made: Path, runtime: Path, wheels: Path) -> None:
    """Name the packages to Python: those that are here, and no others."""
    for path in (made / _OWN).glob("*.whl"):
        if not path.name.startswith(_LEFT_OUT):
            shutil.copyfile(path, wheels / path.name)
    found = {canonicalize_name(about.name): (path, about) for path, about in map(_about, sorted(wheels.glob("*.whl")))}
    target = runtime / "pyodide-lock.json"
    lock: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    # Those that npm's list names lie on a CDN.
    lock["packages"] = {
        name: {
            "name": name,
            "version": about.version,
            "file_name": f"../wheels/{path.name}",
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "install_dir": "site",
            "package_type": "package",
            "imports": _imports(path),
            # What serves pages (voila, jupyterlab) has no place in a browser.
            "depends": [needed for needed in _depends(about) if needed in found],
            "unvendored_tests": False,
        }
        for name, (path, about) in found.items()
    }
    target.write_text(json.dumps(lock, indent=1) + "\n", encoding="utf-8")


def _about(wheel: Path) -> tuple[Path, importlib.metadata.Distribution]:
    folder = next(item for item in zipfile.Path(wheel).iterdir() if item.name.endswith(".dist-info"))
    return wheel, importlib.metadata.PathDistribution(folder)


def _imports(wheel: Path) -> list[str]:
    """Return the names that a package is imported by."""
    with zipfile.ZipFile(wheel) as packed:
        tops = {(name.partition("/")[0], name) for name in packed.namelist()}
    modules = {top for top, name in tops if "/" in name and name.endswith(".py") and top.isidentifier()}
    return sorted(modules | {top.removesuffix(".py") for top, name in tops if top == name and top.endswith(".py")})


def _depends(about: importlib.metadata.Distribution) -> list[str]:
    """Return what a package needs in a browser, by name."""
    browser = {
        "sys_platform": "emscripten",
        "platform_system": "Emscripten",
        "platform_machine": "wasm32",
        "python_version": PYODIDE_PYTHON_VERSION,
        "python_full_version": f"{PYODIDE_PYTHON_VERSION}.0",
        "extra": "",
    }
    needed = [Requirement(line) for line in about.requires or []]
    return sorted({canonicalize_name(one.name) for one in needed if not one.marker or one.marker.evaluate(browser)})


def _settle(made: Path) -> None:
    """Tell the kernel where its Python is."""
    path = made / "jupyter-lite.json"
    settings: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    config = settings["jupyter-config-data"]
    config["appName"] = "Lowback"
    kernel = config.setdefault("litePluginSettings", {}).setdefault(_KERNEL, {})
    kernel["pyodideUrl"] = "./static/pyodide/pyodide.mjs"
    kernel["disablePyPIFallback"] = True
    kernel["loadPyodideOptions"] = {"packages": list(_AT_ONCE)}
    path.write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
