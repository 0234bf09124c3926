"""What was said before, while one writes: found, linked by one key, put into the text again; and topics that somebody follows."""

import newsroom
import pytest
from test_desk_writing import saved, wait
from test_statements import at, marked, names, owner, suggested, typed  # noqa: F401

FIRST = "“The northern breakwater will be repaired before winter,” said harbour master Ida Marsh."


@pytest.fixture(scope="module", autouse=True)
def said(owner):  # noqa: F811
    page = typed(owner, FIRST)
    wait(lambda: names(page) == ["Ida Marsh"])
    confirmed(page)


def confirmed(page, count=1):
    """Confirms the first suggestions."""
    for _ in range(count):
        before = suggested(page).count()
        page.keyboard.press("Control+Home")
        page.keyboard.press("Alt+ArrowDown")
        page.keyboard.press("Alt+Enter")
        wait(lambda: suggested(page).count() < before)


def links(page):
    return page.locator(".said-one.is-link")


def test_what_was_said_before_is_found_linked_and_refused_by_a_key(owner):  # noqa: F811
    page = typed(owner, "“The northern breakwater will be repaired,” said harbour master Ida Marsh. Tom Quay said it would rain.")
    wait(lambda: suggested(page).count() == 2)
    # Of a suggestion, before anybody says yes.
    page.keyboard.press("Control+Home")
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Alt+Shift+ArrowUp")
    before = page.locator(".said-one.is-before")
    wait(lambda: before.count() == 1)
    assert "The northern breakwater will be repaired before winter" in before.inner_text()
    assert "By Ida Marsh" in page.locator(".said-before").inner_text() and "100%" in before.inner_text()
    assert page.evaluate("document.activeElement.closest('.said-before') !== null")
    page.keyboard.press("Escape")
    assert page.evaluate("desk.editor.view.hasFocus()")
    # Of words that are marked.
    at(page, "it would rain")
    page.keyboard.press("Shift+End")
    page.keyboard.press("Alt+Shift+ArrowUp")
    page.get_by_text("Nothing like it is on record").wait_for()
    page.keyboard.press("Escape")
    # Once it is on record, a link is suggested: refused, taken back, confirmed.
    confirmed(page)
    wait(lambda: links(page).count() == 1)
    assert "100% of its words" in links(page).inner_text()
    links(page).get_by_role("button", name="No link").focus()
    page.keyboard.press("n")
    wait(lambda: links(page).count() == 0)
    page.keyboard.press("u")
    wait(lambda: links(page).count() == 1)
    links(page).get_by_role("button", name="Link", exact=True).focus()
    page.keyboard.press("l")
    wait(lambda: links(page).count() == 0)
    page.locator(".said-kept summary").click()
    line = page.locator(".said-kept .said-link")
    wait(lambda: line.count() == 1)
    assert "repeats Ida Marsh" in line.inner_text()
    line.get_by_role("button", name="Take the link away").click()
    wait(lambda: links(page).count() == 1)
    links(page).get_by_role("button", name="Link", exact=True).click()
    wait(lambda: line.count() == 1 and links(page).count() == 0)
    assert not owner.faults


def test_an_earlier_statement_is_put_in_with_its_attribution_and_linked_when_confirmed(owner):  # noqa: F811
    page = typed(owner, "The storm came early.")
    page.keyboard.press("Control+End")
    page.keyboard.press("Alt+Shift+ArrowDown")
    panel = page.get_by_role("dialog", name="Earlier statement")
    panel.get_by_label("Speaker").fill("Ida")
    panel.get_by_role("option", name="Ida Marsh").wait_for()
    page.keyboard.press("Enter")
    words = panel.get_by_label("Words of it")
    wait(lambda: page.evaluate("document.activeElement.getAttribute('aria-label')") == "Words of it")
    words.fill("before winter")
    wait(lambda: panel.get_by_role("option").count() == 1)
    page.keyboard.press("Enter")
    form = page.locator(".statement-form")
    form.wait_for()
    text = page.locator(".text").inner_text()
    assert "The storm came early. “The northern breakwater will be repaired before winter,” said harbour master Ida Marsh." in text
    form.get_by_label("Occasion").press("Enter")
    form.wait_for(state="hidden")
    wait(lambda: marked(page) == ["The northern breakwater will be repaired before winter"])
    page.locator(".said-kept summary").click()
    wait(lambda: page.locator(".said-kept .said-link").count() == 1)
    assert "repeats Ida Marsh" in page.locator(".said-kept .said-link").inner_text()
    assert links(page).count() == 0, "what is linked is not suggested"
    saved(page)
    assert not owner.faults


