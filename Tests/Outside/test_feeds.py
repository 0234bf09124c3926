"""Every feed passes the feed validator's rules that apply, and a feed reader finds in it what was published."""

import datetime
import html
import json
import pathlib
import re
import subprocess
import time

import feedparser
import pytest
from conftest import ROOT
from feed_exceptions import EXCEPTIONS
from feed_rules import RULES, Feed, faults

PLACES = ["/", "/news-feed/", "/corrections/", "/record/", "/topic/river-vell/", "/section/harbour/", "/author/{author}/", "/language/uk/"]
# Where the page lies elsewhere than its feeds.
PAGES = {"/language/uk/": "/search?language=uk"}
NAMES = {"rss.xml": "application/rss+xml", "atom.xml": "application/atom+xml", "feed.json": "application/feed+json"}
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="module")
def places(paper):
    """The places that have feeds; the author is the first that the sitemap knows."""
    author = re.search(rb"/author/([^/]+)/", paper.get("/sitemap/authors-1.xml")[2]).group(1).decode()
    return [place.format(author=author) for place in PLACES]


def feed_of(paper, address):
    status, headers, body = paper.get(address)
    assert (status, headers.get_content_type()) == (200, NAMES[address.rsplit("/", 1)[-1]]), address
    return body


def items_of(paper, place):
    """The entries of the JSON feed, which is the simplest to read: what the others are held to."""
    return json.loads(feed_of(paper, f"{place}feed.json"))["items"]


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml"])
def test_every_feed_passes_the_validators_rules(paper, places, name):
    found = {place: faults(Feed(feed_of(paper, place + name), paper.address + place + name)) for place in places}
    assert {place: wrong for place, wrong in found.items() if wrong} == {}


def validator_cases():
    """The validator's own cases: the fault that each shows, and its file."""
    unpack = SHARED / "data/unpack"
    if not unpack.exists():
        pytest.skip("skipped: the set feeds_validator of ../shared/data is not here")
    folder = pathlib.Path(subprocess.run([unpack, "feeds_validator"], check=True, capture_output=True, text=True).stdout.strip())
    cases = []
    for part in ["rss", "rss20", "atom", "xml", "ext"]:
        for file in sorted(folder.rglob(f"testcases/{part}/**/*.xml")):
            expected = re.search(rb"Expect:\s*(\w+)", file.read_bytes())
            if expected and not expected.group(1).startswith(b"Valid"):
                cases.append((expected.group(1).decode(), file))
    assert len(cases) > 300
    return cases


def test_every_rule_of_the_validator_is_covered_or_named_with_a_reason():
    names = {name for name, _ in validator_cases()}
    assert names - set(RULES) - set(EXCEPTIONS) == set()
    assert set(RULES) & set(EXCEPTIONS) == set()


def test_every_rule_finds_its_fault_in_the_validators_cases():
    found, wanted = set(), set()
    for name, file in validator_cases():
        if name in RULES:
            wanted.add(name)
            address = "https://elsewhere.example/feed" if name == "SelfDoesntMatchLocation" else None
            if list(RULES[name](Feed(file.read_bytes(), address))):
                found.add(name)
    assert wanted - found == set()
    assert len(found) > 60


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml"])
def test_a_feed_reader_reads_every_field_without_a_complaint(paper, places, name):
    for place in places:
        address = place + name
        parsed = feedparser.parse(feed_of(paper, address), response_headers={"content-type": f"{NAMES[name]}; charset=utf-8"})
        assert not parsed.bozo, (address, parsed.get("bozo_exception"))
        feed = parsed.feed
        assert feed.title and feed.subtitle and feed.link == paper.address + PAGES.get(place, place) and feed.updated_parsed
        assert feed.language == ("uk" if place == "/language/uk/" else "en")
        assert [link.href for link in feed.links if link.rel == "self"] == [paper.address + address]
        items = items_of(paper, place)
        assert [entry.id for entry in parsed.entries] == [item["id"] for item in items] and items
        for entry, item in zip(parsed.entries, items):
            expect_entry(entry, item)


def expect_entry(entry, item):
    assert entry.link == item["url"] and entry.title == item["title"] and entry.summary == item["summary"]
    moment = lambda text: datetime.datetime.fromisoformat(text).astimezone(datetime.timezone.utc).timetuple()[:6]  # noqa: E731
    assert entry.published_parsed[:6] == moment(item["date_published"])
    assert entry.updated_parsed[:6] == moment(item["date_modified"])
    assert [author["name"] for author in entry.get("authors", [])] == [author["name"] for author in item.get("authors", [])]
    assert [tag["term"] for tag in entry.get("tags", [])] == item.get("tags", [])
    assert entry.content[-1].type == "text/html" and entry.content[-1].value.strip()
    pictures = [picture["url"] for picture in entry.get("media_content", [])]
    assert pictures == ([item["image"]] if "image" in item else [])
    if item.get("_image", {}).get("credit"):
        assert entry.media_credit[0]["content"] == item["_image"]["credit"]


