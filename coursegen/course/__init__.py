"""The course model: what an outline says, as frozen objects that know where they were written."""

from coursegen.course.activities import BLOCK_KEYS, KINDS, Activity
from coursegen.course.cases import Case
from coursegen.course.model import Course, Section
from coursegen.course.node import Node, TrainerOnly
from coursegen.course.view import View, trainee_view

__all__ = [
    "BLOCK_KEYS", "KINDS", "Activity", "Case", "Course", "Node", "Section", "TrainerOnly", "View", "trainee_view",
]  # fmt: skip
