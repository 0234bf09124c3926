"""What was read can be read again without a connection, and says that it is a kept copy."""

import json

from conftest import Paper

STORY = "/council-approves-flood-wall/"


def reading(browser, paper):
    page = browser.new_context().new_page()
    page.goto(paper.address + "/")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    return page


def is_kept(page, path):
    page.wait_for_function("async (path) => !!(await (await caches.open('pages')).match(path))", arg=path)


def test_stories_read_last_can_be_read_without_a_connection(own_paper: Paper, browser):
    page = reading(browser, own_paper)
    page.goto(own_paper.address + STORY)
    headline = page.inner_text("h1")
    is_kept(page, STORY)
    assert not page.is_visible(".kept-copy")
    own_paper.stop()

    page.goto(own_paper.address + STORY)
    assert page.inner_text("h1") == headline
    assert page.is_visible(".kept-copy")
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontWeight") == "700", "the style sheet was kept too"

    page.goto(own_paper.address + "/topic/river-vell/")
    assert page.inner_text("h1") == "You are offline"
    page.wait_for_selector(".kept-stories li")
    assert page.locator(".kept-stories a").all_inner_texts() == [headline]
    page.click(".kept-stories a")
    assert page.inner_text("h1") == headline
    page.context.close()


def test_who_has_a_connection_is_never_shown_a_kept_page(own_paper: Paper, browser):
    page = reading(browser, own_paper)
    page.goto(own_paper.address + STORY)
    is_kept(page, STORY)
    page.evaluate("""async (path) => (await caches.open('pages')).put(path, new Response('<h1>old</h1>',
        {headers: {'content-type': 'text/html'}}))""", STORY)
    page.goto(own_paper.address + STORY)
    assert page.inner_text("h1") != "old"
    page.context.close()


def test_searches_and_pages_that_are_not_there_are_not_kept(own_paper: Paper, browser):
    page = reading(browser, own_paper)
    page.goto(own_paper.address + "/search?q=flood")
    page.goto(own_paper.address + "/no-such-page/")
    page.goto(own_paper.address + STORY)
    is_kept(page, STORY)
    kept = page.evaluate("async () => (await (await caches.open('pages')).keys()).map((r) => new URL(r.url).pathname)")
    assert STORY in kept and "/search" not in kept and "/no-such-page/" not in kept
    page.context.close()


def test_the_manifest_lets_a_browser_install_the_paper(paper):
    status, headers, body = paper.get("/manifest.webmanifest")
    manifest = json.loads(body)
    assert status == 200 and headers["content-type"] == "application/manifest+json"
    assert manifest["name"] == manifest["short_name"] != ""
    assert manifest["start_url"] == manifest["scope"] == "/" and manifest["display"] == "minimal-ui"
    assert paper.get(manifest["icons"][0]["src"])[0] == 200
