"""What belongs to the page and not to the paper."""

from __future__ import annotations

from readgroup.parsing.furniture import contents_rows, furniture


def paper(make_line, make_page, header, pages: int = 6):
    """Pages with a header that `header` gives for the page's number, text, and a page number."""
    made = []
    for n in range(1, pages + 1):
        lines = [make_line(f"body text of page number {n}", page=n, top=300)]
        lines.append(make_line(str(n), page=n, x=300, top=770))
        if header(n):
            lines.insert(0, make_line(header(n), page=n, top=40))
        made.append((make_page(lines, n), lines))
    return made


def dropped(pages) -> list[str]:
    return sorted(line.text for line in furniture(pages))


def test_headers_and_page_numbers_go(make_line, make_page) -> None:
    """A header that repeats, its numbers aside, and bare page numbers are furniture; text is not."""
    pages = paper(make_line, make_page, lambda n: f"Smith et al. page {n}")
    assert dropped(pages) == sorted(
        [f"Smith et al. page {n}" for n in range(1, 7)] + list("123456")
    )


def test_headers_on_every_second_page_go(make_line, make_page) -> None:
    """A header of even pages only is furniture too."""
    pages = paper(make_line, make_page, lambda n: "EVEN PAGES" if n % 2 == 0 else "")
    assert dropped(pages).count("EVEN PAGES") == 3


def test_headings_near_the_top_stay(make_line, make_page) -> None:
    """Different lines at the same height are no header."""
    names = ["Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta"]
    pages = paper(make_line, make_page, lambda n: names[n - 1])
    assert dropped(pages) == list("123456")


def test_contents_are_found(make_rows) -> None:
    """A table of contents ends where rows no longer end in page numbers."""
    rows = make_rows(
        ["Contents", "1 Introduction 3", "2 Method 5", "1 Introduction", "We begin here."]
    )
    assert [row.line.text for row in contents_rows(rows)] == [
        "Contents",
        "1 Introduction 3",
        "2 Method 5",
    ]


def test_a_header_over_a_first_page_that_goes_on_with_a_sentence(make_line, make_page) -> None:
    """A single page cut from a book: what stands over its first, unfinished sentence is a header."""
    text = "any of these words go on with a sentence of the page before"
    lines = [make_line("400", top=30), make_line("BRITISH HUSBANDRY.", x=200, top=30),
             *(make_line(text, top=44 + 12 * n) for n in range(9))]  # fmt: skip
    assert dropped([(make_page(lines), lines)]) == ["400", "BRITISH HUSBANDRY."]


def test_where_a_file_was_downloaded_is_furniture(make_line, make_page) -> None:
    """A publisher's stamp on the page's edge goes, though it stands on one page only."""
    lines = [make_line("Downloaded from http://example.org on July 12", top=5),
             make_line("A Title of Five Good Words", top=60), make_line("a line of text", top=300)]  # fmt: skip
    assert dropped([(make_page(lines), lines)]) == ["Downloaded from http://example.org on July 12"]
