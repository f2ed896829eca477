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


def test_a_name_in_lower_case_may_begin_a_sentence() -> None:
    """What the title begins with begins sentences as well; other words in lower case are the middle of one."""
    text = """
# 1 Introduction

kernlab is an extensible package for learning with kernels in several languages.

and other packages are faster than it in most of the tests of speed.
"""
    found = read(paper(text, title="kernlab: A Package for Kernels")).sentences
    assert found[0].is_sound
    assert Defect.CUT in found[-1].defects
    assert Defect.CUT in read(paper(text, title="A Package")).sentences[0].defects
