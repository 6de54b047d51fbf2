"""The theme part: colour slots from roles, one pair of faces for headings and body, flat fills and lines."""

from __future__ import annotations

from coursegen.theme import Theme
from coursegen.writers.xml_text import quoteattr

_SLOTS = (
    ("dk1", "ink"), ("lt1", "paper"), ("dk2", "deep"), ("lt2", "wash"), ("accent1", "accent"), ("accent2", "case"),
    ("accent3", "discussion"), ("accent4", "drill"), ("accent5", "media"), ("accent6", "quiz"), ("hlink", "accent"),
    ("folHlink", "muted"),
)  # fmt: skip
_FLAT = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="9525">{_FLAT}<a:prstDash val="solid"/></a:ln>'
_FORMATS = (
    f'<a:fmtScheme name="flat"><a:fillStyleLst>{_FLAT * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>'
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FLAT * 3}</a:bgFillStyleLst></a:fmtScheme>"
)


def theme_xml(theme: Theme, language: str) -> str:
    """The theme part, its East Asian face the language's."""
    name = quoteattr(theme.name)
    colours = "".join(f'<a:{slot}><a:srgbClr val="{theme.colours[role]}"/></a:{slot}>' for slot, role in _SLOTS)
    faces = _faces(theme, language)
    return (
        f'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name={name}><a:themeElements>'
        f"<a:clrScheme name={name}>{colours}</a:clrScheme><a:fontScheme name={name}><a:majorFont>{faces}</a:majorFont>"
        f"<a:minorFont>{faces}</a:minorFont></a:fontScheme>{_FORMATS}</a:themeElements><a:objectDefaults/>"
        "<a:extraClrSchemeLst/></a:theme>"
    )


def _faces(theme: Theme, language: str) -> str:
    latin, asian = quoteattr(theme.latin_font()), quoteattr(theme.east_asian_font(language))
    scripts = "".join(
        f'<a:font script="{script}" typeface={quoteattr(theme.fonts[of])}/>'
        for script, of in (("Hans", "zh-Hans"), ("Hant", "zh-Hant"))
    )
    return f"<a:latin typeface={latin}/><a:ea typeface={asian}/><a:cs typeface={latin}/>{scripts}"
