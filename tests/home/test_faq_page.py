import pytest

from tests.page_factories import make_faq

pytestmark = pytest.mark.django_db

GROUPS = {
    "Dates": {"How long does milk keep?": "<p>Until its <b>use-by</b> date.</p>", "And yoghurt?": "<p>Longer.</p>"},
    "Bottles": {"What is a deposit?": "<p>20p a bottle.</p>"},
}


def test_it_hands_over_each_question_with_the_html_of_its_answer():
    assert make_faq(GROUPS).questions() == [
        ("How long does milk keep?", "<p>Until its <b>use-by</b> date.</p>"),
        ("And yoghurt?", "<p>Longer.</p>"),
        ("What is a deposit?", "<p>20p a bottle.</p>"),
    ]


def test_every_question_folds_open_at_an_address_of_its_own(client):
    words = client.get(make_faq(GROUPS).url).content.decode()
    assert '<details class="accordion" id="how-long-does-milk-keep">' in words
    assert '<a class="faq__here" href="#how-long-does-milk-keep">' in words
    assert '<h2 class="faq__title" id="bottles">Bottles</h2>' in words
    assert '<a class="faq__link" href="#bottles">Bottles</a>' in words
    assert words.count("<h1") == 1


def test_one_group_needs_no_list_of_groups(client):
    assert "faq__groups" not in client.get(make_faq({"Dates": GROUPS["Dates"]}).url).content.decode()


def test_a_question_typed_with_code_in_it_stays_words(client):
    page = make_faq({"Dates": {"<script>alert(1)</script>?": "<p>No.</p>"}})
    words = client.get(page.url).content.decode()
    assert "<script>alert(1)" not in words
    assert "&lt;script&gt;alert(1)&lt;/script&gt;?" in words


def test_it_is_found_by_what_an_answer_says(client):
    make_faq(GROUPS)
    assert "Questions and answers" in client.get("/search/?q=deposit").content.decode()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_link_to_a_question_opens_it(page):
    faq = make_faq({"Dates": {"How long?": "<p>A week.</p>", "And yoghurt?": "<p>Longer.</p>"}})
    page.goto(f"{faq.url}#and-yoghurt")
    page.get_by_text("Longer.").wait_for()
    assert not page.get_by_text("A week.").is_visible()
