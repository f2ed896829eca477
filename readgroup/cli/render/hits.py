"""Search results."""

from __future__ import annotations

from collections.abc import Sequence

from readgroup.cli.render.printout import FAINT, HEAD, LABEL, Printout, marked
from readgroup.model.search import Hit
from readgroup.search.explain import excerpt, why

MOST = 900


def hits(out: Printout, found: Sequence[Hit]) -> None:
    """Each passage under its paper, section and page, what matters in bold, and why it is there."""
    for number, hit in enumerate(found, 1):
        if number > 1:
            out.blank()
        place = " · ".join(filter(None, [hit.passage.section_label, f"p. {hit.passage.page}"]))
        out.prose((hit.title, HEAD), label=(f"{number:>2}  ", FAINT))
        out.prose((place, LABEL), (f"  {hit.paper}", FAINT), indent=4)
        out.prose(*marked(*excerpt(hit.passage.text, hit.highlights, MOST)), indent=4)
        out.prose((f"Found by {why(hit)}.", FAINT), indent=4)
        if hit.more:
            out.prose((f"{hit.more} more in this paper: --paper {hit.paper}", LABEL), indent=4)
