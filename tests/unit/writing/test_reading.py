"""Sentences as they are shown, and what they lack."""

from papers import paper

from readgroup.writing.defects import Defect
from readgroup.writing.reading import read


def test_a_clause_with_a_nameless_letter_may_go() -> None:
    """What is said before it stands by itself; with a bracket cut, "O(n)" would only look named."""
    found = read(
        paper(
            """
# 1 Method

Our result is a sparse analog of the theorem of Gordon, which was concerned with a dense Φ.
The probe visits all of the nodes of the tree and so takes at least O(n) time for each.
"""
        )
    ).sentences
    assert found[0].text == "Our result is a sparse analog of the theorem of Gordon."
    assert found[0].is_sound
    assert found[1].defects == {Defect.UNNAMED}
