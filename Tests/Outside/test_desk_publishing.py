"""From the publishing screen to readers, as a browser shows it: publishing, changing, correcting, and previews by a link."""

import pathlib
import re
import sqlite3
import time

import newsroom
import pytest
from conftest import Paper, make_sample
from test_markup import faults


@pytest.fixture(scope="module")
def desk(browser):
    """The sample paper's desk, with its owner signed in."""
    paper = Paper()
    make_sample(paper.folder)
    paper.serve()
    owner = newsroom.owner(paper, browser, viewport={"width": 1280, "height": 900})
    yield owner
    owner.close()
    paper.remove()


def draft(desk, tmp_path, headline, text="The harbour office says so."):
    """A story that nobody has published, taken in from a file; returns its place at the desk."""
    file = tmp_path / "story.txt"
    file.write_text(
        f"{headline}\n\nBy Hanne Wickstead\n\n{text} Everybody on the quay had heard of it by noon and went to look.\n\n"
        "It will be there tomorrow as well, the office said, and the day after that.\n")
    desk.paper.run("import", str(file))
    desk.go("/?q=" + headline.split()[0])
    return desk.page.locator("[data-row]", has_text=headline).get_attribute("href")


def choose(desk, how):
    desk.page.locator(f"input[name=how][value={how}]").check()


def publish(desk):
    desk.page.locator("form[action$='/publish'] button.main").click()
    desk.page.wait_for_url("**done=*")
    return desk.page.get_by_role("status").first.inner_text()


def public_address(desk):
    return desk.page.get_by_role("link", name="On the site").get_attribute("href")


def read(browser, address):
    """What a reader without an account sees, with the answer's status."""
    context = browser.new_context()
    page = context.new_page()
    answer = page.goto(address)
    text = page.locator("body").inner_text()
    context.close()
    return answer.status, text


def test_a_story_goes_out_is_changed_and_corrected(desk, browser, tmp_path):
    story = draft(desk, tmp_path, "Zebras cross the harbour bridge")
    desk.go(story)
    desk.page.get_by_role("link", name="Publishing").click()
    assert "No topic" in desk.page.locator(".findings").inner_text()
    choose(desk, "now")
    desk.page.get_by_label("Front page").select_option("lead-1")
    assert publish(desk) == "Published."
    address = public_address(desk)
    status, text = read(browser, address)
    assert status == 200 and "Zebras cross the harbour bridge" in text
    front = read(browser, desk.paper.address + "/")[1]
    assert "Zebras cross the harbour bridge" in front
    # The words that readers have, with a correction.
    choose(desk, "correction")
    desk.page.get_by_label("If a correction: its text, for readers").fill("There were four zebras, not five.")
    assert publish(desk) == "The correction is published."
    assert "There were four zebras, not five." in read(browser, address)[1]
    choose(desk, "update")
    assert publish(desk) == "Readers see the change."
    desk.page.get_by_text("Withdraw", exact=True).first.click()
    desk.page.get_by_label("Reason").fill("A hoax.")
    desk.page.locator("form[action$='/withdraw'] button").click()
    desk.page.wait_for_url("**done=withdrawn")
    status, text = read(browser, address)
    assert status == 410 and "zebra" not in text.lower()
    assert desk.faults == []


def test_a_story_is_planned_and_the_plan_dropped_by_keyboard(desk, tmp_path):
    story = draft(desk, tmp_path, "Yaks await their hour")
    desk.go(story + "/publish")
    page = desk.page
    page.locator("input[name=how][value=now]").focus()
    page.keyboard.press("ArrowDown")
    assert page.locator("input[name=how][value=at]").is_checked()
    page.get_by_label("At this time").fill("2020-01-01T10:00")
    # The browser would keep the past out; who has another browser is told in words.
    page.evaluate("document.querySelector('[name=at]').removeAttribute('min')")
    page.locator("form[action$='/publish'] button.main").focus()
    page.keyboard.press("Enter")
    page.get_by_role("alert").wait_for()
    assert "past" in page.get_by_role("alert").inner_text()
    assert page.locator("input[name=how][value=at]").is_checked()
    page.get_by_label("At this time").fill(time.strftime("%Y-%m-%dT%H:%M", time.gmtime(time.time() + 7 * 86_400)))
    page.locator("form[action$='/publish'] button.main").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**done=planned")
    assert "Scheduled" in page.locator(".state").inner_text()
    page.get_by_role("button", name="Cancel the plan").press("Enter")
    page.wait_for_url("**done=cancelled")
    assert "Not yet" in page.locator(".state").inner_text()


