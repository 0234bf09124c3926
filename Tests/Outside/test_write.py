"""The screen where stories are written, as somebody with a keyboard, a clipboard and a mouse meets it."""

import json
import pathlib
import tempfile
import time
import uuid

import pytest
from axe import violations
from playwright.sync_api import expect

from desk.standin import Desk, Refusal
from test_sync import paragraphs, text_of, watch

USERS = {"one": "u1", "two": "u2"}
TOPICS = {f"0194f0aa-0000-7000-8000-{number:012d}": f"Topic {number}" for number in range(5_000)}
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><rect width="1200" height="800" fill="#5a7d6c"/>'
    '<circle cx="850" cy="260" r="120" fill="#d9e8df"/><path d="M0 800 400 330l260 300 170-180 370 350z" fill="#31503f"/></svg>')


def page(story, session, token, language="en", is_new=False):
    new = " data-is-new" if is_new else ""
    styles = "".join(f'<link rel="stylesheet" href="/editor/{name}">' for name in ("desk.css", "write.css"))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Writing</title>{styles}'
        f'<script type="module" src="/editor/write.js"></script></head><body class="screen-write"><main id="main">'
        f'<div id="editor" class="write" data-story="{story}" data-user="{USERS[session]}" data-token="{token}"{new}'
        f""" data-standards='{json.dumps({"kind": "news", "language": language})}' data-sections='[{{"id":"s1","name":"World"}}]'></div></main></body></html>""")


def names(kind, query):
    if "ids" in query:
        return {identifier: TOPICS.get(identifier, "Olena Marchenko") for identifier in query["ids"].split(",")}
    text = query["q"].lower()
    if kind == "links":
        return [{"id": "0194f0aa-0000-7000-8000-0000000000b1", "href": "/the-harbour/", "label": "The harbour opens again", "detail": "12 May"}] if text in "the harbour opens again" else []
    if kind == "contributors":
        return [{"id": "0194f0aa-0000-7000-8000-0000000000c1", "label": "Olena Marchenko"}]
    return [{"id": identifier, "label": name} for identifier, name in TOPICS.items() if name.lower().startswith(text)][:8]


@pytest.fixture
def desk():
    with tempfile.TemporaryDirectory(prefix="broadsheet-desk-") as folder:
        (pathlib.Path(folder) / "picture.svg").write_text(PICTURE)
        desk = Desk(pathlib.Path(folder))
        desk.names = {
            "names": names,
            "photographs": lambda identifier, _: {"src": "/editor/picture.svg", "alt": "", "caption": "Hills behind the town", "credit": "Photo: Ada", "width": 1200, "height": 800},
            "backgrounds": lambda identifier, _: {"title": "The dispute", "text": "It began in 2014."},
            "recordings": lambda identifier, _: {"title": "The interview", "duration": "12:04"},
        }
        yield desk.start()
        desk.close()


class Screen:
    def __init__(self, browser, desk, session="one", story=None, document=None, language="en", is_new=False, **options):
        self.desk = desk
        self.story = story or str(uuid.uuid4())
        if not is_new:
            desk.story(self.story, document).fields["language"] = language
        self.address = f"/write-{self.story}-{session}"
        desk.pages[self.address] = page(self.story, session, desk.token, language, is_new)
        self.context = browser.new_context(base_url=desk.address, permissions=["clipboard-read", "clipboard-write"], **options)
        self.context.add_cookies([{"name": "session", "value": session, "url": desk.address}])
        self.problems = []
        self.open()

    def open(self):
        self.page = self.context.new_page()
        watch(self.page, self.problems)
        self.page.goto(self.address)
        self.page.locator("#editor[data-ready]").wait_for(state="attached")
        self.text = self.page.locator(".text")

    @property
    def document(self):
        return self.page.evaluate("desk.editor.getJSON()")

    def html(self):
        return self.page.evaluate("desk.editor.getHTML()")

    def paste(self, html="", text="", files=0):
        self.text.focus()
        self.page.evaluate(
            """([html, text, files]) => {
                const data = new DataTransfer();
                if (html) data.setData("text/html", html);
                if (text) data.setData("text/plain", text);
                for (let i = 0; i < files; i += 1) data.items.add(new File([new Uint8Array(200)], `picture-${i}.jpg`, { type: "image/jpeg" }));
                document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
            }""", [html, text, files])

    def at_end(self):
        """Puts the cursor behind everything, as a click does."""
        self.page.evaluate("desk.editor.commands.setTextSelection(desk.editor.state.doc.content.size)")
        self.page.evaluate("desk.editor.view.focus()")

    def saved(self):
        self.page.locator(".status[data-kind=saved]").wait_for()
        until = time.monotonic() + 10
        while self.page.evaluate("desk.sync.hasUnsent") or self.page.evaluate("desk.sync.draft.version") != self.desk.drafts[self.story].version:
            assert time.monotonic() < until
            time.sleep(0.05)
        return self.desk.drafts[self.story]


