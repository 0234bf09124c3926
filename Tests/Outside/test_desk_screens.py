"""The desk's screens, looked at by a browser and the Nu HTML checker."""

import datetime
import json
import pathlib
import re
import sqlite3
import time
import zoneinfo

import newsroom
import pytest
from conftest import ROOT, Paper, make_sample
from newsroom import Person
from test_markup import faults


ZONE = zoneinfo.ZoneInfo(re.search(r'"timeZone": "([^"]+)"', (ROOT / "sample/paper.json").read_text()).group(1))


@pytest.fixture(scope="module")
def desk(browser):
    """The sample paper's desk, with its owner signed in."""
    paper = Paper()
    make_sample(paper.folder)
    paper.serve()
    owner = newsroom.owner(paper, browser, viewport={"width": 1280, "height": 800})
    yield owner
    owner.close()
    paper.remove()


def screens(person):
    """The address of each screen that can be looked at without changing anything."""
    person.go("/people")
    account = person.page.locator("[data-row]").first.get_attribute("href")
    person.go("/")
    story = person.page.locator("[data-row]").first.get_attribute("href")
    person.go("/photographs")
    photograph = person.page.locator("[data-row]").first.get_attribute("href")
    person.go("/background")
    background = person.page.locator("[data-row]").first.get_attribute("href")
    assignment = plan(person, "Flood wall: reaction", due=1)
    correction = correction_of(person, "primary+schools")
    return ["/", "/?q=flood&stage=ready", "/?q=nothingofthatkind", "/?order=deadline", "/today", "/board", "/calendar", time.strftime("/calendar?month=%Y-%m"), "/assignments/new", assignment,
            "/assignments/new?story=" + story.rpartition("/")[2], "/photographs", photograph, "/settings", "/sections", "/redirects", "/redirects?q=/nothing/", "/trail", "/trail?act=SaveStory&object=" + story, "/trail?from=2001-01-01T00:00&until=2001-01-02T00:00",
            "/people", account, "/account",
            "/settings/webhooks", "/record", "/record?q=flood", "/record?speaker=Nobody", "/record/quoted", "/record/quoted?days=365", "/house-style", "/house-style?order=false-alarms", "/sources", "/sources/new", "/diary", "/diary?part=earlier", "/diary/new", "/background", "/background?part=due", "/background?q=nothing", "/background/new", background, background + "/stories", background + "/like", background + "/revisions/1", "/account/authenticator", "/account/passkeys/new", "/account/second-factor", story, correction, "/nothing-here"]


def correction_of(person, headline):
    """The address of the first correction of the sample's story that is called so."""
    person.go(f"/?q={headline}")
    person.go(person.page.locator("[data-row]").first.get_attribute("href"))
    return person.page.locator("a[href^='/corrections/']").first.get_attribute("href")


