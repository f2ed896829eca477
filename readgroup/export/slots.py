"""The slots for a group's own words, between two HTML comments after each section's summary."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from readgroup.export.markup import comment_text, from_comment

_OPEN = re.compile(
    r'<!-- readgroup:own-words section="(?P<label>[^"\n]*)"(?: app="(?P<app>[0-9a-f]{12})")? -->'
)
_CLOSE = "<!-- /readgroup:own-words -->"
_MARGIN = "\n\n"


@dataclass(frozen=True, slots=True)
class _Slot:
    """A gap in pieces; `app` is the fingerprint of the words that came from the app, or ""."""

    before: str
    label: str
    app: str
    body: str
    after: str


def fresh(label: str | None, words: str = "") -> str:
    """What first follows a region: its slot, filled with `words`, or an empty line without one.

    >>> print(fresh("3.1 Method").strip())
    <!-- readgroup:own-words section="3.1 Method" -->
    <BLANKLINE>
    <!-- /readgroup:own-words -->
    """
    return _MARGIN if label is None else f"{_MARGIN}{_slot(label, words)}{_MARGIN}"


def refreshed(gap: str, label: str | None, words: str = "") -> str:
    """The gap with `words` in its slot, where no person wrote in the file.

    Text that came from the app, and was not touched since, follows the app. A gap whose marks are
    not exactly those of this slot, at its beginning, is left as it is.
    """
    slot = _whole(gap)
    if label is None or slot is None or slot.label != label or not words.strip():
        return gap
    ours = not slot.body.strip() or slot.app == _fingerprint(slot.body[1:-1])
    return f"{slot.before}{_slot(label, words)}{slot.after}" if ours else gap


def relabelled(gap: str, former: str, label: str) -> str:
    """The gap with the slot of a section that is now called `label`."""
    slot = _whole(gap)
    if slot is None or slot.label != former:
        return gap
    return f"{slot.before}{_opening(label, slot.app)}{slot.body}{_CLOSE}{slot.after}"


def words(gap: str) -> str:
    """What people wrote in a gap, without the slot's marks; "" if only white space is left."""
    slot = _whole(gap)
    if slot is None:
        return gap if gap.strip() else ""
    around = slot.before + slot.after
    lines = slot.body[:1] == slot.body[-1:] == "\n" and not around.strip()
    text = slot.body[1:-1] if lines else slot.before + slot.body + slot.after
    return text if text.strip() else ""


def labels(text: str) -> set[str]:
    """Labels of the slots that begin in `text`."""
    return {from_comment(mark["label"]) for mark in _OPEN.finditer(text)}


def _whole(gap: str) -> _Slot | None:
    """The only slot of a gap, where one stands at its beginning."""
    openings = list(_OPEN.finditer(gap))
    if len(openings) != 1 or gap.count(_CLOSE) != 1 or gap[: openings[0].start()].strip():
        return None
    opening = openings[0]
    body, close, after = gap[opening.end() :].partition(_CLOSE)
    label, app = from_comment(opening["label"]), opening["app"] or ""
    return _Slot(gap[: opening.start()], label, app, body, after) if close else None


def _slot(label: str, words: str) -> str:
    if not words.strip():
        return f"{_opening(label)}\n\n{_CLOSE}"
    return f"{_opening(label, _fingerprint(words))}\n{words}\n{_CLOSE}"


def _opening(label: str, app: str = "") -> str:
    origin = f' app="{app}"' if app else ""
    return f'<!-- readgroup:own-words section="{comment_text(label)}"{origin} -->'


def _fingerprint(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:12]