def test_a_story_is_written_with_the_keyboard_alone(desk, browser):
    screen = Screen(browser, desk, is_new=True)
    keyboard = screen.page.keyboard
    screen.page.get_by_label("Headline", exact=True).focus()
    keyboard.type("The harbour opens")
    keyboard.press("Enter")
    keyboard.type("Ships after nine years")
    keyboard.press("Enter")
    keyboard.type('## Why now\nShe said: "It was time" - and that it\'s done...\n- first\nsecond\n\n> quoted\n\n')
    keyboard.press("ArrowDown")
    draft = screen.saved()
    assert draft.fields["headline"] == "The harbour opens" and draft.fields["standfirst"] == "Ships after nine years"
    kinds = [block["type"] for block in draft.document["content"]]
    assert kinds[:3] == ["heading", "paragraph", "bulletList"] and "blockquote" in kinds
    assert text_of(draft.document["content"][1]) == "She said: “It was time” – and that it’s done…"
    expect(screen.page.locator(".count")).to_have_text("14 words · 1 minute")
    assert not screen.problems


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0cm}</style></head><body lang=EN-GB>
<!--StartFragment--><h1 style='mso-list:none'><b><span style='font-family:Calibri'>The plan<o:p></o:p></span></b></h1>
<p class=MsoNormal style='margin-bottom:8.0pt'><span style='mso-fareast-language:EN-US'>It has <b style='mso-bidi-font-weight:normal'>three</b> parts, <i>all</i>&nbsp;new.<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Harbour<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span><span style='mso-list:Ignore'>o<span>&nbsp; </span></span></span><![endif]>Quay<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span><span style='mso-list:Ignore'>·<span>&nbsp; </span></span></span><![endif]>Rail<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span></span><![endif]>First</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoQuote>We shall see.</p>
<table class=MsoTableGrid border=1><tr><td width=200 style='border:solid'><p class=MsoNormal>Cost</p></td><td><p class=MsoNormal>4</p></td></tr></table>
<p class=MsoNormal><span style='display:none;mso-hide:all'>secret</span><del>old</del><ins>new</ins></p><!--EndFragment--></body></html>"""

DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr" style="line-height:1.38"><span style="font-size:16pt;font-weight:400">The plan</span></h2>
<p dir="ltr" style="line-height:1.38"><span style="font-size:11pt;font-weight:700;font-style:normal">Three</span><span style="font-size:11pt;font-weight:400;font-style:italic"> parts</span><span>, see </span><a href="https://www.google.com/url?q=https://example.com/plan&amp;sa=D&amp;source=editors" style="text-decoration:none"><span style="color:#1155cc">the plan</span></a></p>
<ul style="margin-top:0"><li dir="ltr" style="list-style-type:disc"><p dir="ltr" role="presentation"><span>Harbour</span></p></li><ul><li dir="ltr"><p dir="ltr"><span>Quay</span></p></li></ul><li dir="ltr"><p dir="ltr"><span>Rail</span></p></li></ul><br /></b>"""

