"""The board and the calendar, as a person moves what stands on them: by keyboard, by drag, and without script."""

import datetime
import time

import newsroom
import playwright.sync_api
import pytest
from conftest import Paper, make_sample
from test_desk_screens import ZONE, plan


def until(page, condition, value=None):
    """Playwright's own waiting evaluates texts, which the content security policy forbids."""
    end = time.monotonic() + 30
    while True:
        try:
            if page.evaluate(condition, value):
                return
        except playwright.sync_api.Error:
            # The page is just being changed for another.
            pass
        assert time.monotonic() < end, condition
        page.wait_for_timeout(50)


@pytest.fixture(scope="module")
def desk(browser):
    paper = Paper()
    make_sample(paper.folder)
    paper.serve()
    owner = newsroom.owner(paper, browser, viewport={"width": 1280, "height": 900})
    yield owner
    owner.close()
    paper.remove()


def wednesday():
    """The middle of the week after this one: there is a day on either side."""
    today = datetime.datetime.now(ZONE).date()
    return today + datetime.timedelta(days=9 - today.weekday())


def hours_to(day, hour):
    now = datetime.datetime.now(ZONE)
    return (datetime.datetime.combine(day, datetime.time(hour), ZONE) - now).total_seconds() / 3600


def week(day):
    year, number, _ = day.isocalendar()
    return f"/calendar?week={year}-W{number:02}"


def place(page, title):
    return page.locator("[data-card]", has_text=title).locator("xpath=ancestor::*[@data-place]").get_attribute("data-place")


def test_calendar_is_moved_by_keyboard_and_by_drag(desk):
    page, day = desk.page, wednesday()
    plan(desk, "Lighthouse keeper retires", due=hours_to(day, 12), planned=hours_to(day, 18))
    desk.go(week(day))
    card = page.locator("[data-card]", has_text="Lighthouse keeper retires")
    assert card.locator(".at").inner_text().split() == ["Due", "12:00", "Planned", "for", "18:00"]
    # From the first card of the week to this one, a day later, and two days earlier.
    while "Lighthouse" not in page.evaluate("document.activeElement.closest('[data-card]')?.innerText ?? ''"):
        page.keyboard.press("j")
    page.keyboard.press("]")
    page.get_by_role("status").wait_for()
    assert place(page, "Lighthouse keeper retires") == str(day + datetime.timedelta(days=1))
    assert page.evaluate("document.activeElement.innerText") == "Lighthouse keeper retires"
    for gone in [0, 1]:
        page.keyboard.press("[")
        until(
            page, "day => document.activeElement.closest('[data-place]')?.dataset.place === day",
            str(day - datetime.timedelta(days=gone)))
    # Back by drag, to the day after.
    target = page.locator(f"[data-place='{day + datetime.timedelta(days=1)}']")
    page.locator("[data-card]", has_text="Lighthouse keeper retires").drag_to(target)
    until(
        page, "day => document.activeElement.closest('[data-place]')?.dataset.place === day", str(day + datetime.timedelta(days=1)))
    assert page.locator("[data-card]", has_text="Lighthouse keeper retires").locator(".at").inner_text().split()[-1] == "18:00"
    assert desk.faults == []


def test_calendar_of_a_month_and_a_day_to_begin_with(desk):
    page, day = desk.page, wednesday()
    plan(desk, "Ferry fares", planned=hours_to(day, 9))
    desk.go(f"/calendar?month={day:%Y-%m}")
    assert place(page, "Ferry fares") == str(day)
    page.get_by_role("link", name="New assignment", exact=False).and_(page.locator(f"[href$='{day}']")).click()
    assert page.get_by_label("Due at the desk").input_value() == f"{day}T12:00"


def test_what_is_refused_is_said(desk, browser):
    """A reporter moves nothing that the desk planned; who goes around the screen is told why."""
    day = wednesday()
    plan(desk, "Town hall roof", due=hours_to(day, 12))
    link = desk.invite("rita@paper.example", "Rita Example", "reporter")
    rita = newsroom.Person(desk.paper, browser, "rita@paper.example", viewport={"width": 1280, "height": 900})
    rita.open_link(link)
    rita.go(week(day))
    page = rita.page
    assert page.locator(".entry", has_text="Town hall roof").get_attribute("data-card") is None
    desk.go(week(day))
    item = desk.page.locator("[data-card]", has_text="Town hall roof").get_attribute("data-card")
    page.evaluate("""([item, day]) => {
        mover.elements.namedItem('item').value = item;
        mover.elements.namedItem('to').value = day;
        mover.requestSubmit();
    }""", [item, str(day)])
    page.get_by_role("alert").wait_for()
    assert "may not do this" in page.get_by_role("alert").inner_text()
    assert page.locator(".calendar").is_visible()
    rita.close()


def test_board_is_moved_by_buttons_keyboard_and_drag(desk):
    page = desk.page
    plan(desk, "Who owns the marsh", due=5)
    desk.go("/board")
    title = "Who owns the marsh"
    assert place(page, title) == "idea"
    # The button of an idea begins its story.
    card = page.locator("[data-card]", has_text=title)
    card.get_by_text("Move").click()
    card.get_by_role("button", name="Begin the story").click()
    page.get_by_role("status").wait_for()
    assert place(page, title) == "draft"
    # It has the focus: to review, by a key.
    page.keyboard.press("]")
    until(page, "document.activeElement.closest('[data-place]')?.dataset.place === 'inReview'")
    # And to ready, by drag.
    page.locator("[data-card]", has_text=title).drag_to(page.locator("[data-place='ready']"))
    until(page, "document.activeElement.closest('[data-place]')?.dataset.place === 'ready'")
    desk.go("/?q=marsh")
    assert page.locator(".stories tr", has_text=title).locator(".stage").inner_text() == "Ready"
    assert desk.faults == []


def test_calendar_and_board_work_without_script(desk, browser):
    day = wednesday()
    plan(desk, "Night bus", due=hours_to(day, 12))
    context = browser.new_context(java_script_enabled=False, storage_state=desk.context.storage_state())
    page = context.new_page()
    page.goto(desk.paper.desk + week(day))
    card = page.locator(".entry", has_text="Night bus")
    card.locator("summary").click()
    card.get_by_label("To").fill(str(day + datetime.timedelta(days=2)))
    card.get_by_role("button", name="Move").click()
    assert place(page, "Night bus") == str(day + datetime.timedelta(days=2))
    assert page.get_by_role("status").is_visible()
    page.goto(desk.paper.desk + "/board")
    card = page.locator(".entry", has_text="Night bus")
    card.locator("summary").click()
    card.get_by_role("button", name="Begin the story").click()
    assert place(page, "Night bus") == "draft"
    context.close()
