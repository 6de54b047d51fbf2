"""The styles part: every paragraph role as a Word style, the character styles, and the defaults beneath them."""

from __future__ import annotations

from coursegen.writers.docx.colours import Palette
from coursegen.writers.docx.languages import Script
from coursegen.writers.docx.measures import half_points, twips
from coursegen.writers.docx.package import NAMESPACES
from coursegen.writers.docx.paragraph_looks import (
    CONTENTS_LOOKS,
    GAP_LOOK,
    PARAGRAPH_LOOKS,
    PICTURE_LOOK,
    Frame,
    Line,
    ParagraphLook,
)

_TEXT_RULES = '<w:kinsoku/><w:overflowPunct/><w:topLinePunct/><w:autoSpaceDE/><w:autoSpaceDN/><w:snapToGrid w:val="0"/>'

_BASE_SIZE = '<w:sz w:val="21"/><w:szCs w:val="21"/>'
CHARACTER_NAMES = {"PlaceholderText": "Placeholder Text"}
"""Names of character styles that differ from their ids."""


def style_id(look: ParagraphLook) -> str:
    """The id Word refers to a style by."""
    words = look.name.replace("-", " ").split()
    return "".join(word[:1].upper() + word[1:] for word in words)


STYLE_IDS = {role: style_id(look) for role, look in PARAGRAPH_LOOKS.items()}
CONTENTS_IDS = tuple(style_id(look) for look in CONTENTS_LOOKS)
GAP_ID = style_id(GAP_LOOK)
PICTURE_ID = style_id(PICTURE_LOOK)


def styles_xml(palette: Palette, script: Script) -> str:
    """The whole part."""
    looks = (*PARAGRAPH_LOOKS.values(), *CONTENTS_LOOKS, GAP_LOOK, PICTURE_LOOK)
    paragraphs = "".join(paragraph_style(look, palette, script, based_on="Normal") for look in looks)
    characters = "".join(character_styles(palette, script, based_on="DefaultParagraphFont").values())
    return f"<w:styles {NAMESPACES}>{_defaults(script)}{_basics(palette, script)}{paragraphs}{characters}</w:styles>"


def border_xml(name: str, line: Line, palette: Palette, kind: str | None, space: float = 0) -> str:
    """One border element of a paragraph, table or cell."""
    colour = palette.value(line.colour, kind)
    size = round(line.width * 8)
    return f'<w:{name} w:val="{line.pattern}" w:sz="{size}" w:space="{round(space)}" w:color="{colour}"/>'


def frame_xml(frame: Frame, palette: Palette, kind: str | None) -> str:
    """Borders and ground of a paragraph."""
    borders = "".join(border_xml(name, line, palette, kind, frame.space) for name, line in frame.sides().items())
    fill = palette.fill(frame.fill, kind) if frame.fill else ""
    return f"<w:pBdr>{borders}</w:pBdr>{fill}"


def _defaults(script: Script) -> str:
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{script.faces}{_BASE_SIZE}{script.codes}</w:rPr>"
        f"</w:rPrDefault><w:pPrDefault><w:pPr>{_TEXT_RULES}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _basics(palette: Palette, script: Script) -> str:
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>'
        f'{_TEXT_RULES}<w:spacing w:before="0" w:after="0" {_lines(PARAGRAPH_LOOKS["body"], script)}/></w:pPr>'
        f"<w:rPr>{script.faces}{palette.text('ink')}{_BASE_SIZE}{script.codes}</w:rPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        "<w:semiHidden/></w:style>"
    )


def paragraph_style(look: ParagraphLook, palette: Palette, script: Script, based_on: str = "") -> str:
    """A role's style; one that is based on none says all there is to say."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    spacing, size = look.spacing, half_points(look.size)
    keep = ("<w:keepNext/>" if look.keep_next else "") + "<w:keepLines/>"
    frame = frame_xml(look.frame, palette, None) if look.frame else ""
    left, right = twips(spacing.left), twips(spacing.right)
    indent = f'<w:ind w:left="{left}" w:right="{right}"/>' if left or right else ""
    centre = '<w:jc w:val="center"/>' if look.centred else ""
    outline = f'<w:outlineLvl w:val="{look.outline}"/>' if look.outline is not None else ""
    bold = "<w:b/><w:bCs/>" if look.bold else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id(look)}"><w:name w:val="{look.name}"/>'
        f"{base}<w:qFormat/><w:pPr>{keep}{frame}{_TEXT_RULES}"
        f'<w:spacing w:before="{twips(spacing.before)}" w:after="{twips(spacing.after)}" {_lines(look, script)}/>'
        f"{indent}{centre}{outline}</w:pPr><w:rPr>{script.faces}{bold}{palette.text(look.colour)}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{script.codes}</w:rPr></w:style>'
    )


def _lines(look: ParagraphLook, script: Script) -> str:
    """The attributes that say how high lines are."""
    if look.grows:
        return 'w:line="240" w:lineRule="auto"'
    return f'w:line="{twips(look.line_height(chinese=script.is_chinese))}" w:lineRule="exact"'


def character_styles(palette: Palette, script: Script, based_on: str = "") -> dict[str, str]:
    """The styles of characters by id."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    small = '<w:sz w:val="18"/><w:szCs w:val="18"/>'
    ink, rule = palette.value("ink"), palette.value("rule")
    looks = {
        "Badge": f"<w:b/><w:bCs/>{palette.text('on')}{small}{palette.fill('accent')}",
        "PriorityMust": f"<w:b/><w:bCs/>{palette.text('paper')}{small}{palette.fill('ink')}",
        "PriorityShould": f'{palette.text("ink")}{small}<w:bdr w:val="single" w:sz="6" w:space="0" w:color="{ink}"/>',
        "PriorityCould": f'{palette.text("muted")}{small}<w:bdr w:val="dotted" w:sz="6" w:space="0" w:color="{rule}"/>',
        "Blank": f'<w:b/><w:bCs/><w:u w:val="single" w:color="{rule}"/>',
        "CheckBox": f'{palette.text("rule")}<w:sz w:val="24"/><w:szCs w:val="24"/>',
        "PlaceholderText": palette.text("muted"),
        "Hyperlink": f'{palette.text("accent")}<w:u w:val="single"/>',
    }
    return {
        id: f'<w:style w:type="character" w:styleId="{id}"><w:name w:val="{CHARACTER_NAMES.get(id, id)}"/>{base}'
        f"<w:rPr>{script.faces}{look}{script.codes}</w:rPr></w:style>"
        for id, look in looks.items()
    }
