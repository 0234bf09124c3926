"""Who says what, as it is put on the record while it is written: suggested, confirmed, mended and refused, each by one key."""

import subprocess

import newsroom
import pytest
from conftest import ROOT, Paper
from test_desk_writing import saved, wait, write

TEXT = (
    "“The piles have rotted,” said harbour master Ida Marsh, “and two more will.” Marsh said the pier would open in May. "
    "“We were not asked,” Tom Quay told The Guardian on Monday."
)


@pytest.fixture(scope="module")
def owner(browser):
    module = subprocess.run([ROOT / "bin/editor"], check=True, capture_output=True, text=True).stdout.strip()
    paper = Paper("--desk-editor", module)
    paper.serve()
    owner = newsroom.owner(paper, browser, viewport={"width": 1280, "height": 900})
    yield owner
    owner.close()
    paper.remove()


def typed(owner, text=TEXT):
    page = write(owner)
    page.get_by_label("Headline", exact=True).fill("What they say of the pier")
    page.locator(".text").focus()
    page.keyboard.insert_text(text)
    saved(page)
    return page


def suggested(page):
    return page.locator(".said-one.is-suggested")


def names(page):
    return suggested(page).locator(".said-who strong").all_inner_texts()


def marked(page):
    return page.locator(".text [data-mark=statement]").all_inner_texts()


def at(page, words, skip=0):
    """Puts the cursor into the first of the words in the text."""
    page.evaluate("""([words, skip]) => {
        let at = null;
        desk.editor.state.doc.descendants((node, pos) => {
            const index = node.isText ? node.text.indexOf(words) : -1;
            if (index >= 0 && at === null) at = pos + index + skip;
        });
        (desk.editor.commands.setTextSelection(at), desk.editor.view.focus());
    }""", [words, skip])


def test_what_is_said_is_confirmed_refused_and_mended_from_the_text(owner):
    page = typed(owner)
    wait(lambda: names(page) == ["Ida Marsh", "Ida Marsh", "Tom Quay"])
    keyboard = page.keyboard
    # The next one from where the cursor is; it stands out in the text and beside it.
    keyboard.press("Control+Home")
    keyboard.press("Alt+ArrowDown")
    assert page.locator(".said-here").all_inner_texts() == ["The piles have rotted,", "and two more will."]
    assert "1 of 3: Ida Marsh" in page.locator(".record [role=status]").inner_text()
    keyboard.press("Alt+Enter")
    wait(lambda: names(page) == ["Ida Marsh", "Tom Quay"])
    assert marked(page) == ["The piles have rotted,", "and two more will."]
    assert page.evaluate("desk.editor.view.hasFocus()"), "whoever writes goes on writing"
    # What was confirmed is followed by the next one.
    wait(lambda: page.locator(".said-one.is-here .said-who").inner_text().startswith("Ida Marsh"))
    keyboard.press("Alt+Shift+Backspace")
    wait(lambda: names(page) == ["Tom Quay"])
    keyboard.press("Alt+Shift+Enter")
    form = page.locator(".statement-form")
    form.wait_for()
    assert page.evaluate("document.activeElement.value") == "Tom Quay"
    form.get_by_label("Role at the time").fill("Chair of the boatmen")
    form.get_by_label("When").fill("2025-02~")
    assert form.get_by_text("about February 2025").is_visible()
    form.get_by_label("Through whom we know").fill("TASS; The Guardian")
    form.get_by_label("Occasion").fill("In an interview")
    form.get_by_label("Occasion").press("Enter")
    form.wait_for(state="hidden")
    wait(lambda: suggested(page).count() == 0)
    page.locator(".said-kept summary").click()
    kept = page.locator(".said-one.is-stands", has_text="Tom Quay")
    wait(lambda: kept.count() == 1)
    for words in ["Chair of the boatmen", "about February 2025", "via TASS ← The Guardian", "In an interview", "confirmed by Ada Example"]:
        assert words in kept.inner_text()
    # On the server it is the same, for whoever comes next.
    page = write(owner, f"/stories/{page.evaluate('desk.sync.page.story')}/write")
    wait(lambda: page.locator(".said-kept").is_visible())
    assert suggested(page).count() == 0 and len(marked(page)) == 3
    assert not owner.faults


def test_each_is_one_key_in_the_panel_and_a_no_is_taken_back(owner):
    page = typed(owner)
    wait(lambda: suggested(page).count() == 3)
    keyboard = page.keyboard
    for _ in range(4):
        keyboard.press("F6")
        if page.evaluate("document.querySelector('.record').contains(document.activeElement)"):
            break
    assert page.evaluate("document.querySelector('.record').contains(document.activeElement)")
    keyboard.press("j")
    keyboard.press("j")
    assert "Tom Quay" in page.evaluate("document.activeElement.closest('li').innerText")
    keyboard.press("r")
    wait(lambda: names(page) == ["Ida Marsh", "Ida Marsh"])
    assert page.evaluate("document.activeElement.closest('.record') !== null"), "the focus stays in the panel"
    keyboard.press("u")
    wait(lambda: names(page) == ["Ida Marsh", "Ida Marsh", "Tom Quay"])
    keyboard.press("k")
    keyboard.press("c")
    wait(lambda: suggested(page).count() == 2)
    keyboard.press("m")
    form = page.locator(".statement-form")
    form.wait_for()
    keyboard.press("Escape")
    form.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.dataset.key") == "mend"
    keyboard.press("Escape")
    assert page.evaluate("desk.editor.view.hasFocus()")
    assert not owner.faults


