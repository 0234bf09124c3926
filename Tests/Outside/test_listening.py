"""A story is published, read aloud by a voice of our own that makes a tone, heard in a browser, and found in the podcast."""

import time

import feedparser
import pytest
from axe import violations
from conftest import ROOT, Paper, make_sample
from test_markup import faults

VOICE = f"python3 '{ROOT}/Tests/Support/FakeVoice.py'"

def wait_for_podcast(paper, episodes, seconds=240):
    deadline = time.monotonic() + seconds
    while True:
        feed = feedparser.parse(paper.get("/audio/rss.xml")[2])
        if len(feed.entries) >= episodes or time.monotonic() > deadline:
            return feed
        time.sleep(0.5)


def until(page, condition, seconds=20):
    """Waits for a condition by asking: the pages' own policy forbids what the driver would do."""
    deadline = time.monotonic() + seconds
    while not page.evaluate(condition):
        assert time.monotonic() < deadline, condition
        time.sleep(0.1)


@pytest.fixture(scope="module")
def heard():
    """A paper of which stories can be heard, and its podcast."""
    paper = Paper("--voices", "*=command", "--voice-command", VOICE)
    make_sample(paper.folder)
    paper.serve()
    yield paper, wait_for_podcast(paper, 2)
    paper.remove()


def test_podcast_has_every_field(heard):
    paper, feed = heard
    assert not feed.bozo
    assert len(feed.entries) >= 2
    assert b"<itunes:explicit>false</itunes:explicit>" in paper.get("/audio/rss.xml")[2]
    for entry in feed.entries:
        enclosure = entry.enclosures[0]
        assert enclosure.type == "audio/mpeg"
        assert "Read by a synthetic voice" in entry.description
        assert int(entry.itunes_duration) > 1
        status, headers, body = paper.get(enclosure.href.removeprefix(paper.address))
        assert status == 200 and len(body) == int(enclosure.length) and headers["Content-Type"] == "audio/mpeg"


def test_parts_of_a_file(heard):
    paper, feed = heard
    path = feed.entries[0].enclosures[0].href.removeprefix(paper.address)
    whole = paper.get(path)[2]
    status, headers, part = paper.get(path, Range="bytes=100-299")
    assert status == 206 and part == whole[100:300]
    assert headers["Content-Range"] == f"bytes 100-299/{len(whole)}" and headers["Content-Length"] == "200"
    assert paper.get(path, Range=f"bytes={len(whole)}-")[0] == 416


def test_player_by_keyboard(heard, browser):
    paper, feed = heard
    page = browser.new_page()
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(feed.entries[0].link)
    assert page.locator(".listen__voice").inner_text() == "Read by a synthetic voice"
    sound = page.locator(".listen__sound")
    page.wait_for_selector(".listen__controls:not([hidden])")

    # Speed: chosen, and kept for the next visit.
    page.select_option("[data-listen=speed]", "1.5")
    assert sound.evaluate("sound => sound.playbackRate") == 1.5

    # A paragraph on, with a key, moves to the next mark and marks the text that it belongs to.
    page.focus("[data-listen=after]")
    sound.evaluate("sound => { sound.muted = true; sound.preload = 'auto'; sound.load() }")
    until(page, "document.querySelector('.listen__sound').readyState > 0")
    page.keyboard.press("l")
    until(page, "document.querySelector('.listen__sound').currentTime > 0.3")
    page.wait_for_selector(".is-read")
    marks = [mark.split(":") for mark in sound.get_attribute("data-marks").split()]
    for _ in marks:
        page.keyboard.press("l")
    start, place = marks[-1]
    until(page, f"document.querySelector('.listen__sound').currentTime >= {int(start) / 10 - 0.2}")
    until(page, "!document.querySelector('.listen__sound').seeking")
    # The text block that the page marks is the one that the mark means.
    body = page.locator(".is-read")
    assert place.startswith("p") and body.count() == 1

    # The place is kept: a visit later begins there.
    sound.evaluate("sound => { sound.currentTime = 6; sound.play().then(() => sound.pause()) }")
    until(page, "Object.keys(localStorage).some(key => key.startsWith('listen:0') && !localStorage[key].startsWith('0'))")
    page.reload()
    page.wait_for_selector(".listen__controls:not([hidden])")
    assert page.locator("[data-listen=speed]").input_value() == "1.5"
    sound.evaluate("sound => { sound.preload = 'auto'; sound.load() }")
    until(page, "document.querySelector('.listen__sound').currentTime > 4")
    assert complaints == []
    page.close()


def test_player_marks_the_right_text(heard, browser):
    """Every mark leads to an element, and never two marks of the body to the same one by mistake."""
    paper, feed = heard
    for entry in feed.entries[:5]:
        page = browser.new_page()
        page.goto(entry.link)
        marks = [mark.split(":")[1] for mark in page.locator(".listen__sound").get_attribute("data-marks").split()]
        blocks = page.evaluate(
            """() => [...document.querySelectorAll('.body :is(p, h2, h3, h4, li)')].filter((element) =>
                !element.closest('figure, aside, table, footer, .dateline')
                && !(element.matches('li') && element.querySelector(':scope > p'))).length""")
        numbers = [int(place[1:]) for place in marks if place.startswith("p")]
        assert numbers and numbers == sorted(numbers) and max(numbers) < blocks
        page.close()


def test_without_script_the_browsers_player_is_there(heard, browser):
    paper, feed = heard
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(feed.entries[0].link)
    assert page.locator(".listen__sound[controls]").is_visible()
    assert page.locator(".listen__voice").is_visible()
    assert not page.locator(".listen__controls").is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_and_the_checker_find_nothing(heard, browser, scheme, tmp_path):
    paper, feed = heard
    page = browser.new_page(color_scheme=scheme, bypass_csp=True)
    page.goto(feed.entries[0].link)
    page.wait_for_selector(".listen__controls:not([hidden])")
    page.evaluate("document.querySelector('.body p').classList.add('is-read')")
    assert violations(page) == []
    page.close()
    (tmp_path / "heard.html").write_bytes(paper.get(feed.entries[0].link.removeprefix(paper.address))[2])
    assert faults(tmp_path) == []


def test_the_work_survives_a_kill():
    """Killed while a voice reads: the next start finds the work again. Nothing half-made is served in between."""
    paper = Paper("--voices", "*=command", "--voice-command", "sleep 20")
    try:
        make_sample(paper.folder)
        paper.serve()
        time.sleep(3)
        paper.stop("kill")
        paper.flags[-1] = VOICE
        # At the same port, which the voice that is still at work must not keep.
        paper.serve(int(paper.address.rsplit(":", 1)[1]))
        assert wait_for_podcast(paper, 1).entries
    finally:
        paper.remove()


def test_a_voice_that_fails_delays_nobody():
    paper = Paper("--voices", "*=command", "--voice-command", "echo no model >&2; exit 3")
    try:
        make_sample(paper.folder)
        paper.serve()
        time.sleep(3)
        assert paper.get("/")[0] == 200
        assert feedparser.parse(paper.get("/audio/rss.xml")[2]).entries == []
    finally:
        paper.remove()
