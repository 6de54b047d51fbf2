"""Templates that reach for what is not theirs, or never end: each is refused with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursegen.build import plan_course
from coursegen.builtin import templates_folder
from coursegen.problems import TemplateError
from coursegen.rendering import PRODUCTS, Material, Renderer, load_phrases, sandbox, turns

OUTLINE = "title: 课\nsections:\n  - 甲: [乙]\n"
BROCHURE = next(product for product in PRODUCTS if product.name == "brochure")

REFUSED = {
    "classes": "{{ ''.__class__.__mro__ }}",
    "classes by filter": "{{ ''|attr('__class__') }}",
    "classes by index": "{{ course['__class__'] }}",
    "globals": "{{ t.__init__.__globals__ }}",
    "globals of a macro": "{% macro m() %}{% endmacro %}{{ m.__globals__ }}",
    "subclasses": "{{ [].__class__.__base__.__subclasses__() }}",
    "format": "{{ '{0.__class__}'.format(course) }}",
    "code": "{{ course.sections.__iter__.__self__.__class__ }}",
    "generator": "{{ (course.sections|map('upper')).gi_frame }}",
    "open": "{{ open('/etc/hostname').read() }}",
    "import": "{{ __import__('os') }}",
    "file outside": "{% include '../../../../etc/hostname' %}",
    "absolute file": "{% include '/etc/hostname' %}",
    "change": "{{ course.sections.append(1) }}",
    "change of a list": "{% set x = [] %}{{ x.append(1) }}",
    "range": "{% for i in range(99999999) %}{% endfor %}",
    "words without end": "{{ lipsum(100000000) }}",
    "doubled text": "{% set s = namespace(x='x') %}{% for i in range(64) %}{% set s.x = s.x + s.x %}{% endfor %}",
    "text": "{{ 'x' * 1000000000 }}",
    "text the other way": "{{ 1000000000 * 'x' }}",
    "list": "{{ [1] * 1000000000 }}",
    "power": "{{ 9 ** 9 ** 9 }}",
    "width": "{{ '%1000000000d' % 1 }}",
    "padding": "{{ 'x'.center(1000000000) }}",
    "macro in itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "template in itself": "{% include 'brochure.html.j2' %}",
    "block in itself": "{% extends 'brochure.html.j2' %}",
    "division": "{{ 1 / 0 }}",
    "sum with words": "{{ 1 + 'a' }}",
    "unknown name": "{{ nothing }}",
    "unknown filter": "{{ 1|nothing }}",
    "syntax": "{% for %}",
    "no end": "{% for i in [1] %}",
}


def render(folder: Path, template: str) -> str:
    (folder / "o.yaml").write_text(OUTLINE, "utf-8")
    (folder / "brochure.html.j2").write_text("\n\n" + template, "utf-8")
    planned = plan_course(folder / "o.yaml")
    phrases = load_phrases([templates_folder() / "phrases"], "zh-Hans")
    return Renderer([folder]).render(BROCHURE, Material(planned.course, planned.timetable, phrases))


@pytest.mark.parametrize("template", REFUSED.values(), ids=REFUSED)
def test_what_a_template_may_not_do_is_refused_with_its_line(tmp_path: Path, template: str) -> None:
    with pytest.raises(TemplateError) as caught:
        render(tmp_path, template)
    (problem,) = caught.value.problems
    if problem.code != "template-missing":
        assert problem.source and problem.source.file.endswith("brochure.html.j2") and problem.source.line == 3


ENDLESS = {
    "loops in loops": "{% for a in range(9000) %}{% for b in range(9000) %}{% endfor %}{% endfor %}",
    "loops over a list": "{% for a in L %}{% for b in L %}{% for c in L %}{% endfor %}{% endfor %}{% endfor %}",
    "loops with a condition": "{% for a in range(9000) %}{% for b in range(9000) if b < 0 %}{% endfor %}{% endfor %}",
    "a loop over what a filter gives": "{% for a in range(999) %}{% for b in L|select %}{% endfor %}{% endfor %}",
    "a filter in loops": "{% for a in L %}{% for b in L %}{% if L|sum < 0 %}{% endif %}{% endfor %}{% endfor %}",
    "a loop in itself": "{% for a in L recursive %}{% if loop.depth < 9 %}{{ loop(L) }}{% endif %}{% endfor %}",
    "a macro that calls itself twice": "{% macro m(n) %}{{ m(n - 1) ~ m(n - 1) if n }}{% endmacro %}{{ m(60) }}",
    "a file that takes itself in twice": "{% set n = n|default(60) - 1 %}{% for i in (1, 2) if n %}"
    "{% include 'brochure.html.j2' %}{% endfor %}",
}


@pytest.mark.parametrize("template", ENDLESS.values(), ids=ENDLESS)
def test_loops_and_calls_that_give_no_output_come_to_an_end(
    tmp_path: Path, template: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "MOST_TURNS", 100_000)
    with pytest.raises(TemplateError) as caught:
        render(tmp_path, template.replace("L", str(list(range(200)))))
    (problem,) = caught.value.problems
    assert problem.code == "template-endless"
    assert problem.source and problem.source.file.endswith("brochure.html.j2") and problem.source.line == 3


def test_loops_know_their_length_and_end_whatever_they_go_through(tmp_path: Path) -> None:
    loops = ("[3, 4]", "[3, 4]|select", "{3: 1, 4: 1}", "range(3, 5)", "(3, 4)|map('int')")
    each = "{%% for x in %s %%}{{ x }}/{{ loop.length }}{{ ';' if loop.last else ',' }}{%% endfor %%}"
    assert render(tmp_path, "".join(each % loop for loop in loops)) == "\n\n" + "3/2,4/2;" * len(loops)


def test_a_document_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MOST_CHARACTERS", 1000)
    with pytest.raises(TemplateError, match="1000 characters"):
        render(tmp_path, "{% for i in range(400) %}<p>{{ i }}</p>{% endfor %}")


def test_sums_and_small_repetitions_are_allowed(tmp_path: Path) -> None:
    assert (
        render(tmp_path, "{{ 3 * 4 }}{{ 'ab' * 2 }}{{ 7 % 4 }}{{ '%02d' % 5 }}{{ 'x'.center(3) }}")
        == "\n\n12abab305 x "
    )
