"""PowerPoint: a laid-out deck to a .pptx file, in our own design or on a client's file.

Slides are composed as XML text: through an object library that scans all part names for each new part, a thousand
slides with notes take twenty times as long.
"""

from coursegen.writers.pptx.presentation import write_deck

__all__ = ["write_deck"]
