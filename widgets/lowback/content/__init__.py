"""What the exercises are: the files of ``exercises/``, read, checked and named.

>>> from lowback.content import library
>>> library().exercise("double-knee-lifts").variants[0].id
'gentler'
"""

from __future__ import annotations

from lowback.content.library import Library, check, library, load

__all__ = ["Library", "check", "library", "load"]
