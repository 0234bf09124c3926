"""How a screen looks to axe-core, in light and dark, on a wide window and on a telephone; and which screens it has looked at."""

import collections
import re
import time

from axe import ALL, COLOURS, violations
from conftest import ROOT

TEMPLATES = ROOT / "Sources/Desk/Templates"
MODES = [(1280, "light", ALL), (1280, "dark", COLOURS), (390, "dark", COLOURS), (390, "light", ALL)]

# What is on the screen besides the screen: each of these has a look of its own.
STATES = """() => {
  const isSeen = (name) => [...document.querySelectorAll(name)].some((one) => one.checkVisibility({ visibilityProperty: true }));
  const panels = [...document.querySelectorAll(".panel-over")];
  return {
    screen: document.body.className.replace("screen-", ""), path: location.pathname,
    states: ["fault", "empty"].filter((name) => isSeen(`main .${name}`)),
    panels: panels.map((one) => one.className.split(" ")[1]), open: panels.filter((one) => !one.hidden).map((one) => one.className.split(" ")[1]),
    dialogs: [...document.querySelectorAll("dialog")].map((one) => one.id), modal: document.querySelector("dialog[open]")?.id ?? null,
    hasClosed: [...document.querySelectorAll("main details:not([open])")].some((one) => one.checkVisibility()),
  };
}"""


class Looks:
    def __init__(self):
        self.found = []
        self.paths = set()
        # By template: what was seen on it ("" for the screen itself).
        self.states = collections.defaultdict(set)
        self.there = set()
        self.opened = set()
        self.count = 0

    def at(self, page, name=None):
        """Looks in every way, at what is closed as well."""
        # Who followed a link is at the next address before its style is there.
        page.wait_for_load_state("load")
        seen = page.evaluate(STATES)
        name = name or seen["path"]
        self.paths.add(seen["path"])
        self.states[seen["screen"]] |= {"", *seen["states"]}
        self.there |= {*seen["panels"], *seen["dialogs"]}
        self.opened |= {*seen["open"], seen["modal"]}
        self.look(page, name)
        if seen["hasClosed"] and not seen["modal"] and not seen["open"]:
            page.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true")
            self.look(page, name + ", all opened")

    def look(self, page, name):
        began = time.monotonic()
        for width, scheme, options in MODES:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            self.found += [(name, width, scheme, *fault) for fault in violations(page, options=options)]
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                self.found.append((name, width, scheme, "wider than the window", page.evaluate(WIDE)))
            self.count += 1
        page.set_viewport_size({"width": 1280, "height": 800})
        print(f"{time.monotonic() - began:.1f} s: {name}", flush=True)

    def missing(self):
        """What there is and was not looked at."""
        lines = [line.split() for line in (ROOT / "Tests/Outside/desk_screens.txt").read_text().splitlines() if not line.startswith("#")]
        patterns = {path: re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path))) for kind, path in lines if kind == "screen"}
        literal = {path for path in patterns if "{" not in path}
        gone = [f"the screen {path}" for path, pattern in patterns.items()
                if not any(pattern.fullmatch(one) and (path == one or one not in literal) for one in self.paths)]
        for template in sorted(TEMPLATES.glob("*.mustache")):
            text = template.read_text()
            for state, sign in {"": "", "fault": "{{> fault}}", "empty": "{{#is_empty}}<p"}.items():
                if sign in text and state not in self.states[template.stem]:
                    gone.append(f"the template {template.stem}" + (f" with .{state}" if state else ""))
        return gone + [f"#{one} opened" for one in sorted(self.there - self.opened)]


# What sticks out farthest.
WIDE = """() => [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
  .slice(-3).map((one) => one.outerHTML.slice(0, 120))"""
