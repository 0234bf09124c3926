"""Somebody at a page with a keyboard and nothing else: where the focus is, whether it is seen, how many stops a way takes."""

import contextlib
import time

import playwright.sync_api

# Where the focus is, what it looks like there, how much of it is in the window, and how much of that something else lies on. What was
# left looks otherwise now, or nobody could have seen where the focus was.
FOCUS = """() => {
  const look = (element) => {
    const style = getComputedStyle(element);
    const outline = style.outlineStyle === "none" ? "none" : `${style.outlineWidth} ${style.outlineColor}`;
    return [outline, style.boxShadow, style.borderColor, style.backgroundColor, style.color, style.top, style.clipPath].join("|");
  };
  const named = (element) => {
    const name = element.getAttribute("aria-label") ?? element.labels?.[0]?.innerText ?? element.title ?? "";
    return `${element.localName}${element.type ? `[${element.type}]` : ""} "${(name || element.innerText || "").trim().replace(/\\s+/g, " ").slice(0, 60)}"`;
  };
  const left = window.focusLeft;
  const element = document.activeElement;
  const blind = left && left.owner !== element && left.element.isConnected && left.element.checkVisibility() && !left.isText
    && look(left.element) === left.look ? left.name : null;
  const at = { document: performance.timeOrigin, isNowhere: !element || element === document.body, blind };
  if (at.isNowhere) return (window.focusLeft = null, at);
  at.name = named(element);
  at.isFrame = element.localName === "iframe";
  if (at.isFrame) {
    const inner = element.contentDocument?.activeElement;
    at.name = `${element.title}: ${inner && inner !== inner.ownerDocument.body ? named(inner) : "frame"}`;
    window.focusLeft = null;
    return at;
  }
  // In a text it is the cursor that is looked for, or what is chosen whole.
  const chosen = element.isContentEditable ? element.querySelector(".ProseMirror-selectednode") : null;
  // And where the way past the bar leads is no control: the next stop is what counts.
  const isText = element.isContentEditable && !chosen || element.localName === "main";
  window.focusLeft = { owner: element, element: chosen ?? element, look: look(chosen ?? element), name: at.name, isText };
  let box = [...element.getClientRects()].filter((one) => one.width && one.height)[0] ?? element.getBoundingClientRect();
  if (element.isContentEditable) {
    const selection = getSelection();
    const gap = element.querySelector(".ProseMirror-gapcursor");
    const range = selection.rangeCount ? selection.getRangeAt(0) : null;
    const around = range?.startContainer.nodeType === 3 ? range.startContainer.parentElement : range?.startContainer;
    box = (chosen ?? gap)?.getBoundingClientRect() ?? [...(range?.getClientRects() ?? [])].at(-1) ?? around?.getBoundingClientRect() ?? box;
  }
  let [left_, top, right, bottom] = [Math.max(0, box.left), Math.max(0, box.top), Math.min(innerWidth, box.right), Math.min(innerHeight, box.bottom)];
  for (let one = element.parentElement; one && one !== document.body; one = one.parentElement) {
    if (getComputedStyle(one).overflow === "visible") continue;
    const around = one.getBoundingClientRect();
    [left_, top, right, bottom] = [Math.max(left_, around.left), Math.max(top, around.top), Math.min(right, around.right), Math.min(bottom, around.bottom)];
  }
  const height = Math.min(box.height, innerHeight / 2);
  at.box = [box.left, box.top, box.width, box.height].map(Math.round);
  at.inView = box.height === 0 && box.width === 0 ? 1 : Math.min(1, Math.max(0, bottom - top) / Math.max(1, height)) * Math.min(1, Math.max(0, right - left_ + 1) / Math.max(1, Math.min(box.width, innerWidth)));
  let [seen, all] = [0, 0];
  for (let row = 0; row < 5; row += 1) {
    for (let column = 0; column < 5; column += 1) {
      const [x, y] = [left_ + (right - left_) * (column + 0.5) / 5, top + (bottom - top) * (row + 0.5) / 5];
      const there = document.elementFromPoint(x, y);
      all += 1;
      if (there && (element.contains(there) || there.contains(element))) seen += 1;
    }
  }
  at.seen = seen / all;
  return at;
}"""


