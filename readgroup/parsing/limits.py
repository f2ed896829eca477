"""What one PDF may cost: bytes, pages, memory, seconds and pixels."""

from __future__ import annotations

from dataclasses import dataclass

MiB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps for the worker that opens a PDF. Bytes, seconds of CPU and of wall clock.

    `memory` bounds the worker's address space (rlimit) and, seen from outside, its resident
    memory. The CPU budget is `cpu_seconds` and `cpu_seconds_per_page` for each page; the wall
    clock may take `wall_factor` times as long, for machines that are busy.
    """

    file_bytes: int = 200 * MiB
    pages: int = 2000
    memory: int = 1536 * MiB
    cpu_seconds: float = 20.0
    cpu_seconds_per_page: float = 0.2
    wall_factor: float = 4.0
    output_bytes: int = 256 * MiB
    page_chars: int = 200_000
    pixels: int = 20_000_000

    def cpu_budget(self, pages: int) -> float:
        """Seconds of CPU for a file of so many pages.

        >>> Limits().cpu_budget(10)
        22.0
        """
        return self.cpu_seconds + self.cpu_seconds_per_page * pages

    def wall_budget(self, pages: int) -> float:
        """Seconds on the wall clock for a file of so many pages."""
        return self.wall_factor * self.cpu_budget(pages)


DEFAULT_LIMITS = Limits()
