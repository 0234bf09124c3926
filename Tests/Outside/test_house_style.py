"""House style where people write: notes in the text and beside it, each one key away from its fix or from silence."""

import subprocess

import newsroom
import pytest
from conftest import ROOT, Paper
from looks import Looks
from test_desk_writing import saved, wait, write

TEXT = "The mayor of Kiev met the envoys. The talks end on February 12, the mayor said. He will utilize the time."


@pytest.fixture(scope="module")
def owner(browser):
    module = subprocess.run([ROOT / "bin/editor"], check=True, capture_output=True, text=True).stdout.strip()
    paper = Paper("--desk-editor", module, "--house-book", "ap")
    paper.serve()
    owner = newsroom.owner(paper, browser, viewport={"width": 1280, "height": 900})
    yield owner
    owner.close()
    paper.remove()


def typed(owner, text=TEXT, headline="What the mayor said"):
    page = write(owner)
    page.get_by_label("Headline", exact=True).fill(headline)
    page.get_by_label("Standfirst", exact=True).fill("The talks go on for a week.")
    page.locator(".text").focus()
    page.keyboard.insert_text(text)
    saved(page)
    return page


def noted(page):
    return page.locator(".text .noted").all_inner_texts()


def rows(page):
    return page.locator(".notes > ol.note-list > .note-one")


def here(page):
    return page.locator(".text .noted-here").all_inner_texts()


def said(page):
    return page.locator(".notes > [role=status]").inner_text()


def text(page):
    return page.locator(".text").inner_text()


def test_notes_are_gone_through_fixed_and_silenced_from_the_text(owner):
    page = typed(owner)
    wait(lambda: noted(page) == ["Kiev", "February", "utilize"])
    assert "House style · 3" in page.locator(".notes > summary").inner_text()
    # Told apart by more than colour, and what is suggested is quieter than what is warned of.
    styles = page.locator(".text .noted").evaluate_all("all => all.map((one) => getComputedStyle(one).textDecorationStyle)")
    assert styles == ["double", "dashed", "dashed"]
    keyboard = page.keyboard
    keyboard.press("Control+Home")
    keyboard.press("F8")
    wait(lambda: here(page) == ["Kiev"])
    assert "1 of 3: Warning: Write Kyiv, not Kiev" in said(page) and page.evaluate("desk.editor.view.hasFocus()")
    keyboard.press("F8")
    wait(lambda: here(page) == ["February"])
    keyboard.press("Shift+F8")
    wait(lambda: here(page) == ["Kiev"])
    keyboard.press("Control+.")
    assert "The mayor of Kyiv met" in text(page) and page.evaluate("desk.editor.view.hasFocus()")
    assert said(page) == "Fixed: Kyiv for Kiev"
    wait(lambda: noted(page) == ["February", "utilize"])
    # It was typing: it is undone as typing is, and the note is back.
    keyboard.press("Control+z")
    assert "The mayor of Kiev met" in text(page)
    saved(page)
    wait(lambda: noted(page) == ["Kiev", "February", "utilize"])
    # Silence asks why, by one key.
    keyboard.press("Control+Home")
    page.evaluate("desk.notes.setHere(null)")
    keyboard.press("F8")
    wait(lambda: here(page) == ["Kiev"])
    keyboard.press("Control+Shift+.")
    page.locator(".reasons").wait_for()
    keyboard.press("1")
    page.locator(".reasons").wait_for(state="hidden")
    wait(lambda: noted(page) == ["February", "utilize"])
    assert page.evaluate("desk.editor.view.hasFocus()"), "whoever writes goes on writing"
    # On the server it is the same, for whoever comes next, and while the text changes elsewhere.
    keyboard.press("Control+End")
    keyboard.insert_text(" They left.")
    saved(page)
    page = write(owner, f"/stories/{page.evaluate('desk.sync.page.story')}/write")
    wait(lambda: noted(page) == ["February", "utilize"])
    page.locator(".note-silent summary").click()
    silent = page.locator(".note-silent .note-one")
    assert "False alarm · Ada Example" in silent.inner_text()
    silent.get_by_role("button", name="Hear it again").click()
    wait(lambda: noted(page) == ["Kiev", "February", "utilize"])
    assert not owner.faults


