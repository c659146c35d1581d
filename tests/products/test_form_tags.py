from django import forms
from django.template.loader import render_to_string


class Door(forms.Form):
    email = forms.EmailField(label="E-mail address", help_text="We write about this order only.")
    floor = forms.ChoiceField(label="Floor", choices=[("0", "Ground"), ("1", "First")], required=False)
    window = forms.ChoiceField(label="Window", choices=[("a", "4 to 8 am")], widget=forms.RadioSelect)
    empties = forms.BooleanField(label="Take back my empties", required=False)


def rendered(name: str, **data) -> str:
    form = Door(data or None)
    return " ".join(render_to_string("includes/field.html", {"field": form[name]}).split())


def test_a_field_has_its_label_and_hint_tied_to_the_control():
    words = rendered("email")
    assert '<label class="field__label" for="id_email">E-mail address</label>' in words
    assert 'id="id_email_helptext"' in words
    assert 'aria-describedby="id_email_helptext"' in words
    assert 'class="field__control"' in words
    assert "optional" not in words


def test_a_wrong_field_says_so_beside_the_control():
    words = rendered("email", email="nobody")
    assert 'aria-invalid="true"' in words
    assert 'id="id_email_error"' in words
    assert "id_email_helptext id_email_error" in words
    assert "field--error" in words


def test_a_field_that_may_stay_empty_says_so():
    assert '<span class="field__optional">(optional)</span>' in rendered("floor")
    assert "field__select" in rendered("floor")


def test_radio_buttons_are_a_group_with_a_legend():
    words = rendered("window")
    assert "<fieldset" in words
    assert '<legend class="field__label">Window</legend>' in words
    assert 'class="choice__input"' in words
    assert '<label class="choice__label" for="id_window_0">4 to 8 am</label>' in words


def test_a_checkbox_stands_before_its_words():
    words = rendered("empties")
    assert words.index("<input") < words.index("Take back my empties")


def test_the_summary_links_to_the_fields():
    words = " ".join(render_to_string("includes/form_errors.html", {"form": Door({"email": "x"})}).split())
    assert '<a href="#id_email">E-mail address</a>' in words
    assert "Window" in words
