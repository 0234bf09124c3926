"""axe-core finds nothing on any kind of page, in light and in dark, in every language of the interface."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import LANGUAGES
from pages import PAGES

# Off by default, for it is new in WCAG 2.2.
OPTIONS = {"rules": {"target-size": {"enabled": True}}}


def violations(page):
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [f'{v["id"]}: {v["help"]}: {[n["target"] for n in v["nodes"]][:3]}' for v in found]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(papers, browser, scheme, language):
    found = {}
    page = browser.new_page(color_scheme=scheme, bypass_csp=True)
    for kind, path in PAGES.items():
        page.goto(papers[language].address + path)
        if wrong := violations(page):
            found[kind] = wrong
    page.close()
    assert found == {}


def test_axe_finds_what_is_wrong(browser):
    page = browser.new_page()
    page.set_content(
        '<!DOCTYPE html><html><title>x</title><main><img src="a"><p style="color:#aaa">pale</p>'
        '<p><button style="width:9px;height:9px;padding:0">a</button><button style="width:9px;height:9px;padding:0">b</button></main></html>')
    assert {v.split(":")[0] for v in violations(page)} >= {"image-alt", "color-contrast", "html-has-lang", "target-size"}
    page.close()
