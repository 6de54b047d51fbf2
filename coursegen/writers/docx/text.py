"""Runs: the characters of a paragraph with their marks, badges, fields to fill in and fields Word fills."""

from __future__ import annotations

import re
from functools import lru_cache

from coursegen.content.document import Badge, Content, Control, Inline, LineBreak, Slot
from coursegen.content.inline import Run
from coursegen.writers.docx.design import Design
from coursegen.writers.docx.package import Links
from coursegen.writers.xml_text import escape, quoteattr

_SHARED_PUNCTUATION = re.compile("[“”‘’…—·×÷°±①-⑳←-⇿□■△▲◆◇○●★☆§〔〕]")
"""Characters Word sets in the Latin face unless told otherwise; half-width quotes in Chinese text come from these."""
_HINT = '<w:rFonts w:hint="eastAsia"/>'
_QUOTES_AFTER_LATIN = re.compile("(?:^|(?<=[0-9A-Za-z%]))(?:[“”‘…]|’(?![A-Za-z]))+")
"""Where LibreOffice sets them in the Latin face all the same: after letters, and first in a run, say after a rule."""
_HIDDEN = "＿"
_WIDE = "\u3000"
_LATIN_GAP = "\u00a0\u00a0 "
"""For an ideographic space, which Latin faces do not have: templates set small things apart with it."""
_HARD = "\u00a0"
"""Beside a letter in a badge. A Han character fills its ground; a space beside it would stand in another face, of
another height."""
_RULES_PER_EM = 1.8
"""Low lines of the Latin face to an em: set close they make a rule that breaks to the next line like a word."""
_LATIN = "\u02c6"
"""A mark too small to be seen before a rule in Chinese text: LibreOffice 7.4 takes low lines for what the last letter
was, and would break them as it breaks Han characters."""
_SMALLEST = '<w:sz w:val="2"/><w:szCs w:val="2"/>'
_BADGE_STYLES = {"kind": "Badge", "must": "PriorityMust", "should": "PriorityShould", "could": "PriorityCould"}
_FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}


