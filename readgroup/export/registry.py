"""The export formats, readgroup's own and those of other packages.

A format is a class registered under the entry point group `readgroup.exporters`:

    [project.entry-points."readgroup.exporters"]
    markdown = "readgroup.export.markdown:Markdown"
"""

from __future__ import annotations

import warnings
from importlib.metadata import EntryPoint, entry_points
from typing import Protocol

from readgroup.errors import ReadgroupError, UsageError
from readgroup.model.prepared import PreparedPaper

GROUP = "readgroup.exporters"
_ALIASES = {"packet": "html", "md": "markdown", "bib": "bibtex"}


class Exporter(Protocol):
    """One export format. Classes are made without arguments.

    `suffix` ends the file's name (".md", ".sheet.html"). A format whose files are named by day,
    as posts of a blog are, also has `dated = True`.
    """

    name: str
    suffix: str
    media_type: str

    def export(self, prepared: PreparedPaper, previous: str | None = None) -> str:
        """The whole file's text.

        `previous` is the text of the file that it will replace, where people may have written in
        it: what they wrote must be carried over. Formats that cannot do so ignore it and seal
        their text (`readgroup.export.sealing`): a file with an intact seal is replaced, another
        is not.
        """
        ...


def exporter(name: str) -> Exporter:
    """The format of that name. Raises UsageError, listing those that there are."""
    found = _entries()
    entry = found.get(_ALIASES.get(name, name))
    if entry is None:
        raise UsageError(
            f"There is no export format {name!r}.", f"Formats are: {', '.join(sorted(found))}."
        )
    return _load(entry)


def exporters() -> dict[str, Exporter]:
    """All formats by name, sorted. One that cannot be loaded is left out, with a warning."""
    loaded = {}
    for name, entry in sorted(_entries().items()):
        try:
            loaded[name] = _load(entry)
        except ReadgroupError as error:
            warnings.warn(error.problem, stacklevel=2)
    return loaded


def _entries() -> dict[str, EntryPoint]:
    """Entry points by name; readgroup's own cannot be replaced by another package's."""
    found = entry_points(group=GROUP)
    own = [entry for entry in found if entry.module.startswith("readgroup.")]
    return {entry.name: entry for entry in (*found, *own)}


def _load(entry: EntryPoint) -> Exporter:
    try:
        made: Exporter = entry.load()()
    except Exception as error:  # another package's code: anything may happen
        package = entry.dist.name if entry.dist else entry.module
        raise ReadgroupError(
            f"The export format {entry.name!r} of {package} cannot be loaded: {error}.",
            "Update or remove that package.",
        ) from error
    return made
