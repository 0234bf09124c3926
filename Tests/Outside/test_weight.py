"""Pages are light, ask nobody else for anything, keep nothing in the reader's browser, and stand still."""

import gzip
import http.server
import re
import threading
import time

import pytest
from pages import PAGES

# A phone of today's cheap kind against the machine that this runs on.
SLOWER = 4

LARGEST_STORY = 30_000

SHIFTS = """() => new Promise((done) => {
  let shift = 0
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) shift += entry.value }).observe({ type: "layout-shift", buffered: true })
  const step = () => {
    scrollBy(0, innerHeight / 2)
    if (scrollY + innerHeight + 1 < document.scrollingElement.scrollHeight) setTimeout(step, 60)
    else setTimeout(() => done(shift), 400)
  }
  setTimeout(step, 300)
})"""


def weight(paper, path):
    """Bytes of a page's own HTML, styles and scripts as they come over the wire, compressed."""
    html = paper.page(path)
    total = len(gzip.compress(html))
    for address in set(re.findall(rb'(?:href|src)="(/theme/[^"]+\.(?:css|js))"', html)):
        status, headers, body = paper.get(address.decode(), Accept_Encoding="gzip")
        assert status == 200
        total += len(body) if headers["Content-Encoding"] == "gzip" else len(gzip.compress(body))
    return total


def test_pages_are_light(paper):
    weights = {kind: weight(paper, path) for kind, path in PAGES.items()}
    for kind, bytes in weights.items():
        print(f"{kind:<28} {bytes:>7,} bytes of HTML, styles and script, compressed")
    assert max(bytes for kind, bytes in weights.items() if "story" in kind) < LARGEST_STORY


def test_nobody_else_is_asked_and_nothing_is_kept(paper, browser):
    context = browser.new_context()
    page = context.new_page()
    asked, cookies = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda answer: cookies.extend(h for h in answer.headers_array() if h["name"].lower() == "set-cookie"))
    for path in PAGES.values():
        page.goto(paper.address + path, wait_until="networkidle")
        page.evaluate("scrollTo(0, document.scrollingElement.scrollHeight)")
        page.wait_for_load_state("networkidle")
    assert len(asked) > len(PAGES)
    assert [url for url in asked if not url.startswith((paper.address + "/", "data:"))] == []
    assert cookies == [] and context.cookies() == []
    context.close()


def phone(browser):
    return browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=3, is_mobile=True, has_touch=True)


@pytest.mark.parametrize("kind", PAGES)
def test_nothing_shifts_on_a_slow_phone(paper, browser, kind):
    context = phone(browser)
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    # What the page does shifts each time; what a busy machine does, now and then.
    shifts = []
    while len(shifts) < 3 and 0 not in shifts:
        page.goto(paper.address + PAGES[kind])
        shifts.append(page.evaluate(SHIFTS))
    assert 0 in shifts, shifts
    context.close()


@pytest.mark.parametrize("rate", [1, SLOWER])
@pytest.mark.parametrize("kind,place", [("live coverage", ".updates:last-of-type > .update:last-child"), ("story", "#topics-heading")])
def test_an_address_of_a_place_leads_there_on_a_phone(paper, browser, kind, place, rate):
    """Pages are laid out in steps; whoever asks for a place below must not be left at the top."""
    context = phone(browser)
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
    page.goto(paper.address + PAGES[kind])
    name = page.evaluate("(place) => document.querySelector(place).id", place)
    page.goto(paper.address + "/corrections/")
    page.goto(f"{paper.address}{PAGES[kind]}#{name}")
    page.wait_for_timeout(600)
    # Somewhere in the upper half: what is last on a page cannot come to its top.
    top = page.evaluate("(place) => document.querySelector(place).getBoundingClientRect().top", place)
    assert -2 <= top < 422
    context.close()


@pytest.mark.parametrize("kind", PAGES)
def test_nothing_keeps_waiting(paper, browser, kind):
    """What a phone lays out in steps is all there a moment later."""
    context = phone(browser)
    page = context.new_page()
    page.goto(paper.address + PAGES[kind])
    page.wait_for_function("() => document.getAnimations().length === 0 && document.querySelector('.colophon').checkVisibility()", timeout=10_000)
    context.close()


class InPieces(http.server.BaseHTTPRequestHandler):
    """Gives out a paper's pages in two pieces with a pause between them, as a bad line or a busy machine would."""

    paper, cut = None, 0

    def do_GET(self):
        status, headers, body = self.paper.get(self.path)
        self.send_response(status)
        self.send_header("Content-Type", headers["Content-Type"])
        self.end_headers()
        first = self.cut if headers["Content-Type"].startswith("text/html") else len(body)
        self.wfile.write(body[:first])
        if first < len(body):
            time.sleep(0.25)
            self.wfile.write(body[first:])

    def log_message(self, *arguments):
        pass


@pytest.mark.parametrize("kind", ["front", "section", "topic", "search results", "search without results"])
def test_nothing_shifts_when_a_page_comes_in_pieces(paper, browser, kind):
    """Cut behind each of its first pictures: a picture must not move when the words beside it come."""
    html = paper.page(PAGES[kind])
    cuts = [found.end() for found in re.finditer(rb"</picture>(</div>)?", html)][:4]
    assert cuts
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (InPieces,), {"paper": paper}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    page = context.new_page()
    for server.RequestHandlerClass.cut in cuts:
        def shift():
            page.goto(f"http://127.0.0.1:{server.server_port}{PAGES[kind]}")
            return page.evaluate(SHIFTS)

        # A busy machine's browser stops at places of its own too, as inside a line: what moves by this cut moves each time.
        assert not all(shift() for _ in range(3)), f"cut after {server.RequestHandlerClass.cut} bytes"
    context.close()
    server.shutdown()
