"""The tables of the store, as the latest migration leaves them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, MetaData, Table, Text

metadata = MetaData()

#: One row a record: the record as JSON, and what is looked for by.
records = Table(
    "records",
    metadata,
    Column("owner", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("born", Text, nullable=False),
    Column("deleted", Text, nullable=False, server_default=""),
    Column("seq", BigInteger, nullable=False),
    Column("body", Text, nullable=False),
    Column("scope", Text, nullable=False, server_default=""),
    Index("records_seq", "seq"),
    Index("records_scope", "owner", "scope", "seq"),
)

#: The store's own id, and the number of its last change.
meta = Table("meta", metadata, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))
