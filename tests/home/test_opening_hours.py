from datetime import time

from home.opening_hours import Opening, problems_of, specification, week_in_words

WEEKDAYS_8_TO_5 = [Opening(day, time(8), time(17)) for day in range(5)]
SATURDAY = Opening(5, time(8), time(12))


def test_days_in_a_row_with_the_same_hours_are_told_together():
    assert week_in_words([*WEEKDAYS_8_TO_5, SATURDAY]) == [
        ("Monday to Friday", "8\xa0am to 5\xa0pm"),
        ("Saturday", "8\xa0am to noon"),
        ("Sunday", "closed"),
    ]


def test_a_day_may_open_twice_and_two_days_are_told_as_such():
    twice = [Opening(day, *hours) for day in (5, 6) for hours in ((time(14), time(16, 30)), (time(9), time(12)))]
    assert week_in_words(twice) == [
        ("Monday to Friday", "closed"),
        ("Saturday and Sunday", "9\xa0am to noon and 2\xa0pm to 4:30\xa0pm"),
    ]


def test_without_hours_nothing_is_told():
    assert week_in_words([]) == []
    assert specification([]) == []


def test_search_engines_get_one_entry_for_all_days_of_the_same_hours():
    assert specification([SATURDAY, *WEEKDAYS_8_TO_5]) == [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
            "opens": "08:00",
            "closes": "17:00",
        },
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": ["Saturday"],
            "opens": "08:00",
            "closes": "12:00",
        },
    ]


def test_hours_that_end_before_they_begin_are_refused():
    assert problems_of([Opening(0, time(17), time(8))]) == [
        "Monday: it closes at 8\xa0am, which is not after it opens at 5\xa0pm."
    ]


def test_hours_that_overlap_are_refused_and_those_that_touch_are_fine():
    morning, noon = Opening(6, time(8), time(12)), Opening(6, time(12), time(14))
    assert problems_of([noon, morning]) == []
    assert problems_of([morning, Opening(6, time(11), time(14))]) == [
        "Sunday: the hours from 11\xa0am begin before the others end."
    ]
    assert problems_of([morning, Opening(5, time(11), time(14))]) == []
