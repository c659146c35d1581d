"""Calls at once, each in a process with a database connection of its own, as several web workers would make them."""

import multiprocessing
import os
import traceback
from collections.abc import Callable

from django.db import connections

FORK = multiprocessing.get_context("fork")  # spawned ones would take seconds each to start
PATIENCE = 300  # seconds


class Died(Exception):
    """A call raised what nobody expected. Its words are the child's traceback."""


def at_once(*calls: Callable[[], object]) -> list:
    """The results of the calls, in their order, all started together; results must be picklable.

    Raises Died if a call raises. The caller's data must be committed: use django_db(transaction=True).
    """
    connections.close_all()  # a connection must not be shared with a child
    start = FORK.Barrier(len(calls))
    pipes = [_started(call, start) for call in calls]
    answers = [_answer(child, pipe) for child, pipe in pipes]
    broken = [words for is_good, words in answers if not is_good]
    if broken:
        raise Died(f"{len(broken)} of {len(calls)} calls died, the first of:\n{broken[0]}")
    return [result for _is_good, result in answers]


def _started(call: Callable[[], object], start):
    ours, theirs = FORK.Pipe(duplex=False)
    child = FORK.Process(target=_run, args=(call, start, theirs), daemon=True)
    child.start()
    theirs.close()
    return child, ours


def _run(call: Callable[[], object], start, pipe) -> None:
    try:
        start.wait(PATIENCE)
        answer = (True, call())
    except BaseException:
        answer = (False, traceback.format_exc())
    pipe.send(answer)
    connections.close_all()
    os._exit(0)  # no cleaning up of what is the parent's


def _answer(child, pipe) -> tuple[bool, object]:
    """What a child says; that it was too slow, or ended without a word."""
    try:
        answer = pipe.recv() if pipe.poll(PATIENCE) else (False, f"no answer in {PATIENCE} seconds")
    except EOFError:
        answer = (False, "ended without an answer")
    child.join(5)
    if child.is_alive():
        child.kill()
    return answer
