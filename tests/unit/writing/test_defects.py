"""Which sentences can stand alone."""

import pytest

from readgroup.writing.defects import Defect, defects

GOOD = [
    "Sparse autoencoders recover features that single neurons mix.",
    "In this paper, we propose a method that needs no labels.",
    "This review covers methods that look inside neural networks.",
    "We find that 3 of 12 attention heads carry most of the effect.",
    "It remains unclear whether probes transfer to larger models.",
    "Rudin (2019) argues that black boxes should be avoided altogether.",
]


@pytest.mark.parametrize("text", GOOD)
def test_good_sentences_stand_alone(text: str) -> None:
    """Plain statements have no defect."""
    assert defects(text) == frozenset()


@pytest.mark.parametrize(
    ("text", "defect"),
    [
        ("This shows that the effect is larger than expected.", Defect.DANGLING),
        ("They differ in how the baseline of the method is chosen.", Defect.DANGLING),
        ("For example, a cat is shown to the trained network.", Defect.DANGLING),
        ("We address these limitations with a new training objective.", Defect.DANGLING),
        ("We study how they are made from the text of the web.", Defect.DANGLING),
        ("We investigate their effect on the loss of the models.", Defect.DANGLING),
        ("We answer both questions with a new set of probes.", Defect.DANGLING),
        ("The losses of the first type tend to grow with size.", Defect.DANGLING),
        ("We follow prior work and recommend that work as a start.", Defect.DANGLING),
        ("The baseline does worse here, though the effect is small.", Defect.DANGLING),
        ("The process starts with a tagger that reads all of the data.", Defect.DANGLING),
        ("The main difference is that we train on fewer sentences.", Defect.DANGLING),
        ("We again find that the probes are worse than the heads.", Defect.DANGLING),
        ("We do not train the results of the circuits here, but read them.", Defect.DANGLING),
        ("We compare our probes with state-of-the-art methods.", Defect.POINTING),
        ("We follow the notation of earlier work on language models.", Defect.POINTING),
        ("Earlier methods have faced two central challenges.", Defect.POINTING),
        ("Our results shed light on what is stored in models.", Defect.POINTING),
        ("We do so by training probes on the layers of a model.", Defect.DANGLING),
        ("Thus after some steps, a request finds a free node.", Defect.DANGLING),
        ("We stop when the probe reads every layer of the model.", Defect.DANGLING),
        ("There are a number of existing approaches to probing.", Defect.POINTING),
        ("We provide a simple explanation for why probes fail.", Defect.POINTING),
        ("Before we proceed with our analysis, we name the layers.", Defect.POINTING),
        ("Theorem 2.5 tells that every probe has a direction.", Defect.POINTING),
        ("As we discussed in the introduction, probes read few neurons.", Defect.POINTING),
        ("As hinted above, probes read few neurons of a layer.", Defect.POINTING),
        ("Related work on probes There is much work on reading layers.", Defect.RUBBLE),
        ("The baseline is computed as the size of the list,, or less.", Defect.RUBBLE),
        ("We fix d as the vector between the centers of features.", Defect.UNNAMED),
        ("The probe reads the statistics µi(Xt) of the last layer.", Defect.UNNAMED),
        ("The shift is along δMLP for every model that we tried.", Defect.UNNAMED),
        ("The size of a set is never more than that of B items.", Defect.UNNAMED),
        ("Answer: [Yes] Justification: all assumptions are stated.", Defect.BOILERPLATE),
        ("Figure 3 shows how the accuracy grows with size.", Defect.POINTING),
        ("We describe the procedure in the next section.", Defect.POINTING),
        ("The loss is L = x + y for all of the models.", Defect.RUBBLE),
        ("The value of x y z k is given to each n.", Defect.RUBBLE),
        ("and the network learns what it has been told.", Defect.CUT),
        ("The network learns (what it has been told.", Defect.CUT),
        ("Numbers on the held-out part of the benchmark corpus.", Defect.VERBLESS),
        ("Our code is at https://example.org for everybody to use.", Defect.BOILERPLATE),
        ("We follow the procedure that is used in [12].", Defect.CITING),
        ("How should explanations be validated in the field?", Defect.ASKING),
        ("Use the last minutes to decide what to read.", Defect.ASKING),
        ("We agree.", Defect.SHORT),
        (" ".join(["We show that features matter"] * 12) + ".", Defect.LONG),
    ],
)
def test_each_defect_is_seen(text: str, defect: Defect) -> None:
    """A sentence that leans on its surroundings, or is debris, is told as such."""
    assert defect in defects(text)


