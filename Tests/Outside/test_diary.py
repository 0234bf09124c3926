"""The diary: suggested while a story is looked at, confirmed and answered by keyboard, and as readers and their calendars have it."""

import datetime
import re

import icalendar
import newsroom
import pytest
from conftest import Paper, make_sample
from test_desk_publishing import draft
from test_desk_screens import ZONE


@pytest.fixture(scope="module")
def desk(browser):
    paper = Paper()
    make_sample(paper.folder)
    paper.serve()
    owner = newsroom.owner(paper, browser, viewport={"width": 1280, "height": 900})
    yield owner
    owner.close()
    paper.remove()


def day(days):
    return datetime.datetime.now(ZONE).date() + datetime.timedelta(days=days)


def calendar(paper):
    status, headers, body = paper.get("/diary.ics")
    assert status == 200 and headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"\r\n" in body and b"\n" not in body.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    return icalendar.Calendar.from_ical(body)


def by_name(paper):
    return {str(event["SUMMARY"]): event for event in calendar(paper).walk("VEVENT")}


def put(desk, what, when, public=True):
    """Enters something; returns its address."""
    page = desk.page
    desk.go("/diary/new")
    page.get_by_label("What is expected").fill(what)
    page.locator("form.grid [name=when]").fill(when)
    page.get_by_label("Readers see it in the paper’s diary").set_checked(public)
    page.get_by_role("button", name="Put into the diary").click()
    page.get_by_role("status").wait_for()
    return page.evaluate("location.pathname")


def test_a_suggestion_is_confirmed_by_keyboard(desk, tmp_path):
    page = desk.page
    text = f"The crane is expected to be tested on {day(30):%B} {day(30).day}, {day(30).year}. It will be painted in red."
    desk.go(draft(desk, tmp_path, "A crane for the quay", text))
    form = page.locator("form.suggested").first
    assert "is expected to be tested" in form.locator("q").inner_text()
    what = form.get_by_label("What is expected")
    assert what.input_value() == "The crane is expected to be tested"
    what.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("The crane is tested")
    page.keyboard.press("Enter")
    page.get_by_role("status").get_by_text("It is in the diary.").wait_for()
    assert page.locator("#diary .plans a").all_inner_texts() == ["The crane is tested"]
    assert page.locator("form.suggested", has_text="expected to be tested").count() == 0
    page.keyboard.press("g")
    page.keyboard.press("d")
    page.wait_for_url("**/diary")
    assert page.get_by_role("link", name="The crane is tested").is_visible()
    # The story is not public: readers and their calendars have none of it.
    assert "The crane is tested" not in by_name(desk.paper)
    assert b"The crane is tested" not in desk.paper.page("/diary/")
    assert desk.faults == []


def test_readers_see_what_is_to_come_and_how_it_turned_out(desk, browser):
    put(desk, "Vote on the harbour dues; second reading, with an amendment", str(day(40)))
    put(desk, "The lighthouse is lit again", f"{day(400).year}-{day(400).month:02}")
    put(desk, "A secret meeting", str(day(41)), public=False)
    reader = browser.new_page()
    reader.goto(desk.paper.address + "/")
    reader.get_by_role("contentinfo").get_by_role("link", name="Diary").click()
    vote = reader.locator(".expected", has_text="Vote on the harbour dues")
    assert vote.locator("time").get_attribute("datetime") == str(day(40))
    assert "(day not known)" in reader.locator(".expected", has_text="The lighthouse is lit again").inner_text()
    wall = reader.locator(".expected", has_text="Engineers report on the crest height")
    assert wall.locator("a").first.get_attribute("href") == "/council-approves-flood-wall/"
    assert reader.get_by_text("A secret meeting").count() == 0
    reader.get_by_role("link", name="How it turned out").click()
    assert "It did not happen" in reader.locator(".expected", has_text="contractor is named").inner_text()
    assert "Not known yet" in reader.locator(".expected", has_text="Answer of the transport board").inner_text()
    reader.close()


def test_a_calendar_reads_it(desk):
    events = by_name(desk.paper)
    vote = events["Vote on the harbour dues; second reading, with an amendment"]
    assert vote.decoded("DTSTART") == day(40) and vote.decoded("DTEND") == day(41) and str(vote["STATUS"]) == "TENTATIVE"
    assert re.fullmatch(r"[0-9a-f-]{36}", str(vote["UID"])) and vote.decoded("DTSTAMP").tzinfo is not None
    month = next(event for name, event in events.items() if name.startswith("The lighthouse is lit again – "))
    assert month.decoded("DTSTART").day == 1 and month.decoded("DTEND").day == 1
    assert str(events["The flood wall’s contractor is named"]["STATUS"]) == "CANCELLED"
    wall = events["Engineers report on the crest height of the flood wall"]
    assert str(wall["URL"]) == desk.paper.address + "/council-approves-flood-wall/" and "A secret meeting" not in events
    assert not calendar(desk.paper).errors and not any(event.errors for event in calendar(desk.paper).walk("VEVENT"))


def test_whether_it_happened_is_asked_and_answered_by_keyboard(desk):
    page = desk.page
    put(desk, "The bell is rung", str(day(-1)))
    assert "Not known yet" in desk.paper.page("/diary/earlier/").decode()
    desk.go("/today")
    asked = page.locator(".asked li", has_text="The bell is rung")
    asked.get_by_role("button", name="It happened").focus()
    page.keyboard.press("Enter")
    page.get_by_role("status").wait_for()
    assert page.locator(".asked li", has_text="The bell is rung").count() == 0
    rung = desk.paper.page("/diary/earlier/").decode().partition("The bell is rung")[2].partition("</li>")[0]
    assert "It happened" in rung
    # Put off: it is expected again, and readers are told that it was.
    desk.go("/diary?part=earlier")
    page.get_by_role("link", name="The bell is rung").click()
    page.get_by_label("Note").fill("The rope broke.")
    page.get_by_label("Put off to").fill(str(day(3)))
    page.get_by_role("button", name="It was put off").click()
    page.get_by_role("status").wait_for()
    coming = desk.paper.page("/diary/").decode()
    assert "The rope broke." in coming and "first expected for" in coming
    assert by_name(desk.paper)["The bell is rung"].decoded("DTSTART") == day(3)
    assert desk.faults == []
