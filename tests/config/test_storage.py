"""What collectstatic makes of the shop's files: the style sheet a page asks for is whole."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command


@pytest.fixture(scope="module")
def collected(tmp_path_factory) -> Path:
    from django.test import override_settings

    root = tmp_path_factory.mktemp("static")
    storages = {"staticfiles": {"BACKEND": "config.storage.BundledStaticFilesStorage"}}
    with override_settings(STATIC_ROOT=root, STORAGES=storages):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield root


@pytest.fixture
def style_sheet(collected) -> str:
    return (collected / staticfiles_storage.stored_name("css/main.css")).read_text()


def test_a_page_asks_for_one_style_sheet(style_sheet):
    assert "@import" not in style_sheet


def test_it_holds_every_component_in_its_layer(style_sheet):
    components = Path(finders.find("css/main.css")).parent / "components"

    for component in components.glob("*.css"):
        assert f".{component.stem}" in style_sheet
    assert style_sheet.index("@layer tokens, base, layout, components") < style_sheet.index("@layer components {")


def test_its_fonts_have_hashed_names_and_are_there(collected, style_sheet):
    fonts = re.findall(r'url\("(\.\./fonts/[^"]+)"\)', style_sheet)

    assert fonts
    for font in fonts:
        assert re.search(r"\.[0-9a-f]{12}\.woff2$", font)
        assert (collected / "css" / font).is_file()


def test_it_is_compressed_beside_itself(collected):
    name = staticfiles_storage.stored_name("css/main.css")

    assert re.fullmatch(r"css/main\.[0-9a-f]{12}\.css", name)
    assert (collected / f"{name}.gz").is_file()