class TextWriter:
    """Writes running text; numbers its content controls as it goes."""

    def __init__(self, design: Design, links: Links) -> None:
        self._palette = design.palette
        self._script = design.script
        self._book = design.book
        self._links = links
        self._controls = 0
        self._han = _HINT if self._script.client_faces else _han_face(self._script.east_asian) + self._script.han_code

    def content(self, content: Content, properties: str = "", cached: str = "") -> str:
        """The runs of a paragraph; ``properties`` apply to all of them, ``cached`` is what a heading slot shows."""
        return "".join(self._piece(piece, properties, cached) for piece in content)

    def text(self, text: str, properties: str = "") -> str:
        """A run of plain text; ``properties`` stand in schema order."""
        if not self._script.is_chinese:
            return _run(text.replace(_WIDE, _LATIN_GAP), properties)
        if not _SHARED_PUNCTUATION.search(text):
            return _run(text, properties)
        runs, end = "", 0
        for found in _QUOTES_AFTER_LATIN.finditer(text):
            runs += _run(text[end : found.start()], _HINT + properties) + _run(found[0], self._han + properties)
            end = found.end()
        return runs + _run(text[end:], _HINT + properties)

    def _piece(self, piece: Inline, properties: str, cached: str) -> str:
        match piece:
            case Run():
                return self._run(piece, properties)
            case Badge():
                return self._badge(piece)
            case Control():
                return self._control(piece)
            case LineBreak():
                return "<w:r><w:br/></w:r>"
            case Slot("heading"):
                return self._field(self._book.heading_field, self.text(cached, properties))
            case Slot(name):
                return self._field(_FIELDS[name], self.text("1", properties))

    def _field(self, code: str, shown: str) -> str:
        return f"<w:fldSimple w:instr={quoteattr(f' {code} ')}>{shown}</w:fldSimple>"

    def _run(self, run: Run, properties: str) -> str:
        if rule := shown_rule(run):
            return self._kept_whole() + self.text(rule, self._palette.text("rule"))
        written = self.text(run.text, properties + self._marks(run))
        if not run.link:
            return written
        if run.link.startswith("#"):
            return f'<w:hyperlink w:anchor={quoteattr(run.link[1:])} w:history="1">{written}</w:hyperlink>'
        return f'<w:hyperlink r:id="{self._links.add(run.link)}" w:history="1">{written}</w:hyperlink>'

    def _kept_whole(self) -> str:
        """What stands before a rule, so that it is not broken."""
        return self.text(_LATIN, self._palette.text("rule") + _SMALLEST) if self._script.is_chinese else ""

    def _style(self, id: str) -> str:
        return f'<w:rStyle w:val="{self._book.character(id)}"/>'

    def _marks(self, run: Run) -> str:
        marks = ""
        if run.link:
            marks += self._style("Hyperlink")
        if "blank" in run.marks:
            marks += self._style("Blank")
        if "strong" in run.marks:
            marks += "<w:b/><w:bCs/>"
        if "emphasis" in run.marks:
            marks += '<w:em w:val="dot"/>' if self._script.is_chinese else "<w:i/><w:iCs/>"
        if "muted" in run.marks or "stage" in run.marks:
            marks += self._palette.text("muted")
        if "fill" in run.marks:
            marks += self._palette.text("accent")
        return marks

    def _badge(self, badge: Badge) -> str:
        fill = self._palette.fill("kind", badge.kind) if badge.look == "kind" else ""
        padding = "" if self._script.is_chinese else _HARD
        return self.text(f"{padding}{badge.text}{padding}", f"{self._style(_BADGE_STYLES[badge.look])}{fill}")

    def _control(self, control: Control) -> str:
        self._controls += 1
        number = self._controls
        name = f"<w:alias w:val={quoteattr(control.prompt[:60])}/>" if control.prompt else ""
        name += f'<w:tag w:val="field-{number}"/>'
        if control.kind == "check":
            return self._check_box(name)
        is_rule = control.shown.startswith("_")
        colour = self._palette.text("rule") if is_rule else ""
        shown = self.text(control.shown or control.prompt or " ", self._style("PlaceholderText") + colour)
        return (self._kept_whole() if is_rule else "") + (
            f'<w:sdt><w:sdtPr>{name}<w:id w:val="{number}"/><w:showingPlcHdr/>{self._control_kind(control)}</w:sdtPr>'
            f"<w:sdtContent>{shown}</w:sdtContent></w:sdt>"
        )

    def _control_kind(self, control: Control) -> str:
        """What sets the kind apart; nothing for text: LibreOffice 7.4 repeats the words of plain text controls."""
        if control.kind == "date":
            return (
                '<w:date><w:dateFormat w:val="yyyy-MM-dd"/><w:lid w:val="en-US"/>'
                '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
            )
        if control.kind == "choice":
            entries = "".join(
                f"<w:listItem w:displayText={quoteattr(option)} w:value={quoteattr(option)}/>"
                for option in control.options
            )
            return f"<w:dropDownList>{entries}</w:dropDownList>"
        return ""

    def _check_box(self, name: str) -> str:
        """A box to tick, told apart by its tag: LibreOffice 7.4 wraps the paragraphs around a box that has an id."""
        face = self._script.east_asian
        return (
            f'<w:sdt><w:sdtPr>{name}<w14:checkbox><w14:checked w14:val="0"/>'
            f'<w14:checkedState w14:val="25A0" w14:font="{face}"/>'
            f'<w14:uncheckedState w14:val="25A1" w14:font="{face}"/>'
            f"</w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr>"
            f"{self._style('CheckBox')}{_han_face(face)}</w:rPr>"
            f"<w:t>□</w:t></w:r></w:sdtContent></w:sdt>"
        )


def _run(text: str, properties: str) -> str:
    """A run; nothing for no text."""
    if not text:
        return ""
    inside = f"<w:rPr>{_ordered(properties)}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _han_face(face: str) -> str:
    """The East Asian face for characters of either script."""
    return f'<w:rFonts w:hint="eastAsia" w:ascii="{face}" w:hAnsi="{face}"/>'


def shown_rule(run: Run) -> str:
    """The rule that stands for words left out, nothing for other text."""
    if "blank" not in run.marks or run.text.strip(_HIDDEN):
        return ""
    ems = min(8, max(3, 2 * len(run.text)))
    return "_" * round(ems * _RULES_PER_EM)


_ORDER = ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "u", "bdr", "shd", "em", "lang")
_PROPERTY = re.compile(r"<w:(\w+)[^>]*/>")


@lru_cache(maxsize=4096)
def _ordered(properties: str) -> str:
    """Run properties in schema order; of two with one name the later stands."""
    found = {match[1]: match[0] for match in _PROPERTY.finditer(properties)}
    return "".join(found[name] for name in _ORDER if name in found)
