"""The sets of pages with gold that the benchmark reads; each page is plain HTML bytes beside what should come out of it."""

import glob
import gzip
import hashlib
import json
import os
from dataclasses import dataclass, field

import lxml.html


@dataclass
class Page:
    name: str
    content: bytes
    text: str = ""
    gold: dict = field(default_factory=dict)

    @property
    def is_tuned_on(self):
        """Rules are tuned on the pages whose name hashes even; the others are the held-out half."""
        return hashlib.sha256(self.name.encode()).digest()[0] % 2 == 0


def one(pattern):
    found = sorted(glob.glob(pattern))
    if not found:
        raise SystemExit(f"nothing at {pattern}; is the set unpacked?")
    return found[0]


BLOCKS = "p div li ul ol h1 h2 h3 h4 h5 h6 td th tr table blockquote pre br section article figure figcaption dt dd hr header".split()


def plain_text(html):
    """The text of a gold page, a line a block, as `innerText` would give it."""
    root = lxml.html.fromstring(html)
    for element in root.iter():
        if element.tag in BLOCKS:
            element.text = "\n" + (element.text or "")
            element.tail = "\n" + (element.tail or "")
    return root.text_content()


def scrapinghub(folder):
    gold = json.load(open(one(f"{folder}/html_scrapinghub/*/ground-truth.json"), encoding="utf-8"))
    pages = os.path.dirname(one(f"{folder}/html_scrapinghub/*/ground-truth.json")) + "/html"
    return [Page(name, gzip.open(f"{pages}/{name}.html.gz").read(), gold[name].get("articleBody", "")) for name in sorted(gold)]


def readability(folder):
    pages = []
    for source in sorted(glob.glob(f"{folder}/html_readability/*/test/test-pages/*/source.html")):
        home = os.path.dirname(source)
        expected = open(f"{home}/expected.html", encoding="utf-8").read()
        metadata = json.load(open(f"{home}/expected-metadata.json", encoding="utf-8"))
        pages.append(Page(os.path.basename(home), open(source, "rb").read(), plain_text(expected), metadata))
    return pages


def fundus(folder):
    pages = []
    data = one(f"{folder}/html_fundus/*/tests/resources/parser/test_data")
    for gold in sorted(glob.glob(f"{data}/*/*.json")):
        # A publisher's pages and the versions of its gold are both in the order of time.
        versions = list(json.load(open(gold, encoding="utf-8")).values())
        files = sorted(glob.glob(gold[: -len(".json")] + "_[0-9]*.html.gz"))
        for version, file in zip(versions, files):
            body = version.get("body") or {}
            parts = list(body.get("summary", []))
            for section in body.get("sections", []):
                parts += section.get("headline", []) + section.get("paragraphs", [])
            pages.append(Page(os.path.relpath(file, data), gzip.open(file).read(), "\n".join(parts), version))
    return pages


def newspaper(folder):
    pages = []
    data = one(f"{folder}/html_newspaper/*/tests/data")
    for text in sorted(glob.glob(f"{data}/txt/*.txt")):
        name = os.path.basename(text)[: -len(".txt")]
        if os.path.exists(f"{data}/html/{name}.html"):
            pages.append(Page(name, open(f"{data}/html/{name}.html", "rb").read(), open(text, encoding="utf-8").read()))
    return pages


def trafilatura(folder):
    data = one(f"{folder}/html_trafilatura/*/tests/evaldata.json")
    pages = []
    for gold in json.load(open(data, encoding="utf-8")).values():
        file = os.path.join(os.path.dirname(data), "eval", gold["file"])
        if os.path.exists(file):
            pages.append(Page(gold["file"], open(file, "rb").read(), "", gold))
    return pages