WEB = """<div><nav>Menu</nav><script>alert(1)</script><h1>Head</h1><div class="lead">First part<br><br>Second part <strong>strong</strong></div>
<figure><img src="https://example.com/a.jpg" onerror="alert(1)"><figcaption>Caption</figcaption></figure><p>Third <a href="javascript:alert(1)">bad</a> <a href="https://example.com/good">good</a></p><aside>Advert</aside><p> </p><svg><text>x</text></svg></div>"""


def shape(node):
    """A document in few words."""
    if node["type"] == "text":
        marks = "".join({"bold": "b", "italic": "i", "link": "a"}[mark["type"]] for mark in node.get("marks", []))
        return f"{marks}<{node['text']}>" if marks else node["text"]
    inside = [shape(child) for child in node.get("content", [])]
    name = {"paragraph": "p", "heading": f"h{node.get('attrs', {}).get('level')}", "bulletList": "ul", "orderedList": "ol", "listItem": "li", "tableRow": "tr", "tableCell": "td"}.get(node["type"], node["type"])
    return "".join(inside) if node["type"] == "paragraph" and all(child["type"] == "text" for child in node.get("content", [])) else f"{name}({' '.join(inside)})"


def test_what_is_pasted_becomes_plain_structure(desk, browser):
    screen = Screen(browser, desk)
    for html, expected in [
        (WORD, ["h2(The plan)", "It has b<three> parts, i<all>\u00a0new.", "ul(li(Harbour ul(li(Quay))) li(Rail))", "ol(li(First))", "blockquote(We shall see.)", "table(tr(td(Cost) td(4)))", "new"]),
        (DOCS, ["h2(The plan)", "b<Three>i< parts>, see a<the plan>", "ul(li(Harbour ul(li(Quay))) li(Rail))"]),
        (WEB, ["h2(Head)", "First part", "Second part b<strong>", "Third bad a<good>"]),
    ]:
        screen.page.evaluate("desk.editor.commands.clearContent()")
        screen.paste(html)
        assert [shape(block) for block in screen.document["content"]] == expected
    assert "secret" not in screen.html() and "javascript" not in screen.html() and "google" not in screen.html()
    screen.saved()
    assert not screen.problems


def test_typography_is_the_languages(desk, browser):
    for language, typed, expected in [
        ("en", "\"Yes,\" she said. ('no') It's 1990--2000...", "“Yes,” she said. (‘no’) It’s 1990—2000…"),
        ("uk", "\"Так\" - п'ять", "«Так» — п’ять"),
        ("de", "\"Ja\" - 'so'", "„Ja“ – ‚so’"),
        ("fr", "\"Oui\"", "«\u202fOui\u202f»"),
        ("ar", "\"نعم\"", "«نعم»"),
    ]:
        screen = Screen(browser, desk, language=language)
        screen.text.focus()
        screen.page.keyboard.type(typed)
        assert text_of(screen.document) == expected
        screen.context.close()
    screen = Screen(browser, desk)
    screen.text.focus()
    screen.page.keyboard.type('"')
    screen.page.keyboard.press("Backspace")
    assert text_of(screen.document) == '"', "the key right after takes it back"


def test_finding_and_replacing(desk, browser):
    screen = Screen(browser, desk, document=paragraphs(30))
    screen.text.focus()
    screen.page.keyboard.press("Control+f")
    screen.page.keyboard.type("PARAGRAPH 2")
    expect(screen.page.locator(".find-panel output")).to_have_text("1 of 11")
    screen.page.keyboard.press("Enter")
    screen.page.get_by_label("Replace with").fill("Part")
    screen.page.get_by_role("button", name="Replace all").click()
    screen.page.keyboard.press("Escape")
    assert text_of(screen.saved().document).count("Part") == 11
    screen.page.keyboard.press("Control+z")
    assert "Part" not in text_of(screen.saved().document)
    assert screen.page.locator(".found").count() == 0
    assert not screen.problems


