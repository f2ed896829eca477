"""What the database holds as a snapshot that is always up to date, and kept in files."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Generic, Protocol, Self, TypeVar

from readgroup.index.cache_folder import CacheFile, CacheFolder, Manifest, Part
from readgroup.store.changes import Changes, Stamp

WORTH_KEEPING = 4096  # changes: to read as many again takes a tenth of a second


class Source(Protocol):
    """What is indexed, and the log of its changes: the vectors, or the texts."""

    def newest(self) -> Stamp:
        """The newest change."""

    def changes(self, since: Stamp, /) -> Changes | None:
        """Net changes after `since`; None where everything has to be read."""

    def read(self, ids: Sequence[int], /) -> Iterable[Any]:
        """What is indexed of some passages of rising ids, in batches."""

    def all(self) -> Iterable[Any]:
        """Everything by rising id, in batches."""


class Snapshot(Protocol):
    """The state of a source at one of its changes, in blocks that are never changed."""

    @property
    def stamp(self) -> Stamp:
        """The change whose state it is."""

    @property
    def blocks(self) -> Mapping[int, Any]:
        """Blocks by number; each has the `file` that it was mapped from, and can `write` one."""

    @property
    def unsaved(self) -> int:
        """Changes since the blocks came from their files."""

    def with_changes(self, stamp: Stamp, dropped: Sequence[int], added: Iterable[Any], /) -> Self:
        """The state at another stamp."""

    def kept(self, stamp: Stamp, blocks: Mapping[int, Any], /) -> Self:
        """Another state, of blocks as they are in files."""


S = TypeVar("S", bound=Snapshot)


class SnapshotCache(Generic[S]):
    """The newest snapshot, for any number of threads. `mapped` opens a block's file."""

    def __init__(
        self,
        source: Source,
        folder: CacheFolder,
        empty: S,
        mapped: Callable[[Path, CacheFile], Any],
    ) -> None:
        self._source = source
        self._folder = folder
        self._empty = empty
        self._snapshot = empty
        self._open = mapped
        self._lock = threading.Lock()

    def fresh(self) -> S:
        """All that the database holds now. Raises EmbedderMismatch where that is of another model."""
        snapshot = self._caught_up()
        if snapshot.unsaved >= WORTH_KEEPING:
            self._keep(snapshot)
        return snapshot

    def save(self) -> None:
        """Bring the files up to date, so that no other process need read what this one did.

        Files that cannot be written cost time, not answers.
        """
        self._keep(self._caught_up())

    def _caught_up(self) -> S:
        with self._lock:
            if self._source.newest() != self._snapshot.stamp:
                self._snapshot = self._changed(self._newest_known())
            return self._snapshot

    def _newest_known(self) -> S:
        """What another process has put into the files, where that is newer: it need not be read."""
        kept = self._folder.read(self._mapped)
        mine = self._snapshot.stamp.generation
        return kept if kept and kept.stamp.generation > mine else self._snapshot

    def _changed(self, known: S) -> S:
        changes = self._source.changes(known.stamp)
        if changes is None:
            newest = self._source.newest()  # Before the rest: what comes later is read again.
            return self._empty.with_changes(newest, (), self._source.all())
        added = self._source.read(changes.added)
        return known.with_changes(changes.newest, changes.dropped, added)

    def _keep(self, snapshot: S) -> None:
        parts = {str(n): Part(block.file, block.write) for n, block in snapshot.blocks.items()}
        with suppress(OSError):
            self._folder.write(snapshot.stamp, parts)
        kept = self._folder.read(self._mapped)
        with self._lock:
            if kept and kept.stamp == self._snapshot.stamp:
                self._snapshot = kept  # Mapped, it shares its memory with other processes.

    def _mapped(self, manifest: Manifest) -> S:
        held = {block.file: block for block in self._snapshot.blocks.values()}
        blocks = {
            int(number): held.get(file) or self._open(self._folder.path(file), file)
            for number, file in manifest.files.items()
        }
        return self._empty.kept(manifest.stamp, blocks)
