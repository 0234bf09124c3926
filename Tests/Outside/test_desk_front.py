"""The front page, arranged as an editor does it: by choice, by drag, by the arrows, and without script; and what readers get then."""

import newsroom
import pytest
from axe import violations
from conftest import Paper, make_sample
from test_markup import faults


@pytest.fixture(scope="module")
def desk(browser):
    paper = Paper()
    make_sample(paper.folder)
    paper.serve()
    owner = newsroom.owner(paper, browser, viewport={"width": 1600, "height": 900})
    yield owner
    owner.close()
    paper.remove()


def chosen(page, place):
    return page.get_by_label(place, exact=True).locator("option:checked").inner_text()


def headlines(page):
    """What the lists offer, newest first."""
    return page.locator("#lead-1 optgroup").last.locator("option").all_inner_texts()


def front(desk):
    """What stands large on the readers' front page: the lead's headline, and the packages' titles."""
    reader = desk.page.context.browser.new_page()
    reader.goto(desk.paper.address + "/")
    found = reader.locator("main .teaser--lead h2, main .teaser--lead h3, main .package__title").all_inner_texts()
    reader.close()
    return found


def frame(page):
    return next(frame for frame in page.frames if "/front/preview" in frame.url)


def test_what_is_chosen_is_seen_at_once_and_then_by_readers(desk):
    page = desk.page
    desk.go("/front")
    label = headlines(page)[-2]
    third = label.split(" · ")[0]
    page.get_by_label("Lead", exact=True).select_option(label=label)
    assert third in chosen(page, "Lead")
    frame(page).locator(".teaser--lead").get_by_text(third).wait_for()
    assert front(desk)[0] != third, "nobody has published it yet"
    page.get_by_role("button", name="Publish the front page").click()
    page.get_by_text("Readers see the front page as you arranged it.").wait_for()
    assert front(desk)[0] == third
    row = page.locator(".revisions li").first
    assert "Lead" in row.inner_text() and "Readers see it" in row.inner_text()


def test_stories_change_places(desk):
    page = desk.page
    desk.go("/front")
    first, second, third, column = headlines(page)[4], headlines(page)[5], chosen(page, "Second 2"), chosen(page, "Column 1")
    page.get_by_label("Lead", exact=True).select_option(label=first)
    page.get_by_label("Second 1", exact=True).select_option(label=second)
    # Chosen where another stands, it changes places with it.
    page.get_by_label("Second 1", exact=True).select_option(label=first)
    assert (chosen(page, "Lead"), chosen(page, "Second 1")) == (second, first)
    # By the arrows, as long as it is pressed.
    page.get_by_role("button", name="Up: Second 1").click()
    assert (chosen(page, "Lead"), chosen(page, "Second 1")) == (first, second)
    page.get_by_role("button", name="Down: Lead").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert (chosen(page, "Lead"), chosen(page, "Second 1"), chosen(page, "Second 2")) == (second, third, first)
    # By drag.
    page.locator("label[for=seconds-2]").drag_to(page.locator("label[for=columns-1]"))
    assert chosen(page, "Column 1") == first and chosen(page, "Second 2") == column


def test_others_are_found_by_their_words(desk):
    page = desk.page
    desk.go("/front")
    headline = headlines(page)[-1].split(" · ")[0]
    page.get_by_label("Find a story").fill(headline)
    page.locator("#found").get_by_text(headline).wait_for()
    desk.go("/front")
    page.get_by_label("Find a story").fill("nothingofthatkind")
    page.locator("#found").get_by_text("Nothing found").wait_for()


def test_it_works_without_script(desk):
    context = desk.page.context.browser.new_context(java_script_enabled=False)
    context.add_cookies(desk.page.context.cookies())
    page = context.new_page()
    page.goto(desk.paper.desk + "/front")
    assert page.locator("[data-shift]").first.is_hidden()
    label = headlines(page)[-1]
    page.get_by_label("Column 4", exact=True).select_option(label=label)
    page.get_by_role("button", name="Look at it").click()
    assert chosen(page, "Column 4") == label
    assert "columns-4=" in page.locator(".frames iframe").first.get_attribute("src")
    page.get_by_role("button", name="Publish the front page").click()
    assert page.get_by_role("status").first.inner_text() == "Readers see the front page as you arranged it."
    assert chosen(page, "Column 4") == label
    context.close()


def test_a_package_is_made_and_stands_on_the_front_page(desk):
    page = desk.page
    desk.go("/front")
    headline = headlines(page)[1].split(" · ")[0]
    desk.go("/packages/new")
    page.get_by_label("Title").fill("What we know of the river")
    page.get_by_label("Find a story").fill(headline)
    page.get_by_role("button", name="Find", exact=True).click()
    page.get_by_role("checkbox", name=headline).check()
    page.get_by_label("Readers may see it").check()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("status").wait_for()
    desk.go("/front")
    page.get_by_label("Package 1").select_option(label="What we know of the river")
    page.get_by_role("button", name="Publish the front page").click()
    page.get_by_text("Readers see the front page as you arranged it.").wait_for()
    assert "What we know of the river" in front(desk)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_and_the_checker_find_nothing(desk, scheme, tmp_path):
    page = desk.page
    page.emulate_media(color_scheme=scheme)
    for path in ["/front", "/packages", "/packages/new", "/settings/newsroom"]:
        for width in [390, 1280]:
            page.set_viewport_size({"width": width, "height": 900})
            desk.go(path)
            assert violations(page, "main") == [], path
            assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), (path, width)
        (tmp_path / (path.strip("/").replace("/", "-") + ".html")).write_text(page.context.request.get(desk.paper.desk + path).text())
    assert faults(tmp_path) == []
    page.set_viewport_size({"width": 1600, "height": 900})
