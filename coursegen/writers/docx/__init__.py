"""Word files, from the typed document tree, in our own design or on a client's file."""

from coursegen.writers.docx.document import write_document
from coursegen.writers.docx.pictures import Print

__all__ = ["Print", "write_document"]
