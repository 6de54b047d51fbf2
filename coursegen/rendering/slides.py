"""Where a deck's slides stand, for the documents that cite and show them."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from coursegen.course import Course


class SlideIndex(Struct, frozen=True):
    """Where a deck's slides stand: numbers by activity key, by place in the outline, and their titles by number."""

    by_activity: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    by_place: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    titles: Mapping[int, str] = field(default_factory=dict)


class FramingSlides(Struct, frozen=True):
    """The slides that frame a section: before its first lesson and after it; the first opens with the course's."""

    opening: tuple[int, ...]
    closing: tuple[int, ...]


def framing_slides(course: Course, slides: SlideIndex) -> tuple[FramingSlides, ...]:
    """The slides around the lessons of each section; a ceremony may stand before those that open it."""
    framed = []
    for number, section in enumerate(course.sections):
        lessons = [activity for activity in section.activities if activity.kind != "ceremony"] or section.activities
        shown = [slide for activity in lessons for slide in slides.by_activity.get(activity.key, ())]
        own = slides.by_place.get(str(section.written_at), ())
        before = () if number else (course, *((course.trainer,) if course.trainer else ()), *course.objectives[:1])
        opening = [slide for node in before for slide in slides.by_place.get(str(node.written_at), ())]
        first = min(shown, default=max((*own, 0)) + 1)
        framed.append(
            FramingSlides(
                tuple(sorted(slide for slide in {*opening, *own} if slide < first)),
                tuple(slide for slide in own if slide > first),
            )
        )
    return tuple(framed)