def test_a_picture_is_dropped_and_a_link_is_searched(desk, browser):
    screen = Screen(browser, desk, document=paragraphs(3))
    screen.page.evaluate("desk.editor.commands.focus(4)")
    screen.paste(files=2)
    screen.page.locator(".block-photograph").nth(1).wait_for()
    assert len(desk.uploads) == 2 and all(len(body) == 200 for body in desk.uploads.values())
    caption = screen.page.get_by_label("Caption").first
    expect(caption).to_have_attribute("placeholder", "Hills behind the town")
    caption.fill("The hills")
    screen.page.evaluate("desk.editor.commands.setTextSelection({from: 1, to: 5})")
    screen.text.focus()
    screen.page.keyboard.press("Control+k")
    screen.page.keyboard.type("harb")
    screen.page.get_by_role("option", name="The harbour opens again").wait_for()
    screen.page.keyboard.press("ArrowDown")
    screen.page.keyboard.press("Enter")
    document = screen.saved().document
    photographs = [block["attrs"] for block in document["content"] if block["type"] == "photograph"]
    assert sorted(one["id"] for one in photographs) == sorted(desk.uploads) and photographs[0]["caption"] == "The hills"
    assert document["content"][0]["content"][0]["marks"] == [{"type": "link", "attrs": {"href": "/the-harbour/"}}]
    assert not screen.problems


def test_a_caption_typed_slowly_keeps_its_spaces(desk, browser):
    screen = Screen(browser, desk, document=paragraphs(1))
    screen.paste(files=1)
    caption = screen.page.locator(".block-photograph").get_by_label("Caption")
    caption.focus()
    for word in ("The ", "quay, ", "seen"):
        screen.page.keyboard.type(word)
        # Longer than it takes until what was typed is part of the text.
        screen.page.wait_for_function("word => JSON.stringify(desk.editor.getJSON()).includes(word)", arg=word.strip())
    assert caption.input_value() == "The quay, seen"
    assert [block["attrs"]["caption"] for block in screen.saved().document["content"] if block["type"] == "photograph"] == ["The quay, seen"]
    assert not screen.problems


@pytest.mark.parametrize("drawn", ["comments", "statements", "somebody else's words"])
def test_what_is_drawn_in_the_text_does_not_take_back_a_key(desk, browser, drawn):
    screen = Screen(browser, desk, document=paragraphs(2))
    screen.page.evaluate("desk.editor.commands.setTextSelection(1)")
    screen.text.focus()
    # A key moves the cursor, and before the browser has told so, something is drawn.
    selected = screen.page.evaluate("""async (drawn) => {
        const [{ showPassages }, { showSaid }] = [await import("/editor/marks.js"), await import("/editor/said.js")];
        const { editor: { view }, sync } = desk;
        const pieces = [{ id: "a", index: 0, from: 1, to: 6, kind: "suggested" }];
        getSelection().modify("extend", "forward", "character");
        if (drawn === "comments") showPassages(view, pieces);
        else if (drawn === "statements") showSaid(view, { pieces });
        else {
            const end = view.state.doc.content.size - 1;
            const step = { stepType: "replace", from: end, to: end, slice: { content: [{ type: "text", text: "X" }] } };
            sync.receive([{ version: sync.draft.version + 1, client: "other", batch: crypto.randomUUID(), steps: [step], fields: [] }]);
        }
        return getSelection().toString();
    }""", drawn)
    assert selected == screen.page.evaluate("getSelection().toString()") and len(selected) == 1
    assert screen.page.evaluate("desk.editor.state.selection.to - desk.editor.state.selection.from") == 1


def test_what_is_pasted_at_once_goes_where_the_last_key_led(desk, browser):
    screen = Screen(browser, desk, document=paragraphs(1))
    screen.text.focus()
    screen.page.evaluate("""() => {
        desk.editor.commands.selectAll();
        getSelection().collapseToEnd();
        const data = new DataTransfer();
        data.setData("text/plain", " More.");
        document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }""")
    assert screen.text.inner_text() == "Paragraph 0. More."
    assert not screen.problems


