"""Closed lists of English that stand in for a tagger: verbs, function words, plain nouns."""

from __future__ import annotations

import functools
import re


def word_set(text: str) -> frozenset[str]:
    """The words of a text that is a list of them.

    >>> sorted(word_set("and or"))
    ['and', 'or']
    """
    return frozenset(text.split())


FUNCTION_WORDS = frozenset(
    """
    a an the this that these those its their our his her my your some any no each every all both
    either neither such of in on at by for from to with without within into onto over under between
    among across through during before after above below against about as than like via per and or
    but nor so yet if when while where whereas because since although though unless until whether
    which who whom whose what how why that not only also even just then thus hence therefore however
    is are was were be been being am has have had having do does did can could may might must shall
    should will would it they we you he she i us them him me there here more most less least very
    many much few several other others another same due around along away near onto toward towards upon beyond out up down off together throughout beside besides inside outside regardless according often sometimes usually always never instead still again perhaps indeed rather quite well alone including using doing regarding containing showing having one two three four five six
    """.split()  # noqa: SIM905 - a list of words reads worse quoted
)

_AUXILIARIES = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "can",
        "could",
        "may",
        "might",
        "must",
        "shall",
        "should",
        "will",
        "would",
        "cannot",
        "isn’t",
        "aren’t",
        "don’t",
        "doesn’t",
        "can’t",
        "won’t",
        "isn't",
        "aren't",
        "don't",
        "doesn't",
        "can't",
        "won't",
    ]
)

_VERBS = """
achieve act adapt add address adopt affect aim allow alter amplify analyse analyze appear apply argue arise ask assess
assign assume attempt attend avoid base become begin behave believe belong benefit bring build calculate call capture carry
cause change choose claim classify combine come compare compete complement complete comprise compute conclude conduct
confirm conjecture connect consider consist constitute constrain construct contain contribute control converge convert
correspond cover create decide decode decompose decrease define demonstrate denote depend derive describe design detect
determine develop differ discover discuss disentangle display distinguish divide dominate draw drive drop elicit eliminate
embed emerge emphasize employ enable encode encourage enhance ensure establish estimate evaluate evolve examine exceed
exhibit exist expand expect explain exploit explore express extend extract face facilitate fail fall feed find fit fix
focus follow force form formalize formulate fuse gain generalize generate give go govern grow guarantee guide handle happen help
hide highlight hold hypothesize identify illustrate implement imply improve include incorporate increase indicate induce infer
influence inform inhibit inject inspect inspire integrate intend interact interpret intervene introduce investigate involve
isolate keep know lack lead learn leave let leverage lie limit link localize locate look lose maintain make manipulate map
match matter maximize mean measure mediate merge minimize mitigate model modify monitor motivate move need note observe
obtain obscure occur offer operate optimize organize outperform outline overcome perform permit pose posit possess predict prefer
present preserve prevent process produce project promise promote propose prove provide pursue quantify raise range reach
read realize reason recall receive recognize recommend reconstruct recover reduce refer refine reflect regard relate rely
remain remove render replace report represent reproduce require resemble resist resolve respond restrict result retain
retrieve return reveal review rise run satisfy say scale score see seek seem select separate serve set shape share shed shift show
signal simplify simulate smooth solve sort specify spend split stand start state steer stem store strengthen struggle study succeed
suffer suggest summarize support surpass survey survive switch synthesize tackle take target teach tell tend term test think
trace track train transfer transform translate treat trigger try turn uncover understand undergo underlie undermine unify update
use utilize validate vary verify view violate want warrant weigh work write yield
"""

_IRREGULAR = frozenset(
    """
    began begun became broke broken brought built came chose chosen did done drew drawn drove driven fell fallen
    fed felt found gave given went gone grew grown held kept knew known laid lay led left lost made meant met
    rose risen ran said saw seen sent shown shone spent spoke stood taken taught thought told took understood
    flew sold sat wore threw shook struck swept underlies underwent won wrote written arose arisen drawn sought fit lies split spread tries applies implies
    """.split()  # noqa: SIM905
)

