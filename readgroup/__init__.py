"""From an arXiv id to a prepared reading-group meeting."""

__version__ = "0.1.0"
