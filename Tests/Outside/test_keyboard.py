"""A reader without a mouse gets everywhere, and always sees where they are."""

import pytest
from conftest import LANGUAGES
from pages import PAGES

USABLE = "a[href], button, input, select, textarea, [tabindex='0'], audio[controls], summary"

# What the focused element looks like, whether anything lies on it, and whether it is one that had not had the focus yet.
FOCUS = """(usable) => {
  const element = document.activeElement
  if (!element || element === document.body) return null
  const style = getComputedStyle(element)
  const boxes = [...element.getClientRects()].filter((box) => box.width && box.height)
  const box = boxes[0] ?? element.getBoundingClientRect()
  const x = box.left + box.width / 2, y = box.top + box.height / 2
  const top = document.elementFromPoint(x, y)
  const gone = window.gone ??= new WeakSet()
  const isNew = element.matches(usable) && !gone.has(element)
  gone.add(element)
  return {
    isNew, what: element.outerHTML.slice(0, 120), text: element.textContent.trim(), href: element.getAttribute("href"),
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    contrast: style.outlineColor !== getComputedStyle(document.body).backgroundColor,
    inView: y >= 0 && y <= innerHeight && x >= 0 && x <= innerWidth,
    onTop: !!top && (top === element || element.contains(top) || top.contains(element)),
    inMain: !!element.closest("main"), width: box.width, height: box.height,
  }
}"""


def tab(page, key="Tab"):
    """Goes on to the next stop and checks that a reader sees it; None at the end of the page."""
    page.keyboard.press(key)
    # The page may still be moving what has the focus into view.
    for _ in range(20):
        stop = page.evaluate(FOCUS, USABLE)
        if not stop or stop["inView"] and stop["onTop"]:
            break
        page.wait_for_timeout(50)
    if stop:
        assert stop["outline"] >= 2 and stop["contrast"], f"no visible focus: {stop}"
        assert stop["inView"] and stop["onTop"], f"hidden: {stop}"
    return stop


def past_the_bar(page):
    stop = tab(page)
    assert stop and stop["href"] == "#main", f"no way past the bar: {stop}"
    page.keyboard.press("Enter")


def tab_to(page, wanted):
    """Goes on until a stop is the one wanted."""
    for _ in range(200):
        stop = tab(page)
        assert stop, "the page ended before the stop came"
        if wanted(stop):
            return stop
    raise AssertionError("the stop never came")


# Each language and each width, and both directions on a telephone; not all pairs of them: a pair takes a minute.
@pytest.mark.parametrize("language,width", [("en", 390), ("en", 1280), ("uk", 1280), ("ar", 390)])
def test_every_stop_of_every_page_is_seen(papers, browser, language, width):
    page = browser.new_page(viewport={"width": width, "height": 800})
    for kind, path in PAGES.items():
        # There are two bars, the front's and that of all other pages: they are gone through once each, and so is the foot.
        part = "body" if kind in ("front", "story") else "main"
        # On a busy machine a page's frame loses the focus now and then, and on a phone's width does not follow it: what cannot be
        # reached or seen cannot be the third time either.
        for attempt in range(3):
            page.goto(papers[language].address + path)
            # Phones lay a page out in steps, three tenths of a second long: nobody is at a place below before it is there.
            page.evaluate("() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => 0)))")
            stops, hidden = 0, None
            try:
                if part == "main":
                    past_the_bar(page)
                for _ in range(300):
                    stop = tab(page)
                    if not stop or part == "main" and not stop["inMain"]:
                        break
                    stops += stop["isNew"]
                else:
                    hidden = f"{kind}: there is no way out"
            except AssertionError as error:
                hidden = f"{kind}: {error}"
            # Everything that can be used can be reached.
            usable = page.evaluate(
                "([part, usable]) => [...document.querySelector(part).querySelectorAll(usable)]"
                ".filter((e) => e.checkVisibility({ visibilityProperty: true })).length", [part, USABLE])
            if stops >= usable and not hidden:
                break
        assert not hidden, hidden
        assert stops >= usable > (5 if part == "body" else 0), f"{kind}: {stops} stops for {usable} things"
    page.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_skip_link_comes_first_and_leads_past_the_navigation(papers, browser, language):
    page = browser.new_page()
    for path in PAGES.values():
        page.goto(papers[language].address + path)
        stop = tab(page)
        assert stop["href"] == "#main"
        assert stop["width"] > 24 and stop["height"] >= 24
        page.keyboard.press("Enter")
        assert tab(page)["inMain"]
    page.close()


def test_a_walk_through_the_paper(paper, browser):
    page = browser.new_page()
    page.goto(paper.address + "/")
    # From the navigation to a topic, from there to a story, from the story to one of its topics, and back.
    topic = tab_to(page, lambda stop: (stop["href"] or "").startswith("/topic/"))
    page.keyboard.press("Enter")
    page.wait_for_url("**" + topic["href"])
    assert page.locator("h1").inner_text() == topic["text"]
    story = tab_to(page, lambda stop: stop["inMain"] and "teaser__link" in stop["what"])
    page.keyboard.press("Enter")
    page.wait_for_url("**" + story["href"])
    assert page.locator("h1").inner_text() == story["text"]
    tag = tab_to(page, lambda stop: "topics__link" in stop["what"])
    page.keyboard.press("Enter")
    page.wait_for_url("**" + tag["href"])
    page.go_back()
    assert page.url.endswith(story["href"])
    assert tab(page)
    page.close()


def test_a_search_by_keyboard(paper, browser):
    page = browser.new_page()
    page.goto(paper.address + "/")
    tab_to(page, lambda stop: "type=\"search\"" in stop["what"])
    page.keyboard.type("flood wall")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=flood+wall")
    hit = tab_to(page, lambda stop: "teaser__link" in stop["what"])
    page.keyboard.press("Enter")
    page.wait_for_url("**" + hit["href"])
    page.close()


def test_a_story_in_another_language_is_one_link_away(paper, browser):
    page = browser.new_page()
    page.goto(paper.address + PAGES["story with translations"])
    link = tab_to(page, lambda stop: stop["text"] == "العربية")
    page.keyboard.press("Enter")
    page.wait_for_url("**" + link["href"])
    assert page.locator("h1").get_attribute("lang") == "ar"
    assert page.locator("h1").evaluate("(e) => getComputedStyle(e).direction") == "rtl"
    page.close()