def test_each_is_one_key_in_the_panel_too(owner):
    page = typed(owner, TEXT + " Nobody was named in the matter.")
    wait(lambda: rows(page).count() == 3)
    keyboard = page.keyboard
    for _ in range(5):
        keyboard.press("F6")
        if page.evaluate("document.querySelector('.notes').contains(document.activeElement)"):
            break
    row = "document.activeElement.closest('li').innerText"
    assert "Kiev" in page.evaluate(row)
    keyboard.press("j")
    assert "February" in page.evaluate(row)
    keyboard.press("k")
    assert "Kiev" in page.evaluate(row)
    keyboard.press("f")
    assert "of Kyiv met" in text(page)
    assert page.evaluate("document.activeElement.closest('.notes') !== null"), "the focus stays in the panel"
    wait(lambda: rows(page).count() == 2)
    # Another reason is said in words, and taken back by one key.
    keyboard.press("s")
    page.locator(".reasons").wait_for()
    keyboard.press("Escape")
    page.locator(".reasons").wait_for(state="hidden")
    keyboard.press("s")
    keyboard.press("4")
    keyboard.press("Enter")
    assert page.get_by_text("Say why.").is_visible()
    keyboard.type("The agenda has it so")
    keyboard.press("Enter")
    page.locator(".reasons").wait_for(state="hidden")
    wait(lambda: rows(page).count() == 1)
    assert page.evaluate("document.activeElement.closest('.notes') !== null")
    keyboard.press("u")
    wait(lambda: rows(page).count() == 2)
    keyboard.press("Control+.")
    wait(lambda: "Feb. 12" in text(page) or "will use the" in text(page))
    assert not owner.faults


def test_the_desks_keys_of_two_letters_are_not_the_panels(owner):
    page = typed(owner)
    wait(lambda: rows(page).count() == 3)
    rows(page).first.get_by_role("button", name="Fix").focus()
    page.keyboard.press("g")
    page.keyboard.press("f")
    page.wait_for_url("**/front")
    page.go_back()
    wait(lambda: "The mayor of Kiev met" in text(page))
    # Without the first, the second is the panel's.
    wait(lambda: rows(page).count() == 3)
    rows(page).first.get_by_role("button", name="Fix").focus()
    page.keyboard.press("s")
    page.locator(".reasons").wait_for()
    assert "The mayor of Kiev met" in text(page)
    assert not owner.faults


def test_what_has_no_fix_is_said_so_and_what_lacks_around_the_text_leads_to_its_field(owner):
    words = "The town is quiet. “We will never open this bridge again in our lives.”"
    page = typed(owner, words, headline="A headline that goes on and on " * 5)
    fields = page.locator(".note-fields .note-one")
    wait(lambda: fields.count() == 1)
    fields.get_by_role("button", name="Headline").click()
    assert page.evaluate("document.activeElement.closest('.field-headline') !== null")
    wait(lambda: rows(page).count() == 1)
    assert "Only you can tell" in rows(page).inner_text()
    page.locator(".text").focus()
    page.keyboard.press("Control+Home")
    page.keyboard.press("F8")
    page.keyboard.press("Control+.")
    assert said(page).startswith("There is no fix for this:")
    assert text(page) == words
    assert rows(page).get_by_role("link").get_attribute("href") == "/house-style#rule-quotations.source"
    assert not owner.faults


