"""The whole of a story's way by keyboard alone: from signing in to the correction, and every stop on it is seen."""

import subprocess
import time

import newsroom
import pytest
from conftest import ROOT, Paper, make_sample
from keys import Keyboard
from test_desk_flow import picture
from test_desk_writing import saved, wait

# A way of ordinary length takes no more stops than this.
ORDINARY = 36
# A window, and the same one enlarged four times, as who sees little has it (WCAG 1.4.10).
WINDOWS = {"window": {"width": 1280, "height": 800}, "enlarged": {"width": 390, "height": 700}}


@pytest.fixture(scope="module")
def owner(browser):
    module = subprocess.run([ROOT / "bin/editor"], check=True, capture_output=True, text=True).stdout.strip()
    paper = Paper("--desk-editor", module)
    make_sample(paper.folder)
    paper.serve()
    owner = newsroom.owner(paper, browser)
    yield owner
    owner.close()
    paper.remove()


class Hand(Keyboard):
    """Somebody of the newsroom who has an account and uses no mouse."""

    def __init__(self, owner, browser, name, role, **options):
        self.person = newsroom.Person(owner.paper, browser, f"{name.lower()}@paper.example", **options)
        self.person.open_link(owner.invite(self.person.email, f"{name} Example", role))
        self.person.add_authenticator()
        self.person.context.clear_cookies()
        super().__init__(self.person.page)

    def sign_in(self):
        self.page.goto(self.person.paper.desk + "/sign-in")
        assert self.at("textbox", "E-mail address")
        self.type(self.person.email)
        self.to("label", "Password")
        self.type(newsroom.PASSWORD)
        self.press("Enter")
        self.page.get_by_role("heading", name="Second factor").wait_for()
        assert self.at("textbox", "Code")
        self.type(self.person.fresh_code())
        self.press("Enter")
        self.page.get_by_role("heading", name="Stories").wait_for(state="attached")

    def open_story(self, headline):
        """By the palette, as soon as what was written is a revision: that is a moment after the last one has left it."""
        end = time.monotonic() + 60
        self.press("Control+k")
        while True:
            self.type(headline)
            try:
                self.page.get_by_role("option", name=headline).wait_for(timeout=1_500)
                break
            except Exception:
                assert time.monotonic() < end, f"{headline} is not found"
                self.press("Control+a", "Backspace")
        self.press("Enter")
        self.page.get_by_role("heading", name=headline, level=1).wait_for()

    def go(self, role, name, **given):
        """From the top of a screen to something on it, past the bar."""
        self.past_the_bar()
        self.to(role, name, **given)

    def write(self):
        """From a story's screen into its text."""
        self.go("link", "Write")
        self.press("Enter")
        self.page.locator("#editor[data-ready]").wait_for(state="attached")
        self.press("F6")
        assert self.at("textbox", "Text of the story")

    def leave(self):
        """From the text to the story's screen."""
        self.press("Shift+F6", "Shift+F6", "Enter")
        self.page.locator(".story-head").wait_for()

    def tool(self, name):
        """From the text to a tool, and to what it opens."""
        self.press("Alt+F10")
        for _ in range(25):
            if self.at("button", name):
                break
            self.press("ArrowRight")
        self.press("Enter")

    def mark(self, words):
        """Finds the words in the text: they are marked when the finding ends."""
        with self.coming_back():
            self.press("Control+f")
            self.type(words)
            self.press("Escape")
        assert self.page.evaluate("getSelection().toString()") == words

    def choose(self, typed):
        self.type(typed)
        self.page.locator(".suggestions:visible li").first.wait_for()
        self.press("Enter")

    def publish(self, how, is_seen, **fields):
        """From the publishing screen to readers."""
        # A group of choices is one stop, and the arrows go from one to the next.
        self.go("radio", None)
        while not self.at("radio", how, exact=False):
            self.press("ArrowDown")
        self.press("Space")
        for label, value in fields.items():
            self.to("textbox", label.replace("_", " "), exact=False)
            self.type(value)
        self.to("button", "Publish" if how == "Now" else "Publish the change")
        began = time.monotonic()
        self.page.keyboard.press("Enter")
        while not is_seen():
            assert time.monotonic() < began + 20, "readers do not have it"
        self.page.wait_for_url("**done=*")

    def take_in(self):
        """What is typed and in no revision yet becomes one, if there is some."""
        if self.page.locator("form[action$='/publish/revision'] button").count():
            self.go("button", self.page.locator("form[action$='/publish/revision'] button").inner_text())
            self.press("Enter")
            self.page.locator("form[action$='/publish/revision'] button").wait_for(state="detached")


