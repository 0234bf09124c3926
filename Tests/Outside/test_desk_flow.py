"""A story's whole way, as its people go it: written, talked over, reviewed, published, changed and corrected."""

import subprocess
import time

import newsroom
import PIL.Image
import pytest
from conftest import ROOT, Paper, make_sample
from test_desk_writing import saved, wait, write


@pytest.fixture(scope="module")
def owner(browser):
    module = subprocess.run([ROOT / "bin/editor"], check=True, capture_output=True, text=True).stdout.strip()
    paper = Paper("--desk-editor", module)
    make_sample(paper.folder)
    paper.serve()
    owner = newsroom.owner(paper, browser, viewport={"width": 1280, "height": 900})
    yield owner
    owner.close()
    paper.remove()


def joined(owner, browser, name, role):
    """Somebody who came in by a link, with an authenticator, and signed in anew with both."""
    person = newsroom.Person(owner.paper, browser, f"{name.lower()}@paper.example", viewport={"width": 1280, "height": 900})
    person.open_link(owner.invite(person.email, f"{name} Example", role))
    person.add_authenticator()
    person.go("/account")
    person.page.get_by_role("button", name="Sign out", exact=True).first.click()
    person.sign_in()
    person.show_code()
    person.page.get_by_role("heading", name="Stories").wait_for(state="attached")
    return person


def picture(folder):
    file = folder / "quay.jpg"
    PIL.Image.effect_noise((960, 640), 70).convert("RGB").save(file)
    subprocess.run([
        "exiv2", "-M", "set Xmp.iptc.AltTextAccessibility LangAlt lang=x-default Waves over the quay at Tarnsey", "-M",
        "set Xmp.photoshop.Credit XmpText Ines Example", "-M", "set Xmp.dc.description LangAlt lang=x-default The quay on Monday", str(file),
    ], check=True)
    return file


def choose_first(page, typed):
    page.keyboard.type(typed)
    page.locator(".suggestions:visible li").first.wait_for()
    page.keyboard.press("Enter")


def send(person, how, **fields):
    person.page.locator(f"input[name=how][value={how}]").check()
    for label, value in fields.items():
        person.page.get_by_label(label.replace("__", ": ").replace("_", " "), exact=False).fill(value)
    began = time.monotonic()
    person.page.locator("form[action$='/publish'] button.main").click()
    person.page.wait_for_url("**done=*")
    return began


def take_in(person):
    """What is typed and in no revision yet becomes one, if there is some."""
    button = person.page.locator("form[action$='/publish/revision'] button")
    if button.count():
        button.click()
        person.page.wait_for_load_state()


def test_from_the_first_word_to_the_correction(owner, browser, tmp_path):
    reporter, editor = joined(owner, browser, "Rae", "reporter"), joined(owner, browser, "Edo", "editor")
    # Written, with a photograph above and in the text, a byline, topics and a story card.
    page = write(reporter)
    page.get_by_label("Headline", exact=True).fill("Quay at Tarnsey stays shut")
    page.get_by_label("Standfirst", exact=True).fill("The sea took eleven metres of wall.")
    page.locator(".text").focus()
    page.keyboard.type("The quay was shut on Monday, the harbour office said. ")
    page.keyboard.press("Enter")
    with page.expect_file_chooser() as chooser:
        page.locator(".tool-picture").click()
    chooser.value.set_files(picture(tmp_path))
    page.locator(".block-photograph img").wait_for()
    for label, typed in [("Byline: Add", "arden"), ("Topics: Add", "tarns")]:
        page.get_by_label(label).focus()
        choose_first(page, typed)
        page.locator(".chosen").first.wait_for()
    page.get_by_label("Section").select_option(index=1)
    page.locator(".text").focus()
    page.keyboard.press("Control+End")
    page.locator(".tool-story").click()
    choose_first(page, "flood wall")
    page.locator(".block-storyCard .title").wait_for()
    saved(page)
    story = page.evaluate("desk.sync.page.story")
    reporter.go(f"/stories/{story}")
    reporter.page.get_by_role("button", name="Hand in for review").click()
    # Reviewed: a comment and a suggestion at their words.
    theirs = write(editor, f"/stories/{story}/write")
    for words, act in [("Monday", "comment"), ("shut", "suggestion")]:
        at = theirs.evaluate("""words => {
            let at = null;
            desk.editor.state.doc.descendants((node, pos) => {
                const index = node.isText ? node.text.indexOf(words) : -1;
                if (index >= 0 && at === null) at = pos + index;
            });
            (desk.editor.commands.setTextSelection({from: at, to: at + words.length}), desk.editor.view.focus());
            return at;
        }""", words)
        assert at is not None
        theirs.keyboard.press("Control+Alt+m" if act == "comment" else "Control+Alt+s")
        if act == "suggestion":
            theirs.get_by_label("How you would word it").fill("closed")
        else:
            theirs.keyboard.type("Was it not Sunday?")
        theirs.keyboard.press("Control+Enter")
        theirs.locator(".comment-panel").wait_for(state="hidden")
    page = write(reporter, f"/stories/{story}/write")
    wait(lambda: page.locator(".thread").count() == 2)
    comment = page.locator(".thread", has_text="Was it not Sunday?")
    comment.get_by_label("Answer").fill("Monday, at six.")
    comment.get_by_role("button", name="Answer").click()
    page.get_by_text("Monday, at six.").wait_for()
    page.locator(".thread", has=page.locator("ins")).get_by_role("button", name="Accept").click()
    wait(lambda: "was closed on Monday" in page.locator(".text").inner_text())
    # What is open is on the checklist; then it is settled, called ready, and published.
    editor.go(f"/stories/{story}")
    assert "Comments are open" in (editor.go(f"/stories/{story}/publish"), editor.page.locator(".findings").inner_text())[1]
    editor.go(f"/stories/{story}")
    editor.page.get_by_role("button", name="Resolve").click()
    editor.page.get_by_role("button", name="Mark as ready").click()
    editor.page.get_by_role("link", name="Publishing").click()
    take_in(editor)
    began = send(editor, "now")
    address = editor.page.get_by_role("link", name="On the site").get_attribute("href")
    status, _, body = owner.paper.get(address.removeprefix(owner.paper.address))
    print(f"on the site after {time.monotonic() - began:.2f} s")
    text = body.decode()
    assert status == 200 and "was closed on Monday" in text and "Waves over the quay at Tarnsey" in text
    assert "Was it not Sunday?" not in text and "Ines Example" in text
    # An update is prepared while readers go on reading what they have.
    page = write(editor, f"/stories/{story}/write")
    page.locator(".text").focus()
    page.keyboard.press("Control+Home")
    page.keyboard.press("End")
    page.keyboard.type("It opens on Friday. ")
    saved(page)
    assert "opens on Friday" not in owner.paper.get(address.removeprefix(owner.paper.address))[2].decode()
    editor.go(f"/stories/{story}/publish")
    take_in(editor)
    began = send(editor, "update")
    assert "opens on Friday" in owner.paper.get(address.removeprefix(owner.paper.address))[2].decode()
    print(f"on the site after {time.monotonic() - began:.2f} s")
    send(editor, "correction", If_a_correction__its_text="The wall lost nine metres, not eleven.")
    text = owner.paper.get(address.removeprefix(owner.paper.address))[2].decode()
    assert "nine metres, not eleven" in text
    assert "nine metres, not eleven" in owner.paper.get("/corrections/")[2].decode()
    for person in (owner, reporter, editor):
        assert not person.faults
    reporter.close()
    editor.close()
