"""Native charts: python-pptx writes the data and the axes, what is more is added or mended here."""

from __future__ import annotations

import io
import re
import zipfile

from coursegen.layout.frames import ChartFrame
from coursegen.writers.package import EARLIEST, OFFICE, Part, xml_part
from coursegen.writers.pptx.scene import Scene
from coursegen.writers.pptx.text import FACES

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def chart_parts(scene: Scene, chart: ChartFrame, number: int) -> tuple[Part, Part]:
    """The chart part and the workbook its data stands in."""
    from pptx.chart.data import CategoryChartData
    from pptx.chart.xmlwriter import ChartXmlWriter
    from pptx.enum.chart import XL_CHART_TYPE

    kinds = {"bar": XL_CHART_TYPE.BAR_CLUSTERED, "column": XL_CHART_TYPE.COLUMN_CLUSTERED, "doughnut": XL_CHART_TYPE.DOUGHNUT}
    data = CategoryChartData(number_format=_number_format(chart))
    data.categories = [figure.label for figure in chart.figures]
    data.add_series(chart.name, [figure.value for figure in chart.figures])
    xml = _mended(scene, chart, ChartXmlWriter(kinds[chart.form], data).xml)
    workbook = Part(f"ppt/embeddings/workbook{number}.xlsx", WORKBOOK_TYPE, _dateless(_workbook(data)))
    part = xml_part(f"ppt/charts/chart{number}.xml", CHART_TYPE, "")
    relation = part.relate(f"{OFFICE}/package", workbook.name)
    xml = xml.replace("</c:chartSpace>", f'<c:externalData r:id="{relation}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>')
    part.content = xml_part(part.name, CHART_TYPE, xml).content
    return part, workbook


def _workbook(data: object) -> bytes:
    from pptx.chart.xlsx import CategoryWorkbookWriter

    blob: bytes = CategoryWorkbookWriter(data).xlsx_blob
    return blob


def _number_format(chart: ChartFrame) -> str:
    whole = all(figure.value == round(figure.value) for figure in chart.figures)
    unit = f'"{chart.unit}"' if chart.unit else ""
    return ("0" if whole else "0.0") + unit


def _mended(scene: Scene, chart: ChartFrame, xml: str) -> str:
    """The chart without legend, gridlines and value axis, each figure in its colour, values shown; ids made valid."""
    xml = re.sub(r"<\?xml[^>]*\?>\s*", "", xml)
    xml = re.sub(r">\s+<", "><", xml).replace('<c:autoTitleDeleted val="0"/>', '<c:autoTitleDeleted val="1"/>')
    xml = xml.replace('val="-2068027336"', 'val="111111111"').replace('val="-2113994440"', 'val="222222222"')
    xml = re.sub(r"<c:legend>.*?</c:legend>", "", xml)
    xml = re.sub(r"<c:majorGridlines/?>(?:.*?</c:majorGridlines>)?", "", xml)
    xml = re.sub(r"<c:dLbls>.*?</c:dLbls>", "", xml)
    xml = re.sub(r"<c:dPt>.*?</c:dPt>", "", xml)
    xml = re.sub(r"<c:txPr>.*?</c:txPr>", "", xml)
    xml = xml.replace("<c:cat>", _points(scene, chart) + _labels(scene, chart) + "<c:cat>", 1)
    if chart.form == "doughnut":
        return re.sub(r'<c:holeSize val="\d+"/>', '<c:holeSize val="67"/>', xml)
    return _axes(scene, chart, xml)


def _points(scene: Scene, chart: ChartFrame) -> str:
    invert = '<c:invertIfNegative val="0"/>' if chart.form != "doughnut" else ""
    line = f'<a:ln w="12700">{scene.fill("paper")}</a:ln>' if chart.form == "doughnut" else ""
    return "".join(
        f'<c:dPt><c:idx val="{i}"/>{invert}<c:bubble3D val="0"/><c:spPr>{scene.fill(figure.colour)}{line}</c:spPr></c:dPt>'
        for i, figure in enumerate(chart.figures)
    )


def _labels(scene: Scene, chart: ChartFrame) -> str:
    position = "" if chart.form == "doughnut" else '<c:dLblPos val="outEnd"/>'
    ink = "on" if chart.form == "doughnut" else "ink"
    shown = '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    each = "".join(
        f'<c:dLbl><c:idx val="{i}"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_text(scene, ink, True)}{position}{shown}</c:dLbl>'
        for i, figure in enumerate(chart.figures)
        if figure.bold
    )
    return f"<c:dLbls>{each}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_text(scene, ink, False)}{position}{shown}</c:dLbls>"


def _text(scene: Scene, colour: str, bold: bool) -> str:
    run = f'<a:defRPr {scene.lang} sz="1800" b="{int(bold)}">{scene.fill(colour)}{FACES}</a:defRPr>'
    return f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{run}</a:pPr><a:endParaRPr {scene.lang}/></a:p></c:txPr>'


def _axes(scene: Scene, chart: ChartFrame, xml: str) -> str:
    line = f'<c:spPr><a:ln w="9525">{scene.fill("rule")}</a:ln></c:spPr>'
    reverse = "maxMin" if chart.form == "bar" else "minMax"
    category = (
        f'<c:catAx><c:axId val="111111111"/><c:scaling><c:orientation val="{reverse}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"l" if chart.form == "bar" else "b"}"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/>{line}{_text(scene, "ink", False)}<c:crossAx val="222222222"/><c:crosses val="autoZero"/>'
        '<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
    )
    value = (
        '<c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="1"/>'
        f'<c:axPos val="{"b" if chart.form == "bar" else "l"}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="111111111"/><c:crosses val="autoZero"/></c:valAx>'
    )
    xml = re.sub(r"<c:catAx>.*?</c:catAx>", category, xml)
    xml = re.sub(r"<c:valAx>.*?</c:valAx>", value, xml)
    return re.sub(r'<c:gapWidth val="\d+"/>', '<c:gapWidth val="54"/>', xml)


def _dateless(workbook: bytes) -> bytes:
    """The workbook without the moment it was made, in its properties and its entries."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"1980-01-01T00:00:00Z", content)
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(entry, content)
    return stream.getvalue()
