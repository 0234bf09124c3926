#!/usr/bin/env python3
"""Checks the sample paper: shapes, references, dates and names. Prints a table; exits 1 with every fault on a line.

    sample/check.py [FOLDER]

The folder is the one that this file is in unless another is given. Only Python's own library is needed.
"""

import json
import re
import struct
import sys
from collections import Counter
from pathlib import Path

KINDS = {"news", "brief", "analysis", "opinion", "explainer", "interview", "live"}
ROLES = {"author", "editor", "translator", "photographer", "contributing"}
TOPIC_KINDS = {"person", "organisation", "place", "event", "theme"}
OUTLET_KINDS = {"newsAgency", "newspaper", "broadcaster", "onlineMedium", "officialChannel", "socialMedium", "other"}
STATEMENT_KINDS = {"direct", "indirect", "mixed", "written"}
ATTRIBUTIONS = {"onRecord", "background", "anonymous"}
STATEMENT_LINKS = {"repeats", "contradicts", "retracts", "answers", "corrects"}
CORRECTION_KINDS = {"correction", "clarification", "update", "retraction"}

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")
EDTF = re.compile(r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2})?)?)?~?")
PLACEHOLDER = re.compile(r"\{\{(\w+):(-?\d+)\}\}")
HREF = re.compile(r"https?://example\.(org|com)(/\S*)?|/[a-z0-9][^\s]*/")

# Vellmouth is on no map. Kherson and the Dnipro are named on purpose: it is where a part of the town comes from.
REAL_PLACES = """
London Paris Berlin Rome Madrid Lisbon Dublin Edinburgh Glasgow Cardiff Belfast Liverpool Hull Bristol Plymouth Dover
Amsterdam Rotterdam Brussels Antwerp Hamburg Bremen Copenhagen Oslo Bergen Stockholm Gothenburg Helsinki Tallinn Riga
Warsaw Prague Vienna Budapest Odesa Kyiv Kharkiv Lviv Moscow Washington Boston Seattle Halifax Sydney England Scotland
Wales Ireland Britain France Germany Denmark Norway Sweden Netherlands Poland Russia Thames Severn Humber Clyde
""".split()

BRIEF_WORDS = range(60, 121)
PICTURE_BYTES, PICTURES_BYTES = range(60_000, 180_001), 1_600_000


