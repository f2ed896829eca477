"""Discussion questions of small papers and of the sample."""

from dataclasses import replace

import pytest
from papers import paper

from readgroup.errors import NotFound
from readgroup.model.document import Document, SectionKind
from readgroup.model.guide import DiscussionGuide, Level, Question, QuestionType, Role
from readgroup.writing.checks import Bench, Fault, fault
from readgroup.writing.questions import guide
from readgroup.writing.quotes import quote, stands_in
from readgroup.writing.scope import sections_named
from readgroup.writing.summaries import summarize

LOW = (Level.UNDERSTAND, Level.APPLY)


def questions(document: Document, **limits: object) -> DiscussionGuide:
    return guide(document, summarize(document), **limits)  # type: ignore[arg-type]


@pytest.fixture(scope="module", params=["experiment", "review", "primer"])
def document(request: pytest.FixtureRequest) -> Document:
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def made(document: Document) -> DiscussionGuide:
    return questions(document)


def test_every_question_is_well_formed(document: Document, made: DiscussionGuide) -> None:
    """One question mark, at most 35 words, a reason, anchors that stand in the paper."""
    assert made.questions
    for question in made.questions:
        assert question.text.endswith("?")
        assert question.text.count("?") == 1
        assert len(question.text.split()) <= 35
        assert question.why
        assert question.anchors
        assert all(stands_in(document, a) for a in question.anchors)
        assert 1 <= len(question.follow_ups) <= 2
        assert "{" not in question.text + question.why + "".join(question.follow_ups)


def test_answer_sketches_are_anchored_or_marked_as_beyond(
    document: Document, made: DiscussionGuide
) -> None:
    """Each sketch has a claim; those of the paper stand there, the others have no anchor."""
    for question in made.questions:
        assert question.answer_sketch
        assert question.answer_sketch[-1].anchor is None
        assert all(stands_in(document, c.anchor) for c in question.answer_sketch if c.anchor)


def test_a_set_is_varied(made: DiscussionGuide) -> None:
    """No passage and no question twice; half or more ask to analyse, evaluate or create."""
    assert len({q.id for q in made.questions}) == len(made.questions)
    assert len({q.anchors[0].exact for q in made.questions}) == len(made.questions)
    deep = sum(q.level not in LOW for q in made.questions)
    assert deep >= len(made.questions) / 2
    assert len({q.type for q in made.questions}) >= 5


def test_counts_add_up(made: DiscussionGuide) -> None:
    """What was made is what was dropped and what could be chosen from."""
    dropped = sum(n for _, n in made.dropped)
    assert made.made >= dropped + len(made.questions)


def test_the_sample_gets_a_full_set(primer: Document) -> None:
    """Twelve questions, eight openings, more than 60 % of the top-level sections."""
    made = questions(primer)
    assert len(made.questions) == 12
    assert len({" ".join(q.text.split()[:2]) for q in made.questions}) >= 8
    unread = (
        SectionKind.REFERENCES,
        SectionKind.ACKNOWLEDGEMENTS,
        SectionKind.ABSTRACT,
        SectionKind.APPENDIX,
    )
    tops = {s.ordinal for s in primer.sections if s.level == 1 and s.kind not in unread}
    touched = {primer.path(q.anchors[0].section_ordinal)[0].ordinal for q in made.questions}
    assert len(tops & touched) >= 0.6 * len(tops)


def test_the_same_paper_gets_the_same_questions(experiment: Document) -> None:
    """Nothing depends on chance or on the order of sets."""
    assert questions(experiment) == questions(experiment)


def test_a_review_is_not_asked_for_baselines(review: Document) -> None:
    """Questions fit the kind of paper."""
    made = questions(review)
    assert not any("baseline" in q.text or "reproduce" in q.text for q in made.questions)
    assert {q.type for q in made.questions} & {QuestionType.TAXONOMY, QuestionType.PRIORITY}


def test_limits_are_kept(primer: Document) -> None:
    """Count, section, role and level limit the set."""
    assert len(questions(primer, count=4).questions) == 4
    inside = sections_named(primer, "5")
    assert all(
        q.anchors[0].section_ordinal in inside for q in questions(primer, section="5").questions
    )
    assert all(q.role is Role.REVIEWER for q in questions(primer, role=Role.REVIEWER).questions)
    assert all(q.level is Level.CREATE for q in questions(primer, level=Level.CREATE).questions)


def test_an_unknown_section_is_named_in_the_error(experiment: Document) -> None:
    """The error says what was asked and which sections there are."""
    with pytest.raises(NotFound, match="no section 'Magic'") as error:
        questions(experiment, section="Magic")
    assert "2 Method" in error.value.hint


