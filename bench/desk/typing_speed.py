"""Typing in a story of 10,000 words with 40 pictures: what the editor adds to the time that the browser itself needs from a key to
the screen. Usage: typing_speed.py [ROUNDS]"""

import pathlib
import random
import shutil
import statistics
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/Outside"))
from desk.standin import Desk  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from test_write import PICTURE, Screen  # noqa: E402

WORDS = "the harbour ferry quay rail council minister vote budget water night morning said after before town people work river bridge".split()

# From a key's event to when the frame with its letter has been drawn: a task that is queued in that frame runs after it.
MEASURE = """() => {
    window.times = [];
    document.addEventListener("keydown", (event) => {
        const from = event.timeStamp;
        requestAnimationFrame(() => { const after = new MessageChannel(); after.port1.onmessage = () => times.push(performance.now() - from); after.port2.postMessage(0); });
    }, true);
}"""

PLAIN = """() => {
    const text = document.querySelector(".text");
    const plain = document.createElement("div");
    plain.className = "text";
    plain.contentEditable = "true";
    plain.innerHTML = text.innerHTML;
    document.querySelector(".text-place").replaceChildren(plain);
    const range = document.createRange();
    range.selectNodeContents(plain.children[60]);
    range.collapse(false);
    plain.focus();
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}"""


def long_story(words, pictures):
    chance = random.Random(3)
    content = []
    while words > 0:
        length = min(words, chance.randrange(30, 110))
        words -= length
        content.append({"type": "paragraph", "content": [{"type": "text", "text": " ".join(chance.choice(WORDS) for _ in range(length)).capitalize() + "."}]})
    for number in range(pictures):
        content.insert(2 + number * (len(content) // pictures), {"type": "photograph", "attrs": {"id": f"0194f0aa-0000-7000-8000-{number:012d}", "caption": None}})
    return {"type": "doc", "content": content}


def type_and_measure(page, count=300):
    page.evaluate("times.length = 0")
    for number in range(count):
        page.keyboard.press(random.Random(number).choice("abcdefghij klm"))
        page.wait_for_timeout(25)
    page.wait_for_timeout(200)
    times = sorted(page.evaluate("times"))
    assert len(times) >= count * 0.9
    return times


def p95(times):
    return times[int(len(times) * 0.95)]


def measure(desk, browser):
    """95th percentiles: ours, and that of the same text in a plain field of the browser's."""
    screen = Screen(browser, desk, document=long_story(10_000, 40))
    page = screen.page
    page.evaluate(MEASURE)
    page.evaluate("desk.editor.commands.setTextSelection(desk.editor.state.doc.resolve(desk.editor.state.doc.content.size / 2 | 0).end(1))")
    page.evaluate("desk.editor.view.focus()")
    ours = type_and_measure(page)
    screen.saved()
    page.evaluate(PLAIN)
    own = type_and_measure(page)
    screen.context.close()
    return ours, own


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory(prefix="broadsheet-desk-") as folder, sync_playwright() as play:
        (pathlib.Path(folder) / "picture.svg").write_text(PICTURE)
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        desk = Desk(pathlib.Path(folder))
        desk.names = {"photographs": lambda identifier, _: {"src": "/editor/picture.svg", "alt": "", "width": 1200, "height": 800}}
        desk.start()
        added = []
        for _ in range(rounds):
            ours, own = measure(desk, browser)
            added.append(p95(ours) - p95(own))
            print(f"milliseconds from key to paint: ours p50 {statistics.median(ours):.1f}, p95 {p95(ours):.1f}; "
                  f"the browser's own p50 {statistics.median(own):.1f}, p95 {p95(own):.1f}; added at p95 {added[-1]:.1f}")
        print(f"added at p95, median of {rounds}: {statistics.median(added):.1f} ms")
        desk.close()
        browser.close()


if __name__ == "__main__":
    main()
