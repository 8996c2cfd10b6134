"""Where in a file a field stands: an author looks for a line, not for ``steps[2]``."""

from __future__ import annotations

import re


def line_of(text: str, field: str) -> int | None:
    """Return the number of the line of a TOML file that a field's path leads to, as far as it leads.

    Parameters
    ----------
    text
        The file's text; it need not be TOML yet.
    field
        A path such as ``steps[2].cue``, as :class:`~lowback.content.problems.Problem` has it.
    """
    lines = [line.strip() for line in text.splitlines()]
    at, path, found = -1, "", None
    for name, index in re.findall(r"([^.\[\]]+)(?:\[(\d+)\])?", field):
        path = f"{path}.{name}" if path else name
        heads = [number for number in range(at + 1, len(lines)) if lines[number] in (f"[[{path}]]", f"[{path}]")]
        if len(heads) > int(index or 0):
            at = found = heads[int(index or 0)]
            continue
        for number in range(at + 1, len(lines)):
            if lines[number].startswith("["):
                break
            if re.match(rf"{re.escape(name)}\s*=", lines[number]):
                at = found = number
                break
    return None if found is None else found + 1
