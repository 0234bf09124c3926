"""The paper as files, as readers have it from another host that knows nothing of the paper, and as people prove it."""

import contextlib
import functools
import http.server
import pathlib
import re
import shutil
import sqlite3
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from html.parser import HTMLParser

import pytest
from conftest import PROGRAM, ROOT, Paper, make_sample

STORY = "/council-approves-flood-wall/"
LIVE = "/live-storm-hesper/"


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


class FileServer:
    """Python's own file server: it knows folders and files and nothing else."""

    def __init__(self, folder):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


class Links(HTMLParser):
    """Everything on a page that a browser or a reader may fetch."""

    def __init__(self, text):
        super().__init__()
        self.found = set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name in ("href", "src", "action", "poster") and value is not None:
                self.found.add(value)
            if name == "srcset" and value:
                self.found.update(candidate.strip().split(" ")[0] for candidate in value.split(","))


@pytest.fixture(scope="module")
def mirror():
    """The sample paper's mirror on a host of its own, made beside the running server, which then goes down."""
    paper = Paper()
    make_sample(paper.folder)
    paper.serve()
    folder = tempfile.mkdtemp(prefix="broadsheet-mirror-") + "/site"
    said = paper.run("export", folder, "--as", "site", "--site-url", paper.address)
    paper.stop()
    server = FileServer(folder)
    server.folder, server.paper, server.key = folder, paper, re.search(r"^Its key: (\S{56})$", said, re.M)[1]
    yield server
    server.stop()
    paper.remove()
    shutil.rmtree(pathlib.Path(folder).parent)


def verify(*arguments):
    return subprocess.run([PROGRAM, "verify", *arguments], cwd=ROOT, capture_output=True, text=True, timeout=300)


def test_nothing_in_it_leads_nowhere_or_to_the_blocked_site(mirror):
    waiting, seen, kinds = ["/", "/404.html", "/rss.xml", "/sitemap.xml", "/robots.txt"], set(), set()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        try:
            with urllib.request.urlopen(mirror.address + address, timeout=30) as answer:
                body, kind = answer.read(), answer.headers.get_content_type()
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{address}: {error.code}") from error
        kinds.add(kind)
        if kind != "text/html":
            continue
        for link in Links(body.decode()).found:
            target = urllib.parse.urljoin(mirror.address + address, link)
            if target.startswith(mirror.address):
                assert "?" not in target, f"{address} leads to {link}, which a file server does not tell from the page without it"
                waiting.append(urllib.parse.urlsplit(target).path)
    assert len(seen) > 300 and {"text/html", "text/css", "image/jpeg", "text/calendar"} <= kinds


def test_links_that_readers_follow_stay_on_the_mirror(mirror):
    for page in pathlib.Path(mirror.folder).rglob("*.html"):
        text = page.read_text()
        clicked = re.findall(r'<a [^>]*href="(https?://[^"]*)"', text)
        own = [link for link in clicked if link.startswith(mirror.paper.address) and link != mirror.paper.address + "/"]
        assert not own, f"{page}: {own}"


@pytest.mark.parametrize("width", [390, 1280])
def test_a_browser_shows_it_without_a_complaint(mirror, browser, width):
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    faults = []
    page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("response", lambda answer: faults.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
    page.on("request", lambda asked: None if asked.url.startswith(mirror.address) else faults.append(f"asks {asked.url}"))
    for path in ["/", STORY, LIVE, "/news-feed/", "/search/", "/topic/river-vell/", "/archive/", "/record/"]:
        page.goto(mirror.address + path, wait_until="networkidle")
        assert not page.locator("form").count(), f"{path} has a form, which no file can answer"
        assert page.locator(".colophon__mirror a").get_attribute("href") == mirror.paper.address + "/"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} is wider than the window"
        assert page.evaluate("[...document.images].every((one) => !one.complete || one.naturalWidth > 0)"), f"{path} lacks a picture"
        pictures = pathlib.Path(tempfile.gettempdir()) / "broadsheet-mirror-pictures"
        pictures.mkdir(exist_ok=True)
        page.screenshot(path=str(pictures / f"{width}{path.replace('/', '_')}.png"), full_page=path in ("/", STORY, "/search/"))
    assert not faults
    page.goto(mirror.address + "/")
    page.locator("main a.teaser__link").first.click()
    page.wait_for_selector(".story__headline")
    assert page.url.startswith(mirror.address)
    context.close()


