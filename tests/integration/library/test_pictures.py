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
from readgroup.writing.quotes import quote

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


def test_quotes_are_shown_as_printed(home: Path, sample_id: str) -> None:
    """A piece of the page, as wide as its column and not much higher than the quoted lines."""
    with Library(Settings(home=home)) as library:
        document = library.document(sample_id)
        at = next(n for n, b in enumerate(document.blocks) if b.kind.is_text and len(b.text) > 300)
        found = quote(document, at, 0, 300)
        (png,) = library.quote_images(sample_id, [found], dpi=DPI)
        picture = Image.open(io.BytesIO(png)).convert("L")
        lines = len(found.regions)
        assert picture.width > picture.height
        assert 8 * lines < picture.height * 72 / DPI < 25 * lines + 14
        assert picture.getextrema()[0] < 100 < picture.getextrema()[1]
        library.pdf(sample_id).unlink()
        assert library.quote_images(sample_id, [found], dpi=DPI) == [png]
        assert library.quote_images(sample_id, []) == []


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
