"""Takes pictures of the sample paper's pages. Usage: take.py ADDRESS FOLDER

Large ones for the README and docs/record.md, and for each kind of page a sheet in FOLDER/pages: on a desk's screen and on a phone, light and
dark.
"""

import base64
import pathlib
import shutil
import sys
import time
import urllib.request

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Tests/Outside"))
from pages import PAGES  # noqa: E402

PICTURES = [
    ("front", "/", 1280, 1500, "light"),
    ("story", "/council-approves-flood-wall/", 1280, 1500, "light"),
    ("story-dark", "/northline-wins-tarnsey-ferry/", 1280, 1500, "dark"),
    ("record", "/topic/flood-defence/record/?one=marit-osgood&other=ilse-brandreth", 1280, 1500, "light"),
    ("story-phone", "/kherson-volunteers-flood-uk/", 390, 1500, "light"),
]

# What stands on a sheet, from its left to its right: width of the window and colour scheme.
VIEWS = [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]
HEIGHT = 1400
SCALE = 0.55


def open_page(browser, address, width, height, scheme, scale=1):
    """A page whose pictures are there, as far as they are in view."""
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, device_scale_factor=scale)
    page.goto(address, wait_until="load")
    for _ in range(100):
        if page.evaluate("[...document.images].every(i => i.getBoundingClientRect().top > innerHeight || (i.complete && i.naturalWidth))"):
            break
        page.wait_for_timeout(50)
    page.wait_for_timeout(150)
    return page


def shot(browser, address, width, height, scheme, scale):
    page = open_page(browser, address, width, height, scheme, scale)
    png = page.screenshot(type="png")
    page.close()
    return png


def webp(page, quality):
    """Chromium writes WebP, which is a third of a JPEG's size, to those who ask it directly."""
    answer = page.context.new_cdp_session(page).send("Page.captureScreenshot", {"format": "webp", "quality": quality})
    return base64.b64decode(answer["data"])


def sheet(browser, pictures):
    width = round(sum(width for width, _ in VIEWS) * SCALE) + 16 * (len(VIEWS) + 1)
    page = browser.new_page(viewport={"width": width, "height": round(HEIGHT * SCALE) + 32})
    images = "".join(f'<img src="data:image/png;base64,{base64.b64encode(png).decode()}">' for png in pictures)
    page.set_content(f"<style>body{{margin:16px;display:flex;gap:16px;background:#888}}</style>{images}", wait_until="load")
    taken = webp(page, 60)
    page.close()
    return taken


def main(address, folder):
    for _ in range(100):
        try:
            urllib.request.urlopen(address + "/healthz")
            break
        except OSError:
            time.sleep(0.1)
    pages = pathlib.Path(folder) / "pages"
    shutil.rmtree(pages, ignore_errors=True)
    pages.mkdir()
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, path, width, height, scheme in PICTURES:
            page = open_page(browser, address + path, width, height, scheme)
            page.screenshot(path=f"{folder}/{name}.jpg", type="jpeg", quality=82)
            page.close()
        index = ["# Every kind of page", "", "On a desk's screen and on a phone, light and dark; taken by `bin/pictures` from the sample paper.", ""]
        for kind, path in PAGES.items():
            name = kind.replace(" ", "-").lower()
            shots = [shot(browser, address + path, width, HEIGHT, scheme, SCALE) for width, scheme in VIEWS]
            (pages / f"{name}.webp").write_bytes(sheet(browser, shots))
            index += [f"## {kind[0].upper()}{kind[1:]}", "", f"![{kind}]({name}.webp)", ""]
        (pages / "README.md").write_text("\n".join(index))
        browser.close()


main(*sys.argv[1:])
