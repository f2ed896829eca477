"""A sentence is told as what its own words say, and as nothing else."""

from __future__ import annotations

import pytest
from papers import paper

from readgroup.model.document import SectionKind
from readgroup.writing import proofs
from readgroup.writing.proofs import Proof, has_value
from readgroup.writing.reading import read
from readgroup.writing.voice import voice

PROBE = "ProbeNet: sparse probes for language models"


def proved(proof: Proof, text: str, section: str) -> bool:
    """Whether the one sentence of that section is what the proof wants."""
    document = paper(f"# {section}\n\n{text}", title=PROBE)
    (sentence,) = read(document).sentences
    assert sentence.kind is not SectionKind.REFERENCES
    return proof(sentence, voice(document))


@pytest.mark.parametrize(
    ("proof", "section", "text"),
    [
        (proofs.is_problem, "Introduction", "Single neurons remain difficult to interpret."),
        (proofs.is_claim, "Abstract", "We show that probes recover features from early layers."),
        (proofs.is_method, "Method", "We train probes on the activations of seven models."),
        (proofs.is_method, "Abstract", "ProbeNet consists of a linear layer for each feature."),
        (proofs.is_method, "Method", "Forty participants were interviewed in their own language."),
        (proofs.is_result, "Results", "We find that probes recover features of early layers."),
        (proofs.is_result, "Results", "ProbeNet outperforms dense probes on every model."),
        (proofs.is_number, "Results", "ProbeNet reaches an accuracy of 93.5% on rare features."),
        (proofs.is_own_limit, "Discussion", "We did not evaluate probes on other languages."),
        (proofs.is_own_limit, "Discussion", "We only study models that were trained on English."),
        (proofs.is_own_limit, "Discussion", "Our results may not hold for larger models."),
        (proofs.is_field_limit, "Probes", "Concerns about the faithfulness of probes remain."),
        (proofs.is_field_limit, "Limitations", "We did not review papers in other languages."),
        (proofs.is_open, "Conclusion", "It is an open question whether probes scale to this."),
        (proofs.is_open, "Conclusion", "We plan to extend the probes to other modalities."),
        (proofs.is_theorem, "Abstract", "Polynomial algorithms are given for both problems."),
        (proofs.is_thesis, "Introduction", "The measure of our success is what others understand."),
    ],
)
def test_what_is_said_in_so_many_words_is_told(proof: Proof, section: str, text: str) -> None:
    """Each kind has sentences that prove it."""
    assert proved(proof, text, section)


@pytest.mark.parametrize(
    ("proof", "section", "text"),
    [
        (proofs.is_problem, "Introduction", "Despite their versatility, probes became popular."),
        (proofs.is_problem, "Introduction", "We show that probes are no longer hard to train."),
        (proofs.is_claim, "Introduction", "Interested readers find proofs in our report."),
        (proofs.is_claim, "Introduction", "Earlier algorithms inspired the work of this paper."),
        (proofs.is_method, "Introduction", "Models are fine-tuned to refuse harmful requests."),
        (proofs.is_method, "Method", "Our approach is similar to Doe et al., who train probes."),
        (proofs.is_method, "Method", "If we are willing to wait, we can train larger probes."),
        (proofs.is_method, "Method", "The bottleneck in the algorithm is the exponentiation."),
        (proofs.is_result, "Results", "To assess generality, we study a diverse set of models."),
        (proofs.is_result, "Results", "The end goal of probes is to find useful features."),
        (proofs.is_result, "Results", "A better prediction can be achieved with more layers."),
        (proofs.is_result, "Results", "In total, ProbeNet achieves its goals by careful design."),
        (proofs.is_result, "Results", "We ask how people learn about the increased workload."),
        (proofs.is_number, "Introduction", "Simulations, for example, can generate 20 GB or more."),
        (proofs.is_number, "Method", "We randomly sampled 18% of the best neurons."),
        (proofs.is_number, "Method", "The learning rate is set to 0.1 for more than 20% of steps."),
        (proofs.is_number, "Results", "Convergence takes more tokens, approximately (n 0.6)."),
        (proofs.is_number, "Results", "Other functions perform comparably in our ablation."),
        (proofs.is_field_limit, "Probes", "The best-known probe concerns the length of lines."),
        (proofs.is_own_limit, "Method", "We only need two types of gates for the transform."),
        (proofs.is_own_limit, "Method", "We only check peaks, which is faster than a search."),
        (proofs.is_own_limit, "Discussion", "Our models do not necessarily need more layers."),
        (proofs.is_own_limit, "Limitations", "Future efforts could try to improve hard cases."),
        (proofs.is_own_limit, "Method", "If we are not able to extend it, we stop there."),
        (proofs.is_open, "Conclusion", "We evaluate the probes on data sets of production."),
        (proofs.is_open, "Conclusion", "We hope our findings serve as a basis for future work."),
        (proofs.is_thesis, "Introduction", "We ask ourselves what we should mention here."),
    ],
)
def test_what_only_looks_like_it_is_not(proof: Proof, section: str, text: str) -> None:
    """Cues alone prove nothing: goals, settings, strengths, the work of others, plans."""
    assert not proved(proof, text, section)


@pytest.mark.parametrize(
    "text", ["GPT 3.5 is better.", "Set b-8x was used.", "See Table 4.1 for more."]
)
def test_versions_and_names_are_no_values(text: str) -> None:
    """A decimal counts where it is given as a value."""
    assert not has_value(text)
