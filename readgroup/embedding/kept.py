"""The export of the embedding model that a library keeps in its cache.

Three files: the ONNX model, its weights, and a record of what they were made of, by what, and how
it came out. They are made in a folder of their own and renamed, the record last; it carries the
others' checksums, so that one without the other, or half of one, is never trusted. An export that
did not succeed is recorded too, and not tried again before the model's files or the exporter change.
"""

from __future__ import annotations

import json
import mmap
import shutil
import zlib
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from readgroup.embedding.weights import ModelFiles, digest, folder_of, listing
from readgroup.errors import ReadgroupError
from readgroup.model.codec import decode, encode

if TYPE_CHECKING:
    from readgroup.embedding.onnx import OnnxEmbedder
    from readgroup.embedding.sentence_transformers import SentenceTransformerEmbedder

MODEL, WEIGHTS, RECORD, LOCK = "model.onnx", "model.weights", "made.json", "lock"
EXPORTER = "bert 1"  # another number whenever exports of the former one are not to be used any more


@dataclass(frozen=True, slots=True)
class Record:
    """How the export of a model came out; `refused` says why there is none, "" where there is."""

    model: str
    exporter: str
    files: ModelFiles | None = None
    dimension: int = 0
    crc32: tuple[int, ...] = ()
    refused: str = ""


class KeptExport:
    """The export of one model in a folder; `name` is what the settings call the model."""

    def __init__(self, folder: Path, name: str, model_id: str) -> None:
        self.folder = folder
        self._name = name
        self._model_id = model_id

    def record(self) -> Record | None:
        """What is known of the export, None where none was tried or another model's is there."""
        try:
            found = decode(Record, json.loads((self.folder / RECORD).read_bytes()))
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
            if _checksums(self.folder) == record.crc32:
                from readgroup.embedding.onnx import OnnxEmbedder

                return OnnxEmbedder(self._model_id, self.folder / MODEL)
        return None

    def make(self, slow: SentenceTransformerEmbedder) -> OnnxEmbedder | None:
        """Export a model, keep the export and load it; None where it cannot be exported.

        Raises TimeoutError while another process is at it, other OSErrors where the cache cannot
        be written, MissingExtra where the model is nowhere.
        """
        from filelock import FileLock

        self.folder.mkdir(parents=True, exist_ok=True)
        with FileLock(self.folder / LOCK, timeout=0):
            return self.load() or self._make(slow)

    def _make(self, slow: SentenceTransformerEmbedder) -> OnnxEmbedder | None:
        from readgroup.embedding.export import export

        known = self.record()
        if known and known.refused:
            return None
        record = Record(self._model_id, exporter())
        # Whoever was killed here left this folder; the lock says that nobody is at it now.
        new = self.folder / "new"
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir()
        try:
            record = replace(record, files=slow.files())
            dimension = export(slow, new / MODEL, new / WEIGHTS)
            record = replace(record, dimension=dimension, crc32=_checksums(new))
            for name in (WEIGHTS, MODEL):
                (new / name).replace(self.folder / name)
        except (OSError, MemoryError, ImportError, ReadgroupError):
            raise  # of this machine today, not of the model
        except Exception as error:
            # torch, onnx and onnxruntime know many errors; any of them is a reason to go without.
            record = replace(record, refused=str(error) or type(error).__name__)
        finally:
            shutil.rmtree(new, ignore_errors=True)
        self.write(record)
        return self.load()

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
            self.write(moved)
        return moved

    def write(self, record: Record) -> None:
        """Replace the record."""
        written = self.folder / f"{RECORD}.new"
        written.write_text(json.dumps(encode(record), indent=1), encoding="utf-8")
        written.replace(self.folder / RECORD)


def exporter() -> str:
    """What makes exports here, and what runs them."""
    try:
        from onnxruntime import __version__ as version
    except ImportError:
        return EXPORTER
    return f"{EXPORTER}, onnxruntime {version}"


def _checksums(folder: Path) -> tuple[int, ...]:
    return tuple(_checksum(folder / name) for name in (MODEL, WEIGHTS))


def _checksum(file: Path) -> int:
    with file.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return zlib.crc32(data)
