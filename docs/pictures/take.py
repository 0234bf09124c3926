"""Takes pictures of the sample paper's pages. Usage: take.py ADDRESS FOLDER"""

import shutil
import sys
import time
import urllib.request

from playwright.sync_api import sync_playwright

PICTURES = [
    ("front", "/", 1280, 1500, "light"),
    ("story", "/council-approves-flood-wall/", 1280, 1500, "light"),
    ("story-dark", "/northline-wins-tarnsey-ferry/", 1280, 1500, "dark"),
    ("story-phone", "/kherson-volunteers-flood-uk/", 390, 1500, "light"),
]


def main(address, folder):
    for _ in range(100):
        try:
            urllib.request.urlopen(address + "/healthz")
            break
        except OSError:
            time.sleep(0.1)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, path, width, height, scheme in PICTURES:
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            page.goto(address + path, wait_until="networkidle")
            page.screenshot(path=f"{folder}/{name}.jpg", type="jpeg", quality=82)
            page.close()
        browser.close()


main(*sys.argv[1:])
