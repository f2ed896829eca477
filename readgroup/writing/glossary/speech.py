"""How a paper spells its terms within a sentence."""

from __future__ import annotations

import re

from readgroup.model.document import Document


class Speech:
    """How a paper spells words where no sentence begins."""

    def __init__(self, document: Document) -> None:
        self._text = "\n".join(b.text for b in document.blocks if b.kind.is_text)

    def spelled(self, term: str) -> str:
        """`term` in small letters, or with its first one small, where the paper writes it so."""
        for small in (term.lower(), term[0].lower() + term[1:]):
            if re.search(rf"(?<=[\w,;] ){re.escape(small)}", self._text):
                return small
        return term
