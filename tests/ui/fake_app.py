"""The app on the fake library: what `AppTest` runs, and `streamlit run` for a look at it."""

import streamlit as st

from readgroup.ui.main import main
from tests.ui.fake_library import FakeLibrary


@st.cache_resource
def _library() -> FakeLibrary:
    return FakeLibrary()


main(lambda: st.session_state.get("fake") or _library())  # type: ignore[arg-type, return-value]
