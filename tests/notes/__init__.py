"""Notes: their files, in both languages, and the standard they keep to."""
