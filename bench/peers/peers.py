"""Broadsheet beside what people would use instead, in one run: each part asks all of them in turn, round by round.

Every peer gets the same stories: those of an invented archive (`broadsheet sample --stories N --seed 1`), and Reuters' for the import.
All processes of a peer stand on one core, what asks on another; import and export may use both. Every page is checked for its story's
words before it is measured, a search for a rare word must find its story, and a publication must be seen. Parts:

    uncached  pages of different stories, from the store: answers a second over four connections, and the wait over one
    finished  one story's page again and again: Broadsheet, Varnish before it, WordPress and Wagtail with their full-page caches
    publish   from "publish" at the peer's own API until the story is on its page, front and feed; and on topic, author and search too
    search    one to four words of a story, one question at a time
    import    Reuters' stories put in, a second: all of them for Broadsheet, a sample for the others
    export    the paper as files: all of it, and again after one more story, with the most memory taken; beside Hugo
    start     from nothing to the front page, and the memory of all processes then

Usage: peers.py PROGRAM [PART…] [--stories N] [--rounds N] [--keep FOLDER] [--only NAME…]
"""

import argparse
import collections
import datetime
import html
import os
import pathlib
import random
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import uuid

import stories as archive
from broadsheet import Broadsheet, Varnish
from hugo import FullHugo, Hugo
from load import ask, percentile, settle, table, wrk
from stack import LOAD_CORE, ROOT, SERVER_CORE, fetch
import archives
from processes import timed
from wagtail import Wagtail
from wordpress import WordPress

sys.path.insert(0, str(ROOT / "bench/importing"))
import reuters

PARTS = ["uncached", "finished", "publish", "search", "import", "export", "start"]
PEERS = {"uncached": [Broadsheet, WordPress, Wagtail], "finished": [Broadsheet, Varnish, WordPress, Wagtail],
         "publish": [Broadsheet, Varnish, WordPress, Wagtail], "search": [Broadsheet, WordPress, Wagtail],
         "import": [WordPress, Wagtail], "export": [Broadsheet, Hugo, FullHugo], "start": [Broadsheet, Varnish, WordPress, Wagtail]}
# So many stories of each peer are looked at before it is measured.
CHECKED = 5


