"""The second theme is a whole one: what holds for the standard theme's pages holds for its pages too."""

import re
import shutil

import pytest
from axe import contrasts, violations
from conftest import Paper, make_sample
from pages import PAGES
from test_layout import CUT, OUTSIDE, SMALL, SPACING
from test_markup import faults
from test_weight import LARGEST_STORY, SHIFTS, phone, weight

THEME = "themes/bulletin"


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    make_sample(folder)
    return folder


def serve(sample, *flags):
    paper = Paper(*flags)
    shutil.copytree(sample, paper.folder, dirs_exist_ok=True)
    return paper.serve()


@pytest.fixture(scope="module")
def bulletins(sample):
    """The sample paper in the second theme, in English and Arabic."""
    papers = {language: serve(sample, "--language", language, "--theme", THEME) for language in ["en", "ar"]}
    yield papers
    for paper in papers.values():
        paper.remove()


def each_page(paper, browser, script, kinds=PAGES, **options):
    page = browser.new_page(bypass_csp=True, **options)
    found = {}
    for kind in kinds:
        page.goto(paper.address + PAGES[kind])
        if wrong := script(page):
            found[kind] = wrong
    page.close()
    return found


# One of each look that the theme has, for what does not depend on what is on a page.
LOOKS = ["front", "story with correction", "section", "live coverage", "topic with facts", "archive of a month", "news feed", "search with filters"]


def test_axe_finds_nothing(bulletins, browser):
    """Every kind of page on a phone, in light; then its colours in the dark."""

    def check(page):
        page.emulate_media(color_scheme="light")
        wrong = violations(page)
        page.emulate_media(color_scheme="dark")
        return wrong + contrasts(page)

    assert each_page(bulletins["en"], browser, check, viewport={"width": 390, "height": 844}) == {}


def test_axe_finds_nothing_in_arabic_beside_the_rail(bulletins, browser):
    options = {"color_scheme": "dark", "viewport": {"width": 1280, "height": 844}}
    assert each_page(bulletins["ar"], browser, violations, LOOKS + ["story in Arabic"], **options) == {}


def test_every_kind_of_page_is_valid_html(bulletins, tmp_path):
    for language, paper in bulletins.items():
        for kind, path in PAGES.items():
            (tmp_path / f"{kind} ({language}).html").write_bytes(paper.page(path))
    assert faults(tmp_path) == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_page_scrolls_sideways_at_400_percent(bulletins, browser, language):
    found = each_page(bulletins[language], browser, lambda page: page.evaluate(OUTSIDE), viewport={"width": 320, "height": 256})
    assert found == {}


@pytest.mark.parametrize("language, width", [("en", 390), ("en", 1280), ("ar", 390)])
def test_targets_are_24_pixels_and_spacing_cuts_nothing_off(bulletins, browser, language, width):
    def check(page):
        small = page.evaluate(SMALL)
        page.add_style_tag(content=SPACING)
        return small + page.evaluate(OUTSIDE) + page.evaluate(CUT)

    kinds = PAGES if language == "en" else LOOKS
    assert each_page(bulletins[language], browser, check, kinds, viewport={"width": width, "height": 800}) == {}


def test_pages_are_light_and_stand_still(bulletins, browser):
    paper = bulletins["en"]
    stories = {kind: path for kind, path in PAGES.items() if "story" in kind or kind in ("front", "live coverage", "news feed")}
    for kind, path in stories.items():
        assert weight(paper, path) < LARGEST_STORY, kind
    context = phone(browser)
    page = context.new_page()
    for kind in ["front", "story", "news feed"]:
        page.goto(paper.address + PAGES[kind])
        assert page.evaluate(SHIFTS) == 0, kind
    context.close()


