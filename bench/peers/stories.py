"""The stories that every peer gets: read out of a newsroom's database, or Reuters' as they are, in one plain shape.

A story: slug, headline, standfirst, published (ISO 8601, UTC), author {slug, name}, topics [{slug, name}], paragraphs. Peers know one
author a story, so the first of a byline is taken; sections are left out. What peers have less to do is to their favour.
"""

import contextlib
import datetime
import json
import random
import re
import sqlite3
import sys
import pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "importing"))
import reuters

NAMES = """SELECT {table}.story, thing.slug, thing.name FROM {table} JOIN {things} thing ON thing.id = {table}.{key}
           ORDER BY {table}.story, {table}.position"""


def text_of(node):
    return node.get("text", "") + "".join(text_of(part) for part in node.get("content", []))


def of_newsroom(data):
    """In the order in which they were published."""
    with contextlib.closing(sqlite3.connect(f"file:{data}/newsroom.sqlite?mode=ro", uri=True)) as database:
        topics, authors = {}, {}
        for found, table, things, key in ((topics, "edition_topics", "topics", "topic"),
                                          (authors, "edition_contributors", "contributors", "contributor")):
            for story, slug, name in database.execute(NAMES.format(table=table, things=things, key=key)):
                found.setdefault(story, []).append({"slug": slug, "name": name})
        rows = database.execute(
            "SELECT story, slug, headline, standfirst, dateline, document, first_published FROM editions ORDER BY first_published, story")
        stories = []
        for story, slug, headline, standfirst, dateline, document, published in rows:
            blocks = json.loads(document)["content"]
            if unknown := {block["type"] for block in blocks} - {"paragraph"}:
                raise SystemExit(f"{slug}: peers were taught paragraphs only, not {', '.join(unknown)}")
            first, *rest = [text_of(block) for block in blocks]
            stories.append({
                "slug": slug, "headline": headline, "standfirst": standfirst, "author": authors[story][0], "topics": topics.get(story, []),
                "published": datetime.datetime.fromtimestamp(published / 1000, datetime.timezone.utc).isoformat(timespec="seconds"),
                "paragraphs": [f"{dateline} — {first}" if dateline else first, *rest]})
        return stories


def slug_of(text):
    return "-".join(re.findall(r"[a-z0-9]+", text.lower()))


def of_reuters(folder, count):
    """The first of them, with the headline's words and the number as slug."""
    stories = []
    for story in reuters.stories(folder):
        if len(stories) == count:
            break
        first, *rest = story["paragraphs"]
        topics = {slug_of(topic): {"slug": slug_of(topic), "name": topic} for topic in story["topics"]}
        stories.append({
            "slug": f'{slug_of(story["headline"])[:100]}-{story["number"]}', "headline": story["headline"], "standfirst": "",
            "author": {"slug": "the-wire", "name": "The Wire"}, "topics": list(topics.values()),
            "published": story["published"].isoformat(), "paragraphs": [f'{story["dateline"]} - {first}' if story["dateline"] else first, *rest]})
    return stories


def words(text):
    return re.findall(r"\w{4,}", text)


def searches(stories, count):
    """One to four words, each time of one story, as readers ask who look for it; the same for every peer."""
    dice = random.Random(7)
    for _ in range(count):
        story = dice.choice(stories)
        found = words(" ".join([story["headline"], *story["paragraphs"]])) or ["harbour"]
        yield " ".join(dice.choice(found) for _ in range(dice.randint(1, 4)))


def rare_word(stories):
    """A story with a word of its own, which a search must find."""
    where = {}
    for story in stories:
        for word in {word.lower() for word in words(" ".join(story["paragraphs"]))}:
            where.setdefault(word, []).append(story)
    rare = [(word, found[0]) for word, found in where.items() if len(found) == 1 and word.isascii() and word.isalpha()]
    # Where every word stands in several stories, two words that stand together in few will do.
    return max(rare, key=lambda one: (len(one[0]), one[0])) if rare else (" ".join(words(stories[0]["headline"])), stories[0])
