"""How long each kind of page of the sample paper keeps a slow telephone's browser from answering: pages.py PROGRAM

The longest task of the page's main thread in Chromium, in a slow telephone's processor time, the least of five visits.
"""

import os
import pathlib
import shutil
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/Outside"))
os.environ["BROADSHEET_PROGRAM"] = sys.argv[1]
from conftest import Paper, make_sample  # noqa: E402
from pages import PAGES  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from tasks import LONG, longest_task  # noqa: E402


def main():
    paper = Paper()
    try:
        make_sample(paper.folder)
        paper.serve()
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            for kind, path in PAGES.items():
                took = min(longest_task(browser, paper.address + path) for _ in range(5))
                print(f"{kind:<28} {took:>5.1f} ms for the longest task{', a long one' if took > LONG else ''}")
    finally:
        paper.remove()


main()
