"""Quotes as they are read."""

from readgroup.model.passage import Form, Quote, excerpts


def test_prose_is_read_as_it_stands() -> None:
    """Quotes that are no mathematics stay apart, each with its own place."""
    quotes = [Quote("One.", 1, ""), Quote("Two.", 2, "")]
    assert [(e.text, e.quote) for e in excerpts(quotes)] == [
        ("One.", quotes[0]),
        ("Two.", quotes[1]),
    ]


def test_formulas_in_a_row_get_one_mark() -> None:
    """The parser may have taken one formula for several; on the next page stands another."""
    formula = Quote("x y", 3, "", form=Form.FORMULA)
    beyond = Quote("z", 4, "", form=Form.FORMULA)
    (excerpt,) = excerpts([formula, formula, beyond])
    assert excerpt.text == "[formula, see p. 3] [formula, see p. 4]"
