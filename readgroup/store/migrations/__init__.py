"""Alembic's scripts: `versions/` holds one file a change of the schema."""
