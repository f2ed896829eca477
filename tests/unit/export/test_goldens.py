"""Whole exports as they were read and found good; `--update-goldens` writes them anew."""

from __future__ import annotations

import re

import pytest
from export_prepared import prepared

from readgroup.export.bibtex import Bibtex
from readgroup.export.jekyll import Jekyll
from readgroup.export.json_data import Json
from readgroup.export.markdown import Markdown
from readgroup.export.packet import Packet
from readgroup.export.sheet import Sheet
from readgroup.version import __version__


@pytest.mark.parametrize(
    "exporter", [Markdown(), Jekyll(), Packet(), Sheet(), Json(), Bibtex()], ids=lambda e: e.name
)
def test_the_export_is_as_it_was(exporter, golden):
    """Any change of an export's text is a change that somebody looked at."""
    text = exporter.export(prepared()).replace(__version__, "VERSION")
    text = re.sub(r"(readgroup-seal:|sha256-)[\w+/=]+", r"\1…", text)
    golden(
        f"{exporter.name}{exporter.suffix}",
        re.sub(r"(?s)<style>.*?</style>", "<style>…</style>", text),
    )
