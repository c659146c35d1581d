"""Which jobs of the clock are due. Moments are seconds of a clock that never goes back (time.monotonic)."""

from collections.abc import Mapping


def due_jobs(jobs: Mapping[str, int], last_runs: Mapping[str, float], now: float) -> list[str]:
    """The jobs whose time has come, longest overdue first; one that never ran comes before all others.

    `jobs`: dotted path → every so many seconds. `last_runs`: dotted path → moment of its last start.
    """
    overdue = {job: now - last_runs.get(job, float("-inf")) - every for job, every in jobs.items()}
    return sorted((job for job in jobs if overdue[job] >= 0), key=lambda job: -overdue[job])


def seconds_to_next(jobs: Mapping[str, int], last_runs: Mapping[str, float], now: float) -> float:
    """How long nothing is due; 0 when something is. Without jobs: a minute."""
    moments = [last_runs.get(job, float("-inf")) + every for job, every in jobs.items()]
    return max(0.0, min(moments, default=now + 60) - now)
