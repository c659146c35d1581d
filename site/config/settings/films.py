"""Who may play films on our pages, and only when a reader asks for one. `address` finds what a film is called there."""

FILM_HOSTS = {
    "YouTube": {
        "address": r"https://(?:(?:www|m)\.youtube\.com/(?:watch\?(?:[^#]*&)?v=|shorts/|embed/)|youtu\.be/)"
        r"([\w-]{11})(?:[?&#].*)?",
        "page": "https://www.youtube.com/watch?v={}",
        "player": "https://www.youtube-nocookie.com/embed/{}?autoplay=1",
    },
    "Vimeo": {
        "address": r"https://(?:www\.)?vimeo\.com/(\d+)(?:[?#].*)?",
        "page": "https://vimeo.com/{}",
        "player": "https://player.vimeo.com/video/{}?dnt=1&autoplay=1",
    },
}
