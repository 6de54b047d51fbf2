"""The theme, the slide master and its layouts: where titles stand, what the grounds are, how added text will look."""

from __future__ import annotations

from coursegen.layout.frames import FULL_BLEED
from coursegen.theme import KIND_NAMES, Theme
from coursegen.units import emu
from coursegen.writers.pptx.scene import LANG, SLOTS

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
MASTERS = ("content", "statement", *FULL_BLEED, *(f"activity-{kind}" for kind in KIND_NAMES if kind != "lecture"))
"""The layouts, in the order PowerPoint lists them."""

NAMES = {
    "zh-Hans": {"content": "内容", "statement": "一句话", "cover": "封面", "divider": "章节", "pause": "茶歇", "closing": "结束",
                "case": "案例", "discussion": "讨论", "drill": "演练", "media": "录音视频", "quiz": "测验", "reflection": "反思", "break": "休息"},
    "zh-Hant": {"content": "內容", "statement": "一句話", "cover": "封面", "divider": "章節", "pause": "茶歇", "closing": "結束",
                "case": "案例", "discussion": "討論", "drill": "演練", "media": "錄音影片", "quiz": "測驗", "reflection": "反思", "break": "休息"},
    "en": {"content": "Content", "statement": "Statement", "cover": "Cover", "divider": "Section", "pause": "Break", "closing": "Closing",
           "case": "Case", "discussion": "Discussion", "drill": "Drill", "media": "Recording", "quiz": "Quiz", "reflection": "Reflection", "break": "Pause"},
}  # fmt: skip
"""What PowerPoint's layout menu says."""

_TREE = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)


def theme_xml(theme: Theme) -> str:
    """The theme part: colour slots from roles, one face pair for headings and body."""
    c = theme.colours
    slots = [("dk1", "ink"), ("lt1", "paper"), ("dk2", "deep"), ("lt2", "wash"), ("accent1", "accent"), ("accent2", "case"),
             ("accent3", "discussion"), ("accent4", "drill"), ("accent5", "media"), ("accent6", "quiz"), ("hlink", "accent"),
             ("folHlink", "muted")]  # fmt: skip
    colours = "".join(f'<a:{slot}><a:srgbClr val="{c[role]}"/></a:{slot}>' for slot, role in slots)
    asian = f'<a:font script="Hans" typeface="{theme.fonts["zh-Hans"]}"/><a:font script="Hant" typeface="{theme.fonts["zh-Hant"]}"/>'
    faces = f'<a:latin typeface="{theme.latin_font()}"/><a:ea typeface="{{ea}}"/><a:cs typeface="{theme.latin_font()}"/>{asian}'
    fonts = f"<a:majorFont>{faces}</a:majorFont><a:minorFont>{faces}</a:minorFont>"
    return (
        f'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="{theme.name}"><a:themeElements>'
        f'<a:clrScheme name="{theme.name}">{colours}</a:clrScheme><a:fontScheme name="{theme.name}">{fonts}</a:fontScheme>'
        f"{_FORMATS}</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


_FLAT = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="9525">{_FLAT}<a:prstDash val="solid"/></a:ln>'
_FORMATS = (
    f'<a:fmtScheme name="flat"><a:fillStyleLst>{_FLAT * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>'
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FLAT * 3}</a:bgFillStyleLst></a:fmtScheme>"
)


def themed(theme: Theme, language: str) -> str:
    """The theme part for a language's East Asian face."""
    return theme_xml(theme).replace("{ea}", theme.east_asian_font(language))


