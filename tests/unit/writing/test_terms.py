"""What may be named as the topic of a passage."""

from readgroup.writing.terms import Terminology


def test_what_the_whole_paper_is_about_is_no_topic_of_a_passage() -> None:
    """One word that is everywhere names nothing; a word of a few passages, or of a phrase, does."""
    rest = ["The topology of surfaces is hard to picture."] * 8 + ["We read slowly."] * 32
    broad = Terminology(["People do mathematics together."] * 40 + rest, "Mathematics.")
    assert broad.topics("Therefore mathematics is difficult.") == []
    narrow = Terminology(["People do mathematics together."] * 8 + rest, "Mathematics.")
    assert narrow.topics("Therefore mathematics is difficult.") == ["mathematics"]


def test_people_are_no_topics() -> None:
    """A surname that stands in many sentences is whom they cite, not what they are about."""
    texts = ["The language games of Wittgenstein are many."] * 5 + ["We read slowly."] * 20
    assert Terminology(texts).topics("Wittgenstein was wrong.") == ["Wittgenstein"]
    assert Terminology(texts, people={"Wittgenstein"}).topics("Wittgenstein was wrong.") == []
