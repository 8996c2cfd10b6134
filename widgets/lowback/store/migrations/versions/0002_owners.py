"""Whose record it is: the store of a class holds many. And when a record was deleted, so that it can go in time."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

from lowback.record.rows import deleted_at
from lowback.store.place import owner

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Give every record that is there to the one who opens the store."""
    op.drop_index("records_seq", "records")
    op.rename_table("records", "records_of_one")
    op.create_table(
        "records",
        sa.Column("owner", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("born", sa.Text, nullable=False),
        sa.Column("deleted", sa.Text, nullable=False, server_default=""),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("records_seq", "records", ["seq"])
    copy = sa.text(
        "INSERT INTO records (owner, id, kind, born, deleted, seq, body) "
        "SELECT :owner, id, kind, born, '', seq, body FROM records_of_one"
    )
    op.execute(copy.bindparams(owner=owner()))
    # What was deleted before goes in its time as well.
    bodies = op.get_bind().execute(sa.text("SELECT id, body FROM records")).all()
    for name, body in bodies:
        if at := deleted_at(json.loads(body)):
            op.execute(sa.text("UPDATE records SET deleted = :at WHERE id = :id").bindparams(at=at, id=name))
    op.drop_table("records_of_one")
