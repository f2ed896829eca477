"""A prepared paper as files: notes, a post, a sheet, a packet, data.

One module a format; `registry` finds them, `files` writes them. Formats that people write in
(`weaving`) carry over what was written; the others are sealed (`sealing`), and a changed one is
never overwritten.
"""

from readgroup.export.files import file_name, place, write
from readgroup.export.registry import Exporter, exporter, exporters

__all__ = ["Exporter", "exporter", "exporters", "file_name", "place", "write"]
