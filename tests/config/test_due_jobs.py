from config.due_jobs import due_jobs, seconds_to_next

JOBS = {"mail": 10, "publish": 60}


def test_jobs_that_never_ran_are_due():
    assert due_jobs(JOBS, {}, now=0) == ["mail", "publish"]


def test_a_job_is_due_on_the_second():
    assert due_jobs(JOBS, {"mail": 100, "publish": 100}, now=109.9) == []
    assert due_jobs(JOBS, {"mail": 100, "publish": 100}, now=110) == ["mail"]


def test_the_longest_overdue_goes_first():
    assert due_jobs(JOBS, {"mail": 100, "publish": 0}, now=115) == ["publish", "mail"]


def test_a_job_that_never_ran_goes_before_an_overdue_one():
    assert due_jobs(JOBS, {"mail": 0}, now=500) == ["publish", "mail"]


def test_it_waits_for_the_nearest_turn():
    assert seconds_to_next(JOBS, {"mail": 100, "publish": 95}, now=104) == 6


def test_it_does_not_wait_for_what_is_overdue():
    assert seconds_to_next(JOBS, {"mail": 0, "publish": 95}, now=104) == 0
    assert seconds_to_next(JOBS, {"mail": 100}, now=104) == 0


def test_without_jobs_it_looks_again_in_a_minute():
    assert seconds_to_next({}, {}, now=104) == 60
