import pytest
from django.template.loader import render_to_string


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
