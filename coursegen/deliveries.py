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
    if delivery.variant is None:
        return delivery
    course, over = fitted(delivery.course, Terms(delivery.gone, delivery.hours, delivery.days))
    problems = [Problem("variant-over", delivery.at, {"over": over, "minutes": delivery.hours})] if over else []
    return replace(delivery, course=course, problems=(*problems, *delivery.problems))
