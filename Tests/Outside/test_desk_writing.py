"""Writing at the real desk, in a browser: what the stand-in (Tests/Outside/desk) promises of it."""

import subprocess
import time

import newsroom
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