def test_a_preview_is_the_readers_page_until_its_link_is_revoked(desk, browser, tmp_path):
    story = draft(desk, tmp_path, "Xenon lights the old pier")
    desk.go(story + "/publish")
    page = desk.page
    for frame in page.locator("iframe").all():
        inside = frame.content_frame
        assert inside.locator("h1").inner_text() == "Xenon lights the old pier"
        # The theme's style sheet came with it.
        assert inside.locator("body").evaluate("document.styleSheets[0].cssRules.length") > 0
    page.get_by_role("button", name="Make the link").click()
    link = page.locator("input.secret").input_value()
    assert re.fullmatch(re.escape(desk.paper.desk) + r"/preview/[\w-]{43}", link)
    status, text = read(browser, link)
    assert status == 200 and "Xenon lights the old pier" in text
    context = browser.new_context()
    assert context.request.get(link).headers["referrer-policy"] == "no-referrer"
    # Readers have nothing of it: neither there, nor under the paper's address.
    assert desk.paper.get(link.removeprefix(desk.paper.desk))[0] == 404
    assert b"Xenon" not in desk.paper.get("/search?q=xenon")[2].replace(b"xenon", b"")
    context.close()
    page.get_by_role("link", name="Back to publishing").click()
    page.get_by_role("button", name="Revoke").click()
    page.wait_for_url("**done=revoked*")
    status, text = read(browser, link)
    assert status == 410 and "Xenon" not in text


def test_revisions_are_compared_and_restored_by_keyboard(desk, tmp_path):
    story = draft(desk, tmp_path, "Ibises return to the marsh")
    revise(desk, story)
    page = desk.page
    desk.go(story)
    page.get_by_role("link", name="Revisions").press("Enter")
    page.get_by_role("link", name="What changed 2").press("Enter")
    assert "quay" in page.locator("del").last.inner_text() and "marsh" in page.locator("ins").last.inner_text()
    page.get_by_role("link", name="Revisions").press("Enter")
    page.get_by_label("From 2").check()
    page.get_by_label("To 1").check()
    page.get_by_role("button", name="Compare").press("Enter")
    page.wait_for_url("**/revisions/1/2")
    page.get_by_role("button", name="Restore 1").press("Enter")
    page.wait_for_url("**done=restored")
    assert page.locator("tbody tr").count() == 3
    assert page.get_by_role("status").first.inner_text() == "Restored, as the newest revision."


def revise(desk, story):
    """A second revision in other words, as if somebody had written it: straight into the database while nobody serves it."""
    desk.paper.stop()
    identifier = bytes.fromhex(story.rsplit("/", 1)[1].replace("-", ""))
    with sqlite3.connect(pathlib.Path(desk.paper.folder) / "newsroom.sqlite") as database:
        database.execute(
            "INSERT INTO revisions SELECT story, 2, fields, replace(document, 'quay', 'marsh'), manner, started_at, saved_at, saved_by"
            " FROM revisions WHERE story = ? AND number = 1", [identifier])
        database.execute("UPDATE stories SET latest_revision = 2 WHERE id = ?", [identifier])
        database.execute("UPDATE story_entries SET revision = 2 WHERE story = ?", [identifier])
    database.close()
    desk.paper.serve(int(desk.paper.address.rsplit(":", 1)[1]))


def screens(desk):
    desk.go("/?stage=ready")
    public = desk.page.locator("[data-row]").first.get_attribute("href")
    return [public + "/publish", "/settings/checklist"]


def test_html_is_valid(desk, tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    story = draft(desk, tmp_path, "Voles move in")
    revise(desk, story)
    paths = [*screens(desk), story + "/publish", story + "/preview/1", story + "/revisions", story + "/revisions/1/2"]
    for number, path in enumerate(paths):
        (pages / f"{number}.html").write_text(desk.context.request.get(desk.paper.desk + path).text())
    assert faults(pages) == []
