"""Every text that somebody can write carries a script, and no page of the paper or the desk runs it, with nothing but escaping to
keep it from doing so."""

import json
import pathlib
import re
import sqlite3
import subprocess
import urllib.parse

import newsroom
import pytest
from conftest import ROOT, Paper, make_sample
from pages import PAGES

# What people write, by table.
FREE = {
    "access_tokens": ["name"], "webhook_attempts": ["answer"],
    "assignment_notes": ["text"], "assignments": ["title"], "background_revisions": ["source"], "backgrounds": ["name"],
    "comment_messages": ["text"], "comments": ["quote", "suggestion"], "contributors": ["name", "biography", "position"],
    "background_corrections": ["text"], "closed_versions": ["reason"], "corrections": ["text"], "diary_events": ["what", "passage", "answer_note"],
    "editions": ["headline", "standfirst", "dateline", "search_title", "sharing_title", "lead_caption"],
    "edition_updates": ["headline"], "figures": ["value", "unit", "counts", "source"],
    "link_previews": ["title", "summary", "site", "author"], "live_update_corrections": ["text"], "name_starts": ["name"],
    "outlets": ["name", "note"], "package_revisions": ["title", "standfirst"], "passkeys": ["name"],
    "photographs": ["caption", "credit", "creator", "rights", "place", "occasion", "alternative_text"],
    "recordings": ["title", "voice_name"], "sections": ["name", "summary"], "stages": ["label"], "sessions": ["agent"],
    "confidential_sources": ["label"], "statements": ["role", "words", "sense", "occasion", "described", "original"], "story_entries": ["headline"], "topic_names": ["name"],
    "topics": ["name", "summary"], "users": ["name"], "link_fetches": ["reason"], "rendition_orders": ["refusal"],
    "narrations": ["voice"], "silenced_notes": ["words"], "evidence_copies": ["type"], "evidence_fetches": ["reason"],
}
# JSON, of which these members are what people write.
DOCUMENTS = {
    "background_revisions": ["document"], "draft_batches": ["changes"], "draft_snapshots": ["document"], "drafts": ["fields"],
    "edition_updates": ["document"], "editions": ["document"], "events": ["details"], "field_conflicts": ["value"],
    "live_update_revisions": ["fields", "document"], "former_values": ["value"], "revisions": ["fields", "document"], "set_aside": ["fields", "document"],
}
MEMBERS = {"text", "caption", "source", "title", "summary", "site", "author", "headline", "standfirst", "dateline", "searchTitle",
           "sharingTitle", "reason", "name"}
# What the program makes or chooses from: identifiers, kinds, addresses, hashes, words of an index.
OURS = """
addresses.slug assignment_times.what background_corrections.kind assignments.kind assignments.state background_revisions.as_of changes.act changes.subjects
comments.outcome contributors.folded_name contributors.slug contributors.links corrections.kind diary_events.expected
diary_events.formerly diary_events.outcome drafts.field_marks edition_contributors.role edition_languages.language editions.kind editions.language editions.slug events.act
events.subject events.seal feed_announcements.feed feed_announcements.reason field_conflicts.field figures.as_of
front_placements.slot front_revisions.placements hubs.address imports.origin imports.digest link_fetches.url link_previews.url
link_previews.language name_starts.kind name_starts.start narration_leavings.file_name narration_work.language
narration_work.failure narrations.digest narrations.language narrations.opus_name narrations.mp3_name narrations.marks
outlets.folded_name outlets.kind package_revisions.stories packages.slug paper_picture.headline paper_picture.names
paper_picture.language paper_picture.file_name photographs.taken photographs.digital_source_type photographs.file_name
photographs.file_type photographs.source_url photographs.original_name publication_checks.name publication_checks.weight
publications.kind publications.reason redirects.address redirects.target recordings.voice_kind recordings.file_name renditions.crop renditions.avif renditions.webp
renditions.jpeg revisions.manner sections.slug sessions.level sessions.network sharing_picture_leavings.file_name
sharing_picture_orders.refusal sharing_pictures.headline sharing_pictures.names sharing_pictures.language
sharing_pictures.file_name sitemap_entries.kind sitemap_parts.kind stage_changes.from_stage stage_changes.to_stage stages.name
statement_links.kind statements.kind statements.said stories.stage story_entries.stage story_entries.kind story_entries.language
story_entries.byline topic_names.folded_name topics.kind topics.slug topics.began topics.ended topics.place users.email users.role
users.status users.password_hash vocabulary.word vocabulary_keys.slip vocabulary_keys.word schema_migrations.name
access_tokens.scopes shared_caches.address webhooks.address webhooks.topics webhooks.stopped_because webhook_messages.topic webhook_messages.body
webhook_messages.outcome statements.attribution statements.original_language statements.evidence statements.passage
refused_suggestions.fingerprint silenced_notes.note_key silenced_notes.rule silenced_notes.reason rule_counts.rule rule_counts.outcome
evidence_copies.url evidence_copies.file evidence_fetches.url
""".split()
MOST = 160


