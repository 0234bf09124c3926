"""Writing at the real desk, in a browser: what the stand-in (Tests/Outside/desk) promises of it."""

import subprocess
import time

import newsroom
import PIL.Image
import pytest
from conftest import ROOT, Paper


@pytest.fixture(scope="module")
def owner(browser):
    module = subprocess.run([ROOT / "bin/editor"], check=True, capture_output=True, text=True).stdout.strip()
    paper = Paper("--desk-editor", module)
    paper.run("sample", "--from", "sample")
    paper.serve()
    owner = newsroom.owner(paper, browser, viewport={"width": 1280, "height": 800})
    yield owner
    owner.close()
    paper.remove()


def wait(condition, timeout=15):
    until = time.monotonic() + timeout
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.05)


def saved(page):
    wait(lambda: page.evaluate("!desk.sync.hasUnsent"))


def write(owner, path="/write"):
    owner.go(path)
    owner.page.locator("#editor[data-ready]").wait_for(state="attached")
    return owner.page


def test_a_story_is_written_and_comes_back_after_a_restart(owner):
    page = write(owner)
    page.get_by_label("Headline", exact=True).fill("Written here")
    page.locator(".text").focus()
    page.keyboard.type("The first words.")
    saved(page)
    story = page.evaluate("desk.sync.page.story")
    port = owner.paper.desk.rpartition(":")[2]
    owner.paper.stop("kill")
    page.keyboard.type(" Typed while it was down.")
    page.locator(".status[data-kind=kept]").wait_for()
    owner.paper.serve(int(owner.paper.address.rpartition(":")[2]))
    assert owner.paper.desk.rpartition(":")[2] == port
    saved(page)
    page = write(owner, f"/stories/{story}/write")
    assert page.locator(".text").inner_text() == "The first words. Typed while it was down."
    assert page.get_by_label("Headline", exact=True).input_value() == "Written here"
    # Once everybody has left, it is a revision, and in the list.
    owner.go("/")
    wait(lambda: owner.page.reload() and owner.page.get_by_role("link", name="Written here").count() == 1, 40)
    assert not owner.faults


def test_a_story_has_a_photograph_topics_a_byline_a_link_and_a_story_card(owner, tmp_path):
    PIL.Image.effect_noise((640, 427), 60).convert("RGB").save(tmp_path / "pier.jpg")
    (tmp_path / "notes.jpg").write_text("no picture")
    page = write(owner)
    page.get_by_label("Headline", exact=True).fill("Everything in it")
    page.locator(".text").focus()
    page.keyboard.type("A pier is built.")
    page.keyboard.press("Enter")
    with page.expect_file_chooser() as chooser:
        page.locator(".tool-picture").click()
    chooser.value.set_files(tmp_path / "pier.jpg")
    page.locator(".block-photograph img").wait_for()
    wait(lambda: page.locator(".block-photograph img").evaluate("image => image.complete && image.naturalWidth") == 640)
    with page.expect_file_chooser() as chooser:
        page.locator(".tool-picture").click()
    chooser.value.set_files(tmp_path / "notes.jpg")
    page.get_by_text("notes.jpg").wait_for()
    assert page.locator(".block-photograph").count() == 1, page.locator(".notices").inner_text()
    for label, typed, name in [("Topics: Add", "vell", "River Vell"), ("Byline: Add", "arden", "Tomas Arden")]:
        field = page.get_by_label(label)
        field.fill(typed)
        page.get_by_role("option", name=name).first.wait_for()
        field.press("Enter")
        page.locator(".chosen").get_by_text(name).wait_for()
    page.get_by_role("button", name="Story of ours").click()
    page.keyboard.type("flood wall")
    page.locator(".suggestions:visible li").first.wait_for()
    title = page.locator(".suggestions:visible li").first.locator("span").first.inner_text()
    page.keyboard.press("Enter")
    page.locator(".block-storyCard").get_by_text(title).wait_for()
    page.evaluate("desk.editor.commands.setTextSelection({from: 3, to: 7})")
    page.keyboard.press("Control+k")
    page.keyboard.type("flood wall")
    page.locator(".suggestions:visible li").first.wait_for()
    # Those for the last letter come in the place of those for the letters before, and nothing is chosen among them.
    page.wait_for_timeout(1_000)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator(".text a").get_attribute("href").startswith("/")
    saved(page)
    story = page.evaluate("desk.sync.page.story")
    page = write(owner, f"/stories/{story}/write")
    # Drawn as soon as the desk has said what it looks like.
    page.locator(".block-photograph img").wait_for()
    assert page.locator(".block-photograph img").count() == 1 and page.locator(".block-storyCard").count() == 1
    for name in ("River Vell", "Tomas Arden"):
        page.locator(".chosen").get_by_text(name).wait_for()
    assert not owner.faults


