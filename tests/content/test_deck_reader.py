from __future__ import annotations

import pytest

from coursegen.content.deck import Compare, Points, Steps
from coursegen.content.deck_reader import read_deck
from coursegen.problems import Source, TemplateError

PAGE = """<body data-language="zh-Hans">
<title>课程</title>
<nav><ul><li>模块一</li></ul></nav>
{sections}
</body>"""


def read(sections: str):  # type: ignore[no-untyped-def]
    return read_deck(PAGE.format(sections=sections), "deck.html.j2")


def faults(sections: str) -> list[tuple[int, str]]:
    """The lines and words of what is wrong with some sections."""
    with pytest.raises(TemplateError) as error:
        read(sections)
    return [(p.source.line, str(p.values["what"])) for p in error.value.problems if p.source]


def test_deck_has_title_language_and_parts() -> None:
    deck = read("")
    assert (deck.title, deck.language, [part.name for part in deck.parts]) == ("课程", "zh-Hans", ["模块一"])


def test_elements_become_the_fields_of_their_class() -> None:
    deck = read(
        '<section class="points numbered" data-at="c.yaml:3:1" data-section="0"><h1>要点</h1>'
        '<ul class="items"><li class="highlighted"><b class="name">听</b><span class="text">听完</span></li></ul>'
        "</section>"
    )
    (slide,) = deck.slides
    assert isinstance(slide, Points) and slide.numbered and slide.at == Source("c.yaml", 3, 1) and slide.section == 0
    assert (str(slide.items[0].name), str(slide.items[0].text), slide.items[0].highlighted) == ("听", "听完", True)


def test_lists_may_hold_lists() -> None:
    (slide,) = read(
        '<section class="compare"><h1>对比</h1><ul class="sides"><li data-stance="do"><b class="title">宜</b>'
        '<ul class="items"><li>起身</li><li>看着他</li></ul></li></ul></section>'
    ).slides
    assert isinstance(slide, Compare) and slide.sides[0].stance == "do"
    assert [str(item) for item in slide.sides[0].items] == ["起身", "看着他"]


def test_marks_and_links_are_kept() -> None:
    (slide,) = read(
        '<section class="steps"><h1>步骤</h1><ol class="steps"><li><b class="name">先<strong>听</strong>，'
        '<a href="https://example.org">再问</a></b></li></ol></section>'
    ).slides
    assert isinstance(slide, Steps)
    runs = slide.steps[0].name.runs
    assert [run.text for run in runs] == ["先", "听", "，", "再问"]
    assert runs[1].marks == {"strong"} and runs[3].link == "https://example.org"


def test_white_space_is_folded() -> None:
    (slide,) = read('<section class="quote"><h1>  题\n  目 </h1><p class="text">一\n<b>二</b> </p></section>').slides
    assert str(slide.title) == "题 目"


@pytest.mark.parametrize(
    ("section", "line", "what"),
    [
        ('<section class="poitns"><h1>题</h1></section>', 4, "poitns"),
        ('<section class="points loud"><h1>题</h1><ul class="items"/></section>', 4, "loud"),
        (
            '<section class="points">\n<h1>题</h1>\n<p class="subtitle">副题</p>\n<ul class="items"/></section>',
            6,
            "subtitle",
        ),
        ('<section class="points">\n<h1>题</h1></section>', 4, "items"),
        ('<section class="quote"><h1>题</h1>stray<p class="text">一</p></section>', 4, "stray"),
        ('<section class="quote">stray<h1>题</h1><p class="text">一</p></section>', 4, "stray"),
        ('<section class="quote"><h1>题</h1><p class="text">一<u>二</u></p></section>', 4, "<u>"),
        ('<section class="quote" style="x"><h1>题</h1><p class="text">一</p></section>', 4, "style="),
        ('<section class="chart" data-form="pie"><h1>题</h1></section>', 4, "pie"),
        ('<section class="quote" data-reveal="no"><h1>题</h1><p class="text">一</p></section>', 4, "data-reveal"),
        ('<section class="points"><h1>题</h1><p class="items">一</p></section>', 4, "items"),
        ('<section class="points"><h1>题</h1><ul class="items"><p>一</p></ul></section>', 4, "<p>"),
        ("<div>一</div>", 4, "<div>"),
    ],
)
def test_what_is_not_of_the_vocabulary_is_a_problem_with_its_line(section: str, line: int, what: str) -> None:
    found = faults(section)
    assert any(at == line and what in said for at, said in found), found


def test_all_problems_are_told_at_once() -> None:
    assert len(faults('<section class="nothing"/>\n<section class="nowhere"/>')) == 2


def test_text_that_is_not_xml_is_a_problem_with_its_line() -> None:
    with pytest.raises(TemplateError) as error:
        read_deck("<body>\n<p>\n</body>", "deck.html.j2")
    (problem,) = error.value.problems
    assert problem.code == "template-xml" and problem.source is not None and problem.source.file == "deck.html.j2"
