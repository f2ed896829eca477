"""Hybrid search: words and meaning, fused, with a floor below which nothing is found."""

from readgroup.search.hybrid import search

__all__ = ["search"]
