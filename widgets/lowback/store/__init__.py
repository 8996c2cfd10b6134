"""The store: where the practice record is kept on a person's own computer. Imported only when it is used."""
