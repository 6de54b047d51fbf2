"""Native animations: frames that appear click by click, bars that empty over their minutes.

Everything is in the main sequence, which PowerPoint, WPS and LibreOffice Impress all play in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, groupby

from coursegen.layout.frames import Appear, Empty, Motion

Moving = tuple[int, Motion]
"""A shape id and how the shape moves."""
Playing = tuple[int, bool]
"""The shape id of a recording, and whether it is a video."""

_START = '<p:stCondLst><p:cond delay="{delay}"/></p:stCondLst>'
_ENDS = (
    '<p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:prevCondLst>'
    '<p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:nextCondLst>'
)
WIPE_FROM_LEFT = 8


def timing_xml(moving: Sequence[Moving], playing: Sequence[Playing] = ()) -> str:
    """The ``p:timing`` element of a slide; empty when nothing moves or plays."""
    if not moving and not playing:
        return ""
    ids = count(3)
    clicks = "".join(_click(ids, batch) for batch in _batches(moving))
    main = (
        '<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq">'
        f"<p:childTnLst>{clicks}</p:childTnLst></p:cTn>{_ENDS}</p:seq>"
    )
    media = "".join(_media(ids, shape, is_video) for shape, is_video in playing)
    root = (
        '<p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot">'
        f"<p:childTnLst>{main if moving else ''}{media}</p:childTnLst></p:cTn>"
    )
    return f"<p:timing><p:tnLst><p:par>{root}</p:par></p:tnLst></p:timing>"


def _media(ids: Iterator[int], shape: int, is_video: bool) -> str:
    """A recording or video that waits to be clicked."""
    kind = "video" if is_video else "audio"
    node = f'<p:cTn id="{next(ids)}" fill="hold" display="0">{_START.format(delay="indefinite")}</p:cTn>'
    return f'<p:{kind}><p:cMediaNode vol="80000">{node}{_target(shape)}</p:cMediaNode></p:{kind}>'


def _batches(moving: Sequence[Moving]) -> Iterator[list[Moving]]:
    """What each click sets going: first what appears, click by click, then the bars."""
    appearing = sorted((item for item in moving if isinstance(item[1], Appear)), key=lambda item: item[1].click)
    for _, batch in groupby(appearing, key=lambda item: item[1].click):
        yield list(batch)
    bars = sorted((item for item in moving if isinstance(item[1], Empty)), key=lambda item: item[1].click)
    for _, batch in groupby(bars, key=lambda item: item[1].click):
        yield list(batch)


def _click(ids: Iterator[int], batch: list[Moving]) -> str:
    outer = next(ids)
    steps, delay = [], 0
    for number, (shape, motion) in enumerate(batch):
        kind = "clickEffect" if number == 0 else "withEffect" if isinstance(motion, Appear) else "afterEffect"
        steps.append((delay, _effect(ids, shape, motion, kind)))
        delay += round(motion.seconds * 1000) if isinstance(motion, Empty) else 0
    return _par(outer, "indefinite", "".join(_together(ids, steps)))


def _together(ids: Iterator[int], steps: list[tuple[int, str]]) -> Iterator[str]:
    """One inner group a delay: effects that start together share it."""
    for delay, members in groupby(steps, key=lambda step: step[0]):
        yield _par(next(ids), str(delay), "".join(effect for _, effect in members))


def _par(id: int, delay: str, children: str) -> str:
    start = f'<p:cTn id="{id}" fill="hold">{_START.format(delay=delay)}'
    return f"<p:par>{start}<p:childTnLst>{children}</p:childTnLst></p:cTn></p:par>"


def _effect(ids: Iterator[int], shape: int, motion: Motion, kind: str) -> str:
    if isinstance(motion, Appear):
        preset, change = 'presetID="1" presetClass="entr" presetSubtype="0"', ""
        end = _visibility(ids, shape, "visible", 0)
    else:
        length = round(motion.seconds * 1000)
        preset = f'presetID="22" presetClass="exit" presetSubtype="{WIPE_FROM_LEFT}"'
        change = (
            f'<p:animEffect transition="out" filter="wipe(left)"><p:cBhvr><p:cTn id="{next(ids)}" dur="{length}"/>'
            f"{_target(shape)}</p:cBhvr></p:animEffect>"
        )
        end = _visibility(ids, shape, "hidden", max(0, length - 1))
    own = next(ids)
    return (
        f'<p:par><p:cTn id="{own}" {preset} fill="hold" nodeType="{kind}">{_START.format(delay=0)}'
        f"<p:childTnLst>{change}{end}</p:childTnLst></p:cTn></p:par>"
    )


def _visibility(ids: Iterator[int], shape: int, value: str, delay: int) -> str:
    start = f'<p:cTn id="{next(ids)}" dur="1" fill="hold">{_START.format(delay=delay)}</p:cTn>'
    attribute = "<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst>"
    return f'<p:set><p:cBhvr>{start}{_target(shape)}{attribute}</p:cBhvr><p:to><p:strVal val="{value}"/></p:to></p:set>'


def _target(shape: int) -> str:
    return f'<p:tgtEl><p:spTgt spid="{shape}"/></p:tgtEl>'