def texts(database):
    """Every column of text that the schema has, but those of the search indexes."""
    tables = [name for name, sql in database.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
              if sql and "VIRTUAL" not in sql and not re.search(r"_(data|idx|content|docsize|config)$", name) and not name.startswith("sqlite_")]
    return {f"{table}.{column[1]}" for table in tables for column in database.execute(f"PRAGMA table_info({table})") if column[2] == "TEXT"}


NAMES = []


def script(name):
    """For each sign that must be escaped something that runs where that one is not, whatever becomes of the others."""
    if name not in NAMES:
        NAMES.append(name)
    run = f"window.ran={NAMES.index(name) + 1}"
    return (f" <img src=/x onerror={run} alt=x \" onfocus={run} autofocus tabindex=0 \" <script>{run}</script>"
            f"\"'><img src=\"/x\" onerror=\"{run}\">{{{{{{words.title}}}}}}</title></textarea>")


def poisoned(value, name):
    if isinstance(value, dict):
        return {key: member + script(name) if key in MEMBERS and isinstance(member, str) and member else poisoned(member, name)
                for key, member in value.items()}
    return [poisoned(one, name) for one in value] if isinstance(value, list) else value


def poison(folder):
    database = sqlite3.connect(pathlib.Path(folder) / "newsroom.sqlite")
    there, empty = texts(database), []
    for table, columns in FREE.items():
        for column in columns:
            done = database.execute(
                f"UPDATE {table} SET {column} = {column} || ? WHERE {column} <> ''", [script(f"{table}.{column}")]).rowcount
            if done == 0:
                empty.append(f"{table}.{column}")
    for table, columns in DOCUMENTS.items():
        for column in columns:
            for row, text in database.execute(f"SELECT rowid, {column} FROM {table}").fetchall():
                changed = json.dumps(poisoned(json.loads(text), f"{table}.{column}"))
                database.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", [changed, row])
    database.commit()
    database.close()
    return there, empty


@pytest.fixture(scope="module")
def paper(browser):
    """The sample paper after people have worked in it, with a script in everything that they wrote."""
    module = subprocess.run([ROOT / "bin/editor"], check=True, capture_output=True, text=True).stdout.strip()
    paper = Paper("--desk-editor", module, "--second-factor", "nobody")
    make_sample(paper.folder)
    paper.serve()
    owner = newsroom.Person(paper, browser, "ada@paper.example", bypass_csp=True)
    owner.open_link(re.search(r"http://\S+", paper.desk_line).group(), name="Ada Example")
    owner.go("/")
    story = owner.page.locator("[data-row]").first.get_attribute("href")
    owner.go(story)
    owner.page.locator("form[action$='/comments'] textarea").fill("Is it so? @Ada Example")
    owner.page.locator("form[action$='/comments'] button").click()
    owner.go(story + "/write")
    page = owner.page
    page.locator("#editor[data-ready]").wait_for(state="attached")
    page.evaluate("(desk.editor.commands.setTextSelection({from: 2, to: 6}), desk.editor.view.focus())")
    page.keyboard.press("Control+Alt+s")
    page.get_by_label("How you would word it").fill("otherwise")
    page.keyboard.press("Control+Enter")
    page.locator(".comment-panel").wait_for(state="hidden")
    page.evaluate("""() => desk.sync.server.setAside({
        id: crypto.randomUUID().replace(/-4/, "-7"), document: desk.sync.doc.toJSON(), fields: [{ field: "headline", value: "Mine" }] })""")
    owner.go("/sources/new")
    page.locator("[name=source_label]").fill("Heron")
    page.locator("[name=name]").fill("Somebody")
    page.locator("form.grid button.main").click()
    page.get_by_role("status").wait_for()
    owner.go("/settings/stages")
    page.locator("form.grid [name=label]").fill("Legal check")
    page.locator("form.grid button").click()
    page.get_by_role("status").wait_for()
    owner.go("/assignments/new")
    page.locator("[name=title]").fill("A thing to write")
    page.locator("[name=note]").first.fill("With a note")
    page.locator("form button.main").first.click()
    page.wait_for_load_state()
    paper.run("token", "add", "--user", owner.email, "--scope", "read", "--name", "For the archive")
    paper.stop()
    paper.there, paper.empty = poison(paper.folder)
    paper.serve()
    yield paper, owner, story
    owner.close()
    paper.remove()