def test_an_answer_about_an_older_text_is_drawn_where_its_words_are_now(owner):
    page = typed(owner)
    wait(lambda: noted(page) == ["Kiev", "February", "utilize"])
    page.keyboard.press("Control+Home")
    page.keyboard.insert_text("Later. ")
    # An answer that is late: what it tells of has moved since, and words that somebody typed in are left out.
    late = page.evaluate("desk.sync.server.ask(`${desk.sync.server.path}/notes`, {})")
    page.keyboard.insert_text("And more. ")
    page.evaluate("""() => {
        const at = [...Array(desk.editor.state.doc.content.size).keys()].find((i) => desk.editor.state.doc.textBetween(i, i + 8, " ", " ") === "February");
        desk.editor.view.dispatch(desk.editor.state.tr.insertText("x", at + 3));
    }""")
    page.evaluate("late => desk.notes.take('house', late)", late)
    drawn = page.evaluate("""() => desk.notes.all.map(({ ranges: [{ from, to }] }) => desk.editor.state.doc.textBetween(from, to, " ", " "))""")
    assert drawn == ["Kiev", "utilize"], drawn
    assert not owner.faults


def test_on_a_phone_the_panel_stands_below_the_text_and_nothing_is_cut_off(owner):
    page = owner.page
    page.set_viewport_size({"width": 360, "height": 740})
    try:
        page = typed(owner)
        wait(lambda: rows(page).count() == 3)
        rows(page).first.get_by_role("button", name="Silence").click()
        page.locator(".reasons").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        boxes = page.locator(".reasons button:visible").evaluate_all("all => all.map((one) => one.getBoundingClientRect().right)")
        assert all(right <= 360 for right in boxes) and len(boxes) == 5
        page.get_by_role("button", name="2 Meant so").click()
        wait(lambda: rows(page).count() == 2)
    finally:
        page.set_viewport_size({"width": 1280, "height": 900})
    assert not owner.faults


def test_what_was_silenced_and_fixed_is_seen_at_the_rule(owner):
    owner.go("/house-style?order=false-alarms")
    page = owner.page
    assert page.locator(".house-rules > li").count() > 10
    rule = page.locator("[id='rule-names.ukraine']")
    assert "Warning" in rule.inner_text() and "Kyiv" in rule.inner_text()
    assert "meant so: 1" in page.locator(".house-rules").inner_text()
    assert "Fixed: 2" in rule.inner_text()
    looks = Looks()
    looks.at(page)
    typed(owner, headline="A headline that goes on and on " * 5)
    wait(lambda: rows(page).count() == 3)
    rows(page).first.get_by_role("button", name="Silence").click()
    looks.at(page, "notes beside the text")
    assert not looks.found
    assert not owner.faults


def test_spelling_and_grammar_are_read_in_the_background_and_silenced_the_same_way(browser):
    programs = {name: subprocess.run([ROOT / f"bin/{name}"], check=True, capture_output=True, text=True).stdout.strip() for name in ["editor", "grammar"]}
    paper = Paper("--desk-editor", programs["editor"], "--spelling", "/usr/share/hunspell", "--grammar", programs["grammar"])
    paper.serve()
    owner = newsroom.owner(paper, browser, viewport={"width": 1280, "height": 900})
    try:
        page = typed(owner, "The harbor did not recieve an envoys. “Nobody recieve us,” Ida Wendlebrook said.")
        # A name is none of the dictionary's business, a speaker's grammar none of ours.
        wait(lambda: "recieve" in noted(page), 30)
        assert "Wendlebrook" not in " ".join(noted(page))
        row = rows(page).filter(has_text="The dictionary does not have").first
        row.get_by_role("button", name="Fix").click()
        wait(lambda: "did not receive" in text(page))
        wait(lambda: noted(page).count("recieve") == 1, 30)
        rows(page).filter(has_text="The dictionary does not have").first.get_by_role("button", name="Silence").click()
        page.get_by_role("button", name="2 Meant so").click()
        wait(lambda: "recieve" not in noted(page), 30)
        assert not owner.faults
    finally:
        owner.close()
        paper.remove()