def test_what_a_sentence_names_itself_may_be_pointed_at() -> None:
    """Pronouns and demonstratives are sound where the sentence has what they stand for."""
    assert not defects("Probes are cheap because they read few neurons of a layer.")
    assert not defects("We compare probes and heads, and train both methods on all layers.")
    assert not defects("We train both linear probes and heads on the layers of a model.")


def test_comparisons_with_numbers_can_be_read() -> None:
    """A sign between a word and a number is no formula; one between symbols is."""
    assert not defects("Precision is 91.1% on sentences of length < 40 and lower elsewhere.")
    assert Defect.RUBBLE in defects("Precision is higher where x < y + 2 for all of them.")


@pytest.mark.parametrize(
    ("text", "defect"),
    [
        ("The network does not follow such worst-case bounds in practice.", Defect.DANGLING),
        ("The second family, too, has been shown to suffer from it.", Defect.DANGLING),
        ("We find broadly similar results at these layers of the model.", Defect.DANGLING),
        ("We repurpose their loss function as a metric for probes.", Defect.DANGLING),
        ("When he looked over her shoulder, she asked him to leave.", Defect.DANGLING),
        ("Despite the results, our current studies still have limitations.", Defect.POINTING),
        ("We apply two main ideas to learn: the first is called unrolling.", Defect.POINTING),
        ("Even though, there are problems with the whole theory.", Defect.CUT),
        ("In line 33, the procedure aborts and reads the pointer again.", Defect.POINTING),
        ("Interested readers can refer to the proofs of both theorems.", Defect.POINTING),
        ("We here list some known shortcomings of the bounds.", Defect.POINTING),
        ("The left panel presents the deceleration of the model.", Defect.POINTING),
        ("All authors are funded by the Example Fund for Science.", Defect.BOILERPLATE),
        ("Part of the work was done during a visit to the university.", Defect.BOILERPLATE),
        ("A matcher is implemented as language extension. using macros.", Defect.RUBBLE),
        ("We have calculated q vol in some of the models.", Defect.RUBBLE),
        ("The performance of speci#c models is measured on data.", Defect.RUBBLE),
        ("Describe three benefits that yoga has on physical health.", Defect.ASKING),
    ],
)
def test_what_readers_stumbled_over(text: str, defect: Defect) -> None:
    """Kinds of sentences that readers of real papers' summaries called broken."""
    assert defect in defects(text)


@pytest.mark.parametrize(
    "text",
    [
        "A good introduction to polyhedral geometry is.",
        "Each neuron was then scored according to.",
        "The operators commute with those from.",
    ],
)
def test_a_sentence_whose_object_is_gone_is_cut(text: str) -> None:
    """What stood at its end was a citation or a formula."""
    assert Defect.CUT in defects(text)


@pytest.mark.parametrize(
    ("text", "defect"),
    [
        ("We build on guided diffusion, which shows that γ allows for fidelity.", Defect.UNNAMED),
        ("To find the correct r requires many repetitions of the computation.", Defect.UNNAMED),
        ("Adding r to the activations results in the model refusing all requests.", Defect.UNNAMED),
        ("If W is block-diagonal in some basis, its inverse is block-diagonal.", Defect.UNNAMED),
        ("As k approaches its limit, the solution may become competitive.", Defect.UNNAMED),
        ("To construct D (train)harmful, we sample many instructions at random.", Defect.UNNAMED),
        ("The decoder columns W dec:,i are set to unit norm after each step.", Defect.UNNAMED),
        ("We use the symbol u 0j to denote the net input of the output units.", Defect.UNNAMED),
    ],
)
def test_letters_without_a_name_are_seen(text: str, defect: Defect) -> None:
    """A letter is named by the noun before it or counts the noun behind it; else nobody knows it."""
    assert defect in defects(text)


@pytest.mark.parametrize(
    "text",
    [
        "We train every layer with the hidden size H and a learning rate α of one percent.",
        "The MoE layer consists of n individual networks, each serving as an expert.",
        "With a fixed threshold, exactly k latents are active for every token.",
        "The hopping amplitude, t, and the lattice spacing, a, are taken as units.",
        "The guide explains how to improve the Python or R interfaces of the collection.",
        "The simulator was written in C and runs on every machine that we tried.",
        "We compute any polynomial time function F(x) as long as the input is kept.",
        "For a fixed k, the retriever is evaluated on top-k accuracy with all questions.",
        "Consecutive points in series C have smaller variation than those in series A and B.",
        "Smith and J. Doe train sparse probes on the layers of a language model.",
    ],
)
def test_letters_with_a_name_are_sound(text: str) -> None:
    """What stands in apposition, counts something or is a name by itself keeps no sentence out."""
    assert Defect.UNNAMED not in defects(text)


