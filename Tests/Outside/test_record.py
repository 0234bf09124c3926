"""The record as readers have it: timelines, two sides, a statement's own page, the mark in the story, and files for programs."""

import csv
import io
import json

import pytest
from axe import violations
from conftest import LANGUAGES
from test_layout import OUTSIDE, SMALL
from test_markup import faults

TOPIC = "/topic/flood-defence/record/"
SIDES = "/topic/flood-defence/record/?one=marit-osgood&other=ilse-brandreth"
SAID = "/topic/marit-osgood/said/"


def statements(paper, path="/record/index.json"):
    """By a few of their words."""
    found = []
    while path:
        status, _, body = paper.get(path)
        assert status == 200
        listed = json.loads(body)
        found += listed["statements"]
        path = listed.get("next_url", "").removeprefix(paper.address)
    return {(s.get("words") or s["sense"])[:24]: s for s in found}


def own_pages(paper):
    """A statement with links, one in translation, one of somebody who is not named."""
    found = statements(paper)
    return [found[beginning]["url"] for beginning in ("I was wrong to name a mo", "Water does not ask where", "They will follow Corin H")]


def test_every_statement_of_the_record_has_its_page_story_and_file(paper):
    found = statements(paper)
    assert len(found) > 40
    for statement in found.values():
        address = statement["url"].removeprefix(paper.address)
        assert paper.get(address)[0] == 200
        assert json.loads(paper.get(f"/record/{statement['id']}.json")[2])["citation"].endswith(statement["url"])
        story, _, place = statement["story"]["passage_url"].removeprefix(paper.address).partition("#")
        assert f'id="{place}"'.encode() in paper.page(story)


def test_the_table_says_the_same_as_the_list(paper):
    for folder in ["/record/", TOPIC, SAID]:
        status, headers, body = paper.get(folder + "index.csv")
        assert status == 200 and headers["Content-Type"].startswith("text/csv") and body.endswith(b"\r\n")
        rows = list(csv.DictReader(io.StringIO(body.decode(), newline="")))
        listed = json.loads(paper.get(folder + "index.json")[2])["statements"]
        assert [row["id"] for row in rows] == [statement["id"] for statement in listed]
        assert all(row["words"] or row["sense"] for row in rows)


def test_a_timeline_goes_from_newest_to_oldest_and_leads_to_passages(paper, browser):
    page = browser.new_page()
    page.goto(paper.address + TOPIC)
    times = page.locator(".quote__meta time").evaluate_all("(all) => all.map((e) => e.dateTime)")
    assert times == sorted(times, reverse=True) and len(set(times)) > 3
    page.locator(".quote__story a").first.click()
    page.locator(".statement:target").wait_for()
    page.close()


