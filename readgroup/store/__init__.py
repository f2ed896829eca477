"""The database, the only source of truth: papers, passages, vectors, what people wrote."""
