"""A handful of slides, one line a frame; ``pytest tests/layout --update-goldens`` writes them anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest

from coursegen.content import deck as d
from coursegen.content.inline import RichText, Run
from coursegen.layout.frames import Box, Frame, Group, LaidOutDeck, Shape, TableFrame


def r(text: str) -> RichText:
    return RichText((Run(text),))


STEPS = d.Steps(
    title=r("平息不满七步：顺序不能倒"),
    steps=tuple(
        d.StepItem(r(name), r(text), r(group), r("必要时才做" if name == "致歉" else ""), name == "致歉")
        for name, text, group in (
            ("隔离", "请到安静处坐下来说", "先处理心情"), ("安抚", "先认感受再问事情", "先处理心情"),
            ("致歉", "该道歉时说清为什么", "先处理心情"), ("收集", "问全时间经过和诉求", "再处理事情"),
            ("方案", "给出两个可选的办法", "再处理事情"), ("征询", "问一句这样行不行", "再处理事情"),
            ("跟踪", "说到做到主动回电话", "留住信任"),
        )
    ),
    takeaway=r("卡在哪一步，就退回上一步。"),
)  # fmt: skip
POINTS = d.Points(
    title=r("People who complain want four things"),
    items=(
        d.Named(r("To be taken seriously"), r("Stop, stand up, look at them")),
        d.Named(r("To be heard to the end"), r("Do not cut in; note three key words")),
        d.Named(r("To see something happen"), r("Make the first call in front of them")),
        d.Named(r("To know what comes next"), r("Say who will act, and by what time")),
    ),
)
ROLES = d.Roles(
    title=r("三人一组，把老板请到椅子上"),
    label=r("角色演练"),
    detail=r("3 轮，每轮 10 分钟"),
    colour="drill",
    roles=(
        d.RoleItem(r("客户"), r("酒店业主"), (r("25日开业，跑了三趟才松口"),), r("内情在角色卡上，不外传")),
        d.RoleItem(r("营业员"), r("柜台值班"), (r("请他坐下，问清三件事"),), r("不可以推给别的部门")),
        d.RoleItem(r("观察员"), r("坐在侧面"), (r("只看，不插话"),), r("反馈先说做到的")),
    ),
    phases=(
        d.PhaseItem(r("准备"), r("3 分钟"), 3),
        d.PhaseItem(r("演练"), r("4 分钟"), 4),
        d.PhaseItem(r("反馈"), r("3 分钟"), 3),
    ),
    rotation=r("一轮结束，三人顺时针换角色；三轮以后，人人都当过营业员。"),
)
STATIONS = d.Roles(
    title=r("四站輪轉：接待、報裝、諮詢、現場"),
    label=r("分組並行"),
    detail=r("4 輪，每輪 6 分鐘"),
    colour="drill",
    roles=tuple(
        d.RoleItem(r(name), r(title), (r(task), r("產出：過關章")), r(place))
        for name, title, task, place in (
            ("接待站", "三種來客", "客戶、領導、第三方先後進門，各接一次", "東北角"),
            ("報裝站", "六步一次說清", "從問用途走到接電回訪", "東南角"),
            ("諮詢站", "五步答到心裡", "接住一個一時答不準的問題", "西南角"),
            ("現場站", "值班長一天三巡", "按開門前、高峰時、關門前，各巡一遍大廳", "西北角"),
        )
    ),
    phases=tuple(
        d.PhaseItem(r(name), r(f"{minutes} 分鐘"), minutes)
        for name, minutes in (("說明", 2), *((f"第 {n} 輪", 6) for n in (1, 2, 3, 4)), ("總結", 4))
    ),
    rotation=r("聽鈴同時換站，4 站都走到。"),
)
LEVELS = d.Levels(
    title=r("服務有三層，客戶記住的是第三層"),
    levels=(
        d.Named(r("基本服務"), r("把業務辦完：電費收了，票據給了"), r("「辦完了。」")),
        d.Named(r("滿意服務"), r("辦業務，也照顧心情：排隊時報一聲還有幾位"), r("「挺舒服。」")),
        d.Named(r("超值服務"), r("想在客戶開口之前：教老人設好代扣，免得再跑"), r("「下次還找你。」"), True),
    ),
)
TABLE = d.Table(
    title=r("他要的不是道歉，是25日能开门"),
    label=r("案例3"),
    colour="case",
    heads=(r("他说的"), r("他怕的"), r("我们先做的")),
    rows=(
        d.TableRow((r("“你们领导是谁？”"), r("没人把他当回事"), r("起身请坐，报上姓名：这件事我来跟到底"))),
        d.TableRow((r("“电话打了三次。”"), r("这一趟又白跑"), r("当着他的面打给验收班，开免提"))),
    ),
    result=True,
)


@pytest.mark.parametrize(
    ("name", "slide", "language"),
    [
        ("procedure", STEPS, "zh-Hans"),
        ("points-english", POINTS, "en"),
        ("role-play", ROLES, "zh-Hans"),
        ("stations", STATIONS, "zh-Hant"),
        ("levels-traditional", LEVELS, "zh-Hant"),
        ("analysis", TABLE, "zh-Hans"),
    ],
)
def test_slide_is_laid_out_as_written_down(
    lay_out: Callable[..., LaidOutDeck], golden: Callable[[str, str], None], name: str, slide: d.Slide, language: str
) -> None:
    deck = lay_out(slide, language=language)
    golden(name, "\n".join(line for laid_out in deck.slides for line in lines(laid_out.frames, "")) + "\n")


def lines(frames: Sequence[Frame], indent: str) -> Iterator[str]:
    """A line for each frame: its place, its name, its look, its text."""
    for frame in frames:
        if isinstance(frame, Group):
            yield f"{indent}{frame.name}"
            yield from lines(frame.frames, indent + "  ")
        elif isinstance(frame, TableFrame):
            measures = f"columns {numbers(frame.widths)} rows {numbers(frame.heights)}"
            yield f"{indent}{place(frame.box)} {frame.name} {measures}"
            for row in frame.rows:
                yield f"{indent}  {words(' | '.join(p.text for cell in row for p in cell.paragraphs))}"
        else:
            text = f" {look(frame)} {words(frame.text)}" if isinstance(frame, Shape) and frame.text else ""
            fill = f" [{frame.fill}]" if isinstance(frame, Shape) and frame.fill else ""
            yield f"{indent}{place(frame.box)} {frame.name}{fill}{text}"


def place(box: Box) -> str:
    return f"({numbers((box.x, box.y))}) {box.w:.4g} x {box.h:.4g}"


def numbers(values: Sequence[float]) -> str:
    return " ".join(f"{value:.4g}" for value in values)


def look(shape: Shape) -> str:
    span = shape.paragraphs[0].spans[0]
    return f"{span.size:g}{' bold' if span.bold else ''} {span.colour}"


def words(text: str) -> str:
    return "“" + text.replace("\v", "/").replace("\n", "¶") + "”"
