"""One file per page; each is a script that Streamlit runs."""

from pathlib import Path

LIBRARY, PAPER, SEARCH, DISCUSS, NOTES = (
    Path(__file__).with_name(f"{name}.py")
    for name in ("library", "paper", "search", "discuss", "notes")
)
