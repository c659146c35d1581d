import pytest

from config.style_bundle import bundle


def bundled(files: dict[str, str]) -> str:
    return bundle("css/main.css", files.__getitem__)


def test_an_import_is_written_into_its_layer():
    files = {
        "css/main.css": '@layer base, components;\n@import url("components/card.css") layer(components);\n',
        "css/components/card.css": ".card { color: red; }\n",
    }

    assert bundled(files) == (
        '@charset "utf-8";\n@layer base, components;\n@layer components {\n.card { color: red; }\n}\n'
    )


def test_an_import_without_a_layer_stays_without_one():
    files = {"css/main.css": "@import url(a.css);", "css/a.css": "a { color: red; }"}

    assert bundled(files) == '@charset "utf-8";\na { color: red; }\n'


def test_addresses_keep_pointing_at_the_same_file():
    files = {
        "css/main.css": '@import url("components/card.css") layer(components);',
        "css/components/card.css": "i { src: url('../../fonts/a.woff2'); mask: url(leaf.svg#x); }",
    }

    assert 'url("../fonts/a.woff2")' in bundled(files)
    assert 'url("components/leaf.svg#x")' in bundled(files)


@pytest.mark.parametrize(
    "address", ["data:image/png;base64,AAAA", "/static/a.png", "#leaf", "https://shop.example/a.png"]
)
def test_whole_addresses_are_left_alone(address):
    files = {"css/main.css": '@import url("c/a.css") layer(c);', "css/c/a.css": f'i {{ mask: url("{address}"); }}'}

    assert f'url("{address}")' in bundled(files)


def test_an_imported_sheet_may_import_another():
    files = {
        "css/main.css": '@import url("c/a.css") layer(c);',
        "css/c/a.css": '@import url("deep/b.css");',
        "css/c/deep/b.css": '@charset "utf-8"; b { src: url("x.png"); }',
    }

    assert bundled(files) == '@charset "utf-8";\n@layer c {\nb { src: url("c/deep/x.png"); }\n}\n'


def test_a_commented_import_is_no_import():
    assert bundled({"css/main.css": '/* @import url("gone.css"); */ a { color: red; }'}) == (
        '@charset "utf-8";\na { color: red; }\n'
    )


def test_an_import_it_cannot_bundle_is_refused_by_name():
    with pytest.raises(ValueError, match=r"css/main\.css has an @import that cannot be bundled"):
        bundled({"css/main.css": '@import "a.css" screen;'})
