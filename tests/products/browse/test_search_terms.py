import pytest

from products.browse.search_terms import cleaned, forms, shortened, singular, terms


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("yoghurts", "yoghurt"),
        ("cheeses", "cheese"),
        ("berries", "berry"),
        ("boxes", "box"),
        ("dishes", "dish"),
        ("swiss", "swiss"),
        ("gas", "gas"),
    ],
)
def test_a_plural_is_looked_for_in_the_singular(plural, one):
    assert singular(plural) == one


def test_other_spellings_are_looked_for_too():
    assert "yoghurt" in forms("yogurts")
    assert "yogurt" in forms("yoghu")
    assert forms("yog") == ("yog",)  # the beginning of all of them


def test_a_berry_may_stand_in_the_plural():
    assert forms("berry") == ("berry", "berries")


def test_small_words_say_nothing_unless_they_are_all_there_is():
    assert terms("a pint of the milk") == [("pint",), ("milk",)]
    assert terms("of") == [("of",)]


def test_signs_part_words():
    assert terms("goat’s-milk (raw) * NEAR/2 'x") == [("goat",), ("milk",), ("raw",), ("near",)]
    assert terms("“*”") == []


def test_words_written_together_are_parted():
    assert terms("icecream") == [("ice",), ("cream",)]


def test_indian_words_stay_whole():
    assert terms("दूध") == [("दूध",)]


def test_at_most_six_words_are_looked_for_each_once():
    assert len(terms("one two three four five six seven eight")) == 6
    assert terms("milk milk") == [("milk",)]


def test_a_query_is_shown_again_without_what_cannot_be_printed():
    assert cleaned("  goat\x00\n milk ") == "goat milk"
    assert len(cleaned("x" * 5000)) == 100


def test_a_slip_at_the_end_of_a_word_is_cut_off():
    assert (shortened("chedar"), shortened("ice"), shortened("ab")) == ("ched", "ice", "ab")
