"""How cost grows with the archive: the same newsroom at several sizes, measured in turn in one run.

The archives are invented by the program itself (`broadsheet sample --stories N --seed 1`). Server and asking stand on different
cores (0 and 1). Parts:

    publish   from "publish" at the API to the story on front, topic, author, feeds, search and news sitemap, asked for in turn
    search    one to four words of the archive's own, half of them with a filter, as readers ask
    uncached  story pages that nobody has asked for since the start, from the store
    start     from the program's start to the first page, memory then, and after many pages
    export    the paper as files: all of it, and again after a story was published, with the most memory taken
    memory    what an hour of pages, searches and publications does to it

Usage: scale.py PROGRAM PART [--sizes 10000 100000] [--rounds N] [--minutes N] [--keep FOLDER] [--figures FILE]
"""

import argparse
import http.client
import json
import os
import pathlib
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "bench"))
import archives  # noqa: E402
from processes import spare_port, timed  # noqa: E402

SERVER_CORE, LOAD_CORE = 0, 1


class Newsroom:
    """A paper of so many stories; `serve` starts it."""

    def __init__(self, program, folder, size):
        self.program, self.size = program, size
        self.data = folder / f"archive-{size}"
        if taken := archives.make(program, self.data, size):
            file = self.data / "newsroom.sqlite"
            print(f"made {size} stories in {taken:.0f} s ({size / taken:.0f} a second), {file.stat().st_size / 1e6:.0f} MB")
        self.token = (self.data / "made").read_text()
        self.process = None
        self.ports = spare_port(), spare_port()

    def serve(self):
        """Returns the seconds until the front page was there."""
        # The same each time: the paper's address is on its pages.
        self.site, self.desk = self.ports
        (self.data / "hot-pages.txt").unlink(missing_ok=True)
        start = time.perf_counter()
        self.process = subprocess.Popen(
            ["taskset", "-c", str(SERVER_CORE), self.program, "serve", "--data", self.data, "--theme", ROOT / "themes/standard",
             "--site-port", str(self.site), "--site-url", f"http://127.0.0.1:{self.site}", "--desk-port", str(self.desk),
             "--desk-url", f"http://127.0.0.1:{self.desk}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ | {"BROADSHEET_VOICES": "none"})
        while True:
            try:
                self.reader = http.client.HTTPConnection("127.0.0.1", self.site, timeout=60)
                self.get("/")
                break
            except OSError:
                if self.process.poll() is not None or time.perf_counter() - start > 120:
                    raise SystemExit(f"the server of {self.size} stories does not answer")
                time.sleep(0.002)
        taken = time.perf_counter() - start
        self.editor = http.client.HTTPConnection("127.0.0.1", self.desk, timeout=60)
        return taken

    def settle(self):
        """Waits until the server has done what it does in the background after a start, two minutes at most."""
        def used():
            fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        for _ in range(60):
            before = used()
            time.sleep(2)
            if used() - before < 0.1:
                break
        else:
            print(f"{self.size:>9} is still busy in the background: measured all the same")
        # The server may have ended what said nothing meanwhile; the next question opens them again.
        self.reader.close()
        self.editor.close()

    def rest(self):
        """Waits until the picture that the publication before this one is shown with elsewhere is drawn, and the pages that show it are
        made: nobody publishes so fast that they pile up."""
        end = time.monotonic() + 60
        while self.rows("SELECT 1 FROM sharing_picture_orders WHERE refusal IS NULL LIMIT 1"):
            if time.monotonic() > end:
                raise SystemExit(f"the server of {self.size} stories has pictures for links to draw for more than a minute, perhaps of a run before")
            time.sleep(0.02)
        time.sleep(0.1)

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait(60)
            self.process = None

    def get(self, path):
        self.reader.request("GET", path)
        answer = self.reader.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status}")
        return body

    def api(self, path, method="GET", body=None):
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json", "Host": f"127.0.0.1:{self.desk}"}
        self.editor.request(method, "/api/v1" + path, None if body is None else json.dumps(body), headers)
        answer = self.editor.getresponse()
        text = answer.read()
        if answer.status not in (200, 201):
            raise SystemExit(f"{method} {path}: {answer.status} {text[:300]}")
        return json.loads(text)

    def memory(self, field):
        text = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(rf"{field}:\s+(\d+)", text).group(1)) / 1024

    def rows(self, sql):
        return archives.rows(self.data, sql)


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def line(size, what, values, unit="ms"):
    print(f"{size:>9} {what:34} median {statistics.median(values):8.2f} {unit}   p99 {percentile(values, .99):8.2f} {unit}")
    FIGURES.setdefault(what, {})[str(size)] = [statistics.median(values), percentile(values, .99)]
    return statistics.median(values), percentile(values, .99)