def test_two_parties_stand_side_by_side_without_script(paper, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(paper.address + TOPIC)
    page.get_by_label("One side").select_option(label="Marit Osgood")
    page.get_by_label("The other side").select_option(label="Ilse Brandreth")
    page.get_by_role("button", name="Compare").click()
    assert "one=marit-osgood&other=ilse-brandreth" in page.url
    assert page.get_by_role("heading", level=1).inner_text() == "Marit Osgood and Ilse Brandreth on Flood defence"
    both = page.locator(".record__row:has(.record__side:not(.record__side--other) .quote):has(.record__side--other .quote)").first
    one, other = (both.locator(".record__side").nth(n).bounding_box() for n in (0, 1))
    assert one["x"] + one["width"] <= other["x"] and abs(one["y"] - other["y"]) < 2
    assert set(page.locator(".record__side--other .quote__who > a").all_inner_texts()) == {"Ilse Brandreth"}
    # On a phone one column, with the name at each statement.
    page.set_viewport_size({"width": 390, "height": 844})
    for n in (0, 1):
        both.locator(".record__side").nth(n).scroll_into_view_if_needed()
    one, other = (both.locator(".record__side").nth(n).bounding_box() for n in (0, 1))
    assert other["y"] >= one["y"] + one["height"] - 1
    assert not page.locator(".record__parties").is_visible()
    context.close()


def test_a_statement_says_who_when_how_it_is_known_and_what_became_of_it(paper, browser):
    page = browser.new_page()
    retracting, translated, unnamed = own_pages(paper)
    page.goto(retracting)
    text = page.locator("main").inner_text()
    for part in ["Marit Osgood", "Mayor of Vellmouth", "I was wrong to name a month", "Council record", "Retracts", "Contradicted by"]:
        assert part in text, part
    # What she said before about the same thing.
    before = page.locator("section[aria-labelledby=earlier-heading]")
    assert "The design of the flood wall will be settled" in before.inner_text() and "Retracted by" in before.inner_text()
    page.get_by_role("link", name="Thirteen to twelve", exact=False).first.click()
    assert page.locator(":target").text_content().startswith("I was wrong")
    page.goto(translated)
    assert page.locator(".quote__original blockquote").get_attribute("lang") == "uk"
    page.goto(unnamed)
    assert page.get_by_role("heading", level=1).inner_text() == "Two councillors of the Rivers Group"
    assert "Anonymous" in page.locator("main").inner_text()
    page.close()


def test_a_citation_is_copied(paper, browser):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(own_pages(paper)[0])
    page.get_by_role("button", name="Copy").click()
    page.get_by_text("Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#citation").inner_text() and page.url in copied
    context.close()


def test_a_quiet_mark_in_the_story_leads_to_the_record_by_keyboard(paper, browser):
    page = browser.new_page()
    page.goto(paper.address + "/council-approves-flood-wall/")
    marks = page.locator(".body .record-mark")
    assert marks.count() == 4
    names = [mark.get_attribute("aria-label") for mark in marks.all()]
    assert "Ilse Brandreth, on the record" in names
    # It stands behind the closing quotation mark, and says nothing in the text itself.
    assert page.evaluate("[...document.querySelectorAll('.record-mark')].every((e) => !e.textContent)")
    assert page.evaluate("document.querySelector('.record-mark').previousSibling.textContent.trim().slice(-1)") in "”.,"
    marks.first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/record/*/")
    # A feed has the words without it.
    assert b"record-mark" not in paper.page("/feed.json")
    page.close()


def test_pages_name_their_files_and_the_paper_its_record(paper, browser):
    page = browser.new_page()
    page.goto(paper.address + TOPIC)
    types = page.locator("head link[rel=alternate]").evaluate_all("(all) => all.map((e) => e.type)")
    assert {"application/json", "text/csv"} <= set(types)
    page.goto(paper.address + "/topic/marit-osgood/")
    tabs = page.locator(".tabs a")
    assert tabs.evaluate_all("(all) => all.map((e) => new URL(e.href).pathname)") == ["/topic/marit-osgood/", SAID]
    assert page.locator(".colophon a[href='/record/']").count() == 1
    assert b"/record/</loc>" in paper.page("/sitemap/pages.xml")
    page.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_statements_page(papers, browser, scheme, language):
    page = browser.new_page(color_scheme=scheme, bypass_csp=True)
    for address in own_pages(papers[language]):
        page.goto(address)
        assert violations(page) == [], address
    page.close()


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_statements_page_keeps_together(papers, browser, language, width):
    page = browser.new_page(viewport={"width": width, "height": 800})
    for address in own_pages(papers[language]):
        page.goto(address)
        assert page.evaluate(OUTSIDE) == []
        if width > 320:
            assert page.evaluate(SMALL) == []
    page.close()


def test_a_statements_page_is_valid_html(papers, tmp_path):
    for language in LANGUAGES:
        paper = papers[language]
        for number, address in enumerate(own_pages(paper)):
            (tmp_path / f"statement {number} ({language}).html").write_bytes(paper.page(address.removeprefix(paper.address)))
    assert faults(tmp_path) == []
