"""The papers that a library holds: looked up, shown, taken off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from readgroup.errors import MalformedId, UnknownPaper
from readgroup.model.document import Document, Region
from readgroup.model.holding import Holding
from readgroup.model.paper import ArxivId
from readgroup.model.passage import Quote
from readgroup.settings import Settings

if TYPE_CHECKING:
    from readgroup.store.papers import StoredVersion


class Shelf:
    """What is held, and the parts that the whole library is composed of."""

    def __init__(self, settings: Settings) -> None:
        from readgroup.guides import Guides
        from readgroup.pictures import Pictures
        from readgroup.steps import Steps

        self.settings = settings
        self.home = settings.home
        self._steps = Steps(settings)
        self._guides = Guides(self._steps)
        self._pictures = Pictures(self.home)

    def papers(self) -> list[Holding]:
        """All papers, newest addition first."""
        return self._steps.papers.holdings()

    def holding(self, id: str) -> Holding:
        """One paper in its newest version."""
        return self._steps.papers.holdings(self._version(id).paper.id)[0]

    def document(self, id: str) -> Document:
        """The parsed paper, in its newest version or the one that the id names."""
        return self._steps.papers.document(self._version(id).key)

    def pdf(self, id: str) -> Path:
        """Where its PDF lies."""
        return self.home / self._version(id).file

    def page_image(
        self, id: str, page: int, *, dpi: int = 110, highlight: Sequence[Region] = ()
    ) -> bytes:
        """The page as PNG, with `highlight` marked in yellow."""
        return self._pictures.page(self.pdf(id), page, dpi=dpi, highlight=highlight)

    def figure_image(self, id: str, name: str | int, *, dpi: int = 150) -> bytes:
        """A figure, a table or a numbered equation as PNG, cut from its page with its caption.

        `name` is a label ("Figure 3", "tab. 2", "Eq. (4)") or a place in `Document.figures`, from
        0. The picture is kept in the library's cache. Raises NotFound and UnreadablePdf.
        """
        from readgroup.parsing.shown import shown_region

        stored = self._version(id)
        region = shown_region(self._steps.papers.document(stored.key), name)
        return self._pictures.part(self.home / stored.file, stored.sha256, region, dpi=dpi)

    def quote_images(self, id: str, quotes: Iterable[Quote], *, dpi: int = 150) -> list[bytes]:
        """What quotes look like in print, formulas and all: a PNG for each page and column.

        For quotes of its newest version, or of the one that the id names. The pictures are kept in
        the library's cache. Raises UnreadablePdf.
        """
        from readgroup.parsing.printed import printed

        stored = self._version(id)
        document = self._steps.papers.document(stored.key)
        pieces = printed(document, (region for quote in quotes for region in quote.regions))
        pdf = self.home / stored.file
        return [self._pictures.part(pdf, stored.sha256, piece, dpi=dpi) for piece in pieces]

    def remove(self, id: str) -> Holding:
        """Take a paper off the shelf and out of search.

        Notes on it are kept, and are there again when the paper is.
        """
        holding = self.holding(id)
        for stored in self._steps.papers.all_versions():
            if stored.paper.id == holding.id:
                self._pictures.forget(stored.sha256)
        for file in self._steps.papers.remove(holding.id):
            (self.home / file).unlink(missing_ok=True)
        return holding

    def _version(self, id: str) -> StoredVersion:
        wanted = id.strip()
        stored = self._steps.papers.version(wanted)
        if stored is None:
            try:
                arxiv_id = ArxivId.parse(wanted)
            except MalformedId:
                hint = "readgroup list shows the ids of all papers."
            else:
                stored = self._held(arxiv_id)
                hint = f"Fetch it: readgroup fetch {arxiv_id}"
        if stored is None:
            raise UnknownPaper(f"The library has no paper {wanted!r}.", hint)
        return stored

    def _held(self, arxiv_id: ArxivId) -> StoredVersion | None:
        return self._steps.papers.version(arxiv_id.number, arxiv_id.version)
