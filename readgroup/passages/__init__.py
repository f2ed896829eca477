"""A document cut into passages: section-aware, sentence-aligned, counted in the model's tokens."""

from readgroup.passages.cut import Sizes, cut, is_reference
from readgroup.passages.merge import merged

__all__ = ["Sizes", "cut", "is_reference", "merged"]
