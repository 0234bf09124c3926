"""What a reader's browser does with pages that go on while they are read."""

import json

import pytest
from axe import violations
from test_streams import brief, brief_text

SLUG = "live-storm-hesper"


@pytest.fixture
def page(browser):
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.faults = []
    page.on("console", lambda message: page.faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.add_init_script(
        "window.shifts = 0; new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) shifts += e.value })"
        ".observe({ type: 'layout-shift', buffered: true })")
    yield page
    page.close()


def connected(page):
    page.wait_for_function("performance.getEntriesByType('resource').some(e => e.name.includes('/events')) || document.querySelector('[data-stream]').hidden === false")
    page.wait_for_timeout(500)


def test_new_items_wait_for_the_reader_and_move_nothing(own_paper, page, tmp_path):
    page.goto(own_paper.address + "/news-feed/")
    connected(page)
    first = page.locator("[data-id]").first.get_attribute("data-id")
    brief(own_paper, 1, tmp_path)
    show = page.get_by_role("button", name="Show 1 new item")
    show.wait_for(timeout=5_000)
    assert page.locator("[data-id]").first.get_attribute("data-id") == first, "it jumped in"
    assert page.get_by_role("status").text_content() == "Show 1 new item"
    assert page.title().startswith("(1) ")
    brief(own_paper, 2, tmp_path)
    page.get_by_role("button", name="Show 2 new items").wait_for(timeout=5_000)
    assert page.evaluate("shifts") == 0
    # By keyboard: the button is reached and pressed, and the newest item has the focus.
    page.get_by_role("button", name="Show 2 new items").focus()
    page.keyboard.press("Enter")
    headlines = page.locator(".teaser__headline").all_text_contents()[:2]
    assert headlines == ["Brief number 2 from the harbour", "Brief number 1 from the harbour"]
    assert page.evaluate("document.activeElement.closest('[data-id]').textContent").count("Brief number 2") == 1
    assert not page.get_by_role("button", name="Show").is_visible() and not page.title().startswith("(")
    shown = page.locator("[data-id]").first.inner_html()
    page.reload()
    assert page.locator("[data-id]").first.inner_html() == shown, "what came by stream is what the page has"
    assert violations(page) == []
    assert page.faults == []


def test_briefs_of_one_second_come_in_the_order_of_the_page(own_paper, page, tmp_path):
    page.goto(own_paper.address + "/news-feed/")
    connected(page)
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(brief_text(number))
    own_paper.run("import", str(tmp_path), "--publish")
    page.get_by_role("button", name="Show 6 new items").click(timeout=5_000)
    came = page.locator("[data-id]").evaluate_all("all => all.slice(0, 8).map(e => e.dataset.id)")
    assert page.evaluate("document.activeElement.closest('[data-id]').dataset.id") == came[0]
    page.reload()
    assert page.locator("[data-id]").evaluate_all("all => all.slice(0, 8).map(e => e.dataset.id)") == came


def test_a_pause_is_kept_for_the_visit_and_nothing_is_missed(own_paper, page, tmp_path):
    page.goto(own_paper.address + "/news-feed/")
    connected(page)
    page.get_by_role("button", name="Pause updates").click()
    brief(own_paper, 3, tmp_path)
    page.wait_for_timeout(800)
    assert page.get_by_role("status").text_content() == "Updates are paused"
    assert not page.get_by_role("button", name="Show").is_visible()
    page.get_by_role("button", name="Resume updates").click()
    page.get_by_role("button", name="Show 1 new item").wait_for(timeout=5_000)
    page.get_by_role("button", name="Pause updates").click()
    page.goto(own_paper.address + "/")
    page.goto(own_paper.address + "/news-feed/")
    assert page.get_by_role("button", name="Resume updates").is_visible()
    assert page.faults == []


def test_a_server_that_comes_back_finds_its_readers(own_paper, page, tmp_path):
    page.goto(own_paper.address + "/news-feed/")
    connected(page)
    port = int(own_paper.address.rsplit(":", 1)[1])
    own_paper.stop("kill")
    own_paper.serve(port)
    brief(own_paper, 4, tmp_path)
    page.get_by_role("button", name="Show 1 new item").wait_for(timeout=15_000)


def test_a_live_coverage_goes_on(own_paper, page):
    own_paper.run("live", "start", SLUG)
    page.goto(f"{own_paper.address}/{SLUG}/")
    connected(page)
    update = own_paper.run("live", "post", SLUG, "--headline", "The bridge is open", "--by", "Hanne Wickstead", "--key",
                           input="Cars cross again.\n\nIt took an hour.").strip()
    page.get_by_role("button", name="Show 1 new item").click(timeout=5_000)
    entry = page.locator(f"#update-{update}")
    assert entry.get_by_role("heading").text_content() == "The bridge is open"
    assert entry.locator(".update__body p").count() == 2
    assert page.locator("[data-stream-list] > li").first.get_attribute("id") == f"update-{update}"
    # A correction takes its place at once and says so.
    own_paper.run("live", "correct", update, "--notice", "It took two hours.", input="Cars cross again.")
    page.get_by_text("It took two hours.").wait_for(timeout=5_000)
    assert page.locator(f"#update-{update}").count() == 1
    # What is pinned moves when the reader asks for it.
    own_paper.run("live", "pin", update)
    page.get_by_role("button", name="Show 1 new item").click(timeout=5_000)
    assert page.locator(f"[data-stream-pinned] #update-{update}").count() == 1
    own_paper.run("live", "remove", update, "--reason", "Another bridge.")
    page.locator(f"#update-{update}.is-gone").wait_for(timeout=5_000)
    own_paper.run("live", "end", SLUG)
    page.get_by_role("button", name="This page has changed. Load it again").click(timeout=5_000)
    page.get_by_text("This coverage has ended:").wait_for(timeout=5_000)
    assert page.locator(f"#update-{update}").count() == 0
    assert page.locator("[data-stream]").count() == 0
    assert page.faults == []


def test_a_long_coverage_has_pages_and_each_update_an_address(own_paper, page):
    own_paper.run("live", "start", SLUG)
    updates = [own_paper.run("live", "post", SLUG, input=f"Number {number}.").strip() for number in range(24)]
    page.goto(f"{own_paper.address}/{SLUG}/")
    seen = page.locator("[data-stream-list] > li").evaluate_all("all => all.map(e => e.dataset.id)")
    page.get_by_role("link", name="Older updates").click()
    seen += page.locator("[data-stream-list] > li").evaluate_all("all => all.map(e => e.dataset.id)")
    assert set(updates) < set(seen) and len(seen) == len(set(seen))
    page.goto(f"{own_paper.address}/{SLUG}/?update={updates[0]}")
    assert page.locator("[data-stream-list] > li").first.get_attribute("id") == f"update-{updates[0]}"
    assert page.get_by_role("link", name="Newest updates").is_visible()
    data = json.loads(page.locator("script[type='application/ld+json']").first.text_content())[0]
    assert data["@type"] == "LiveBlogPosting" and data["coverageStartTime"] and len(data["liveBlogUpdate"]) == 20


def test_without_script_the_page_is_whole(own_paper, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(own_paper.address + "/news-feed/")
    assert page.locator("[data-id]").count() > 5
    assert not page.get_by_role("button", name="Pause updates").is_visible()
    context.close()
