"""What Word needs to know of a document's language: proofing codes and the faces of each script."""

from __future__ import annotations

from msgspec import Struct

from coursegen.theme import Theme

_EAST_ASIAN = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "en": "zh-CN"}
FACE_NAMES = {
    "Microsoft YaHei": ("微软雅黑", "020B0503020204020204", "86"),
    "Microsoft JhengHei": ("微軟正黑體", "020B0604030504040204", "88"),
    "Arial": ("", "020B0604020202020204", "00"),
}
"""Local name, Panose number and character set, for readers who have the face under its own name."""


class Script(Struct, frozen=True):
    """The faces and language codes of a document; ``client_faces`` is the ``w:rFonts`` of a client's body text."""

    language: str
    latin: str
    east_asian: str
    client_faces: str = ""

    @property
    def faces(self) -> str:
        """The ``w:rFonts`` element with every slot filled."""
        if self.client_faces:
            return self.client_faces
        latin, asian = self.latin, self.east_asian
        return f'<w:rFonts w:ascii="{latin}" w:eastAsia="{asian}" w:hAnsi="{latin}" w:cs="{latin}"/>'

    @property
    def codes(self) -> str:
        """The ``w:lang`` element."""
        return f'<w:lang w:val="en-US" w:eastAsia="{_EAST_ASIAN[self.language]}" w:bidi="ar-SA"/>'

    @property
    def han_code(self) -> str:
        """The ``w:lang`` element of what is Chinese though its characters are of either script."""
        return f'<w:lang w:val="{_EAST_ASIAN[self.language]}"/>'

    @property
    def is_chinese(self) -> bool:
        """Whether punctuation that both scripts share is set in the East Asian face."""
        return self.language != "en"


def script_of(theme: Theme, language: str) -> Script:
    """The faces a theme uses for a language."""
    return Script(language, theme.latin_font(), theme.east_asian_font(language))
