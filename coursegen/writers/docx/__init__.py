"""Word files, from the typed document tree."""

from coursegen.writers.docx.document import write_document

__all__ = ["write_document"]