def test_two_tabs_hear_of_each_other(owner):
    first = write(owner)
    first.locator(".text").focus()
    first.keyboard.type("one ")
    saved(first)
    story = first.evaluate("desk.sync.page.story")
    second = owner.context.new_page()
    second.goto(f"{owner.paper.desk}/stories/{story}/write")
    second.locator("#editor[data-ready]").wait_for(state="attached")
    first.keyboard.type("two ")
    wait(lambda: second.locator(".text").inner_text().strip() == "one two")
    wait(lambda: first.locator(".guest").count() == 1)
    second.close()
    wait(lambda: first.locator(".guest").count() == 0, 30)


def test_a_passage_is_commented_and_a_suggestion_is_accepted(owner, browser):
    page = write(owner)
    page.get_by_label("Headline", exact=True).fill("Talked over")
    page.locator(".text").focus()
    page.keyboard.type("The pier was shut in May.")
    saved(page)
    story = page.evaluate("desk.sync.page.story")
    other = newsroom.Person(owner.paper, browser, "ben@paper.example", viewport={"width": 1280, "height": 800})
    other.open_link(owner.invite("ben@paper.example", "Ben Example", "reporter"))
    page = write(owner, f"/stories/{story}/write")
    theirs = write(other, f"/stories/{story}/write")
    # A comment that calls somebody, by the keyboard alone.
    theirs.evaluate("(desk.editor.commands.setTextSelection({from: 22, to: 25}), desk.editor.view.focus())")
    theirs.keyboard.press("Control+Alt+m")
    theirs.keyboard.type("Was it, @ad")
    theirs.get_by_role("button", name="Ada Example").press("Enter")
    theirs.keyboard.type("?")
    theirs.keyboard.press("Control+Enter")
    thread = page.locator(".thread")
    thread.get_by_text("Was it, @Ada Example ?").wait_for()
    assert page.locator(".passage").inner_text() == "May"
    # The passage keeps its place while somebody types before it.
    page.locator(".text").focus()
    page.keyboard.press("Control+Home")
    page.keyboard.type("Yes. ")
    saved(page)
    wait(lambda: theirs.locator(".passage").inner_text() == "May")
    thread.get_by_label("Answer").fill("It was.")
    thread.get_by_role("button", name="Answer").click()
    theirs.locator(".thread").get_by_text("It was.").wait_for()
    # Who is called is told on the list.
    tab = owner.context.new_page()
    tab.goto(owner.paper.desk + "/")
    tab.locator(".calls").get_by_text("Ben Example calls you").wait_for()
    tab.close()
    thread.get_by_role("button", name="Resolve").click()
    wait(lambda: theirs.locator(".thread").count() == 0)
    # Other words for "shut".
    theirs.evaluate("(desk.editor.commands.setTextSelection({from: 19, to: 23}), desk.editor.view.focus())")
    assert theirs.evaluate("desk.editor.state.doc.textBetween(19, 23)") == "shut"
    theirs.locator(".tool-suggest").click()
    theirs.get_by_label("How you would word it").fill("closed to boats")
    theirs.get_by_role("button", name="Suggest", exact=True).last.click()
    thread.locator("ins").get_by_text("closed to boats").wait_for()
    assert page.locator(".text").inner_text().strip() == "Yes. The pier was shut in May."
    thread.get_by_role("button", name="Accept").click()
    for one in (page, theirs):
        wait(lambda one=one: one.locator(".text").inner_text().strip() == "Yes. The pier was closed to boats in May.")
        wait(lambda one=one: one.locator(".thread").count() == 0)
    assert not owner.faults and not other.faults
    other.close()
