"""How long each kind of page of the sample paper keeps a slow telephone's browser from answering: pages.py PROGRAM

The longest task of the page's main thread in Chromium, in processor time on this machine times four, the least of five visits;
what takes more than 50 ms is what web performance calls a long task. Chromium's own throttling is not used: it counts what
others do with the machine several times.
"""

import os
import pathlib
import shutil
import sys
from urllib.parse import urljoin

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/Outside"))
os.environ["BROADSHEET_PROGRAM"] = sys.argv[1]
from conftest import Paper, make_sample  # noqa: E402
from pages import PAGES  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

SLOWER, LONG = 4, 50


def longest_task(browser, url):
    """Milliseconds of processor time: waiting for others who use the machine is left out."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=3, is_mobile=True, has_touch=True)
    page = context.new_page()
    session = context.new_cdp_session(page)
    events, ended = [], []
    session.on("Tracing.dataCollected", lambda part: events.extend(part["value"]))
    session.on("Tracing.tracingComplete", lambda end: ended.append(end))
    # The process that is to be watched is there first: tasks of one that begins later may be missing, and the page look quick.
    page.goto(urljoin(url, "/robots.txt"))
    session.send("Tracing.start", {"transferMode": "ReportEvents", "traceConfig": {"includedCategories": ["toplevel"]}})
    page.goto(url)
    page.wait_for_timeout(500)
    session.send("Tracing.end")
    while not ended:
        page.wait_for_timeout(20)
    context.close()
    names = {(event["pid"], event["tid"]): event["args"].get("name") for event in events if event["name"] == "thread_name"}
    return max(
        event.get("tdur", 0) / 1000 for event in events
        if event["name"].endswith("RunTask") and names.get((event["pid"], event["tid"])) == "CrRendererMain")


def main():
    paper = Paper()
    try:
        make_sample(paper.folder)
        paper.serve()
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            for kind, path in PAGES.items():
                took = SLOWER * min(longest_task(browser, paper.address + path) for _ in range(5))
                print(f"{kind:<28} {took:>5.1f} ms for the longest task{', a long one' if took > LONG else ''}")
    finally:
        paper.remove()


main()
