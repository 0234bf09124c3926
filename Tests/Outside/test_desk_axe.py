"""Every screen of the desk before axe-core: with what can go wrong on it, with nothing on it, and with everything on it open.

The last test holds what was looked at to the list of screens, to the templates and to the dialogs and panels that there are: a new
one that nobody takes here fails it."""

import subprocess
import time
import types

import newsroom
import PIL.Image
import pytest
from conftest import ROOT, Paper, make_sample
from looks import Looks
from newsroom import Person
from test_desk_publishing import draft
from test_desk_screens import plan
from test_desk_writing import saved, wait, write

WALKS = ["out", "refused", "in", "role", "dialogs", "writing", "panels", "trouble"]


@pytest.fixture(scope="module")
def looks():
    looks = Looks()
    looks.walked = set()
    return looks


@pytest.fixture(scope="module")
def desk(browser, looks):
    """The sample paper's desk with its owner; the screens of the very beginning are looked at on the way."""
    module = subprocess.run([ROOT / "bin/editor"], check=True, capture_output=True, text=True).stdout.strip()
    paper = Paper("--desk-editor", module)
    make_sample(paper.folder)
    paper.serve()
    beginning = Person(paper, browser, "ada@paper.example")
    beginning.page.goto(newsroom.re.search(r"http://\S+", paper.desk_line).group())
    looks.at(beginning.page, "the first account")
    beginning.close()
    owner = newsroom.owner(paper, browser, viewport={"width": 1280, "height": 800})
    # A preview runs no script, and axe-core is one.
    for path in ("**/preview/*", "**/front/preview"):
        owner.context.route(path, without_policy)
    looks.at(owner.page, "recovery codes")
    owner.go("/today")
    looks.at(owner.page, "a day without anything")
    yield owner
    owner.close()
    paper.remove()


def without_policy(route):
    answer = route.fetch()
    route.fulfill(response=answer, headers={name: value for name, value in answer.headers.items() if name != "content-security-policy"})


@pytest.fixture(scope="module")
def world(desk, tmp_path_factory):
    """Something of everything that a screen can show."""
    page = desk.page
    world = types.SimpleNamespace()
    world.story = draft(desk, tmp_path_factory.mktemp("draft"), "Wrens nest under the flood wall")
    # A second revision, said by who writes it.
    write(desk, world.story + "/write")
    page.locator(".text").focus()
    page.keyboard.type("It rained. ")
    saved(page)
    desk.go(world.story + "/publish")
    page.locator("form[action$='/publish/revision'] button").click()
    page.wait_for_load_state()
    # What somebody says of it, and a version that was set aside.
    desk.go(world.story)
    for text in ("Who counted them?", "And when?"):
        page.get_by_label("Comment", exact=False).last.fill(text)
        page.locator("form[action$='/comments'] button").click()
        page.get_by_text(text).wait_for()
    write(desk, world.story + "/write")
    page.evaluate("""() => desk.sync.server.setAside({
      id: crypto.randomUUID(), fields: [{ field: "headline", value: "Owls nest" }],
      document: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Owls, not wrens." }] }] },
    })""")
    desk.go("/?stage=ready")
    world.public = page.locator("[data-row]").first.get_attribute("href")
    desk.go("/photographs")
    world.photograph = page.locator("[data-row]").first.get_attribute("href")
    world.assignment = plan(desk, "Flood wall: reaction", due=-1, planned=2, story=world.public.rpartition("/")[2])
    page.get_by_label("Note to the desk").fill("The council answers on Monday.")
    page.get_by_role("button", name="Add the note").click()
    world.idea = plan(desk, "Oyster beds, one year on", due=5)
    desk.go(plan(desk, "An empty story", due=6))
    page.get_by_role("button", name="Begin the story").click()
    page.wait_for_url("**/stories/*/write")
    world.blank = page.evaluate("location.pathname").removesuffix("/write")
    desk.go("/redirects")
    page.locator("form.grid [name=address]").fill("/tag/harbour/")
    page.locator("form.grid [name=target]").fill("/topic/river-vell/")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("status").wait_for()
    desk.go("/settings/stages")
    for label in ("Legal check", "Printed"):
        page.locator("form.grid [name=label]").fill(label)
        page.get_by_role("button", name="Add a stage").click()
        page.locator("span.stage").get_by_text(label).wait_for()
    page.locator("form[action$='printed/close'] button").click()
    page.get_by_role("heading", name="Closed").wait_for()
    desk.go("/diary/new")
    page.get_by_label("What is expected").fill("The wall is measured")
    page.locator("form.grid [name=when]").fill("2026-01-02")
    page.get_by_role("button", name="Put into the diary").click()
    page.get_by_role("status").wait_for()
    world.event = page.evaluate("location.pathname")
    desk.go("/background/new")
    for name, text in {"name": "The wall of 1868", "text": "## How it began\n\nIn **1868**.", "review": time.strftime("%Y-%m-%d")}.items():
        page.locator(f"form.panel [name={name}]").fill(text)
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("status").wait_for()
    world.background = page.evaluate("location.pathname")
    desk.go("/packages/new")
    page.get_by_label("Title").fill("What we know of the wall")
    page.get_by_label("Find a story").fill("flood")
    page.get_by_role("button", name="Find", exact=True).click()
    page.locator("input[name=add]").first.check()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("status").wait_for()
    world.package = page.evaluate("location.pathname")
    return world


