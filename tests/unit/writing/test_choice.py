"""Choosing a set: sections first, then weight; what is scarce may come again only at last."""

from dataclasses import replace

from readgroup.model.guide import Question
from readgroup.model.passage import Quote
from readgroup.writing.choice import OF_A_FRAME, Draft, choose, shortlist, wanted_sections
from readgroup.writing.frames import Frame, frames
from readgroup.writing.occasions import Occasion
from readgroup.writing.slots import STATEMENT


def draft(number: int, top: int, weight: float, frame: Frame | None = None) -> Draft:
    """A draft on a passage of its own in section `top`."""
    asked = frame or frames()[number]
    exact = f"passage {number} of section {top}"
    quote = Quote(exact=exact, page=1, section=str(top), section_ordinal=top)
    slots = {asked.cue: dict.fromkeys(asked.slots, f"thing{number} stuff{number}")}
    question = Question(
        id=str(number),
        text=f"Word{number} other{number} of {exact}?",
        type=asked.type,
        role=asked.role,
        level=asked.level,
        minutes=5,
        why="",
        anchors=(quote,),
    )
    bag = frozenset({f"{number}a", f"{number}b"})
    return Draft(question, asked, Occasion((quote,), weight, slots), top, bag)


def test_sections_come_before_weight() -> None:
    """Though the first section has all the heavy passages, the others get their question."""
    drafts = [draft(n, 0, 50.0) for n in range(6)]
    drafts += [draft(10, 1, 1.0), draft(11, 2, 1.0)]
    assert {d.top for d in choose(drafts, 4, sections=3)} == {0, 1, 2}
    assert {d.top for d in choose(drafts, 4)} == {0}


def test_an_ask_comes_again_where_nothing_else_is_left() -> None:
    """Once while there are others; again rather than leaving the set short."""
    first, second = frames()[:2]
    same = [draft(n, n, 5.0, first) for n in range(3)]
    other = draft(7, 7, 1.0, second)
    assert len({d.frame.ask for d in choose([*same, other], 2)}) == 2
    assert len(choose([*same, other], 4)) == 4


def test_no_ask_comes_again_while_another_is_left() -> None:
    """Not even one with the same opening, or one of a cue that has had its share."""
    statements = [f for f in frames() if f.cue == STATEMENT]
    drafts = [draft(n, n, 9.0, statements[0]) for n in range(4)]
    drafts += [draft(10 + n, 10 + n, 1.0, f) for n, f in enumerate(statements[1:5])]
    asks = [d.frame.ask for d in choose(drafts, 4)]
    assert len(set(asks)) == len(asks) == 4


def test_another_ask_of_the_passage_opens_anew() -> None:
    """Where two questions would open alike, one of them is put in another way."""
    found = [f for f in frames() if f.cue == "finding"][:3]
    one, two = (
        replace(d, question=replace(d.question, text=f"What then of passage {n}?"))
        for n, d in enumerate((draft(1, 1, 9.0, found[0]), draft(2, 2, 9.0, found[1])))
    )
    other = replace(draft(3, 1, 0.0, found[2]), occasion=one.occasion)
    assert {d.opening for d in choose([one, two], 2)} == {"what then"}
    assert {d.opening for d in choose([one, two, other], 2)} == {"what then", other.opening}


def test_a_few_drafts_of_an_ask_are_looked_at() -> None:
    """One that fits everywhere leaves room for the others."""
    first, second = frames()[:2]
    drafts = [draft(n, n, 50.0, first) for n in range(20)] + [draft(30, 30, 0.0, second)]
    listed = [d.frame.ask for d in shortlist(drafts, 10)]
    assert listed.count(first.ask) == OF_A_FRAME
    assert second.ask in listed


def test_every_section_is_looked_at() -> None:
    """A shortlist begins with some of each section, however light."""
    drafts = [draft(n, 0, 50.0) for n in range(20)] + [draft(30, 1, 0.0)]
    assert 1 in {d.top for d in shortlist(drafts, 8)}


def test_wanted_sections_are_those_of_the_body_that_can_be_had() -> None:
    """Seven of ten sections, but not more than have drafts."""
    drafts = [draft(n, n, 1.0) for n in range(4)]
    assert wanted_sections(drafts, 10) == 4
    assert wanted_sections(drafts, 4) == 3
