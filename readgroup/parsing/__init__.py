"""PDF to Document: text in reading order, sections, figures and references, in a sandbox."""

from readgroup.parsing.limits import Limits
from readgroup.parsing.parser import Parser, parse_pdf
from readgroup.parsing.renderer import Renderer, render_page

__all__ = ["Limits", "Parser", "Renderer", "parse_pdf", "render_page"]