class MasterXml:
    """Composes the master and its layouts for a theme and a language."""

    def __init__(self, theme: Theme, language: str) -> None:
        self._theme = theme
        self._language = language
        self._id = 1

    def master(self, layout_ids: str) -> str:
        """The slide master; ``layout_ids`` are the elements that list its layouts."""
        self._id = 1
        shapes = self._title(48, 48, 864, 42, "ctr") + self._body() + self._footer() + self._number()
        mapping = (
            '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
            'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
        )
        return (
            f'<p:sldMaster {NAMESPACES}><p:cSld>{self._background("paper")}<p:spTree>{_TREE}{shapes}</p:spTree></p:cSld>'
            f'{mapping}<p:sldLayoutIdLst>{layout_ids}</p:sldLayoutIdLst><p:hf hdr="0" dt="0"/>'
            f"<p:txStyles>{self._text_styles()}</p:txStyles></p:sldMaster>"
        )

    def layout(self, name: str) -> str:
        """A slide layout."""
        self._id = 1
        kind = name.removeprefix("activity-")
        ground, shapes = self._content(name, kind) if name not in FULL_BLEED else self._full_bleed(name)
        title = NAMES[self._language][kind]
        attributes = ' type="title"' if name == "cover" else ' preserve="1" userDrawn="1"'
        return (
            f'<p:sldLayout {NAMESPACES}{attributes}><p:cSld name="{title}">{self._background(ground)}'
            f"<p:spTree>{_TREE}{shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
        )

    def _content(self, name: str, kind: str) -> tuple[str, str]:
        if name.startswith("activity-"):
            tab = self._rectangle("tab", (0, 15, 36, 75), kind) + self._badge(self._theme.badges[kind][self._language])
            label = self._slot("label", 'type="body" sz="quarter" idx="13"', (48, 15, 716, 27), ("body", kind, False, "t"))
            ground = f"{kind}tint"
        else:
            tab, label = self._rectangle("tab", (0, 48, 12, 42), "accent"), ""
            ground = "tint" if name == "statement" else "paper"
        body = "" if name == "statement" else self._body()
        return ground, tab + self._title(48, 48, 864, 42, "ctr") + label + body + self._footer() + self._number()

    def _full_bleed(self, name: str) -> tuple[str, str]:
        title = (48, 144, 700, 27) if name == "pause" else (48, 186, 560, 72)
        role = ("body", "ondeepm", False) if name == "pause" else ("display", "ondeep", True)
        shapes = self._slot("title", 'type="ctrTitle"' if name == "cover" else 'type="title"', title, (*role, "t"))
        if name != "pause":
            shapes += self._slot("subtitle", 'type="body" sz="quarter" idx="14"', (48, 270, 560, 36), ("lead", "ondeep", False, "t"))
        if name in ("cover", "closing"):
            shapes += self._slot("eyebrow", 'type="body" sz="quarter" idx="15"', (48, 150, 560, 27), ("body", "ondeepm", False, "t"))
        shapes += self._slot("foot", 'type="body" sz="quarter" idx="16"', (48, 456, 640, 27), ("body", "ondeepm", False, "t"))
        return "deep", shapes

    def _next(self) -> int:
        self._id += 1
        return self._id

    def _colour(self, role: str) -> str:
        slot = SLOTS.get(role)
        return f'<a:schemeClr val="{slot}"/>' if slot else f'<a:srgbClr val="{self._theme.colours[role]}"/>'

    def _background(self, role: str) -> str:
        return f"<p:bg><p:bgPr><a:solidFill>{self._colour(role)}</a:solidFill><a:effectLst/></p:bgPr></p:bg>"

    def _rectangle(self, name: str, box: tuple[float, float, float, float], role: str) -> str:
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self._next()}" name="{name}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
            f'<p:spPr>{_transform(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>{self._colour(role)}'
            f"</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>{_empty_text(self._lang)}</p:sp>"
        )

    def _badge(self, character: str) -> str:
        step = self._theme.type["lead"]
        run = f'<a:rPr {self._lang} sz="{round(step.size * 100)}" b="1"><a:solidFill>{self._colour("on")}</a:solidFill></a:rPr>'
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self._next()}" name="badge"/><p:cNvSpPr txBox="1"/><p:nvPr userDrawn="1"/></p:nvSpPr>'
            f'<p:spPr>{_transform((0, 48, 36, 42))}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
            f'<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/><a:p><a:pPr algn="ctr"/>'
            f"<a:r>{run}<a:t>{character}</a:t></a:r></a:p></p:txBody></p:sp>"
        )

    @property
    def _lang(self) -> str:
        main, other = LANG[self._language]
        return f'lang="{main}" altLang="{other}"'

    def _slot(self, name: str, slot: str, box: tuple[float, float, float, float], look: tuple[str, str, bool, str]) -> str:
        role, colour, bold, anchor = look
        style = self._level(role, colour, bold)
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self._next()}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f"<p:nvPr><p:ph {slot}/></p:nvPr></p:nvSpPr><p:spPr>{_transform(box)}</p:spPr><p:txBody>"
            f'<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr>'
            f'<a:lstStyle><a:lvl1pPr marL="0" indent="0">{style}</a:lvl1pPr></a:lstStyle>'
            f"<a:p><a:r><a:rPr {self._lang}/><a:t>{_PROMPTS[self._language].get(name, name)}</a:t></a:r></a:p></p:txBody></p:sp>"
        )

    def _title(self, x: float, y: float, w: float, h: float, anchor: str) -> str:
        return self._slot("title", 'type="title"', (x, y, w, h), ("title", "ink", True, anchor))

    def _body(self) -> str:
        return self._slot("text", 'type="body" idx="1"', (48, 144, 864, 336), ("lead", "ink", False, "t"))

    def _footer(self) -> str:
        return self._slot("footer", 'type="ftr" sz="quarter" idx="11"', (48, 504, 716, 18), ("foot", "muted", False, "ctr"))

    def _number(self) -> str:
        field = (
            f'<a:p><a:pPr algn="r"/><a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">'
            f"<a:rPr {self._lang}/><a:t>‹#›</a:t></a:fld></a:p>"
        )
        slot = self._slot("number", 'type="sldNum" sz="quarter" idx="12"', (838, 504, 74, 18), ("foot", "muted", False, "ctr"))
        before, _, after = slot.partition("<a:p>")
        return before.replace('<a:lvl1pPr marL="0" indent="0">', '<a:lvl1pPr marL="0" indent="0" algn="r">') + field + after.partition("</a:p>")[2]

    def _level(self, role: str, colour: str, bold: bool) -> str:
        step = self._theme.type[role]
        height = round(step.line_height(self._language) * 100)
        faces = "mj" if role in ("title", "display") else "mn"
        return (
            f'<a:lnSpc><a:spcPts val="{height}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
            f'<a:defRPr {self._lang} sz="{round(step.size * 100)}" b="{int(bold)}"><a:solidFill>{self._colour(colour)}</a:solidFill>'
            f'<a:latin typeface="+{faces}-lt"/><a:ea typeface="+{faces}-ea"/><a:cs typeface="+{faces}-cs"/></a:defRPr>'
        )

    def _text_styles(self) -> str:
        title = f'<p:titleStyle><a:lvl1pPr algn="l">{self._level("title", "ink", True)}</a:lvl1pPr></p:titleStyle>'
        levels = "".join(
            f'<a:lvl{n}pPr marL="{emu(18 * (n - 1))}" indent="0">{self._level("lead" if n == 1 else "body", "ink" if n == 1 else "muted", False)}</a:lvl{n}pPr>'
            for n in range(1, 6)
        )
        other = "".join(f"<a:lvl{n}pPr>{self._level('body', 'ink', False)}</a:lvl{n}pPr>" for n in range(1, 2))
        return f"{title}<p:bodyStyle>{levels}</p:bodyStyle><p:otherStyle>{other}</p:otherStyle>"


_PROMPTS = {
    "zh-Hans": {"title": "标题", "text": "正文", "label": "活动与时间", "subtitle": "副标题", "eyebrow": "眉题", "foot": "脚注", "footer": "页脚"},
    "zh-Hant": {"title": "標題", "text": "內文", "label": "活動與時間", "subtitle": "副標題", "eyebrow": "眉題", "foot": "腳註", "footer": "頁尾"},
    "en": {"title": "Title", "text": "Text", "label": "Activity and time", "subtitle": "Subtitle", "eyebrow": "Eyebrow", "foot": "Foot line", "footer": "Footer"},
}  # fmt: skip


def _transform(box: tuple[float, float, float, float]) -> str:
    x, y, w, h = box
    return f'<a:xfrm><a:off x="{emu(x)}" y="{emu(y)}"/><a:ext cx="{emu(w)}" cy="{emu(h)}"/></a:xfrm>'


def _empty_text(lang: str) -> str:
    return f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr {lang}/></a:p></p:txBody>"
