"""axe-core finds nothing on any kind of page, in light and in dark, in every language of the interface."""

import pytest
from axe import contrasts, violations
from conftest import LANGUAGES
from pages import PAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(papers, browser, language):
    found = {}
    page = browser.new_page(bypass_csp=True)
    for kind, path in PAGES.items():
        page.emulate_media(color_scheme="light")
        page.goto(papers[language].address + path)
        wrong = violations(page)
        page.emulate_media(color_scheme="dark")
        if wrong := wrong + contrasts(page):
            found[kind] = wrong
    page.close()
    assert found == {}


def test_axe_finds_what_is_wrong(browser):
    page = browser.new_page()
    page.set_content(
        '<!DOCTYPE html><html><title>x</title><main><img src="a"><p style="color:#aaa">pale</p>'
        '<p><button style="width:9px;height:9px;padding:0">a</button><button style="width:9px;height:9px;padding:0">b</button></main></html>')
    assert {one[0] for one in violations(page)} >= {"image-alt", "color-contrast", "html-has-lang", "target-size"}
    page.close()


def test_what_could_be_read_once_is_looked_at_again_where_it_looks_otherwise(browser):
    page = browser.new_page()
    page.set_content('<!DOCTYPE html><html lang="en"><title>x</title><main style="background:#fff"><p id="first" style="color:#222">Black</p></main></html>')
    assert contrasts(page) == []
    for style in ("color:#aaa", "color:#222;background:#333", "color:#222;opacity:.4"):
        page.evaluate("(style) => document.querySelector('main').insertAdjacentHTML('beforeend', `<p style='${style}'>Pale</p>`)", style)
        assert [one[0] for one in contrasts(page)] == ["color-contrast"], style
        page.evaluate("document.querySelector('p:last-child').remove()")
    page.evaluate("document.querySelector('main').style.background = '#444'")
    assert [one[0] for one in contrasts(page)] == ["color-contrast"], "the same ink on another ground"
    page.set_content('<!DOCTYPE html><html lang="en"><title>x</title><details><summary>More</summary><input aria-label="x" value="x" style="color:#aaa;background:#fff"></details>')
    assert contrasts(page) == []
    page.evaluate("document.querySelector('details').open = true")
    assert [one[0] for one in contrasts(page)] == ["color-contrast"], "what was closed"
    page.close()