def send(page, form, **values):
    """Sends a form as somebody would with another browser: with values that this one would keep back."""
    with page.expect_navigation():
        page.locator(form).first.evaluate("""(form, values) => {
          for (const [name, value] of Object.entries(values)) {
            let field = form.elements.namedItem(name);
            if (field?.localName === "input") field.type = "hidden";
            if (!field || field.localName === "select") {
              field?.remove();
              field = document.createElement("input");
              Object.assign(field, { type: "hidden", name });
              form.append(field);
            }
            field.value = value;
          }
          HTMLFormElement.prototype.submit.call(form);
        }""", values)


def test_who_is_not_in_yet(desk, looks, browser, world):
    invited = desk.invite("new@paper.example", "New Example", "reporter")
    looks.at(desk.page, "a link that is ready")
    stranger = Person(desk.paper, browser, desk.email)
    page = stranger.page
    stranger.go("/sign-in")
    looks.at(page)
    stranger.sign_in("a wrong password indeed")
    looks.at(page, "a wrong password")
    stranger.sign_in()
    looks.at(page)
    page.get_by_label("Code", exact=True).fill("000000")
    page.get_by_role("button", name="Continue").first.click()
    page.get_by_role("alert").first.wait_for()
    looks.at(page, "a wrong code")
    page.goto(invited)
    looks.at(page)
    send(page, "form.card", password=newsroom.PASSWORD, password_again="another password that is long")
    looks.at(page, "two passwords")
    stranger.go("/link/" + "A" * 43)
    looks.at(page, "a link that is over")
    stranger.close()
    looks.walked.add("out")


