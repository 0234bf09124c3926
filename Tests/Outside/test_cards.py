"""A story card of a page elsewhere: the paper fetches its words once, and a reader's browser asks nobody but the paper."""

import http.server
import json
import pathlib
import shutil
import threading
import time

import pytest
from conftest import ROOT, Paper
from test_access import violations

PAGE = """<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Fähre fährt wieder</title>
<meta property="og:site_name" content="Der Sund"><meta name="description" content="Nach neun Jahren am Kai: vierzig Menschen, eine Ziege.">
<meta name="author" content="Ada Wren"></head><body><article><h1>Fähre fährt wieder</h1>
<p>Die Fähre, die neun Jahre lang am Kai lag, hat am Montag wieder vierzig Menschen über den Sund gebracht.</p></article></body></html>"""


class Elsewhere(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append((self.path, self.headers["User-Agent"]))
        found = self.path == "/ferry"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        if found:
            self.wfile.write(PAGE.encode())

    def log_message(self, *arguments):
        pass


@pytest.fixture
def elsewhere():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


@pytest.fixture
def paper_with_cards(elsewhere, tmp_path):
    """The sample paper, with two cards in one of its stories that have only an address; the page of the second is not there."""
    sample = tmp_path / "sample"
    shutil.copytree(ROOT / "sample", sample)
    file = next(pathlib.Path(sample / "stories").glob("*council-approves-flood-wall.json"))
    story = json.loads(file.read_text())
    origin = f"http://127.0.0.1:{elsewhere.server_port}"
    for path in ["/ferry", "/a-page-that-has-gone/and-whose-address-is-long/enough-to-need/more-than-one-line"]:
        story["content"].insert(2, {"type": "storyCard", "attrs": {"title": "", "url": origin + path}})
    file.write_text(json.dumps(story))
    paper = Paper("--outbound-allow", origin.removeprefix("http://"))
    paper.run("sample", "--from", str(sample))
    yield paper.serve()
    paper.remove()


def test_a_card_shows_the_words_of_its_page_without_the_reader_asking_there(paper_with_cards, elsewhere, browser):
    address = paper_with_cards.address + "/council-approves-flood-wall/"
    end = time.time() + 20
    while len(elsewhere.asked) < 2 and time.time() < end:
        time.sleep(0.1)
    assert {path for path, _ in elsewhere.asked} == {
        "/ferry", "/a-page-that-has-gone/and-whose-address-is-long/enough-to-need/more-than-one-line"}
    assert all(agent.startswith("Broadsheet/") and paper_with_cards.address in agent for _, agent in elsewhere.asked)
    while "Fähre".encode() not in paper_with_cards.get("/council-approves-flood-wall/")[2] and time.time() < end:
        time.sleep(0.1)
    for width in [390, 1280]:
        page = browser.new_page(viewport={"width": width, "height": 900}, bypass_csp=True)
        requests = []
        page.on("request", lambda request: requests.append(request.url))
        page.goto(address)
        cards = page.locator("aside.story-card")
        card = cards.filter(has_text="Fähre fährt wieder")
        assert card.get_attribute("lang") == "de"
        assert "Nach neun Jahren am Kai" in card.inner_text() and "Der Sund" in card.inner_text() and "Ada Wren" in card.inner_text()
        assert card.locator("a").get_attribute("href").endswith("/ferry")
        bare = cards.filter(has_text="a-page-that-has-gone")
        assert bare.count() == 1
        assert bare.evaluate("card => card.scrollWidth <= card.clientWidth"), "a long address runs out of its card"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert violations(page) == []
        assert requests and all(url.startswith(paper_with_cards.address) for url in requests)
        page.close()
    assert len(elsewhere.asked) == 2
