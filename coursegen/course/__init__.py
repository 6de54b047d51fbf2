"""The course model: what an outline says, as frozen objects that know where they were written."""

from coursegen.course.activities import KINDS, kind_of
from coursegen.course.activity import BLOCK_KEYS, Activity
from coursegen.course.cases import Case
from coursegen.course.library import Library
from coursegen.course.model import Course, DeliveryFile, Section, Variant
from coursegen.course.node import Node, TrainerOnly
from coursegen.course.silence import SILENCEABLE, keepers, unsilenced
from coursegen.course.view import View, trainee_view

__all__ = [
    "BLOCK_KEYS", "KINDS", "SILENCEABLE", "Activity", "Case", "Course", "DeliveryFile", "Library", "Node", "Section",
    "TrainerOnly", "Variant", "View", "keepers", "kind_of", "trainee_view", "unsilenced",
]  # fmt: skip
