"""Reads Reuters-21578 (Lewis, 1997: SGML, a thousand stories a file) into the saved pages that `broadsheet import` takes.

A page a story that has a headline and a text: headline, agency as its author, time, topics, places and people as topics, dateline and
paragraphs. What the format leaves out (end tags, entities, control characters where the wire had them) is put right here.
"""

import datetime
import html
import pathlib
import re

CONTROL = re.compile(r"&#\d+;|[\x00-\x08\x0b-\x1f\x7f]")


def field(text, name):
    found = re.search(rf"<{name}[^>]*>(.*?)</{name}>", text, re.S)
    return CONTROL.sub("", html.unescape(CONTROL.sub("", found.group(1)))).strip() if found else ""


def named(text, name):
    found = re.search(rf"<{name}>(.*?)</{name}>", text, re.S)
    return re.findall(r"<D>(.*?)</D>", found.group(1)) if found else []


def when(text):
    """UTC: the wire's clock does not say its zone. Nil where the date is not one: some are only noise."""
    found = re.match(r"\s*(\d{1,2}-[A-Z]{3}-\d{4} \d\d:\d\d:\d\d)", text)
    return datetime.datetime.strptime(found.group(1), "%d-%b-%Y %H:%M:%S").replace(tzinfo=datetime.timezone.utc) if found else None


def stories(folder):
    """In the files' order: a dictionary for each story that has a headline, a text and a time."""
    for file in sorted(pathlib.Path(folder).rglob("reut2-*.sgm")):
        for record in re.findall(r"<REUTERS .*?</REUTERS>", file.read_text("latin-1"), re.S):
            text = re.search(r"<TEXT.*?</TEXT>", record, re.S)
            headline, body, time = field(text.group(0), "TITLE"), field(text.group(0), "BODY"), when(field(record, "DATE"))
            if not headline or not body or not time:
                continue
            paragraphs = [" ".join(part.split()) for part in re.split(r"\n {4,}", re.sub(r"\s*\bReuter\s*$", "", body, flags=re.I))]
            yield {
                "number": re.search(r'NEWID="(\d+)"', record).group(1), "headline": " ".join(headline.split()), "published": time,
                "dateline": " ".join(field(text.group(0), "DATELINE").split()).rstrip("- "),
                "topics": [name for kind in ("TOPICS", "PLACES", "PEOPLE") for name in named(record, kind)],
                "paragraphs": [part for part in paragraphs if part]}


def page(story):
    """The story as somebody's browser would have saved it."""
    safe = html.escape
    topics = "".join(f'<meta property="article:tag" content="{safe(topic)}">' for topic in story["topics"])
    first, *rest = story["paragraphs"]
    text = "".join(f"<p>{safe(part)}</p>\n" for part in [f'{story["dateline"]} - {first}' if story["dateline"] else first, *rest])
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{safe(story["headline"])}</title>
<link rel="canonical" href="https://wire.example/{story["number"]}">
<meta property="og:type" content="article"><meta name="author" content="The Wire">
<meta property="article:published_time" content="{story["published"].isoformat()}">{topics}
</head><body><main><article><h1>{safe(story["headline"])}</h1>
{text}</article></main></body></html>
"""


def write(folder, target):
    """One file a story; returns how many."""
    target.mkdir(parents=True, exist_ok=True)
    count = 0
    for story in stories(folder):
        (target / f'{int(story["number"]):05}.html').write_text(page(story))
        count += 1
    return count