class Keyboard:
    """Goes through a page by keys. Every key is followed by a look at where it led: what has the focus is seen, whole and with
    nothing on it, and the focus is never lost."""

    def __init__(self, page):
        self.page = page
        self.steps = []
        self.stops = 0
        self.where = None

    @contextlib.contextmanager
    def step(self, name):
        """A part of the way, with the stops that it took."""
        self.stops = 0
        yield
        self.steps.append((name, self.stops))

    def focus(self):
        for _ in range(100):
            try:
                return self.page.evaluate(FOCUS)
            except playwright.sync_api.Error:
                # One page is just taking the place of another.
                self.page.wait_for_timeout(50)
        raise AssertionError("the page never came")

    def look(self):
        """Where the focus is, once it is at rest there: what has it may still be moving into view."""
        for _ in range(20):
            at = self.focus()
            if at["isNowhere"] or at["isFrame"] or at["inView"] > 0.9 and at["seen"] >= 0.75:
                break
            self.page.wait_for_timeout(50)
        before, self.where = self.where, at
        if before and before["document"] == at["document"]:
            assert at["blind"] is None, f"nobody sees that {at['blind']} has the focus"
        if not at["isNowhere"] and not at["isFrame"]:
            assert at["inView"] > 0.9, f"out of sight: {at}"
            assert at["seen"] >= 0.75, f"something lies on it: {at}"
        return at

    def press(self, *keys):
        for key in keys:
            self.check_kept()
            self.page.keyboard.press(key)
            self.stops += 1
            at = self.look()
            assert key in ("Tab", "Shift+Tab") or not self.was_lost(at), f"{key} lost the focus: it was at {self.before['name']}"

    def type(self, text):
        self.check_kept()
        self.page.keyboard.type(text)
        self.look()

    def check_kept(self):
        """Nothing took the focus away while no key was pressed."""
        self.before = self.where
        at = self.focus()
        assert not self.was_lost(at), f"the focus was lost: it was at {self.before['name']}"
        self.before = self.where = at

    def was_lost(self, at):
        before = self.before
        return bool(before) and before["document"] == at["document"] and at["isNowhere"] and not before["isNowhere"]

    def at(self, role, name, exact=True):
        """Whether what has the focus is of this role and name. A field without a role of its own (a password) is a "label"."""
        found = self.page.get_by_label(name, exact=exact) if role == "label" else self.page.get_by_role(role, name=name, exact=exact)
        return found.evaluate_all("found => found.includes(document.activeElement)")

    def to(self, role, name, limit=80, key="Tab", exact=True):
        """Goes on until what has the focus is of this role and name, by so many stops at most."""
        passed = []
        while not self.at(role, name, exact):
            assert len(passed) < limit, f"no {role} {name!r} within {limit} stops: {passed}"
            self.press(key)
            assert not self.where["isNowhere"] or not passed, f"the page ended before {role} {name!r}: {passed}"
            passed.append(self.where.get("name", "nothing"))

    def past_the_bar(self):
        """The first stop of a page leads to what is its own."""
        self.press("Tab")
        assert self.at("link", "Skip to content"), f"the first stop is {self.where}"
        self.press("Enter")

    @contextlib.contextmanager
    def coming_back(self):
        """After what is done within, the focus is where it was."""
        self.page.evaluate("window.cameFrom = document.activeElement")
        name = self.focus().get("name")
        yield
        end = time.monotonic() + 10
        while not self.page.evaluate("document.activeElement === window.cameFrom"):
            assert time.monotonic() < end, f"the focus was at {name} and came back to {self.focus()}"
            self.page.wait_for_timeout(50)
        self.look()
