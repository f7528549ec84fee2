"""A crowd of workers: tasks done side by side, results in the order of the tasks."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


Task = TypeVar("Task")
Result = TypeVar("Result")
#: tasks ahead for each worker: enough that none waits, few enough that results don't pile up
AHEAD = 4


class Failed(NamedTuple):
    """A task that ended in an error of ours."""

    reason: str


def crowd(jobs: int) -> Executor:
    """Return *jobs* processes; for one, this process does it."""
    return ProcessPoolExecutor(jobs) if jobs > 1 else ThreadPoolExecutor(1)


def done(
    executor: Executor, jobs: int, work: Callable[[Task], Result], tasks: Iterable[Task]
) -> Iterator[Result | Failed]:
    """Yield the result of each task in order; a task that fails stops no other."""
    left = iter(tasks)
    ahead: deque[Future[Result]] = deque()
    ahead.extend(executor.submit(work, task) for task in islice(left, AHEAD * jobs))
    while ahead:
        result = _result(ahead.popleft())
        yield result
        ahead.extend(executor.submit(work, task) for task in islice(left, 1))


def _result(future: Future[Result]) -> Result | Failed:
    error = future.exception()
    if error is None:
        return future.result()
    if not isinstance(error, Exception):
        raise error
    return Failed(f"{type(error).__name__}: {error}"[:300])
