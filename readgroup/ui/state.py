"""What the pages share: the open library, what it prepared, and the place being read.

Streamlit drops a widget's value on every page that does not draw the widget; what must outlive a
change of page is kept here, under keys of its own, or in widgets with ``persist_state``.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from threading import Thread

import streamlit as st

from readgroup.errors import ReadgroupError
from readgroup.library import Library, open_library
from readgroup.model.answer import SimilarPaper
from readgroup.model.document import Document, Region
from readgroup.model.duty import Preparation
from readgroup.model.glossary import Glossary
from readgroup.model.guide import Budget, DiscussionGuide, Level, Role, Summary
from readgroup.model.holding import Holding
from readgroup.model.passage import Quote
from readgroup.model.plan import PlannedMeeting, ReadingPlan
from readgroup.settings import Settings, load
from readgroup.ui.jobs import Intakes
from readgroup.ui.places import Place
from readgroup.ui.writings import Writings

DPI = 144
"""Of pages as pictures: sharp enough for half a wide screen."""

_LIBRARY = "readgroup-library"
_PLACE = "readgroup-place"
_WRITTEN = "readgroup-written-link"


def open_configured() -> Library:
    """The library that the settings name, opened once for all sessions of this server."""
    settings = load()
    return _opened(str(settings.home), settings)


def use_library(opened: Library) -> None:
    """Make `opened` the library of this session."""
    st.session_state[_LIBRARY] = opened


def library() -> Library:
    """The library of this session."""
    opened: Library = st.session_state[_LIBRARY]
    return opened


def intakes() -> Intakes:
    """The papers being taken in, for everybody who has this library open."""
    return _intakes(str(library().settings.home))


def warm_search() -> None:
    """Load in the background what the first search needs, once for everybody."""
    _warming(str(library().settings.home), library())


def show(place: Place) -> None:
    """Make `place` the one that the Paper page shows, and its paper the one being read."""
    st.session_state[_PLACE] = place


def read_paper(id: str) -> None:
    """Make a paper the one being read; the place in it stays where it is the same paper."""
    if shown().paper != id:
        show(Place(id))


def shown() -> Place:
    """The place last shown in this session; its paper is "" before the first."""
    place: Place = st.session_state.get(_PLACE, Place(""))
    return place


def new_link() -> dict[str, str]:
    """The query parameters of a link that was followed; {} for those this session wrote itself."""
    params = st.query_params.to_dict()
    return {} if params == st.session_state.get(_WRITTEN) else params


def write_link(params: dict[str, str]) -> None:
    """Put `params` in the address bar, so that it can be passed on."""
    if st.query_params.to_dict() != params:
        st.query_params.from_dict(params)
    st.session_state[_WRITTEN] = params


def document(held: Holding) -> Document:
    """The parsed paper, kept in memory for the next rerun."""
    return _document(library(), _stamp(held))


def summary(held: Holding) -> Summary:
    """The paper's summary; the first time takes a moment. No model is asked for it.

    What one wrote since the app was started comes first, though it broke off.
    """
    writing = writings().of(held.id)
    if writing is not None and writing.summary is not None:
        return writing.summary
    return _summary(library(), _stamp(held))


def model() -> str:
    """The language model that is configured, "" for none."""
    settings = library().settings
    return settings.llm_model if settings.llm_url else ""


def writings() -> Writings:
    """The summaries that a model writes, for everybody who has this library open."""
    return _writings(str(library().settings.home))


def write_summary(held: Holding) -> None:
    """Have the model write the summary, in the background."""
    opened = library()
    writings().start(held.id, lambda hear: opened.summarize(held.id, hear=hear))


def budget(held: Holding) -> Budget | None:
    """About what it costs to have the model write it."""
    return library().budget(held.id)


def questions(
    held: Holding, count: int, role: Role | None, level: Level | None, section: str = ""
) -> DiscussionGuide:
    """Questions worth discussing; the first time takes a moment."""
    guide = _questions(library(), _stamp(held), count, role, level, section)
    return library().with_members(
        held.id, guide, count=count, section=section, role=role, level=level
    )


def glossary(held: Holding) -> Glossary:
    """What the paper calls things."""
    return _glossary(library(), _stamp(held))


def similar(held: Holding) -> list[SimilarPaper]:
    """Papers of the library that are like this one, as it is now."""
    shelf = tuple(_stamp(other) for other in library().papers())
    return _similar(library(), held.id, shelf)


def preparation(held: Holding, role: Role) -> Preparation:
    """A role's duty for the paper."""
    return _preparation(library(), _stamp(held), role)