def test_fields_are_kept_with_the_text(desk, browser):
    screen = Screen(browser, desk)
    topic = screen.page.get_by_label("Topics: Add")
    for name in ("Topic 41", "Topic 999"):
        topic.fill(name)
        screen.page.get_by_role("option", name=name, exact=True).wait_for()
        topic.press("Enter")
    screen.page.get_by_role("button", name="Move Topic 999 up").click()
    byline = screen.page.get_by_label("Byline: Add")
    byline.fill("ole")
    screen.page.get_by_role("option", name="Olena Marchenko").wait_for()
    byline.press("Enter")
    screen.page.get_by_label("Role").select_option("translator")
    screen.page.get_by_label("Kind").select_option("analysis")
    screen.page.get_by_label("Embargo").fill("2026-12-01T09:00")
    fields = screen.saved().fields
    assert [TOPICS[topic] for topic in fields["topics"]] == ["Topic 999", "Topic 41"]
    assert fields["byline"] == [{"contributor": "0194f0aa-0000-7000-8000-0000000000c1", "role": "translator"}]
    assert fields["kind"] == "analysis" and fields["embargo"] == screen.page.evaluate("new Date('2026-12-01T09:00').getTime()")
    # What the desk does not take stays here and is said; the rest goes on.
    screen.page.get_by_label("Headline", exact=True).fill("x" * 301)
    screen.text.focus()
    screen.page.keyboard.type("more")
    expect(screen.page.locator(".status")).to_have_attribute("data-kind", "kept")
    expect(screen.page.locator(".field-headline .conflict")).to_contain_text("at most 300")
    assert text_of(desk.drafts[screen.story].document) == "more"
    screen.page.get_by_label("Headline", exact=True).fill("short")
    assert screen.saved().fields["headline"] == "short"
    assert not screen.problems


def test_a_story_and_a_lead_photograph_are_put_in(desk, browser):
    screen = Screen(browser, desk)
    screen.text.focus()
    screen.page.get_by_role("button", name="Story of ours").click()
    screen.page.keyboard.type("harb")
    screen.page.get_by_role("option", name="The harbour opens again").wait_for()
    screen.page.keyboard.press("Enter")
    expect(screen.page.locator(".block-storyCard")).to_contain_text("not found")
    with screen.page.expect_file_chooser() as chooser:
        screen.page.get_by_role("button", name="Choose a picture").click()
    chooser.value.set_files({"name": "lead.jpg", "mimeType": "image/jpeg", "buffer": b"x" * 99})
    screen.page.locator(".lead img").wait_for()
    screen.page.locator(".field-leadPhotograph").get_by_label("Caption").fill("At dawn")
    draft = screen.saved()
    [photograph] = desk.uploads
    assert draft.fields["leadPhotograph"] == {"photograph": photograph, "caption": "At dawn"}
    assert draft.document["content"][0]["attrs"]["story"] == "0194f0aa-0000-7000-8000-0000000000b1"
    assert not screen.problems


