"""A client's own presentation or template as the base of a deck.

``opening`` reads the file safely, ``layouts`` what its layouts hold, ``matching`` chooses one for each kind of slide,
``report`` and ``drawing`` tell the trainer, ``stage`` puts slides on them, ``design`` hands it all to the writer.
"""

from coursegen.writers.pptx.base.drawing import draw_report
from coursegen.writers.pptx.base.report import TemplateReport, match_template

__all__ = ["TemplateReport", "draw_report", "match_template"]
