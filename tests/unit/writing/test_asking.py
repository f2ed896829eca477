"""Answers made of quoted sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from readgroup.model.answer import Answer
from readgroup.model.document import Block, BlockKind, Document, Section, SectionKind
from readgroup.model.search import Query, Scope
from readgroup.search.evidence import Evidence
from readgroup.search.fusion import Fused
from readgroup.search.hybrid import Ranked
from readgroup.search.relevance import ANSWERS, SURELY
from readgroup.store.database import Database
from readgroup.store.papers import PaperStore
from readgroup.writing.asking import answer
from readgroup.writing.extracts import extracts
from tests.library_parts import WordEmbedder, block, marked, paper

TEXTS = (
    "Networks pack more features than neurons into a layer. This packing is called superposition"
    " by the authors of the toy models paper. It has two consequences. First, neurons become hard"
    " to read. Second, features interfere with each other.",
    "We trained 145 probes on the residual stream of the model. Probes were linear.",
    "This makes superposition worse in small layers of the network that we looked at.",
)
CAPTION = "Figure 1: How many probes were trained on the residual stream, by layer of the model."


class Held:
    """A stored paper with its passages as evidence of a given nearness."""

    def __init__(self, folder: Path) -> None:
        self.papers = PaperStore(Database(folder / "library.db"))
        sections = (Section(0, "1", "Superposition", 1, SectionKind.OTHER, 1),)
        blocks = tuple(block(text, 0) for text in TEXTS)
        table = Block(BlockKind.TABLE, "superposition 1 2 3 superposition 4", 0)
        caption = replace(block(CAPTION, 0), kind=BlockKind.CAPTION)
        made = Document("Toy", (), "", ((612.0, 792.0),), sections, (*blocks, table, caption))
        self.key = self.papers.save(paper("toy"), made, marked(made), file="f", sha256="s")
        self.blocks = made.blocks

    def ask(self, question: str, nearness: float) -> Answer:
        return answer(
            Query(question, scope=Scope(("toy",))),
            self.evidence(nearness),
            papers=self.papers,
            embedder=WordEmbedder(),
        )

    def evidence(self, nearness: float) -> list[Evidence]:
        ids = self.papers.body(["toy"])["toy"]
        held = self.papers.passages(range(1, max(ids) + 9))
        return [
            Evidence(Ranked(Fused(i, 1.0, 0.5, 1.0), stored, 1.0), nearness)
            for i, stored in held.items()
        ]


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Held:
    return Held(tmp_path_factory.mktemp("asking"))


def test_an_answer_is_quoted_verbatim_with_its_place(held: Held) -> None:
    """What is shown rests on words that stand in the block, on its page, in its section."""
    found = held.ask("How many probes were trained?", 0.9)
    first = found.sentences[0]
    assert found.answered
    assert found.reason == ""
    assert first.text == "We trained 145 probes on the residual stream of the model."
    assert first.quote.exact in TEXTS[1]
    assert (first.paper, first.quote.section, first.quote.page) == ("toy", "1 Superposition", 1)
    assert first.quote.regions


def test_captions_answer_only_who_asks_for_a_figure(held: Held) -> None:
    """A caption repeats the question's words; the text is what answers it."""
    texts = [cited.text for cited in held.ask("How many probes were trained?", 0.9).sentences]
    assert CAPTION not in texts
    texts = [cited.text for cited in held.ask("How many probes does figure 1 show?", 0.9).sentences]
    assert CAPTION in texts


def test_what_leans_on_a_sentence_is_shown_with_it(held: Held) -> None:
    """ "This packing ..." comes with the sentence that says what is packed."""
    texts = [cited.text for cited in held.ask("What is called superposition?", 0.9).sentences]
    assert any(t.startswith("Networks pack more features") and "This packing" in t for t in texts)


def test_what_leans_on_another_paragraph_is_left_out(held: Held) -> None:
    """A paragraph that opens with "This" has nothing before it to be shown with."""
    found = held.ask("Is superposition worse in small layers?", 0.9)
    assert all("This makes superposition worse" not in cited.text for cited in found.sentences)


def test_what_is_announced_is_told(held: Held) -> None:
    """ "It has two consequences." goes on to say which."""
    (cited,) = held.ask("What consequences does it have?", 0.9).sentences
    assert "neurons become hard to read" in cited.text
    assert "features interfere" in cited.text


def test_below_the_floor_there_are_pointers_and_no_answer(held: Held) -> None:
    """The reason names the nearest place; tables are not pointed to."""
    found = held.ask("How many probes were trained?", ANSWERS - 0.01)
    assert not found.answered
    assert found.reason.startswith("The paper does not say. Nearest: 1 Superposition, p. 1")
    assert found.nearest
    assert all(hit.passage.block_kind is not BlockKind.TABLE for hit in found.nearest)


def test_far_from_everything_nothing_is_pointed_to(held: Held) -> None:
    """No boring list of passages that have nothing to do with the question."""
    found = held.ask("Who bakes bread?", 0.1)
    assert found.nearest == ()
    assert found.reason == "The paper does not say, and nothing comes near."


def test_a_doubt_is_told_with_the_words_that_are_missing(held: Held) -> None:
    """Near enough to show, not near enough to be sure."""
    found = held.ask("How many probes were trained in Zürich?", SURELY - 0.01)
    assert found.answered
    assert "“zürich”" in found.reason


@pytest.mark.parametrize("question", ["", "   ", "😀😀", "?!", "NEAR(a b) OR *"])
def test_odd_questions_get_a_sensible_word(held: Held, question: str) -> None:
    """Nothing is answered, nothing breaks."""
    found = held.ask(question, 0.1)
    assert not found.answered
    assert found.reason


@pytest.mark.parametrize("question", ["superposition", "probes trained", "neurons in a layer"])
def test_every_quote_stands_in_its_block(held: Held, question: str) -> None:
    """Whatever is asked, joined and grounded extracts are verbatim, and no two are alike."""
    quotes = [cited.quote for cited in held.ask(question, 0.9).sentences]
    assert quotes
    assert all(any(quote.exact in b.text for b in held.blocks) for quote in quotes)
    assert len({quote.exact for quote in quotes}) == len(quotes)


def test_a_removed_paper_has_no_sentences(held: Held) -> None:
    """Its blocks are gone: nothing to extract, no error."""

    def nothing(wanted: Mapping[int, object]) -> dict[int, dict[int, Block]]:
        return {key: {} for key in wanted}

    assert extracts(held.evidence(0.9), nothing) == []