_PLAIN_NOUNS = """
ability account addition advantage aim amount analysis answer application approach area argument article aspect author
attempt background base basis benefit case challenge chapter character choice class combination comparison component
concept conclusion condition consequence consideration context contribution control cost couple course data dataset day
degree description detail development difference difficulty direction discussion effect effort element end entity
equation error evaluation evidence example existence experiment explanation extent fact factor field figure focus form
framework function future goal ground group hand help history idea impact implementation importance improvement
increase individual information input insight instance interest introduction investigation issue kind knowledge lack
latter letter level light limit limitation line list literature look lot majority manner material mathematician matter
means measure mechanism mention method methodology mind model moment motivation name nature need note notion number
object objective observation operation opinion opportunity option order outcome output overview page pair paper paragraph
part participant people performance period person perspective phenomenon picture piece place plan point position possibility
potential power practice presence problem procedure process product program progress project proof property proposal
purpose quality quantity question range rate reason regard relation report representation requirement research
researcher respect response rest result review role rule run sample scale scenario science scope score section selection
sense sequence series set setting setup shape side sign significance similarity situation size solution sort source space
stage standard start state statement step story strategy strength structure student study subject success suggestion
summary support survey system table talk target task team technique technology term test text theory thing thought time
tool topic total trend type understanding unit use user value variable variant variety variation version view way week
weight word work world year
behavior behaviour sentence network copy item average activation distribution function parameter algorithm training
researchers scientist computer computation document training testing reader author colleague decision explanation
attention measurement observation prediction assumption hypothesis interaction intervention structure architecture
primer essay tutorial open rather larger smaller higher lower better worse greater fewer trade trade-off
last latest early late long short wide broad strong weak hard easy big little previous prior existing proposed real true
abstract experience layer major minor theme intuitive interesting different several contrast turn spite able significant subtle first second third large small high low new general specific particular different similar important possible simple
complex main key common recent current previous good better best certain single full whole total current multiple various
additional final initial original overall further bottom top left right appendix et al figure table fig eq section
"""


_BEFORE_OBJECTS = frozenset(
    [
        "the",
        "a",
        "an",
        "each",
        "every",
        "all",
        "any",
        "both",
        "this",
        "that",
        "these",
        "those",
        "how",
        "what",
        "which",
        "whether",
        "it",
        "them",
        "your",
        "to",
        "one",
        "two",
        "three",
        "four",
        "five",
        "ten",
    ]
)


@functools.cache
def _inflections() -> frozenset[str]:
    found: set[str] = set(_IRREGULAR)
    for verb in _VERBS.split():
        root = verb.removesuffix("e")
        found |= {verb, f"{root}ed", f"{root}es", f"{verb}s"}
        if verb.endswith("y"):
            found |= {f"{verb[:-1]}ies", f"{verb[:-1]}ied"}
        if verb[-1] in "ptnlrg":
            found |= {f"{verb}{verb[-1]}ed"}
        if verb.endswith("ize"):
            found |= {f"{verb[:-3]}ise", f"{verb[:-3]}ises", f"{verb[:-3]}ised"}
    return frozenset(found)


_WORD = re.compile(r"[A-Za-z][\w’'-]*")


def is_verb(word: str) -> bool:
    """Whether `word`, lower case, may be a finite verb: an auxiliary or of a list of 400.

    >>> is_verb("shows"), is_verb("can"), is_verb("circuit")
    (True, True, False)
    """
    return word in _AUXILIARIES or word in _inflections()


def base_form(doing: str) -> str:
    """The verb of an -ing form, "" where it is none that is known.

    >>> [base_form(word) for word in ("introducing", "fitting", "showing", "string")]
    ['introduce', 'fit', 'show', '']
    """
    rest = doing.removesuffix("ing")
    doubled = rest[:-1] if rest[-1:] == rest[-2:-1] else rest
    return next((verb for verb in (rest, f"{rest}e", doubled) if verb in _base_forms()), "")


def is_command(text: str) -> bool:
    """Whether `text` begins as a command does: a bare verb and its object.

    >>> is_command("Use the last minutes well."), is_command("Use is rare.")
    (True, False)
    """
    first, second, *_ = [*_WORD.findall(text)[:2], "", ""]
    return first.lower() in _base_forms() and second.lower() in _BEFORE_OBJECTS


@functools.cache
def _base_forms() -> frozenset[str]:
    return frozenset(_VERBS.split())


def has_verb(text: str) -> bool:
    """Whether any word of `text` after the first may be a finite verb."""
    return any(is_verb(word.lower()) for word in _WORD.findall(text)[1:])


def is_plain_noun(word: str) -> bool:
    """Whether `word`, lower case, is a noun of any paper ("method", "results"): no term by itself."""
    return word in _plain()


@functools.cache
def _plain() -> frozenset[str]:
    nouns = _PLAIN_NOUNS.split()
    plurals = {n[:-1] + "ies" if n.endswith("y") else n + "s" for n in nouns} | {
        n + "es" for n in nouns
    }
    irregular = {"analyses", "hypotheses", "phenomena", "children", "men", "people", "bases"}
    return frozenset(nouns) | plurals | irregular
