"""Words for problems: a code and its values in, a sentence in the author's language out."""

from coursegen.wording.excerpts import excerpt
from coursegen.wording.sentences import LANGUAGES, describe

__all__ = ["LANGUAGES", "describe", "excerpt"]
