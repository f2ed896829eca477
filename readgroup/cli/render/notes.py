"""Notes, as typed."""

from __future__ import annotations

from collections.abc import Sequence

from readgroup.cli.render.printout import FAINT, LABEL, Printout
from readgroup.model.notes import Note


def notes(out: Printout, found: Sequence[Note]) -> None:
    """Each note under its paper and place; its own line breaks are kept."""
    for number, note in enumerate(found):
        if number:
            out.blank()
        page = f"p. {note.page}" if note.page else ""
        day = f"{note.changed:%Y-%m-%d}"
        about = " · ".join(filter(None, [note.section, page, note.author, day]))
        out.prose((about, FAINT), label=(f"{note.paper}  ", LABEL))
        if note.quote:
            out.prose((f"{note.quote}”", FAINT), indent=2, label=("“", FAINT))
        for line in note.text.splitlines():
            out.prose(line or " ", indent=2)
