"""What of a client's headers, footers, styles and lists may be passed on: their look, not the history in them.

Tracked changes are settled, comments and links go, fields that name people, dates or other files go, controls bound to
hidden data go, and so does everything that runs or is embedded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from coursegen.writers.docx.base.styles import W, value

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_UNWRAPPED = ("ins", "moveTo", "smartTag", "customXml", "hyperlink", "dir", "bdo")
_REMOVED = (
    "del", "moveFrom", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
    "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
    "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart",
    "customXmlMoveToRangeEnd", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "trPrChange",
    "tcPrChange", "tblGridChange", "numberingChange", "cellIns", "cellDel", "cellMerge", "commentRangeStart",
    "commentRangeEnd", "commentReference", "annotationRef", "bookmarkStart", "bookmarkEnd", "permStart", "permEnd",
    "proofErr", "object", "control", "altChunk", "subDoc", "footnoteReference", "endnoteReference", "movie", "rsid",
    "lastRenderedPageBreak", "customXmlPr", "smartTagPr", "lvlPicBulletId", "numPicBullet",
)  # fmt: skip
_FOREIGN = ("OLEObject", "hlinkClick", "hlinkHover", "svgBlip", "wavAudioFile", "audioFile", "videoFile")
"""Elements of other vocabularies that embed or lead elsewhere."""
_KEPT_FIELDS = ("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES")
_TITLE_FIELDS = ("TITLE", "STYLEREF")
"""Fields that show what stands in the document; until Word works them out they show its title."""
_TITLE_BINDING = re.compile(r"coreProperties\b.*\btitle\b", re.I)
_IDS = re.compile(r"\}(rsid\w*|paraId|textId)$")
_PATH = re.compile(r"[/\\]|\.\w{3,4}$")
_WORDS = re.compile(r"\S+")


def clean(root: Any, title: str) -> None:
    """Takes out of a part everything that must not be passed on; ``title`` stands where the client's title stood."""
    _drop(root, {f"{W}{name}" for name in _REMOVED})
    _settle_controls(root, title)
    for name in _UNWRAPPED:
        for element in list(root.iter(f"{W}{name}")):
            _unwrap(element)
    _settle_simple_fields(root, title)
    _settle_fields(root, title)
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.tag.rpartition("}")[2] in _FOREIGN:
            _remove(element)
        else:
            _forget_ids(element)


def _drop(root: Any, tags: set[str]) -> None:
    for element in [element for element in root.iter() if element.tag in tags]:
        _remove(element)


def _remove(element: Any) -> None:
    """Takes an element out; the text after it stays."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        place = parent.index(element)
        parent[place : place + 1] = list(element)


def _forget_ids(element: Any) -> None:
    """Takes off what tells one editing session from another, and the paths pictures came from."""
    for key in [key for key in element.attrib if _IDS.search(str(key))]:
        del element.attrib[key]
    for key in ("descr", "title", "name"):
        if element.tag.endswith(("}docPr", "}cNvPr")) and _PATH.search(element.get(key, "")):
            element.set(key, "logo" if key == "name" else "")
    for key in [key for key in element.attrib if str(key).endswith("}title") or key in ("alt", "href")]:
        if _PATH.search(element.get(key, "")):
            del element.attrib[key]


def _settle_controls(root: Any, title: str) -> None:
    """Keeps what stands in content controls; those bound to properties and hidden data lose it, or show the title."""
    while (control := next(root.iter(f"{W}sdt"), None)) is not None:
        binding, content = control.find(f"{W}sdtPr/{W}dataBinding"), control.find(f"{W}sdtContent")
        if content is None:
            _remove(control)
            continue
        if binding is not None:
            shown = title if _TITLE_BINDING.search(value(binding, "xpath")) else ""
            _say(list(content.iter(f"{W}t")), shown)
        parent = control.getparent()
        if parent is None:
            return
        place = parent.index(control)
        parent[place : place + 1] = list(content)


def _say(texts: list[Any], said: str) -> None:
    for number, text in enumerate(texts):
        text.text = said if number == 0 else ""


def _settle_simple_fields(root: Any, title: str) -> None:
    for field in list(root.iter(f"{W}fldSimple")):
        verdict = _verdict(value(field, "instr"))
        if verdict == "title":
            _say(list(field.iter(f"{W}t")), title)
        if verdict == "gone":
            _remove(field)


def _settle_fields(root: Any, title: str) -> None:
    """Keeps fields that count pages; the text of others goes with them."""
    for runs, is_whole in _fields(root):
        said = "".join(text.text or "" for run in runs for text in run.iterfind(f"{W}instrText"))
        verdict = _verdict(said) if is_whole else "gone"
        if verdict == "gone":
            for run in runs:
                _remove(run)
        elif verdict == "title":
            _say([text for run in runs for text in run.iterfind(f"{W}t")], title)


def _verdict(instruction: str) -> str:
    first = _WORDS.search(instruction)
    name = first[0].upper() if first else ""
    return "kept" if name in _KEPT_FIELDS else "title" if name in _TITLE_FIELDS else "gone"


def _fields(root: Any) -> Iterator[tuple[list[Any], bool]]:
    """The runs of each outermost field, and whether it ends; fields inside fields belong to the outer one."""
    depth, runs = 0, list[Any]()
    found: list[tuple[list[Any], bool]] = []
    for run in list(root.iter(f"{W}r")):
        marks = [value(mark, "fldCharType") for mark in run.iterfind(f"{W}fldChar")]
        if depth or marks:
            runs.append(run)
        depth += marks.count("begin") - marks.count("end")
        if runs and depth <= 0:
            found.append((runs, True))
            runs, depth = [], 0
    if runs:
        found.append((runs, False))
    yield from found
