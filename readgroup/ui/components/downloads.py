"""What can be taken along: written when its button is pressed, handed over by the browser."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import streamlit as st

from readgroup.library import Library
from readgroup.model.holding import Holding
from readgroup.ui import state


@dataclass(frozen=True, slots=True)
class Download:
    """An export that the app offers: the exporter's name, what people call it, and its file."""

    format: str
    name: str
    suffix: str
    mime: str
    help: str


OFFERED = (
    Download("sheet", "Sheet", "-sheet.html", "text/html", "One printed page for the table"),
    Download("html", "Packet", ".html", "text/html", "Summary, questions and notes in one file"),
    Download("markdown", "Notes", ".md", "text/markdown", "Markdown, for where you keep notes"),
)


def downloads(held: Holding, minutes: int, scope: str = "") -> None:
    """One button an export; `scope` names the sections that their questions are about."""
    with st.container(key="downloads", horizontal=True, gap="small"):
        for offered in OFFERED:
            st.download_button(
                offered.name,
                data=partial(written, state.library(), held.id, offered.format, minutes, scope),
                file_name=held.id.replace("/", "_") + offered.suffix,
                mime=offered.mime,
                help=offered.help,
                key=f"download-{offered.format}",
                icon=":material/download:",
                on_click="ignore",
            )


def written(library: Library, id: str, format: str, minutes: int, scope: str = "") -> bytes:
    """One export's bytes; no file of it stays behind."""
    with tempfile.TemporaryDirectory(prefix="readgroup-download-") as folder:
        path = library.export(id, format, Path(folder) / "export", minutes=minutes, section=scope)
        return path.read_bytes()