def test_corrections_stand_before_the_text_and_have_entries_of_their_own(paper):
    corrections = items_of(paper, "/corrections/")
    # One of a live update leads to it.
    assert any("/live-storm-hesper/?update=" in item["url"] for item in corrections)
    correction = next(item for item in corrections if "#" in item["url"])
    address, anchor = correction["url"].split("#")
    assert f'id="{anchor}"'.encode() in paper.get(address.removeprefix(paper.address))[2]
    corrected = [item for item in items_of(paper, "/") if item["url"] == address]
    assert re.match(r"<p><strong>(Correction|Clarification|Update|Retraction)</strong>", corrected[0]["content_html"])
    assert correction["summary"] in html.unescape(corrected[0]["content_html"].split("</p>")[0])


TEXT, LIST = str, list
TOP = {"version": TEXT, "title": TEXT, "home_page_url": TEXT, "feed_url": TEXT, "description": TEXT, "user_comment": TEXT, "next_url": TEXT,
       "icon": TEXT, "favicon": TEXT, "authors": LIST, "language": TEXT, "expired": bool, "hubs": LIST, "items": LIST}  # fmt: skip
ITEM = {"id": TEXT, "url": TEXT, "external_url": TEXT, "title": TEXT, "content_html": TEXT, "content_text": TEXT, "summary": TEXT,
        "image": TEXT, "banner_image": TEXT, "date_published": TEXT, "date_modified": TEXT, "authors": LIST, "tags": LIST,
        "language": TEXT, "attachments": LIST}  # fmt: skip


def test_json_feeds_are_as_their_specification_has_them(paper, places):
    for place in places:
        feed = json.loads(feed_of(paper, f"{place}feed.json"))
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert {"version", "title", "items"} <= set(feed) and feed["feed_url"] == f"{paper.address}{place}feed.json"
        expect_members(feed, TOP)
        assert len({item["id"] for item in feed["items"]}) == len(feed["items"])
        for item in feed["items"]:
            expect_members(item, ITEM)
            assert item["id"] and ("content_html" in item or "content_text" in item)
            for date in (item["date_published"], item["date_modified"]):
                assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", date)


def expect_members(thing, known):
    """An extension's name begins with a low line, and it is an object; other names are the specification's."""
    for name, value in thing.items():
        assert isinstance(value, dict if name.startswith("_") else known[name]), name
    for author in thing.get("authors", []):
        assert set(author) <= {"name", "url", "avatar"} and author
    assert all(isinstance(tag, str) and tag for tag in thing.get("tags", []))


def test_pages_lead_feed_readers_to_every_format(paper, places):
    for place in places:
        page = paper.get(PAGES.get(place, place))[2]
        links = re.findall(rb'<link rel="alternate" type="([^"]+)" title="[^"]+" href="([^"]+)">', page)
        found = [(kind.decode(), address.decode()) for kind, address in links if kind.decode() in NAMES.values()]
        assert found[:3] == [(kind, place + name) for name, kind in NAMES.items()]
        # The front of a paper in several languages leads to the feeds of each.
        languages = ["ar", "en", "uk"] if place == "/" else []
        assert found[3:] == [(kind, f"/language/{language}/{name}") for language in languages for name, kind in NAMES.items()]


def test_the_sitemap_names_each_story_in_each_of_its_languages(paper):
    sitemap = paper.get("/sitemap/stories-1.xml")[2].decode()
    entry = next(part for part in sitemap.split("<url>") if "/kherson-volunteers-flood-uk/<" in part)
    page = paper.get("/kherson-volunteers-flood-uk/")[2].decode()
    links = re.findall(r'hreflang="([^"]+)" href="([^"]+)"', entry)
    assert links == re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', page)
    assert {language for language, _ in links} == {"en", "uk", "ar", "x-default"}


def test_who_has_a_feed_is_not_sent_it_again(paper):
    # A page names its time once that second is over; photographs that are being developed make this one anew.
    end = time.monotonic() + 20
    while not (date := (headers := paper.get("/atom.xml")[1])["Last-Modified"]) and time.monotonic() < end:
        time.sleep(0.2)
    tag = headers["ETag"]
    assert paper.get("/atom.xml", If_None_Match=tag)[0] == 304
    assert paper.get("/atom.xml", If_Modified_Since=date)[0] == 304
    assert paper.get("/atom.xml", If_None_Match='"other"', If_Modified_Since=date)[0] == 200
    parsed = feedparser.parse(f"{paper.address}/rss.xml")
    assert parsed.status == 200 and feedparser.parse(f"{paper.address}/rss.xml", etag=parsed.etag).status == 304
