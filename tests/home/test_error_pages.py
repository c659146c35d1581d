import pytest
from django.template.loader import render_to_string

from tests.factories import make_user


@pytest.mark.parametrize("name", ["500.html", "400.html"])
def test_it_stands_without_request_and_database(name):
    words = render_to_string(name)
    assert '<link rel="stylesheet" href="/static/css/main.css">' in words
    assert "Back to the yard" in words


@pytest.mark.django_db
def test_a_lost_visitor_is_helped_on(client):
    response = client.get("/nothing/here/")
    assert response.status_code == 404
    assert "This gate leads nowhere" in response.content.decode()


@pytest.mark.django_db
def test_who_is_lost_on_hindi_pages_goes_home_in_hindi(client):
    response = client.get("/hi/nothing/here/")
    assert response.status_code == 404
    assert 'class="button" href="/hi/"' in response.content.decode()


@pytest.mark.django_db
def test_a_lost_editor_finds_back(client):
    client.force_login(make_user("admin@example.com", is_superuser=True))
    response = client.get("/admin/nothing/here/")
    assert response.status_code == 404
    assert "Back to the back office" in response.content.decode()
