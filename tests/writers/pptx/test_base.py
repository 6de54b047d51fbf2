"""Decks on a client's file: its masters and layouts stay, its samples go, our slides stand in its placeholders."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from coursegen.problems import TemplateError
from coursegen.writers.pptx.slots import FULL_BLEED
from writers.pptx import bases
from writers.pptx.conftest import Course
from writers.pptx.packages import CONTENT_TYPES, A, P, Package, R, text_of

MADE: dict[str, Callable[[], Any]] = {
    "wide": bases.wide,
    "720 points wide": lambda: bases.wide(9144000),
    "chinese": bases.chinese,
    "shuffled": bases.shuffled,
    "with samples": bases.with_samples,
    "no title-only layout": lambda: bases.without(5),
    "only one layout": lambda: bases.without(0, 2, 3, 4, 5, 6, 7, 8, 9, 10),
    "only a blank layout": lambda: bases.without(0, 1, 2, 3, 4, 5, 7, 8, 9, 10),
}


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return bases.saved(bases.wide(), tmp_path / "client.pptx")


@pytest.fixture(params=MADE)
def any_base(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return bases.saved(MADE[request.param](), tmp_path / "client.pptx")


def slides_of(course: Course, package: Package) -> Iterator[tuple[str, str, Any]]:
    """The kind of each slide, its part and its XML."""
    for slide, (name, root) in zip(course.deck.slides, package.slides(), strict=True):
        yield slide.master, name, root


def placeholder(root: Any, *types: str | None) -> Any:
    """The shape that fills a placeholder of some type."""
    for shape in root.iter(f"{P}sp"):
        ph = shape.find(f"*/{P}nvPr/{P}ph")
        if ph is not None and ph.get("type") in types:
            return shape
    return None


def test_file_is_whole_and_the_same_every_time(any_base: Path, short_course: Course) -> None:
    content = short_course.written(any_base)
    assert short_course.written(any_base) == content
    package = Package(content)
    parts = {name for name in package.names if not name.endswith(".rels") and name != "[Content_Types].xml"}
    assert len(package.names) == len(set(package.names))
    assert package.reached() == parts
    types = [entry.get("PartName") for entry in package.xml("[Content_Types].xml").iter(f"{CONTENT_TYPES}Override")]
    assert len(types) == len(set(types))
    for name, root in package.all_xml("ppt/"):
        used = {value for element in root.iter() for key, value in element.attrib.items() if key.startswith(R)}
        assert used <= set(package.relations(name)), name


def test_validator_has_no_findings(validator: Any, any_base: Path, short_course: Course, tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(short_course.written(any_base))
    assert validator.findings(file) == []


def test_other_programs_find_titles_and_notes(any_base: Path, short_course: Course) -> None:
    presentation = Presentation(io.BytesIO(short_course.written(any_base)))
    for written, slide in zip(presentation.slides, short_course.deck.slides, strict=True):
        title = written.shapes.title.text_frame.text
        assert title.replace("\v", "").replace(" ", "") == slide.title.replace(" ", "")
        notes = written.notes_slide.notes_text_frame.text if written.has_notes_slide else ""
        assert notes == "\n".join(paragraph.text for paragraph in slide.notes)


def test_shape_ids_are_unique_and_languages_stand_on_all_text(any_base: Path, short_course: Course) -> None:
    for name, root in Package(short_course.written(any_base)).slides():
        ids = [element.get("id") for element in root.iter(f"{P}cNvPr")]
        assert len(ids) == len(set(ids)), name
        assert {run.get("lang") for run in root.iter(f"{A}rPr", f"{A}endParaRPr")} == {"zh-CN"}, name


def test_no_text_of_a_slide_is_lost(base: Path, short_course: Course) -> None:
    for slide, (name, root) in zip(short_course.deck.slides, Package(short_course.written(base)).slides(), strict=True):
        said = text_of(root).replace(" ", "")
        for frame in slide.frames:
            words = getattr(frame, "text", "")
            if words and frame.name not in ("page number", "badge"):
                assert words.replace("\v", "").replace(" ", "").replace("\n", "") in said, (name, frame.name)


def test_all_layouts_of_the_client_stay(base: Path, short_course: Course) -> None:
    ours, theirs = Presentation(io.BytesIO(short_course.written(base))), Presentation(str(base))
    assert [layout.name for layout in ours.slide_layouts] == [layout.name for layout in theirs.slide_layouts]


def test_sample_slides_leave_nothing_behind(tmp_path: Path, short_course: Course) -> None:
    base = bases.saved(bases.with_samples(), tmp_path / "client.pptx")
    content = short_course.written(base)
    package = Package(content)
    assert not any(b"SAMPLE" in part for part in package.parts.values())
    assert len(package.slides()) == len(short_course.deck.slides)
    kept = [name for name in package.names if name.startswith("ppt/media/base")]
    assert [package.parts[name] for name in kept] == [bases.PIXEL], "the layout's picture, and none of the samples'"


def test_thumbnail_and_printer_settings_are_left_behind(base: Path, short_course: Course) -> None:
    before = Package(base.read_bytes())
    assert any("printerSettings" in name for name in before.names)
    assert any("thumbnail" in name for name in before.names)
    after = Package(short_course.written(base))
    assert not [name for name in after.names if "printerSettings" in name or "thumbnail" in name]


def test_template_becomes_a_presentation(tmp_path: Path, short_course: Course) -> None:
    base = bases.typed(bases.saved(bases.wide(), tmp_path / "client.potx"), bases.TEMPLATE)
    types = Package(short_course.written(base)).parts["[Content_Types].xml"].decode()
    assert bases.PRESENTATION in types and bases.TEMPLATE not in types


def test_titles_footers_and_numbers_inherit_the_clients_place_and_font(base: Path, short_course: Course) -> None:
    for master, name, root in slides_of(short_course, Package(short_course.written(base))):
        if master in FULL_BLEED:
            continue
        for type in ("ftr", "sldNum"):
            shape = placeholder(root, type)
            assert shape.find(f"{P}spPr/{A}xfrm") is None, name
            assert {run.get("sz") for run in shape.iter(f"{A}rPr")} == {None}, name
        title = placeholder(root, "title")
        assert title.find(f".//{A}latin") is None, name
        if master == "content" and "lead" not in {shape.get("name") for shape in root.iter(f"{P}cNvPr")}:
            assert title.find(f"{P}spPr/{A}xfrm") is None, name


def test_covers_and_dividers_fill_the_clients_two_placeholders(base: Path, short_course: Course) -> None:
    for master, name, root in slides_of(short_course, Package(short_course.written(base))):
        if master == "cover":
            assert placeholder(root, "ctrTitle") is not None and placeholder(root, "subTitle") is not None
        if master == "divider":
            assert placeholder(root, "title") is not None and placeholder(root, "body") is not None, name
        if master in FULL_BLEED:
            assert root.find(f"{P}cSld/{P}bg") is None, name


def test_activities_keep_their_tab_badge_and_ground(base: Path, short_course: Course) -> None:
    seen = 0
    for master, name, root in slides_of(short_course, Package(short_course.written(base))):
        names = [element.get("name") for element in root.iter(f"{P}cNvPr")]
        if master.startswith("activity-"):
            seen += 1
            assert {"tab", "badge"} <= set(names), name
            assert root.find(f"{P}cSld/{P}bg") is not None, name
        elif master == "content":
            assert "tab" not in names, name
    assert seen > 3


def test_slides_without_footer_placeholders_get_text_boxes(tmp_path: Path, short_course: Course) -> None:
    presentation = bases.wide()
    for shape in list(presentation.slide_layouts[5].placeholders)[1:]:
        shape._element.getparent().remove(shape._element)
    package = Package(short_course.written(bases.saved(presentation, tmp_path / "client.pptx")))
    for master, name, root in slides_of(short_course, package):
        if master == "content":
            assert placeholder(root, "ftr") is None and placeholder(root, "sldNum") is None
            fields = [shape for shape in root.iter(f"{P}sp") if shape.find(f".//{A}fld") is not None]
            assert len(fields) == 1, name


def test_without_a_title_placeholder_slides_have_a_title_all_the_same(tmp_path: Path, short_course: Course) -> None:
    base = bases.saved(bases.without(0, 1, 2, 3, 4, 5, 7, 8, 9, 10), tmp_path / "client.pptx")
    for _, name, root in slides_of(short_course, Package(short_course.written(base))):
        title = placeholder(root, "title")
        assert title is not None and title.find(f"{P}spPr/{A}xfrm") is not None, name


def test_long_titles_are_set_smaller_and_the_rest_at_the_clients_size(base: Path, short_course: Course) -> None:
    sizes = set()
    for master, _, root in slides_of(short_course, Package(short_course.written(base))):
        if master not in FULL_BLEED:
            sizes |= {run.get("sz") for run in placeholder(root, "title").iter(f"{A}rPr")}
    assert None in sizes
    assert all(2000 <= int(size) < 4400 for size in sizes - {None})


def test_slides_of_another_size_are_scaled(tmp_path: Path, short_course: Course) -> None:
    base = bases.saved(bases.wide(9144000), tmp_path / "client.pptx")
    package = Package(short_course.written(base))
    size = package.xml("ppt/presentation.xml").find(f"{P}sldSz")
    assert (size.get("cx"), size.get("cy")) == ("9144000", "5143500")
    for _, name, root in slides_of(short_course, package):
        for place in root.iter(f"{A}xfrm", f"{P}xfrm"):
            right = int(place.find(f"{A}off").get("x")) + int(place.find(f"{A}ext").get("cx"))
            assert right <= 9144000, name


def test_four_by_three_is_refused(tmp_path: Path, short_course: Course) -> None:
    base = bases.saved(bases.four_by_three(), tmp_path / "client.pptx")
    with pytest.raises(TemplateError) as caught:
        short_course.written(base)
    assert [problem.code for problem in caught.value.problems] == ["base-ratio"]


def test_chinese_face_is_named_where_the_theme_has_none(base: Path, short_course: Course) -> None:
    def faces() -> set[str]:
        found = Package(short_course.written(base)).slides()
        return {face.get("typeface") for _, root in found for face in root.iter(f"{A}ea")}

    assert faces() == {"Microsoft YaHei"}
    bases.edited(base, "ppt/theme/theme1.xml", '<a:ea typeface=""/>', '<a:ea typeface="思源黑体"/>')
    assert faces() == {"+mn-ea"}


def test_text_and_paper_are_the_clients_all_other_colours_ours(base: Path, short_course: Course) -> None:
    found = Package(short_course.written(base)).slides()
    assert {colour.get("val") for _, root in found for colour in root.iter(f"{A}schemeClr")} == {"tx1", "bg1"}


DARK = '<p:bg><p:bgPr><a:solidFill><a:srgbClr val="0A1A2A"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
GRADIENT = (
    '<p:bg><p:bgPr><a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="FFFFFF"/></a:gs><a:gs pos="100000">'
    '<a:srgbClr val="112233"/></a:gs></a:gsLst><a:lin ang="0" scaled="0"/></a:gradFill><a:effectLst/></p:bgPr></p:bg>'
)


@pytest.mark.parametrize("ground", [DARK, GRADIENT])
def test_content_gets_a_sheet_where_the_ground_is_dark_or_a_picture(
    base: Path, short_course: Course, ground: str
) -> None:
    bases.edited(base, "ppt/slideMasters/slideMaster1.xml", "<p:bg>.*?</p:bg>", ground)
    for master, name, root in slides_of(short_course, Package(short_course.written(base))):
        names = [element.get("name") for element in root.iter(f"{P}cNvPr")]
        assert ("sheet" in names) == (master not in FULL_BLEED), name
        assert root.find(f"{P}cSld/{P}bg") is None, "the client's ground stays"
        if "sheet" in names:
            assert names.index("sheet") <= 1, "nothing lies below the sheet"


def test_layouts_own_colour_mapping_goes_to_its_slides(base: Path, short_course: Course) -> None:
    slots = [f"accent{i}" for i in range(1, 7)] + ["hlink", "folHlink"]
    turned = 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2" ' + " ".join(f'{slot}="{slot}"' for slot in slots)
    mapping = f"<p:clrMapOvr><a:overrideClrMapping {turned}/></p:clrMapOvr>"
    bases.edited(base, "ppt/slideLayouts/slideLayout1.xml", "<p:clrMapOvr>.*?</p:clrMapOvr>", mapping)
    for master, name, root in slides_of(short_course, Package(short_course.written(base))):
        own = root.find(f"{P}clrMapOvr/{A}overrideClrMapping")
        assert (own is not None) == (master in ("cover", "closing")), name


def test_clicks_of_a_layout_that_lead_to_sample_slides_are_gone(tmp_path: Path, short_course: Course) -> None:
    presentation = bases.with_samples()
    layout = presentation.slide_layouts[5]
    relation = layout.part.relate_to(presentation.slides[0].part, f"{R[1:-1]}/slide")
    properties = layout.placeholders[0]._element.nvSpPr.cNvPr
    click = properties.makeelement(f"{A}hlinkClick", {f"{R}id": relation, "action": "ppaction://hlinksldjump"})
    properties.insert(0, click)
    package = Package(short_course.written(bases.saved(presentation, tmp_path / "client.pptx")))
    assert not any(b"SAMPLE" in part for part in package.parts.values())
    for name, root in package.all_xml("ppt/slideLayouts/"):
        used = {value for element in root.iter() for key, value in element.attrib.items() if key.startswith(R)}
        assert used <= set(package.relations(name)), name


def test_clients_notes_master_serves_our_notes(tmp_path: Path, short_course: Course) -> None:
    base = bases.saved(bases.with_samples(), tmp_path / "client.pptx")
    package = Package(short_course.written(base))
    masters = [name for name in package.names if name.startswith("ppt/notesMasters/") and name.endswith(".xml")]
    assert len(masters) == 1
    theirs = Package(base.read_bytes())
    assert package.parts[masters[0]] == theirs.parts["ppt/notesMasters/notesMaster1.xml"]


def test_placeholders_point_at_ones_the_layout_has(any_base: Path, short_course: Course) -> None:
    presentation = Presentation(io.BytesIO(short_course.written(any_base)))
    for slide in presentation.slides:
        known = {shape.placeholder_format.idx for shape in slide.slide_layout.placeholders}
        for shape in slide.placeholders:
            orphan = shape.placeholder_format.type in (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
            assert shape.placeholder_format.idx in known or orphan
