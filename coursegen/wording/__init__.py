"""Words for problems: a code and its values in, a sentence in the author's language out."""

from coursegen.wording.excerpts import excerpt
from coursegen.wording.reports import say
from coursegen.wording.sentences import LANGUAGES, describe, sentence

__all__ = ["LANGUAGES", "describe", "excerpt", "say", "sentence"]