def test_paragraphs_that_are_like_a_passage_become_a_reference_and_come_back(desk, browser):
    said = "The harbour wall was built in 1868 by the county, after two winters without a ferry."
    more = "Every spring the harbour office measures its crest at forty marks, and prints the heights."
    screen = Screen(browser, desk, document={"type": "doc", "content": [
        {"type": "paragraph", "content": [{"type": "text", "text": text}]} for text in ("Rain.", said, more, "More rain.")]})
    page, asked = screen.page, []

    def answer(route):
        asked.append(route.request.post_data_json)
        route.fulfill(json={"id": "0194f0aa-0000-7000-8000-0000000000f1", "title": "The wall", "asOf": "As of 2024", "first": 1, "last": 2, "isSame": False})

    page.route("**/things/backgrounds/like", answer)
    like = page.locator(".like")
    page.evaluate("desk.editor.commands.setTextSelection(12)")
    page.evaluate("desk.editor.view.focus()")
    expect(like).to_contain_text("nearly what the background “The wall” says (As of 2024)")
    assert asked == [{"paragraphs": ["Rain.", said, more, "More rain."], "at": 1}]
    # What changes meanwhile is not what was compared.
    page.keyboard.type("x")
    expect(like).to_be_empty()
    page.keyboard.press("Control+Alt+r")
    assert [block["type"] for block in screen.document["content"]] == ["paragraph"] * 4
    page.keyboard.press("Backspace")
    expect(like).to_contain_text("The wall")
    page.keyboard.press("Control+Alt+r")
    assert [block["type"] for block in screen.document["content"]] == ["paragraph", "background", "paragraph"]
    expect(like).to_be_empty()
    page.wait_for_timeout(600)
    page.keyboard.press("Control+z")
    assert text_of(screen.document) == f"Rain.{said}{more}More rain."
    # Once left, the same words are not asked about again.
    page.evaluate("desk.editor.commands.setTextSelection(12)")
    like.get_by_role("button", name="Leave it").click()
    page.evaluate("desk.editor.commands.setTextSelection(14)")
    page.wait_for_timeout(1_300)
    expect(like).to_be_empty()
    assert screen.problems == []


def test_a_passage_is_shown_as_it_will_be_read_and_leads_to_its_screen(desk, browser):
    desk.names["backgrounds"] = lambda identifier, _: {
        "title": "The wall", "asOf": "As of 2024", "isDue": True, "url": "/background/1", "text": "…",
        "lines": [{"kind": "heading", "runs": [{"text": "How it began"}]}, {"kind": "paragraph", "runs": [
            {"text": "In "}, {"text": "1868", "bold": True}, {"text": " it was ", "italic": True}, {"text": "built", "link": True}]}, {"kind": "divider", "runs": []}]}
    screen = Screen(browser, desk, document={"type": "doc", "content": [
        {"type": "paragraph"}, {"type": "background", "attrs": {"id": "0194f0aa-0000-7000-8000-0000000000f1"}}, {"type": "paragraph"}]})
    block = screen.page.locator(".block-background")
    expect(block).to_contain_text("The wall · As of 2024 due for review")
    assert block.locator("strong").inner_text() == "1868" and block.locator("hr").count() == 1
    screen.page.evaluate("desk.editor.commands.setNodeSelection(2)")
    screen.page.evaluate("desk.editor.view.focus()")
    screen.page.keyboard.press("Tab")
    assert screen.page.evaluate("document.activeElement.pathname") == "/background/1"
    screen.page.keyboard.press("Escape")
    assert screen.page.evaluate("document.activeElement.className.includes('text')")
    # Its key opens the search for another one.
    screen.page.keyboard.press("Control+Alt+b")
    assert screen.page.evaluate("document.activeElement.closest('.insert-panel').getAttribute('aria-label')") == "Background"
    assert screen.problems == []


def test_a_value_that_lost_can_still_be_had(desk, browser):
    story = str(uuid.uuid4())
    draft = desk.story(story)
    draft.conflicts = [{"id": "c1", "field": "headline", "value": "The other", "by": "u2", "at": 0}, {"id": "c2", "field": "dateline", "value": "KYIV", "by": "u2", "at": 0}]
    screen = Screen(browser, desk, story=story)
    expect(screen.page.locator(".field-headline .conflict")).to_contain_text("The other")
    screen.page.locator(".field-headline").get_by_role("button", name="Use this").click()
    screen.page.locator(".field-dateline").get_by_role("button", name="Leave it").click()
    expect(screen.page.locator(".conflict:visible")).to_have_count(0)
    assert screen.saved().fields["headline"] == "The other"
    assert screen.desk.drafts[story].conflicts == []