@pytest.mark.parametrize("window", WINDOWS)
def test_from_signing_in_to_the_correction(owner, browser, tmp_path, window):
    options = {"viewport": WINDOWS[window]}
    headline = f"Quay at Tarnsey stays shut in the {window}"
    rae, edo = (Hand(owner, browser, f"{name}{window}", role, **options) for name, role in [("Rae", "reporter"), ("Edo", "editor")])
    page = rae.page

    def read(address):
        return owner.paper.get(address)[2].decode()

    with rae.step("sign in, with a second factor"):
        rae.sign_in()
    with rae.step("begin a story: headline, standfirst, text"):
        rae.press("g", "n")
        page.locator("#editor[data-ready]").wait_for(state="attached")
        assert rae.at("textbox", "Headline")
        rae.type(headline)
        rae.press("Enter")
        rae.type("The sea took eleven metres of wall.")
        rae.press("Enter")
        rae.type("The quay was shut on Monday, the harbour office said. ")
        rae.press("Enter")
    with rae.step("a photograph, with its caption"):
        with page.expect_file_chooser() as chooser:
            rae.tool("Picture")
        chooser.value.set_files(picture(tmp_path))
        page.locator(".block-photograph img").wait_for()
        assert rae.at("textbox", "Text of the story")
        rae.press("ArrowUp")
        rae.press("Tab")
        assert rae.at("textbox", "Caption")
        rae.type("The quay, seen from the lighthouse")
        rae.press("Escape")
        assert rae.at("textbox", "Text of the story")
        assert page.locator(".ProseMirror-selectednode.block-photograph").count() == 1
    with rae.step("byline, topics, section"):
        rae.press("F6", "F6", "F6")
        if window == "enlarged":
            rae.press("Enter")
        for label, typed in [("Byline: Add", "arden"), ("Topics: Add", "tarns"), ("Topics: Add", "river ve")]:
            rae.to("combobox", label)
            with rae.coming_back():
                rae.choose(typed)
        rae.to("button", "Move River Vell up", key="Shift+Tab")
        name = rae.where["name"]
        rae.press("Enter")
        assert rae.where["name"] == name, "who moves something goes with it"
        assert page.locator(".field-topics li").first.inner_text().startswith("River Vell")
        rae.to("combobox", "Section")
        rae.press("ArrowDown")
    with rae.step("a story card"):
        rae.press("Shift+F6", "Shift+F6", "Shift+F6", "Control+End")
        rae.tool("Story of ours")
        rae.choose("flood wall")
        page.locator(".block-storyCard .title").wait_for()
        assert rae.at("textbox", "Text of the story")
        saved(page)
    with rae.step("hand it in"):
        rae.leave()
        rae.go("button", "Hand in for review")
        rae.press("Enter")
        page.locator(".story-head .stage", has_text="In review").wait_for()
    with edo.step("sign in, and open what was handed in"):
        edo.sign_in()
        edo.open_story(headline)
        edo.write()
    with edo.step("comment"):
        edo.mark("Monday")
        with edo.coming_back():
            edo.press("Control+Alt+m")
            edo.type("Was it not Sunday?")
            edo.press("Control+Enter")
            edo.page.locator(".comment-panel").wait_for(state="hidden")
    with edo.step("suggest"):
        edo.mark("shut")
        with edo.coming_back():
            edo.press("Control+Alt+s", "Control+a")
            edo.type("closed")
            edo.press("Control+Enter")
            edo.page.locator(".comment-panel").wait_for(state="hidden")
        wait(lambda: edo.page.locator(".thread").count() == 2)
    with rae.step("answer the comment, accept the suggestion"):
        rae.go("link", "Write")
        rae.press("Enter")
        page.locator(".thread").nth(1).wait_for()
        rae.press("F6", "F6")
        rae.to("button", "Accept")
        rae.press("Enter")
        wait(lambda: "was closed on Monday" in page.locator(".text").inner_text())
        wait(lambda: page.locator(".thread").count() == 1)
        assert page.evaluate("document.activeElement.closest('.thread') !== null"), "on to the next"
        rae.to("textbox", "Answer")
        rae.type("Monday, at six.")
        rae.to("button", "Answer")
        rae.press("Enter")
        page.locator(".message", has_text="Monday, at six.").wait_for()
        wait(lambda: rae.at("button", "Answer"))
    with edo.step("look at the checklist"):
        edo.leave()
        edo.go("link", "Publishing")
        edo.press("Enter")
        assert "Comments are open" in edo.page.locator(".findings").inner_text()
    with edo.step("settle the comment"):
        edo.go("link", "Story")
        edo.press("Enter")
        edo.page.locator(".thread").wait_for()
        edo.go("button", "Resolve")
        edo.press("Enter")
        edo.page.locator(".thread").wait_for(state="detached")
    with edo.step("call it ready, take in what was typed"):
        # Settling led back to the comments: the stages are above them.
        edo.to("button", "Mark as ready", key="Shift+Tab")
        edo.press("Enter")
        edo.page.locator(".story-head .stage", has_text="Ready").wait_for()
        edo.go("link", "Publishing")
        edo.press("Enter")
        edo.page.locator("#go").wait_for()
        edo.take_in()
    with edo.step("publish"):
        edo.publish("Now", lambda: headline in read("/rss.xml"))
        address = edo.page.get_by_role("link", name="On the site").get_attribute("href").removeprefix(owner.paper.address)
        text = read(address)
        for words in ("was closed on Monday", "seen from the lighthouse", "Waves over the quay"):
            assert words in text
        assert "Was it not" not in text
    with edo.step("prepare an update"):
        edo.go("link", "Story")
        edo.press("Enter")
        edo.page.locator(".columns").wait_for()
        edo.write()
        edo.press("Control+Home", "End")
        edo.type("It opens on Friday. ")
        saved(edo.page)
        assert "opens on Friday" not in read(address)
    with edo.step("take the update in"):
        edo.leave()
        edo.go("link", "Publishing")
        edo.press("Enter")
        edo.page.locator("#go").wait_for()
        edo.take_in()
    with edo.step("publish the update"):
        edo.publish("Update:", lambda: "opens on Friday" in read(address))
    with edo.step("correct"):
        edo.publish("Correction:", lambda: "nine metres, not eleven" in read(address), its_text="The wall lost nine metres, not eleven.")
        assert "nine metres, not eleven" in read("/corrections/")
    for name, one in [("reporter", rae), ("editor", edo)]:
        for step, stops in one.steps:
            print(f"{window}: {name}: {step}: {stops} keys")
        assert not one.person.faults
    one = [(step, stops) for one in (rae, edo) for step, stops in one.steps if stops > ORDINARY]
    assert one == [], "the way is too long"
    rae.person.close()
    edo.person.close()


