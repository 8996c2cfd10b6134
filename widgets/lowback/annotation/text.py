"""Text as the browser sees it, so that both languages cut and join it at the same places."""

from __future__ import annotations

import re

#: What JavaScript takes for white space; Python's own idea of it is another.
BLANKS = "\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_BLANKS = re.compile(f"[{BLANKS}]+")
_ENDS = re.compile(f"^[{BLANKS}]+|[{BLANKS}]+$")


def one_line(text: str) -> str:
    """Return text on one line, any white space one blank."""
    return stripped(_BLANKS.sub(" ", text))


def stripped(text: str) -> str:
    """Return text without white space at its ends."""
    return _ENDS.sub("", text)


def stored(text: str) -> str:
    """Return text as every database takes it: without a null, and without half of a character."""
    return "".join(letter for letter in text if letter != "\0" and not 0xD800 <= ord(letter) <= 0xDFFF)
