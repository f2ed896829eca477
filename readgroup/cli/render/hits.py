"""Search results."""

from __future__ import annotations

from collections.abc import Sequence

from readgroup.cli.render.printout import FAINT, HEAD, LABEL, Printout, marked
from readgroup.model.search import Hit


def hits(out: Printout, found: Sequence[Hit]) -> None:
    """Each passage under its paper, section and page, with the words that matter in bold."""
    for number, hit in enumerate(found, 1):
        if number > 1:
            out.blank()
        place = " · ".join(filter(None, [hit.passage.section_label, f"p. {hit.passage.page}"]))
        out.prose((hit.title, HEAD), label=(f"{number:>2}  ", FAINT))
        out.prose((place, LABEL), (f"  {hit.paper}", FAINT), indent=4)
        out.prose(*marked(hit.passage.text, hit.highlights), indent=4)
