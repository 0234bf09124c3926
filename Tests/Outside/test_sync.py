"""The editor's half without its screen, in two browsers and against the real desk, while everything goes wrong that can: nobody's
words are missing."""

import os
import pathlib
import random
import re
import tempfile
import time
import uuid

import newsroom
import pytest

from desk.real import RealDesk
from desk.standin import Desk
from newsroom import PASSWORD
from test_steps import REPLAY, replay

EDITS = int(os.environ.get("BROADSHEET_EDITS", "300"))
INTERRUPTIONS = int(os.environ.get("BROADSHEET_INTERRUPTIONS", "60"))
PAGE = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Core</title><script type="module" src="/editor/core.js"></script></html>'
# Private to the test: letters that nothing else in it has. Each is typed once.
LETTERS = {"one": 0x4E00, "two": 0xAC00}
CHANCE = random.Random(11)


@pytest.fixture
def desk():
    with tempfile.TemporaryDirectory(prefix="broadsheet-desk-") as folder:
        desk = Desk(pathlib.Path(folder), {"/core": PAGE}).start()
        yield desk
        desk.close()


@pytest.fixture
def real(browser):
    desk = RealDesk(browser, CHANCE)
    yield desk
    desk.close()


def paragraphs(count):
    return {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": f"Paragraph {i}."}]} for i in range(count)]}


def watch(page, problems):
    """Notes what goes wrong on a page, besides answers that do not come."""
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on(
        "console", lambda message: problems.append(message.text)
        if message.type == "error" and "Failed to load" not in message.text and "ERR_" not in message.text else None)


class Person:
    """Somebody with an account and a browser of their own."""

    def __init__(self, desk, session, story):
        self.desk, self.session, self.story = desk, session, story
        self.context = desk.browser.new_context()
        self.email = f"{session}@paper.example"
        stranger = newsroom.Person(desk, desk.browser, self.email)
        stranger.open_link(desk.owner.invite(self.email, f"Person {session}", "editor"))
        stranger.page.get_by_role("button", name="Sign out").wait_for()
        stranger.close()
        desk.let_in(self.context)
        self.sign_in()
        self.problems = []
        self.page = None

    def sign_in(self):
        """As the form does."""
        screen = self.context.request.get(self.desk.address + "/sign-in").text()
        token = re.search(r'name="form_token" value="([^"]+)"', screen).group(1)
        answer = self.context.request.post(
            self.desk.address + "/sign-in", headers={"Origin": self.desk.address}, max_redirects=0,
            form={"form_token": token, "email": self.email, "password": PASSWORD})
        assert answer.status == 303, answer.text()

    def open(self):
        self.page = self.context.new_page()
        watch(self.page, self.problems)
        self.page.goto(self.desk.address + "/core")
        self.wait("window.ready === true")
        session = self.desk.session(self.context)
        self.page.evaluate("page => open_story(page)", {"story": self.story, "user": session["user"], "token": session["token"]})
        return self

    def wait(self, condition, timeout=60):
        """Playwright's own waiting needs what the content security policy forbids."""
        until = time.monotonic() + timeout
        while not self.page.evaluate(condition):
            assert time.monotonic() < until, f"{condition}: {self.page.evaluate('[sync.status, String(sync.exchange.problem)]')} {self.problems}"
            self.page.wait_for_timeout(30)


def text_of(document):
    return "".join(node.get("text", "") + text_of(node) for node in document.get("content", []))


def settle(desk, *people):
    """Waits until everybody has what the server has."""
    for person in people:
        person.wait("sync.status.kind === 'saved'")
    version = desk.draft(people[0].story)["version"]
    for person in people:
        person.wait(f"sync.draft.version === {version}")


def test_whoever_comes_second_takes_nothing_away(desk, browser):
    page = browser.new_page()
    page.goto(desk.address + "/core")
    while not page.evaluate("window.ready === true"):
        time.sleep(0.05)
    cases = [case for acts, count in ((2, 150), (6, 150), (12, 150), (30, 150), (100, 30)) for case in page.evaluate(
        "([doc, seed, count, acts]) => rebases(doc, seed, count, acts)", [paragraphs(8), 1000 * acts, count, acts])]
    page.close()
    letters = missing = 0
    for case in cases:
        assert case["isBase"], "what is not acknowledged, undone, leaves what the server has"
        lasting = set(case["typed"]) - set(case["deleted"])
        letters += len(lasting)
        missing += sum(case["text"].count(letter) != 1 for letter in lasting)
    print(f"cases: {len(cases)}, letters typed and not deleted: {letters}, missing or twice: {missing}")
    assert letters > 2_000 and missing == 0


def test_those_who_meet_seldom_lose_nothing(desk, browser):
    """Once, a range that two people had taken apart took along what stood between its parts."""
    page = browser.new_page()
    page.goto(desk.address + "/core")
    while not page.evaluate("window.ready === true"):
        time.sleep(0.05)
    cases = [
        page.evaluate("([doc, seed, people, acts]) => meetings(doc, seed, people, 40, acts)", [paragraphs(40), 1_000 * acts + seed, people, acts])
        for people in (2, 3) for acts, count in ((40, 12), (150, 4)) for seed in range(count)]
    page.close()
    letters = missing = 0
    for case in cases:
        assert all(document == case["docs"][0] for document in case["docs"])
        lasting = set(case["typed"]) - set(case["deleted"])
        letters += len(lasting)
        missing += sum(case["text"].count(letter) != 1 for letter in lasting)
    print(f"cases: {len(cases)}, letters typed and not deleted: {letters}, missing or twice: {missing}")
    assert letters > 20_000 and missing == 0


def test_the_server_makes_of_such_steps_what_the_browser_does(desk, browser):
    if not REPLAY.exists():
        pytest.skip(f"there is no {REPLAY}: sb builds it")
    page = browser.new_page()
    page.goto(desk.address + "/core")
    while not page.evaluate("window.ready === true"):
        time.sleep(0.05)
    cases = page.evaluate("doc => rebases(doc, 77, 200, 14)", paragraphs(8))
    page.close()
    answers = replay("replay", lines=[{"doc": case["doc"], "batches": case["batches"]} for case in cases])
    assert [answer.get("doc", answer.get("fault")) for answer in answers] == [document for case in cases for document in case["docs"]]


def test_two_browsers_end_with_the_same_document(real):
    story = str(uuid.uuid4())
    real.begin(story, paragraphs(40))
    people = [Person(real, session, story).open() for session in ("one", "two")]
    chance = random.Random(7)
    real.line.lost, real.line.hushed = 2, 4
    for number, person in enumerate(people):
        person.page.evaluate("([seed, first]) => begin(seed, first)", [number + 1, LETTERS[person.session]])
        person.page.evaluate("([count, rest]) => { window.working = true; work(count, rest).then(() => { window.working = false }) }", [EDITS, 10])
    offline = restarts = 0
    while any(person.page.evaluate("window.working") for person in people):
        person = chance.choice(people)
        match chance.randrange(4):
            case 0:
                offline += 1
                person.context.set_offline(True)
                person.page.wait_for_timeout(chance.random() * 1_500)
                person.context.set_offline(False)
            case 1:
                restarts += 1
                real.stop()
                time.sleep(chance.random() * 0.4)
                real.start()
            case _:
                person.page.wait_for_timeout(chance.random() * 800)
    real.line.lost = real.line.hushed = 0
    settle(real, *people)
    documents = [person.page.evaluate("sync.doc.toJSON()") for person in people]
    server = real.draft(story)
    found = [person.page.evaluate("({typed: [...writer.typed], deleted: [...writer.deleted]})") for person in people]
    typed, deleted = (set().union(*(set(one[name]) for one in found)) for name in ("typed", "deleted"))
    there = text_of(server["document"])
    missing = typed - deleted - set(there)
    twice = {letter for letter in typed - deleted if there.count(letter) > 1}
    print(f"edits: {2 * EDITS}, versions: {server['version']}, times offline: {offline}, restarts: {restarts}, "
          f"letters typed: {len(typed)}, deleted on purpose: {len(typed & deleted)}, missing: {len(missing)}, twice: {len(twice)}, "
          f"seconds: {[round(person.page.evaluate('took') / 1000) for person in people]}")
    assert documents[0] == documents[1] == server["document"]
    assert not missing and not twice
    values = [person.page.evaluate("sync.fields.known()") for person in people]
    assert values[0] == values[1] == server["fields"]
    assert not [problem for person in people for problem in person.problems]


class Typist(Person):
    """Types letter after letter, in one tab or two, whatever happens."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.pages, self.typed, self.safe = [], "", set()
        self.letter = LETTERS[self.session]

    def open_tab(self):
        self.open()
        self.pages.append(self.page)
        self.type()

    def type(self):
        """Each tab has letters of its own."""
        self.page.evaluate("first => { void type(first, 130, 60) }", self.letter)
        self.letter += 130

    def note(self, page):
        typed, safe = page.evaluate("[typed, [...safe]]")
        self.typed += typed
        self.safe |= set(safe)

    def close_tab(self):
        page = self.pages.pop(0)
        self.note(page)
        page.close()

    def sign_out(self):
        """The session is over, for the server and every tab."""
        token = self.desk.session(self.context)["token"]
        self.context.request.post(
            self.desk.address + "/account/sign-out", headers={"Origin": self.desk.address}, form={"form_token": token}, max_redirects=0)


def interrupt(kind, person, desk, chance):
    def pause(seconds):
        person.page.wait_for_timeout(1_000 * seconds)

    if kind == "server":
        desk.stop()
        pause(chance.random() * 0.2)
        desk.start()
    elif kind == "network":
        person.context.set_offline(True)
        pause(chance.random() * 0.2)
        person.context.set_offline(False)
    elif kind == "session":
        person.sign_out()
        pause(chance.random() * 0.2)
        person.sign_in()
    elif kind == "tab":
        person.close_tab()
        if not person.pages:
            person.open_tab()
    elif kind == "answer and tab":
        # What was sent was taken, and nobody here knows.
        desk.line.unanswered = True
        pause(0.3)
        person.close_tab()
        desk.line.unanswered = False
        if not person.pages:
            person.open_tab()
    elif kind == "second tab" and len(person.pages) < 2:
        person.open_tab()
    else:
        desk.line.unanswered = True
        pause(0.1)
        desk.line.unanswered = False


def test_nothing_that_was_shown_as_safe_is_lost(real):
    story = str(uuid.uuid4())
    real.begin(story)
    people = [Typist(real, session, story) for session in ("one", "two")]
    for person in people:
        person.open_tab()
    chance = random.Random(11)
    kinds = ["server", "server", "network", "network", "session", "answers", "tab", "answer and tab", "second tab"]
    done = dict.fromkeys(kinds, 0)
    begun = time.monotonic()
    for _ in range(INTERRUPTIONS):
        kind = chance.choice(kinds)
        interrupt(kind, chance.choice(people), real, chance)
        done[kind] += 1
        people[0].page.wait_for_timeout(chance.random() * 100)
    for person in people:
        person.context.set_offline(False)
        while person.pages:
            person.close_tab()
        person.open()
    settle(real, *people)
    server = real.draft(story)
    there = text_of(server["document"])
    typed, safe = people[0].typed + people[1].typed, people[0].safe | people[1].safe
    found = {letter for letter in typed if letter in there}
    print(f"interruptions: {done}, letters typed: {len(typed)}, shown as safe: {len(safe)}, of those found: {len(safe & found)}, "
          f"of all found: {len(found)}, twice: {sum(there.count(letter) > 1 for letter in found)}, versions: {server['version']}, "
          f"seconds: {time.monotonic() - begun:.0f}")
    assert safe <= found
    assert all(there.count(letter) == 1 for letter in found)
    assert len(safe) > INTERRUPTIONS
    assert not [problem for person in people for problem in person.problems]
    assert all(person.page.evaluate("sync.doc.toJSON()") == server["document"] for person in people)
