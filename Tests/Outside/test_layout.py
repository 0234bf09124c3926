"""Pages keep together at 400 % zoom and with a reader's own spacing; what is to be touched is large enough; nothing moves."""

import pytest
from conftest import LANGUAGES, LANGUAGES_AND_WIDTHS
from pages import PAGES

# Everything that sticks out of the window sideways, but what scrolls by itself.
OUTSIDE = """() => {
  const wide = document.scrollingElement.scrollWidth > innerWidth
  if (!wide) return []
  const out = [...document.querySelectorAll("body *")].filter((e) => {
    const box = e.getBoundingClientRect()
    return box.width && (box.right > innerWidth + 1 || box.left < -1) && !e.closest(".table")
  })
  return out.slice(0, 5).map((e) => e.outerHTML.slice(0, 100))
}"""

# Targets of which a square of 24 CSS pixels around the middle does not belong to themselves. Links in a line of running text
# are left out: their height is the line's (WCAG 2.2, 2.5.8, "inline").
SMALL = """() => {
  const small = []
  for (const target of document.querySelectorAll("a[href], button, input, summary")) {
    if (target.matches(".skip-link") || target.closest(".body :is(p, li, td, th, figcaption, footer)") && !target.closest(".story-card")) continue
    if (!target.checkVisibility({ visibilityProperty: true })) continue
    target.scrollIntoView({ block: "center" })
    const box = target.getClientRects()[0]
    if (!box || target.getClientRects().length > 1) continue
    const x = box.left + box.width / 2, y = box.top + box.height / 2
    const wide = Math.max(0, Math.min(11.5, box.width / 2 - 0.5))
    const misses = [[0, -11.5], [0, 11.5], [-wide, 0], [wide, 0], [0, 0]].filter(([dx, dy]) => {
      const hit = document.elementFromPoint(x + dx, y + dy)
      return !(hit && (hit === target || target.contains(hit) || hit.closest("label")?.contains(target)))
    })
    if (misses.length || box.width < 24 && box.height < 24) small.push(`${target.outerHTML.slice(0, 100)} ${box.width}×${box.height}`)
  }
  return [...new Set(small)]
}"""

# WCAG 2.2, 1.4.12.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }"""

# Text that is cut off, or lies on other text.
CUT = """() => [...document.querySelectorAll("body *")].filter((e) => {
  const style = getComputedStyle(e)
  return e.matches(":not(.visually-hidden, .table)") && ["hidden", "clip"].includes(style.overflowX) && e.textContent.trim()
    && (e.scrollWidth > e.clientWidth + 6 || e.scrollHeight > e.clientHeight + 6)
}).map((e) => e.outerHTML.slice(0, 100))"""


def each_page(papers, browser, language, script, **options):
    page = browser.new_page(bypass_csp=True, **options)
    found = {}
    for kind, path in PAGES.items():
        page.goto(papers[language].address + path)
        if wrong := script(page):
            found[kind] = wrong
    page.close()
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_scrolls_sideways_at_400_percent(papers, browser, language):
    found = each_page(papers, browser, language, lambda page: page.evaluate(OUTSIDE), viewport={"width": 320, "height": 256})
    assert found == {}


@pytest.mark.parametrize("language,width", LANGUAGES_AND_WIDTHS)
def test_targets_are_24_pixels_and_spacing_cuts_nothing_off(papers, browser, language, width):
    def check(page):
        small = page.evaluate(SMALL)
        page.add_style_tag(content=SPACING)
        return small + page.evaluate(OUTSIDE) + page.evaluate(CUT)

    assert each_page(papers, browser, language, check, viewport={"width": width, "height": 800}) == {}


def test_nothing_moves_for_those_who_ask_for_it(papers, browser):
    moving = """() => document.getAnimations().length + [...document.querySelectorAll("*")].filter((e) => {
      const style = getComputedStyle(e)
      return style.animationName !== "none" || style.transitionDuration.split(", ").some((d) => parseFloat(d) > 0.01)
    }).length"""
    assert each_page(papers, browser, "en", lambda page: page.evaluate(moving), reduced_motion="reduce") == {}


def test_print_leaves_out_what_is_no_use_on_paper(papers, browser):
    page = browser.new_page()
    page.emulate_media(media="print")
    page.goto(papers["en"].address + PAGES["story"])
    for selector in ["nav", "form", ".skip-link"]:
        assert not page.locator(selector).first.is_visible(), selector
    for selector in ["h1", ".body", ".byline"]:
        assert page.locator(selector).first.is_visible(), selector
    page.close()


def test_each_language_runs_its_way(papers, browser):
    page = browser.new_page()
    for language, side in [("en", "left"), ("uk", "left"), ("ar", "right")]:
        page.goto(papers[language].address + PAGES["topic"])
        box = page.locator(".masthead__name").bounding_box()
        assert (box["x"] < 640) == (side == "left")
        # A story of another language keeps its own direction in the middle of it.
        page.goto(papers[language].address + PAGES["story in Arabic"])
        assert page.locator(".body > p").nth(1).evaluate("(e) => getComputedStyle(e).textAlign + getComputedStyle(e).direction") == "startrtl"
        page.goto(papers[language].address + PAGES["story"])
        assert page.locator(".body").evaluate("(e) => getComputedStyle(e).direction") == "ltr"
    page.close()


def test_the_measures_find_what_is_wrong(browser):
    page = browser.new_page(viewport={"width": 320, "height": 256})
    page.set_content('<!DOCTYPE html><div style="width:400px">x</div><a href="#" style="font-size:8px">a</a><p style="overflow:hidden;height:5px">cut</p>')
    assert page.evaluate(OUTSIDE) and page.evaluate(SMALL) and page.evaluate(CUT)
    page.close()