# By what was measured and the number of stories: the median and the slowest but one in a hundred.
FIGURES = {}


def keep_figures(file):
    kept = json.loads(file.read_text()) if file.exists() else {}
    for what, sizes in FIGURES.items():
        kept.setdefault(what, {}).update(sizes)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n")


def compare(found):
    """How the largest stands beside the smallest."""
    small, large = min(found), max(found)
    if small == large:
        return
    print(f"          {large} beside {small}: median {found[large][0] / found[small][0]:.2f}, p99 {found[large][1] / found[small][1]:.2f}")


def publish_once(newsroom, number, topic, contributor):
    story, slug = str(uuid.uuid4()), f"measured-{uuid.uuid4().hex[:12]}"
    text = f"The harbour of {slug} is measured for the {number}th time today."
    content = {
        "headline": f"Measured {slug}", "slug": slug, "language": "en", "standfirst": "As long as it takes.", "inNewsFeed": True,
        "topics": [topic["id"]], "byline": [{"contributor": contributor["id"], "role": "author"}],
        "document": {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": text}]}]}}
    newsroom.api(f"/stories/{story}", "PUT", {"content": content})
    newsroom.rest()
    start = time.perf_counter()
    newsroom.api(f"/stories/{story}/steps/{uuid.uuid4()}", "PUT", {"do": "publish", "revision": 1})
    acknowledged = time.perf_counter()
    pages = ["/", f"/{slug}/", f"/topic/{topic['slug']}/", f"/author/{contributor['slug']}/", "/news-feed/", "/rss.xml", "/feed.json",
             f"/search?q={slug.replace('-', '+')}", "/sitemap-news.xml"]
    for page in pages:
        if slug.encode() not in newsroom.get(page):
            raise SystemExit(f"{page} does not have the story although it was acknowledged")
    return (acknowledged - start) * 1000, (time.perf_counter() - start) * 1000


def publish(newsrooms, rounds):
    subjects = {}
    for newsroom in newsrooms:
        newsroom.serve()
        newsroom.settle()
        # What comes up most: the longest lists.
        topic = newsroom.rows("SELECT topic FROM edition_topics GROUP BY topic ORDER BY count(*) DESC LIMIT 1")[0][0]
        contributor = newsroom.rows("SELECT contributor FROM edition_contributors GROUP BY contributor ORDER BY count(*) DESC LIMIT 1")[0][0]
        subjects[newsroom.size] = [newsroom.api(f"/{kind}/{uuid.UUID(bytes=thing) if isinstance(thing, bytes) else thing}")
                                   for kind, thing in (("topics", topic), ("contributors", contributor))]
        for number in range(5):
            publish_once(newsroom, number, *subjects[newsroom.size])
    found = {newsroom.size: [] for newsroom in newsrooms}
    for number in range(rounds):
        for newsroom in newsrooms:
            found[newsroom.size].append(publish_once(newsroom, number, *subjects[newsroom.size]))
    for what, place in (("acknowledged", 0), ("on all nine pages", 1)):
        compare({size: line(size, what, [one[place] for one in times]) for size, times in found.items()})


# What wrk asks for, each path once: they stand in a file, a line each.
ASKING = """
local paths, at = {}, 0
function init(arguments) for path in io.lines(arguments[1]) do paths[#paths + 1] = path end end
function request() at = at % #paths + 1; return wrk.format("GET", paths[at]) end
"""
# So many at a time keep the server's core busy, and a question waits for few others.
AT_ONCE = 4


def rate(newsroom, paths, folder):
    """Answers a second where several ask at a time, until the seconds are over; no path is asked for twice."""
    script, list_of_paths = folder / "asking.lua", folder / "paths"
    script.write_text(ASKING)
    list_of_paths.write_text("\n".join(paths))
    said = subprocess.run(
        ["wrk", "-t1", f"-c{AT_ONCE}", "-d1s", "-s", script, f"http://127.0.0.1:{newsroom.site}", "--", list_of_paths],
        capture_output=True, text=True, check=True).stdout
    answers, seconds = re.search(r"(\d+) requests in ([\d.]+)s", said).groups()
    if re.search("Non-2xx|Socket errors", said) or int(answers) > len(paths):
        raise SystemExit(f"not what was to be asked, {len(paths)} paths:\n{said}")
    return int(answers) / float(seconds)


def rates(newsrooms, paths, what, rounds=5):
    """Alternating; each round has its own share of the paths."""
    found = {newsroom.size: [] for newsroom in newsrooms}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds):
            for newsroom in newsrooms:
                share = len(paths[newsroom.size]) // rounds
                found[newsroom.size].append(rate(newsroom, paths[newsroom.size][number * share:][:share], pathlib.Path(folder)))
    for size, values in found.items():
        print(f"{size:>9} {what} a second, {AT_ONCE} at a time    median {statistics.median(values):7.0f}   ({min(values):.0f} to {max(values):.0f})")


def queries(newsroom, count):
    dice = random.Random(7)
    newest = newsroom.rows("SELECT headline, document, language FROM editions ORDER BY story DESC LIMIT 40000")
    sections = [row[0] for row in newsroom.rows("SELECT slug FROM sections")]
    for _ in range(count):
        headline, document, language = dice.choice(newest)
        words = re.findall(r"\w{4,}", headline + " " + " ".join(re.findall(r'"text":"([^"]*)"', document)))
        asked = {"q": " ".join(dice.choice(words) for _ in range(dice.randint(1, 4)))} if words else {"q": "harbour"}
        if dice.random() < 0.5:
            asked |= dice.choice([{"section": dice.choice(sections)}, {"language": language}, {"kind": "news"}, {"order": "newest"}])
        yield "/search?" + urllib.parse.urlencode(asked)


def search(newsrooms, rounds):
    asked, more = {}, {}
    for newsroom in newsrooms:
        newsroom.serve()
        newsroom.settle()
        paths = list(dict.fromkeys(queries(newsroom, 2 * rounds + 12_000)))
        asked[newsroom.size], more[newsroom.size] = paths[:rounds], paths[rounds:-rounds]
        # A server that has run for a day has what it reads often in the system's memory.
        for path in paths[-rounds:]:
            newsroom.get(path)
    found = {newsroom.size: [] for newsroom in newsrooms}
    for number in range(rounds):
        for newsroom in newsrooms:
            start = time.perf_counter()
            newsroom.get(asked[newsroom.size][number])
            found[newsroom.size].append((time.perf_counter() - start) * 1000)
    compare({size: line(size, "a search", times) for size, times in found.items()})
    for size, times in found.items():
        print(f"{size:>9} searches a second, one after the other: {1000 * len(times) / sum(times):.0f}")
    rates(newsrooms, more, "searches")


def uncached(newsrooms, rounds):
    asked, more = {}, {}
    for newsroom in newsrooms:
        newsroom.serve()
        newsroom.settle()
        slugs = [row[0] for row in newsroom.rows("SELECT slug FROM editions ORDER BY random() LIMIT 20000")]
        asked[newsroom.size], more[newsroom.size] = slugs[:rounds], [f"/{slug}/" for slug in slugs[rounds + 20:]]
        for slug in slugs[rounds:rounds + 20]:
            newsroom.get(f"/{slug}/")
    found = {newsroom.size: [] for newsroom in newsrooms}
    for number in range(rounds):
        for newsroom in newsrooms:
            start = time.perf_counter()
            newsroom.get(f"/{asked[newsroom.size][number]}/")
            found[newsroom.size].append((time.perf_counter() - start) * 1000)
    compare({size: line(size, "a story's page from the store", times) for size, times in found.items()})
    for size, times in found.items():
        print(f"{size:>9} pages a second, one after the other: {1000 * len(times) / sum(times):.0f}")
    # An archive of ten thousand has enough for so many.
    rates(newsrooms, more, "pages", rounds=3)


def start(newsrooms, rounds):
    found = {newsroom.size: [] for newsroom in newsrooms}
    for number in range(max(3, rounds // 40)):
        for newsroom in newsrooms:
            found[newsroom.size].append((newsroom.serve() * 1000, newsroom.memory("VmRSS")))
            newsroom.stop()
    compare({size: line(size, "start to first page", [one[0] for one in times]) for size, times in found.items()})
    compare({size: line(size, "memory then", [one[1] for one in times], "MiB") for size, times in found.items()})
    for newsroom in newsrooms:
        newsroom.serve()
        for slug, in newsroom.rows(f"SELECT slug FROM editions ORDER BY random() LIMIT {10 * rounds}"):
            newsroom.get(f"/{slug}/")
        for path in queries(newsroom, rounds):
            newsroom.get(path)
        print(f"{newsroom.size:>9} memory after {10 * rounds} stories and {rounds} searches: {newsroom.memory('VmRSS'):.0f} MiB, "
              f"at most {newsroom.memory('VmHWM'):.0f} MiB")


def exported(newsroom, folder):
    """Seconds and mebibytes."""
    taken, memory, _ = timed(
        f"the export of {newsroom.size} stories",
        [newsroom.program, "export", folder, "--as", "site", "--data", newsroom.data, "--theme", ROOT / "themes/standard",
         "--site-url", f"http://127.0.0.1:{newsroom.ports[0]}"])
    return taken, memory


def export(newsrooms, rounds):
    # As many cores as there are: nothing else runs meanwhile.
    os.sched_setaffinity(0, {SERVER_CORE, LOAD_CORE})
    found = {newsroom.size: [] for newsroom in newsrooms}
    for newsroom in newsrooms:
        folder = newsroom.data.with_name(f"mirror-{newsroom.size}")
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(newsroom.data / "mirrors", ignore_errors=True)
        taken, memory = exported(newsroom, folder)
        files = sum(len(names) for _, _, names in os.walk(folder))
        print(f"{newsroom.size:>9} all of it: {taken:.0f} s, {files} files ({files / taken:.0f} a second), {memory:.0f} MiB")
        newsroom.serve()
        newsroom.settle()
        (topic, contributor) = (newsroom.api(f"/{kind}?limit=1")["items"][0] for kind in ("topics", "contributors"))
        for number in range(max(3, rounds // 40)):
            publish_once(newsroom, number, topic, contributor)
            taken, memory = exported(newsroom, folder)
            # The server may have ended what said nothing meanwhile; the next question opens them again.
            newsroom.editor.close()
            newsroom.reader.close()
            found[newsroom.size].append((taken * 1000, memory))
        newsroom.stop()
    compare({size: line(size, "after one publication", [one[0] for one in times]) for size, times in found.items()})
    compare({size: line(size, "memory then", [one[1] for one in times], "MiB") for size, times in found.items()})


def memory(newsrooms, minutes):
    """What readers, searches and publications do to it in so many minutes, each newsroom by itself."""
    for newsroom in newsrooms:
        newsroom.serve()
        newsroom.settle()
        began, figures, asked, published = newsroom.memory("VmRSS"), [], 0, 0
        dice = random.Random(11)
        slugs = [row[0] for row in newsroom.rows("SELECT slug FROM editions ORDER BY random() LIMIT 20000")]
        searches = list(dict.fromkeys(queries(newsroom, 10_000)))
        topic, contributor = (newsroom.api(f"/{kind}?limit=1")["items"][0] for kind in ("topics", "contributors"))
        hot = ["/", "/news-feed/", "/rss.xml", "/feed.json", "/sitemap-news.xml", "/record/"] + [f"/{slug}/" for slug in slugs[:40]]
        start = time.monotonic()
        while (now := time.monotonic() - start) < 60 * minutes:
            if published * PUBLISHED_EACH < now:
                publish_once(newsroom, published, topic, contributor)
                published += 1
            kind = dice.random()
            newsroom.get(dice.choice(hot) if kind < 0.7 else f"/{dice.choice(slugs)}/" if kind < 0.95 else dice.choice(searches))
            asked += 1
            if now > 60 * (len(figures) + 1):
                figures.append(newsroom.memory("VmRSS"))
                print(f"{newsroom.size:>9} minute {len(figures):>3}: {figures[-1]:.0f} MiB, {asked} asked for, {published} published", flush=True)
            time.sleep(max(0, asked / ASKED_A_SECOND - now))
        newsroom.stop()
        third = max(1, len(figures) // 3)
        first, last = statistics.median(figures[:third]), statistics.median(figures[-third:])
        print(f"{newsroom.size:>9} at the start {began:.0f} MiB; median of the first third {first:.0f}, of the last {last:.0f}: {last / first:.2f} times; "
              f"at most {max(figures):.0f}")


# Of the load under which memory is watched: seconds from one publication to the next, and what readers ask for a second.
PUBLISHED_EACH = 15
ASKED_A_SECOND = 40


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("part", choices=["publish", "search", "uncached", "start", "export", "memory"])
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=400)
    parser.add_argument("--minutes", type=int, default=60, help="how long memory is watched")
    parser.add_argument("--figures", type=pathlib.Path, help="a file in which medians are kept for bench/scale/growth.py")
    parser.add_argument("--keep", type=pathlib.Path, help="where archives that were made before are, and stay")
    options = parser.parse_args()
    folder = options.keep or pathlib.Path(tempfile.mkdtemp(prefix="broadsheet-bench-", dir="/tmp"))
    newsrooms = []
    try:
        for size in options.sizes:
            newsrooms.append(Newsroom(options.program, folder, size))
        os.sched_setaffinity(0, {LOAD_CORE})
        {"publish": publish, "search": search, "uncached": uncached, "start": start, "export": export, "memory": memory}[options.part](
            newsrooms, options.minutes if options.part == "memory" else options.rounds)
    finally:
        for newsroom in newsrooms:
            newsroom.stop()
        if options.figures:
            keep_figures(options.figures)
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)


main()
