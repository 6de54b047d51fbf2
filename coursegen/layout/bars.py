"""Module bars: the parts of the course at the right edge of full-bleed slides."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from coursegen.content.deck import Module
from coursegen.layout.canvas import Canvas, Look, group
from coursegen.layout.frames import Box, Frame

MOST_NAMED = 8
_RIGHT_EDGE = 960.0


class _Stack(Struct, frozen=True):
    """How high the bars of a course are, and where they lie."""

    count: int

    @property
    def gap(self) -> float:
        """The distance between bars."""
        return 18 if self.count <= 5 else 12 if self.count <= 7 else 8 if self.count <= 12 else 4

    @property
    def height(self) -> float:
        """The height of a bar."""
        return min(54.0, (342 - self.gap * (self.count - 1)) / self.count)

    def top(self, index: int) -> float:
        """Where a bar begins, all of them centred between 99 and 441."""
        whole = self.height * self.count + self.gap * (self.count - 1)
        return 270 - whole / 2 + index * (self.height + self.gap)


def named_bars(canvas: Canvas, modules: Sequence[Module], done: bool = False) -> list[Frame]:
    """Bars that step to the left, numbered and named: on the cover, and ticked off on the closing slide."""
    if len(modules) > MOST_NAMED:
        return numbered_bars(canvas, modules)
    stack = _Stack(len(modules))
    if len(modules) < 2:
        return []
    widths = [192 + 192 * i / (len(modules) - 1) for i in range(len(modules))]
    room = widths[0] - stack.height - 24
    look = Look("body", "ondeep", anchor="middle", lines=1)
    choices = [look, look.but(lines=2), look.but(role="label", lines=2), look.but(role="foot", lines=3)]
    look = canvas.agree(choices, [module.name for module in modules], room, stack.height)
    frames: list[Frame] = []
    for i, (module, width) in enumerate(zip(modules, widths, strict=True)):
        place = Box(_RIGHT_EDGE - width, stack.top(i), width, stack.height)
        frames.append(group(f"module {i + 1}", _named(canvas, (i + 1, module), place, (look, done))))
    return frames


def _named(canvas: Canvas, item: tuple[int, Module], box: Box, setting: tuple[Look, bool]) -> list[Frame]:
    (number, module), (look, done) = item, setting
    h = box.h
    digit = Look("lead" if h >= 36 else "body", "deep" if done else "ondeep", True)
    name = Box(box.x + h + 14, box.y, box.w - h - 24, h)
    return [
        canvas.panel("bar", Box(box.x + h, box.y, box.w - h, h), "deep2" if done else "deep1"),
        canvas.badge(Box(box.x, box.y, h, h), str(number), digit, "paper" if done else "deep3"),
        canvas.text("name", name, module.name, look),
    ]


def numbered_bars(canvas: Canvas, modules: Sequence[Module]) -> list[Frame]:
    """Short bars with numbers, the current one longer and white: on dividers and pauses."""
    if len(modules) < 2:
        return []
    stack = _Stack(len(modules))
    role = "lead" if stack.height >= 36 else "body" if stack.height >= 27 else "foot"
    frames: list[Frame] = []
    for i, module in enumerate(modules):
        bar = Box(_RIGHT_EDGE - (120 if module.current else 60), stack.top(i), 60, stack.height)
        look = Look(role, "deep" if module.current else "ondeepm", module.current)
        fill = "paper" if module.current else "deep1"
        shown: list[Frame] = [canvas.panel("bar", replace(bar, w=_RIGHT_EDGE - bar.x), fill)]
        if bar.h >= 15:
            look = look.but(align="center", anchor="middle", lines=1)
            shown.append(canvas.text("number", bar, str(i + 1), look))
        frames.append(group(f"module {i + 1}", shown))
    return frames