def test_every_screen_of_the_desk(desk, looks, world):
    page = desk.page
    desk.go("/?q=primary+schools")
    desk.go(page.locator("[data-row]").first.get_attribute("href"))
    correction = page.locator("a[href^='/corrections/']").first.get_attribute("href")
    desk.go("/people")
    owner, account = (page.locator("[data-row]").nth(i).get_attribute("href") for i in (0, -1))
    for path in [
        "/", "/?q=nothingofthatkind", "/?order=deadline", "/?stage=ready&q=flood", "/today", "/board", "/calendar", time.strftime("/calendar?month=%Y-%m"),
        "/diary", "/diary?part=earlier", "/diary?after=99999999999999_00000000-0000-0000-0000-000000000000", "/diary/new", world.event, "/assignments/new", "/assignments/new?story=" + world.public.rpartition("/")[2], world.assignment, world.idea,
        world.story, world.public, world.blank, world.story + "/publish", world.public + "/publish", world.story + "/aside", world.public + "/aside",
        world.story + "/revisions", world.story + "/revisions/1/2", world.story + "/revisions/1/1", world.story + "/preview/1",
        "/photographs", "/photographs?q=nothingofthatkind", "/photographs?lacking=rights", world.photograph, "/people", account, "/settings", "/settings/checklist", "/settings/stages", "/settings/newsroom",
        "/sections", "/redirects", "/redirects?q=nothing", "/trail", "/trail?object=nothing", owner + "/undo?since=2020-01-01T10:00", account + "/undo", account + "/undo?since=2020-01-01T10:00",
        "/background", "/background?part=due", "/background?q=nothing", "/background/new", world.background, world.background + "/stories", world.background + "/like",
        world.background + "/revisions/1", correction, "/front", "/front/preview", "/packages", "/packages/new", world.package, "/account", "/account/authenticator", "/account/passkeys/new", "/account/second-factor",
        "/nothing-here",
    ]:
        desk.go(path)
        looks.at(page, path)
    desk.go("/background?q=flood+of+1911")
    page.locator("[data-row]").first.click()
    page.get_by_role("button", name="Next: what it touches").click()
    page.get_by_role("heading", name="What this change touches").wait_for()
    looks.at(page, "what a change of background touches")
    page.locator("[name=how][value=correction]").check()
    page.locator("[name=correction_text]").fill(" ")
    page.locator("form.panel button.main").click()
    page.locator("main .fault").wait_for()
    looks.at(page, "a correction without words, refused")
    # A reference in a story that says nothing of the kind: somebody else has changed it since the list was read.
    desk.go(world.background + "/like")
    page.evaluate("""(path) => {
        const form = Object.assign(document.createElement("form"), { method: "post", action: path });
        form.append(document.querySelector("form input[type=hidden]").cloneNode(), Object.assign(document.createElement("input"), { name: "latest", value: "1" }));
        document.body.append(form);
        form.submit();
    }""", f"{world.background}/like/{world.story.rsplit('/', 1)[1]}/refer")
    page.locator("main .fault").wait_for()
    looks.at(page, "a reference, refused")
    # What is shown once: a token, and a webhook's secret.
    desk.go("/account")
    page.locator("section[aria-labelledby=tokens] summary").click()
    form = page.locator("form[action='/account/tokens']")
    form.locator("[name=name]").fill("Axe")
    form.locator("input[type=checkbox]").first.check()
    form.locator("input[type=password]").fill(newsroom.PASSWORD)
    form.locator("button").click()
    looks.at(page, "a token")
    for path in ["/record", "/record?speaker=Nobody", "/record/quoted", "/record/quoted?until=1990-01-01", "/house-style"]:
        desk.go(path)
        looks.at(page)
    # A speaker of the sample is followed.
    desk.go("/record?speaker=Jonah+Pell")
    page.get_by_role("button", name="Follow Jonah Pell").click()
    page.get_by_role("button", name="Stop following Jonah Pell").wait_for()
    looks.at(page, "a followed speaker")
    desk.go("/today")
    page.locator(".followed").wait_for()
    looks.at(page, "nothing new of what is followed")
    desk.go("/sources")
    looks.at(page, "no sources")
    desk.go("/sources/new")
    looks.at(page, "a new source")
    for name, text in {"source_label": "Heron", "name": "Oksana Verbova"}.items():
        page.locator(f"[name={name}]").fill(text)
    page.locator("form.grid button.main").click()
    page.get_by_role("status").wait_for()
    world.source = page.evaluate("location.pathname")
    looks.at(page, "a source")
    page.get_by_role("button", name="Show who it is").click()
    page.locator("[name=contact]").wait_for()
    looks.at(page, "who a source is")
    desk.go("/sources")
    looks.at(page, "a list of sources")
    desk.go("/settings/webhooks")
    looks.at(page, "no webhooks")
    page.locator("form.grid [name=address]").fill("https://hooks.example/broadsheet")
    page.locator("form.grid input[type=checkbox]").first.check()
    page.get_by_role("button", name="Add a webhook").click()
    looks.at(page, "a webhook's secret")
    page.get_by_role("link", name="I have kept it").click()
    page.wait_for_url("**/settings/webhooks/*")
    world.webhook = page.evaluate("location.pathname")
    looks.at(page)
    page.get_by_role("button", name="Send a test").click()
    page.locator("section[aria-labelledby=log] details").first.wait_for()
    looks.at(page, "a webhook with a message")
    # What follows on a form: a choice of two revisions, a link to a preview, and what it leads to.
    desk.go(world.story + "/revisions/compare?a=1")
    looks.at(page, "one revision of two")
    # A version that readers had is closed to them.
    desk.go("/?q=primary+schools")
    versions = page.locator("[data-row]").first.get_attribute("href") + "/revisions"
    desk.go(versions)
    page.locator("summary", has_text="Close to readers").click()
    looks.at(page, "closing a version")
    page.locator("form[action$='/1/close'] [name=reason]").fill("A name that must go.")
    page.locator("form[action$='/1/close'] button").click()
    page.get_by_text("Closed to readers").wait_for()
    looks.at(page, "a version that is closed")
    page.get_by_role("button", name="Open to readers").click()
    page.get_by_text("shown that version again").wait_for()
    desk.go(world.story + "/publish")
    page.get_by_role("button", name="Make the link").click()
    looks.at(page, "a preview's link")
    page.goto(page.locator("input.secret").input_value())
    looks.at(page, "a preview")
    desk.go(world.story + "/publish")
    looks.at(page, "with a preview's link")
    looks.walked.add("in")


