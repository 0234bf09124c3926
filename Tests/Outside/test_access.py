"""axe-core finds nothing on any kind of page, in light and in dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from pages import PAGES


def violations(page):
    found = Axe().run(page).response["violations"]
    return [f'{v["id"]}: {v["help"]}: {[n["target"] for n in v["nodes"]][:3]}' for v in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(paper, browser, scheme):
    found = {}
    page = browser.new_page(color_scheme=scheme, bypass_csp=True)
    for kind, path in PAGES.items():
        page.goto(paper.address + path)
        if wrong := violations(page):
            found[kind] = wrong
    page.close()
    assert found == {}


def test_axe_finds_what_is_wrong(browser):
    page = browser.new_page()
    page.set_content('<!DOCTYPE html><html><title>x</title><main><img src="a"><p style="color:#aaa">pale</p></main></html>')
    assert {v.split(":")[0] for v in violations(page)} >= {"image-alt", "color-contrast", "html-has-lang"}
    page.close()