def test_focus_is_seen_and_not_hidden(bulletins, browser):
    """From the top of the front page to its end by the Tab key."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(bulletins["en"].address + "/")
    hidden = []
    for _ in range(60):
        page.keyboard.press("Tab")
        found = page.evaluate("""() => {
          const e = document.activeElement
          if (e === document.body) return null
          const box = e.getClientRects()[0], style = getComputedStyle(e)
          const hit = box && document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
          const isSeen = hit && (hit === e || e.contains(hit) || hit.contains(e) || hit.closest(".teaser")?.contains(e))
          return isSeen && style.outlineStyle !== "none" ? null : e.outerHTML.slice(0, 100)
        }""")
        if found:
            hidden.append(found)
    page.close()
    assert hidden == []


def test_the_rail_stands_where_the_language_begins(bulletins, browser):
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    for language, side in [("en", "left"), ("ar", "right")]:
        page.goto(bulletins[language].address + "/")
        rail, main = page.locator(".masthead").bounding_box(), page.locator("main").bounding_box()
        assert (rail["x"] < main["x"]) == (side == "left")
        page.evaluate("scrollTo(0, 2000)")
        assert page.locator(".masthead").bounding_box()["y"] == 0, "the rail stays in sight"
    page.close()


def test_print_and_forced_colours(bulletins, browser):
    page = browser.new_page()
    page.goto(bulletins["en"].address + PAGES["story"])
    page.emulate_media(media="print")
    for selector in ["nav", "form", ".skip-link"]:
        assert not page.locator(selector).first.is_visible(), selector
    for selector in ["h1", ".body", ".byline"]:
        assert page.locator(selector).first.is_visible(), selector
    page.emulate_media(media="screen", forced_colors="active")
    page.goto(bulletins["en"].address + "/")
    assert page.locator(".card").first.evaluate("(e) => getComputedStyle(e).borderTopStyle") == "solid"
    page.close()


def test_the_shared_scripts_work_in_it(sample, browser):
    paper = serve(sample, "--theme", THEME)
    try:
        page = browser.new_page(viewport={"width": 390, "height": 844})
        faults = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        paper.run("live", "start", "live-storm-hesper")
        page.goto(paper.address + "/live-storm-hesper/")
        page.wait_for_function("document.querySelector('[data-stream]').hidden === false")
        update = paper.run("live", "post", "live-storm-hesper", "--headline", "The bridge is open", input="Cars cross again.").strip()
        page.get_by_role("button", name="Show 1 new item").click(timeout=10_000)
        assert page.locator(f"#update-{update}").is_visible()
        assert page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        assert faults == []
        page.close()
    finally:
        paper.remove()


@pytest.mark.parametrize("theme", ["themes/standard", THEME])
def test_a_papers_own_look_reaches_its_pages(sample, browser, tmp_path, theme):
    drawing = tmp_path / "name.svg"
    drawing.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 80"><path d="M0 0h400v80H0z"/></svg>')
    paper = serve(
        sample, "--theme", theme, "--accent", "#8a1c2b", "--ground", "#fff4ea", "--headline-face", "slab", "--masthead", str(drawing))
    page = browser.new_page(bypass_csp=True)
    try:
        for kind in ["front", "story with correction"]:
            page.emulate_media(color_scheme="light")
            page.goto(paper.address + PAGES[kind])
            assert "Rockwell" in page.locator("h1, h2, h3").first.evaluate("(e) => getComputedStyle(e).fontFamily")
            assert page.get_by_role("img", name="The Vellmouth Signal").first.evaluate("(e) => e.complete && e.naturalWidth > 0")
            assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 244, 234)"
            assert page.locator(".kicker").first.evaluate("(e) => getComputedStyle(e).color") == "rgb(138, 28, 43)"
            for scheme in ["light", "dark"]:
                page.emulate_media(color_scheme=scheme)
                assert contrasts(page) == []
        # Opened by itself, a drawing is a page that may do nothing.
        address = re.search(r"/theme/masthead\.[0-9a-f]{16}\.svg", paper.page("/").decode()).group(0)
        status, headers, body = paper.get(address)
        assert (status, headers["Content-Type"], body) == (200, "image/svg+xml", drawing.read_bytes())
        assert "script-src" not in headers["Content-Security-Policy"] and "sandbox" in headers["Content-Security-Policy"]
    finally:
        page.close()
        paper.remove()
