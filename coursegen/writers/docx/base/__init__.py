"""A client's own document or template as the base of documents.

``styles`` and ``sections`` say what the file holds, ``matching`` which of its styles serves which role, ``cleaning``
and ``letterhead`` what of it may be passed on, ``design`` hands it all to the writer; ``report`` tells the trainer.
"""

from coursegen.writers.docx.base.drawing import draw_document
from coursegen.writers.docx.base.report import DocumentReport, match_document

__all__ = ["DocumentReport", "draw_document", "match_document"]
