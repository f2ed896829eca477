"""Figures as pictures, from a library that holds the sample paper."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from readgroup.errors import NotFound
from readgroup.library import Library
from readgroup.parsing.shown import figure_of
from readgroup.settings import Settings

DPI = 144


def test_a_figure_is_cut_from_its_page_and_kept(home: Path, sample_id: str) -> None:
    """The picture has the region's size and ink in it; the second time it needs no PDF."""
    with Library(Settings(home=home)) as library:
        png = library.figure_image(sample_id, "Figure 1", dpi=DPI)
        picture = Image.open(io.BytesIO(png)).convert("L")
        figures = library.document(sample_id).figures
        figure = figure_of(library.document(sample_id), "Figure 1")
        left, top, right, bottom = figure.region.bbox
        expected = ((right - left) * DPI / 72, (bottom - top) * DPI / 72)
        assert picture.size == pytest.approx(expected, abs=1)
        assert picture.getextrema()[0] < 100 < picture.getextrema()[1]
        library.pdf(sample_id).unlink()
        assert library.figure_image(sample_id, figures.index(figure), dpi=DPI) == png


def test_pictures_go_with_their_paper(home: Path, sample_id: str) -> None:
    """Nothing of a removed paper stays in the cache."""
    with Library(Settings(home=home)) as library:
        library.figure_image(sample_id, "Table 1")
        assert list((home / "cache" / "figures").rglob("*.png"))
        library.remove(sample_id)
        assert not list((home / "cache" / "figures").rglob("*.png"))


def test_what_the_paper_lacks_is_told(home: Path, sample_id: str) -> None:
    """An unknown label says which there are."""
    with Library(Settings(home=home)) as library, pytest.raises(NotFound) as told:
        library.figure_image(sample_id, "Figure 99")
    assert "Figure 1, " in told.value.hint
