"""Everything that readgroup knows of a prepared paper, as one JSON object.

    {"format": "readgroup.prepared", "schema": 1, "readgroup": "0.1.0", "seal": "readgroup-seal:...",
     "prepared": {"paper": {...}, "document": {...}, "summary": {...}, "guide": {...},
                  "notes": [...], "minutes": 60}}

`prepared` has the fields of `readgroup.model.prepared.PreparedPaper` as `readgroup.model.codec`
encodes them, and `codec.decode(PreparedPaper, data["prepared"])` gives the value back. `schema`
grows when a field is renamed or removed; fields may be added without notice.
"""

from __future__ import annotations

import json

from readgroup.export.sealing import BLANK, sealed
from readgroup.model.codec import encode
from readgroup.model.prepared import PreparedPaper
from readgroup.version import __version__

SCHEMA = 1


class Json:
    """Data for scripts: the prepared paper, whole, with places on the page."""

    name = "json"
    suffix = ".json"
    media_type = "application/json"

    def export(self, prepared: PreparedPaper, previous: str | None = None) -> str:
        """One object; a part of the prepared paper a line, for it holds thousands of rectangles."""
        parts = ",\n".join(
            f"{json.dumps(name)}: {_json(part)}" for name, part in encode(prepared).items()
        )
        return sealed(
            f'{{"format": "readgroup.prepared", "schema": {SCHEMA},'
            f' "readgroup": {_json(__version__)}, "seal": "{BLANK}",\n"prepared": {{\n{parts}\n}}}}\n'
        )


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)