def test_two_people_see_each_other_and_neither_overwrites(desk, browser):
    one = Screen(browser, desk, document=paragraphs(3))
    two = Screen(browser, desk, session="two", story=one.story)
    expect(one.page.locator(".guest")).to_have_text("Ben")
    two.page.evaluate("desk.editor.commands.focus(5)")
    expect(one.page.locator(".caret")).to_have_attribute("data-name", "Ben")
    two.page.keyboard.type("abc")
    expect(one.text).to_contain_text("Paraabcgraph 0.")
    one.text.focus()
    one.page.keyboard.type("xyz")
    expect(two.text).to_contain_text("xyz")
    one.page.keyboard.press("Control+z")
    expect(two.text).to_contain_text("Paraabcgraph 0.")
    expect(two.text).not_to_contain_text("xyz")
    # Both change a field without knowing of each other: theirs stands, ours is there to choose.
    one.context.set_offline(True)
    one.page.get_by_label("Headline", exact=True).fill("Ada's")
    two.page.get_by_label("Headline", exact=True).fill("Ben's")
    two.saved()
    one.context.set_offline(False)
    expect(one.page.locator(".field-headline .conflict")).to_contain_text("Ben's", timeout=15_000)
    assert desk.drafts[one.story].fields["headline"] == "Ben's"
    one.page.get_by_role("button", name="Use mine").click()
    assert one.saved().fields["headline"] == "Ada's"
    expect(two.page.get_by_label("Headline", exact=True)).to_have_value("Ada's")
    assert not one.problems and not two.problems
    two.page.close()
    expect(one.page.locator(".guest")).to_have_count(0)


def test_the_screen_says_where_the_words_are(desk, browser):
    screen = Screen(browser, desk)

    def status():
        return screen.page.locator(".status")

    expect(status()).to_have_text("Saved")
    screen.text.focus()
    desk.stop()
    screen.page.keyboard.type("one ")
    expect(status()).to_contain_text("kept on this device")
    screen.page.close()
    desk.start()
    screen.open()
    expect(screen.page.locator(".notice")).to_contain_text("had not been sent")
    assert text_of(screen.saved().document) == "one "
    desk.sessions.pop("one")
    screen.at_end()
    screen.page.keyboard.type("two ")
    expect(status()).to_contain_text("signed out")
    desk.sessions["one"], desk.token = ("u2", "Ben"), "t1"
    expect(status()).to_contain_text("Somebody else", timeout=15_000)
    desk.sessions["one"] = ("u1", "Ada")
    assert text_of(screen.saved().document) == "one two "
    # The story went on beyond what can be brought together: both are kept.
    desk.stop()
    screen.page.keyboard.type("three")
    with desk.lock:
        del desk.drafts[screen.story]
        desk.story(screen.story, paragraphs(2))
    desk.start()
    expect(screen.page.locator(".notice", has_text="Two versions")).to_be_visible(timeout=20_000)
    [aside] = desk.aside[screen.story].values()
    assert text_of(aside["document"]) == "one two three"
    assert text_of(screen.document) == text_of(paragraphs(2))


LONG = {"type": "doc", "content": [
    {"type": "paragraph", "content": [{"type": "text", "text": "It opened. "}, {"type": "text", "text": "He said so", "marks": [{"type": "statement", "attrs": {"id": "0194f0aa-0000-7000-8000-0000000000d1"}}]}]},
    {"type": "photograph", "attrs": {"id": "0194f0aa-0000-7000-8000-0000000000e1", "caption": None}},
    {"type": "heading", "attrs": {"level": 2}, "content": [{"type": "text", "text": "Why now"}]},
    {"type": "bulletList", "content": [{"type": "listItem", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "Rail"}]}]}]},
    {"type": "blockquote", "attrs": {"source": "Olena Marchenko"}, "content": [{"type": "paragraph", "content": [{"type": "text", "text": "I kept it swept."}]}]},
    {"type": "background", "attrs": {"id": "0194f0aa-0000-7000-8000-0000000000f1"}}, {"type": "audio", "attrs": {"id": "0194f0aa-0000-7000-8000-0000000000f2"}},
    {"type": "storyCard", "attrs": {"story": None, "title": "Elsewhere", "summary": "How it began.", "site": "The Coast", "author": None, "url": "https://example.com/x", "picture": None}},
]}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_screen(desk, browser, scheme):
    screen = Screen(browser, desk, document=LONG, color_scheme=scheme, bypass_csp=True)
    other = Screen(browser, desk, session="two", story=screen.story)
    other.page.evaluate("desk.editor.commands.setTextSelection({from: 2, to: 6})")
    expect(screen.page.locator(".caret")).to_have_count(1)
    topic = screen.page.get_by_label("Topics: Add")
    topic.fill("Topic 7")
    screen.page.get_by_role("option", name="Topic 70", exact=True).wait_for()
    found = violations(screen.page)
    topic.press("Escape")
    screen.text.focus()
    screen.page.keyboard.press("Control+f")
    screen.page.keyboard.type("it")
    assert found + violations(screen.page) == []


