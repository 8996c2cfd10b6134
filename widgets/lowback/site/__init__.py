"""The notebooks as a website of plain files: no server computes anything, and nobody's record leaves their browser."""
