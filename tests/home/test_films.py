import pytest

from home.films import Film, UnknownHost, film_at

ON_YOUTUBE = Film(
    "YouTube",
    "https://www.youtube.com/watch?v=aqz-KE-bpKQ",
    "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1",
)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com/watch?v=aqz-KE-bpKQ",
        "https://m.youtube.com/watch?app=desktop&v=aqz-KE-bpKQ&t=42",
        "https://youtu.be/aqz-KE-bpKQ?si=x",
        "https://www.youtube.com/shorts/aqz-KE-bpKQ",
        " https://www.youtube.com/embed/aqz-KE-bpKQ ",
    ],
)
def test_it_knows_a_film_by_all_its_addresses(address):
    assert film_at(address) == ON_YOUTUBE


def test_vimeo_is_asked_not_to_follow_the_reader():
    assert film_at("https://vimeo.com/1084537").player == "https://player.vimeo.com/video/1084537?dnt=1&autoplay=1"


@pytest.mark.parametrize(
    "address",
    [
        "https://films.example/1",
        "http://www.youtube.com/watch?v=aqz-KE-bpKQ",
        "https://www.youtube.com/watch?v=short",
        "https://www.youtube.com.films.example/watch?v=aqz-KE-bpKQ",
        "https://films.example/https://vimeo.com/1",
        "https://vimeo.com/channels/staffpicks",
        "javascript:alert(1)//https://vimeo.com/1",
        "",
    ],
)
def test_any_other_address_is_refused_by_name(address):
    with pytest.raises(UnknownHost) as refused:
        film_at(address)
    assert str(refused.value) == (
        f"“{address}” is no film that we can show. Films may come from YouTube or Vimeo; paste the film’s address."
    )


def test_the_settings_say_which_hosts_there_are(settings):
    settings.FILM_HOSTS = {
        "Farm tube": {
            "address": r"https://tube\.example/w/(\w+)",
            "page": "https://tube.example/w/{}",
            "player": "https://tube.example/embed/{}",
        }
    }
    assert film_at("https://tube.example/w/calves").player == "https://tube.example/embed/calves"
    with pytest.raises(UnknownHost, match="Films may come from Farm tube;"):
        film_at("https://vimeo.com/1084537")