# What can be used and was never the stop; of choices that belong together, one is a stop, and tools are one stop.
UNREACHED = """() => {
  const usable = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [contenteditable=true]")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled && !one.closest("[role=toolbar], .text [tabindex='-1']"));
  const met = (one) => window.stops.has(one) || one.type === "radio" && [...window.stops].some(({ type, name }) => type === "radio" && name === one.name);
  return usable.filter((one) => !met(one) && one.tabIndex >= 0).map((one) => one.outerHTML.slice(0, 120));
}"""


@pytest.mark.parametrize("window", WINDOWS)
def test_every_stop_of_every_screen_is_seen(owner, window):
    page = owner.page
    page.set_viewport_size(WINDOWS[window])
    owner.go("/?stage=ready")
    story = page.locator("[data-row]").first.get_attribute("href")
    owner.go("/people")
    account = page.locator("[data-row]").first.get_attribute("href")
    owner.go("/photographs")
    photograph = page.locator("[data-row]").first.get_attribute("href")
    owner.go("/background")
    background = page.locator("[data-row]").first.get_attribute("href")
    for path in ["/", "/today", "/board", "/calendar", "/diary", "/diary/new", "/background", "/background/new", background, "/assignments/new", "/photographs", photograph, "/people", account, "/settings/checklist", "/settings/stages", "/house-style", "/account",
                 "/account/authenticator", story, story + "/publish", story + "/revisions", story + "/write", "/write"]:
        owner.go(path)
        if path.endswith("/write"):
            page.locator("#editor[data-ready]").wait_for(state="attached")
        page.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true")
        page.evaluate("(window.stops = new Set(), document.addEventListener('focusin', ({ target }) => window.stops.add(target)))")
        keyboard = Keyboard(page)
        # To the end, and from the beginning: some screens begin in a field.
        for _ in range(2):
            for _ in range(400):
                keyboard.press("Tab")
                if keyboard.where["isNowhere"]:
                    break
            assert keyboard.where["isNowhere"], f"{path} has no end"
        assert page.evaluate(UNREACHED) == [], path
    assert owner.faults == []


