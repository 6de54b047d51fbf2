"""The parts that say the same in every document: settings, fonts, the Office theme, properties."""

from __future__ import annotations

from collections.abc import Mapping

from coursegen.content.document import Document
from coursegen.writers.dating import created_xml
from coursegen.writers.docx.colours import Palette
from coursegen.writers.docx.languages import FACE_NAMES, Script
from coursegen.writers.docx.package import NAMESPACES
from coursegen.writers.xml_text import escape

_LANGUAGE_CODES = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "en": "en-US"}
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLOUR_SLOTS = (
    ("dk1", "ink"), ("lt1", "paper"), ("dk2", "deep"), ("lt2", "wash"), ("accent1", "accent"), ("accent2", "case"),
    ("accent3", "discussion"), ("accent4", "drill"), ("accent5", "media"), ("accent6", "quiz"), ("hlink", "accent"),
    ("folHlink", "muted"),
)  # fmt: skip

COLOUR_MAP = {
    "bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2", **{f"accent{n}": f"accent{n}" for n in range(1, 7)},
    "hyperlink": "hyperlink", "followedHyperlink": "followedHyperlink",
}  # fmt: skip
"""Which colour of the theme serves as text, ground and accent."""


def settings_xml(
    *, facing: bool, mirrored: bool = True, tab: int = 420, colours: Mapping[str, str] = COLOUR_MAP
) -> str:
    """No grid, compatibility mode 15; ``facing`` gives left pages their own headers, ``mirrored`` their own margins."""
    even = "<w:evenAndOddHeaders/>" if facing else ""
    mapped = " ".join(f'w:{role}="{slot}"' for role, slot in colours.items())
    mirror = "<w:mirrorMargins/>" if mirrored else ""
    uri = "http://schemas.microsoft.com/office/word"
    modern = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{uri}" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/>{mirror}<w:bordersDoNotSurroundHeader/>'
        f'<w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="{tab}"/>{even}'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:balanceSingleByteDoubleByteWidth/>'
        f"<w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:adjustLineHeightInTable/><w:useFELayout/>{modern}</w:compat>"
        f'<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:clrSchemeMapping {mapped}/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
    )


def fonts_xml(script: Script) -> str:
    """The faces in use, with their local names."""
    faces = "".join(_font(name) for name in dict.fromkeys((script.latin, script.east_asian)))
    return f"<w:fonts {NAMESPACES}>{faces}</w:fonts>"


def _font(name: str) -> str:
    local, panose, charset = FACE_NAMES.get(name, ("", "", ""))
    alias = f'<w:altName w:val="{local}"/>' if local else ""
    shape = f'<w:panose1 w:val="{panose}"/><w:charset w:val="{charset}"/>' if panose else ""
    kind = '<w:family w:val="swiss"/><w:pitch w:val="variable"/>'
    return f'<w:font w:name="{escape(name)}">{alias}{shape}{kind}</w:font>'


def theme_xml(name: str, palette: Palette, script: Script) -> str:
    """The Office theme: colours by slot, one Latin and one East Asian face."""
    colours = "".join(f'<a:{slot}><a:srgbClr val="{palette.value(role)}"/></a:{slot}>' for slot, role in _COLOUR_SLOTS)
    code = {"zh-Hant": "Hant"}.get(script.language, "Hans")
    faces = (
        f'<a:latin typeface="{script.latin}"/><a:ea typeface="{script.east_asian}"/><a:cs typeface="{script.latin}"/>'
        f'<a:font script="{code}" typeface="{script.east_asian}"/>'
    )
    plain = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525" cap="flat" cmpd="sng" algn="ctr">{plain}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="{_DRAWING}" name="{escape(name)}"><a:themeElements>'
        f'<a:clrScheme name="{escape(name)}">{colours}</a:clrScheme><a:fontScheme name="{escape(name)}">'
        f"<a:majorFont>{faces}</a:majorFont><a:minorFont>{faces}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="{escape(name)}"><a:fillStyleLst>{plain * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{plain * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def core_xml(document: Document) -> str:
    """Title, language, and the author and subject where the course gives them."""
    package = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    subject = f"<dc:subject>{escape(document.subject)}</dc:subject>" if document.subject else ""
    author = f"<dc:creator>{escape(document.author)}</dc:creator>" if document.author else ""
    return (
        f'<cp:coreProperties xmlns:cp="{package}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(document.title)}</dc:title>{subject}{author}"
        f"{created_xml()}<dc:language>{_LANGUAGE_CODES[document.language]}</dc:language></cp:coreProperties>"
    )


def app_xml() -> str:
    """The program's name."""
    properties = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'<Properties xmlns="{properties}"><Application>coursegen</Application></Properties>'
