"""The JSON of what prepares a reading. Fields may be added here, never renamed."""

from __future__ import annotations

from collections.abc import Sequence

from readgroup.cli.shapes import Json, question, sentence
from readgroup.model.codec import encode
from readgroup.model.duty import Duty, Preparation
from readgroup.model.glossary import Entry, Glossary
from readgroup.model.guide import Question
from readgroup.model.plan import PlannedMeeting, Prerequisite, ReadingPlan, Stop


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


def plan(paper: str, value: ReadingPlan) -> Json:
    """{paper, minutes, total, pages: [{page, minutes, section, why}], before: [...]} of `plan`."""
    return {
        "paper": paper,
        "minutes": value.minutes,
        "total": value.total,
        "pages": [_stop(stop) for stop in value.stops],
        "before": [_prerequisite(term) for term in value.before],
    }


def _stop(stop: Stop) -> Json:
    return {
        "page": stop.page,
        "minutes": stop.minutes,
        "section": stop.section,
        "why": [{"what": r.what, "sentence": sentence(r.statement)} for r in stop.reasons],
    }


def _prerequisite(term: Prerequisite) -> Json:
    cited = term.reference
    return {
        "term": term.term,
        "count": term.count,
        "exact": term.where.exact,
        "page": term.where.page,
        "section": term.where.section,
        "reference": {
            "raw": cited.raw,
            "title": cited.title,
            "year": cited.year,
            "page": cited.page,
        }
        if cited
        else None,
    }


def meetings(paper: str, planned: Sequence[PlannedMeeting]) -> Json:
    """{paper, meetings: [{number, sections, pages, reading_minutes, minutes, scope}]}."""
    return {"paper": paper, "meetings": [_meeting(meeting) for meeting in planned]}


def _meeting(meeting: PlannedMeeting) -> Json:
    return {
        "number": meeting.number,
        "sections": [
            {"number": s.number, "title": s.title, "page": s.page} for s in meeting.sections
        ],
        "pages": list(meeting.pages),
        "reading_minutes": meeting.reading_minutes,
        "minutes": meeting.minutes,
        "scope": meeting.scope,
    }


def duty(value: Duty) -> Json:
    """{role, task, minutes, aim, do, bring, say, beware} of one page of duty."""
    data: Json = encode(value)
    return {name: told for name, told in data.items() if name != "look"}


def preparation(paper: str, value: Preparation, questions: Sequence[Question]) -> Json:
    """{paper, role, ..., places: [{what, sentences}], questions: [...]} of `roles ROLE ID`."""
    return {
        "paper": paper,
        **duty(value.duty),
        "places": [
            {"what": p.what, "sentences": [sentence(s) for s in p.statements]} for p in value.places
        ],
        "questions": [question(q) for q in questions],
    }
