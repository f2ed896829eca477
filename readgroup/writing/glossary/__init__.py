"""A paper's glossary: what it calls things, with the sentences that say so."""

from readgroup.writing.glossary.glossary import glossary

__all__ = ["glossary"]