class Bench:
    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        self.loaded = {}
        self.data = folder / f"archive-{options.stories}"
        self.stories = self.rare = None

    def peer(self, kind):
        """Made and loaded the first time that it is asked for."""
        if kind not in self.loaded:
            if not self.stories:
                archives.make(self.options.program, self.data, self.options.stories)
                self.stories = archive.of_newsroom(self.data)
            peer = kind(self.folder, self.options.program) if issubclass(kind, Broadsheet) else kind(self.folder)
            self.loaded[kind] = peer
            start = time.perf_counter()
            peer.load(self.stories, self.data)
            print(f"{peer.version()}: {len(self.stories)} stories ready after {time.perf_counter() - start:.0f} s", flush=True)
        return self.loaded[kind]

    def peers(self, part):
        return [self.peer(kind) for kind in PEERS[part] if kind is Broadsheet or not self.options.only or kind.__name__.lower() in self.options.only]

    def started(self, part):
        """All of a part's peers, running, with what they keep finished only where that is measured."""
        peers = self.peers(part)
        for peer in peers:
            peer.stop()
            peer.start(cached=part == "finished")
        for peer in peers:
            self.check(peer)
            settle(peer)
        return peers

    def check(self, peer):
        """Its pages have the stories' words, and its search finds them."""
        for story in self.stories[:CHECKED]:
            for name, ending in peer.pages():
                page = plain(fetch(peer.address + peer.story(story["slug"]) + ending))
                for text in (story["headline"], story["author"]["name"], *story["paragraphs"], *(topic["name"] for topic in story["topics"])):
                    if plain(text.encode()) not in page:
                        raise SystemExit(f"{name}: the page of {story['slug']} does not say: {text}")
        self.rare = self.rare or archive.rare_word(self.stories)
        word, story = self.rare
        for path in (peer.search(word), peer.topic(story["topics"][0]["slug"]), peer.author(story["author"]["slug"]), peer.front, peer.feed):
            page = fetch(peer.address + path)
            if path == peer.search(word) and story["slug"].encode() not in page:
                raise SystemExit(f"{peer.name}: a search for {word} does not find {story['slug']}")

    def typical(self):
        """Of the archive's middle: the newest may be the short ones that publishing was measured with."""
        return self.stories[len(self.stories) // 2]

    def sizes(self, peers):
        story = self.typical()
        for name, url in [(name, peer.address + peer.story(story["slug"]) + ending) for peer in peers for name, ending in peer.pages()]:
            identity, compressed = fetch(url), fetch(url, {"Accept-Encoding": "gzip"})
            zipped = f"{len(compressed) / 1000:.1f} kB with gzip" if compressed[:2] == b"\x1f\x8b" else "not compressed when asked to"
            print(f"    a page of {name}: {len(identity) / 1000:.1f} kB, {zipped}")

    def uncached(self, rounds):
        peers = self.started("uncached")
        count = min(self.options.most, (len(self.stories) - CHECKED) // (2 * rounds + 1))
        # Those that were looked at are finished already.
        order = random.Random(5).sample(self.stories[CHECKED:], len(self.stories) - CHECKED)
        rates, waits = collections.defaultdict(list), collections.defaultdict(list)
        kinds = [(peer, name, ending) for peer in peers for name, ending in peer.pages()]
        for peer, _, ending in kinds:
            # Enough that each of its processes has read its programs.
            ask(peer.address, [peer.story(story["slug"]) + ending for story in order[:min(count, 40)]], connections=4)
        for turn in range(rounds):
            for peer, name, ending in kinds:
                for connections, place in ((4, 2 * turn + 1), (1, 2 * turn + 2)):
                    paths = [peer.story(story["slug"]) + ending for story in order[place * count : (place + 1) * count]]
                    settle(peer)
                    rate, found = ask(peer.address, paths, connections, self.options.seconds * 2)
                    (rates if connections == 4 else waits)[name].append(rate if connections == 4 else found)
        self.sizes(peers)
        table(f"pages of different stories from the store, a second, 4 connections, up to {count} stories a round", rates, "/s")
        waits_table("the same, one connection: the wait", waits)

    def finished(self, rounds):
        peers = self.started("finished")
        story = self.typical()
        self.sizes(peers)
        for what, accept, connections in (("plain, 64 connections", "", 64), ("gzip, 64 connections", "gzip", 64),
                                          ("plain, one connection", "", 1), ("gzip, one connection", "gzip", 1)):
            found = collections.defaultdict(list)
            asked = [(peer, name, address + peer.story(story["slug"]) + ending) for peer in peers for name, address, ending in peer.ways()]
            for _, _, url in asked:
                # Enough that each of its processes has the page.
                for _ in range(20):
                    fetch(url, {"Accept-Encoding": accept} if accept else {})
            for _ in range(rounds):
                for peer, name, url in asked:
                    settle(peer)
                    found[name].append(wrk(url, self.options.seconds, connections, accept))
            table(f"a finished page, {what}", {who: [one[0] for one in values] for who, values in found.items()}, "/s")
            if connections == 1:
                table("    the wait's median", {who: [one[1] for one in values] for who, values in found.items()}, "ms", more_is_better=False)
                table("    its p99", {who: [one[2] for one in values] for who, values in found.items()}, "ms", more_is_better=False)

    def publish_once(self, peer, example):
        mark = f"measured-{uuid.uuid4().hex[:12]}"
        draft = peer.draft(measured_story(mark, example))
        start = time.perf_counter()
        peer.publish(draft)
        times = [time.perf_counter() - start]
        topic, author = peer.topic(example["topics"][0]["slug"]), peer.author(example["author"]["slug"])
        for pages in ([peer.story(mark), peer.front, peer.feed], [topic, author, peer.search(mark)]):
            for page in pages:
                self.seen(peer, page, mark)
            times.append(time.perf_counter() - start)
        return [1000 * taken for taken in times]

    @staticmethod
    def seen(peer, page, mark):
        end = time.perf_counter() + 30
        while True:
            try:
                if mark.encode() in fetch(peer.address + page):
                    return
            except OSError as error:
                if getattr(error, "code", 404) != 404:
                    raise
            if time.perf_counter() > end:
                raise SystemExit(f"{peer.name}: {page} does not have the story half a minute after its publication")

    def publish(self, rounds):
        peers = self.started("publish")
        # The topic that comes up most: its list is the longest.
        (topic, _), = collections.Counter(story["topics"][0]["slug"] for story in self.stories if story["topics"]).most_common(1)
        example = next(story for story in self.stories if story["topics"] and story["topics"][0]["slug"] == topic)
        found = {peer.name: [] for peer in peers}
        for turn in range(-3, rounds * 20):
            for peer in peers:
                times = self.publish_once(peer, example)
                if turn >= 0:
                    found[peer.name].append(times)
        for place, what in enumerate(("from publishing until it is acknowledged", "until story, front and feed were asked for in turn and had it",
                                      "until topic, author and search had it too")):
            waits = {who: [one[place] for one in times] for who, times in found.items()}
            table(what, waits, "ms", more_is_better=False, remarks={who: f"p99 {percentile(values, .99):.0f} ms" for who, values in waits.items()})
        print("    WordPress and Wagtail without their full-page caches: those would show what was, up to 600 s long")

    def search(self, rounds):
        peers = self.started("search")
        asked = list(archive.searches(self.stories, 40 * rounds + 20))
        rates, waits = collections.defaultdict(list), collections.defaultdict(list)
        for peer in peers:
            ask(peer.address, [peer.search(words) for words in asked[:20]])
        for turn in range(rounds):
            for peer in peers:
                settle(peer)
                rate, found = ask(peer.address, [peer.search(words) for words in asked[20 + 40 * turn : 60 + 40 * turn]])
                rates[peer.name].append(rate)
                waits[peer.name].append(found)
        table("searches of one to four words a second, 40 a round, one after the other", rates, "/s")
        waits_table("the wait", waits)
        print("    Found is a story that has all words: as parts of words, read through story by story (WordPress), by PostgreSQL's index (Wagtail), "
              "by stems with topics and names weighed (Broadsheet)")

    def take_in(self, rounds):
        folder = self.options.reuters
        if not folder:
            print("import: no ../shared/data/unpack and no --reuters FOLDER, so no stories to take in")
            return
        sample = archive.of_reuters(folder, self.options.sample)
        found = collections.defaultdict(list)
        both_cores = {SERVER_CORE, LOAD_CORE}
        os.sched_setaffinity(0, both_cores)
        with tempfile.TemporaryDirectory(prefix="broadsheet-bench-", dir="/tmp") as name:
            count = reuters.write(folder, pathlib.Path(name) / "pages")
            peers = self.peers("import")
            for peer in peers:
                peer.stop()
                peer.cores = ",".join(map(str, sorted(both_cores)))
                peer.start_database()
            for _ in range(rounds):
                data = pathlib.Path(name) / "newsroom"
                shutil.rmtree(data, ignore_errors=True)
                start = time.perf_counter()
                command = [self.options.program, "import", f"{name}/pages", "--publish", "--data", data]
                done = subprocess.run(command, capture_output=True, text=True)
                if done.returncode:
                    raise SystemExit(f"the import failed: {done.stdout[-500:]}{done.stderr[-500:]}")
                found["Broadsheet"].append(count / (time.perf_counter() - start))
                public = len(archive.of_newsroom(data))
                if public != count:
                    raise SystemExit(f"{public} stories of {count} are public")
                for peer in peers:
                    for way, what in ((("plain", "WordPress, wp_insert_post"), ("deferred", "WordPress, deferred counts"))
                                      if isinstance(peer, WordPress) else (("plain", "Wagtail, add_child"),)):
                        found[what].append(len(sample) / peer.take_in(sample, way))
            for peer in peers:
                peer.stop()
                peer.cores = str(SERVER_CORE)
        os.sched_setaffinity(0, {LOAD_CORE})
        table("Reuters' stories put in, a second, both cores", found, "/s")
        print(f"    Broadsheet: all {count} of them as saved pages into a new newsroom, the program's start and reading HTML in the time; search, "
              "lists and feeds are right then, pictures for links are drawn later, while it serves")
        print(f"    The others: the first {len(sample)} into an empty site, their fields ready, program start not in the time")

    def export(self, rounds):
        peers = self.peers("export")
        for cores in [cores for cores in ({SERVER_CORE}, {SERVER_CORE, LOAD_CORE}) if len(cores) in self.options.cores]:
            found = collections.defaultdict(list)
            os.sched_setaffinity(0, cores)
            for _ in range(rounds):
                for peer in peers:
                    mirror = peer.public if isinstance(peer, Hugo) else peer.folder / "mirror"
                    if isinstance(peer, Hugo):
                        peer.load(self.stories)
                        peer.forget()
                        command = peer.command()
                    else:
                        shutil.rmtree(mirror, ignore_errors=True)
                        shutil.rmtree(peer.data / "mirrors", ignore_errors=True)
                        command = [peer.binary, "export", mirror, "--as", "site", *peer.flags()]
                    whole = timed(f"{peer.name}: the export", command, errors=subprocess.STDOUT)[:2]
                    count, size, pages = 0, 0, 0
                    for place, _, names in os.walk(mirror):
                        count, pages = count + len(names), pages + sum(name.endswith(".html") for name in names)
                        size += sum(os.path.getsize(f"{place}/{name}") for name in names)
                    example = next(story for story in self.stories if story["topics"])
                    mark = f"measured-{uuid.uuid4().hex[:12]}"
                    change = measured_story(mark, example)
                    if isinstance(peer, Hugo):
                        peer.write(change)
                    else:
                        peer.start()
                        peer.publish(peer.draft(change))
                        peer.stop()
                    again = timed(f"{peer.name}: the export", command, errors=subprocess.STDOUT)[:2]
                    if not any(mark.encode() in file.read_bytes() for file in mirror.rglob("index.html") if file.parent in (mirror, mirror / mark)):
                        raise SystemExit(f"{peer.name}: the new story is not among the files")
                    found[peer.name].append((len(self.stories) / whole[0], whole[1], again[0], again[1], whole[0], count, pages, size / 1e6))
            who = "one core" if len(cores) == 1 else "both cores"
            table(f"export of everything, {who}: stories a second", column(found, 0), "/s", remarks={
                name: f"{statistics.median([one[4] for one in values]):.1f} s, {values[0][5]} files, {values[0][6]} pages, {values[0][7]:.0f} MB"
                for name, values in found.items()})
            table("    pages a second", {name: [one[6] / one[4] for one in values] for name, values in found.items()}, "/s")
            table("    memory at the most", column(found, 1), "MiB", more_is_better=False)
            table("    after one more story", column(found, 2), "s", more_is_better=False)
            table("    memory at the most then", column(found, 3), "MiB", more_is_better=False)
        os.sched_setaffinity(0, {LOAD_CORE})

    def start(self, rounds):
        peers = self.peers("start")
        found = collections.defaultdict(list)
        for peer in peers:
            peer.stop()
        for _ in range(rounds):
            for peer in peers:
                start = time.perf_counter()
                peer.start()
                taken = time.perf_counter() - start
                found[peer.name].append((taken * 1000, peer.memory()))
                settle(peer)
                peer.stop()
        table("start of all processes to the front page", column(found, 0), "ms", more_is_better=False)
        table("memory then (proportional set size of all processes)", column(found, 1), "MiB", more_is_better=False)


def plain(page):
    """A page's words in their order, whatever the markup and however apostrophes and dashes are drawn: WordPress draws its own."""
    text = re.sub(r"<(script|style).*?</\1>|<[^>]*>", " ", page.decode(errors="replace"), flags=re.S)
    return " " + " ".join(re.findall(r"\w+", html.unescape(html.unescape(text)))) + " "


def measured_story(mark, example):
    now = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")
    return {"headline": f"Measured {mark}", "slug": mark, "standfirst": "As long as it takes.", "author": example["author"],
            "topics": example["topics"][:1], "published": now, "paragraphs": [f"The harbour of {mark} is measured today."]}


def column(found, place):
    return {name: [one[place] for one in values] for name, values in found.items()}


def waits_table(what, waits):
    medians = {who: [statistics.median(one) for one in rounds] for who, rounds in waits.items()}
    p99 = {who: percentile([wait for one in rounds for wait in one], .99) for who, rounds in waits.items()}
    table(f"{what}, median of each round", medians, "ms", more_is_better=False, remarks={who: f"p99 of all {p99[who]:.1f} ms" for who in waits})


def end(*_):
    raise SystemExit(143)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; without a name, all of them")
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=4, help="how long one round of one peer lasts")
    parser.add_argument("--most", type=int, default=800, help="stories that are asked for in one round, uncached")
    parser.add_argument("--sample", type=int, default=500, help="stories that slow peers take in")
    parser.add_argument("--cores", type=int, nargs="+", choices=[1, 2], default=[1, 2], help="how many may be used, export: once with one and once with both")
    parser.add_argument("--reuters", type=pathlib.Path, help="where the set news_reuters21578 is unpacked")
    parser.add_argument("--only", nargs="+", default=[], help="these peers beside Broadsheet: varnish, wordpress, wagtail, hugo")
    parser.add_argument("--keep", type=pathlib.Path, help="where peers that were loaded before are, and stay")
    options = parser.parse_intermixed_args()
    if unknown := set(options.parts) - set(PARTS):
        raise SystemExit(f"no part named {', '.join(unknown)} ({', '.join(PARTS)})")
    options.program = options.program.resolve()
    signal.signal(signal.SIGTERM, end)
    folder = options.keep or pathlib.Path(tempfile.mkdtemp(prefix="broadsheet-bench-", dir="/tmp"))
    folder.mkdir(parents=True, exist_ok=True)
    # Database servers work as accounts of their own.
    folder.chmod(0o755)
    bench = Bench(options, folder.resolve())
    try:
        os.sched_setaffinity(0, {LOAD_CORE})
        for part in options.parts or PARTS:
            print(f"== {part}: {options.stories} stories, {options.rounds} alternating rounds, medians (least to most)", flush=True)
            {"import": bench.take_in}.get(part, getattr(bench, part, None))(options.rounds)
            for peer in bench.loaded.values():
                if not isinstance(peer, Hugo):
                    peer.stop()
        print("Beside the figures:\n    a ratio says how many times better Broadsheet is, round by round; below 1 it is worse")
        for kind in bench.loaded:
            for remark in kind.remarks:
                print(f"    {remark}")
    finally:
        for peer in bench.loaded.values():
            if not isinstance(peer, Hugo):
                peer.leave()
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)


main()
