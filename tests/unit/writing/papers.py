"""Small documents from plain text, for tests that need no PDF."""

from __future__ import annotations

import re

from readgroup.model.document import (
    Block,
    BlockKind,
    Document,
    Figure,
    Region,
    Section,
    SectionKind,
    Span,
)

_HEADING = re.compile(r"(#+) (?:([\dA-Z][\d.]*) )?(.+)")
_KINDS = {
    "abstract": SectionKind.ABSTRACT,
    "introduction": SectionKind.INTRODUCTION,
    "related work": SectionKind.RELATED_WORK,
    "method": SectionKind.METHOD,
    "results": SectionKind.RESULTS,
    "discussion": SectionKind.DISCUSSION,
    "limitations": SectionKind.LIMITATIONS,
    "conclusion": SectionKind.CONCLUSION,
    "acknowledgements": SectionKind.ACKNOWLEDGEMENTS,
    "references": SectionKind.REFERENCES,
}
_CAPTION = re.compile(r"((?:Figure|Table) \d+): ")


def paper(text: str, *, title: str = "A Paper") -> Document:
    """A document from paragraphs parted by empty lines; "## 3.1 Title" opens a section.

    Each section stands on a page of its own, each word on its span; "Figure 1: ..." paragraphs
    are captions, "- ..." list items.
    """
    sections: list[Section] = []
    blocks: list[Block] = []
    figures: list[Figure] = []
    open_at: dict[int, int] = {}
    for part in (p.strip() for p in text.strip().split("\n\n")):
        heading = _HEADING.fullmatch(part)
        page = len(sections) + bool(heading) or 1
        if heading:
            level = len(heading[1])
            parent = open_at.get(level - 1)
            kind = _KINDS.get(heading[3].lower(), SectionKind.OTHER)
            open_at[level] = len(sections)
            sections.append(
                Section(len(sections), heading[2] or "", heading[3], level, kind, page, parent)
            )
            blocks.append(_block(BlockKind.HEADING, part.lstrip("# "), len(sections) - 1, page))
            continue
        words = " ".join(part.split())
        caption = _CAPTION.match(words)
        kind_of_block = (
            BlockKind.CAPTION
            if caption
            else BlockKind.LIST_ITEM
            if words.startswith("- ")
            else BlockKind.PARAGRAPH
        )
        if caption:
            figures.append(Figure(caption[1], words, page))
        blocks.append(_block(kind_of_block, words, len(sections) - 1, page))
    abstract = " ".join(
        b.text
        for b in blocks
        if b.kind.is_text and b.section >= 0 and sections[b.section].kind is SectionKind.ABSTRACT
    )
    return Document(
        title=title,
        authors=("A. Author",),
        abstract=abstract,
        page_sizes=((612.0, 792.0),) * max(1, len(sections)),
        sections=tuple(sections),
        blocks=tuple(blocks),
        figures=tuple(figures),
    )


def _block(kind: BlockKind, text: str, section: int, page: int) -> Block:
    spans = tuple(
        Span(m.start(), m.end(), Region(page, (72.0 + m.start(), 100.0, 72.0 + m.end(), 112.0)))
        for m in re.finditer(r"\S+", text)
    )
    return Block(kind, text, section, spans)


EXPERIMENT = """
# Abstract

Language models store many features in few neurons, which makes single neurons hard to read.
We introduce sparse probes, linear classifiers that may use only a handful of neurons. Sparse
probes recover interpretable features in seven language models.

# 1 Introduction

Language models remain poorly understood (Vaswani et al., 2017; Brown et al., 2020; Elhage et al., 2021).
Single neurons often respond to several unrelated features, and this makes them hard to interpret.
In this paper we propose sparse probes as a tool to locate features in language models.
We show that sparse probes recover interpretable features from early layers of language models.

# 2 Method

A sparse probe is a linear classifier that reads at most eight neurons of one layer.
We train sparse probes on the activations of seven language models with ten thousand sentences each.
We assume that every feature is represented linearly in the activations of a single layer.
We use logistic regression rather than neural probes, because neural probes can learn the feature by themselves.

Figure 1: Accuracy of sparse probes as the number of neurons grows, for seven language models.

# 3 Results

## 3.1 Early layers

Sparse probes with eight neurons achieve 93% accuracy on part-of-speech features in early layers.
We find that sparse probes in early layers outperform dense probes in later layers on rare features [3, 4].
Early layers represent more features than they have neurons, because rare features seldom occur together.

## 3.2 Scaling

Larger language models represent rare features in dedicated neurons, while smaller language models superpose them.
We observe that representation sparsity grows with the size of the model in six of seven cases.

# 4 Limitations

Sparse probes cannot tell whether the model uses a feature or merely represents it.
We only study English text, and rare languages may be represented in another way.
It remains unclear whether sparse probes transfer to models that were trained with other objectives.

# 5 Conclusion

Sparse probes locate interpretable features with few neurons in language models of very different size.
Future work on sparse probes should test whether ablating the located neurons removes the feature.

# Acknowledgements

This work was supported by the Example Science Foundation under grant 12.
"""

REVIEW = """
# Abstract

This survey reviews methods that explain neural networks from the inside. We divide the methods into
observation and intervention, and we discuss open problems of validation.

# 1 Introduction

Neural networks make decisions that their builders cannot explain (Lipton, 2016; Rudin, 2019; Olah et al., 2020).
This survey covers methods that study the internals of neural networks rather than their outputs.

# 2 Methods

There are two families of methods, which differ in whether the network is changed while it is studied.

## 2.1 Observation

Observation methods read the activations of a neural network without changing them.
A probe is a small classifier that predicts a property from activations of a neural network.
Some researchers argue that probes reveal what a network knows, while others claim that probes learn the property themselves.

## 2.2 Intervention

Intervention methods change activations and measure how the output of a neural network changes.
Activation patching copies activations from one run of the network to another, and needs care in the choice of prompts.
Intervention methods may be misleading when several components can compensate for each other.

# 3 Open Problems

## 3.1 Validation

The field lacks a shared standard of validation, so that explanations are hard to compare across papers.
It is unclear how explanations should be validated when no ground truth is known.

## 3.2 Scale

Most intervention methods have been tested on small networks and may not scale to frontier models.
Automation of circuit discovery is an important open problem for large neural networks.

# 4 Conclusion

Interpretability needs better validation more than it needs further methods of observation.
"""
