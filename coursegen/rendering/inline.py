"""Markdown's inline subset to the HTML the content reader knows: bold, emphasis, links and blanks."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_MARKS = re.compile(
    r"\[\[(?P<blank>[^\[\]]+)\]\]"
    r"|\*\*(?P<strong>[^*\s](?:[^*]*[^*\s])?)\*\*"
    r"|(?<![*\w])\*(?P<emphasis>[^*\s](?:[^*]*[^*\s])?)\*(?![*\w])"
    r"|\[(?P<label>[^\[\]]+)\]\((?P<link>(?:https?://|mailto:)[^\s()]+)\)"
)


_FILLED = re.compile(rf"{_MARKS.pattern}|(?P<fill>〔[^〔〕]+〕|\[[^\[\]]+\])")


_CLAUSE_ENDS = re.compile(r"[，；。？]|[,;.?]\s+")


_INNER_QUOTES = str.maketrans("“”「」", "‘’『』")


def inline(text: str | None) -> Markup:
    """The text as HTML; anything that is no mark comes out letter for letter."""
    return _marked(text, _MARKS)


def spoken(text: str | None) -> Markup:
    """Words to say as HTML; what the speaker fills in, 〔姓名〕 or [name], is marked too."""
    return _marked(text, _FILLED)


def _marked(text: str | None, marks: re.Pattern[str]) -> Markup:
    text = text or ""
    parts: list[Markup] = []
    end = 0
    for found in marks.finditer(text):
        parts += [escape(text[end : found.start()]), _element(found)]
        end = found.end()
    parts.append(escape(text[end:]))
    return Markup("".join(parts))


def plain(text: str | None) -> str:
    """The text without its marks."""
    return _MARKS.sub(lambda found: next(g for g in found.groups() if g is not None), text or "")


def _element(found: re.Match[str]) -> Markup:
    if "fill" in found.re.groupindex and found["fill"] is not None:
        return Markup('<span class="fill">{}</span>').format(found["fill"])
    if found["blank"] is not None:
        return Markup('<span class="blank">{}</span>').format(found["blank"])
    if found["strong"] is not None:
        return Markup("<strong>{}</strong>").format(found["strong"])
    if found["emphasis"] is not None:
        return Markup("<em>{}</em>").format(found["emphasis"])
    return Markup('<a href="{}">{}</a>').format(found["link"], found["label"])


def sentence(text: str | None) -> str:
    """The text with a capital at its beginning."""
    return (text or "")[:1].upper() + (text or "")[1:]


def bare(text: str | None) -> str:
    """A title as part of a longer one: without its marks and the sign at its end."""
    return plain(text).rstrip("。.？?！!")


def gist(text: str | None, most: int, end: str) -> str:
    """The clauses of a text that fit into so many letters, a question's last ones; else its beginning."""
    whole = plain(text)
    if len(whole) <= most:
        return whole
    edges = [found.end() for found in _CLAUSE_ENDS.finditer(whole)]
    if whole[-1] in "?？":
        parts = [whole[edge:] for edge in edges if 2 * most // 3 < len(whole) - edge <= most]
    else:
        parts = [whole[:edge].rstrip(" ，；。,;.") for edge in reversed(edges) if most // 4 < edge <= most]
    return next(filter(_is_balanced, parts), _cut(whole, most, end))


def _is_balanced(text: str) -> bool:
    """Whether no quotation begins or ends elsewhere."""
    return all(text.count(opening) == text.count(closing) for opening, closing in ("“”", "「」", "（）", "()"))


def _cut(text: str, most: int, end: str) -> str:
    room = most - len(end)
    head, space, _ = text[: room + 1].rpartition(" ")
    return (head if space else text[:room]) + end


def between(text: str, after: str, semicolon: str) -> str:
    """What stands between two texts in a line: nothing more after a full stop, one before a capital."""
    if text.rstrip()[-1:] in "。！？":
        return ""
    if text.rstrip()[-1:] in ".!?":
        return " "
    return ". " if after[:1].isupper() else semicolon


def quoted(text: str) -> str:
    """A text that goes between quotation marks: its own become the inner ones."""
    return text.translate(_INNER_QUOTES)


def headline(text: str | None) -> str:
    """A sentence as a title: without the full stop at its end."""
    return (text or "").rstrip("。.")
