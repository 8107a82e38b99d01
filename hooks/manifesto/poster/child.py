"""The child of the pressroom: prints what it is told on standard input, within limits, and hands each poster back."""

from __future__ import annotations

import contextlib
import gc
import pickle
import signal
import sys
import time
from typing import TYPE_CHECKING

from manifesto.poster.library import MissingLibrary
from manifesto.poster.press import Abandoned, Misprint, print_poster
from manifesto.problem import Rejected

if TYPE_CHECKING:
    from manifesto.poster.pressroom import Order

SECONDS_EACH = 30  # of processor time for one poster; the largest that we know takes one
MEMORY = 2 * 1024**3  # bytes of address space


def main() -> None:
    """Print every job of the order on standard input; the results go to standard output, pickled, one by one."""
    results = sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever a library prints must not fall among the results
    order: Order = pickle.load(sys.stdin.buffer)  # noqa: S301 -- from our own parent
    gc.freeze()
    for subject, job in order.work:
        _limit()
        try:
            result = print_poster(order.run, subject, job)
        except Rejected as rejected:
            pickle.dump(rejected.problems, results)
        except (Misprint, MissingLibrary) as failure:
            pickle.dump(failure, results)
        except MemoryError:
            message = f"The poster of {subject.key} on {job.sheet.name} needs more memory than {MEMORY // 1024**3} GB."
            pickle.dump(Abandoned(message), results)
        else:
            pickle.dump(result, results)
        results.flush()


def _limit() -> None:
    """Bound the time of the next poster and the memory of all; where the system knows no such bounds, go without."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        seconds = int(time.process_time()) + SECONDS_EACH
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, most))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    signal.signal(
        signal.SIGINT, signal.SIG_DFL
    )  # whoever stops the parent stops this one, and wants no traceback of it
    with contextlib.suppress(BrokenPipeError):  # the parent is gone, and so is whoever waited
        main()
