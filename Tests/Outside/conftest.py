"""A sample paper, served as people serve it, and a browser to look at it with.

These are the checks that only an outsider can make: a browser, an HTML checker, a feed reader. They run against the built
program (BROADSHEET_PROGRAM, else the debug build), and what they find is what a reader would have found.
"""

import atexit
import fcntl
import functools
import os
import pathlib
import random
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
# No voice unless a test asks for one: it would change pages while they are looked at.
os.environ["BROADSHEET_VOICES"] = "none"
# A program started at every pause of typing would slow down all that look at something else; test_house_style.py reads with both.
os.environ["BROADSHEET_SPELLING"] = "off"
os.environ["BROADSHEET_GRAMMAR"] = "off"
# Any that is free, unless a test goes to the desk.
os.environ["BROADSHEET_DESK_PORT"] = "0"
PROGRAM = os.environ.get("BROADSHEET_PROGRAM", str(ROOT / ".build/debug/broadsheet"))


# Minutes each. They are begun first, so that none is left alone at the end while a processor has nothing to do.
LONGEST = [
    "test_desk_axe", "test_api", "test_sync", "test_desk_keyboard", "test_weight", "test_keyboard", "test_theme", "test_access", "test_desk_screens",
    "test_scripts", "test_streams", "test_steps", "test_layout", "test_write", "test_record", "test_desk_front", "test_mirror", "test_desk_writing",
]


def pytest_collection_modifyitems(items):
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path.stem, len(places)))


LANGUAGES = ["en", "uk", "ar"]
# Each language and each width, both ways of writing at both: what one combination more would find, another has found.
LANGUAGES_AND_WIDTHS = [("en", 390), ("en", 1280), ("uk", 390), ("ar", 390), ("ar", 1280)]


class Paper:
    """A newsroom in a folder of its own, with its server while one runs."""

    def __init__(self, *flags):
        self.folder = tempfile.mkdtemp(prefix="broadsheet-outside-")
        self.flags = list(flags)
        self.server = None
        self.address = None
        # Where the newsroom works, and what the server said of it; passkeys need a name, not a number.
        self.desk = None
        self.desk_line = None

    def run(self, *arguments, input=None, check=True):
        """Runs a command of this newsroom to its end and returns its output."""
        done = subprocess.run(
            [PROGRAM, *arguments, "--data", self.folder], cwd=ROOT, input=input, capture_output=True, text=True, timeout=300)
        if check and done.returncode != 0:
            raise AssertionError(f"{arguments}: status {done.returncode}: {done.stderr}")
        return done.stdout

    def serve(self, port=0):
        """Starts the server and waits for the address that it prints. The paper's own address is the one it is served at."""
        port = port or spare_port()
        self.address = f"http://127.0.0.1:{port}"
        desk = int(self.desk.rpartition(":")[2]) if self.desk else spare_port()
        self.desk = f"http://localhost:{desk}"
        self.server = subprocess.Popen(
            [PROGRAM, "serve", "--data", self.folder, "--site-port", str(port), "--site-url", self.address,
             "--desk-port", str(desk), "--desk-url", self.desk, *self.flags],
            cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for line in self.server.stdout:
            if re.search(r"http://\S+", line):
                self.desk_line = self.server.stdout.readline()
                return self
        raise AssertionError("the server ended before it served")

    def stop(self, signal="terminate"):
        if self.server:
            getattr(self.server, signal)()
            self.server.wait(30)
            self.server.stdout.close()
            self.server = None

    def get(self, path, **headers):
        """Status, headers and body of an answer; redirects are not followed."""
        request = urllib.request.Request(self.address + path, headers={k.replace("_", "-"): v for k, v in headers.items()})
        try:
            answer = urllib.request.build_opener(NoRedirects).open(request, timeout=30)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            return answer.status, answer.headers, answer.read()

    def remove(self):
        self.stop("kill")
        shutil.rmtree(self.folder, ignore_errors=True)


    def page(self, path):
        """The body that a reader ends up with at an address, past redirects."""
        status, headers, body = self.get(path)
        return self.page(headers["Location"]) if status in (301, 302) else body


class NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments, **names):
        return None


def spare_port():
    """Below the range from which the system gives ports to clients: one that comes back to a server that is down could
    otherwise be given the server's own port, meet itself there, and keep the server from it."""
    while True:
        with socket.socket() as spare:
            spare.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            port = random.randrange(12_000, 30_000)
            try:
                spare.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue


@functools.cache
def developed_sample():
    """The sample paper with its photographs developed, made once: what is copied from it has nothing more to do.

    That takes minutes. BROADSHEET_SAMPLE names a folder in which it is kept for further runs, and for others at the same time; take
    it away when the sample changes."""
    kept = os.environ.get("BROADSHEET_SAMPLE")
    if not kept:
        paper = Paper()
        atexit.register(paper.remove)
        develop(paper)
        return paper.folder
    with open(kept + ".lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not os.path.isdir(kept):
            paper = Paper()
            develop(paper)
            shutil.copytree(paper.folder, kept + ".new")
            os.rename(kept + ".new", kept)
            paper.remove()
    return kept


def develop(paper):
    subprocess.run([PROGRAM, "sample", "--data", paper.folder, "--from", "sample"], cwd=ROOT, check=True, capture_output=True, timeout=300)
    paper.serve()
    end = time.monotonic() + 600
    while "being made" in paper.run("photograph", "list", "--limit", "1000"):
        assert time.monotonic() < end, "the sample's photographs are not developed"
        time.sleep(0.5)
    paper.stop()


def make_sample(folder):
    shutil.copytree(developed_sample(), folder, dirs_exist_ok=True)


@pytest.fixture(scope="session")
def paper():
    """The sample paper, served; shared by the tests that change nothing in it."""
    paper = Paper()
    make_sample(paper.folder)
    yield paper.serve()
    paper.remove()


@pytest.fixture(scope="session")
def papers():
    """The sample paper in each language that we have the words of, by language: only what the paper says itself changes."""
    made = tempfile.mkdtemp(prefix="broadsheet-outside-")
    make_sample(made)
    papers = {}
    for language in LANGUAGES:
        papers[language] = Paper("--language", language)
        shutil.copytree(made, papers[language].folder, dirs_exist_ok=True)
        papers[language].serve()
    yield papers
    for paper in papers.values():
        paper.remove()
    shutil.rmtree(made)


@pytest.fixture
def own_paper():
    """A sample paper of the test's own, served, to change and to kill."""
    paper = Paper()
    make_sample(paper.folder)
    yield paper.serve()
    paper.remove()


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        # Chromium without windows: a page takes three fifths of the time.
        browser = play.chromium.launch(executable_path=shutil.which("chromium-headless-shell"), args=["--no-sandbox"])
        yield browser
        browser.close()
