"""The JSON of what prepares a reading. Fields may be added here, never renamed."""

from __future__ import annotations

from readgroup.cli.shapes import Json, sentence
from readgroup.model.glossary import Entry, Glossary


def glossary(paper: str, value: Glossary) -> Json:
    """{paper, terms: [{term, kind, expansion, definition, used: [{page, section, count}]}]}."""
    return {"paper": paper, "terms": [_entry(entry) for entry in value.entries]}


def _entry(entry: Entry) -> Json:
    return {
        "term": entry.term,
        "kind": entry.kind.value,
        "expansion": entry.expansion,
        "definition": sentence(entry.definition),
        "used": [
            {"page": use.page, "section": use.section, "count": use.count} for use in entry.used
        ],
    }
