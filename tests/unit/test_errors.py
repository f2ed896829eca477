"""The error tree that `readgroup.errors` draws is the one that it has."""

import re

from readgroup import errors
from readgroup.errors import ReadgroupError

_LINE = re.compile(
    r"^ {4}(?P<indent>[│├└─ ]*)(?P<name>[A-Z]\w+) +(?P<code>\d+)   \S.*$", re.MULTILINE
)


def drawn() -> dict[str, tuple[str | None, int]]:
    """name -> (parent, exit code), read from the docstring."""
    found: dict[str, tuple[str | None, int]] = {}
    above: list[str] = []
    for line in _LINE.finditer(errors.__doc__ or ""):
        depth = len(line["indent"]) // 4
        del above[depth:]
        found[line["name"]] = (above[-1] if above else None, int(line["code"]))
        above.append(line["name"])
    return found


def test_the_tree_in_the_docstring_is_the_tree_of_classes() -> None:
    """Every class stands in the drawing below its base with its exit code, and nothing else does."""
    classes = {
        name: (value.__base__.__name__ if value is not ReadgroupError else None, value.exit_code)
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, ReadgroupError)
    }
    assert drawn() == classes


def test_exit_codes_are_those_that_scripts_rely_on() -> None:
    """1 failure, 2 usage, 3 not found, 4 network, 5 unreadable PDF, 6 optional part missing."""
    codes = {
        errors.ReadgroupError: 1,
        errors.UsageError: 2,
        errors.NotFound: 3,
        errors.SourceUnavailable: 4,
        errors.UnreadablePdf: 5,
        errors.MissingExtra: 6,
        errors.LibraryError: 1,
    }
    assert {kind: kind.exit_code for kind in codes} == codes


def test_a_message_is_the_problem_and_below_it_what_to_do() -> None:
    """The hint is a second line; without one there is no empty line."""
    assert str(errors.UnknownPaper("No paper 'x'.", "List them.")) == "No paper 'x'.\nList them."
    assert str(errors.UnknownPaper("No paper 'x'.")) == "No paper 'x'."
