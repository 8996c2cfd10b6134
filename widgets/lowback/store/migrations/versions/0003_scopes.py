"""Which part of the record a document belongs to: a page asks for the notes of its own exercise, not for a class's."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Give every record its scope; what is there belongs to the practice record, which has none."""
    op.add_column("records", sa.Column("scope", sa.Text, nullable=False, server_default=""))
    op.create_index("records_scope", "records", ["owner", "scope", "seq"])
