"""Pages and parts of them as PNG: drawn in the sandbox, parts kept in the library's cache."""

from __future__ import annotations

import shutil
import threading
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from readgroup.model.document import Region
from readgroup.store.scratch import scratch

if TYPE_CHECKING:
    from readgroup.parsing.renderer import Renderer

_OPEN = 2  # papers whose worker is kept; each holds its PDF in memory


class Pictures:
    """Draws pages of the library's PDFs. Safe to use from several threads."""

    def __init__(self, home: Path) -> None:
        """For the library at `home`."""
        self._home = home
        self._open: OrderedDict[tuple[Path, int], Renderer] = OrderedDict()
        self._lock = threading.Lock()

    def page(self, pdf: Path, page: int, *, dpi: float, highlight: Sequence[Region]) -> bytes:
        """One page, from 1, with `highlight` marked. Raises UnreadablePdf."""
        return self._renderer(pdf).page(page, dpi=dpi, highlight=highlight)

    def part(self, pdf: Path, sha256: str, region: Region, *, dpi: float) -> bytes:
        """What a region of the PDF of that hash shows; drawn once. Raises UnreadablePdf."""
        edges = "-".join(f"{edge:.0f}" for edge in region.bbox)
        kept = self._folder(sha256) / f"p{region.page}-{edges}-{dpi:.0f}dpi.png"
        if kept.is_file():
            return kept.read_bytes()
        png = self._renderer(pdf).page(region.page, dpi=dpi, crop=region)
        kept.parent.mkdir(parents=True, exist_ok=True)
        with scratch(self._home) as folder:
            (folder / kept.name).write_bytes(png)
            (folder / kept.name).replace(kept)
        return png

    def forget(self, sha256: str) -> None:
        """Drop the kept parts of the PDF of that hash."""
        shutil.rmtree(self._folder(sha256), ignore_errors=True)

    def close(self) -> None:
        """End the workers."""
        with self._lock:
            for renderer in self._open.values():
                renderer.close()
            self._open.clear()

    def _folder(self, sha256: str) -> Path:
        return self._home / "cache" / "figures" / sha256

    def _renderer(self, pdf: Path) -> Renderer:
        from readgroup.parsing import Renderer

        key = (pdf, pdf.stat().st_mtime_ns if pdf.is_file() else 0)
        with self._lock:
            if key not in self._open:
                self._open[key] = Renderer(pdf)
            self._open.move_to_end(key)
            while len(self._open) > _OPEN:
                self._open.popitem(last=False)[1].close()
            return self._open[key]
