"""Background, from its own screen to the stories that carry it: written, put into a text by search, changed with the stories seen
first, and read; by keyboard, and on a telephone."""

import datetime
import re
import subprocess

import newsroom
import pytest
from conftest import ROOT, Paper, make_sample
from test_desk_publishing import draft, read
from test_desk_screens import ZONE

WALL = "The harbour wall was built in 1868 by the county, after two winters in which the ferry could not land at the quay."
WINDOWS = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 800}}


@pytest.fixture(scope="module")
def desk(browser):
    module = subprocess.run([ROOT / "bin/editor"], check=True, capture_output=True, text=True).stdout.strip()
    paper = Paper("--desk-editor", module)
    make_sample(paper.folder)
    paper.serve()
    owner = newsroom.owner(paper, browser, viewport=WINDOWS["desktop"])
    yield owner
    owner.close()
    paper.remove()


def put(desk, name, text, review=None):
    """Writes a passage; returns its address."""
    page = desk.page
    desk.go("/background/new")
    page.locator("form.panel [name=name]").fill(name)
    page.locator("form.panel [name=text]").fill(text)
    page.locator("form.panel [name=source]").fill("The county’s books")
    page.locator("form.panel [name=review]").fill(review or "")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("status").wait_for()
    return page.evaluate("location.pathname")


def write(desk, story):
    desk.go(story + "/write")
    desk.page.locator("#editor[data-ready]").wait_for(state="attached")
    desk.page.evaluate("desk.editor.commands.setTextSelection(desk.editor.state.doc.content.size); desk.editor.view.focus()")


def saved(page):
    page.wait_for_function("() => !desk.sync.hasUnsent")
    page.locator(".status[data-kind=saved]").wait_for()


def publish(desk, story):
    """Everything that is written; returns the address for readers."""
    page = desk.page
    desk.go(story + "/publish")
    take = page.locator("form[action$='/publish/revision'] button")
    if take.count() > 0:
        take.click()
        page.wait_for_load_state()
    page.locator("input[name=how][value=now]").check()
    page.locator("form[action$='/publish'] button.main").click()
    page.wait_for_url("**done=*")
    return page.get_by_role("link", name="On the site").get_attribute("href")


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("window", WINDOWS)
def test_a_passage_is_written_carried_and_changed_by_keyboard(desk, browser, tmp_path, window):
    page = desk.page
    page.set_viewport_size(WINDOWS[window])
    name = f"The wall of 1868, {window}"
    desk.go("/")
    page.keyboard.press("g")
    page.keyboard.press("u")
    page.wait_for_url("**/background")
    page.get_by_role("link", name="New passage").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/background/new")
    page.locator("form.panel [name=name]").focus()
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(WALL.replace("1868", "**1868**"))
    page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("2024")
    page.keyboard.press("Enter")
    page.get_by_role("status").wait_for()
    passage = page.evaluate("location.pathname")
    assert fits(page) and page.get_by_text("In no story.").is_visible()

    story = draft(desk, tmp_path, f"Walls are measured on a {window}")
    write(desk, story)
    page.keyboard.press("Control+Alt+b")
    page.keyboard.type(f"1868, {window}")
    page.locator(".insert-panel [role=option]").first.wait_for()
    page.keyboard.press("Enter")
    block = page.locator(".block-background")
    block.get_by_text("The harbour wall was built").wait_for()
    assert name in block.inner_text() and "As of" in block.inner_text() and block.locator("strong").inner_text() == "1868"
    assert block.get_by_role("link").get_attribute("href") == passage
    saved(page)
    address = publish(desk, story)
    assert "The harbour wall was built in 1868" in read(browser, address)[1]

    # What it will touch is seen first; nothing is published by looking.
    desk.go(passage)
    assert page.get_by_role("link", name=f"Walls are measured on a {window}").is_visible()
    text = page.locator("form.panel [name=text]")
    text.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type(WALL.replace("1868", "1869"))
    page.get_by_role("button", name="Next: what it touches").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="What this change touches").wait_for()
    assert page.locator(".difference ins").first.inner_text().strip().endswith("1869") or "1869" in page.locator(".difference").last.inner_text()
    assert page.get_by_role("link", name=f"Walls are measured on a {window}").is_visible() and fits(page)
    before = read(browser, address)[1]
    assert "built in 1868" in before and "Background updated" not in before
    page.locator("input[name=how][value=update]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**done=background_published")
    after = read(browser, address)[1]
    assert "built in 1869" in after and "Background updated" in after
    # What it was stands in its history.
    page.get_by_role("link", name="Revision 2").click()
    page.wait_for_url("**/revisions/2")
    assert "1868" in page.locator(".difference").last.inner_text() and fits(page)
    assert desk.faults == []


def test_a_paragraph_that_is_like_it_becomes_a_reference_by_one_key_and_comes_back(desk, tmp_path):
    page = desk.page
    page.set_viewport_size(WINDOWS["desktop"])
    dues = "Harbour dues are set by the council every autumn, and have not been raised since the great storm of the year 1953."
    put(desk, "Harbour dues", dues)
    write(desk, draft(desk, tmp_path, "Ships pay more"))
    page.keyboard.press("Enter")
    page.keyboard.type(dues.replace("great", "terrible"))
    like = page.locator(".like")
    like.get_by_text("Harbour dues").wait_for()
    page.keyboard.press("Control+Alt+r")
    page.locator(".block-background").get_by_text("great storm").wait_for()
    assert "terrible storm" not in page.locator(".text").inner_text() and like.inner_text() == ""
    page.keyboard.press("Control+z")
    page.locator(".block-background").wait_for(state="detached")
    assert "terrible storm" in page.locator(".text").inner_text()
    # What is left as it is, is not asked about again.
    page.keyboard.press("ArrowLeft")
    like.get_by_role("button", name="Leave it").click()
    page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(1_500)
    assert like.inner_text() == ""
    saved(page)
    assert desk.faults == []


@pytest.mark.parametrize("window", WINDOWS)
def test_today_asks_whether_it_is_still_right(desk, window):
    page = desk.page
    page.set_viewport_size(WINDOWS[window])
    today = str(datetime.datetime.now(ZONE).date())
    put(desk, f"Prices of oysters, {window}", "A dozen costs nine.", review=today)
    desk.go("/today?whose=mine")
    row = page.locator(".due li", has_text=f"Prices of oysters, {window}")
    assert fits(page)
    row.get_by_role("button", name="Still right").focus()
    page.keyboard.press("Enter")
    page.get_by_role("status").wait_for()
    assert page.locator(".due li", has_text=f"Prices of oysters, {window}").count() == 0
    desk.go("/background?q=oysters")
    page.get_by_role("link", name=re.compile(f"Prices of oysters, {window}")).click()
    page.get_by_text("Last said to be right").wait_for()
    assert fits(page) and desk.faults == []