def plan(person, title, due=None, planned=None, story=None):
    """Plans an assignment whose times are so many hours from now; returns its address."""
    def field(hours):
        return (datetime.datetime.now(ZONE) + datetime.timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M")

    person.go("/assignments/new" + (f"?story={story}" if story else ""))
    page = person.page
    page.get_by_label("Working title").fill(title)
    if due is not None:
        page.get_by_label("Due at the desk").fill(field(due))
    if planned is not None:
        page.get_by_label("Planned for readers").fill(field(planned))
    page.get_by_role("button", name="Plan it").click()
    page.get_by_text("Planned.", exact=True).wait_for()
    return page.evaluate("location.pathname")


def open_screens(person, browser):
    """Those of who is not signed in: with a person each who has come so far."""
    stranger = Person(person.paper, browser, person.email)
    stranger.go("/sign-in")
    yield stranger, "sign-in"
    stranger.sign_in()
    yield stranger, "second factor"
    stranger.page.goto(person.invite(f"new{id(stranger)}@paper.example", "New Example", "reporter"))
    yield stranger, "link"
    stranger.go("/link/" + "A" * 43)
    yield stranger, "a link that is over"
    stranger.close()


def test_html_is_valid(desk, browser, tmp_path):
    for number, path in enumerate(screens(desk)):
        desk.go(path)
        source = desk.context.request.get(desk.paper.desk + path).text()
        (tmp_path / f"{number}.html").write_text(source)
    for number, (person, _) in enumerate(open_screens(desk, browser)):
        (tmp_path / f"open-{number}.html").write_text(person.context.request.get(person.page.url).text())
    assert faults(tmp_path) == []


def test_everything_is_reached_by_keyboard(desk):
    page = desk.page
    page.set_viewport_size({"width": 1280, "height": 800})
    desk.go("/")
    # The list: down two rows, open, and back.
    headlines = page.locator("[data-row]").all_inner_texts()
    for key in "jjk":
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.innerText") == headlines[0]
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/stories/*")
    assert page.get_by_role("heading", level=1).inner_text() == headlines[1]
    # The palette: a screen by its name, a story by words of its headline.
    page.keyboard.press("Control+k")
    page.keyboard.type("peop")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people")
    page.keyboard.press("Control+k")
    page.keyboard.type("oyster")
    page.get_by_role("option", name=re.compile("Oyster")).wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/stories/*")
    assert "Oyster" in page.get_by_role("heading", level=1).inner_text()
    # Two letters, one after the other.
    page.keyboard.press("g")
    page.keyboard.press("s")
    page.wait_for_url(desk.paper.desk + "/")
    page.keyboard.press("/")
    page.keyboard.type("bridge")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=bridge*")
    assert all("bridge" in text.lower() for text in page.locator(".head").all_inner_texts()[:1])
    # Letters typed into a field are letters.
    page.keyboard.press("/")
    page.keyboard.type("jk?gs")
    assert page.locator("[data-filter]").input_value().endswith("jk?gs")
    assert page.locator("dialog[open]").count() == 0
    page.locator("[data-row]").first.focus()
    page.keyboard.press("?")
    assert page.locator("#shortcuts[open]").count() == 1
    page.keyboard.press("Escape")
    # The first stop of Tab leads past the bar.
    desk.go("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"


def test_list_is_filtered(desk):
    page = desk.page
    desk.go("/")
    page.get_by_label("Section").select_option("Harbour")
    page.wait_for_url("**section=*")
    assert set(page.locator(".stories tr td:nth-child(5)").all_inner_texts()) == {"Harbour"}
    page.get_by_role("link", name="Draft", exact=True).click()
    assert page.get_by_text("No story matches.").is_visible()
    page.get_by_role("link", name="Clear").click()
    page.get_by_label("Person").fill("tom")
    page.locator("#names-person option").first.wait_for(state="attached")
    assert page.locator("#names-person option").first.get_attribute("value") == "Tomas Arden"
    page.get_by_label("Person").fill("Tomas Arden")
    page.get_by_role("button", name="Filter").click()
    assert all("Tomas Arden" in text for text in page.locator(".head .soft").all_inner_texts())


def test_story_goes_its_way_through_the_stages(desk):
    page = desk.page
    desk.go("/")
    page.locator("[data-row]").last.click()
    for button, stage in [("Back to draft", "Draft"), ("Hand in for review", "In review"), ("Mark as ready", "Ready")]:
        page.get_by_role("button", name=button).click()
        assert page.locator(".story-head .stage").inner_text() == stage
        # Readers see what they saw.
        assert page.locator(".story-head .state").inner_text() == "Public"


def test_work_is_planned_begun_and_done(desk, browser):
    """An idea is noted on, becomes a story, and is found where its deadline stands."""
    page = desk.page
    address = plan(desk, "Oyster beds, one year on", due=-1, planned=3)
    page.get_by_label("Note to the desk").fill("The cooperative answers on Monday.")
    page.get_by_role("button", name="Add the note").click()
    assert page.locator(".notes p").inner_text() == "The cooperative answers on Monday."
    page.get_by_label("Add a person").press_sequentially("ada")
    page.locator("#names-who option").first.wait_for(state="attached")
    page.get_by_label("Add a person").fill("Ada Example")
    page.get_by_label("Length in words").fill("600")
    page.get_by_role("button", name="Save").click()
    assert page.get_by_role("checkbox", name="Ada Example").is_checked()
    # Late, and an idea until it is a story.
    desk.go("/today")
    row = page.locator("tr", has_text="Oyster beds, one year on")
    assert "Idea" in row.inner_text() and "600 words" in row.inner_text()
    assert page.locator("h2").first.inner_text() == "Late"
    desk.go(address)
    page.get_by_role("button", name="Begin the story").click()
    page.wait_for_url("**/stories/*")
    assert page.get_by_role("heading", level=1).inner_text() == "Oyster beds, one year on"
    assert "0 of 600 words" in page.locator(".plans").inner_text()
    desk.go("/?order=deadline&whose=mine")
    assert "0 of 600 words" in page.locator("tr", has_text="Oyster beds, one year on").inner_text()
    desk.go(address)
    page.get_by_role("button", name="Done").click()
    desk.go("/today")
    assert page.locator("tr", has_text="Oyster beds, one year on").count() == 0
    assert desk.faults == []


SCRIPT = "\"'><script>window.ran = true</script><img src=x onerror=\"window.ran = true\"><svg onload=\"window.ran = true\">"


def test_no_text_runs_as_a_script_with_the_policy_switched_off(browser):
    """Every text that somebody can write carries a script, and no screen of the desk runs it."""
    paper = Paper("--paper-name", "Paper " + SCRIPT)
    make_sample(paper.folder)
    paper.serve()
    owner = newsroom.owner(paper, browser, bypass_csp=True, user_agent="Agent " + SCRIPT)
    owner.invite("x@paper.example", "Name " + SCRIPT, "reporter")
    owner.go("/")
    story = owner.page.locator("[data-row]").first.get_attribute("href").rpartition("/")[2]
    assignments = [plan(owner, "Planned", due=1, planned=2), plan(owner, "Update", due=1, story=story)]
    for address in assignments:
        owner.go(address)
        owner.page.get_by_label("Note to the desk").fill("A note")
        owner.page.get_by_role("button", name="Add the note").click()
    paper.stop()
    poison(pathlib.Path(paper.folder) / "newsroom.sqlite")
    paper.serve(int(paper.address.rpartition(":")[2]))
    page = owner.page
    loaded = page.evaluate("() => { const s = document.createElement('script'); s.textContent = 'window.off = true'; "
                           "document.head.append(s); return window.off === true }")
    assert loaded, "the policy is still on: this test would see nothing"
    owner.go("/people")
    accounts = [row.get_attribute("href") for row in page.locator("[data-row]").all()]
    owner.go("/photographs")
    photographs = [row.get_attribute("href") for row in page.locator("[data-row]").all()]
    owner.go("/")
    stories = [row.get_attribute("href") for row in page.locator("[data-row]").all()]
    more = [story + path for story in stories[:5] for path in ["/publish", "/revisions", "/revisions/1/1", "/preview/1"]]
    written = f"q={SCRIPT}&person={SCRIPT}&topic={SCRIPT}&section={SCRIPT}&stage={SCRIPT}&done={SCRIPT}&next={SCRIPT}"
    for path in ["/", "/?" + written, "/?order=deadline&" + written, "/today", "/today?" + written, "/board", "/board?" + written, "/calendar", "/calendar?" + written, *assignments,
                 "/assignments/new?story=" + story, "/account?done=" + SCRIPT, "/account/authenticator", "/account/passkeys/new", "/people",
                 "/sign-in?next=/" + SCRIPT, "/settings", "/sections", "/redirects?q=" + SCRIPT, "/trail", "/trail?account=" + SCRIPT + "&act=" + SCRIPT + "&object=" + SCRIPT + "&from=" + SCRIPT, "/photographs", "/photographs?lacking=" + SCRIPT + "&" + written,
                 *photographs, "/" + SCRIPT, *accounts, *stories, *more]:
        owner.go(path)
        page.wait_for_timeout(20)
        assert page.evaluate("window.ran") is None, path
    # What scripts put on the screen.
    owner.go("/")
    page.keyboard.press("Control+k")
    page.keyboard.type("flood")
    page.locator("#palette [role=option]", has_text="window.ran").first.wait_for()
    assert page.evaluate("window.ran") is None
    # What a form gave comes back with what was wrong in it.
    owner.go("/people")
    form = page.locator("form[action='/people']")
    form.get_by_label("Name").fill(SCRIPT)
    page.evaluate("document.querySelector(\"form[action='/people'] [name=email]\").type = 'text'")
    form.get_by_label("E-mail address").fill(SCRIPT)
    form.get_by_role("button").click()
    assert page.get_by_role("alert").is_visible()
    assert page.evaluate("window.ran") is None
    stranger = Person(paper, browser, "x")
    owner.close()
    stranger.close()
    paper.remove()


def poison(file):
    """Puts the script into every text of the database that a screen might show and that is not a name of the program's own."""
    fields = ["headline", "standfirst", "slug", "dateline", "searchTitle", "sharingTitle", "language"]
    with sqlite3.connect(file) as database:
        for table, columns in {
            "users": ["name"], "contributors": ["name"], "sections": ["name"], "topics": ["name"], "passkeys": ["name"],
            "sessions": ["agent", "network"], "package_revisions": ["title"], "story_entries": ["headline", "language"],
            "assignments": ["title"], "assignment_notes": ["text"],
            "photographs": ["caption", "credit", "creator", "rights", "place", "occasion", "alternative_text", "digital_source_type"],
        }.items():
            for column in columns:
                database.execute(f"UPDATE {table} SET {column} = {column} || ' ' || ?", [SCRIPT])
        for story, number, text, document in database.execute("SELECT story, number, fields, document FROM revisions").fetchall():
            content = json.loads(text)
            for field in fields:
                content[field] = f"{content.get(field, '')} {SCRIPT}"
            changed = re.sub(r'"text":"', lambda match: match.group() + json.dumps(SCRIPT)[1:-1], document)
            database.execute(
                "UPDATE revisions SET fields = ?, document = ? WHERE story = ? AND number = ?",
                [json.dumps(content), changed, story, number])
