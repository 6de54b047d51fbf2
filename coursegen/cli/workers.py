"""Courses made one after the other, or several at once in processes of their own.

A worker only makes documents; saving, telling and counting stay with the main process, in the order of the outlines.
So whatever the number of workers, the same is said in the same order, and a worker that ends leaves nothing behind.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from coursegen.build import Made

Make = Callable[[Path], "Made"]
"""Makes the documents of an outline; can be sent to another process."""
MOST_WORKERS = 8
"""More than that wait for the disk and fill the memory."""
_WORTH_A_WORKER = 2
"""A worker takes half a second to start, as long as half a course."""


def sensible_jobs(courses: int) -> int:
    """How many courses to make at once when nobody says."""
    return max(1, min(os.cpu_count() or 1, MOST_WORKERS, courses // _WORTH_A_WORKER))


def made_courses(outlines: Iterable[Path], make: Make, jobs: int) -> Generator[tuple[Path, Callable[[], Made]]]:
    """Each outline, in order, with what gives its documents or raises what is wrong with it."""
    if jobs == 1:
        for number, path in enumerate(outlines):
            if number:
                gc.collect()
            yield path, lambda path=path: make(path)  # type: ignore[misc]
        return
    with _workers(jobs) as pool:
        waiting = iter(outlines)
        running = deque((path, _submitted(pool, make, path)) for path in islice(waiting, jobs + 1))
        while running:
            path, future = running.popleft()
            yield path, lambda path=path, future=future: _result(future, make, path)  # type: ignore[misc]
            for following in islice(waiting, 1):
                running.append((following, _submitted(pool, make, following)))


def _result(future: Future[Made] | None, make: Make, path: Path) -> Made:
    """What a worker made; made here when the workers are gone, as when the system takes their memory."""
    from concurrent.futures.process import BrokenProcessPool

    try:
        return future.result() if future else make(path)
    except BrokenProcessPool:
        return make(path)


def _submitted(pool: ProcessPoolExecutor, make: Make, path: Path) -> Future[Made] | None:
    from concurrent.futures.process import BrokenProcessPool

    try:
        with _interrupts_wait():
            return pool.submit(make, path)
    except BrokenProcessPool:
        return None


@contextmanager
def _interrupts_wait() -> Iterator[None]:
    """Keeps Ctrl-C for later, also in the processes that begin meanwhile, which could not answer it decently yet."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    from multiprocessing.resource_tracker import ensure_running

    ensure_running()  # Python 3.11 starts it with the first worker, and lets signals in again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _workers(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Workers that end with this process; they start anew on every system, so that all behave alike."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _begin)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    """Prepares a worker: Ctrl-C is the main process's to answer, and when that is killed the worker ends too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(500_000, 20, 20)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    if parent := parent_process():
        wait([parent.sentinel])
        os._exit(1)