def attributed(page, statement, language):
    given = {"verbatim": True, "kind": "direct", "name": "Ida Marsh", "described": "", "role": "harbour master", "said": None, "outlets": [],
             "words": "We are home.", **statement}
    module = page.evaluate("[...document.querySelectorAll('script[src*=\"/editor/\"]')].map(({src}) => src)[0]")
    return page.evaluate("""async ([module, given, language]) => {
        const { attributed } = await import(new URL("attributed.js", module));
        const { text, from, to } = attributed(given, language, new Date("2025-03-01"));
        return [text, text.slice(from, to)];
    }""", [module, given, language])


def test_the_attribution_is_the_papers_and_a_paraphrase_has_no_quotation_marks(owner):  # noqa: F811
    page = typed(owner, "x")
    said = {"said": "2025-02-12", "outlets": ["Harbour Radio"]}
    assert attributed(page, said, "en") == [
        "“We are home,” said harbour master Ida Marsh on Feb. 12, according to Harbour Radio.", "We are home"]
    assert attributed(page, {"words": "Are we home?", "said": "2024-02-12T10:00"}, "en-GB")[0] == (
        "“Are we home?” said harbour master Ida Marsh on Feb. 12, 2024.")
    assert attributed(page, {"said": "2024-02", "outlets": ["TASS", "The Guardian"], "kind": "written"}, "en")[0] == (
        "“We are home,” wrote harbour master Ida Marsh in February 2024, according to The Guardian, citing TASS.")
    assert attributed(page, {"said": "2023~"}, "en")[0] == "“We are home,” said harbour master Ida Marsh around 2023."
    sense = {"verbatim": False, "kind": "indirect", "words": "that they would be home."}
    assert attributed(page, sense | said, "en") == [
        "They would be home, harbour master Ida Marsh said on Feb. 12, according to Harbour Radio.", "They would be home"]
    # Who is not named is not named here either.
    hidden = {"name": "", "role": "Deputy Harbour Master", "described": "a person who knows the harbour"}
    assert attributed(page, hidden, "en")[0] == "“We are home,” said a person who knows the harbour."
    assert attributed(page, said, "de")[0] == "„We are home“, sagte harbour master Ida Marsh am 12. Februar, wie Harbour Radio berichtete."
    assert attributed(page, said, "uk")[0].startswith("«We are home» – harbour master Ida Marsh, 12 лютого (Harbour Radio).")


def test_who_follows_a_speaker_is_told_on_today(owner, browser):  # noqa: F811
    reporter = newsroom.Person(owner.paper, browser, "rui@paper.example")
    reporter.open_link(owner.invite(reporter.email, "Rui Example", "reporter"))
    page = reporter.page
    reporter.go("/record?speaker=Ida+Marsh")
    page.get_by_role("button", name="Follow Ida Marsh").click()
    page.get_by_role("button", name="Stop following Ida Marsh").wait_for()
    reporter.go("/today")
    followed = page.locator(".followed")
    assert "Nothing new." in followed.inner_text() and "Ida Marsh" in followed.inner_text()
    writing = typed(owner, "“Seagulls have taken the lighthouse,” said harbour master Ida Marsh.")
    wait(lambda: suggested(writing).count() == 1)
    confirmed(writing)
    page.reload()
    assert "Seagulls have taken the lighthouse" in followed.inner_text()
    assert followed.locator("a[data-row][href^='/stories/']").count() == 1
    page.get_by_role("button", name="I have seen these").click()
    wait(lambda: "Nothing new." in followed.inner_text())
    followed.get_by_role("link", name="Ida Marsh").click()
    page.get_by_role("button", name="Stop following Ida Marsh").click()
    page.get_by_role("button", name="Follow Ida Marsh", exact=True).wait_for()
    reporter.go("/today")
    assert followed.count() == 0
    assert not reporter.faults and not owner.faults
    reporter.close()
