"""For authors: a draft to begin with, and a page that follows what they write. No line of code is needed."""