def test_every_form_that_is_refused(desk, looks, world):
    page = desk.page
    desk.go("/people")
    account = page.locator("[data-row]").last.get_attribute("href")
    for path, form, values in [
        ("/people", "form[action='/people']", {"name": "", "email": "nowhere"}),
        (account, f"form[action='{account}']", {"name": ""}),
        ("/redirects", "form.grid", {"address": "nowhere"}),
        ("/settings/webhooks", "form.grid", {"address": "nowhere"}),
        (world.webhook, "form.grid", {"address": "nowhere"}),
        ("/diary/new", "form.grid", {"what": "A vote", "when": "some day"}),
        (world.event, "form[action$='/answer']", {"outcome": "perhaps"}),
        ("/background/new", "form.panel", {"name": ""}), (world.background, "form.panel", {"as_of": "lately"}),
        (world.background, "form.panel", {"revision": "9"}), (world.background, "form[action$='/confirm']", {"review": "2000-01-01"}),
        ("/sources/new", "form.grid", {"source_label": "Oksana", "name": "Oksana Verbova"}),
        ("/sections", "section form.grid", {"name": ""}),
        ("/settings/stages", "section form.grid", {"label": ""}),
        (account + "/undo", "form.filters", {"since": "some day"}),
        ("/account", "form[action='/account/password']", {"current": "no", "password": newsroom.PASSWORD, "password_again": "other"}),
        ("/account/authenticator", "form.card", {"code": "000000"}),
        ("/account/passkeys/new", "form.card", {"client_data": "AAAA"}),
        ("/settings/checklist", "form.checks", {"topics": "sometimes", "topic": "sometimes", "section": "sometimes"}),
        ("/assignments/new", "form.panel", {"title": ""}),
        ("/board", "#mover", {"item": "nothing", "to": "ready"}),
        ("/calendar", "#mover", {"item": "nothing", "to": "2020-01-01"}),
        (world.photograph, f"form[action='{world.photograph}']", {"focal_x": "500"}),
        ("/front", "form.arrangement", {"revision": "none"}),
        (world.package, f"form[action='{world.package}']", {"revision": "none"}),
        (world.story, "form[action$='/stage']", {"stage": "nowhere"}),
        (world.story + "/publish", "form[action$='/publish'].panel", {"how": "at", "at": "2020-01-01T10:00"}),
        (world.public + "/publish", "form[action$='/publish'].panel", {"how": "correction", "text": ""}),
        (world.story + "/revisions", "form[action$='/1/restore']", {"latest": "1"}),
    ]:
        desk.go(path)
        send(page, form, **values)
        assert page.locator("main .fault:visible").count() > 0, f"{path} took {values}: {page.url}"
        looks.at(page, f"{path}, refused")
    desk.go("/account/passkeys/new")
    page.locator("[data-failed]").evaluate("one => { one.hidden = false; }")
    looks.at(page, "no passkey")
    looks.walked.add("refused")


def test_who_may_less_sees_less(desk, looks, browser, world):
    """Screens leave out what somebody may not do; what is left must hold together."""
    for role in ["contributor", "reporter"]:
        person = Person(desk.paper, browser, f"{role}@paper.example")
        person.open_link(desk.invite(person.email, f"{role.title()} Example", role))
        paths = ["/", "/today", "/calendar", "/people"] if role == "contributor" else [
            "/board", "/photographs", world.photograph, world.story, world.story + "/publish", world.public + "/publish", world.assignment, world.story + "/revisions"]
        for path in paths:
            person.go(path)
            looks.at(person.page, f"{path} for a {role}")
        assert person.faults == []
        person.close()
    looks.walked.add("role")


