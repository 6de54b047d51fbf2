"""Native charts with their data: no legend, no gridlines, no value axis; each figure in its colour with its value.

The chart is written here, its workbook by XlsxWriter.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

from coursegen.layout.frames import ChartFigure, ChartFrame
from coursegen.writers.dating import moment
from coursegen.writers.package import EARLIEST, OFFICE, Part
from coursegen.writers.pptx.palette import Palette
from coursegen.writers.xml_text import escape

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CATEGORY_AXIS, _VALUE_AXIS = 111111111, 222222222
_LABEL_WIDTH = 24
_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_BARE = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
_ONLY_VALUES = (
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def chart_parts(palette: Palette, chart: ChartFrame, number: int) -> tuple[Part, Part]:
    """The chart part and the workbook its data stands in."""
    workbook = Part(f"ppt/embeddings/workbook{number}.xlsx", WORKBOOK_TYPE, _workbook(chart))
    part = Part(f"ppt/charts/chart{number}.xml", CHART_TYPE, b"")
    relation = part.relate(f"{OFFICE}/package", workbook.name)
    plot = _doughnut(palette, chart) if chart.form == "doughnut" else _bars(palette, chart)
    part.holding(
        f'<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart>'
        f'<c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>{plot}</c:plotArea><c:plotVisOnly val="1"/>'
        f'<c:dispBlanksAs val="gap"/></c:chart>{_text(palette, "ink", "regular")}'
        f'<c:externalData r:id="{relation}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )
    return part, workbook


def _workbook(chart: ChartFrame) -> bytes:
    """A sheet with the labels in its first column and the values in its second; no text becomes a formula."""
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": moment()})
        sheet = workbook.add_worksheet()
        number = workbook.add_format({"num_format": _number_format(chart)})
        sheet.set_column(0, 0, _LABEL_WIDTH)
        sheet.write_string(0, 1, chart.name)
        for row, figure in enumerate(chart.figures, 1):
            sheet.write_string(row, 0, figure.label)
            sheet.write_number(row, 1, figure.value, number)
    return _portable(stream.getvalue())


def _portable(workbook: bytes) -> bytes:
    """The workbook without a trace of the system it was made on, which its zip entries name."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(entry, source.read(name))
    return stream.getvalue()


def _number_format(chart: ChartFrame) -> str:
    whole = all(figure.value == round(figure.value) for figure in chart.figures)
    unit = chart.unit.replace('"', "")
    return ("0" if whole else "0.0") + (f'"{unit}"' if unit else "")


def _bars(palette: Palette, chart: ChartFrame) -> str:
    direction = "bar" if chart.form == "bar" else "col"
    points = "".join(_point(palette, i, figure) for i, figure in enumerate(chart.figures))
    series = _series(chart, f'<c:invertIfNegative val="0"/>{points}{_labels(palette, chart, "ink")}')
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="54"/><c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/></c:barChart>'
        f"{_category_axis(palette, chart)}{_value_axis(chart)}"
    )


def _doughnut(palette: Palette, chart: ChartFrame) -> str:
    line = f'<a:ln w="12700">{palette.fill("paper")}</a:ln>'
    points = "".join(
        f'<c:dPt><c:idx val="{i}"/><c:bubble3D val="0"/><c:spPr>{palette.fill(figure.colour)}{line}</c:spPr></c:dPt>'
        for i, figure in enumerate(chart.figures)
    )
    series = _series(chart, points + _labels(palette, chart, "on"))
    return (
        f'<c:doughnutChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/><c:holeSize val="67"/>'
        "</c:doughnutChart>"
    )


def _series(chart: ChartFrame, look: str) -> str:
    """The one series: its name, its look, its categories and values, where the workbook has them."""
    last = len(chart.figures) + 1
    labels = _cached(figure.label for figure in chart.figures)
    values = _cached(f"{figure.value:g}" for figure in chart.figures)
    name = _cached([chart.name])
    return (
        f'<c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache>{name}'
        f"</c:strCache></c:strRef></c:tx>{look}<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache>{labels}"
        f"</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!$B$2:$B${last}</c:f><c:numCache>"
        f"<c:formatCode>{escape(_number_format(chart))}</c:formatCode>{values}</c:numCache></c:numRef></c:val></c:ser>"
    )


def _cached(texts: Iterable[str]) -> str:
    points = [f'<c:pt idx="{i}"><c:v>{escape(text)}</c:v></c:pt>' for i, text in enumerate(texts)]
    return f'<c:ptCount val="{len(points)}"/>{"".join(points)}'


def _point(palette: Palette, index: int, figure: ChartFigure) -> str:
    return (
        f'<c:dPt><c:idx val="{index}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr>{palette.fill(figure.colour)}</c:spPr></c:dPt>"
    )


def _labels(palette: Palette, chart: ChartFrame, colour: str) -> str:
    """The values beside the figures, bold where the figure is."""
    position = "" if chart.form == "doughnut" else '<c:dLblPos val="outEnd"/>'
    each = "".join(
        f'<c:dLbl><c:idx val="{i}"/>{_BARE}{_text(palette, colour, "bold")}{position}{_ONLY_VALUES}</c:dLbl>'
        for i, figure in enumerate(chart.figures)
        if figure.bold
    )
    return f"<c:dLbls>{each}{_BARE}{_text(palette, colour, 'regular')}{position}{_ONLY_VALUES}</c:dLbls>"


def _text(palette: Palette, colour: str, weight: str) -> str:
    size = round(palette.theme.type["body"].size * 100)
    bold = int(weight == "bold")
    run = f'<a:defRPr {palette.lang} sz="{size}" b="{bold}">{palette.fill(colour)}{palette.faces}</a:defRPr>'
    return f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{run}</a:pPr><a:endParaRPr {palette.lang}/></a:p></c:txPr>"


def _category_axis(palette: Palette, chart: ChartFrame) -> str:
    side, order = ("l", "maxMin") if chart.form == "bar" else ("b", "minMax")
    line = f'<c:spPr><a:ln w="9525">{palette.fill("rule")}</a:ln></c:spPr>'
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/>{line}{_text(palette, "ink", "regular")}<c:crossAx val="{_VALUE_AXIS}"/>'
        '<c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:noMultiLvlLbl val="0"/></c:catAx>'
    )


def _value_axis(chart: ChartFrame) -> str:
    """The value axis, unseen: bars begin at zero."""
    side = "b" if chart.form == "bar" else "l"
    least = '<c:min val="0"/>' if all(figure.value >= 0 for figure in chart.figures) else ""
    return (
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>{least}</c:scaling>'
        f'<c:delete val="1"/><c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="autoZero"/></c:valAx>'
    )
