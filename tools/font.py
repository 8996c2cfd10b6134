"""Makes the pages' typeface again: Source Sans 3, cut to what the pages write, with the weights they use.

make font

The source is the npm package named below (SIL Open Font License 1.1); the licence travels beside the font.
"""

from __future__ import annotations

import subprocess
import tarfile
import tempfile
from pathlib import Path

from fontTools import subset  # type: ignore[import-not-found, unused-ignore]
from fontTools.ttLib import TTFont  # type: ignore[import-not-found, unused-ignore]
from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-not-found, unused-ignore]

PACKAGE = "@fontsource-variable/source-sans-3@5.3.1"
FILE = "package/files/source-sans-3-latin-wght-normal.woff2"
OUT = Path(__file__).resolve().parents[1] / "widgets/frontend/src/fonts"
#: Dashes, quotation marks, an ellipsis, arrows and a minus.
_SIGNS = (0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x2190, 0x2192, 0x2212)
#: What English pages write. A letter beyond it comes from the device's own typeface.
TEXT = "".join(map(chr, [*range(32, 127), 0xA0, 0xB0, 0xB7, 0xD7, 0xE9, *_SIGNS]))
#: From plain to strong, as the styles have them.
WEIGHTS = (400, 600)


def main() -> None:
    """Write the font and its licence."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        done = subprocess.run(
            ["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, capture_output=True, text=True
        )
        with tarfile.open(folder / done.stdout.strip().splitlines()[-1]) as package:
            package.extractall(folder, filter="data")
        font = TTFont(folder / FILE)
        options = subset.Options()
        options.layout_features = ["kern", "tnum"]
        options.hinting = False
        options.notdef_outline = True
        cut = subset.Subsetter(options)
        cut.populate(text=TEXT)
        cut.subset(font)
        font.flavor = None
        font.save(folder / "cut.ttf")
        made = instantiateVariableFont(TTFont(folder / "cut.ttf"), {"wght": WEIGHTS})
        made.flavor = "woff2"
        # The same bytes whenever it is made.
        made["head"].modified = made["head"].created
        made.recalcTimestamp = False
        made.save(OUT / "lowback-sans.woff2")
        (OUT / "lowback-sans.txt").write_bytes((folder / "package/LICENSE").read_bytes())
    print(f"{OUT / 'lowback-sans.woff2'}: {(OUT / 'lowback-sans.woff2').stat().st_size} bytes")


if __name__ == "__main__":
    main()