def test_what_opens_over_a_screen(desk, looks, world):
    page = desk.page
    desk.go("/")
    page.keyboard.press("Control+k")
    looks.at(page, "palette")
    page.keyboard.type("flood")
    options = page.locator("#palette [role=option]")
    wait(lambda: options.count() > 1)
    looks.at(page, "palette with stories")
    page.keyboard.type("zzyzx")
    wait(lambda: options.count() == 0)
    looks.at(page, "palette without any")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    looks.at(page, "keys")
    page.keyboard.press("Escape")
    # With nothing behind it: what the open menu half covers is not too small, and comes back when it closes.
    desk.go("/record?speaker=Nobody")
    page.locator(".more-screens summary").click()
    looks.at(page, "more screens")
    page.keyboard.press("Escape")
    write(desk, world.story + "/write")
    page.keyboard.press("Control+/")
    looks.at(page, "keys while writing")
    looks.walked.add("dialogs")


EVERYTHING = """() => {
  const text = (text, ...marks) => ({ type: "text", text, marks });
  const paragraph = (...content) => ({ type: "paragraph", content });
  desk.editor.commands.insertContentAt(desk.editor.state.doc.content.size, [
    paragraph(text("It opened. "), text("bold", { type: "bold" }), text(" and "), text("a link", { type: "link", attrs: { href: "/a/" } })),
    { type: "heading", attrs: { level: 2 }, content: [text("Why now")] }, { type: "heading", attrs: { level: 3 }, content: [text("Then")] },
    { type: "bulletList", content: [{ type: "listItem", content: [paragraph(text("Rail"))] }] },
    { type: "blockquote", attrs: { source: "Olena Marchenko" }, content: [paragraph(text("I kept it swept."))] },
    { type: "horizontalRule" },
    { type: "storyCard", attrs: { story: null, title: "Elsewhere", summary: "How it began.", site: "The Coast", author: null, url: "https://example.com/x", picture: null } },
    { type: "background", attrs: { id: crypto.randomUUID() } }, { type: "audio", attrs: { id: crypto.randomUUID() } },
    { type: "photograph", attrs: { id: crypto.randomUUID(), caption: "Gone" } },
  ]);
  const row = (type, ...texts) => ({ type: "tableRow", content: texts.map((one) => ({ type, content: [paragraph(text(one))] })) });
  desk.editor.commands.insertContentAt(desk.editor.state.doc.content.size, [
    { type: "table", content: [row("tableHeader", "Year", "Metres"), row("tableCell", "1911", "11")] }]);
  desk.editor.commands.focus("end");
}"""


def test_writing(desk, looks, world, tmp_path):
    page = write(desk)
    looks.at(page, "/write")
    looks.paths.add("/write")
    page = write(desk, world.public + "/write")
    looks.at(page, "a public story")
    page = write(desk, world.blank + "/write")
    page.evaluate(EVERYTHING)
    page.get_by_role("button", name="Delete table").wait_for()
    looks.at(page, "everything in a text")
    for label, typed in [("Topics: Add", "tarns"), ("Topics: Add", "river ve"), ("Byline: Add", "arden")]:
        page.get_by_label(label).focus()
        page.keyboard.type(typed)
        page.locator(".suggestions:visible li").first.wait_for()
        if typed == "river ve":
            looks.at(page, "topics suggested")
        page.keyboard.press("Enter")
    with page.expect_file_chooser() as chooser:
        page.locator(".field-leadPhotograph").get_by_role("button", name="Choose a picture").click()
    PIL.Image.new("RGB", (640, 427), "grey").save(tmp_path / "lead.png")
    chooser.value.set_files(tmp_path / "lead.png")
    page.locator(".lead img").wait_for()
    page.evaluate("desk.editor.chain().focus().setNodeSelection(desk.editor.state.doc.content.size - desk.editor.state.doc.lastChild.nodeSize - 1).run()")
    looks.at(page, "fields filled in")
    # Somebody else at the same story.
    other = desk.context.new_page()
    other.goto(desk.paper.desk + world.blank + "/write")
    other.locator("#editor[data-ready]").wait_for(state="attached")
    other.evaluate("(desk.editor.commands.setTextSelection({from: 2, to: 6}), desk.editor.view.focus())")
    page.locator(".caret").wait_for(state="attached")
    looks.at(page, "with a guest")
    other.close()
    looks.walked.add("writing")


