"""A cache in front of the paper gives out copies for as long as they are right and not longer: Varnish, set up as docs/caches.md says."""

import asyncio
import contextlib
import json
import random
import re
import sqlite3
import threading
import time
import urllib.request
import uuid

import pytest

from conftest import Paper, make_sample, spare_port
from streams import Listener, at_once, stop, until
from varnish import Line, Varnish

SCOPES = [word for scope in ["read", "write", "publish"] for word in ("--scope", scope)]


class Newsroom:
    """A paper, Varnish in front of it, the line by which Varnish is told, and somebody who publishes."""

    def __init__(self):
        self.port = spare_port()
        self.varnish = Varnish(self.port).start()
        self.line = Line(self.varnish.purge_port)
        self.paper = Paper("--shared-cache", "varnish", "--purge-url", f"http://127.0.0.1:{self.line.port}/")
        make_sample(self.paper.folder)
        self.paper.run("user", "add", "ada@paper.example", "--name", "Ada", "--role", "administrator", input="a password for ada\n")
        self.token = self.paper.run("token", "add", "--user", "ada@paper.example", *SCOPES).strip()
        self.paper.serve(self.port)
        # A cache that is new to the paper drops everything, twice: then nothing is dropped but for a change.
        self.wait_until_told()

    def remove(self):
        self.paper.remove()
        self.varnish.stop()

    def ask(self, path, method="GET", body=None, tag=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.paper.desk}/api/v1{path}", method=method, data=data)
        request.add_header("Authorization", f"Bearer {self.token}")
        request.add_header("Content-Type", "application/json")
        if tag:
            request.add_header("If-Match", tag)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer), answer.headers.get("ETag")

    def save(self, story, headline, words, topics=()):
        """Returns the number of the revision."""
        text = {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": words}]}]}
        content, tag = {"headline": headline, "language": "en", "document": text, "topics": list(topics)}, None
        try:
            _, tag = self.ask(f"/stories/{story}")
        except urllib.error.HTTPError:
            pass
        return self.ask(f"/stories/{story}", "PUT", {"content": content}, tag)[0]["revision"]

    def send(self, story, **step):
        return self.ask(f"/stories/{story}/steps/{uuid.uuid4()}", "PUT", step)[0]["story"]

    def given(self, path):
        status, headers, body, _ = self.varnish.get(path)
        return status, headers.get("Location"), body

    def fresh(self, path):
        status, headers, body = self.paper.get(path)
        return status, headers.get("Location"), body

    def wait(self, what, why, seconds=60):
        end = time.monotonic() + seconds
        while not what():
            assert time.monotonic() < end, why
            time.sleep(0.05)

    def wait_until_told(self):
        """Until there is no change of which the cache was not told twice, and none came for two seconds."""
        def numbers():
            with contextlib.closing(sqlite3.connect(f"file:{self.paper.folder}/newsroom.sqlite?mode=ro", uri=True)) as database:
                return database.execute(
                    "SELECT (SELECT max(number) FROM changes), (SELECT change_number FROM shared_caches)").fetchone()

        def is_told():
            newest, told = numbers()
            if newest != told:
                return False
            time.sleep(2)
            return numbers() == (newest, newest)

        self.wait(is_told, "the cache is not told", 120)

    def wait_until_fresh(self, paths):
        for path in paths:
            self.wait(lambda: self.given(path) == self.fresh(path), f"{path} stays old")

    def fill(self, paths):
        """Has a copy of each made, and returns those of which one is given out."""
        for path in paths:
            self.varnish.get(path)
        return [path for path in paths if self.varnish.get(path)[3]]


@pytest.fixture(scope="module")
def newsroom():
    newsroom = Newsroom()
    yield newsroom
    newsroom.remove()


@pytest.fixture(scope="module")
def topic(newsroom):
    """The one that is most in the news, so that another story about it changes no list of topics: its identifier and its page."""
    page = re.search(r'href="(/topic/[^"]+/)"', newsroom.paper.get("/")[2].decode()).group(1)
    topics = newsroom.ask("/topics?limit=100")[0]["items"]
    return next(topic["id"] for topic in topics if f"/topic/{topic['slug']}/" == page), page


def stories(newsroom):
    """The addresses of all public stories."""
    found = re.findall(r"<loc>https?://[^/]+(/[^<]+)</loc>", newsroom.paper.get("/sitemap/stories-1.xml")[2].decode())
    return [path for path in found if path.count("/") == 2]


def test_what_a_change_touches_is_fresh_and_all_else_is_still_a_copy(newsroom, topic):
    topic, topic_page = topic
    new = "/boats-are-counted-twice/"
    touched = ["/", topic_page, "/rss.xml", "/feed.json", topic_page + "atom.xml", "/sitemap/stories-1.xml", new]
    others = stories(newsroom)[-12:] + ["/robots.txt", "/corrections/", "/record/", "/nothing/"]
    copies = newsroom.fill(touched + others)
    assert copies == touched + others, "not all pages are kept"
    assert newsroom.given(new)[0] == 404

    story = uuid.uuid4()
    newsroom.send(story, do="publish", revision=newsroom.save(story, "Boats are counted twice", "There were nine.", [topic]))
    newsroom.wait(lambda: newsroom.given(new)[0] == 200, "the story does not come")
    newsroom.wait_until_fresh(touched)
    for path in ["/", topic_page, "/rss.xml", "/feed.json", topic_page + "atom.xml"]:
        assert b"Boats are counted twice" in newsroom.given(path)[2], path
    kept = [path for path in others if newsroom.varnish.get(path)[3]]
    # Stories that lead to the newest of the same topic change with it.
    assert len(kept) >= 8 and {"/robots.txt", "/corrections/", "/nothing/"} <= set(kept), kept

    revision = newsroom.save(story, "Boats are counted twice", "There were ten.", [topic])
    newsroom.fill(touched)
    newsroom.send(story, do="correct", revision=revision, kind="correction", text="There were ten boats, not nine.")
    newsroom.wait(lambda: b"ten boats, not nine" in newsroom.given(new)[2], "the correction does not come")
    newsroom.wait_until_fresh(touched + ["/corrections/"])
    assert b"ten boats, not nine" in newsroom.given("/corrections/")[2]

    newsroom.fill(touched)
    newsroom.send(story, do="withdraw", reason="They were no boats.")
    newsroom.wait(lambda: newsroom.given(new)[0] == 410, "the story does not go")
    newsroom.wait_until_fresh(touched + ["/corrections/"])
    for path in ["/", topic_page, "/rss.xml", "/feed.json", topic_page + "atom.xml", "/corrections/", new]:
        assert b"Boats are counted twice" not in newsroom.given(path)[2], path
    for path in others:
        assert newsroom.given(path) == newsroom.fresh(path), path


def test_what_the_cache_could_not_be_told_it_is_told_later_and_no_more(newsroom):
    story, new, other = uuid.uuid4(), "/the-crane-is-back/", stories(newsroom)[-1]
    newsroom.send(story, do="publish", revision=newsroom.save(story, "The crane is back", "It is blue."))
    newsroom.wait(lambda: newsroom.given(new)[0] == 200, "the story does not come")
    newsroom.wait_until_told()
    assert newsroom.fill([new, other]) == [new, other]
    newsroom.line.cut()
    revision = newsroom.save(story, "The crane is back", "It is red.")
    newsroom.send(story, do="update", revision=revision)
    assert b"It is red." in newsroom.fresh(new)[2]
    time.sleep(2)
    assert b"It is blue." in newsroom.given(new)[2], "this is not what is tested"
    newsroom.paper.stop("kill")
    newsroom.paper.serve(newsroom.port)
    newsroom.line.open()
    newsroom.wait(lambda: b"It is red." in newsroom.given(new)[2], "what was missed is not told")
    newsroom.wait_until_told()
    assert newsroom.varnish.get(other)[3], "more was dropped than what was missed"


def test_a_paper_that_comes_out_otherwise_drops_every_copy(newsroom):
    assert newsroom.fill(["/robots.txt", "/rss.xml"]) == ["/robots.txt", "/rss.xml"]
    assert b"GPTBot" in newsroom.given("/robots.txt")[2]
    newsroom.paper.stop()
    newsroom.paper.flags += ["--ai-crawlers", "allow", "--feed-text", "summary"]
    newsroom.paper.serve(newsroom.port)
    newsroom.wait(lambda: b"GPTBot" not in newsroom.given("/robots.txt")[2], "crawlers are told what they were told before")
    newsroom.wait_until_fresh(["/rss.xml"])


def test_readers_see_nothing_of_it_and_can_drop_nothing(newsroom):
    assert newsroom.fill(["/"]) == ["/"]
    keys = newsroom.paper.get("/")[1]["xkey"]
    status, headers, _, is_copy = newsroom.varnish.get("/", Cookie="a=b", Authorization="Basic eDp5")
    assert is_copy and headers["Cache-Control"] == "public, no-cache" and headers["ETag"]
    assert not {"xkey", "surrogate-control", "surrogate-key"} & {name.lower() for name in headers}
    assert newsroom.varnish.get("/", If_None_Match=headers["ETag"])[0] == 304
    assert newsroom.varnish.get("/", "PURGE", xkey_purge=keys)[0] == 405
    assert newsroom.varnish.get("/", "POST")[0] == 405
    assert newsroom.varnish.get("/")[3], "a reader has dropped a copy"
    for path in ["/search?q=harbour", "/diary/", "/sitemap-news.xml", "/healthz"]:
        assert newsroom.fill([path]) == [], path


def test_who_follows_through_it_is_told_at_once(newsroom, tmp_path):
    async def run():
        listener = Listener(newsroom.varnish.port, "/news-feed/events")
        task = asyncio.create_task(listener.follow())
        assert await until(listener.is_open.is_set), listener.statuses
        page = tmp_path / "brief.txt"
        page.write_text("News Feed\n\nTwo boats collide\n\nBy Hanne Wickstead\n\nTwo boats collided in the harbour this morning.\n")
        await asyncio.to_thread(newsroom.paper.run, "import", str(page), "--publish")
        assert await until(lambda: listener.events), "nothing came"
        await stop([task])

    at_once(run())


def test_copies_are_what_is_fresh_after_any_acts_while_readers_read(newsroom):
    chance = random.Random(11)
    slots = [(uuid.uuid4(), f"Pier {number} is painted", f"/pier-{number}-is-painted/") for number in "one two three four".split()]
    states = {}
    paths = ["/", "/rss.xml", "/atom.xml", "/corrections/", "/corrections/rss.xml", "/sitemap.xml", "/sitemap/stories-1.xml", "/archive/"]
    paths += [path for _, _, path in slots] + [path + "history/" for _, _, path in slots] + stories(newsroom)[-5:]
    over = threading.Event()

    def read(seed):
        order = random.Random(seed)
        while not over.is_set():
            newsroom.given(order.choice(paths))
            time.sleep(0.005)

    readers = [threading.Thread(target=read, args=(seed,)) for seed in range(3)]
    for reader in readers:
        reader.start()
    try:
        for number in range(25):
            story, headline, _ = chance.choice(slots)
            revision = newsroom.save(story, headline, f"It is of colour {number}.")
            if states.get(story) != "public":
                newsroom.send(story, do="publish", revision=revision)
                states[story] = "public"
            elif chance.random() < 0.3:
                newsroom.send(story, do="withdraw", reason="A test.")
                states[story] = "withdrawn"
            elif chance.random() < 0.5:
                newsroom.send(story, do="correct", revision=revision, kind="correction", text=f"It is {number}.")
            else:
                newsroom.send(story, do="fix", revision=revision)
            if number % 5 == 4:
                # What readers had fetched while it changed is told once more by then.
                newsroom.wait_until_told()
                for path in paths:
                    assert newsroom.given(path) == newsroom.fresh(path), f"after {number}: {path}"
    finally:
        over.set()
        for reader in readers:
            reader.join()
    assert len(newsroom.fill(paths)) > len(paths) - 2


def test_a_cache_that_nobody_tells_anything_shows_nothing_old(own_paper):
    """Varnish as it comes, and a paper that knows nothing of it."""
    port = own_paper.address.rpartition(":")[2]
    varnish = Varnish(port, 'vcl 4.1; backend paper { .host = "127.0.0.1"; .port = "8080"; }').start()
    try:
        for _ in range(3):
            assert varnish.get("/")[0] == 200
        slug = re.search(r'href="/([a-z-]{20,})/"', own_paper.get("/")[2].decode()).group(1)
        own_paper.run("front", "set", "--lead", slug)
        assert varnish.get("/")[2] == own_paper.get("/")[2]
        names = {name.lower() for name in own_paper.get("/")[1]}
        assert not names & {"xkey", "surrogate-control", "surrogate-key"}
    finally:
        varnish.stop()
