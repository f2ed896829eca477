"""The database's vectors as a snapshot that is always up to date, and kept in files."""

from __future__ import annotations

import threading
from contextlib import suppress

from readgroup.index.blocks import Block
from readgroup.index.cache_folder import CacheFolder, Manifest, Part
from readgroup.index.snapshot import Snapshot
from readgroup.store.vectors import VectorStore

WORTH_KEEPING = 4096  # changes: to read as many again takes a tenth of a second


class SnapshotCache:
    """The newest snapshot, for any number of threads."""

    def __init__(self, vectors: VectorStore, folder: CacheFolder, dimension: int) -> None:
        self._vectors = vectors
        self._folder = folder
        self._snapshot = Snapshot(dimension)
        self._lock = threading.Lock()

    def fresh(self) -> Snapshot:
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

    def _caught_up(self) -> Snapshot:
        with self._lock:
            if self._vectors.newest() != self._snapshot.stamp:
                self._vectors.check_model()
                self._snapshot = self._changed(self._newest_known())
            return self._snapshot

    def _newest_known(self) -> Snapshot:
        """What another process has put into the files, where that is newer: it need not be read."""
        kept = self._folder.read(self._mapped)
        mine = self._snapshot.stamp.generation
        return kept if kept and kept.stamp.generation > mine else self._snapshot

    def _changed(self, known: Snapshot) -> Snapshot:
        changes = self._vectors.changes(known.stamp)
        if changes is None:
            newest = self._vectors.newest()  # Before the vectors: what comes later is read again.
            return Snapshot(known.dimension).with_changes(newest, (), self._vectors.all())
        return known.with_changes(
            changes.newest, changes.dropped, self._vectors.read(changes.added)
        )

    def _keep(self, snapshot: Snapshot) -> None:
        parts = {str(n): Part(block.file, block.write) for n, block in snapshot.blocks.items()}
        with suppress(OSError):
            self._folder.write(snapshot.stamp, parts)
        kept = self._folder.read(self._mapped)
        with self._lock:
            if kept and kept.stamp == self._snapshot.stamp:
                self._snapshot = kept  # Mapped, it shares its memory with other processes.

    def _mapped(self, manifest: Manifest) -> Snapshot:
        held = {block.file: block for block in self._snapshot.blocks.values()}
        blocks = {
            int(number): held.get(file) or Block.mapped(self._folder.path(file), file)
            for number, file in manifest.files.items()
        }
        return Snapshot(self._snapshot.dimension, manifest.stamp, blocks)