class Check:
    def __init__(self, folder):
        self.folder, self.faults = folder, []

    def require(self, condition, where, what):
        if not condition:
            self.faults.append(f"{where}: {what}")
        return condition

    def keys(self, value, wanted, where, optional=()):
        if not self.require(isinstance(value, dict), where, "must be an object"):
            return False
        missing, unknown = set(wanted) - set(value), set(value) - set(wanted) - set(optional)
        self.require(not missing, where, f"lacks {', '.join(sorted(missing))}")
        self.require(not unknown, where, f"has unknown {', '.join(sorted(unknown))}")
        return not missing

    def load(self, path):
        try:
            return json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            self.faults.append(f"{path.name}: {error}")
            return None

    def unique(self, values, where):
        for value, count in Counter(values).items():
            self.require(count == 1, where, f"{value} is there {count} times")
        return set(values)

    # --- the paper

    def paper(self, paper):
        wanted = (
            "name motto language timeZone contributors sections topics outlets backgrounds photographs diary packages front statementLinks"
        ).split()
        if paper is None or not self.keys(paper, wanted, "paper.json"):
            return False
        for person in paper["contributors"]:
            self.keys(person, ["name", "slug", "position", "biography"], f"contributor {person.get('slug')}", optional=["links"])
        for section in paper["sections"]:
            self.keys(section, ["name", "slug", "summary"], f"section {section.get('slug')}")
        for topic in paper["topics"]:
            where = f"topic {topic.get('slug')}"
            self.keys(topic, ["name", "slug", "kind", "summary", "aliases"], where, optional=["began", "ended", "place"])
            for field in ("began", "ended"):
                if field in topic:
                    self.date(topic[field], where)
            self.require(topic["kind"] in TOPIC_KINDS, where, f"has kind {topic['kind']}")
            self.require(SLUG.fullmatch(topic["slug"]), where, "is no slug")
        for outlet in paper["outlets"]:
            self.keys(outlet, ["name", "kind", "note"], f"outlet {outlet.get('name')}")
            self.require(outlet["kind"] in OUTLET_KINDS, f"outlet {outlet['name']}", f"has kind {outlet['kind']}")
        self.sections = self.unique([section["slug"] for section in paper["sections"]], "sections")
        self.topics = self.unique([topic["slug"] for topic in paper["topics"]], "topics")
        self.contributors = self.unique([person["slug"] for person in paper["contributors"]], "contributors")
        self.outlets = self.unique([outlet["name"] for outlet in paper["outlets"]], "outlets")
        self.backgrounds = self.unique([passage["key"] for passage in paper["backgrounds"]], "backgrounds")
        self.photographs = self.unique([photograph["key"] for photograph in paper["photographs"]], "photographs")
        self.require({topic["kind"] for topic in paper["topics"]} == TOPIC_KINDS, "topics", "are not of every kind")
        return True

    def paper_references(self, paper):
        for passage in paper["backgrounds"]:
            where = f"background {passage['key']}"
            self.keys(passage, ["key", "name", "asOf", "source", "content"], where)
            self.date(passage["asOf"], where)
            self.blocks(passage["content"], where, set())
        for event in paper["diary"]:
            where = f"diary “{event.get('what')}”"
            self.keys(event, ["what", "when", "topics", "story", "public"] + (["outcome", "note"] if "outcome" in event else []), where)
            self.require(event.get("outcome", "happened") in {"happened", "didNotHappen"}, where, f"turned out {event.get('outcome')}")
            self.date(event["when"], where)
            self.topics_known(event["topics"], where)
            self.require(event["story"] in self.stories, where, f"comes from unknown story {event['story']}")
        for link in paper["statementLinks"]:
            self.keys(link, ["from", "to", "kind"], "statement link")
            self.require(link["kind"] in STATEMENT_LINKS, "statement link", f"has kind {link['kind']}")
            for end in (link["from"], link["to"]):
                self.require(end in self.statement_keys, "statement link", f"leads to unknown statement {end}")
        for package in paper["packages"]:
            where = f"package {package.get('slug')}"
            self.keys(package, ["title", "slug", "standfirst", "stories", "lead", "public"], where)
            for story in package["stories"]:
                self.require(story in self.stories, where, f"has unknown story {story}")
            self.require(package["lead"] in package["stories"], where, "is led by a story that it does not have")
        front = paper["front"]
        self.keys(front, ["lead", "seconds", "columns", "packages"], "front")
        placed = [story for story in [front["lead"], *front["seconds"], *front["columns"]] if story != "-"]
        for story in self.unique(placed, "front"):
            self.require(story in self.stories, "front", f"has unknown story {story}")
        for package in front["packages"]:
            self.require(package in {other["slug"] for other in paper["packages"]}, "front", f"has unknown package {package}")

    def pictures(self, paper):
        total, files = 0, set()
        wanted = "key file caption credit creator rights place occasion taken alternativeText focalPoint".split()
        for photograph in paper["photographs"]:
            where = f"photograph {photograph.get('key')}"
            if not self.keys(photograph, wanted, where):
                continue
            self.date(photograph["taken"], where)
            for field in ("caption", "credit", "alternativeText"):
                self.require(photograph[field], where, f"has no {field}")
            self.require(photograph["caption"] != photograph["alternativeText"], where, "repeats the caption for those who cannot see")
            self.require(all(0 <= photograph["focalPoint"][axis] <= 1 for axis in "xy"), where, "has its focal point outside")
            path = self.folder / photograph["file"]
            if not self.require(path.is_file(), where, f"has no file {photograph['file']}") or path in files:
                continue
            files.add(path)
            data = path.read_bytes()
            width, height = jpeg_size(data)
            total += len(data)
            self.require(width == 1600 and height in (1000, 1067), where, f"is {width}×{height}")
            self.require(len(data) in PICTURE_BYTES, where, f"has {len(data)} bytes")
            print(f"{photograph['file']:<48} {width}×{height} {len(data):>8} bytes")
        self.require(total <= PICTURES_BYTES, "pictures", f"have {total} bytes in all")
        print(f"{'pictures in all':<48} {len(files):>9} {total:>8} bytes\n")

    # --- a story

    def story(self, name, story):
        wanted = (
            "slug kind language headline standfirst byline dateline topics leadPhotograph inNewsFeed publishedBefore content statements"
        ).split()
        if not self.keys(story, wanted, name, optional=["updates", "section", "live", "translationOf"]):
            return
        self.require(story.get("section") is None or story["section"] in self.sections, name, f"stands in unknown section {story.get('section')}")
        self.require(story["kind"] in KINDS, name, f"has kind {story['kind']}")
        self.require(SLUG.fullmatch(story["slug"]), name, "has no proper slug")
        self.require(story["headline"] and len(story["headline"]) <= 110, name, "needs a headline of at most 110 characters")
        self.require(not story["headline"].endswith("."), name, "ends its headline with a full stop")
        for entry in story["byline"]:
            self.keys(entry, ["contributor", "role"], f"{name} byline")
            self.require(entry["contributor"] in self.contributors, name, f"is by unknown {entry['contributor']}")
            self.require(entry["role"] in ROLES, name, f"has byline role {entry['role']}")
        self.topics_known(story["topics"], name)
        self.require(story["topics"], name, "has no topic")
        self.require(story["leadPhotograph"] is None or story["leadPhotograph"] in self.photographs, name, "leads with an unknown picture")
        original = story.get("translationOf")
        self.require(original is None or original in self.stories - {story["slug"]}, name, f"translates unknown story {original}")
        age = self.age(story["publishedBefore"], name)
        self.unique([statement["key"] for statement in story["statements"]], f"{name} statements")
        keys = {statement["key"] for statement in story["statements"]}
        used = self.blocks(story["content"], f"{name} content", keys)
        for number, update in enumerate(story.get("updates", []), 1):
            where = f"{name} update {number}"
            self.keys(update, ["before", "kind", "correction", "content"], where)
            self.require(update["kind"] in ("updated", "corrected"), where, f"has kind {update['kind']}")
            self.require((update["kind"] == "corrected") == bool(update["correction"]), where, "must have a correction exactly if it corrects")
            if update["correction"]:
                self.require(update["correction"]["kind"] in CORRECTION_KINDS, where, "has an unknown kind of correction")
            later = self.age(update["before"], where)
            self.require(later < age, where, "is not later than what it updates")
            age = later
            merge(used, self.blocks(update["content"], where, keys))
        if "live" in story:
            age = self.live(name, story, age)
        self.statements(name, story, used, age)
        words = len(" ".join(text_of(block) for block in story["content"]).split())
        if story["kind"] == "brief":
            self.require(words in BRIEF_WORDS, name, f"is a brief of {words} words")
            self.require(story["inNewsFeed"], name, "is a brief outside the news feed")
        print(f"{name:<42} {story['kind']:<10} {story['language']:<3} {words:>5} words  {len(keys):>2} statements  {story['publishedBefore']}")

    def live(self, name, story, age):
        self.keys(story["live"], ["updates", "endedBefore"], f"{name} live")
        self.require(story["kind"] == "live", name, f"is {story['kind']} and has a live coverage")
        for number, update in enumerate(story["live"]["updates"], 1):
            where = f"{name} live update {number}"
            if not self.keys(update, "before headline authors isKeyEvent isPinned content correction".split(), where):
                continue
            for author in update["authors"]:
                self.require(author in self.contributors, where, f"is by unknown {author}")
            self.blocks(update["content"], where, set())
            later = self.age(update["before"], where)
            self.require(later < age, where, "is not later than what is before it")
            age = later
            if correction := update["correction"]:
                self.keys(correction, ["before", "notice", "content"], f"{where} correction")
                self.require(self.age(correction["before"], where) < later, where, "is corrected before it was posted")
                self.blocks(correction["content"], f"{where} correction", set())
        end = self.age(story["live"]["endedBefore"], f"{name} live")
        self.require(end < age, f"{name} live", "ends before its last update")
        return end

    def statements(self, name, story, used, age):
        for statement in story["statements"]:
            where = f"{name} statement {statement.get('key')}"
            wanted = "key speaker role kind content verbatim said occasion outlets topics".split()
            if not self.keys(statement, wanted, where, optional=["attribution", "described", "original"]):
                continue
            kind, content = statement["kind"], statement["content"]
            self.require(kind in STATEMENT_KINDS, where, f"has kind {kind}")
            attribution, speaker = statement.get("attribution", "onRecord"), statement["speaker"]
            self.require(attribution in ATTRIBUTIONS, where, f"has attribution {attribution}")
            if attribution == "onRecord":
                self.require(speaker in self.topics and statement["role"], where, f"has unknown speaker {speaker}, or no role")
            else:
                self.require(speaker is None and statement.get("described"), where, "names a speaker who is described, or describes none")
            if original := statement.get("original"):
                self.keys(original, ["text", "language"], where)
            self.topics_known(statement["topics"], where)
            self.require(set(statement["outlets"]) <= self.outlets, where, "names an unknown outlet")
            self.require(content, where, "lacks its words")
            self.require(statement["verbatim"] == (kind != "indirect"), where, f"is {kind} and verbatim={statement['verbatim']}")
            if statement["said"] is not None:
                self.date(statement["said"], where)
                placeholder = PLACEHOLDER.fullmatch(statement["said"])
                if placeholder:
                    self.require(int(placeholder[2]) < -int(age), where, "may be said after it was printed")
            passages = used.get(statement["key"])
            if self.require(passages, where, "is carried by no passage") and statement["verbatim"]:
                self.require(
                    any(bare(content) == bare(" ".join(run)) for run in passages), where, "has other words than the copy marks"
                )

    # --- parts

    def topics_known(self, slugs, where):
        for slug in slugs:
            self.require(slug in self.topics, where, f"names unknown topic {slug}")

    def date(self, text, where):
        self.require(EDTF.fullmatch(text) or re.fullmatch(r"\{\{date:-?\d+\}\}", text), where, f"has no date in {text!r}")

    def age(self, text, where):
        """Days before the moment at which the sample is made."""
        match = DURATION.fullmatch(text)
        if not self.require(match and text not in ("P", "PT"), where, f"has no duration in {text!r}"):
            return 0
        days, hours, minutes = (int(part or 0) for part in match.groups())
        return days + hours / 24 + minutes / 1440

    def blocks(self, blocks, where, keys):
        """Checks a body; gives the marked words by statement: one list of runs for each body."""
        used = {}
        for number, block in enumerate(blocks):
            self.block(block, f"{where}[{number}]", keys, used)
        return {key: [runs] for key, runs in used.items()}

    def block(self, node, where, keys, used):
        kind, attrs, content = node.get("type"), node.get("attrs", {}), node.get("content", [])
        self.keys(node, ["type"], where, optional=["attrs", "content"])
        shapes = {
            "paragraph": ({"text"}, set()), "heading": ({"text"}, {"level"}), "blockquote": ({"paragraph"}, {"source"}),
            "bulletList": ({"listItem"}, set()), "orderedList": ({"listItem"}, {"start"}), "listItem": ({"paragraph"}, set()),
            "table": ({"tableRow"}, set()), "tableRow": ({"tableHeader", "tableCell"}, set()), "tableHeader": ({"paragraph"}, set()),
            "tableCell": ({"paragraph"}, set()), "photograph": (set(), {"key", "caption"}), "background": (set(), {"key"}),
            "horizontalRule": (set(), set()), "storyCard": (set(), None),
        }  # fmt: skip
        if not self.require(kind in shapes, where, f"is an unknown block {kind}"):
            return
        children, wanted = shapes[kind]
        self.require(bool(content) == bool(children), where, f"is a {kind} {'without' if children else 'with'} content")
        if kind == "storyCard":
            wanted = {"story"} if "story" in attrs else {"title", "summary", "site", "author", "url"}
            self.require(attrs.get("story") is None or attrs["story"] in self.stories, where, f"points at unknown story {attrs.get('story')}")
            self.require("url" not in attrs or HREF.fullmatch(attrs["url"]), where, f"leads to {attrs.get('url')}")
        self.require(set(attrs) == wanted, where, f"is a {kind} with attributes {sorted(attrs)}")
        if kind == "heading":
            self.require(attrs.get("level") in (2, 3, 4), where, f"is a heading of level {attrs.get('level')}")
        if kind == "background":
            self.require(attrs.get("key") in self.backgrounds, where, f"carries unknown background {attrs.get('key')}")
        if kind == "photograph":
            self.require(attrs.get("key") in self.photographs, where, f"shows unknown photograph {attrs.get('key')}")
        if kind == "table":
            self.require(len({len(row.get("content", [])) for row in content}) == 1, where, "has rows of different lengths")
        for number, child in enumerate(content):
            inner = f"{where}.{number}"
            if not self.require(child.get("type") in children, inner, f"is a {child.get('type')} in a {kind}"):
                continue
            if child["type"] == "text":
                self.text(child, inner, keys, used)
            else:
                self.block(child, inner, keys, used)

    def text(self, node, where, keys, used):
        self.keys(node, ["type", "text"], where, optional=["marks"])
        self.require(node["text"], where, "is an empty text")
        for mark in node.get("marks", []):
            kind, attrs = mark.get("type"), mark.get("attrs", {})
            wanted = {"bold": set(), "italic": set(), "link": {"href"}, "lang": {"lang"}, "statement": {"key"}}
            if not self.require(kind in wanted and set(attrs) == wanted[kind], where, f"has a wrong mark {mark}"):
                continue
            if kind == "link":
                self.require(HREF.fullmatch(attrs["href"]), where, f"leads to {attrs['href']}")
                own = attrs["href"].strip("/")
                self.require(not attrs["href"].startswith("/") or own in self.stories, where, f"leads to no story: {own}")
            if kind == "statement" and self.require(attrs["key"] in keys, where, f"marks unknown statement {attrs['key']}"):
                used.setdefault(attrs["key"], []).append(node["text"])

    def words(self, name, value):
        """No real place, no straight quotation mark, no placeholder that the loader does not know.

        `day` and `weekday` become English words, so only copy in English may use them.
        """
        allowed = ("day", "weekday", "date") if value.get("language") == "en" else ("date",)
        for text in strings(value):
            for place in REAL_PLACES:
                self.require(not re.search(rf"\b{place}\b", text), name, f"names {place}")
            self.require('"' not in text and "'" not in text, name, f"has a straight quotation mark: {text[:50]}")
            for kind, _ in PLACEHOLDER.findall(text):
                self.require(kind in allowed, name, f"must not use the placeholder {kind}")
            self.require(text.count("{{") == len(PLACEHOLDER.findall(text)), name, f"has a broken placeholder: {text[:50]}")


