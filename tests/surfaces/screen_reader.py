"""Reads a page as a screen reader does, by a virtual one inside the page; the transcripts are kept and reviewed.

python -m tests.surfaces.screen_reader   writes them again; look at the difference before you commit it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
TRANSCRIPTS = Path(__file__).parent / "transcripts"
#: The notebook of the patients, and the one that is read.
PATIENTS, CASE = "08-patients", "early-cauda-equina"
_FRONT = ROOT / "widgets/frontend"

_BUNDLE = """
import { build } from "esbuild";
const { outputFiles } = await build({
	entryPoints: ["node_modules/@guidepup/virtual-screen-reader/lib/esm/index.browser.js"],
	bundle: true, format: "iife", globalName: "Guidepup", write: false, logLevel: "error",
});
process.stdout.write(outputFiles[0].text);
"""
_BEGIN = """
async () => {
	const reader = new globalThis.Guidepup.Virtual();
	globalThis.reader = reader;
	await reader.start({ container: document.querySelector(".lb-guide"), window });
}
"""
#: Begin at a case, and read what stands there.
_BEGIN_CASE = """
async name => {
	const reader = new globalThis.Guidepup.Virtual();
	globalThis.reader = reader;
	await reader.start({ container: document.querySelector(`[data-case="${name}"]`), window });
}
"""
#: Press what leads on, as its button is named; then read from where the focus is to the end of the case.
_ON = """
async ([name, words]) => {
	await reader.clearSpokenPhraseLog();
	const pressed = [...document.querySelectorAll(`[data-case="${name}"] button`)]
		.find(button => button.textContent === words);
	pressed.click();
	for (let read = 0; read < 300; read++) {
		await reader.next();
		if ((await reader.lastSpokenPhrase()).startsWith("end of region")) break;
	}
	return reader.spokenPhraseLog();
}
"""
_READ_THROUGH = """
async () => {
	for (let read = 0; read < 600; read++) {
		await reader.next();
		if ((await reader.lastSpokenPhrase()).startsWith("end of region, ")) break;
	}
	return reader.spokenPhraseLog();
}
"""
#: A device that reads for a person has no second voice beside it: what it says stands on the page, to be read.
NO_VOICE = "globalThis.noVoice = true;"

#: A second of the exercise at a time, once what happened is in the kernel: else the page tells that it is slow.
_RUN = """
async () => {
	const { outboxes } = globalThis[Symbol.for("lowback.page.3")];
	const root = document.querySelector(".lb-guide");
	await reader.clearSpokenPhraseLog();
	[...root.querySelectorAll("button")].find(button => button.textContent === "Start").click();
	while (!document.querySelector(".lb-entrance")) await new Promise(done => setTimeout(done, 10));
	while (document.querySelector(".lb-entrance[open]")) {
		document.querySelector(".lb-entrance .lb-main").click();
		await new Promise(done => setTimeout(done, 50));
	}
	for (let passed = 0; passed < 1200 && root.dataset.status === "running"; passed++) {
		if (root.querySelector(".lb-answers:not([hidden])")) root.querySelector(".lb-answers button").click();
		globalThis.testClock.advance(1000);
		const answered = () => [...outboxes.values()].every(outbox => outbox.waiting === 0);
		for (let waited = 0; waited < 500 && !answered(); waited++) await new Promise(done => setTimeout(done, 10));
		await new Promise(done => requestAnimationFrame(done));
	}
	const said = await reader.spokenPhraseLog();
	await reader.stop();
	return said;
}
"""


def program() -> str:
    """Return the virtual screen reader as a script for a page."""
    node = shutil.which("node") or str(Path(sys.executable).parent / "node")
    run = [node, "--input-type=module", "--eval", _BUNDLE]
    made = subprocess.run(run, cwd=_FRONT, check=True, capture_output=True, text=True).stdout
    return f"{made}\nglobalThis.Guidepup = Guidepup;"


def transcript(page: Page, reader: str) -> str:
    """Return all that is said of a guide: read through before the start, then led to its end."""
    page.evaluate(reader)
    page.evaluate(_BEGIN)
    before: list[str] = page.evaluate(_READ_THROUGH)
    during: list[str] = page.evaluate(_RUN)
    return "\n".join(["Before the start", *_lines(before), "", "During the exercise", *_lines(during), ""])


def transcript_of_case(page: Page, reader: str, name: str) -> str:
    """Return all that is said of a case that is played by its best ways, with one question asked."""
    from lowback.case import case_of  # noqa: PLC0415

    page.evaluate(reader)
    page.evaluate(_BEGIN_CASE, name)
    lines = ["The case", *_lines(page.evaluate(_READ_THROUGH))]
    case = case_of(name)
    steps = {step.id: step for step in case.steps}
    here = case.steps[0]
    while here.kind != "end":
        best = next((way for way in here.ways if way.verdict == "best"), None)
        asked = [way.text for way in here.ways[:1]]
        words = {"tell": ["Go on"], "ask": [*asked, "That is what I ask"], "write": ["Compare", "Go on"]}
        for pressed in [best.text] if best else words[here.kind]:
            lines += ["", f"Pressed: {pressed}", *_lines(page.evaluate(_ON, [name, pressed]))]
        here = steps[(best.to if best else here.to) or ""]
    return "\n".join([*lines, ""])


def _lines(said: list[str]) -> list[str]:
    return [f"- {phrase}" for phrase in said if phrase.strip() and not phrase.startswith("end of ")]


def main() -> None:
    """Write the transcripts again."""
    from tests.lessons import EXERCISES  # noqa: PLC0415

    from .conftest import FAKE_DEVICES, FAST_CLOCK  # noqa: PLC0415
    from .servers import voila_server  # noqa: PLC0415
    from .surface import Surface  # noqa: PLC0415

    reader = program()
    TRANSCRIPTS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, voila_server(Path(folder)) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for notebook in EXERCISES:
            page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
            page.add_init_script(path=FAST_CLOCK)
            page.add_init_script(path=FAKE_DEVICES)
            page.add_init_script(NO_VOICE)
            page.emulate_media(reduced_motion="reduce")
            Surface("voila", server).open(page, notebook)
            text = transcript(page, reader)
            (TRANSCRIPTS / f"{notebook}.txt").write_text(text, encoding="utf-8")
            print(f"{notebook}: {len(text.splitlines())} lines")
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.goto(Surface("voila", server).address(PATIENTS))
        page.locator(f"[data-case='{CASE}']").wait_for(timeout=60_000)
        text = transcript_of_case(page, reader, CASE)
        (TRANSCRIPTS / f"{PATIENTS}.txt").write_text(text, encoding="utf-8")
        print(f"{PATIENTS}: {len(text.splitlines())} lines")
        browser.close()


if __name__ == "__main__":
    main()