def crawl(page, origin, begin, skip, most=MOST):
    """Looks at pages of one origin, from link to link, a few of each kind."""
    ran, seen, kinds, waiting = [], set(), {}, list(begin)
    while waiting and len(seen) < most:
        path = waiting.pop(0)
        kind = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+|(?<=/topic/)[^/]+|(?<=/author/)[^/]+|^/[\w-]+/$", "*", path.partition("?")[0])
        if path in seen or skip(path) or kinds.get(kind, 0) >= 6:
            continue
        seen.add(path)
        kinds[kind] = kinds.get(kind, 0) + 1
        page.goto(origin + path, wait_until="load")
        if "/write" in path:
            page.locator("#editor[data-ready]").wait_for(state="attached")
            page.wait_for_timeout(1_500)
            page.get_by_label("Topics: Add").fill("tar")
            page.wait_for_timeout(500)
        if found := page.evaluate("window.ran"):
            ran.append((path, NAMES[found - 1]))
        for link in page.evaluate("[...document.links].map((link) => link.href)"):
            if link.startswith(origin + "/"):
                parts = urllib.parse.urlsplit(link)
                waiting.append(parts.path + (f"?{parts.query}" if parts.query else ""))
    return ran, seen, kinds


def test_every_text_of_the_schema_is_known_here(paper):
    there = paper[0].there
    known = {f"{table}.{column}" for kinds in (FREE, DOCUMENTS) for table, columns in kinds.items() for column in columns} | set(OURS)
    assert there <= known, f"is it written by people? {sorted(there - known)}"
    print(f"without a row to carry a script: {paper[0].empty}")


def test_no_page_of_the_paper_runs_a_script(paper, browser):
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    ran, seen, kinds = crawl(
        page, paper[0].address, PAGES.values(), lambda path: re.search(r"\.(xml|json|txt|rss|atom|mp3|opus|jpg|avif|webp|png|csv|ics)$|/events", path))
    context.close()
    print(f"{len(seen)} pages, {len(kinds)} kinds")
    assert len(kinds) > 12 and not ran


def test_no_screen_of_the_desk_runs_a_script(paper):
    newsroom_, owner, story = paper
    begin = ["/", story, story + "/write", story + "/publish", story + "/aside", "/today", "/photographs", "/people", "/account",
             "/settings", "/settings/checklist", "/trail", "/trail?act=SaveStory", "/sections", "/redirects", "/front",
             "/front/preview", "/packages", "/settings/newsroom", "/settings/webhooks", "/settings/stages", "/board", "/sources", "/record", "/record/quoted", "/house-style", "/diary",
             "/diary?part=earlier", "/diary/new", "/background", "/background/new"]
    ran, seen, kinds = crawl(owner.page, newsroom_.desk, begin, lambda path: re.search(r"\.(json|csv|jsonl)(\?|$)|^/media/|^/assets/", path), 120)
    print(f"{len(seen)} screens: {sorted(kinds)}")
    assert len(kinds) > 10 and not ran
    # Those that scripts make: names that are suggested, the palette.
    owner.go("/")
    owner.page.keyboard.press("Control+k")
    owner.page.keyboard.type("flood")
    owner.page.locator("#palette-list li").first.wait_for()
    owner.page.wait_for_timeout(500)
    assert owner.page.evaluate("window.ran") is None


def test_a_page_without_escaping_would_be_found(paper, browser):
    """What this looks for can be seen: the same text, as it is, runs."""
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(paper[0].address + "/offline/")
    page.set_content("<!doctype html><title>t</title>" + script("shown"))
    page.wait_for_function("window.ran > 0")
    context.close()