def test_a_word_that_changes_is_flagged_until_somebody_says_yes_again(owner):
    page = typed(owner, "“The piles have rotted,” Ida Marsh said. Nobody else spoke.")
    wait(lambda: suggested(page).count() == 1)
    keyboard = page.keyboard
    keyboard.press("Control+Home")
    keyboard.press("Alt+ArrowDown")
    keyboard.press("Alt+Enter")
    wait(lambda: marked(page) == ["The piles have rotted,"])
    # Typed at its edges, letters are not of it; nor are copies.
    at(page, "The piles")
    keyboard.type("x")
    at(page, "rotted,", len("rotted,"))
    keyboard.type("y")
    assert marked(page) == ["The piles have rotted,"]
    saved(page)
    page.wait_for_timeout(1200)
    assert page.locator(".is-changed").count() == 0
    at(page, "piles have", len("piles"))
    keyboard.type("es")
    flagged = page.locator(".said-one.is-changed")
    flagged.wait_for()
    assert marked(page) == ["The pileses have rotted,"]
    assert "The pileses have rotted" in flagged.locator(".said-now").inner_text()
    assert page.locator(".text .said-changed").count() == 1
    at(page, "The pileses")
    keyboard.press("Alt+ArrowDown")
    keyboard.press("Alt+Enter")
    flagged.wait_for(state="hidden")
    at(page, "pileses", 5)
    keyboard.press("Delete")
    flagged.wait_for()
    flagged.get_by_role("button", name="Take back").click()
    wait(lambda: marked(page) == [])
    wait(lambda: page.locator(".said-one.is-changed").count() == 0)
    assert not owner.faults


def test_words_that_nobody_suggests_are_added_by_hand(owner):
    page = typed(owner, "Про це сказала Іда: “Палі згнили”.")
    page.get_by_label("Language").fill("bg")
    page.get_by_label("Language").press("Tab")
    page.locator(".record").get_by_text("does not read this language").wait_for()
    page.evaluate("""() => {
      const [words, { editor }] = ["Палі згнили", desk];
      const from = editor.state.doc.textBetween(0, editor.state.doc.content.size, "|", "|").indexOf(words) + 1;
      editor.commands.setTextSelection({ from, to: from + words.length });
      editor.view.focus();
      if (editor.state.doc.textBetween(from, from + words.length) !== words) throw new Error(from);
    }""")
    page.keyboard.press("Alt+Enter")
    form = page.locator(".statement-form")
    form.get_by_label("Speaker", exact=True).fill("Іда Мар")
    form.get_by_label("Kind").select_option("direct")
    form.get_by_label("Kind").press("Enter")
    form.wait_for(state="hidden")
    wait(lambda: marked(page) == ["Палі згнили"])
    assert not owner.faults


def test_a_copy_elsewhere_is_not_the_passage(owner):
    page = typed(owner, "“The piles have rotted,” Ida Marsh said.")
    wait(lambda: suggested(page).count() == 1)
    page.keyboard.press("Control+Home")
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Alt+Enter")
    wait(lambda: len(marked(page)) == 1)
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+c")
    page.keyboard.press("Control+End")
    page.keyboard.press("Control+v")
    wait(lambda: page.locator(".text").inner_text().count("The piles have rotted") == 2)
    assert len(marked(page)) == 1
    saved(page)


def test_nobody_writes_somewhere_else_because_suggestions_come(owner):
    page = typed(owner, "“The piles have rotted,” Ida Marsh said. ")
    wait(lambda: suggested(page).count() == 1)
    for word in ["“Two ", "more ", "will,” ", "Tom ", "Quay ", "said. "]:
        page.keyboard.type(word)
        page.wait_for_timeout(350)
    wait(lambda: suggested(page).count() == 2)
    page.keyboard.type("The end.")
    assert page.locator(".text").inner_text().endswith("said. The end.")
    saved(page)
    # The form stays as it is while the text moves on.
    page.locator(".said-one", has_text="Tom Quay").get_by_role("button", name="Mend").click()
    form = page.locator(".statement-form")
    form.get_by_label("Role at the time").fill("Boatman")
    page.evaluate("desk.editor.commands.insertContentAt(1, 'So. ')")
    page.wait_for_timeout(1500)
    assert form.get_by_label("Role at the time").input_value() == "Boatman"
    form.get_by_role("button", name="Confirm", exact=True).click()
    form.wait_for(state="hidden")
    wait(lambda: marked(page) == ["Two more will,"])
    assert not owner.faults