def plan(held: Holding, minutes: int) -> ReadingPlan:
    """Which pages to read in so many minutes, and what to know before."""
    return _plan(library(), _stamp(held), minutes)


def meetings(held: Holding, count: int, minutes: int) -> tuple[PlannedMeeting, ...]:
    """The paper shared out over meetings."""
    return library().meetings(held.id, count, minutes=minutes)


def page_png(held: Holding, page: int, marks: Sequence[Region] = ()) -> bytes:
    """The page as PNG of `DPI` with `marks` highlighted."""
    here = tuple(region for region in marks if region.page == page)
    return _page_png(library(), _stamp(held), page, here)


def figure_png(held: Holding, number: int) -> bytes:
    """The figure at that place of `Document.figures`, as PNG of `DPI`."""
    return _figure_png(library(), _stamp(held), number)


def quote_pngs(held: Holding, quotes: tuple[Quote, ...]) -> list[bytes]:
    """What the quotes look like in print, as PNGs of `DPI`."""
    return _quote_pngs(library(), _stamp(held), quotes)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What changes whenever a stored paper does: the key of everything derived from it."""

    home: str
    id: str
    version: int
    passages: int
    added: str


def _stamp(held: Holding) -> Stamp:
    home = str(library().settings.home)
    return Stamp(home, held.id, held.paper.version, held.passages, held.added.isoformat())


@st.cache_resource(show_spinner="Opening the library …")
def _opened(home: str, _settings: Settings) -> Library:
    return open_library(settings=_settings)


@st.cache_resource(show_spinner=False)
def _intakes(home: str) -> Intakes:
    return Intakes()


@st.cache_resource(show_spinner=False)
def _writings(home: str) -> Writings:
    return Writings()


@st.cache_resource(show_spinner=False)
def _warming(home: str, _library: Library) -> Thread:
    def warm() -> None:
        with suppress(ReadgroupError):  # The search that meets it tells it.
            _library.warm()

    started = Thread(target=warm, name="readgroup-warm", daemon=True)
    started.start()
    return started


@st.cache_resource(max_entries=8, show_spinner=False)
def _document(_library: Library, stamp: Stamp) -> Document:
    return _library.document(stamp.id)


@st.cache_resource(max_entries=32, show_spinner="Reading the paper for its summary …")
def _summary(_library: Library, stamp: Stamp) -> Summary:
    return _library.summarize(stamp.id, ask_model=False)


@st.cache_resource(max_entries=32, show_spinner="Reading the paper for questions …")
def _questions(
    _library: Library,
    stamp: Stamp,
    count: int,
    role: Role | None,
    level: Level | None,
    section: str,
) -> DiscussionGuide:
    return _library.framed_questions(
        stamp.id, count=count, section=section, role=role, level=level, ask_model=False
    )


@st.cache_resource(max_entries=32, show_spinner="Reading the paper for its terms …")
def _glossary(_library: Library, stamp: Stamp) -> Glossary:
    return _library.glossary(stamp.id)


@st.cache_resource(max_entries=32, show_spinner=False)
def _similar(_library: Library, paper: str, shelf: tuple[Stamp, ...]) -> list[SimilarPaper]:
    return _library.similar(paper)


@st.cache_resource(max_entries=32, show_spinner="Looking for places for this role …")
def _preparation(_library: Library, stamp: Stamp, role: Role) -> Preparation:
    return _library.preparation(stamp.id, role)


@st.cache_resource(max_entries=32, show_spinner="Looking for the pages that tell most …")
def _plan(_library: Library, stamp: Stamp, minutes: int) -> ReadingPlan:
    return _library.plan(stamp.id, minutes=minutes)


@st.cache_data(max_entries=64, show_spinner=False)
def _page_png(_library: Library, stamp: Stamp, page: int, marks: tuple[Region, ...]) -> bytes:
    return _library.page_image(stamp.id, page, dpi=DPI, highlight=marks)


@st.cache_data(max_entries=64, show_spinner=False)
def _figure_png(_library: Library, stamp: Stamp, number: int) -> bytes:
    return _library.figure_image(stamp.id, number, dpi=DPI)


@st.cache_data(max_entries=64, show_spinner=False)
def _quote_pngs(_library: Library, stamp: Stamp, quotes: tuple[Quote, ...]) -> list[bytes]:
    return _library.quote_images(stamp.id, quotes, dpi=DPI)
