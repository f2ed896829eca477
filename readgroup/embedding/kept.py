"""The export of the embedding model that a library keeps in its cache.

Two files: the ONNX model, and a record of what it was made of, by what, and how it came out. The
record is written last and carries the model's checksum, so that one without the other, or half of
one, is never trusted. An export that did not succeed is recorded too, and not tried again before
the model's files or the exporter change.
"""

from __future__ import annotations

import json
import zlib
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from readgroup.embedding.weights import ModelFiles, digest, folder_of, listing
from readgroup.errors import ReadgroupError
from readgroup.model.codec import decode, encode

if TYPE_CHECKING:
    from readgroup.embedding.onnx import OnnxEmbedder
    from readgroup.embedding.sentence_transformers import SentenceTransformerEmbedder

EXPORTER = "bert 1"  # another number whenever exports of the former one are not to be used any more


@dataclass(frozen=True, slots=True)
class Record:
    """How the export of a model came out; `refused` says why there is none, "" where there is."""

    model: str
    exporter: str
    files: ModelFiles | None = None
    dimension: int = 0
    crc32: int = 0
    refused: str = ""


class KeptExport:
    """The export of one model in the folder `cache`; `name` is what the settings call the model."""

    def __init__(self, cache: Path, name: str, model_id: str) -> None:
        self.file = cache / "embedder.onnx"
        self._record_file = cache / "embedder.json"
        self._lock_file = cache / "embedder.lock"
        self._name = name
        self._model_id = model_id

    def record(self) -> Record | None:
        """What is known of the export, None where none was tried or another model's is there."""
        try:
            found = decode(Record, json.loads(self._record_file.read_bytes()))
        except (OSError, ValueError, TypeError, KeyError):
            return None
        if (found.model, found.exporter) != (self._model_id, exporter()):
            return None
        return self._still_of_its_files(found)

    def load(self) -> OnnxEmbedder | None:
        """The exported model, None where it is missing, damaged or foreign."""
        record = self.record()
        if record is None or record.refused:
            return None
        # onnxruntime raises errors of many kinds that share no base; whatever the reason is,
        # the model itself is still there to be used.
        with suppress(Exception):
            data = self.file.read_bytes()
            if zlib.crc32(data) == record.crc32:
                from readgroup.embedding.onnx import OnnxEmbedder

                return OnnxEmbedder(self._model_id, data)
        return None

    def make(self, slow: SentenceTransformerEmbedder) -> OnnxEmbedder | None:
        """Export a model, keep the export and load it; None where it cannot be exported.

        Raises TimeoutError while another process is at it, other OSErrors where the cache cannot
        be written, MissingExtra where the model is nowhere.
        """
        from filelock import FileLock

        self.file.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(self._lock_file, timeout=0):
            return self.load() or self._make(slow)

    def _make(self, slow: SentenceTransformerEmbedder) -> OnnxEmbedder | None:
        from readgroup.embedding.export import export

        known = self.record()
        if known and known.refused:
            return None
        record = Record(self._model_id, exporter())
        try:
            record = replace(record, files=slow.files())
            data, made = export(slow)
        except (OSError, MemoryError, ImportError, ReadgroupError):
            raise  # of this machine today, not of the model
        except Exception as error:
            # torch, onnx and onnxruntime know many errors; any of them is a reason to go without.
            self._write(replace(record, refused=str(error) or type(error).__name__))
            return None
        _replace(self.file, data)
        self._write(replace(record, dimension=made.dimension, crc32=zlib.crc32(data)))
        return made

    def _still_of_its_files(self, record: Record) -> Record | None:
        """The record, unless the model's files are others by now.

        Where there are no files any more, nothing speaks against it.
        """
        known = record.files
        folder = folder_of(self._name) or (Path(known.folder) if known else None)
        if known is None or folder is None:
            return record
        now = listing(folder)
        if not now or now == known.listing:
            return record
        if digest(folder) != known.sha256:
            return None
        moved = replace(record, files=replace(known, folder=str(folder), listing=now))
        with suppress(OSError):
            self._write(moved)
        return moved

    def _write(self, record: Record) -> None:
        _replace(self._record_file, json.dumps(encode(record), indent=1).encode())


def exporter() -> str:
    """What makes exports here, and what runs them."""
    try:
        return f"{EXPORTER}, onnxruntime {version('onnxruntime')}"
    except PackageNotFoundError:
        return EXPORTER


def _replace(file: Path, content: bytes) -> None:
    written = file.with_name(f"{file.name}.new")
    try:
        written.write_bytes(content)
        written.replace(file)
    finally:
        written.unlink(missing_ok=True)
