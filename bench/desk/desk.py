"""The desk's lists, board and calendar over HTTP, at 1,000 stories and at 100,000: milliseconds per answer, and how they grow.

Asked as a browser asks, signed in, alternating between the two newsrooms in one run. Usage: desk.py PROGRAM FILLER
[--stories N] [--rounds N]
"""

import argparse
import pathlib
import statistics
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/Outside"))

QUESTIONS = [
    "/", "/?stage=draft", "/?stage=ready", "/?section=section-3", "/?section=section-3&stage=draft", "/?topic=topic+7", "/?q=harbour",
    "/?q=harbour+ferry+brid&stage=ready", "/?person=Writer+5", "/?whose=mine", "/?order=deadline", "/?order=planned&section=section-3",
    "/?order=deadline&whose=mine", "/?order=deadline&stage=draft&q=ferry", "/today", "/today?whose=mine", "/board",
    "/board?section=section-3", "/board?whose=mine", "/calendar", "/calendar?section=section-3&whose=mine", "MONTH", "DEEP",
    "/stories.json?q=lighthouse", "/names/topics.json?q=topic+4", "/names/topics.json?q=t",
]


class Desk:
    """A newsroom of so many stories, with its server and somebody who is signed in."""

    def __init__(self, browser, filler, count):
        import conftest
        import newsroom
        self.paper = conftest.Paper()
        self.paper.serve()
        person = newsroom.owner(self.paper, browser)
        self.paper.stop()
        import subprocess
        print(subprocess.run([filler, self.paper.folder, str(count)], check=True, capture_output=True, text=True).stdout, end="")
        self.paper.serve(int(self.paper.address.rpartition(":")[2]))
        self.cookies = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in person.context.cookies())
        self.deep = self.page_after("/", 20)
        # The next newsroom takes minutes to fill: the server would end a connection that says nothing for so long.
        self.connection.close()
        self.connection = None

    def get(self, path):
        import http.client
        host = self.paper.desk.removeprefix("http://")
        connection = getattr(self, "connection", None) or http.client.HTTPConnection(host, timeout=60)
        self.connection = connection
        start = time.perf_counter()
        connection.request("GET", path, headers={"Cookie": self.cookies, "Host": host})
        answer = connection.getresponse()
        body = answer.read()
        taken = time.perf_counter() - start
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status}")
        return taken * 1000, body.decode()

    def page_after(self, path, pages):
        import html
        import re
        for _ in range(pages):
            more = re.search(r'<a href="([^"]+)" rel="next"', self.get(path)[1])
            if not more:
                return path
            path = html.unescape(more.group(1))
        return path

    def ask(self, question):
        path = {"MONTH": time.strftime("/calendar?month=%Y-%m"), "DEEP": self.deep}.get(question, question)
        return self.get(path)[0]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("filler")
    parser.add_argument("--stories", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=40)
    options = parser.parse_args()
    import os
    import shutil
    os.environ["BROADSHEET_PROGRAM"] = options.program
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        desks = [Desk(browser, options.filler, count) for count in (1_000, options.stories)]
        browser.close()
    print(f"milliseconds per answer, median and 95th percentile of {options.rounds}, and the ratio of the medians")
    print(f"{'':42} {'1,000 stories':>16} {format(options.stories, ',') + ' stories':>18}  ratio")
    try:
        for question in QUESTIONS:
            times = [[], []]
            for round in range(options.rounds + 3):
                for desk, kept in zip(desks, times):
                    taken = desk.ask(question)
                    if round >= 3:
                        kept.append(taken)
            small, large = (statistics.median(kept) for kept in times)
            edges = [statistics.quantiles(kept, n=20)[18] for kept in times]
            print(f"{question:42} {small:7.1f} {edges[0]:8.1f} {large:9.1f} {edges[1]:8.1f}  {large / small:5.2f}")
    finally:
        for desk in desks:
            desk.paper.remove()


main()