def strings(value):
    if isinstance(value, str):
        yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(child)


def text_of(node):
    if node.get("type") == "text":
        return node["text"]
    separator = "" if node.get("type") in ("paragraph", "heading") else " "
    return separator.join(text_of(child) for child in node.get("content", []))


def bare(text):
    """Letters and digits only: what has to agree between a statement and the passage that carries it."""
    return "".join(character for character in text.lower() if character.isalnum())


def merge(used, more):
    for key, runs in more.items():
        used.setdefault(key, []).extend(runs)


def jpeg_size(data):
    """Width and height from the start-of-frame segment; (0, 0) where the bytes are no JPEG."""
    at = 2
    while data[:2] == b"\xff\xd8" and at + 9 < len(data):
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return 0, 0


def main(arguments):
    check = Check(Path(arguments[0]) if arguments else Path(__file__).resolve().parent)
    paper = check.load(check.folder / "paper.json")
    paths = sorted((check.folder / "stories").glob("*.json"))
    stories = {path.name: check.load(path) for path in paths}
    loaded = {name: story for name, story in stories.items() if story is not None}
    check.require(loaded, "stories", "there are none")
    check.stories = check.unique([story.get("slug") for story in loaded.values()], "stories")
    check.statement_keys = check.unique(
        [statement.get("key") for story in loaded.values() for statement in story.get("statements", [])], "statements"
    )
    if check.paper(paper):
        check.paper_references(paper)
        check.pictures(paper)
        check.words("paper.json", {key: value for key, value in paper.items() if key != "timeZone"})
        for name, story in loaded.items():
            check.story(name, story)
            check.words(name, story)
        print(f"{len(loaded)} stories, {len(check.contributors)} contributors, {len(check.topics)} topics")
    for fault in check.faults:
        print(fault, file=sys.stderr)
    return 1 if check.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