def test_two_tabs_of_one_person_are_two(desk, browser):
    screen = Screen(browser, desk)
    first = screen.page
    screen.open()
    screen.text.focus()
    screen.page.keyboard.type("second ")
    expect(first.locator(".text")).to_contain_text("second ")
    desk.stop()
    screen.at_end()
    screen.page.keyboard.type("offline ")
    expect(screen.page.locator(".status")).to_have_attribute("data-kind", "kept")
    screen.page.close()
    desk.start()
    # The first tab lives on; the third finds what the second could not send.
    screen.open()
    expect(first.locator(".text")).to_contain_text("second offline ", timeout=15_000)
    assert text_of(screen.saved().document) == "second offline "
    assert first.evaluate("desk.sync.client") != screen.page.evaluate("desk.sync.client")


def test_any_screen_sends_what_a_closed_tab_left(desk, browser):
    screen = Screen(browser, desk)
    desk.pages["/list"] = (
        f'<!doctype html><html lang="en"><title>Stories</title><meta name="desk-user" content="u1"><meta name="form-token" content="{desk.token}">'
        '<script type="module" src="/editor/leftovers.js"></script></html>')
    screen.text.focus()
    desk.stop()
    screen.page.keyboard.type("left behind")
    expect(screen.page.locator(".status")).to_have_attribute("data-kind", "kept")
    screen.page.close()
    desk.start()
    page = screen.context.new_page()
    page.goto("/list")
    until = time.monotonic() + 15
    while text_of(desk.drafts[screen.story].document) != "left behind":
        assert time.monotonic() < until
        time.sleep(0.05)


def test_a_device_that_keeps_nothing_says_so(desk, browser):
    screen = Screen(browser, desk)
    screen.page.evaluate("() => { IDBDatabase.prototype.transaction = () => { throw new DOMException('full', 'QuotaExceededError'); }; }")
    screen.text.focus()
    screen.page.keyboard.type("one ")
    assert text_of(screen.saved().document) == "one ", "the server still has it"
    desk.stop()
    screen.page.keyboard.type("two")
    status = screen.page.locator(".status")
    expect(status).to_have_attribute("data-kind", "notKept")
    status.get_by_role("button", name="Copy the text").click()
    assert screen.page.evaluate("navigator.clipboard.readText()") == "one two"
    desk.start()
    assert text_of(screen.saved().document) == "one two"


def test_what_the_server_refuses_stays_here_and_the_rest_goes_on(desk, browser):
    screen = Screen(browser, desk)
    take = desk.drafts[screen.story].take

    def strict(call, author):
        if "#" in json.dumps(call["steps"]):
            raise Refusal(422, "not this letter", field="steps")
        return take(call, author)

    desk.drafts[screen.story].take = strict
    screen.text.focus()
    screen.page.keyboard.type("good #")
    expect(screen.page.locator(".status")).to_contain_text("does not take this", timeout=15_000)
    expect(screen.page.locator(".status")).to_have_attribute("data-kind", "kept")
    screen.page.keyboard.press("Backspace")
    screen.page.keyboard.type("again")
    assert text_of(screen.saved().document) == "good again"