def test_each_panel_of_the_editor(desk, looks, world):
    page = write(desk, world.story + "/write")
    text, keyboard = page.locator(".text"), page.keyboard
    page.locator(".thread").first.wait_for()
    text.focus()
    keyboard.press("Control+f")
    keyboard.type("it")
    looks.at(page, "find")
    keyboard.press("Escape")
    keyboard.press("Control+k")
    keyboard.type("a:b")
    keyboard.press("Enter")
    looks.at(page, "link, refused")
    keyboard.press("Control+a")
    keyboard.type("flood")
    page.locator(".suggestions:visible li").first.wait_for()
    looks.at(page, "link, suggested")
    keyboard.press("Escape")
    keyboard.press("Escape")
    for name in ["Story of ours", "Background", "Sound", "Earlier statement"]:
        page.get_by_role("button", name=name, exact=True).click()
        looks.at(page, name)
        keyboard.press("Escape")
    page.evaluate("(desk.editor.commands.setTextSelection({from: 4, to: 9}), desk.editor.view.focus())")
    keyboard.press("Control+Alt+m")
    keyboard.type("Was it, @ad")
    page.locator(".comment-panel .calls button").first.wait_for()
    looks.at(page, "comment")
    keyboard.press("Control+Enter")
    page.locator(".comment-panel").wait_for(state="hidden")
    keyboard.press("Control+Alt+s")
    page.get_by_label("How you would word it").fill("poured")
    looks.at(page, "suggestion")
    keyboard.press("Control+Enter")
    page.locator(".thread ins").wait_for()
    page.locator(".thread", has_text="And when?").get_by_role("button", name="Resolve").click()
    page.get_by_role("button", name="Show settled ones").click()
    page.locator(".thread.is-settled").wait_for()
    page.evaluate("(desk.editor.commands.setTextSelection(6), desk.editor.view.focus())")
    page.locator(".thread.is-here").first.wait_for()
    looks.at(page, "threads")
    page.evaluate("desk.editor.commands.insertContentAt(1, '“It held,” Ida Marsh said. “It will hold,” Tom Quay said. ')")
    first = page.locator(".said-one.is-suggested", has_text="Ida Marsh")
    first.wait_for()
    looks.at(page, "suggested statements")
    first.get_by_role("button", name="Mend").click()
    page.locator(".statement-form").get_by_label("On which terms").select_option("background")
    looks.at(page, "a statement, not named")
    page.locator(".statement-form").get_by_label("On which terms").select_option("onRecord")
    page.locator(".statement-form").get_by_role("button", name="Confirm", exact=True).click()
    page.locator(".said-kept").wait_for()
    page.get_by_role("button", name="Said before?").click()
    page.locator(".said-before h2").wait_for()
    looks.at(page, "said before")
    page.locator(".said-before").get_by_role("button", name="Close").click()
    page.evaluate("desk.editor.commands.insertContentAt(6, 'x')")
    page.locator(".said-one.is-changed").wait_for()
    looks.at(page, "a statement, changed")
    desk.go(world.story)
    looks.at(page, "a story with a suggestion")
    looks.walked.add("panels")


def test_the_editor_in_trouble(desk, looks, world):
    page = write(desk, world.story + "/write")
    page.get_by_label("Headline", exact=True).fill("x" * 301)
    page.locator(".field-headline .conflict").wait_for()
    page.evaluate("""() => {
      desk.sync.fields.conflicts = [{ id: "c", field: "dateline", value: "KYIV", by: "u", at: 0 }];
      desk.sync.fields.heard([{ field: "standfirst", value: "Theirs" }]);
      desk.sync.fields.contest("standfirst", "Ours", "d");
      desk.sync.dispatchEvent(new Event("fields"));
      desk.notices.aside(["Some words"]);
      desk.notices.homeless(["Other words"]);
      desk.notices.say("quay.jpg could not be sent: too large");
    }""")
    page.locator(".field-standfirst .conflict").wait_for()
    looks.at(page, "fields in conflict, and notices")
    page.get_by_label("Headline", exact=True).fill("Wrens nest under the flood wall")
    desk.context.set_offline(True)
    page.locator(".text").focus()
    page.keyboard.type("x")
    page.locator(".status[data-kind=kept]").wait_for()
    looks.at(page, "kept on this device")
    desk.context.set_offline(False)
    # A story that nobody reached yet.
    page.route("**/draft", lambda route: route.abort())
    desk.go(world.public + "/write")
    page.get_by_text("No connection. Trying again").wait_for()
    looks.at(page, "not opened yet")
    page.unroute("**/draft")
    looks.walked.add("trouble")


def test_nothing_is_left_out_and_nothing_is_found(desk, looks):
    print(f"{looks.count} looks")
    assert not looks.found, "\n".join(map(str, looks.found))
    assert desk.faults == []
    if looks.walked != set(WALKS):
        pytest.skip("only a part of the desk was walked through")
    assert looks.missing() == []
