"""PDF to Document: text in reading order, sections, figures and references, in a sandbox."""

from readgroup.parsing.limits import Limits
from readgroup.parsing.parser import Parser, parse_pdf

__all__ = ["Limits", "Parser", "parse_pdf"]
