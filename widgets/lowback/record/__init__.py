"""The practice record: what the browser keeps and the store remembers, checked, brought together, and told in rows."""
