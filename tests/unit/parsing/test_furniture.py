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