def test_keys_of_one_letter_can_be_switched_off(owner):
    page, keyboard = owner.page, Keyboard(owner.page)
    page.set_viewport_size(WINDOWS["window"])
    owner.go("/today")
    for key in "gs":
        page.keyboard.press(key)
    page.wait_for_url(owner.paper.desk + "/")
    # By the palette, to the keys; what is chosen there holds on this device.
    keyboard.press("Tab", "Control+k")
    keyboard.type("keys")
    keyboard.press("Enter")
    keyboard.to("checkbox", "Keys of a letter or a sign alone", exact=False)
    keyboard.press("Space", "Escape")
    owner.go("/today")
    for key in "?jgs":
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert page.url.endswith("/today") and page.locator("dialog[open]").count() == 0
    assert page.evaluate("document.activeElement === document.body")
    keyboard.where = None
    keyboard.press("Tab", "Control+/")
    keyboard.to("checkbox", "Keys of a letter or a sign alone", exact=False)
    keyboard.press("Space", "Escape", "j")
    assert page.evaluate("document.activeElement !== document.body")


def test_a_list_is_filtered_by_arrows_without_leaving_the_choice(owner):
    page, keyboard = owner.page, Keyboard(owner.page)
    owner.go("/")
    keyboard.past_the_bar()
    keyboard.to("combobox", "Section")
    keyboard.press("ArrowDown", "ArrowDown")
    chosen = page.get_by_label("Section").evaluate("select => select.selectedOptions[0].label")
    keyboard.press("Enter")
    page.wait_for_url("**section=*")
    assert page.get_by_label("Section").evaluate("select => select.selectedOptions[0].label") == chosen


def test_what_others_do_takes_nobodys_place(owner, browser):
    """Who writes an answer goes on in it while the comments are drawn anew."""
    page, rita = owner.page, Hand(owner, browser, "Rita", "editor")
    owner.go("/write")
    page.locator("#editor[data-ready]").wait_for(state="attached")
    page.keyboard.type("Talked over by two")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.type("The pier was shut in May.")
    saved(page)
    story = page.evaluate("desk.sync.page.story")
    rita.sign_in()
    rita.person.go(f"/stories/{story}/write")
    rita.page.locator("#editor[data-ready]").wait_for(state="attached")
    rita.where = None
    rita.press("F6")

    def comment(text):
        with rita.coming_back():
            rita.press("Control+Alt+m")
            rita.type(text)
            rita.press("Control+Enter")
            rita.page.locator(".comment-panel").wait_for(state="hidden")
        page.locator(".thread", has_text=text).wait_for()

    comment("First")
    keyboard = Keyboard(page)
    keyboard.press("F6")
    keyboard.to("textbox", "Answer")
    keyboard.type("So it ")
    comment("Second")
    keyboard.type("was.")
    assert page.locator(".thread", has_text="First").get_by_label("Answer").input_value() == "So it was."
    # Who leaves a comment without a word is where they began it, beside the text as in it.
    keyboard.press("Shift+F6")
    keyboard.press("F6", "Shift+Tab")
    assert keyboard.where["name"].startswith("summary")
    keyboard.to("button", "Comment")
    with keyboard.coming_back():
        keyboard.press("Enter", "Escape")
    rita.person.close()


def test_a_key_that_follows_the_way_back_into_the_text_at_once_moves_the_cursor(owner):
    """Who came back to a photograph or a line and went on to the end wrote over it, where the browser told of the cursor late."""
    page = owner.page
    page.set_viewport_size(WINDOWS["window"])
    owner.go("/write")
    page.locator("#editor[data-ready]").wait_for(state="attached")
    page.evaluate("desk.editor.commands.setContent({ type: 'doc', content: [{ type: 'horizontalRule' }, { type: 'paragraph', content: [{ type: 'text', text: 'After it.' }] }] })")
    words = "After it."
    for late in (5, 12, 15, 18, 25, 40) * 6:
        page.evaluate("(desk.editor.commands.setNodeSelection(0), desk.editor.view.focus())")
        page.wait_for_timeout(40)
        page.keyboard.press("F6")
        page.wait_for_timeout(40)
        assert page.evaluate("desk.editor.state.selection.node.type.name") == "horizontalRule"
        page.keyboard.press("Shift+F6")
        # A page that has much to do.
        page.evaluate("(late) => { const end = performance.now() + late; while (performance.now() < end); }", late)
        page.keyboard.press("Control+End")
        page.wait_for_timeout(60)
        page.keyboard.type("x")
        words += "x"
        assert page.evaluate("desk.editor.getJSON().content.map(({ type, content }) => content?.[0].text ?? type)") == ["horizontalRule", words]
    assert owner.faults == []
