"""A document cut into passages: section-aware, sentence-aligned, counted in the model's tokens."""

from readgroup.passages.cut import Sizes, cut

__all__ = ["Sizes", "cut"]