def test_a_paper_without_text_has_no_questions() -> None:
    """Nothing to ask, no failure."""
    assert questions(paper("")).questions == ()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"text": "Is it so?"}, Fault.FORM),
        ({"text": "Why do sparse probes work? And how would you explain the neurons?"}, Fault.FORM),
        ({"text": "Which neurons of sparse probes " + "very " * 30 + "matter?"}, Fault.FORM),
        ({"text": "Are sparse probes in early layers really any good?"}, Fault.LEVEL),
        ({"text": "How far does the paper convince you of this method?"}, Fault.GENERIC),
        ({"text": "How far do sparse probes on ImageNet convince you at all?"}, Fault.FOREIGN),
        ({"text": "Would 87 sparse probes convince you of what is claimed?"}, Fault.FOREIGN),
        (
            {"text": "How far do the the sparse probes of early layers convince you?"},
            Fault.REPEATED,
        ),
        ({"text": "How far do the sparse probes described above convince you?"}, Fault.DANGLING),
        ({"anchors": ()}, Fault.GENERIC),
    ],
)
def test_each_fault_is_found(
    experiment: Document, change: dict[str, object], expected: Fault
) -> None:
    """Whoever wrote a question, code finds what is wrong with it."""
    good = _good(experiment)
    bench = Bench.of(experiment)
    assert fault(good, bench) is None
    assert fault(replace(good, **change), bench) is expected  # type: ignore[arg-type]


def test_an_invented_quote_is_found(experiment: Document) -> None:
    """An anchor that does not stand in the paper, or not on that page, drops the question."""
    good = _good(experiment)
    bench = Bench.of(experiment)
    invented = replace(good.anchors[0], exact="Sparse probes cure everything in early layers.")
    misplaced = replace(good.anchors[0], page=good.anchors[0].page + 1)
    assert fault(replace(good, anchors=(invented,)), bench) is Fault.UNANCHORED
    assert fault(replace(good, anchors=(misplaced,)), bench) is Fault.UNANCHORED


@pytest.mark.parametrize(
    ("ask", "told", "expected"),
    [
        ("what is the reason for this, as far as you can see?", "because names recur", True),
        ("what is the reason for this, as far as you can see?", "in most cases", False),
        ("how far does this convince you?", "because names recur", False),
        ("which figure, table or number supports this?", "(Table 2)", False),
    ],
)
def test_what_the_quote_tells_is_not_asked(ask: str, told: str, expected: bool) -> None:
    """A reason that stands beside the question is not asked for; nor is the table that it names."""
    said = "Sparse probes fail in early layers"
    document = paper(f"# 1 Results\n\n{said} {told}.", title="Probes")
    anchor = quote(document, 1, 0, len(document.blocks[1].text))
    question = Question(
        id="x",
        text=f"“{said}”: {ask}",
        type=QuestionType.EVIDENCE,
        role=Role.ANY,
        level=Level.EVALUATE if "convince" in ask else Level.ANALYSE,
        minutes=9,
        why="",
        anchors=(anchor,),
    )
    bench = Bench.of(document)
    assert (fault(question, bench) is Fault.ANSWERED) is expected
    which = replace(question, text=f"Which figure, table or number supports “{said}” best?")
    assert (fault(which, bench) is Fault.ANSWERED) is ("Table" in told)


def _good(document: Document) -> Question:
    anchor = next(
        q.anchors[0]
        for q in questions(document, count=50).questions
        if "sparse probes in early layers" in q.anchors[0].exact
    )
    return Question(
        id="x",
        text="How far does the paper convince you that sparse probes work in early layers?",
        type=QuestionType.EVIDENCE,
        role=Role.REVIEWER,
        level=Level.EVALUATE,
        minutes=9,
        why="It matters.",
        anchors=(anchor,),
    )


def test_papers_about_writing_and_feedback_are_asked_about() -> None:
    """What an acknowledgement would say of a paper is no reason to leave out its subject; where its code lies is."""
    text = """
# 1 Introduction

We argue that human feedback on the reasoning of a language model matters more than feedback on its answers.
Writing with a language model changes what authors believe about their own subject.

# 2 Results

We find that authors who read feedback before writing change their thesis more often than others.
All data are publicly available, and the code is released under the MIT license.
"""
    made = questions(paper(text, title="Writing with Language Models"))
    quoted = " ".join(a.exact for q in made.questions for a in q.anchors)
    assert "feedback" in quoted
    assert "Writing with a language model" in quoted
    assert "MIT license" not in quoted