def test_a_mirror_on_the_web_is_proved(mirror):
    done = verify(mirror.address, "--key", mirror.key)
    assert done.returncode == 0 and "Complete and unaltered" in done.stdout, done.stdout + done.stderr


def test_a_false_mirror_on_the_web_is_found_out(mirror):
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(mirror.folder, folder, dirs_exist_ok=True)
        story = pathlib.Path(folder + STORY + "index.html")
        story.write_text(story.read_text().replace("flood", "blood", 1))
        pathlib.Path(folder + "/atom.xml").unlink()
        # As long as the server likes.
        pathlib.Path(folder + "/robots.txt").write_bytes(b"x" * 5_000_000)
        server = FileServer(folder)
        done = verify(server.address, "--key", mirror.key)
        server.stop()
    assert done.returncode == 1
    assert {line for line in done.stdout.splitlines() if ": " in line and line.split(":")[0] in ("missing", "altered", "extra")} == {
        "altered: council-approves-flood-wall/index.html", "missing: atom.xml", "altered: robots.txt"}


def test_a_mirror_that_leads_elsewhere_is_none(mirror):
    class Elsewhere(Quiet):
        def do_GET(self):
            self.send_response(302)
            self.send_header("Location", mirror.address + self.path)
            self.end_headers()

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    done = verify(f"http://127.0.0.1:{server.server_port}/", "--key", mirror.key)
    server.shutdown()
    server.server_close()
    assert done.returncode == 1 and "there is no mirror" in done.stderr and len(done.stderr.splitlines()) == 1


def wait_for_no_change(paper):
    """After a start the paper's own picture is drawn, which every page names."""
    number = None
    while True:
        with contextlib.closing(sqlite3.connect(f"file:{paper.folder}/newsroom.sqlite?mode=ro", uri=True)) as database:
            newest, = database.execute("SELECT max(number) FROM changes").fetchone()
        if newest == number:
            return
        number = newest
        time.sleep(3)


def test_the_site_gives_the_key_and_a_renewed_mirror_is_proved_again(own_paper):
    status, _, _ = own_paper.get("/.well-known/broadsheet/mirror.pub")
    assert status == 404
    with tempfile.TemporaryDirectory() as parent:
        folder = parent + "/site"
        export = ["export", folder, "--as", "site", "--site-url", own_paper.address]
        wait_for_no_change(own_paper)
        own_paper.run(*export)
        status, _, body = own_paper.get("/.well-known/broadsheet/mirror.pub")
        assert status == 200
        key = pathlib.Path(parent) / "mirror.pub"
        key.write_bytes(body)
        assert (pathlib.Path(own_paper.folder) / "keys/mirror.key").stat().st_mode & 0o777 == 0o600
        assert pathlib.Path(folder + "/index.html").stat().st_mode & 0o777 == 0o644
        own_paper.run("live", "start", "live-storm-hesper")
        own_paper.run("live", "post", "live-storm-hesper", input="A word that came later.\n")
        again = own_paper.run(*export)
        assert "verything" not in again and "signed as number 2" in again
        assert "A word that came later." in pathlib.Path(folder + LIVE + "index.html").read_text()
        assert verify(folder, "--key", str(key), "--serial", "2").returncode == 0
        older = verify(folder, "--key", str(key), "--serial", "3")
        assert older.returncode == 1 and "older" in older.stderr
