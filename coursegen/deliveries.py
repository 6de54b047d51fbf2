"""An outline and the name of a variant in, or a delivery file: the course out as that client gets it.

The base of an outline is the delivery to nobody in particular: it goes through unchanged.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from coursegen.outline import Delivery, read_delivery
from coursegen.problems import Problem
from coursegen.schedule import Terms, fitted


def deliver(path: Path, variant: str | None = None) -> Delivery:
    """The delivery with its course cut and shortened as it says; raises :class:`OutlineError` when unreadable.

    Hours that cannot be reached are among its problems.
    """
    delivery = read_delivery(path, variant)
    asked = delivery.variant
    if asked is None:
        return delivery
    days = asked.schedule.days if asked.schedule and "days" in asked.schedule.model_fields_set else None
    course, over = fitted(delivery.course, Terms(delivery.gone, asked.hours, days))
    problems = [Problem("variant-over", delivery.at, {"over": over, "minutes": asked.hours})] if over else []
    return replace(delivery, course=course, problems=(*problems, *delivery.problems))