@pytest.mark.parametrize(
    ("text", "defect"),
    [
        ("We focus on a range of bounds, Now we introduce an adaptive scheme.", Defect.RUBBLE),
        ("We focus on a range of bounds, now we introduce an adaptive scheme.", Defect.POINTING),
        ("We breakdown the result of the model on a benchmark into tasks.", Defect.POINTING),
        ("We provide qualitative insights into the order of the vocabulary.", Defect.POINTING),
        ("We report the results for both benchmarks and all of the models.", Defect.POINTING),
        ("To show that few repetitions suffice requires only a few more details.", Defect.POINTING),
        ("There is, of course, a lot more to say about machine learning.", Defect.POINTING),
        ("We take the derivative. First, recall that the layer is linear.", Defect.POINTING),
        ("More details on the parsing algorithm can be found in Doe (2003).", Defect.POINTING),
        ("The top two dimensions were our displayed one and another outlier.", Defect.POINTING),
        ("The figure indicates that our compressor has the best curve.", Defect.POINTING),
        ("By contract, our compressor has a linear speedup with processors.", Defect.DANGLING),
        ("We can repeat the same three steps to obtain the update equation.", Defect.DANGLING),
        ("We apply the same procedure to the layers of the larger model.", Defect.DANGLING),
        ("If the model is good, the text can have correct punctuation.", Defect.DANGLING),
        ("Unless care is taken, the differences start to evaporate soon.", Defect.DANGLING),
        ("I see the controversy as having little to do with doubt.", Defect.DANGLING),
        ("Few people doubted the veracity of the theorem or its proof.", Defect.DANGLING),
        ("In the other cases of higher rates, our signal is better than theirs.", Defect.DANGLING),
        ("At the second stage, the number of processes per node is increased.", Defect.DANGLING),
        ("At that time, hardly anybody had read the proofs of the theorem.", Defect.DANGLING),
        ("On a more everyday level, it is common for people to make mistakes.", Defect.DANGLING),
        ("In our experiment, we run the model on a counterfactual sentence.", Defect.DANGLING),
        ("We need to know that a function is computable on any device.", Defect.POINTING),
        ("The region was grounded by the language of [[Arabia]] and its people.", Defect.RUBBLE),
        ("An exception is the layer before the last one of the model.", Defect.DANGLING),
        ("All other probes are trained on eight billion tokens of text.", Defect.DANGLING),
        ("To tackle this, researchers have proposed selecting reliable samples.", Defect.DANGLING),
        ("The total amount is somewhat higher still with larger models.", Defect.DANGLING),
        ("Large models are more likely to adhere closely to the chosen method.", Defect.DANGLING),
        ("Unlike us, the authors demonstrate that the model learns wrappers.", Defect.DANGLING),
        ("We do not treat the hypothesis as true but test it in other ways.", Defect.DANGLING),
        ("Users who lack memory might wonder if guidance is worth it at all.", Defect.ASKING),
        ("A: The density of a pear is less than that of plain water.", Defect.QUOTED),
        ("It takes advantage of the new object model of the language.", Defect.DANGLING),
        ("To answer these, we use a probe that is trained on features.", Defect.DANGLING),
        ("Naively, we appear to have doubled the number of parameters.", Defect.DANGLING),
        ("The constraint of sequential computation, however, remains.", Defect.DANGLING),
        ("Probes are trained with a learning rate of 10 −5 for all layers.", Defect.RUBBLE),
        ("The results of () are better than those of the other probes.", Defect.RUBBLE),
    ],
)
def test_what_a_blind_reader_called_broken(text: str, defect: Defect) -> None:
    """Announcements, and leaning on what stands elsewhere, in kinds that a blind reader met."""
    assert defect in defects(text)


@pytest.mark.parametrize(
    "text",
    [
        "The differences between probes and heads vanish with the size of the model.",
        "Probes and heads differ, and the difference is larger in the last layers.",
        "We use the same five datasets and the same splits as in previous work.",
        "If a model is trained for long enough, which takes a day, it generalizes.",
        "We report that probes fail for every layer of the seven language models.",
        "We break down errors by type and find that most of them are due to names.",
        "Our method requires only a few labels to find more of the features.",
        "The results support the hypothesis that probes read more than one feature.",
        "All other things being equal, larger probes find features that are more rare.",
        "It takes a lot of labelled data to train the probes of large models.",
        "The package has a function mob() that splits the data and fits a model to each part.",
    ],
)
def test_what_names_its_object_is_sound(text: str) -> None:
    """The same words stand where the sentence itself says what they are about."""
    assert not defects(text)
