"""Clients' documents that cannot be a base, and what of the others must not be passed on."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from coursegen.problems import Severity, TemplateError
from coursegen.writers import opening
from coursegen.writers.docx import write_document
from coursegen.writers.docx.base import draw_document, match_document
from writers.docx import bases
from writers.docx.test_base import article, margins, on, written
from writers.pptx.bases import RELATED_IMAGE, changed, edited
from writers.pptx.test_opening import OLE, mutated

HEADER, RELATIONS = "word/header1.xml", "word/_rels/header1.xml.rels"
WORDS = ("SECRET", "Mustermann")


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return bases.saved(bases.german(), tmp_path / "client.docx")


def refusal(path: Path) -> str:
    """The code of the one problem a file is refused with."""
    with pytest.raises(TemplateError) as caught:
        match_document(path)
    (problem,) = caught.value.problems
    assert problem.severity is Severity.ERROR and problem.values["name"] == path.name
    assert problem.values["program"] == "Word"
    return problem.code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "base-other-format"),
        (b"{\\rtf1 text}", "base-other-format"),
        (OLE, "base-old-format"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "base-encrypted"),
    ],
)
def test_other_files_under_the_name_of_a_document_are_refused(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "client.docx"
    path.write_bytes(content)
    assert refusal(path) == code


@pytest.mark.parametrize(
    ("content_type", "code"),
    [(bases.MACROS, "base-macros"), ("application/vnd.ms-powerpoint.x+xml", "base-other-format")],
)
def test_files_of_another_type_are_refused(base: Path, content_type: str, code: str) -> None:
    edited(base, "[Content_Types].xml", bases.DOCUMENT.replace("+", r"\+"), content_type)
    assert refusal(base) == code


def test_strict_files_bombs_and_files_of_too_many_parts_are_refused(base: Path) -> None:
    changed(base, lambda parts: {**parts, "word/media/bomb.png": bytes(60 * 1024 * 1024)})
    assert refusal(base) == "base-too-large"
    changed(
        base, lambda parts: {**parts, "word/media/bomb.png": b"", **{f"x/{i}": b"" for i in range(opening.MOST_PARTS)}}
    )
    assert refusal(base) == "base-too-many-parts"


@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/styles.xml", HEADER, "word/theme/theme1.xml", "word/settings.xml"]
)
@pytest.mark.parametrize("xml", [b"<torn", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'])
def test_broken_and_hostile_xml_is_refused(base: Path, part: str, xml: bytes) -> None:
    changed(base, lambda parts: {**parts, part: xml})
    assert refusal(base) == "base-damaged"


def test_file_without_styles_is_refused(base: Path) -> None:
    edited(base, "word/styles.xml", "<w:style .*</w:style>", "")
    assert refusal(base) == "base-no-styles"


def test_picture_that_would_be_fetched_is_refused(base: Path) -> None:
    target = 'Target="https://example.com/spy.png" TargetMode="External"'
    link = f'<Relationship Id="rId77" Type="{RELATED_IMAGE}" {target}/></Relationships>'
    edited(base, RELATIONS, "</Relationships>", link)
    edited(base, HEADER, 'r:embed="rId1"', 'r:link="rId77"')
    assert refusal(base) == "base-external"


@pytest.mark.parametrize(("width", "height"), [(148, 210), (420, 150)])
def test_pages_too_small_for_tables_are_told(width: int, height: int, tmp_path: Path) -> None:
    document = bases.plain()
    document.sections[0].page_width, document.sections[0].page_height = bases.Mm(width), bases.Mm(height)
    base = bases.saved(document, tmp_path / "client.docx")
    assert "base-page-small" in {problem.code for problem in match_document(base).problems}
    with pytest.raises(TemplateError):
        write_document(article(), on(base))


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>SECRET</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BOUND = (
    '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:{name}[1]" w:storeItemID="{{1}}"/></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>SECRET</w:t></w:r></w:sdtContent></w:sdt>"
)


@pytest.mark.parametrize(
    "xml",
    [
        '<w:del w:id="1" w:author="Mustermann"><w:r><w:delText>SECRET</w:delText></w:r></w:del>',
        '<w:ins w:id="1" w:author="Mustermann"><w:r><w:t>kept</w:t></w:r></w:ins>',
        '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
        FIELD.format(code="AUTHOR"),
        FIELD.format(code="DDEAUTO c:\\\\x"),
        FIELD.format(code='INCLUDEPICTURE "https://example.com/x.png"'),
        FIELD.format(code="IF 1 = 1 SECRET"),
        '<w:fldSimple w:instr=" USERNAME "><w:r><w:t>SECRET</w:t></w:r></w:fldSimple>',
        BOUND.format(name="creator"),
        '<w:r><w:object><o:OLEObject Type="Embed" ProgID="SECRET" ShapeID="s" DrawAspect="Content" '
        'ObjectID="_1" r:id="rId1"/></w:object></w:r>',
        '<w:hyperlink r:id="rId88"><w:r><w:t>kept</w:t></w:r></w:hyperlink>',
        '<w:bookmarkStart w:id="3" w:name="SECRET"/><w:bookmarkEnd w:id="3"/>',
        '<w:r w:rsidR="00SECRET"><w:t>kept</w:t></w:r>',
    ],
)  # fmt: skip
def test_history_people_and_what_runs_stay_behind(base: Path, xml: str) -> None:
    link = '<Relationship Id="rId88" Type="http://x/hyperlink" Target="https://SECRET.example" TargetMode="External"/>'
    edited(base, RELATIONS, "</Relationships>", f"{link}</Relationships>")
    edited(base, HEADER, "</w:p>", xml.replace("\\", r"\\") + "</w:p>")
    package = written(base)
    everything = b"".join(package.parts.values())
    assert not [word for word in WORDS if word.encode() in everything]
    shown = "".join("".join(root.itertext()) for root in margins(package).values())
    assert ("kept" in shown) == ("kept" in xml)


def test_titles_in_letterheads_become_ours(base: Path) -> None:
    for xml in (FIELD.format(code="TITLE"), BOUND.format(name="title"), FIELD.format(code="STYLEREF 1")):
        changed(
            base,
            lambda parts, xml=xml: {**parts, HEADER: parts[HEADER].replace(b"</w:p>", xml.encode() + b"</w:p>", 1)},
        )
    package = written(base)
    headers = ["".join(root.itertext()) for name, root in margins(package).items() if "Header" in name]
    assert all(text.count("课 讲师手册") == 3 and "SECRET" not in text for text in headers)


def test_attached_templates_custom_data_and_properties_stay_behind(base: Path) -> None:
    def planted(parts: dict[str, bytes]) -> dict[str, bytes]:
        relation = '<Relationship Id="rId66" Type="{}" Target="{}" {}/></Relationships>'
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        attached = relation.format(f"{office}/attachedTemplate", "file:///C:/Mustermann.dotm", 'TargetMode="External"')
        custom = relation.format(f"{office}/customXml", "../customXml/item1.xml", "")
        empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        rels = parts["word/_rels/document.xml.rels"]
        return {
            **parts,
            "word/_rels/settings.xml.rels": empty + attached.encode(),
            "word/_rels/document.xml.rels": rels.replace(b"</Relationships>", custom.encode()),
            "customXml/item1.xml": b"<x>SECRET</x>",
        }

    package = written(changed(base, planted))
    assert not [name for name in package.names if "customXml" in name or "settings.xml.rels" in name]
    assert not [word for word in WORDS if word.encode() in b"".join(package.parts.values())]


@pytest.mark.parametrize("seed", range(30))
def test_damaged_file_is_used_or_refused_but_never_breaks(seed: int, base: Path) -> None:
    changed(base, lambda parts: mutated(parts, random.Random(seed)))
    try:
        match_document(base)
        write_document(article(), on(base))
    except TemplateError:
        return


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
@pytest.mark.parametrize("name", ["german", "bare", "landscape"])
def test_report_draws_every_role_on_a_hundred_columns(name: str, language: str, tmp_path: Path) -> None:
    report = match_document(bases.saved(bases.MADE[name](), tmp_path / "client.docx"))
    drawn = draw_document(report, language)
    assert all(role in drawn for role in report.roles)
    assert max(map(len, drawn.splitlines())) <= 100
    assert ("heading 1" in drawn) == (name != "bare")
