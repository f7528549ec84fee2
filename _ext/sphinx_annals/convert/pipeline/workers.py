"""A pool of worker processes, and the temporary store they share."""

from __future__ import annotations

import pickle
from collections import deque
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


class TempStore:
    """A temporary folder of numbered drafts; processes share it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, name: str, value: object) -> None:
        """Keep *value* under *name*."""
        Path(self.folder, name).write_bytes(pickle.dumps(value))

    def get(self, name: str) -> Any:
        """Return what was kept under *name*."""
        return pickle.loads(Path(self.folder, name).read_bytes())  # noqa: S301 (see above)


Task = TypeVar("Task")
Result = TypeVar("Result")
#: tasks ahead for each worker: enough that none waits, few enough that results don't pile up
AHEAD = 4


class Failed(NamedTuple):
    """A task that raised an exception."""

    reason: str


def worker_pool(jobs: int) -> Executor:
    """Return *jobs* processes; for one, this process does it."""
    return ProcessPoolExecutor(jobs) if jobs > 1 else ThreadPoolExecutor(1)


def in_order(
    executor: Executor, jobs: int, work: Callable[[Task], Result], tasks: Iterable[Task]
) -> Iterator[Result | Failed]:
    """Yield the result of each task in order; a task that fails stops no other."""
    waiting = iter(tasks)
    pending: deque[Future[Result]] = deque()
    pending.extend(executor.submit(work, task) for task in islice(waiting, AHEAD * jobs))
    while pending:
        result = _result(pending.popleft())
        yield result
        pending.extend(executor.submit(work, task) for task in islice(waiting, 1))


def _result(future: Future[Result]) -> Result | Failed:
    error = future.exception()
    if error is None:
        return future.result()
    if not isinstance(error, Exception):
        raise error
    return Failed(f"{type(error).__name__}: {error}"[:300])
