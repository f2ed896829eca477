"""Adding papers: by id or link, from files, from a reading list, and how far it has come."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

import streamlit as st

import readgroup
from readgroup.errors import MalformedId, ReadgroupError
from readgroup.model.holding import Intake
from readgroup.model.paper import ArxivId
from readgroup.model.progress import Progress
from readgroup.ui import state
from readgroup.ui.components.errors import show_error

SAMPLE = (
    Path(readgroup.__file__).parents[1] / "corpus/samples/mechanistic-interpretability-primer.pdf"
)
"""The paper written for this project; only a checkout has it."""

_ASKED = "asked-for"
_REFUSED = "refused"
_UPLOADS = "uploads-so-far"


def by_id() -> None:
    """A field for ids, links and DOIs; what cannot be meant stays in it, with the reason."""
    with st.form("by-id", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            "arXiv id, link or DOI",
            key=_ASKED,
            placeholder="2501.16496, https://arxiv.org/abs/2404.14082 or the https link of a PDF",
            persist_state="session",
        )
        st.form_submit_button("Add", type="primary", on_click=_ask)
    refused: ReadgroupError | None = st.session_state.get(_REFUSED)
    if refused:
        show_error(refused)


def by_upload() -> None:
    """A drop zone for PDFs."""
    files = st.file_uploader(
        "PDF files",
        type="pdf",
        accept_multiple_files=True,
        key=f"upload-{st.session_state.get(_UPLOADS, 0)}",
        help="They stay on this machine.",
    )
    if files and st.button(f"Add {_counted(len(files), 'file')}", type="primary", key="add-files"):
        add_files([(file.name, file.getvalue()) for file in files])
        st.session_state[_UPLOADS] = st.session_state.get(_UPLOADS, 0) + 1
        st.rerun()


def add_files(files: Sequence[tuple[str, bytes]]) -> None:
    """Queue files that were handed over as (name, content)."""
    folder = Path(tempfile.mkdtemp(prefix="readgroup-upload-"))
    for name, content in files:
        (folder / PurePath(name).name).write_bytes(content)
    library = state.library()

    def work(progress: Progress) -> Iterator[Intake]:
        try:
            yield from library.add(
                [folder / PurePath(name).name for name, _ in files], progress=progress
            )
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    state.intakes().start(_named([name for name, _ in files]), len(files), work)


def add_sample() -> None:
    """Queue the sample paper."""
    _add([SAMPLE], "the sample paper", 1)


def fetch(ids: Sequence[str], what: str = "") -> None:
    """Queue papers of arXiv."""
    library = state.library()
    state.intakes().start(
        what or _named(ids), len(ids), lambda progress: library.fetch(ids, progress=progress), ids
    )


def _ask() -> None:
    """Queue what stands in the field, all of it or, where one part cannot be meant, nothing."""
    asked = st.session_state[_ASKED].replace(",", " ").split()
    st.session_state[_REFUSED] = None
    try:
        ids, links = _sorted_out(asked)
    except ReadgroupError as error:
        st.session_state[_REFUSED] = error
        return
    if ids:
        fetch(ids)
    if links:
        _add(links, _named(links), len(links))
    st.session_state[_ASKED] = ""


def _add(what: Sequence[str | Path], name: str, expected: int) -> None:
    library = state.library()
    state.intakes().start(name, expected, lambda progress: library.add(what, progress=progress))


def _sorted_out(asked: Sequence[str]) -> tuple[list[str], list[str]]:
    """Ids of arXiv, and links to PDFs elsewhere. Raises MalformedId."""
    ids: list[str] = []
    links: list[str] = []
    for one in asked:
        try:
            ids.append(str(ArxivId.parse(one)))
        except MalformedId:
            if not one.startswith("https://"):
                raise
            links.append(one)
    return ids, links


def _named(asked: Sequence[str]) -> str:
    return asked[0] if len(asked) == 1 else f"{asked[0]} and {_counted(len(asked) - 1, 'other')}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
